"""The user's layer of the gazetteer: one SQLite file beside the store, in the packaged gazetteer's shape.

`Gazetteer.open(layer=...)` reads it after its own file. Adding is idempotent: a place of the same number is replaced.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from math import floor
from pathlib import Path

from fogline.errors import StoreError, UsageError
from fogline.lexicon.gazetteer import KINDS, Gazetteer
from fogline.lexicon.place_packs import PackPlace, make_kind, read_pack
from fogline.lexicon.placekey import find_key, find_skeletons, fold_name

SCHEMA = """
CREATE TABLE IF NOT EXISTS place(id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, lat INTEGER, lon INTEGER, cc TEXT,
                                 adm1 INTEGER, pop INTEGER, gn INTEGER);
CREATE TABLE IF NOT EXISTS alias(key TEXT, plain TEXT, place INTEGER, PRIMARY KEY(key, plain, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS near(cell INTEGER, skeleton TEXT, place INTEGER, PRIMARY KEY(cell, skeleton, place))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS admin1(id INTEGER PRIMARY KEY, curated TEXT);
CREATE INDEX IF NOT EXISTS alias_place ON alias(place);
CREATE INDEX IF NOT EXISTS near_place ON near(place);
"""
FIRST_DIVISION = 8_000_000_000
"""Numbers of divisions that a pack names and the packaged gazetteer has."""


def add_places(source: Path, layer: Path, gazetteer: Gazetteer) -> int:
    """Read a pack into the layer, made where there is none; all of it or, on an error, nothing. Returns how many places
    were added or replaced. Raises UsageError for a file that is no pack, StoreError for a layer that cannot be used."""
    places = read_distribution(source) if _is_sqlite(source) else read_pack(source)
    try:
        layer.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(layer)) as db, db:
            db.executescript(SCHEMA)
            db.execute("BEGIN")
            return _write(db, places, gazetteer)
    except (sqlite3.DatabaseError, OSError) as error:
        raise StoreError(f"The places in {layer} cannot be written: {error}") from error


def read_distribution(path: Path) -> Iterator[PackPlace]:
    """The places of a Who's On First SQLite distribution (tables `spr`, `names`, `ancestors`)."""
    query = (
        "SELECT s.id, s.name, s.placetype, s.latitude, s.longitude, s.country, "
        "(SELECT a.ancestor_id FROM ancestors a WHERE a.id = s.id AND a.ancestor_placetype = 'region' LIMIT 1), "
        "(SELECT group_concat(n.name, char(10)) FROM names n WHERE n.id = s.id) "
        "FROM spr s WHERE coalesce(s.is_deprecated, 0) <> 1 AND coalesce(s.is_superseded, 0) <> 1"
    )
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            for number, name, placetype, lat, lon, country, region, names in db.execute(query):
                kind = make_kind(placetype, 0)
                if kind and name and lat is not None and lon is not None:
                    aliases = tuple(dict.fromkeys((names or "").split("\n"))) if names else ()
                    told = str(region) if region and region != number else ""
                    yield PackPlace(number, name, kind, lat, lon, country or "", told, 0, aliases)
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{path} is no Who's On First distribution: {error}") from error


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(15) == b"SQLite format 3"
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error


def _write(db: sqlite3.Connection, places: Iterable[PackPlace], gazetteer: Gazetteer) -> int:
    count = 0
    divisions: dict[tuple[str, str], int] = {}
    for place in places:
        if place.kind not in KINDS:
            raise UsageError(f"{place.name}: {place.kind} is no kind of place; there are {', '.join(KINDS)}.")
        named = (place.name, *place.aliases)
        for table in ("alias", "near"):
            db.execute(f"DELETE FROM {table} WHERE place = ?", (place.number,))
        adm1 = _find_division(db, place, gazetteer, divisions)
        lat, lon = round(place.lat * 1e4), round(place.lon * 1e4)
        row = (
            place.number,
            _name_of(place, gazetteer),
            KINDS.index(place.kind),
            lat,
            lon,
            place.country,
            adm1,
            place.population,
            None,
        )
        db.execute("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?)", row)
        keys = {(find_key(name), fold_name(name), place.number) for name in named if find_key(name)}
        db.executemany("INSERT OR IGNORE INTO alias VALUES (?,?,?)", sorted(keys))
        cell = (floor(place.lat) + 90) * 360 + floor(place.lon) + 180
        sounds = {(cell, sound, place.number) for name in named for sound in find_skeletons(name) if len(sound) > 1}
        db.executemany("INSERT OR IGNORE INTO near VALUES (?,?,?)", sorted(sounds))
        count += 1
    return count


def _name_of(place: PackPlace, gazetteer: Gazetteer) -> str:
    """The packaged name of a place that the packaged gazetteer has too, so that its id stays."""
    try:
        return gazetteer.get_place(f"-{place.number}").name
    except KeyError:
        return place.name


def _find_division(
    db: sqlite3.Connection, place: PackPlace, gazetteer: Gazetteer, known: dict[tuple[str, str], int]
) -> int:
    """The number of a place's division: as told, or a new one for the packaged division of the name."""
    if not place.admin1 or place.admin1.isdigit():
        return int(place.admin1 or 0)
    asked = (place.country, place.admin1)
    if asked not in known:
        found = [m.place for m in gazetteer.find_candidates(place.admin1, limit=40)]
        match = next((p for p in found if p.kind == "province" and place.country in ("", p.country)), None)
        known[asked] = 0
        if match is not None:
            row = db.execute("SELECT id FROM admin1 WHERE curated = ?", (match.id,)).fetchone()
            count = db.execute("SELECT count(*) FROM admin1").fetchone()[0]
            known[asked] = row[0] if row else FIRST_DIVISION + count
            db.execute("INSERT OR IGNORE INTO admin1 VALUES (?, ?)", (known[asked], match.id))
    return known[asked]
