"""Surroundings: the words around a trigger that conditions ask for."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.claim.slots.paths import Paths

OTHER_CLAUSES = frozenset({"ccomp", "parataxis", "conj", "advcl"})


def find_near(paths: Paths) -> set[str]:
    """Lower-case forms of the trigger's own clause."""
    syntax = paths.scene.syntax
    return {syntax.words[k] for k in syntax.subtree(paths.index, OTHER_CLAUSES)}


def find_near_beside(paths: Paths) -> set[str]:
    """Lower-case forms of the trigger's own clause and of the adverbial clauses in it."""
    syntax = paths.scene.syntax
    return {syntax.words[k] for k in syntax.subtree(paths.index, OTHER_CLAUSES - {"advcl"})}


def find_lemmas(paths: Paths, nodes: Iterable[int]) -> set[str]:
    """Lemmas of nodes, of what is coordinated with them and of what they count."""
    syntax = paths.scene.syntax
    return {syntax.lemmas[k] for n in nodes for m in syntax.conjuncts(n) for k in (m, *syntax.parts(m))}


def find_oblique_lemmas(paths: Paths, *cases: str) -> set[str]:
    """Lemmas of the trigger's obliques, under some prepositions or any."""
    syntax = paths.scene.syntax
    return {syntax.lemmas[k] for case, k in syntax.obliques(paths.index) if not cases or case in cases}


def find_subject(paths: Paths) -> tuple[int, ...]:
    """The surface subject of the trigger."""
    return paths.scene.syntax.surface_subject(paths.index)


def find_subjects(paths: Paths) -> tuple[int, ...]:
    """The surface subject and what is coordinated with it."""
    return tuple(m for n in find_subject(paths) for m in paths.scene.syntax.conjuncts(n))


def find_subject_lemmas(paths: Paths) -> set[str]:
    """Lemmas of the surface subject, as `find_lemmas` gives them."""
    return find_lemmas(paths, find_subject(paths))


def find_modifiers(paths: Paths, node: int) -> set[str]:
    """Lemmas of what stands before a noun, and of what stands before that."""
    syntax = paths.scene.syntax
    inner = syntax.kids(node, "compound", "amod")
    return {syntax.lemmas[k] for n in inner for k in (n, *syntax.kids(n, "compound"))}


def find_kinds(paths: Paths, path: str) -> set[str]:
    """Kinds of the actors at the end of a path."""
    return {paths.scene.kind_of(g) for g in paths.actors((path,))}


def any_force(paths: Paths, nodes: Iterable[int]) -> bool:
    """Whether any of some nodes, or what is coordinated with them, is a force."""
    return any(paths.scene.is_force(m) for n in nodes for m in paths.scene.syntax.conjuncts(n))
