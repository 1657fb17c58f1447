"""Queue: claims in the order in which a reviewer's look at them pays."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A claim to look at: its event, the score it is ordered by, its effect on the picture in one sentence, and how
    many reviewers decided on it."""

    claim: str
    event: str | None
    score: float
    effect: str
    doc: str
    event_type: str
    decided: int = 0
