"""Day trial: how well a day of writing fits a report's own times and what dated reports tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import exp, log
from typing import NamedTuple

from fogline.resolve.day_records import DayRecord, DayStory, Matcher
from fogline.resolve.passages import Passage, TimeCue
from fogline.resolve.term_days import resolve_term
from fogline.resolve.time_setting import Setting

_AGREEMENT, _DISAGREEMENT, _COUNT, _ORDER, _COMPANY = 5.0, 5.0, 3.0, 4.0, 1.2
_GAP = (1.0, 0.4, 0.15, 0.08, 0.05, 0.04, 0.03)
_GAP_AFTER_EVENING = (0.45, 0.6, 0.2, 0.1, 0.06, 0.04, 0.03)
_PRINTED, _PRINTED_TODAY = 0.4, 1.0
_DISTANCE = 0.25
_WEEK = 7


@dataclass(slots=True)
class _Latest:
    """The latest past day that a report names, whether its evening is, and whether as a date in full."""

    day: date | None = None
    evening: bool = False
    printed: bool = False
    distances: list[int] = field(default_factory=list)


class Agreement(NamedTuple):
    """A time cue of the report, the record that agrees with it, how much (0..1), and the words that both use."""

    share: float
    cue: str
    record: DayRecord
    words: tuple[str, ...]


@dataclass(slots=True)
class DayTrial:
    """A day tried: its score, how much agreement it rests on, what agreed best, what else speaks for it, and how much
    of its names a dated report of about that day shares (`company`, 0..1)."""

    day: date
    score: float = 0.0
    evidence: float = 0.0
    best: Agreement | None = None
    notes: list[str] = field(default_factory=list)
    company: float = 0.0

    def explain(self) -> str:
        """One sentence that names the evidence."""
        parts = list(dict.fromkeys(self.notes))
        if self.best:
            told = f"{self.best.record.doc} dates {self.best.record.day.isoformat()}"
            parts.insert(0, f'its "{self.best.cue}" tells of what {told} (both: {", ".join(self.best.words[:6])})')
        parts = parts or ["reports of about that day name the same"]
        return f"Dated {self.day.isoformat()} because " + ", and ".join(parts) + "."


def try_day(day: date, passages: Sequence[Passage], matcher: Matcher, story: DayStory) -> DayTrial:
    """Score `day` as the day on which a report with these passages was written."""
    trial, latest = DayTrial(day), _Latest()
    for passage in passages:
        best = matcher.find_best(passage.keys)
        for cue in passage.cues:
            interval = resolve_term(cue.term, Setting(day, cue.tense, cue.relation))
            if interval is None or cue.relation == "since":
                continue
            if cue.term.kind == "streak":
                _count_streak(trial, interval.first, story)
            elif interval.first == interval.last:
                _judge_order(trial, cue, interval.last, latest)
                _agree(trial, cue, interval.first, best, passage)
    if latest.day:
        gaps = _GAP_AFTER_EVENING if latest.evening and not latest.printed else _GAP
        trial.score += log(gaps[min((day - latest.day).days, len(gaps) - 1)])
        near = [distance for distance in latest.distances if distance < _WEEK]
        trial.score -= _DISTANCE * sum(near) / max(len(near), 1)
    trial.company = max(share * exp(-abs((day - other).days) / 2) for other, share in story.company)
    trial.score += _COMPANY * trial.company
    return trial


def _agree(
    trial: DayTrial, cue: TimeCue, day: date, best: dict[date, tuple[float, DayRecord]], passage: Passage
) -> None:
    share, record = best.get(day, (0.0, None))
    elsewhere = max((other for d, (other, _) in best.items() if d != day and d.weekday() == day.weekday()), default=0.0)
    trial.score += _AGREEMENT * share - _DISAGREEMENT * max(0.0, elsewhere - share)
    trial.evidence += share
    if record and (trial.best is None or share > trial.best.share):
        words = tuple(word for key, word in passage.words.items() if key in record.keys)
        trial.best = Agreement(share, cue.text, record, words)


def _judge_order(trial: DayTrial, cue: TimeCue, day: date, latest: _Latest) -> None:
    """Note the latest past day named; a past day that lies behind the trial's speaks against it."""
    if cue.tense == "future":
        if cue.text.lower().startswith("later") and day == trial.day:
            trial.score += 1.0
    elif day > trial.day:
        trial.score -= _ORDER
    elif cue.term.kind not in ("today", "night"):
        if cue.term.year and (trial.day - day).days <= 2:
            trial.evidence += _PRINTED
            trial.score += _PRINTED_TODAY if day == trial.day else 0.0
            trial.notes.append(f'it prints "{cue.text}"')
        latest.distances.append((trial.day - day).days)
        if latest.day is None or day > latest.day:
            latest.day, latest.evening, latest.printed = day, False, False
        if day == latest.day:
            latest.evening |= cue.term.late
            latest.printed |= cue.term.kind == "date"


def _count_streak(trial: DayTrial, start: date, story: DayStory) -> None:
    total = sum(story.onsets.values())
    if story.onsets[start]:
        trial.score += _COUNT * story.onsets[start] / total
        trial.evidence += story.onsets[start] / total
        trial.notes.append(f"it counts days from {start.isoformat()}, when by dated reports the fighting began")
