"""Rows: a table of numbers that rows are added to while it is read."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


class Rows:
    """Rows in the order in which they were added; they are copied only where the room ahead is used up."""

    def __init__(self, first: Array) -> None:
        self._held = first
        self._filled = len(first)

    def __len__(self) -> int:
        return self._filled

    def add(self, added: Array) -> None:
        """Put rows behind the last."""
        first, self._filled = self._filled, self._filled + len(added)
        if self._filled > len(self._held):
            room = np.empty((self._filled, added.shape[1]), np.float32)
            self._held = np.concatenate([self._held[:first], room])
        self._held[first : self._filled] = added

    def take(self, places: list[int]) -> Array:
        """The rows at some places, in their order."""
        return self._held.take(places, 0)
