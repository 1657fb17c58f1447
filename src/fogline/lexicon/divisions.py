"""First-level divisions of the countries that the curated table leaves to the world gazetteer: states, provinces.

The table `data/divisions.csv` is made by `lexicon_build/divisions.py` (GeoNames, CC BY 4.0). `number` is the division's
number in the gazetteer's `adm1` column, `short` its abbreviations in print ("Ga.;GA"), parted by semicolons.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fogline.lexicon.placekey import find_key, fold_name
from fogline.models.entity import Place


@dataclass(frozen=True, slots=True)
class Division:
    """A division: its place, its number in the gazetteer, (folded name, key) to be found by, abbreviations."""

    number: int
    place: Place
    keys: tuple[tuple[str, str], ...]
    short: tuple[str, ...]


@cache
def load_divisions() -> tuple[Division, ...]:
    """All divisions, in the file's order."""
    raw = (files("fogline.lexicon") / "data" / "divisions.csv").read_text(encoding="utf-8")
    return tuple(_read_row(row) for row in csv.DictReader(raw.splitlines()))


@cache
def get_divisions_by_short() -> dict[str, Place]:
    """Divisions by abbreviation as printed; one that two countries share belongs to neither ("WA" stays with one)."""
    index: dict[str, list[Place]] = {}
    for division in load_divisions():
        for short in division.short:
            index.setdefault(short, []).append(division.place)
    return {short: places[0] for short, places in index.items() if len(places) == 1}


def _read_row(row: dict[str, str]) -> Division:
    number, country, name = int(row["number"]), row["country"], row["name"]
    plain = fold_name(name)
    place_id = f"{country.lower()}:{plain.replace(' ', '-')}-{number}"
    place = Place(
        id=place_id,
        name=name,
        kind="province",
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        country=country,
        admin1=place_id,
        within=country.lower(),
        precision=4,
        population=int(row["population"]),
        geonames=int(row["geonames"]) if row["geonames"] else None,
    )
    return Division(number, place, ((plain, find_key(name)),), tuple(s for s in row["short"].split(";") if s))
