"""Stopwatch: wall-clock seconds by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class Stopwatch:
    """Adds up the seconds spent inside `with watch(name):`, for each name. Not for several threads."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Time what happens inside, also where it raises."""
        begun = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += perf_counter() - begun
