"""Live blogs: entries under clock times, and the day that each entry is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from fogline.models.report import Block
from fogline.read.days import find_days, read_clock
from fogline.read.lines import Line

FEWEST_ENTRIES = 3
_BULLET = re.compile(r"[-*•▪·]\s{1,2}")
_AFTER = re.compile(r"\s{0,2}(?:[-–—:|.,]{1,2}\s{1,2}|\s)")
_LATE, _EARLY = "17:00", "07:00"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time that opens a line: its end and where the entry's words begin (the line's end if there are none)."""

    clock: str
    end: int
    words: int


def find_entries(text: str, lines: Sequence[Line]) -> dict[int, Clock]:
    """Clock times by line index where the text is a live blog (at least three lines open with one), else none."""
    found: dict[int, Clock] = {}
    for index, line in enumerate(lines):
        clock = _read_opening(text, line)
        if clock:
            found[index] = clock
    return found if len(found) >= FEWEST_ENTRIES else {}


def _read_opening(text: str, line: Line) -> Clock | None:
    start = line.start
    bullet = _BULLET.match(text, start, line.end)
    if bullet:
        start = bullet.end()
    if not text[start].isdigit():
        return None
    read = read_clock(text, start, line.end)
    if read is None:
        return None
    clock, end = read
    if end == line.end:
        return Clock(clock, end, end)
    after = _AFTER.match(text, end, line.end)
    if after is None or text[after.end()].islower():
        return None
    return Clock(clock, end, after.end())


def date_entries(text: str, blocks: Sequence[Block], day: date | None) -> list[Block]:
    """Give blocks under day headings and clock times their `day`.

    Blocks above the first heading are of `day`, the report's own. Where no heading tells, a clock that jumps over
    midnight in the order of the entries (newest or oldest first) moves the day by one.
    """
    newest_first = _is_newest_first([b.clock for b in blocks if b.note == "clock" and b.clock])
    current = day if any(b.note == "clock" for b in blocks) else None
    headed, previous, dated = False, None, []
    for block in blocks:
        if block.note == "day":
            current, headed, previous = _read_heading(text, block, current or day) or current, True, None
        elif block.note == "clock" and block.clock:
            if current and not headed and previous:
                current += timedelta(days=_find_step(previous, block.clock, newest_first))
            previous = block.clock
        dated.append(replace(block, day=current) if current and _is_dated(block, headed) else block)
    return dated


def _is_dated(block: Block, headed: bool) -> bool:
    return block.clock is not None or block.note == "day" or headed


def _find_step(previous: str, clock: str, newest_first: bool) -> int:
    if newest_first and previous <= _EARLY and clock >= _LATE:
        return -1
    if not newest_first and previous >= _LATE and clock <= _EARLY:
        return 1
    return 0


def _is_newest_first(clocks: Sequence[str]) -> bool:
    """Whether most steps from one clock to the next go back, by the shorter way round the dial."""
    minutes = [int(clock[:2]) * 60 + int(clock[3:]) for clock in clocks]
    back = sum((later - earlier) % 1440 > 720 for earlier, later in pairwise(minutes))
    return back * 2 > len(minutes) - 1


def _read_heading(text: str, block: Block, near: date | None) -> date | None:
    days = find_days(text, block.start, block.end)
    if not days:
        return None
    if days[0].year:
        return days[0].full
    if near is None:
        return None
    years = [days[0].in_year(y) for y in (near.year - 1, near.year, near.year + 1)]
    return min((d for d in years if d), key=lambda d: abs(d - near), default=None)
