"""Assaults: conditions of the frames of attacks on the ground (`attack`)."""

from __future__ import annotations

from fogline.claim.conditions.air_arms import raids_on_foot
from fogline.claim.conditions.arguments import place_like
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.semblances import is_ground_raid
from fogline.claim.conditions.surroundings import find_near
from fogline.claim.epistemics.undone import is_undone
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

SINCE = frozenset({"since", "when", "after", "before", "until", "once", "as", "while"})


def _tried(paths: Paths) -> bool:
    """The taking of a place is only tried: "struggled to retake", "the attempt to capture"."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if head < 0 or not any(syntax.words[m] == "to" for m in syntax.kids(i, "mark")):
        return False
    if syntax.rels[i] in ("xcomp", "advcl"):
        return syntax.lemmas[head] in load_words("trying")
    return syntax.rels[i] == "acl" and syntax.lemmas[head] in load_words("trials")


def _aimed_at(paths: Paths) -> bool:
    """What is tried to be taken or reached is a place, by its name or by a word for places."""
    syntax, i = paths.scene.syntax, paths.index
    nodes = (*paths.patient(), *paths.obliques(i, ("into", "inside", "in")), *syntax.kids(i, "flat"))
    named = any(syntax.tokens[n].upos == "PROPN" and not paths.scene.is_force(n) for n in nodes)
    return named or place_like(paths, nodes) or any(syntax.words[n] in ("it", "them") for n in paths.patient())


def _next(paths: Paths) -> bool:
    """ "Oldtown could be next", "that is the next target": the place said of is to be attacked."""
    syntax, i = paths.scene.syntax, paths.index
    if i not in syntax.copular or syntax.kids(i, "obl", "nmod", "xcomp", "advcl"):
        return False
    if syntax.lemmas[i] != "next" and not any(syntax.lemmas[k] == "next" for k in syntax.kids(i, "amod")):
        return False
    subjects = syntax.surface_subject(i)
    pointing = syntax.lemmas[i] != "next" and any(syntax.words[n] in ("that", "this", "it") for n in subjects)
    return pointing or place_like(paths, subjects) or any(_name(paths, n) for n in subjects)


def _name(paths: Paths, index: int) -> bool:
    syntax = paths.scene.syntax
    kinds = {paths.scene.kind_of(g) for g in paths.scene.actors_at(index)}
    return syntax.tokens[index].upos == "PROPN" and not kinds & {"person", "military", "armed-group", "militia"}


def _told_over(paths: Paths) -> bool:
    """ "the war was not over", "the fighting is fierce": the fighting stands as subject of a state."""
    syntax, i = paths.scene.syntax, paths.index
    head = syntax.head(i)
    if syntax.rels[i] != "nsubj" or head not in syntax.copular:
        return False
    if syntax.case(head) == "in" and syntax.lemmas[head] in ("day", "week", "month", "year", "hour"):
        return True
    placed = syntax.case(head) in ("in", "at", "around", "near", "along") and bool(paths.scene.places_of(head))
    return syntax.words[head] in load_words("states_of_fighting") or placed or _sited(paths, head)


def _sited(paths: Paths, index: int) -> bool:
    """ "The fighting was around the terminal"."""
    syntax = paths.scene.syntax
    return syntax.case(index) in ("around", "near", "at", "along") and paths.scene.has_word(index, "place_nouns")


def _dated_by(paths: Paths) -> bool:
    """ "since the fighting began", "when the operation started": what is told already dates another event."""
    syntax, carrier = paths.scene.syntax, paths.trigger.carrier
    if carrier is None or syntax.lemmas[carrier] not in load_words("beginnings") or syntax.rels[carrier] != "advcl":
        return False
    around = {syntax.words[k] for k in syntax.kids(carrier, "mark", "advmod")}
    if not paths.trigger.carried_as.startswith("nsubj"):
        return False
    if not around & SINCE:
        return False
    scene, inside = paths.scene, [k for k in syntax.subtree(carrier) if k > paths.index]
    return not any(syntax.tokens[k].start <= t.start < syntax.tokens[k].end for t in scene.times for k in inside)


def _of_other_attack(paths: Paths) -> bool:
    """ "claimed responsibility for the rocket attack": the attack is told by its own noun."""
    syntax = paths.scene.syntax
    return any(syntax.case(k) == "for" for n in (paths.index, *paths.patient()) for k in syntax.kids(n, "nmod", "obl"))


def _named_operation(paths: Paths) -> bool:
    """ "launched what it called a limited operation"."""
    syntax = paths.scene.syntax
    told = syntax.kids(paths.index, "obj", "ccomp")
    inside = [k for n in told for k in syntax.subtree(n, frozenset({"obl", "nmod"}))]
    events = load_words("event_nouns")
    if any(syntax.words[k] == "what" for k in inside):
        return any(syntax.lemmas[k] in events for k in inside)
    head = syntax.head(paths.index)
    own = [k for k in syntax.kids(paths.index, "nsubj") if syntax.words[k] not in ("which", "that", "who")]
    if syntax.tokens[paths.index].deprel != "acl:relcl" or head < 0 or not own:
        return False
    above = syntax.head(head) if syntax.rels[head] == "nmod" else head
    return above >= 0 and syntax.lemmas[above] in events


def _bare_raid(paths: Paths) -> bool:
    """ "raid on Oldtown": a raid whose makers nobody names strikes from the air."""
    syntax, i = paths.scene.syntax, paths.index
    around = {syntax.lemmas[k] for k in syntax.kids(i, "compound", "amod")}
    if (
        syntax.lemmas[i] != "raid"
        or is_ground_raid(paths)
        or around & (load_words("ground_modifier") | load_words("gun_modifier") | {"snatch"})
    ):
        return False
    if raids_on_foot(paths, i):
        return False
    sites = [m for k in paths.complements(i, ("on",)) for m in (k, *syntax.kids(k, "compound"))]
    if paths.actors(("by", "mod", "light")) or not any(paths.scene.places_at(m) for m in sites):
        return False
    return paths.trigger.carrier is None or paths.trigger.carried_as == "obl"


ASSAULTS: dict[str, Condition] = {
    "mob-subject": lambda p: (
        any(
            p.scene.syntax.lemmas[n] in ("mob", "gang", "horde", "vigilante", "raider", "bandit", "gunman", "attacker")
            for n in p.scene.syntax.surface_subject(p.index)
        )
        and any(
            p.scene.has_word(k, "place_nouns") or p.scene.has_word(k, "people") or p.scene.places_of(k)
            for k in p.obliques(p.index, ("on", "upon"))
        )
    ),
    "arrest-raid": lambda p: (
        p.trigger.carrier is not None
        and p.trigger.carried_as == "obl"
        and p.scene.syntax.case(p.index) in ("in", "during")
        and p.scene.syntax.lemmas[p.trigger.carrier] in ("arrest", "detain", "pick", "round", "nab", "capture", "seize")
    ),
    "riot-means": lambda p: bool(find_near(p) & load_words("riot_means")),
    "went-off": lambda p: (
        p.scene.syntax.lemmas[p.index] == "storm"
        and any(case.split(" ")[0] in ("off", "out") for case, _ in p.scene.syntax.obliques(p.index))
    ),
    "tried": _tried,
    "owned-by-none": lambda p: is_undone(p.scene, p.index),
    "aimed-at": _aimed_at,
    "next": _next,
    "told-over": _told_over,
    "dated-by": _dated_by,
    "of-other-attack": _of_other_attack,
    "named-operation": _named_operation,
    "bare-raid": _bare_raid,
}
"""Every condition of this module that the frames' data may name."""
