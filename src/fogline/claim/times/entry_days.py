"""Entry days: the day that opens an entry of a log or chronology ("Sun 11 (A) Gunmen poured in. They overran ...") and
dates what the entry tells without a time of its own."""

from __future__ import annotations

import re
from bisect import bisect_right

from fogline.claim.scenes.scene import Scene
from fogline.models.groundings import Groundings
from fogline.models.measure import TimeExpression
from fogline.models.report import Report

MARK = re.compile(r"[ ]?(?:\([A-Z0-9]{1,3}\)|:)(?=\s|$)")
"""What parts an entry's day from its news: a colon, or a grade in brackets."""
LEAD = 40
"""Characters that may stand before the day in its line ("Niger, Sat 10 (B): ...")."""


class EntryDays:
    """The days that head the entries of one report."""

    def __init__(self, report: Report, groundings: Groundings) -> None:
        starts = [block.start for block in report.blocks]
        self._entries: list[tuple[int, int, TimeExpression]] = []
        for time in groundings.times:
            if time.interval is None or time.interval.first != time.interval.last:
                continue
            if MARK.match(report.text, time.end, time.end + 8) is None:
                continue
            block = report.blocks[max(0, bisect_right(starts, time.start) - 1)]
            before = report.text[block.start : time.start]
            if len(before) <= LEAD and not before.strip("*•->– ").count(" "):
                self._entries.append((block.start, block.end, time))
        self._starts = [first for first, _, _ in self._entries]

    def find_day(self, scene: Scene, start: int) -> TimeExpression | None:
        """The day of the entry that a statement at character `start` stands in, where its sentence names no other."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or self._entries[index][1] <= start:
            return None
        day = self._entries[index][2]
        others = [t for t in scene.times if t.start != day.start and t.interval is not None]
        return None if others or start < day.start else day
