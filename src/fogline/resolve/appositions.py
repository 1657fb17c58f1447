"""Appositions: times that stand side by side and name the same days ("Sunday, the fifth day of the offensive")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from fogline.models.measure import Interval
from fogline.resolve.onsets import Onset, count_back
from fogline.resolve.time_items import TimeItem

_BETWEEN = frozenset({",", "(", "–", "—", "-", "/", "on", "the", "corresponding", "to", "equivalent"})
_MOST_OFF = 2


def settle_appositions(items: Sequence[TimeItem], lower: Sequence[str]) -> list[Onset]:
    """Give a counted day the day named beside it, and a Hijri date the Gregorian one; returns starts so told.

    "It entered its fifth day on Sunday" counts too. A Hijri date more than two days off is left as it is.
    """
    onsets: list[Onset] = []
    for one, two in pairwise(items):
        if not all(word in _BETWEEN for word in lower[one.last : two.first]):
            continue
        counted, day = (one, two) if _counts(one) else (two, one)
        if _counts(counted) and day.names_day and day.interval:
            counted.interval = replace(day.interval, basis="carried")
            onsets.extend(onset for onset in [count_back(counted.term, day.interval.first)] if onset)
        elif one.term.kind == "hijri" or two.term.kind == "hijri":
            _settle_hijri(*((one, two) if one.term.kind == "hijri" else (two, one)))
    return onsets


def count_from_named_days(items: Sequence[TimeItem], known: Sequence[Onset]) -> list[Onset]:
    """Starts told by a counted day in a sentence that names one day: "on Thursday they fell back, on the fourth day of
    an assault" is from Monday to Thursday. An event whose start is known already is left to it."""
    onsets: list[Onset] = []
    days = {item.interval.last: item.interval for item in items if item.interval and item.names_day}
    for item in items if len(days) == 1 else ():
        if _counts(item) and item.interval is None and not any(o.event == item.term.event for o in known):
            (day,) = days
            if onset := count_back(item.term, day):
                item.interval = Interval(onset.interval.first, day, "range", "since")
                onsets.append(onset)
    return onsets


def _counts(item: TimeItem) -> bool:
    return item.term.kind == "event" and item.term.deixis == "nth"


def _settle_hijri(item: TimeItem, other: TimeItem) -> None:
    if other.term.kind in ("date", "numeric") and other.interval and item.interval:
        off = abs((other.interval.first - item.interval.first).days)
        item.interval = other.interval if off <= _MOST_OFF else item.interval
