"""Clause bonds: whether what one clause of a sentence says of a place holds for an event that another tells."""

from __future__ import annotations

from fogline.claim.parse.syntax import Syntax

BREAKS = frozenset({"parataxis", "conj"})
"""Relations by which a clause only stands beside another."""


def is_bound(syntax: Syntax, event: int, place: int) -> bool:
    """Whether the clause of a place holds that of an event, or hangs on it or beside it as no mere second statement
    ("No shot was fired; a mine went off in Oldtown": not bound). Both are token indexes."""
    clause = _find_clause(syntax, place)
    mine, its = [event, *syntax.ancestors(event)], [clause, *syntax.ancestors(clause)]
    if clause in mine:
        return True
    shared = next((node for node in mine if node in its), -1)
    if shared < 0:
        return False
    below = {syntax.rels[k] for k in its[: its.index(shared)]}
    above = {syntax.rels[k] for k in mine[: mine.index(shared)]}
    return not below & BREAKS if shared == event else "parataxis" not in below | above


def _find_clause(syntax: Syntax, index: int) -> int:
    """The verb or predicate that a word belongs to; the word itself where there is none."""
    return next((k for k in syntax.ancestors(index) if syntax.is_verb(k) or k in syntax.copular), index)
