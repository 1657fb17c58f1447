"""Slots: conditions on whether a slot can be filled, and what kind of thing fills it."""

from __future__ import annotations

from fogline.claim.conditions.arguments import (
    any_slot,
    is_civil,
    is_military,
    is_quantified,
    lemma_in,
    person_patient,
    place_like,
)
from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.event_nouns import has_detail
from fogline.claim.conditions.surroundings import find_kinds
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words

STATES = frozenset({"country", "government", "ministry", "igo", "agency"})


def is_thing_patient(paths: Paths) -> bool:
    """The object is a thing or a place by its word."""
    return lemma_in(paths, paths.patient(), "things") or place_like(paths, paths.patient())


def is_force_patient(paths: Paths) -> bool:
    """The object is a force, or "them"."""
    scene = paths.scene
    return any(
        scene.is_force(m) or scene.syntax.words[m] == "them" for i in paths.patient() for m in scene.syntax.conjuncts(i)
    )


def is_unpeopled(paths: Paths) -> bool:
    """There is an object, and it is neither people nor a force."""
    scene, nodes = paths.scene, paths.patient()
    if not nodes or person_patient(paths):
        return False
    return not any(scene.is_force(m) for i in nodes for m in scene.syntax.conjuncts(i))


def is_thing_alone(paths: Paths) -> bool:
    """What is struck is a thing, whoever owns it ("the Ruritanian airliner", "three planes", "it")."""
    syntax = paths.scene.syntax
    nodes = [*paths.patient(), *syntax.kids(paths.index, "obj")]
    nodes += [k for k in syntax.kids(paths.index, "obl") if syntax.case(k) == "down"]
    if syntax.rels[paths.index] == "acl" and paths.index >= 1 and syntax.tokens[paths.index - 1].upos == "NOUN":
        nodes.append(paths.index - 1)
    forces = load_words("forces") - load_words("armed_things")
    things = (load_words("things") | load_words("air")) - forces
    return any(
        syntax.words[m] == "it" or syntax.lemmas[m] in things
        for n in nodes
        for m in (*syntax.conjuncts(n), *syntax.parts(n))
    )


SLOTS: dict[str, Condition] = {
    "place": lambda p: bool(p.places(p.trigger.frame.place)),
    "recipient": lambda p: bool(p.actors(p.trigger.frame.recipient)),
    "any-slot": any_slot,
    "patient": lambda p: bool(p.patient()),
    "patient-place": lambda p: place_like(p, p.patient()),
    "subj-place": lambda p: place_like(p, p.scene.syntax.surface_subject(p.index)),
    "patient-person": person_patient,
    "patient-thing": is_thing_patient,
    "patient-force": is_force_patient,
    "patient-military": is_military,
    "patient-civil-object": lambda p: is_civil(p, p.patient()),
    "patient-unpeopled": is_unpeopled,
    "struck-thing": lambda p: is_thing_alone(p) or is_unpeopled(p),
    "no-patient": lambda p: not p.patient(),
    "patient-pronoun": lambda p: any(p.scene.syntax.words[i] in ("it", "this", "them") for i in p.patient()),
    "patient-abstract": lambda p: lemma_in(p, p.patient(), "abstract", "things") and not place_like(p, p.patient()),
    "object-abstract": lambda p: lemma_in(p, p.patient(), "abstract") and not p.places(("patient",)),
    "patient-civil": lambda p: is_civil(
        p, p.patient() if p.scene.syntax.passive(p.index) else p.scene.syntax.surface_subject(p.index)
    ),
    "detail": has_detail,
    "number": is_quantified,
    "number-or-subject": lambda p: is_quantified(p) or bool(p.predicated()),
    "patient-polity": lambda p: bool(find_kinds(p, "patient") & (STATES | load_words("armed_kinds"))),
}
"""Every condition of this module that the frames' data may name."""
