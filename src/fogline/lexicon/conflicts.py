"""Conflicts: which state is at war where and when, and whom its general words ("the rebels") mean."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Conflict:
    """One country at war in a stretch of time.

    `kind` is civil or interstate: in a civil war the capital and the country's name stand for its `government`.
    `umbrellas` maps a class of noun (rebel, jihadist, separatist, paramilitary, gang) to the actor it means where
    the report names no fitting group; `umbrella_first` says that the general word means the side even where the
    report names one of its groups. `belligerents` are ISO codes of foreign states that take part; `abroad` marks a
    state that reports mostly name for what it does in other countries; `coalition` is what "the coalition" means.
    """

    country: str
    kind: str
    valid_from: date
    valid_to: date | None
    government: str
    army: str
    umbrellas: dict[str, str]
    umbrella_first: bool
    belligerents: tuple[str, ...]
    abroad: bool
    coalition: str

    def covers(self, day: date | None) -> bool:
        """Whether the conflict runs on a day; an unknown day is taken to be within any."""
        if day is None:
            return True
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


_CLASSES = {
    "rebel": "rebels",
    "jihadist": "jihadists",
    "separatist": "separatists",
    "paramilitary": "paramilitaries",
    "gang": "gangs",
}


@cache
def load_conflicts() -> tuple[Conflict, ...]:
    """All rows of `data/conflicts.csv`, in its order."""
    raw = (files("fogline.lexicon") / "data" / "conflicts.csv").read_text(encoding="utf-8")
    return tuple(_read_row(row) for row in csv.DictReader(raw.splitlines()))


def _read_row(row: dict[str, str]) -> Conflict:
    return Conflict(
        country=row["country"],
        kind=row["kind"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        government=row["government"],
        army=row["army"],
        umbrellas={cls: row[column] for cls, column in _CLASSES.items() if row[column]},
        umbrella_first=row["umbrella_first"] == "y",
        belligerents=tuple(code for code in row["belligerents"].split(";") if code),
        abroad=row["abroad"] == "y",
        coalition=row["coalition"],
    )


@cache
def get_conflicts_by_country() -> dict[str, tuple[Conflict, ...]]:
    """Conflicts by ISO code of the country."""
    index: dict[str, list[Conflict]] = {}
    for conflict in load_conflicts():
        index.setdefault(conflict.country, []).append(conflict)
    return {code: tuple(rows) for code, rows in index.items()}


def find_conflict(country: str, day: date | None) -> Conflict | None:
    """The conflict of a country that covers a day, the last row first; None where there is none."""
    rows = get_conflicts_by_country().get(country, ())
    if day is None:
        return rows[0] if rows else None
    return next((row for row in reversed(rows) if row.covers(day)), None)
