"""Hijri: days of the Islamic calendar by the tabular (civil) reckoning.

Leap years are 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of each 30; the epoch is 16 July 622 Julian (19 July
Gregorian). Where months begin by sighting, the day meant may be one earlier or later: callers must call it approximate.
"""

from __future__ import annotations

from datetime import date, timedelta

_EPOCH = date(622, 7, 19)
_YEAR_LENGTH = 10631 / 30


def get_hijri_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Hijri date. Raises ValueError for a month or day that the calendar has not."""
    if not (1 <= month <= 12 and 1 <= day <= get_month_length(year, month) and 1 <= year <= 1600):
        raise ValueError(f"no such Hijri date: {year}-{month}-{day}")
    return _EPOCH + timedelta(days=(year - 1) * 354 + (3 + 11 * year) // 30 + (59 * month - 58) // 2 + day - 1)


def get_month_length(year: int, month: int) -> int:
    """29 or 30 days."""
    return 30 if month % 2 or (month == 12 and (14 + 11 * year) % 30 < 11) else 29


def find_hijri_year(day: date) -> int:
    """The Hijri year in which a Gregorian day lies."""
    year = int((day - _EPOCH).days / _YEAR_LENGTH) + 1
    while get_hijri_day(year + 1, 1, 1) <= day:
        year += 1
    while get_hijri_day(year, 1, 1) > day:
        year -= 1
    return year
