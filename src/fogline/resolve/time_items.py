"""Time items: a report's time terms on their way to expressions, and what earlier sentences leave behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from fogline.models.measure import Interval
from fogline.resolve.onsets import Onset
from fogline.resolve.time_setting import Setting
from fogline.resolve.time_terms import TimeTerm

_MEMORY_OF_SENTENCES = 3
_BOUNDS = frozenset({"by", "until", "before"})
_REACH_OF_PERFECT = 10
_REACH_OF_ITEMS = 8
_FIXED = frozenset({"explicit", "anaphoric"})
_MONTH = 31
_RELATIVE = frozenset({"which", "who", "whom", "whose", "where"})
_PERFECT = frozenset({"has", "have", "had", "'ve"})


@dataclass(slots=True)
class TimeItem:
    """A term in the words `[first, last)` of a sentence.

    `outer` marks one that was made around or beside another; `named` is its interval before a relation stretched it;
    `compares` one that only measures a record.
    """

    first: int
    last: int
    term: TimeTerm
    relation: str = "on"
    tense: str = ""
    interval: Interval | None = None
    outer: bool = False
    named: Interval | None = None
    compares: bool = False

    @property
    def dates_next(self) -> bool:
        """Whether the interval is that of the event told behind ("two days after the raid")."""
        return self.term.kind == "offset" and self.term.deixis == "event"

    @property
    def told(self) -> Interval | None:
        """What later sentences count from: of "by Friday" the Friday, else the interval."""
        return self.named if self.named and self.interval and self.relation in _BOUNDS else self.interval

    @property
    def names_day(self) -> bool:
        """Whether it names one single day."""
        return self.interval is not None and self.interval.first == self.interval.last and not self.dates_next


@dataclass(slots=True)
class TimeContext:
    """What a sentence is read in: the day that counts, the last sentences' intervals, the report's onsets.

    `reporting` is the stretch that the report says it covers, `period` the last stretch named, `seen` the last day
    told with its year where the report has no date, `order` that of its numeric dates.
    """

    day: date | None = None
    recent: list[list[Interval]] = field(default_factory=list)
    reporting: Interval | None = None
    period: Interval | None = None
    onsets: list[Onset] = field(default_factory=list)
    order: str = ""
    seen: date | None = None

    def turn_to(self, day: date | None) -> None:
        """Go on to a block; one of another day (in a live report) starts afresh."""
        if day != self.day:
            self.day = day
            self.recent.clear()

    def remember(self, items: Sequence[TimeItem]) -> None:
        """Keep the intervals that a sentence names for the next few sentences."""
        intervals = [q for item in items if (q := item.told) and not _is_aside(item, items)]
        self.period = next((q for q in reversed(intervals) if q.last > q.first), self.period)
        if self.day is None:
            dated = [q.first for q in intervals if q.basis in _FIXED and (q.last - q.first).days < _MONTH]
            self.seen = dated[-1] if dated else self.seen
        self.recent.append(intervals[:_REACH_OF_ITEMS])
        if len(self.recent) > _MEMORY_OF_SENTENCES:
            self.recent.pop(0)


def _is_aside(item: TimeItem, items: Sequence[TimeItem]) -> bool:
    """Whether later sentences do not count from it: "two days after ...", or "the night before" beside a day."""
    beside = item.term.kind == "offset" and item.term.direction == "before"
    return item.dates_next or (
        beside and any(other.names_day for other in items[:_REACH_OF_ITEMS] if other is not item)
    )


def set_item(index: int, items: Sequence[TimeItem], lower: Sequence[str], context: TimeContext) -> Setting:
    """What an item is seen from: the report's day, the days named beside it, the intervals named before."""
    item = items[index]
    before, after = items[max(0, index - _REACH_OF_ITEMS) : index], items[index + 1 : index + 1 + _REACH_OF_ITEMS]
    near = next((other.interval for other in reversed(before) if other.names_day), None)
    behind = next((other for other in after if other.names_day), None)
    if behind and not _RELATIVE.isdisjoint(lower[item.last : behind.first]):
        behind = None
    earlier = [interval for intervals in context.recent for interval in intervals]
    earlier.extend(other.interval for other in before if other.interval)
    perfect = not _PERFECT.isdisjoint(lower[max(0, item.first - _REACH_OF_PERFECT) : item.first])
    return Setting(
        day=context.day,
        tense=item.tense,
        relation=item.relation,
        near=near,
        behind=behind.interval if behind else None,
        earlier=tuple(earlier),
        reporting=context.reporting,
        period=context.period,
        perfect=perfect,
        order=context.order,
        seen=context.seen,
    )
