"""Days: dates and ranges of days in words."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=4096)
def render_day(day: date | None, *, year: bool = True) -> str:
    """ "29 Nov 2024"; "no date" for None."""
    if day is None:
        return "no date"
    return f"{day.day} {day:%b}" + (f" {day.year}" if year else "")


def render_days(first: date | None, last: date | None, *, year: bool = True) -> str:
    """A range of days, both inclusive, with what they share said once; whole months and years by name."""
    if first is None or last is None or first == last:
        return render_day(first or last, year=year)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.year != last.year:
        return f"{render_day(first)} to {render_day(last)}"
    if first.month != last.month:
        return f"{render_day(first, year=False)} to {render_day(last, year=year)}"
    return f"{first.day} to {render_day(last, year=year)}"
