"""Calendar: the interval of days that a time term names, seen from a report's day.

Days are plain calendar days of the publisher, without time zone; weeks run from Monday to Sunday. A weekday is the
latest one up to and including the report's day, unless a verb in the future stands with it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from fogline.models.measure import Interval
from fogline.resolve.time_terms import VAGUE_COUNT, TimeTerm

_ONE = timedelta(days=1)
_LATEST_YEAR = 2199


@dataclass(frozen=True, slots=True)
class Setting:
    """What a term is seen from.

    `day` is the report's (or the live entry's) day, None where unknown; `tense` past, future or ""; `relation` the
    preposition's; `reporting` the stretch that the report says it covers, `period` the last one named at all; `near` a day named before in the same sentence, `behind` one named
    later in it; `anchor` finds the last interval named before that is no longer than so many days; `perfect` whether the verb is in the perfect.
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


def resolve_term(term: TimeTerm, setting: Setting) -> Interval | None:
    """The interval that a term names, or None where the words and the setting do not fix one."""
    try:
        return _RESOLVERS[term.kind](term, setting)
    except (ValueError, OverflowError):
        return None


def find_weekday(day: date, weekday: int, tense: str = "", strict: bool = False) -> date:
    """The weekday (Monday 0) latest up to `day`, or earliest from `day` on in the future; `strict` leaves `day` out."""
    if tense == "future":
        start = day + _ONE if strict else day
        return start + timedelta(days=(weekday - start.weekday()) % 7)
    start = day - _ONE if strict else day
    return start - timedelta(days=(start.weekday() - weekday) % 7)


