"""Days as reports print them: "1 December 2024", "Dec. 1", "Saturday, Nov 30", "2024-12-01"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from fogline.lexicon.months import load_months, load_weekdays

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed: offsets, month and day of the month, the year and weekday (0 is Monday) where stated."""

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    @property
    def full(self) -> date | None:
        """The date, where a year is stated."""
        return None if self.year is None else make_day(self.year, self.month, self.day)

    def in_year(self, year: int) -> date | None:
        """The date in `year`, or None where that year has no such day or another weekday than the stated one."""
        found = make_day(year, self.month, self.day)
        if found and self.weekday is not None and found.weekday() != self.weekday:
            return None
        return found


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day or the year is outside FIRST_YEAR..LAST_YEAR."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _get_pattern() -> re.Pattern[str]:
    months = "|".join(sorted(load_months(), key=len, reverse=True))
    weekdays = "|".join(sorted(load_weekdays(), key=len, reverse=True))
    ends = r"(?:(?=\d{1,2}:\d{2}|\d{1,2}[ ][A-Z])|(?![\d,.]\d|\d))"
    gap, year = r"[ \u00a0]{1,3}", r"(?:(?:19|20)\d{2}|\d{2}(?=[ ]{0,2}(?:\(|--|—|–|\n|\Z)))"
    return re.compile(
        rf"""(?<![\w.])(?:(?P<weekday>{weekdays})\b\.?,?{gap})?(?:
            (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?{gap}(?:of[ ])?(?P<m1>{months})\b\.?
              (?:,?{gap}(?P<y1>{year}){ends})?
          | (?P<m2>{months})\b\.?{gap}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w]|[,.:]\d)
              (?:,?{gap}(?P<y2>{year}){ends})?
          | (?P<y3>\d{{4}})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?!\d)
          | (?P<a4>\d{{1,2}})(?P<s4>[/.])(?P<b4>\d{{1,2}})[/.](?P<y4>\d{{4}})(?!\d)
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


def find_days(text: str, start: int = 0, end: int | None = None) -> list[PrintedDay]:
    """Every day printed in `text[start:end]`, in order; impossible ones ("31 February 2024", year 9999) are left out.

    A figure like 3/4/2024, which may be March or April, is left out; 23/4/2024 is not, nor 3.4.2024, which is April.
    """
    return list(_walk(text, start, len(text) if end is None else end))


def _walk(text: str, start: int, end: int) -> Iterator[PrintedDay]:
    for match in _get_pattern().finditer(text, start, end):
        found = _read_match(match)
        if found and make_day(found.year or 2024, found.month, found.day):
            yield found


def _read_match(match: re.Match[str]) -> PrintedDay | None:
    named = match.groupdict()
    if named["a4"]:
        first, second = int(named["a4"]), int(named["b4"])
        dotted = named["s4"] == "."
        if not dotted and (first > 12) == (second > 12) and first != second:
            return None
        day, month = (first, second) if dotted or first > 12 else (second, first)
        year = named["y4"]
    elif named["y3"]:
        day, month, year = int(named["d3"]), int(named["m3"]), named["y3"]
    else:
        name = named["m1"] or named["m2"]
        if not name[0].isupper():
            return None
        day, month = int(named["d1"] or named["d2"]), load_months()[name.lower()]
        year = named["y1"] or named["y2"]
    weekday = load_weekdays()[named["weekday"].lower()] if named["weekday"] else None
    return PrintedDay(match.start(), match.end(), month, day, _read_year(year) if year else None, weekday)


def _read_year(year: str) -> int:
    """A year of two digits, as datelines of the last century have it, is the latest that can be past in the 2060s."""
    number = int(year)
    return number if number > 99 else number + (1900 if number >= 60 else 2000)


_CLOCK = re.compile(
    r"""(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?:[:.]\d{2})?)?(?![\d:])
        (?:[ \u00a0]?(?P<half>[ap])\.?m\b\.?)?
        (?:[ \u00a0]?\(?(?:GMT|UTC|BST|CET|CEST|EET|EEST|EST|EDT|PST|PDT|ET|PT|EAT|CAT|WAT|SAST|AST|IST|MSK|TRT
            |AEST|AEDT|JST|HKT|local(?:[ ]time)?)\b(?:[+-]\d{1,2})?\)?)?""",
    re.VERBOSE | re.IGNORECASE,
)


def read_clock(text: str, start: int, end: int) -> tuple[str, int] | None:
    """A time of day at `start`: ("HH:MM", where it ends), or None. A bare number is none."""
    match = _CLOCK.match(text, start, end)
    if not match or (match["minute"] is None and not match["half"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02d}:{minute:02d}", match.end()


def find_clocks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges of the times of day in `text[start:end]`."""
    found, position = [], start
    for match in re.finditer(r"(?<![\d.:,])\d{1,2}(?=[:.h]\d|[ \u00a0]?[ap]\.?m)", text[start:end]):
        at = start + match.start()
        clock = read_clock(text, at, end) if at >= position else None
        if clock:
            position = clock[1]
            found.append((at, position))
    return found
