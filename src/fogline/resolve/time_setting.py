"""Time setting: what a time term is seen from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fogline.models.measure import Interval


@dataclass(frozen=True, slots=True)
class Setting:
    """What a term is seen from.

    `day` is the report's (or the live entry's) day, None where unknown; `tense` past, future or ""; `relation` the
    preposition's. `near` is a day named before in the same sentence, `behind` one named later in it, `earlier` the
    intervals named before, oldest first; `reporting` the stretch that the report says it covers, `period` the last
    stretch named at all; `order` is dmy or mdy where the report's numeric dates tell; `perfect` tells whether the verb
    is in the perfect; `seen` is the last day told with its year, in a report without a date.
    """

    day: date | None
    tense: str = ""
    relation: str = "on"
    near: Interval | None = None
    behind: Interval | None = None
    earlier: tuple[Interval, ...] = ()
    reporting: Interval | None = None
    period: Interval | None = None
    perfect: bool = False
    order: str = ""
    seen: date | None = None

    def nearest(self, choices: Iterable[date | None]) -> date | None:
        """Of the days of several years, the one nearest to the last day told with its year; None without one."""
        seen = self.seen
        if self.day is not None or seen is None:
            return None
        return min((c for c in choices if c), key=lambda c: (abs((c - seen).days), c < seen), default=None)

    def anchor(self, longest: int = 3) -> Interval | None:
        """The latest interval named before (in this sentence first) of at most `longest` days."""
        for interval in (self.near, *reversed(self.earlier), self.behind):
            if interval and (interval.last - interval.first).days < longest:
                return interval
        return None

    @property
    def here(self) -> Interval | None:
        """A day named in the same sentence, before or behind."""
        return self.near or self.behind
