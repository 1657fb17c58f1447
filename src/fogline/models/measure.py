"""Measures: intervals of days and counts with open sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MEASURES = (
    "killed",
    "injured",
    "displaced",
    "detained",
    "missing",
    "returned",
    "struck",
    "taken",
    "forces",
    "other",
)


@dataclass(frozen=True, slots=True)
class Interval:
    """`[first, last]` days, both inclusive. `granularity`: day, part-of-day, range, week, month, year.

    `basis` says what fixed it: explicit (a date), hijri-approximate (a date of the Islamic calendar, perhaps a day
    off), weekday, deictic (counted from the report's own day: "two days ago"), live-entry (from the entry's day),
    anaphoric (counted from a time named before: "two days earlier"), report-day (nothing was named to count from, the
    report's day was taken), overnight, since, now, carried (the time named before itself), story (told by others).
    """

    first: date
    last: date
    granularity: str = "day"
    basis: str = "explicit"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that names a time, resolved or not. `relation`: on, since, until, by, before, after, now.

    The span leaves out "on", "in", "by", "since" and their like. `dates_next` is True where the interval is that
    of the event told right behind ("two days after launching the offensive": the launch). `why` says, for an
    expression without interval, what is missing. `named` is the interval that the words themselves name, where a
    relation has stretched or cut `interval` ("since Monday": the Monday). `clock` is a time of day as ISO 8601 writes
    it, with its zone where the words give one ("08:30Z", "18:40+08:00", "05:40"), "" where none is told.
    """

    start: int
    end: int
    text: str
    interval: Interval | None
    relation: str = "on"
    dates_next: bool = False
    why: str = ""
    named: Interval | None = None
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count in the text: `low`/`high` inclusive, an open side is None ("at least 7": 7, None).

    `start`/`end` cover number and modifiers; `number_start`/`number_end` the number words alone.
    """

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    number_start: int
    number_end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a claim (codebook.md): `measure` of MEASURES, low/high, `who` or what is counted."""

    measure: str
    low: int | None
    high: int | None
    who: str = ""
    start: int | None = None
    end: int | None = None
