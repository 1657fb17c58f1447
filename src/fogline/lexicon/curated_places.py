"""Curated places: our own table of places that the press names otherwise than the sources, or that they lack."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CuratedPlace:
    """A row of `curated_places.csv`. `same_as` is the number of the SQLite row that it speaks for."""

    id: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    country: str | None
    within: str | None
    population: int | None
    same_as: int | None
    aliases: tuple[str, ...]


@cache
def read_curated() -> tuple[CuratedPlace, ...]:
    """All rows of the curated file."""
    text = (files("fogline.lexicon") / "data" / "curated_places.csv").read_text(encoding="utf-8")
    return tuple(
        CuratedPlace(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
            country=row["country"] or None,
            within=row["within"] or None,
            population=int(row["population"]) if row["population"] else None,
            same_as=int(row["same_as"]) if row["same_as"] else None,
            aliases=tuple(alias for alias in row["aliases"].split(";") if alias),
        )
        for row in csv.DictReader(text.splitlines())
    )
