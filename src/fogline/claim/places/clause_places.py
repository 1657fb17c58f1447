"""Clause places: where a clause is put by its own locative phrases."""

from __future__ import annotations

from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding


def find_clause_places(scene: Scene, predicate: int) -> tuple[Grounding, ...]:
    """Places in the locative phrases of a clause, where it is a predicate."""
    wanted, syntax = load_words("locatives") | {"into"}, scene.syntax
    for node in syntax.kids(predicate, "advmod"):
        if found := scene.places_at(node):
            return tuple(found)
    placed = [(syntax.case(k), k) for n in syntax.kids(predicate, "obj") for k in syntax.kids(n, "nmod")]
    for case, node in (*syntax.obliques(predicate), *placed):
        if (case in wanted or case.split(" ")[0] in wanted) and (found := scene.places_of(node)):
            return tuple(found)
    return ()
