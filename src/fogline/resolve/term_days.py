"""Term days: the interval of days that a time term names in its setting."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.measure import Interval
from fogline.resolve.calendar import get_month
from fogline.resolve.leaning_terms import LEANING
from fogline.resolve.standing_terms import STANDING
from fogline.resolve.time_setting import Setting
from fogline.resolve.time_terms import TimeTerm


def resolve_term(term: TimeTerm, setting: Setting) -> Interval | None:
    """The interval that a term names, or None where the words and the setting do not fix one."""
    resolve = _resolve_range if term.kind == "range" else STANDING.get(term.kind) or LEANING.get(term.kind)
    try:
        interval = resolve(term, setting) if resolve else None
    except (ValueError, OverflowError):
        return None
    return interval if interval and interval.first <= interval.last else None


def _resolve_range(term: TimeTerm, s: Setting) -> Interval | None:
    head, tail = term.parts
    end = resolve_term(tail, s)
    if end and head.kind == tail.kind == "month" and head.month and not head.year:
        year = end.first.year if head.month <= end.first.month else end.first.year - 1
        start: Interval | None = Interval(*get_month(year, head.month, head.edge))
    elif end and head.kind == tail.kind == "date" and tail.year and not head.year:
        start = resolve_term(replace(head, year=tail.year - ((head.month or 0) > (tail.month or 0))), s)
    else:
        start = resolve_term(head, s)
    if start and end and start.first > end.last and s.day:
        # "From Friday to Sunday" told on a Saturday: one of the two lies on the other side of the report's day.
        start = resolve_term(head, Setting(end.last, "past"))
    if start is None or end is None or start.first > end.last:
        return end or start
    return Interval(start.first, end.last, end.granularity if start.first == end.last else "range", end.basis)
