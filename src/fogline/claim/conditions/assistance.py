"""Assistance: conditions of the frames of backing, arms and relief that are given (`support`)."""

from __future__ import annotations

from fogline.claim.conditions.condition import Condition
from fogline.claim.conditions.surroundings import find_lemmas, find_modifiers
from fogline.claim.slots.paths import Paths
from fogline.lexicon.word_sets import load_words


def _giver(paths: Paths) -> bool:
    """Arms or aid handed to somebody: by a state or an organisation, or to a named party."""
    scene = paths.scene
    if paths.actors(paths.trigger.frame.recipient):
        return True
    kinds = {"country", "government", "ngo", "igo"}
    return any(scene.kind_of(g) in kinds for g in paths.actors(("agent",))) and not paths.obliques(
        paths.index, ("into", "in", "along", "near", "towards", "toward")
    )


def _patient_has(paths: Paths, words: frozenset[str]) -> bool:
    syntax = paths.scene.syntax
    nodes = {k for n in paths.patient() for k in syntax.subtree(n, frozenset({"acl", "advcl", "ccomp"}))}
    return any(syntax.lemmas[k] in words for k in nodes)


def _relief(paths: Paths) -> bool:
    """Relief goods that come or are brought: an aid convoy, food, medicine."""
    syntax = paths.scene.syntax
    nodes = paths.patient() if syntax.passive(paths.index) else syntax.surface_subject(paths.index)
    around = {m for n in nodes for m in find_modifiers(paths, n)}
    laden = [m for n in nodes for m in (n, *syntax.parts(n))]
    loads = tuple(k for n in laden for v in syntax.kids(n, "acl") for k in syntax.kids(v, "obj", "obl"))
    nodes = (*nodes, *(k for k in loads if not syntax.is_verb(k)))
    return bool(find_lemmas(paths, nodes) & load_words("relief")) or bool(around & {"aid", "relief", "humanitarian"})


def _with_arms(paths: Paths) -> bool:
    """ "provided the rebels with weapons": what is given hangs on the receiver."""
    syntax = paths.scene.syntax
    inner = [k for n in paths.patient() for k in syntax.kids(n, "nmod") if syntax.case(k) == "with"]
    return bool(find_lemmas(paths, tuple(inner)) & load_words("aid"))


def _arms_delivered(paths: Paths) -> bool:
    """ "took delivery of ten tanks"."""
    _scene, syntax = paths.scene, paths.scene.syntax
    nodes = [k for n in paths.patient() for k in syntax.parts(n)]
    nodes += [k for case, k in syntax.obliques(paths.index) if case == "of"]
    words = load_words("military_things") | load_words("air") | load_words("guns") | load_words("aid")
    return any(
        syntax.lemmas[m] in words or syntax.tokens[m].upos == "PROPN" for n in nodes for m in syntax.conjuncts(n)
    )


ASSISTANCE: dict[str, Condition] = {
    "of-arms-or-aid": lambda p: any(
        p.scene.has_word(m, c)
        for k in p.complements(p.index, ("of",))
        for m in (*p.scene.syntax.conjuncts(k), *p.scene.syntax.parts(k))
        for c in ("military_things", "air", "guns", "aid", "relief")
    ),
    "arms-delivered": _arms_delivered,
    "giver": _giver,
    "relief-object": lambda p: _patient_has(p, load_words("relief")),
    "with-arms": _with_arms,
    "aid-object": lambda p: _patient_has(p, load_words("aid")),
    "relief-argument": _relief,
}
"""Every condition of this module that the frames' data may name."""
