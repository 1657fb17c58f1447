"""Surroundings: the words around a trigger that conditions ask for."""

from __future__ import annotations

from fogline.claim.paths import Paths

OTHER_CLAUSES = frozenset({"ccomp", "parataxis", "conj", "advcl"})


def find_near(paths: Paths) -> set[str]:
    """Lower-case forms of the trigger's own clause."""
    syntax = paths.scene.syntax
    return {syntax.words[k] for k in syntax.subtree(paths.index, OTHER_CLAUSES)}


def find_lemmas(paths: Paths, nodes: tuple[int, ...]) -> set[str]:
    """Lemmas of nodes, of what is coordinated with them and of what they are a number of."""
    syntax, found = paths.scene.syntax, set()
    for node in nodes:
        for member in syntax.conjuncts(node):
            found.add(syntax.lemmas[member])
            found |= {syntax.lemmas[k] for k in syntax.kids(member, "nmod") if syntax.case(k) == "of"}
    return found


def find_subject_lemmas(paths: Paths) -> set[str]:
    return find_lemmas(paths, paths.scene.syntax.surface_subject(paths.index))


def find_modifiers(paths: Paths, node: int) -> set[str]:
    syntax = paths.scene.syntax
    inner = syntax.kids(node, "compound", "amod")
    return {syntax.lemmas[k] for n in inner for k in (n, *syntax.kids(n, "compound"))}


def find_kinds(paths: Paths, path: str) -> set[str]:
    return {paths.scene.kind_of(g) for g in paths.actors((path,))}


def any_force(paths: Paths, nodes: tuple[int, ...]) -> bool:
    return any(paths.scene.is_force(m) for n in nodes for m in paths.scene.syntax.conjuncts(n))


def find_subjects(paths: Paths) -> tuple[int, ...]:
    syntax = paths.scene.syntax
    return tuple(m for n in syntax.surface_subject(paths.index) for m in syntax.conjuncts(n))
