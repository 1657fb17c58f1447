"""Followings: conditions of frames of groups joined, led and left, and of crowds that act for a cause."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claim.conditions.arguments import is_civil, lemma_in
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

CAUSES = frozenset({"protest", "demand", "demanding", "against", "over", "solidarity", "protesting"})
NAMED_BODIES = frozenset({"igo", "coalition", "armed-group", "militia", "party"})


def _into_army(paths: Paths) -> bool:
    """ "absorbed into the regular army", "enlisted in the guard"."""
    syntax = paths.scene.syntax
    return any(
        case in ("into", "in", "with") and bool({syntax.lemmas[m] for m in syntax.conjuncts(k)} & load_words("armies"))
        for case, k in syntax.obliques(paths.index)
    )


def _named_body(paths: Paths) -> bool:
    """An alliance, party or group as what is left."""
    scene, syntax = paths.scene, paths.scene.syntax
    bodies = load_words("bodies_left")
    if any(syntax.lemmas[m] in bodies for n in paths.patient() for m in syntax.conjuncts(n)):
        return True
    if syntax.lemmas[paths.index] != "quit":
        return False
    return any(scene.kind_of(g) in NAMED_BODIES for n in paths.patient() for g in scene.actors_at(n))


def _joins_employer(paths: Paths) -> bool:
    """ "joined the hospital in 2011", "joined a video call"."""
    syntax = paths.scene.syntax
    nodes = paths.patient()
    if syntax.lemmas[paths.index] != "join":
        return False
    return any(syntax.lemmas[n] in load_words("employers") or syntax.lemmas[n] in load_words("kin") for n in nodes)


def _new_chief(paths: Paths) -> bool:
    """ "has a new leader"."""
    syntax = paths.scene.syntax
    return any(
        syntax.lemmas[n] in load_words("posts") and "new" in {syntax.words[k] for k in syntax.kids(n, "amod")}
        for n in paths.patient()
    )


def _end_of_rule(paths: Paths) -> bool:
    """ "proclaimed the end of the regime"."""
    syntax = paths.scene.syntax
    inner = {syntax.lemmas[k] for n in paths.patient() for k in syntax.parts(n)}
    return bool(inner & (load_words("rulers") | {"rule", "monarchy", "dictatorship", "transition", "republic"}))


def _resistance_joined(paths: Paths) -> bool:
    """ "joined the resistance", "to join the rebels": a side, whatever it is called."""
    scene, syntax = paths.scene, paths.scene.syntax
    sides = load_words("sides_joined")
    band = any(scene.is_force(n) or scene.has_word(n, "groups") for n in paths.agent())
    if band and any(syntax.lemmas[n] in load_words("armies") for n in paths.patient()):
        return True
    return any(
        syntax.lemmas[m] in sides or (scene.is_force(m) and syntax.tokens[m].xpos in ("NNS", "NNPS"))
        for n in paths.patient()
        for m in syntax.conjuncts(n)
    )


def _for_a_cause(paths: Paths) -> bool:
    """Work left, or shops shut, over something: "laid down their tools over unpaid wages"."""
    syntax = paths.scene.syntax
    near = {syntax.words[k] for k in syntax.subtree(paths.index, frozenset({"ccomp", "parataxis"}))}
    return bool(near & CAUSES)


def _crowd_carrier(paths: Paths) -> bool:
    """ "parked their lorries across the road in protest": people who act, not an envoy recalled or a post left."""
    scene, syntax, carrier = paths.scene, paths.scene.syntax, paths.trigger.carrier
    if carrier is None or syntax.lemmas[carrier] in ("resign", "quit", "recall", "summon", "expel", "cancel", "leave"):
        return False
    nodes = syntax.surface_subject(carrier)
    if any(scene.is_force(n) and not scene.has_word(n, "protesters") for n in nodes):
        return False
    return lemma_in(paths, nodes, "protesters") or is_civil(paths, nodes)


def _angry_crowd(paths: Paths) -> bool:
    """ "Angry relatives stormed the office": civilians whose anger is told."""
    syntax = paths.scene.syntax
    nodes = [m for n in paths.agent() for m in syntax.conjuncts(n)]
    angry = load_words("anger")
    return any(
        syntax.lemmas[n] in load_words("protesters") and angry & {syntax.words[k] for k in syntax.kids(n, "amod")}
        for n in nodes
    )


FOLLOWINGS: dict[str, Callable[[Paths], bool]] = {
    "into-army": _into_army,
    "named-body": _named_body,
    "joins-employer": _joins_employer,
    "new-chief": _new_chief,
    "end-of-rule": _end_of_rule,
    "resistance-joined": _resistance_joined,
    "for-a-cause": _for_a_cause,
    "crowd-carrier": _crowd_carrier,
    "angry-crowd": _angry_crowd,
}
"""Every condition of this module that the frames' data may name."""
