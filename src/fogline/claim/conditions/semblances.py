"""Semblances: conditions that tell what only has the wording of an event: ways asked, names kept, settings."""

from __future__ import annotations

from fogline.claim.conditions.air_arms import is_air
from fogline.claim.conditions.arguments import lemma_in
from fogline.claim.conditions.arms import has_impact
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_lemmas
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _moved_back_in(paths: Paths) -> bool:
    """ "moved back into the zone": a return, no retreat."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] != "move" or "back" not in syntax.particles(i):
        return False
    return any(case in ("into", "in", "to", "inside", "onto") for case, _ in syntax.obliques(i))


def _aid_people(paths: Paths) -> bool:
    """ "aid workers were flown out": people go, no relief."""
    syntax = paths.scene.syntax
    nodes = paths.patient() if syntax.passive(paths.index) else syntax.surface_subject(paths.index)
    return lemma_in(paths, nodes, "people")


def _person_taken(paths: Paths) -> bool:
    """ "made off with three surveyors": who is taken along is no booty."""
    withs = tuple(paths.obliques(paths.index, ("with",)))
    return bool(withs) and lemma_in(paths, withs, "people") and not lemma_in(paths, withs, "things")


def _sent_to_us(paths: Paths) -> bool:
    """ "Send it to us", "Bring them your stories": the reader is asked."""
    syntax, i = paths.scene.syntax, paths.index
    return not syntax.surface_subject(i) and syntax.tokens[i].xpos == "VB" and syntax.rels[i] in ("root", "parataxis")


def _no_captors(paths: Paths) -> bool:
    """ "the pilot was rescued": out of danger, with nobody who held him."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.lemmas[i] != "rescue":
        return False
    return not load_words("captor_words") & set(syntax.lemmas) and not any(
        paths.scene.is_force(k) for case, k in syntax.obliques(i) if case == "from"
    )


def _gunned_place(paths: Paths) -> bool:
    """ "machine-gunned the village": fire at a place, nobody said to be killed."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.lemmas[i] == "gun" and "down" not in syntax.particles(i)


def _mortar_bomb(paths: Paths) -> bool:
    """ "a mortar bomb": a shell."""
    syntax = paths.scene.syntax
    return any(syntax.lemmas[k] in ("mortar", "artillery", "cluster") for k in syntax.kids(paths.index, "compound"))


def is_ground_raid(paths: Paths) -> bool:
    """Raids in a sentence that names an armed band and nothing that flies."""
    scene, syntax = paths.scene, paths.scene.syntax
    if (
        syntax.lemmas[paths.index] != "raid"
        or (has_impact(paths) and paths.trigger.carried_as == "nsubj")
        or any(is_air(paths, k) for k in range(len(syntax)) if k != paths.index)
    ):
        return False
    if any(scene.has_word(k, "raiders") for k in range(len(syntax))):
        return True
    start, end = scene.span
    return any(
        scene.kind_of(g) in ("armed-group", "militia") for g in scene.groundings.actors if start <= g.start < end
    )


def _gave_way_to(paths: Paths) -> bool:
    """ "the rally gave way to a gun battle": one thing follows another."""
    syntax = paths.scene.syntax
    return any(case == "to" for case, _ in syntax.obliques(paths.index)) or any(
        syntax.case(k) == "to" for n in paths.patient() for k in syntax.kids(n, "nmod")
    )


def _dug_by(paths: Paths) -> bool:
    """ "trenches dug by the rebels": what is dug stays nowhere."""
    syntax, i = paths.scene.syntax, paths.index
    return syntax.lemmas[i] == "dig" and bool(
        find_lemmas(paths, paths.patient()) & {"trench", "hole", "grave", "ditch"}
    )


def _only_ordered(paths: Paths) -> bool:
    """ "orders the army to neutralise them": nobody is killed by an order."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if head < 0 or syntax.rels[i] not in ("xcomp", "ccomp") or syntax.tokens[i].xpos != "VB":
        return False
    told = {"order", "instruct", "authorise", "authorize", "command", "direct", "empower"}
    return syntax.lemmas[head] in told and "to" in syntax.marks(i)


def _bare_round(paths: Paths) -> bool:
    """ "a second round, planned for October": a round of what, if no talks are spoken of."""
    syntax = paths.scene.syntax
    rounds = [n for n in (*paths.patient(), *syntax.surface_subject(paths.index)) if syntax.lemmas[n] == "round"]
    talked = {"talk", "talks", "negotiation", "dialogue", "consultation", "mediation", "diplomacy", "meeting"}
    return bool(rounds) and syntax.rels[paths.index] == "acl" and talked.isdisjoint(syntax.lemmas)


def _pledged_troops(paths: Paths) -> bool:
    """ "promised to field a force of 5,000": own forces to be sent, no threat."""
    syntax = paths.scene.syntax
    if syntax.lemmas[paths.index] not in ("promise", "pledge"):
        return False
    sending = {"send", "deploy", "field", "dispatch", "contribute", "provide", "commit", "station"}
    inner = [k for k in syntax.kids(paths.index, "xcomp") if syntax.lemmas[k] in sending]
    return any(paths.scene.is_force(n) for k in inner for n in syntax.kids(k, "obj"))


def _found_bomb(paths: Paths) -> bool:
    """ "found two grenades", "seized a bomb": nothing went off."""
    syntax, head = paths.scene.syntax, paths.scene.syntax.head(paths.index)
    found = {"find", "seize", "recover", "discover", "uncover", "confiscate", "collect", "carry", "hide", "surrender"}
    return head >= 0 and syntax.rels[paths.index] in ("obj", "nsubj", "conj") and syntax.lemmas[head] in found


def _says_nothing(paths: Paths) -> bool:
    """ "as the accord requires": a pact spoken of, not what is in it."""
    syntax, i = paths.scene.syntax, paths.index
    told = syntax.kids(i, "obj", "ccomp", "xcomp") or any(case == "for" for case, _ in syntax.obliques(i))
    return not told


SEMBLANCES: dict[str, Condition] = {
    "only-ordered": _only_ordered,
    "bare-round": _bare_round,
    "pledged-troops": _pledged_troops,
    "found-bomb": _found_bomb,
    "says-nothing": _says_nothing,
    "moved-back-in": _moved_back_in,
    "aid-people": _aid_people,
    "person-taken": _person_taken,
    "sent-to-us": _sent_to_us,
    "no-captors": _no_captors,
    "gunned-place": _gunned_place,
    "mortar-bomb": _mortar_bomb,
    "ground-raid": is_ground_raid,
    "gave-way-to": _gave_way_to,
    "dug-by": _dug_by,
    "thrust-noun": lambda p: p.scene.syntax.lemmas[p.index] in ("push", "thrust"),
    "mans": lambda p: p.scene.syntax.lemmas[p.index] in ("man", "occupy"),
    "duel-noun": lambda p: p.scene.syntax.lemmas[p.index] == "duel",
}
"""Every condition of this module that the frames' data may name."""
