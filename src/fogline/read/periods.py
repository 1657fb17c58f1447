"""Periods: the days that the heading of a situation report, log or bulletin says it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from fogline.lexicon.months import load_months
from fogline.read.days import find_days, make_day

LINES, LONGEST = 3, 160
"""Lines from the top that may be the heading, and characters of the longest."""
MOST_DAYS = 62


def find_period_end(text: str) -> date | None:
    """The last day of the period that one of the first lines ends with, None where none does.

    "Weekly log, 15-21 February 2021", "Reporting period: 20 January to 9 February 2017".
    """
    for line in _read_heading(text):
        for match in _get_pattern().finditer(line):
            if match.end() == len(line) and (last := _read_last(match)):
                return last
    return None


def find_heading_day(text: str) -> date | None:
    """The full date that one of the first lines ends with ("Events of 6 August 2016"), None where none does."""
    for line in _read_heading(text):
        days = find_days(line)
        if days and days[-1].end == len(line) and days[-1].full:
            return days[-1].full
    return None


def _read_heading(text: str) -> Iterator[str]:
    start = 0
    for _ in range(LINES):
        end = text.find("\n", start, start + LONGEST)
        if end < 0:
            return
        if line := text[start:end].strip().rstrip(" ).]*#:"):
            yield line
        start = end + 1


def _read_last(match: re.Match[str]) -> date | None:
    """The last day of a period that begins before it and is no longer than two months."""
    named, months = match.groupdict(), load_months()
    end, year = (named["m2"] or named["m4"] or named["m3"]).lower(), int(named["year"])
    begin = (named["m1"] or named["m3"] or end).lower()
    last = make_day(year, months[end], int(named["d2"] or named["d4"]))
    first = make_day(year - (months[begin] > months[end]), months[begin], int(named["d1"] or named["d3"]))
    if first is None or last is None or not 0 < (last - first).days <= MOST_DAYS:
        return None
    return last


@cache
def _get_pattern() -> re.Pattern[str]:
    months = "|".join(sorted(load_months(), key=len, reverse=True))
    year = r"(?:,?[ ]\d{4})?"
    joint = r"[ ]?(?:-|–|—|to|until|and)[ ]?"
    return re.compile(
        rf"""(?<![\w.])(?:
            (?P<d1>\d{{1,2}})(?:[ ](?P<m1>{months})\b\.?)?{year}{joint}
            (?P<d2>\d{{1,2}})[ ](?P<m2>{months})\b\.?
          | (?P<m3>{months})\b\.?[ ](?P<d3>\d{{1,2}}){year}{joint}
            (?:(?P<m4>{months})\b\.?[ ])?(?P<d4>\d{{1,2}})
        ),?[ ](?P<year>(?:19|20)\d{{2}})(?!\d)""",
        re.VERBOSE | re.IGNORECASE,
    )
