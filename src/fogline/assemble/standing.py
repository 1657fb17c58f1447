"""Standing: which decisions hold, which are overruled, and which conflict.

A decision overrules another on the same matter when its maker had seen it, or is the same person. What is not
overruled is a head. Heads that say the same agree; heads that differ are a conflict, of which the first made holds
until somebody who has seen all of them decides. So the outcome depends on the set of decisions alone, not on the order
in which a store came by them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from fogline.models.decision import Decision


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds on one matter: the decision in force, and the heads that say otherwise, in order."""

    decision: Decision
    rivals: tuple[Decision, ...] = ()


def find_standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that nobody undid, the first made first, undos left out; an undo can be undone itself."""
    ordered = sorted({d.id: d for d in decisions}.values(), key=lambda d: (d.at, d.id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.action == "undo" and decision.id not in undone:
            undone.add(decision.undoes)
    return [d for d in ordered if d.action != "undo" and d.id not in undone]


def find_outcome(decisions: Sequence[Decision], tell: Callable[[Decision], Hashable]) -> Outcome:
    """What holds of decisions on one matter, handed in with the first made first. `tell` says what each decides."""
    heads = [d for d in decisions if not any(_overrules(other, d) for other in decisions)] or list(decisions[-1:])
    first = heads[0]
    return Outcome(first, tuple(d for d in heads[1:] if tell(d) != tell(first)))


def _overrules(later: Decision, earlier: Decision) -> bool:
    if earlier.id in later.seen:
        return earlier.id != later.id
    return later.by == earlier.by and (later.at, later.id) > (earlier.at, earlier.id)
