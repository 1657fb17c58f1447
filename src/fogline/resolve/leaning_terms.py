"""Leaning terms: times that lean on others named before ("a day earlier", "that summer", "at dawn", "overnight")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from fogline.models.measure import Interval
from fogline.resolve.calendar import get_month, get_unit, get_year, shift_day
from fogline.resolve.calendar_terms import make_day
from fogline.resolve.time_setting import Setting
from fogline.resolve.time_terms import VAGUE_COUNT, TimeTerm

_ONE = timedelta(days=1)


def _resolve_night(term: TimeTerm, s: Setting) -> Interval | None:
    here = None if term.deixis == "into" else s.here
    day = here.first if here and (s.day is None or here.first <= s.day) else s.day
    return None if day is None else Interval(day - _ONE, day, "part-of-day", "overnight")


def _resolve_part(term: TimeTerm, s: Setting) -> Interval | None:
    anchor = s.anchor(1)
    night = s.earlier[-1] if s.here is None and s.earlier and s.earlier[-1].basis == "overnight" else None
    if night:
        return Interval(night.last, night.last, "part-of-day", "carried")
    if anchor:
        return Interval(anchor.first, anchor.last, "part-of-day", "carried")
    return None if s.day is None else Interval(s.day, s.day, "part-of-day", "report-day")


def _resolve_unit(term: TimeTerm, s: Setting) -> Interval | None:
    if term.unit in ("minute", "hour"):
        return None
    if term.deixis in ("that", "same", "previous", "following", "preceding") or (
        term.deixis == "next" and term.unit == "day"
    ):
        return _beside_anchor(term, s)
    if s.day is None:
        return None
    shift = {"last": -1, "next": 1, "coming": 1}.get(term.deixis, 0)
    first, last = get_unit(s.day, term.unit, shift, term.edge if shift else "")
    if shift == -1 and term.unit == "week" and term.edge == "late" and s.day.weekday() == 6:
        # On a Sunday "late last week" is the week that is just ending.
        first, last = s.day - 4 * _ONE, s.day - _ONE
    if shift == 0:
        ahead = term.late or (s.tense == "future" and term.edge != "early")
        first, last = (s.day, last) if ahead else (first, s.day)
    return Interval(first, last, term.unit, "deictic")


def _beside_anchor(term: TimeTerm, s: Setting) -> Interval | None:
    base = s.anchor({"day": 3, "week": 10, "month": 40}.get(term.unit, 400))
    counted = "anaphoric"
    if base is None and s.day is not None and term.unit == "day" and term.deixis == "that":
        base, counted = Interval(s.day, s.day), "report-day"
    if base is None:
        return None
    if term.unit == "day":
        shift = {"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(term.deixis, 0)
        if shift == 0:
            carried = "carried" if counted == "anaphoric" else counted
            return Interval(base.first, base.last, "part-of-day" if term.part else "day", carried)
        day = base.first - _ONE if shift < 0 else base.last + _ONE
        return make_day(day, term, counted)
    shift = {"previous": -1, "preceding": -1, "following": 1}.get(term.deixis, 0)
    first, last = get_unit(base.first, term.unit, shift, term.edge)
    return Interval(first, last, term.unit, counted)


def _resolve_within(term: TimeTerm, s: Setting) -> Interval | None:
    n = term.n if term.n is not None else VAGUE_COUNT
    named = s.here or s.anchor(1)
    base = named or (Interval(s.day, s.day) if s.day else None)
    if base is None or (n == VAGUE_COUNT and term.unit not in ("minute", "hour")):
        return None
    if term.unit in ("minute", "hour") and n < 12:
        return Interval(base.first, base.last, "day", "carried" if named else "report-day")
    if term.deixis == "in" and s.tense != "future":
        return None if s.day is None else Interval(shift_day(s.day + _ONE, term.unit, -n), s.day, "range", "deictic")
    if s.near is None and s.tense != "future":
        return None
    counted = "anaphoric" if named else "deictic" if s.tense == "future" else "report-day"
    return Interval(base.first, shift_day(base.first, term.unit, n), "range", counted)


def _resolve_duration(term: TimeTerm, s: Setting) -> Interval | None:
    base = s.here.last if s.here else s.day
    if not s.perfect or base is None or term.n in (None, VAGUE_COUNT):
        return None
    return Interval(shift_day(base, term.unit, -(term.n or 0)), base, "range", "since")


def _resolve_offset(term: TimeTerm, s: Setting) -> Interval | None:
    base, basis = _find_base(term, s)
    n = term.n or 0
    if base is None:
        return None
    if n == VAGUE_COUNT:
        carried = "carried" if basis == "anaphoric" else basis
        return Interval(base.first, base.last, "day", carried) if term.unit in ("minute", "hour") else None
    # "Two days after the raid" dates the raid: two days before the day at hand.
    back = term.direction == "after" if term.deixis == "event" else term.direction in ("ago", "before")
    days = {"minute": 0, "hour": n // 24, "day": n, "week": 7 * n, "fortnight": 14 * n}.get(term.unit)
    if days is not None:
        return _moved(base, -days if back else days, term, basis)
    months = {"month": n, "year": 12 * n, "decade": 120 * n}.get(term.unit, 1200 * n)
    return _moved_months(base, -months if back else months, term, basis)


def _find_base(term: TimeTerm, s: Setting) -> tuple[Interval | None, str]:
    """What an offset counts from, and the basis that this is: for "ago" the report's day, for an event the day beside
    it, else the last named; the report's day where none was named."""
    today = Interval(s.day, s.day) if s.day else None
    if term.direction == "ago":
        return today, "deictic"
    if term.deixis == "event" and term.direction == "before":
        return s.near, "anaphoric"
    longest = {"month": 40, "year": 400, "decade": 400, "century": 400}.get(term.unit, 3)
    named = s.here if term.deixis == "event" else s.anchor(longest)
    return (named, "anaphoric") if named else (today, "report-day")


