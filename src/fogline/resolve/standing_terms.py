"""Standing terms: times that the report's day alone fixes ("on Sunday", "Nov. 27", "the past 24 hours").

A weekday is the latest one up to and including the report's day, unless a verb in the future stands with it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from fogline.models.measure import Interval
from fogline.resolve.calendar import find_weekday, find_yearless, get_month, get_season, get_unit, get_year, shift_day
from fogline.resolve.calendar_terms import CALENDAR, make_day
from fogline.resolve.time_setting import Setting
from fogline.resolve.time_terms import VAGUE_COUNT, TimeTerm

_ONE = timedelta(days=1)


def _resolve_date(term: TimeTerm, s: Setting) -> Interval | None:
    if term.month is None or term.day is None:
        return None
    fixed = _fix_date(term, s)
    day = fixed or find_yearless(term.month, term.day, s.day, s.tense, term.weekday) or _find_beside(term, s)
    if day and term.unit == "week" and term.direction == "before":
        return Interval(day - timedelta(days=6), day, "week", "explicit")
    if day and term.unit == "week":
        return Interval(day, day + timedelta(days=6), "week", "explicit")
    return make_day(day, term, "explicit", s.day) if day else None


def _find_beside(term: TimeTerm, s: Setting) -> date | None:
    """A day without a year in a report without a date: of the year that sets it nearest to the last one told."""
    if s.seen is None:
        return None
    month, number, year = term.month or s.seen.month, term.day or 1, s.seen.year
    steps = (-1, 0, 1) if term.month else (0,)
    return s.nearest(date(y, month, number) for y in (year + n for n in steps) if number <= get_month(y, month)[1].day)


YEARS_ON = {"last": -1, "this": 0, "next": 1}


def _fix_date(term: TimeTerm, s: Setting) -> date | None:
    """The date whose year is told, also by a word ("7 October last year")."""
    year = term.year
    if year is None and term.unit == "year" and s.day is not None:
        year = s.day.year + YEARS_ON[term.deixis]
    if year is None or term.month is None or term.day is None or term.day > get_month(year, term.month)[1].day:
        return None
    return date(year, term.month, term.day)


def _resolve_days(term: TimeTerm, s: Setting) -> Interval | None:
    first = _resolve_date(term, s)
    if first is None or term.last is None:
        return None
    return Interval(first.first, first.first.replace(day=term.last), "range", "explicit")


def _resolve_weekday(term: TimeTerm, s: Setting) -> Interval | None:
    if s.day is None or term.weekday is None:
        return None
    if term.unit == "week":
        monday = s.day + timedelta(days=7 * YEARS_ON[term.deixis] - s.day.weekday())
        return make_day(monday + timedelta(days=term.weekday), term, "weekday")
    if term.day and (dated := _find_dated(s.day, term.weekday, term.day)):
        return make_day(dated, term, "weekday")
    if term.deixis in ("previous", "preceding", "following"):
        anchor = s.anchor()
        tense = "future" if term.deixis == "following" else "past"
        day = find_weekday(anchor.first if anchor else s.day, term.weekday, tense, strict=True)
        return make_day(day, term, "anaphoric" if anchor else "report-day")
    if term.deixis in ("last", "past"):
        return make_day(find_weekday(s.day, term.weekday, "past", strict=True), term, "weekday")
    if term.deixis in ("next", "coming"):
        return make_day(find_weekday(s.day, term.weekday, "future", strict=True), term, "weekday")
    tense = s.tense or ("future" if term.deixis == "this" else "past")
    strict = s.relation == "since" and not term.part
    return make_day(find_weekday(s.day, term.weekday, tense, strict), term, "weekday", s.day)


def _resolve_monthday(term: TimeTerm, s: Setting) -> Interval | None:
    """The latest such day of a month up to the report's, or the coming one in the future."""
    if s.day is None or term.day is None:
        beside = _find_beside(term, s) if term.day else None
        return make_day(beside, term, "explicit") if beside else None
    months = [get_month(s.day.year, s.day.month + step) for step in (-2, -1, 0, 1)]
    days = [first.replace(day=term.day) for first, last in months if term.day <= last.day]
    if s.tense == "future":
        return make_day(min(day for day in days if day >= s.day), term, "explicit")
    return make_day(max(day for day in days if day <= s.day), term, "explicit")


def _find_dated(day: date, weekday: int, number: int) -> date | None:
    """The day nearest to `day`, within a month, that has this weekday and number ("Wednesday 15")."""
    near = [day + timedelta(days=step) for step in range(-45, 32)]
    fitting = [d for d in near if d.day == number and d.weekday() == weekday]
    return min(fitting, key=lambda d: (d > day, abs((d - day).days)), default=None)


def _resolve_today(term: TimeTerm, s: Setting) -> Interval | None:
    return None if s.day is None else make_day(s.day + timedelta(days=term.n or 0), term, "deictic")


def _resolve_month(term: TimeTerm, s: Setting) -> Interval | None:
    if term.month is None:
        return None
    year = term.year
    if year is None and term.unit == "year":
        base = s.anchor(400) if term.deixis in ("that", "same", "following", "previous") else None
        seen = base.first if base else s.day
        if seen is None:
            return None
        year = seen.year + {"last": -1, "previous": -1, "next": 1, "following": 1}.get(term.deixis, 0)
    if year is None:
        beside = _find_beside(term, s)
        if s.day is None and beside is None:
            return None
        year = beside.year if beside else _month_year(term, s, s.day or date.min)
    first, last = get_month(year, term.month, term.edge)
    if term.n is not None:
        return Interval(*_part_of_month(first, last, term.unit, term.n), "week", "explicit")
    if s.day and first <= s.day < last and s.tense != "future" and not term.year:
        last = s.day
    return Interval(first, last, "month", "explicit")


