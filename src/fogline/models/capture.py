"""Capture: bytes as fetched. Discard: what could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

CONFLICT, BY_WORDS = "conflict", "words"
"""What may be given as a report's `subject`: that it tells of an armed conflict, or that its words decide (as where
nothing is given)."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One source's bytes, immutable, addressed by `sha256` (hex of `data`).

    `name` is the document's name without folder (the codebook's `doc`); `media_type` one of
    text/plain, text/markdown, text/html. `given` holds metadata handed in beside the bytes
    (keys: published, publisher, title, url, subject; values are strings). `retrieved_at` is UTC.
    """

    sha256: str
    name: str
    data: bytes = field(repr=False)
    media_type: str
    retrieved_at: datetime
    given: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Discard:
    """A thing that was not read: its name, the stage that refused, the reason, in one plain sentence."""

    name: str
    stage: str
    reason: str
    sha256: str | None = None
