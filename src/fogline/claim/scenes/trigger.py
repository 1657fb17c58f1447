"""Trigger: a word that may name an event, as one frame lists it."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.lexicon.frames import Frame


@dataclass(slots=True, unsafe_hash=True)
class Trigger:
    """A word that may name an event: its token, the verb that carries it if it is a noun, its predicate.

    Never changed; not frozen, which would make it thrice as slow to make, and most fit nothing.
    """

    index: int
    frame: Frame
    carrier: int | None
    carried_as: str

    @property
    def predicate(self) -> int:
        """The token whose clause dates, places and voices the event."""
        return self.carrier if self.carrier is not None else self.index