def _part_of_month(first: date, last: date, unit: str, nth: int) -> tuple[date, date]:
    """The first, second ... or last (-1) seven days or half of a month."""
    if unit == "half":
        middle = first.replace(day=15)
        return (first, middle) if nth == 1 else (middle + _ONE, last)
    start = first + timedelta(days=7 * (nth - 1)) if nth > 0 else last - timedelta(days=6)
    return start, min(start + timedelta(days=6), last)


def _month_year(term: TimeTerm, s: Setting, day: date) -> int:
    month = term.month or 1
    if s.tense == "future" or term.deixis == "next":
        return day.year if month >= day.month else day.year + 1
    if term.deixis == "last":
        return day.year if month < day.month else day.year - 1
    return day.year if month <= day.month else day.year - 1


def _resolve_year(term: TimeTerm, s: Setting) -> Interval | None:
    if term.year is None:
        return None
    first, last = get_year(term.year, term.edge)
    return Interval(first, last, "year", "explicit")


def _resolve_decade(term: TimeTerm, s: Setting) -> Interval | None:
    if term.year is None:
        return None
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}.get(term.edge, (0, 9))
    return Interval(date(term.year + low, 1, 1), date(term.year + high, 12, 31), "year", "explicit")


def _resolve_season(term: TimeTerm, s: Setting) -> Interval | None:
    month = term.month or 3
    if term.year:
        return get_season(term.year, month)
    if s.day is None:
        return None
    base = s.anchor(400) if term.deixis in ("that", "previous", "following") else None
    if base and term.deixis != "previous":
        return next(
            season
            for year in (base.first.year - 1, base.first.year, base.first.year + 1)
            if (season := get_season(year, month)).last >= base.first
        )
    seasons = [get_season(year, month) for year in range(s.day.year - 2, s.day.year + 2)]
    if s.tense == "future" or term.deixis == "next":
        return next(season for season in seasons if season.first > s.day)
    ended = term.deixis in ("last", "previous")
    return max((q for q in seasons if (q.last < s.day if ended else q.first <= s.day)), key=lambda q: q.first)


def _resolve_weekend(term: TimeTerm, s: Setting) -> Interval | None:
    if s.day is None:
        return None
    saturday = find_weekday(s.day, 5)
    running = s.day.weekday() >= 5
    ahead = saturday if running else saturday + 7 * _ONE
    if term.deixis in ("last", "past", "previous"):
        saturday -= 7 * running * _ONE
    elif term.deixis in ("next", "coming", "following"):
        saturday += 7 * _ONE
    elif s.tense == "future" or s.relation == "before" or (term.deixis == "this" and s.tense != "past"):
        saturday = ahead
    return Interval(saturday, saturday + _ONE, "range", "deictic")


def _resolve_span(term: TimeTerm, s: Setting) -> Interval | None:
    if s.day is None or term.n is None or term.n == VAGUE_COUNT:
        return None
    n, ahead = term.n, term.deixis in ("next", "coming", "following", "ensuing")
    if term.deixis in ("previous", "preceding", "following", "ensuing"):
        return _span_beside_anchor(term, s, ahead)
    if ahead:
        return Interval(s.day, shift_day(s.day, term.unit, n), "range", "deictic")
    first = shift_day(s.day, term.unit, -n, inside=term.unit == "day" and n > 1)
    return Interval(first, s.day, "range", "deictic")


def _span_beside_anchor(term: TimeTerm, s: Setting, ahead: bool) -> Interval | None:
    anchor = s.anchor()
    if anchor is None or term.n is None:
        return None
    if ahead:
        first = anchor.last + _ONE
        return Interval(first, shift_day(first, term.unit, term.n, inside=True), "range", "anaphoric")
    last = anchor.first - _ONE
    return Interval(shift_day(last, term.unit, -term.n, inside=True), last, "range", "anaphoric")


def _resolve_edge(term: TimeTerm, s: Setting) -> Interval | None:
    if term.month and term.unit != "season":
        month = _resolve_month(TimeTerm("month", term.year, term.month), s)
        if month is None:
            return None
        first, last = get_month(month.first.year, term.month, term.edge)
        if s.day and first > s.day and s.tense == "past" and not term.year:
            first, last = get_month(month.first.year - 1, term.month, term.edge)
        return Interval(first, last, "month", "explicit")
    if term.year:
        return Interval(*get_year(term.year, term.edge), "month", "explicit")
    if term.unit == "day" and (base := s.anchor(1)):
        return Interval(base.first, base.last, "part-of-day", "carried")
    seen = s.day or (s.seen if term.deixis in ("", "same") else None)
    if seen is None or term.unit in ("", "season", "day", "hour", "minute"):
        return None
    shift = {"last": -1, "next": 1}.get(term.deixis, 0)
    return Interval(*get_unit(seen, term.unit, shift, term.edge), term.unit, "deictic")


def _resolve_now(term: TimeTerm, s: Setting) -> Interval | None:
    return None if s.day is None else Interval(s.day, s.day, "day", "now")


STANDING: dict[str, Callable[[TimeTerm, Setting], Interval | None]] = {
    **CALENDAR,
    "date": _resolve_date,
    "days": _resolve_days,
    "monthday": _resolve_monthday,
    "weekday": _resolve_weekday,
    "today": _resolve_today,
    "month": _resolve_month,
    "year": _resolve_year,
    "decade": _resolve_decade,
    "season": _resolve_season,
    "weekend": _resolve_weekend,
    "span": _resolve_span,
    "edge": _resolve_edge,
    "now": _resolve_now,
}
"""Kind of term to what resolves it."""
