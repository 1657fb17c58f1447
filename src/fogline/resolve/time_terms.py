"""Time terms: what the words of a time expression say, before any report's day is known."""

from __future__ import annotations

from dataclasses import dataclass

VAGUE_COUNT = -1
"""The `n` of "several days", "a few hours": more than one, not said how many."""


@dataclass(frozen=True, slots=True)
class TimeTerm:
    """One expression's content.

    `kind`: date, numeric, days, weekday, month, quarter, year, decade, season, hijri, feast, today, night, part, unit,
    weekend, span, offset, within, duration, streak, edge, event, now, then, period, vague, range.
    `deixis` is the word that points ("last", "next", "this", "that", "same", "past" ...), `edge` early, mid or
    late, `clock` the time of day (ISO 8601) where one is told, `part` True where a part of a day is meant, `night`
    where it runs from one day into the next, `direction` ago, before, after, later. `parts` are the ends of a range.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    weekday: int | None = None
    n: int | None = None
    unit: str = ""
    deixis: str = ""
    edge: str = ""
    part: bool = False
    night: bool = False
    late: bool = False
    direction: str = ""
    event: str = ""
    noun: str = ""
    clock: str = ""
    parts: tuple[TimeTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term and its words `[first, last)` in the sentence."""

    first: int
    last: int
    term: TimeTerm
