"""Day records: what dated reports tell of which day, and how well another passage agrees with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import log

from fogline.lexicon.time_lexicon import load_time_lexicon
from fogline.resolve.dated_reports import Neighbour
from fogline.resolve.onsets import find_onsets
from fogline.resolve.passages import Passage
from fogline.resolve.term_days import resolve_term
from fogline.resolve.time_setting import Setting


@dataclass(frozen=True, slots=True)
class DayRecord:
    """A sentence of a dated report that tells of a day."""

    doc: str
    day: date
    keys: frozenset[str]


@dataclass(slots=True)
class DayStory:
    """The dated neighbours of one report, ready for comparison."""

    records: list[DayRecord] = field(default_factory=list)
    onsets: Counter[date] = field(default_factory=Counter)
    days: list[date] = field(default_factory=list)
    company: list[tuple[date, float]] = field(default_factory=list)


def read_story(neighbours: Sequence[Neighbour]) -> DayStory:
    """What the neighbours tell of single days, resolved from their own dates."""
    lexicon, story = load_time_lexicon(), DayStory()
    for doc, day, passages, share in neighbours:
        story.days.append(day)
        story.company.append((day, share))
        for passage in passages:
            intervals = [resolve_term(cue.term, Setting(day, cue.tense, cue.relation)) for cue in passage.cues]
            named = {q.first for q in intervals if q and q.first == q.last}
            story.records.extend(DayRecord(doc, named_day, passage.keys) for named_day in sorted(named))
            times = [(*span, q) for span, q in zip(passage.spans, intervals, strict=True)]
            for onset in find_onsets(passage.lower, times, lexicon):
                if onset.interval.first == onset.interval.last:
                    story.onsets[onset.interval.first] += 1
    return story


class Matcher:
    """How well a passage agrees with what dated reports tell for a day."""

    def __init__(self, records: Sequence[DayRecord], passages: Sequence[Passage]) -> None:
        counts: Counter[str] = Counter(key for record in records for key in record.keys)
        counts.update(key for passage in passages for key in passage.keys)
        size = len(records) + len(passages)
        self._weights = {key: log((1 + size) / count) for key, count in counts.items()}
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._records = records
        for index, record in enumerate(records):
            for key in record.keys:
                self._holders[key].append(index)
        self._memory: dict[frozenset[str], dict[date, tuple[float, DayRecord]]] = {}

    def find_best(self, keys: frozenset[str]) -> dict[date, tuple[float, DayRecord]]:
        """For each day that dated reports tell of, the record that shares most with `keys`, and how much (0..1)."""
        if keys not in self._memory:
            self._memory[keys] = self._match(keys)
        return self._memory[keys]

    def _match(self, keys: frozenset[str]) -> dict[date, tuple[float, DayRecord]]:
        shared: dict[int, float] = defaultdict(float)
        named: set[int] = set()
        for key in keys:
            for index in self._holders.get(key, ()):
                shared[index] += self._weights[key]
                if key.startswith("n:"):
                    named.add(index)
        own = self._weigh(keys)
        best: dict[date, tuple[float, DayRecord]] = {}
        for index in named:
            record = self._records[index]
            share = 2 * shared[index] / (own + self._weigh(record.keys) + 1e-9)
            if share > best.get(record.day, (0.0, record))[0] and len(record.keys & keys) > 1:
                best[record.day] = (share, record)
        return best

    def _weigh(self, keys: frozenset[str]) -> float:
        return sum(self._weights.get(key, 0.0) for key in keys)
