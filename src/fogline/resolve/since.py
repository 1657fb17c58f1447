"""Since: expressions that run from a time to the report's day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fogline.lexicon.time_lexicon import TimeLexicon
from fogline.models.measure import Interval
from fogline.resolve.relations import find_since
from fogline.resolve.time_items import TimeContext, TimeItem
from fogline.resolve.time_terms import TimeTerm

_REACH_OF_PLUPERFECT = 14
MIDDLE = 15
"""The day of the month that "since mid-April" counts from."""


def run_on(
    interval: Interval, item: TimeItem, items: Sequence[TimeItem], lower: Sequence[str], day: date | None
) -> Interval | None:
    """From the interval's first day to the report's, or to the day that a pluperfect clause looks back from."""
    end = day
    if "had" in lower[max(0, item.first - _REACH_OF_PLUPERFECT) : item.first]:
        seen_from = next((o.interval for o in reversed(items) if o.names_day and o.last <= item.first), None)
        if seen_from and seen_from.last >= interval.first:
            end = seen_from.last
    first = (
        interval.first.replace(day=MIDDLE) if item.term.kind == "month" and item.term.edge == "mid" else interval.first
    )
    if end is None:
        return Interval(first, interval.last, interval.granularity, "since")
    if end < first:
        return None
    return Interval(first, end, "range", "since")


def find_since_items(
    lower: Sequence[str], items: Sequence[TimeItem], context: TimeContext, lexicon: TimeLexicon
) -> list[TimeItem]:
    """Items that "since" opens without a time right behind it: a clause that holds one, an event, or nothing."""
    added = []
    for since in find_since(lower, [(item.first, item.last) for item in items], lexicon):
        item = TimeItem(since.first, since.last, TimeTerm("then"), "since", outer=True)
        start: Interval | None = None
        if since.kind == "event":
            item.term = TimeTerm("event", event=since.event)
        elif since.kind == "clause":
            inner = items[since.holds]
            start, item.term = inner.interval, inner.term
            if since.event and inner.term.kind in ("unit", "event", "vague"):
                item.term = TimeTerm("event", event=since.event)
        else:
            start = _find_start(since.first, items, context)
        item.interval = run_on(start, item, items, lower, context.day) if start else None
        context.period = item.interval or context.period
        added.append(item)
    return added


def _find_start(first: int, items: Sequence[TimeItem], context: TimeContext) -> Interval | None:
    """What a bare "since" looks back to: the first of the finest intervals named here, or else just before."""
    here = [item.interval for item in items if item.interval and item.last <= first and item.term.kind != "now"]
    for intervals in (here, *reversed(context.recent)):
        if intervals:
            return min(intervals, key=lambda q: 0 if (q.last - q.first).days < 3 else 1)
    return None
