"""Transliteration: spellings of villages that the index does not hold, found by the company they keep.

    python quality/transliteration.py [--seeds 31 32 33 34 35] [--show]

For each of five countries 80 pairs of a place and one of its spellings, drawn from the gazetteer's aliases at random,
once for each seed: told are the mean over the seeds, their standard deviation and the least. The rules were tuned on
the seeds 1, 2, 7 and 11 to 20; those that are measured by default were never looked at.

The spelling is withheld: a view hides its rows, and the sounds that no other spelling of the place has. It is then
resolved in a sentence that names the country and two settlements near the place (all three to be resolved).
Right: the place itself, or its twin within 3 km.

An alias counts as a spelling of the same name where its consonants and its key agree by 60 % with another of the
place's; others are other names ("Silchenkovo" for Talalayivka), which no transliteration finds. A spelling that is
the very name of another place within 40 km is no test either. How many were passed over is printed.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, pstdev

from rapidfuzz import fuzz

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT, find_distance
from fogline.lexicon.placekey import find_key, find_skeleton, find_skeletons
from fogline.models.entity import Place
from fogline.resolve.toponyms import Toponym, resolve_toponyms

HERE = Path(__file__).parent
FILE = HERE.parent / "src" / "fogline" / "lexicon" / "data" / "gazetteer.sqlite"
COUNTRIES = {"SY": "Syria", "UA": "Ukraine", "SD": "Sudan", "YE": "Yemen", "IQ": "Iraq"}
PAIRS, ALIKE, NEIGHBOURS, NEIGHBOUR_KM, TWIN_KM = 80, 60.0, 2, 40.0, 3.0
SEEDS = (31, 32, 33, 34, 35)
SETTLEMENTS = "(2, 3, 4)"
REACH = NEIGHBOUR_KM / 111
_HIDE = """
CREATE TEMP TABLE hidden_alias(place INTEGER, plain TEXT, PRIMARY KEY(place, plain)) WITHOUT ROWID;
CREATE TEMP TABLE hidden_sound(place INTEGER, skeleton TEXT, PRIMARY KEY(place, skeleton)) WITHOUT ROWID;
CREATE TEMP VIEW alias AS SELECT key, plain, place FROM main.alias a
 WHERE NOT EXISTS (SELECT 1 FROM hidden_alias h WHERE h.place = a.place AND h.plain = a.plain);
CREATE TEMP VIEW near AS SELECT cell, skeleton, place FROM main.near n
 WHERE NOT EXISTS (SELECT 1 FROM hidden_sound h WHERE h.place = n.place AND h.skeleton = n.skeleton);
"""


@dataclass(frozen=True)
class Pair:
    """A place of the gazetteer, a spelling of its name, and its other spellings."""

    place: int
    spelling: str
    others: tuple[str, ...]


class WithheldGazetteer(Gazetteer):
    """A gazetteer in which one spelling at a time can be hidden at look-up."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._db.executescript(_HIDE)
        self._settlements: dict[str, list[tuple[float, float, int]]] = {}

    def withhold(self, pair: Pair) -> None:
        """Hide a pair's spelling, and its sound where no other spelling has it; show the last one again."""
        sounds = find_skeletons(pair.spelling) - {sound for other in pair.others for sound in find_skeletons(other)}
        self._db.execute("DELETE FROM hidden_alias")
        self._db.execute("DELETE FROM hidden_sound")
        self._db.execute("INSERT INTO hidden_alias VALUES (?, ?)", (pair.place, pair.spelling))
        self._db.executemany("INSERT INTO hidden_sound VALUES (?, ?)", [(pair.place, sound) for sound in sounds])
        self._find.cache_clear()
        self._find_filed_under.cache_clear()
        self._find_close.cache_clear()
        self._find_around.cache_clear()

    def find_neighbours(self, number: int) -> list[Place]:
        """The two settlements nearest to a place."""
        place = self._find_number(number)
        lat, lon = place.lat or 0.0, place.lon or 0.0
        rows = self._get_settlements(place.country or "")
        first = bisect_left(rows, (lat - REACH, lon, 0))
        last = bisect_left(rows, (lat + REACH, lon, 0))
        near = sorted(
            (find_distance(place, row[0], row[1]), row[2])
            for row in rows[first:last]
            if abs(row[1] - lon) < REACH and row[2] != number
        )
        key, found = find_key(place.name), list[Place]()
        for _, other in near:
            neighbour = self._find_number(other)
            if find_key(neighbour.name) != key:
                found.append(neighbour)
            if len(found) == NEIGHBOURS:
                break
        return found

    def _get_settlements(self, country: str) -> list[tuple[float, float, int]]:
        """A country's settlements by latitude: (latitude, longitude, number)."""
        if country not in self._settlements:
            query = f"SELECT lat, lon, id FROM place WHERE kind IN {SETTLEMENTS} AND cc = ?"
            rows = self._db.execute(query, (country,))
            self._settlements[country] = sorted((lat / 1e4, lon / 1e4, number) for lat, lon, number in rows)
        return self._settlements[country]

    def _find_number(self, number: int) -> Place:
        return self.get_place(f"-{number}")


