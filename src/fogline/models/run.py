"""Run: what one journey over a set of sources did, and how long each stage of it took."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from fogline.models.capture import Discard

STEPS = ("acquire", "read", "date", "assemble", "picture")
"""Steps that a Progress is told of, in order; "places" before them where the user's own are filed anew."""


class Progress(Protocol):
    """Is told how far a run has come. `doc` is the document at hand; `total` is None where it is not known yet."""

    def __call__(self, step: str, doc: str | None, done: int, total: int | None) -> None:
        """Take note of one step; see STEPS."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did.

    `read` counts reports that were read or read again, `known` documents whose report the store had already,
    `failed` documents (and whole steps) that could not be read; `discards` are the reasons, refused claims
    included. `claims` and `events` count what the store holds now, `refused` the claims of this run that did not
    pass the evidence gate. `words` counts the tokens read. `seconds` is wall-clock time by stage: acquire, read, tag
    (of which inference), resolve, claim, store, date, assemble, and total.
    """

    read: int = 0
    known: int = 0
    failed: int = 0
    refused: int = 0
    claims: int = 0
    events: int = 0
    words: int = 0
    discards: tuple[Discard, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
