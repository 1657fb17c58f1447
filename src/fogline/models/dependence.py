"""Dependence: who rests on whom, as a graph of outlets, agencies and first-hand voices."""

from __future__ import annotations

from dataclasses import dataclass

NODE_KINDS = ("outlet", "agency", "monitor", "witness", "official", "party", "unnamed")
"""What a source is drawn as. `outlet`: prints reports of this store; `official`: a speaker or body that is no party."""
EDGE_KINDS = ("quotes", "cites", "reprints", "denies")


@dataclass(frozen=True, slots=True)
class Source:
    """A node: an outlet (by its name) or a voice. `claims` counts the claims that lead to or through it; `first_hand`
    how many of them it tells in its own voice; `side` names the party that it belongs to, "" for none."""

    id: str
    name: str
    kind: str
    claims: int
    first_hand: int
    side: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge: `a` rests on `b` for so many claims (for `reprints`: so many reports)."""

    a: str
    b: str
    kind: str
    weight: int


@dataclass(frozen=True, slots=True)
class Dependence:
    """Sources and ties, in a fixed order. `independent` is the number of independent voices where the graph is of one
    event, None where it is of many; `left_out` counts voices that were left out as the least heard."""

    sources: tuple[Source, ...]
    ties: tuple[Tie, ...]
    independent: int | None = None
    left_out: int = 0