def get_month(year: int, month: int, edge: str = "") -> tuple[date, date]:
    """First and last day of a month (or of its early, mid or late third); `month` may run over 12 or under 1."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if edge in ("early", "start"):
        return first, date(year, month, 10)
    if edge == "mid":
        return date(year, month, 11), date(year, month, 20)
    if edge in ("late", "end"):
        return date(year, month, 21), last
    return first, last


def get_year(year: int, edge: str = "") -> tuple[date, date]:
    """First and last day of a year, or of the part that early, mid, late, start or end name."""
    months = {"early": (1, 3), "start": (1, 1), "mid": (5, 8), "late": (10, 12), "end": (12, 12)}.get(edge, (1, 12))
    return date(year, months[0], 1), get_month(year, months[1])[1]


def _single(day: date, term: TimeTerm, basis: str) -> Interval:
    if term.night:
        return Interval(day - _ONE, day, "part-of-day", "overnight")
    return Interval(day, day, "part-of-day" if term.part else "day", basis)


def _resolve_date(term: TimeTerm, s: Setting) -> Interval | None:
    if term.month is None or term.day is None:
        return None
    if term.year:
        return _single(date(term.year, term.month, term.day), term, "explicit")
    day = find_yearless(term.month, term.day, s.day, s.tense, term.weekday)
    return _single(day, term, "explicit") if day else None


def find_yearless(month: int, day: int, seen_from: date | None, tense: str = "", weekday: int | None = None) -> date | None:
    """The date that a month and day without a year mean: the latest one, or the coming one in the future.

    Without a verb's help, one more than nine months back is taken to lie ahead. A weekday narrows the year.
    """
    if seen_from is None:
        return None
    choices = [date(year, month, day) for year in range(seen_from.year - 6, seen_from.year + 3) if day <= monthrange(year, month)[1]]
    fitting = [choice for choice in choices if weekday is None or choice.weekday() == weekday]
    choices = [c for c in (fitting or choices) if weekday is not None or abs((c - seen_from).days) <= 366]
    past = max((c for c in choices if c <= seen_from), default=None)
    ahead = min((c for c in choices if c >= seen_from), default=None)
    if tense == "future":
        return ahead or past
    if past is None or (tense == "" and ahead and (seen_from - past).days > 270):
        return ahead or past
    if weekday is not None and ahead and (ahead - seen_from).days < 14 and (seen_from - past).days > 300:
        return ahead
    return past


def _resolve_days(term: TimeTerm, s: Setting) -> Interval | None:
    first = _resolve_date(term, s)
    if first is None or term.last is None:
        return None
    return Interval(first.first, first.first.replace(day=term.last), "range", "explicit")


def _resolve_weekday(term: TimeTerm, s: Setting) -> Interval | None:
    if s.day is None or term.weekday is None:
        return None
    if term.deixis in ("previous", "preceding", "following"):
        base = s.anchor() or Interval(s.day, s.day)
        tense = "future" if term.deixis == "following" else "past"
        return _single(find_weekday(base.first, term.weekday, tense, strict=True), term, "relative")
    if term.deixis in ("last", "past"):
        return _single(find_weekday(s.day, term.weekday, "past", strict=True), term, "weekday")
    if term.deixis in ("next", "coming"):
        return _single(find_weekday(s.day, term.weekday, "future", strict=True), term, "weekday")
    tense = s.tense or ("future" if term.deixis == "this" else "past")
    strict = s.relation == "since" and not term.part
    return _single(find_weekday(s.day, term.weekday, tense, strict), term, "weekday")


def _resolve_today(term: TimeTerm, s: Setting) -> Interval | None:
    return None if s.day is None else _single(s.day + timedelta(days=term.n or 0), term, "relative")


def _resolve_night(term: TimeTerm, s: Setting) -> Interval | None:
    here = s.here
    day = here.first if here and (s.day is None or here.first <= s.day) else s.day
    return None if day is None else Interval(day - _ONE, day, "part-of-day", "overnight")


def _resolve_part(term: TimeTerm, s: Setting) -> Interval | None:
    anchor = s.anchor(1)
    if anchor:
        return Interval(anchor.first, anchor.last, "part-of-day", "carried")
    return None if s.day is None else Interval(s.day, s.day, "part-of-day", "relative")


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
        if s.day is None:
            return None
        year = _month_year(term, s, s.day)
    first, last = get_month(year, term.month, term.edge)
    if s.day and first <= s.day < last and s.tense != "future" and not term.year:
        last = s.day
    return Interval(first, last, "month", "explicit")


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
        return _season(term.year, month)
    if s.day is None:
        return None
    base = s.anchor(400) if term.deixis in ("that", "previous", "following") else None
    if base and term.deixis != "previous":
        return next(season for year in (base.first.year - 1, base.first.year, base.first.year + 1) if (season := _season(year, month)).last >= base.first)
    seasons = [_season(year, month) for year in range(s.day.year - 2, s.day.year + 2)]
    if s.tense == "future" or term.deixis == "next":
        return next(season for season in seasons if season.first > s.day)
    ended = term.deixis in ("last", "previous")
    return max((q for q in seasons if (q.last < s.day if ended else q.first <= s.day)), key=lambda q: q.first)


def _season(year: int, month: int) -> Interval:
    return Interval(get_month(year, month)[0], get_month(year, month + 2)[1], "range", "explicit")


def _resolve_weekend(term: TimeTerm, s: Setting) -> Interval | None:
    if s.day is None:
        return None
    saturday = find_weekday(s.day, 5)
    running = s.day.weekday() >= 5
    ahead = saturday if running else saturday + 7 * _ONE
    if term.deixis in ("last", "past", "previous"):
        saturday -= 7 * _ONE if running else 0 * _ONE
    elif term.deixis in ("next", "coming", "following"):
        saturday += 7 * _ONE
    elif s.tense == "future" or s.relation == "before" or (term.deixis == "this" and s.tense != "past"):
        saturday = ahead
    return Interval(saturday, saturday + _ONE, "range", "relative")


def _resolve_unit(term: TimeTerm, s: Setting) -> Interval | None:
    if term.unit in ("minute", "hour") or s.day is None:
        return None
    if term.deixis in ("that", "same", "previous", "following", "preceding") or (term.deixis == "next" and term.unit == "day"):
        return _beside_anchor(term, s)
    shift = {"last": -1, "next": 1, "coming": 1}.get(term.deixis, 0)
    first, last = _unit_around(s.day, term.unit, shift, term.edge if shift else "")
    if shift == -1 and term.unit == "week" and term.edge == "late" and s.day.weekday() == 6:
        # On a Sunday "late last week" is the week that is just ending.
        first, last = s.day - 4 * _ONE, s.day - _ONE
    if shift == 0:
        ahead = term.late or (s.tense == "future" and term.edge != "early")
        first, last = (s.day, last) if ahead else (first, s.day)
    return Interval(first, last, term.unit, "relative")


def _beside_anchor(term: TimeTerm, s: Setting) -> Interval | None:
    base = s.anchor({"day": 3, "week": 10, "month": 40}.get(term.unit, 400))
    if base is None and s.day is not None and term.unit == "day" and term.deixis == "that":
        base = Interval(s.day, s.day)
    if base is None:
        return None
    if term.unit == "day":
        shift = {"previous": -1, "preceding": -1, "following": 1, "next": 1}.get(term.deixis, 0)
        if shift == 0:
            return Interval(base.first, base.last, "part-of-day" if term.part else "day", "carried")
        day = base.first - _ONE if shift < 0 else base.last + _ONE
        return _single(day, term, "relative")
    shift = {"previous": -1, "preceding": -1, "following": 1}.get(term.deixis, 0)
    first, last = _unit_around(base.first, term.unit, shift, term.edge)
    return Interval(first, last, term.unit, "relative")


def _unit_around(day: date, unit: str, shift: int, edge: str = "") -> tuple[date, date]:
    if unit == "day":
        return day + shift * _ONE, day + shift * _ONE
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday()) + 7 * shift * _ONE
        low, high = {"early": (0, 2), "mid": (1, 3), "late": (3, 6), "start": (0, 1), "end": (4, 6)}.get(edge, (0, 6))
        return monday + low * _ONE, monday + high * _ONE
    if unit == "month":
        return get_month(day.year, day.month + shift, edge)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    if years == 1:
        return get_year(day.year + shift, edge)
    start = (day.year // years + shift) * years
    return date(start, 1, 1), date(start + years - 1, 12, 31)


def _resolve_span(term: TimeTerm, s: Setting) -> Interval | None:
    if s.day is None or term.n in (None, VAGUE_COUNT):
        return None
    n, ahead = term.n or 0, term.deixis in ("next", "coming", "following", "ensuing")
    base: date | None = s.day
    if term.deixis in ("previous", "preceding", "following", "ensuing"):
        anchor = s.anchor()
        if anchor is None:
            return None
        base = anchor.last + _ONE if ahead else anchor.first - _ONE
        return Interval(*sorted((base, _shift(base, term.unit, n if ahead else -n, inside=True))), "range", "relative")
    if ahead:
        return Interval(base, _shift(base, term.unit, n), "range", "relative")
    return Interval(_shift(base, term.unit, -n, inside=term.unit == "day" and n > 1), base, "range", "relative")


def _shift(day: date, unit: str, n: int, inside: bool = False) -> date:
    """`n` units from `day`; `inside` counts `day` itself as one of them. Hours count as started days from 7 on."""
    less = (1 if n > 0 else -1) if inside and n else 0
    if unit in ("minute", "hour"):
        hours = abs(n) if unit == "hour" else 0
        days = 0 if hours <= 6 else -(-hours // 24)
        return day + timedelta(days=days if n > 0 else -days)
    if unit in ("day", "week", "fortnight"):
        return day + timedelta(days={"day": 1, "week": 7, "fortnight": 14}[unit] * n - less)
    months = {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit] * n
    first, last = get_month(day.year, day.month + months)
    return min(first.replace(day=min(day.day, last.day)), date(_LATEST_YEAR, 12, 31))


def _resolve_within(term: TimeTerm, s: Setting) -> Interval | None:
    n = term.n if term.n is not None else VAGUE_COUNT
    base = s.here or s.anchor(1) or (Interval(s.day, s.day) if s.day else None)
    if base is None or (n == VAGUE_COUNT and term.unit not in ("minute", "hour")):
        return None
    if term.unit in ("minute", "hour") and n < 12:
        return Interval(base.first, base.last, "day", "carried")
    if term.deixis == "in" and s.tense != "future":
        return None if s.day is None else Interval(_shift(s.day + _ONE, term.unit, -n), s.day, "range", "relative")
    if s.near is None and s.tense != "future":
        return None
    return Interval(base.first, _shift(base.first, term.unit, n), "range", "relative")


def _resolve_duration(term: TimeTerm, s: Setting) -> Interval | None:
    base = s.here.last if s.here else s.day
    if not s.perfect or base is None or term.n in (None, VAGUE_COUNT):
        return None
    return Interval(_shift(base, term.unit, -(term.n or 0)), base, "range", "since")


def _resolve_offset(term: TimeTerm, s: Setting) -> Interval | None:
    longest = {"month": 40, "year": 400, "decade": 400, "century": 400}.get(term.unit, 3)
    base = s.anchor(longest) if term.direction != "ago" and not (term.deixis == "event" and s.here is None) else None
    if term.deixis == "event" and s.here:
        base = s.here
    if base is None and s.day is not None:
        base = Interval(s.day, s.day)
    if base is None:
        return None
    n = term.n or 0
    if n == VAGUE_COUNT:
        return Interval(base.first, base.last, "day", "carried") if term.unit in ("minute", "hour") else None
    # "Two days after the raid" dates the raid: two days before the day at hand.
    back = term.direction in ("ago", "before") if term.deixis != "event" else term.direction == "after"
    if term.unit in ("minute", "hour"):
        days = n // 24 if term.unit == "hour" else 0
        return _moved(base, -days if back else days, term)
    if term.unit in ("day", "week", "fortnight"):
        days = {"day": 1, "week": 7, "fortnight": 14}[term.unit] * n
        return _moved(base, -days if back else days, term)
    return _moved_months(base, {"month": 1, "year": 12, "decade": 120, "century": 1200}[term.unit] * (-n if back else n), term)


def _moved(base: Interval, days: int, term: TimeTerm) -> Interval:
    day = (base.first if days < 0 else base.last) + timedelta(days=days)
    return Interval(day, day, "part-of-day" if term.part else "day", "relative")


def _moved_months(base: Interval, months: int, term: TimeTerm) -> Interval:
    whole_year = term.unit != "month"
    if base.granularity == "month" and not whole_year and (base.first.day > 1):
        edge = "late" if base.first.day > 20 else "mid"
        return Interval(*get_month(base.first.year, base.first.month + months, edge), "month", "relative")
    if whole_year:
        return Interval(*get_year(base.first.year + months // 12), "year", "relative")
    return Interval(*get_month(base.first.year, base.first.month + months), "month", "relative")


def _resolve_streak(term: TimeTerm, s: Setting) -> Interval | None:
    base = s.here.last if s.here else s.day
    if base is None or not term.n:
        return None
    return Interval(_shift(base, term.unit, -term.n, inside=True), base, "range", "since")


def _resolve_edge(term: TimeTerm, s: Setting) -> Interval | None:
    if term.month and term.unit != "season":
        month = _resolve_month(TimeTerm("month", term.year, term.month), s)
        return Interval(*get_month(month.first.year, month.first.month, term.edge), "month", "explicit") if month else None
    if term.year:
        return Interval(*get_year(term.year, term.edge), "month", "explicit")
    if s.day is None or term.unit in ("", "season", "day", "hour", "minute"):
        return None
    shift = {"last": -1, "next": 1}.get(term.deixis, 0)
    return Interval(*_unit_around(s.day, term.unit, shift, term.edge), term.unit, "relative")


def _resolve_period(term: TimeTerm, s: Setting) -> Interval | None:
    if term.deixis == "reporting":
        return s.reporting
    return next((q for q in reversed(s.earlier) if q.last > q.first), s.period)


def _resolve_vague(term: TimeTerm, s: Setting) -> Interval | None:
    anchor = s.anchor()
    if term.deixis != "following" or term.unit not in ("day", "week") or anchor is None or s.day is None:
        return None
    return Interval(anchor.last + _ONE, s.day, "range", "relative") if anchor.last < s.day else None


def _resolve_range(term: TimeTerm, s: Setting) -> Interval | None:
    head, tail = term.parts
    end = resolve_term(tail, s)
    if end and head.kind == tail.kind == "month" and head.month and not head.year:
        year = end.first.year if head.month <= end.first.month else end.first.year - 1
        start: Interval | None = Interval(*get_month(year, head.month, head.edge))
    else:
        start = resolve_term(head, s)
    if start and end and start.first > end.last and s.day:
        # "From Friday to Sunday" told on a Saturday: one of the two lies on the other side of the report's day.
        start = resolve_term(head, Setting(end.last, "past"))
    if start is None or end is None or start.first > end.last:
        return end or start
    return Interval(start.first, end.last, end.granularity if start.first == end.last else "range", end.basis)


_RESOLVERS: dict[str, Callable[[TimeTerm, Setting], Interval | None]] = {
    "date": _resolve_date, "days": _resolve_days, "weekday": _resolve_weekday, "today": _resolve_today,
    "night": _resolve_night, "part": _resolve_part, "month": _resolve_month, "year": _resolve_year,
    "decade": _resolve_decade, "season": _resolve_season, "weekend": _resolve_weekend, "unit": _resolve_unit,
    "span": _resolve_span, "within": _resolve_within, "duration": _resolve_duration, "offset": _resolve_offset,
    "streak": _resolve_streak, "edge": _resolve_edge, "period": _resolve_period, "vague": _resolve_vague,
    "range": _resolve_range,
    "now": lambda term, s: Interval(s.day, s.day, "day", "now") if s.day else None,
    "then": lambda term, s: s.anchor(400),
    "event": lambda term, s: None,
}  # fmt: skip