def _moved(base: Interval, days: int, term: TimeTerm, basis: str) -> Interval:
    day = (base.first if days < 0 else base.last) + timedelta(days=days)
    return Interval(day, day, "part-of-day" if term.part else "day", basis)


def _moved_months(base: Interval, months: int, term: TimeTerm, basis: str) -> Interval:
    whole_year = term.unit != "month"
    if base.granularity == "month" and not whole_year and (base.first.day > 1):
        edge = "late" if base.first.day > 20 else "mid"
        return Interval(*get_month(base.first.year, base.first.month + months, edge), "month", basis)
    if whole_year:
        return Interval(*get_year(base.first.year + months // 12), "year", basis)
    return Interval(*get_month(base.first.year, base.first.month + months), "month", basis)


def _resolve_streak(term: TimeTerm, s: Setting) -> Interval | None:
    base = s.here.last if s.here else s.day
    if base is None or not term.n:
        return None
    return Interval(shift_day(base, term.unit, -term.n, inside=True), base, "range", "since")


def _resolve_period(term: TimeTerm, s: Setting) -> Interval | None:
    if term.deixis == "reporting":
        return s.reporting
    if term.n:
        base = next((q for q in reversed(s.earlier) if 0 < (q.last - q.first).days < 100), None)
        return base and replace(base, first=_year_back(base.first), last=_year_back(base.last), basis="anaphoric")
    return next((q for q in reversed(s.earlier) if q.last > q.first), s.period)


def _year_back(day: date) -> date:
    """The same day a year before; the last of a month stays its last."""
    last = get_month(day.year, day.month)[1] == day
    first, end = get_month(day.year - 1, day.month)
    return end if last else first.replace(day=min(day.day, end.day))


def _resolve_vague(term: TimeTerm, s: Setting) -> Interval | None:
    anchor = s.anchor()
    if term.deixis != "following" or term.unit not in ("day", "week") or anchor is None or s.day is None:
        return None
    return Interval(anchor.last + _ONE, s.day, "range", "anaphoric") if anchor.last < s.day else None


def _resolve_then(term: TimeTerm, s: Setting) -> Interval | None:
    return s.anchor(400)


LEANING: dict[str, Callable[[TimeTerm, Setting], Interval | None]] = {
    "night": _resolve_night,
    "part": _resolve_part,
    "unit": _resolve_unit,
    "within": _resolve_within,
    "duration": _resolve_duration,
    "offset": _resolve_offset,
    "streak": _resolve_streak,
    "period": _resolve_period,
    "vague": _resolve_vague,
    "then": _resolve_then,
}
"""Kind of term to what resolves it."""
