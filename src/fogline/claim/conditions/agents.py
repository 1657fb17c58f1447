"""Agents: conditions on who does it or of whom it is said."""

from __future__ import annotations

from fogline.claim.conditions.arguments import force_actor, is_civil, place_like
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.slots import STATES
from fogline.claim.conditions.surroundings import any_force, find_kinds, find_lemmas, find_subject_lemmas
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

IRREGULARS = frozenset({"armed-group", "militia"})
OUTSIDE = frozenset({"ngo", "monitor", "outlet", "agency"})
"""Kinds of actors that fight nobody: they warn of what others may do, and threaten nobody."""


def _soldiers(paths: Paths) -> bool:
    """Soldiers by word or by kind; a state is none."""
    if find_lemmas(paths, paths.agent()) & (load_words("forces") - {"man", "side", "group", "movement", "opposition"}):
        return True
    return bool(find_kinds(paths, "agent") & {"military", "armed-group", "militia"})


def _any_actor(paths: Paths) -> bool:
    """Any subject at all that is a body, a person or an actor known."""
    words = load_words("diplomats") | load_words("groups") | load_words("rulers")
    return bool(paths.actors(("agent",))) or bool(find_lemmas(paths, paths.agent()) & words)


def _he_subject(paths: Paths) -> bool:
    words = {paths.scene.syntax.words[n] for n in paths.predicated()}
    return bool(words & {"he", "she", "they", "who", "him", "her"}) and not place_like(paths, paths.predicated())


AGENTS: dict[str, Condition] = {
    "pronoun-subject": lambda p: any(
        p.scene.syntax.tokens[n].upos == "PRON" for n in p.scene.syntax.surface_subject(p.index)
    ),
    "some-subject": lambda p: any(
        p.scene.syntax.tokens[m].upos in ("NOUN", "PROPN", "ADJ", "NUM", "DET")
        for n in p.scene.syntax.surface_subject(p.index)
        for m in p.scene.syntax.conjuncts(n)
    ),
    "actor": lambda p: bool(p.actors(p.trigger.frame.actor)) or (p.trigger.frame.kind == "verb" and force_actor(p)),
    "actor-subject-force": lambda p: any(p.scene.is_force(m) for m in p.scene.syntax.surface_subject(p.index)),
    "agent-actor": lambda p: bool(p.actors(("agent",))),
    "actor-force": force_actor,
    "actor-civil": lambda p: is_civil(p, p.agent()),
    "subj-force": lambda p: any(
        p.scene.is_force(m) for n in p.scene.syntax.surface_subject(p.index) for m in p.scene.syntax.conjuncts(n)
    ),
    "actor-or-force": lambda p: bool(p.actors(("agent",))) or any_force(p, p.agent()),
    "it-predicated": lambda p: any(
        p.scene.syntax.words[n] in ("it", "they", "both", "this", "all") for n in p.predicated()
    ),
    "agent-named": lambda p: (
        any(p.scene.syntax.tokens[n].upos == "PROPN" for n in p.agent()) or bool(p.actors(("agent",)))
    ),
    "predicated-force": lambda p: any_force(p, p.predicated()),
    "actor-soldiers": _soldiers,
    "actor-state": lambda p: bool(find_kinds(p, "agent") & STATES),
    "actor-party": lambda p: bool(find_kinds(p, "agent") & (STATES | load_words("armed_kinds"))),
    "agent-outside": lambda p: bool(kinds := find_kinds(p, "agent")) and kinds <= OUTSIDE,
    "agent-irregular": lambda p: bool(find_kinds(p, "agent") & IRREGULARS),
    "any-actor": _any_actor,
    "any-force": lambda p: any_force(p, (*p.agent(), *p.patient())),
    "subject-people": lambda p: bool(find_subject_lemmas(p) & load_words("people")),
    "person-no-place": lambda p: find_kinds(p, "agent") == {"person"} and not p.places(p.trigger.frame.place),
    "person-alone": lambda p: find_kinds(p, "agent") == {"person"} and not p.actors(p.trigger.frame.recipient),
    "he-subject": _he_subject,
}
"""Every condition of this module that the frames' data may name."""
