"""Assaults: conditions of the frames of attacks on the ground (`attack`)."""

from __future__ import annotations

from fogline.claim.air_arms import raids_on_foot
from fogline.claim.arguments import is_civil, lemma_in, place_like
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.slots import is_force_patient
from fogline.claim.paths import Paths
from fogline.claim.semblances import is_ground_raid
from fogline.claim.surroundings import any_force, find_modifiers, find_near
from fogline.lexicon.frames import load_words

SINCE = frozenset({"since", "when", "after", "before", "until", "once", "as", "while"})


def _hit_subject(paths: Paths) -> bool:
    """A place or a force that comes under fire; a minister under fire is only criticised."""
    syntax = paths.scene.syntax
    for case, node in syntax.obliques(paths.index):
        if case in ("for", "over") or (case == "under" and find_modifiers(paths, node) & load_words("gun_modifier")):
            return False
    return place_like(paths, paths.scene.syntax.surface_subject(paths.index)) or any_force(
        paths, syntax.surface_subject(paths.index)
    )


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


def _besieged(paths: Paths) -> bool:
    """ "the base is encircled", "we are surrounded"."""
    syntax, i = paths.scene.syntax, paths.index
    if not syntax.passive(i) or syntax.rels[i] in ("amod", "acl"):
        return False
    nodes = paths.patient()
    force = any(paths.scene.is_force(n) or syntax.words[n] in ("we", "they") for n in nodes)
    by = [k for k in paths.obliques(i, ("by",)) if not paths.scene.is_force(k)]
    return not by and (force or place_like(paths, nodes) or lemma_in(paths, nodes, "institutions"))


def _target_subject(paths: Paths) -> bool:
    """A patrol, a craft or a post that draws fire; a minister who does is only criticised."""
    scene, syntax = paths.scene, paths.scene.syntax
    things = load_words("air") | load_words("craft_shot_at")
    for n in syntax.surface_subject(paths.index):
        for m in syntax.conjuncts(n):
            if scene.is_force(m) or syntax.lemmas[m] in things:
                return True
    return place_like(paths, syntax.surface_subject(paths.index))


def _jail_opened(paths: Paths) -> bool:
    """ "broke open the jail"."""
    syntax = paths.scene.syntax
    nodes = [m for n in paths.patient() for m in (*syntax.conjuncts(n), *syntax.kids(n, "obj"))]
    nodes += [k for o in syntax.kids(paths.index, "xcomp") for k in syntax.children[o]]
    nodes += [syntax.head(paths.index)] if syntax.rels[paths.index] == "acl" else []
    opened = "open" in {syntax.words[k] for k in syntax.children[paths.index]}
    return opened and any(n >= 0 and syntax.lemmas[n] in load_words("jails") for n in nodes)


def _swept_place(paths: Paths) -> bool:
    """ "a sweep of the hills", "a sweep south of Oldtown": a search by forces, at a place that is told."""
    syntax, i = paths.scene.syntax, paths.index
    if syntax.rels[i] in ("compound", "amod") or paths.trigger.carried_as == "obj":
        return False
    nodes = paths.complements(
        i, ("of", "in", "through", "around", "across", "south of", "north of", "east of", "west of")
    )
    nodes += [k for m in syntax.kids(i, "advmod") for k in syntax.kids(m, "obl", "nmod")]
    return place_like(paths, tuple(nodes))


def _beaten_off(paths: Paths) -> bool:
    """ "tried to win it back and were beaten off": told as the fight that it came to."""
    syntax = paths.scene.syntax
    head = syntax.head(paths.index)
    return head >= 0 and any(set(syntax.particles(k)) & {"off", "back"} for k in syntax.kids(head, "conj"))


def _set_upon(paths: Paths) -> bool:
    """ "set upon the village", "fell upon the travellers": a place or people, whoever did it."""
    scene, syntax = paths.scene, paths.scene.syntax
    nodes = tuple(paths.obliques(paths.index, ("upon",)))
    if not syntax.surface_subject(paths.index) or syntax.kids(paths.index, "obj"):
        return False
    return place_like(paths, nodes) or any(scene.has_word(n, "people") or scene.is_force(n) for n in nodes)


ASSAULTS: dict[str, Condition] = {
    "set-upon": _set_upon,
    "beaten-off": _beaten_off,
    "arrest-raid": lambda p: (
        p.trigger.carrier is not None
        and p.trigger.carried_as == "obl"
        and p.scene.syntax.case(p.index) in ("in", "during")
        and p.scene.syntax.lemmas[p.trigger.carrier] in ("arrest", "detain", "pick", "round", "nab", "capture", "seize")
    ),
    "riot-means": lambda p: bool(find_near(p) & load_words("riot_means")),
    "hit-subject": _hit_subject,
    "went-off": lambda p: (
        p.scene.syntax.lemmas[p.index] == "storm"
        and any(case.split(" ")[0] in ("off", "out") for case, _ in p.scene.syntax.obliques(p.index))
    ),
    "tried": _tried,
    "aimed-at": _aimed_at,
    "next": _next,
    "told-over": _told_over,
    "dated-by": _dated_by,
    "of-other-attack": _of_other_attack,
    "besieged": _besieged,
    "target-subject": _target_subject,
    "jail-opened": _jail_opened,
    "swept-place": _swept_place,
    "post-patient": lambda p: place_like(p, p.patient()) or is_force_patient(p),
    "named-operation": _named_operation,
    "bare-raid": _bare_raid,
    "trapped-civil": lambda p: p.scene.syntax.lemmas[p.index] in ("trap", "isolate") and is_civil(p, p.patient()),
    "charged-place": lambda p: place_like(p, p.patient()) or any(p.scene.syntax.words[n] == "it" for n in p.patient()),
}
"""Every condition of this module that the frames' data may name."""