def draw_pairs(country: str, seed: int, gazetteer: Gazetteer) -> tuple[list[Pair], int]:
    """The country's pairs, and how many aliases were passed over."""
    with sqlite3.connect(f"{FILE.as_uri()}?mode=ro", uri=True) as db:
        query = "SELECT id, name FROM place WHERE cc = ? AND kind IN (2, 3, 4) ORDER BY id"
        names = dict(db.execute(query, (country,)))
        spellings: dict[int, list[str]] = {}
        query = "SELECT a.place, a.plain FROM alias a JOIN place p ON p.id = a.place WHERE p.cc = ? AND a.plain <> ''"
        for place, plain in db.execute(query, (country,)):
            if place in names:
                spellings.setdefault(place, []).append(plain)

    def is_shared(number: int, spelling: str) -> bool:
        place = gazetteer.get_place(f"-{number}")
        found = gazetteer.find_candidates(spelling, limit=1000)
        near = [m for m in found if find_distance(m.place, place.lat or 0.0, place.lon or 0.0) < NEIGHBOUR_KM]
        return any(m.score == EXACT and m.place.id != place.id for m in near)

    order = sorted(spellings)
    random.Random(f"{seed} {country}").shuffle(order)
    pairs: list[Pair] = []
    passed = 0
    for place in order:
        own = sorted(set(spellings[place]))
        spelling = random.Random(f"{seed} {place}").choice(own)
        others = (names[place], *(other for other in own if other != spelling))
        if not any(_is_spelling(spelling, other) for other in others) or is_shared(place, spelling):
            passed += 1
            continue
        pairs.append(Pair(place, spelling, others))
        if len(pairs) == PAIRS:
            break
    return pairs, passed


def _is_spelling(one: str, other: str) -> bool:
    sounds = fuzz.ratio(find_skeleton(one), find_skeleton(other))
    return sounds >= ALIKE and fuzz.ratio(find_key(one), find_key(other)) >= ALIKE


def resolve_pair(pair: Pair, country: str, gazetteer: WithheldGazetteer) -> tuple[bool, str]:
    """Whether the withheld spelling leads to its place, and what was said."""
    gazetteer.withhold(pair)
    neighbours = [place.name for place in gazetteer.find_neighbours(pair.place)]
    said = pair.spelling.title()
    text = f"{said} lies near {' and '.join(neighbours)} in {COUNTRIES[country]}."
    marked = [Toponym(0, len(said))]
    for name in neighbours:
        start = text.index(name, len(said))
        marked.append(Toponym(start, start + len(name)))
    choice = resolve_toponyms(text, marked, gazetteer)[0]
    place = gazetteer.get_place(f"-{pair.place}")
    found = choice.place if choice else None
    right = found is not None and (
        found.id == place.id or find_distance(found, place.lat or 0.0, place.lon or 0.0) <= TWIN_KM
    )
    told = f"{choice.place.name} ({choice.how}, {choice.score})" if choice else "-"
    return right, f"{said}\t{place.name}\t{told}\tnear {', '.join(neighbours)}"


def measure(country: str, seed: int, gazetteer: WithheldGazetteer, show: bool) -> tuple[int, int]:
    """How many of a country's pairs of one seed are right first, and how many aliases were passed over."""
    pairs, passed = draw_pairs(country, seed, gazetteer)
    results = [resolve_pair(pair, country, gazetteer) for pair in pairs]
    for ok, line in results:
        if show and not ok:
            print("   ", COUNTRIES[country], seed, line, sep="\t")
    return sum(ok for ok, _ in results), passed


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--show", action="store_true", help="print the pairs that failed")
    arguments = parser.parse_args()
    floors = tomllib.loads((HERE / "floors.toml").read_text()).get("transliteration", {})
    gazetteer, seeds = WithheldGazetteer(FILE), arguments.seeds
    shares: dict[str, list[float]] = {}
    for country, name in COUNTRIES.items():
        found = [measure(country, seed, gazetteer, arguments.show) for seed in seeds]
        shares[country] = [right / PAIRS for right, _ in found]
        told = " ".join(f"{right:3}" for right, _ in found)
        passed = sum(passed for _, passed in found)
        print(f"{name:8} {told} of {PAIRS} right first: {mean(shares[country]):.1%}; passed over {passed}")
    whole = [mean(column) for column in zip(*shares.values(), strict=True)]
    print("seeds   ", " ".join(f"{seed}: {share:.1%}" for seed, share in zip(seeds, whole, strict=True)))
    print(f"all      {mean(whole):.1%}, deviation {pstdev(whole):.1%}, least {min(whole):.1%}")
    return int(any(mean(each) < floors.get(country, 0) for country, each in shares.items()))


if __name__ == "__main__":
    sys.exit(main())
