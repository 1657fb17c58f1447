"""Calendar terms: days by another calendar or another way of writing (Hijri dates, feasts, quarters, 05/12/2024)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from fogline.models.measure import Interval
from fogline.resolve.calendar import find_yearless, get_month
from fogline.resolve.hijri import find_hijri_year, get_hijri_day, get_month_length
from fogline.resolve.numeric_dates import read_numeric
from fogline.resolve.time_setting import Setting
from fogline.resolve.time_terms import TimeTerm

_ONE = timedelta(days=1)
_HIJRI = "hijri-approximate"


def make_day(day: date, term: TimeTerm, basis: str, seen_from: date | None = None) -> Interval:
    """A day, or the night that ends on it where the term says "overnight".

    "Saturday overnight" is the night that begins on it; so is "overnight Saturday", without a preposition, where it
    is `seen_from` a later day.
    """
    begins = term.direction == "on" or (term.direction == "either" and seen_from is not None and day < seen_from)
    if term.night and begins:
        return Interval(day, day + _ONE, "part-of-day", "overnight")
    if term.night:
        return Interval(day - _ONE, day, "part-of-day", "overnight")
    return Interval(day, day, "part-of-day" if term.part else "day", basis)


def _resolve_numeric(term: TimeTerm, s: Setting) -> Interval | None:
    if term.day is None or term.month is None or term.year is None:
        return None
    day = read_numeric(term.day, term.month, term.year, s.order, s.day)
    return make_day(day, term, "explicit") if day else None


def _resolve_hijri(term: TimeTerm, s: Setting) -> Interval | None:
    """A day or a month of the Islamic calendar; without a year the latest one begun, or the coming one."""
    month = term.month or 1
    if term.year is None and s.day is None:
        return None
    year = term.year or find_hijri_year(s.day or date.min)
    if term.year is None and s.day:
        begins = get_hijri_day(year, month, term.day or 1)
        year += (s.tense == "future" and begins < s.day) - (s.tense != "future" and begins > s.day)
    first = get_hijri_day(year, month, term.day or 1)
    if term.day:
        return Interval(
            first, first + timedelta(days=(term.n or 1) - 1), "day" if (term.n or 1) == 1 else "range", _HIJRI
        )
    return Interval(first, first + timedelta(days=get_month_length(year, month) - 1), "month", _HIJRI)


def _resolve_feast(term: TimeTerm, s: Setting) -> Interval | None:
    if term.deixis == "hijri":
        return _resolve_hijri(term, s)
    day = find_yearless(term.month or 1, term.day or 1, s.day, s.tense)
    return make_day(day, term, "explicit") if day else None


def _resolve_quarter(term: TimeTerm, s: Setting) -> Interval | None:
    """Three months: of the year told, or the nearest (the latest ended, for "last" or in the past)."""
    shift = {"last": -1, "previous": -1, "next": 1}.get(term.deixis, 0)
    year = term.year or (s.day.year + shift if s.day and term.deixis else None)
    if year and term.n:
        return _get_quarter(year, term.n if term.n > 0 else 4)
    if s.day is None or not term.n:
        return None
    if term.n < 0:
        return _get_quarter(s.day.year, (s.day.month - 1) // 3)
    day = s.day
    near = [_get_quarter(day.year + step, term.n) for step in (-1, 0, 1)]
    if s.tense == "future":
        return next(q for q in near if q.last > day)
    fitting = near if s.tense == "" else [q for q in near if q.first <= day]
    return min(fitting, key=lambda q: max((q.first - day).days, (day - q.last).days))


def _get_quarter(year: int, number: int) -> Interval:
    return Interval(get_month(year, 3 * number - 2)[0], get_month(year, 3 * number)[1], "range", "explicit")


CALENDAR: dict[str, Callable[[TimeTerm, Setting], Interval | None]] = {
    "numeric": _resolve_numeric,
    "hijri": _resolve_hijri,
    "feast": _resolve_feast,
    "quarter": _resolve_quarter,
}
"""Kind of term to what resolves it."""
