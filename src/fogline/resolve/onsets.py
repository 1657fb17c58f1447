"""Onsets: when a war or an offensive began, by the report's own words; what hangs on it is counted from there."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from fogline.lexicon.time_lexicon import TimeLexicon
from fogline.models.measure import Interval
from fogline.resolve.calendar import shift_day
from fogline.resolve.time_terms import TimeTerm

_GAP = 5
_GAP_WITH_ASIDE = 18
_REACH = 26
_REACH_OF_NOUN = 4
_BREAKS = frozenset({";", ":", "(", ")", "—"})


class Onset(NamedTuple):
    """The start of a war or an offensive: its class (war, offensive), its noun, the interval in which it lies."""

    event: str
    noun: str
    interval: Interval


def find_onsets(
    lower: Sequence[str], times: Sequence[tuple[int, int, Interval | None]], lexicon: TimeLexicon
) -> list[Onset]:
    """Starts told in a sentence: a word of beginning beside an event's name, dated by the nearest time."""
    if not times or lexicon.onsets.isdisjoint(lower):
        return []
    onsets = []
    for index, word in enumerate(lower):
        if word in lexicon.onsets and _is_beginning(lower, index, lexicon):
            event_at = _find_event(lower, index, times, lexicon)
            if event_at is None:
                continue
            interval = _find_nearest(
                lower, min(index, event_at), max(index, event_at), times, word in lexicon.onset_nouns
            )
            if interval:
                onsets.append(Onset(lexicon.events[lower[event_at]], lower[event_at], interval))
    return onsets


def _is_beginning(lower: Sequence[str], index: int, lexicon: TimeLexicon) -> bool:
    """ "Went" begins something only in "went to war", "broke" only in "broke out"."""
    needed = lexicon.onset_followed.get(lower[index])
    return needed is None or tuple(lower[index + 1 : index + 1 + len(needed)]) == needed


def _find_event(
    lower: Sequence[str], index: int, times: Sequence[tuple[int, int, Interval | None]], lexicon: TimeLexicon
) -> int | None:
    for step in (-1, 1):
        commas = 0
        gap = _GAP_WITH_ASIDE if step == -1 else _GAP
        for position in range(index + step, index + step * (gap + 1), step):
            if not 0 <= position < len(lower) or lower[position] in _BREAKS:
                break
            if any(first <= position < last for first, last, _ in times):
                break
            commas += lower[position] == ","
            told_of = commas == 1 and step == -1 and lower[index - 1] in ("which", "that")
            near = abs(position - index) <= _GAP and (commas == 0 or told_of)
            if lower[position] in lexicon.events and (near or commas == 2):
                return position
    return None


def _find_nearest(
    lower: Sequence[str], first: int, last: int, times: Sequence[tuple[int, int, Interval | None]], noun: bool
) -> Interval | None:
    """The nearest time; "the start of the war" takes only one right beside it, a verb one within its clause."""
    best, best_gap = None, _REACH_OF_NOUN if noun else _REACH
    for start, stop, interval in times:
        low, high = (last, start) if start > last else (stop, first)
        if interval and high - low < best_gap and lower[low:high].count(",") <= (0 if noun or start > last else 1):
            best, best_gap = interval, high - low
    return best


def resolve_event(
    term: TimeTerm, relation: str, day: date | None, onsets: Sequence[Onset], within: Interval | None = None
) -> Interval | None:
    """The interval of a term that hangs on an event's start, by the finest of the report's onsets of that class.

    `within` narrows the choice: "since the fighting began earlier this week" takes an onset of this week.
    """
    fitting = [o for o in onsets if o.event == term.event and (day is None or o.interval.first <= day)]
    if within:
        fitting = [o for o in fitting if within.first <= o.interval.first <= within.last]
    if not fitting:
        return None
    same_noun = [o for o in fitting if o.noun == term.noun]
    onset = min((o.interval for o in same_noun or fitting), key=lambda interval: (interval.last - interval.first).days)
    if relation == "since":
        return Interval(onset.first, day, "range", "since") if day and day >= onset.first else None
    if term.deixis in ("nth", "into"):
        return _count_from(onset, term, day)
    if term.deixis == "first":
        days = {"day": 1, "week": 7, "month": 30}.get(term.unit, 1) * max(term.n or 1, 1)
        return Interval(onset.first, onset.first + timedelta(days=days - 1), "range", "anaphoric")
    return onset


def _count_from(onset: Interval, term: TimeTerm, day: date | None) -> Interval | None:
    """The n-th day, week, month or year from an onset, cut at the report's day; "into" counts whole ones gone by."""
    n = (term.n or 1) - (0 if term.deixis == "into" else 1)
    first = shift_day(onset.first, term.unit, n)
    last = (
        shift_day(first, term.unit, 1, inside=True)
        if term.unit in ("day", "week", "fortnight")
        else (shift_day(onset.first, term.unit, n + 1) - timedelta(days=1))
    )
    if day is not None and first > day:
        return None
    return Interval(first, min(last, day or last), "day" if first == last else "range", "anaphoric")


def count_back(term: TimeTerm, day: date) -> Onset | None:
    """The start that "Sunday, the fifth day of the offensive" tells: four days before the Sunday."""
    if term.unit != "day" or not term.n or not term.event:
        return None
    start = day - timedelta(days=term.n - (0 if term.deixis == "into" else 1))
    return Onset(term.event, term.noun, Interval(start, start, "day", "anaphoric"))
