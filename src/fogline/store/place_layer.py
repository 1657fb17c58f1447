"""The user's layer of the gazetteer: one SQLite file beside the store, in the packaged gazetteer's shape.

`Gazetteer.open(layer=...)` reads it after its own file. Adding is idempotent: a place of the same number is replaced.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from fogline.errors import StoreError, UsageError
from fogline.lexicon.gazetteer import KINDS, Gazetteer
from fogline.lexicon.place_filing import UNITS
from fogline.lexicon.place_packs import FIRST_OWN, PackPlace, make_kind, make_number, read_pack
from fogline.lexicon.placekey import find_key, fold_name
from fogline.store.place_keys import LONGEST_WAIT, Tell, explain_damage, renew_keys, write_names

FIRST_DIVISION = 8_000_000_000
"""Numbers of divisions that a pack names and the packaged gazetteer has."""


def add_places(source: Path, layer: Path, gazetteer: Gazetteer, tell: Tell | None = None) -> int:
    """Read a pack into the layer, made where there is none; all of it or, on an error, nothing. Returns how many places
    were added or replaced. `tell` is told of those of before whose keys are made anew, where they are of another
    edition. Raises UsageError for a file that is no pack, StoreError for a layer that cannot be used."""
    places = read_distribution(source) if _is_sqlite(source) else read_pack(source)
    return write_places(places, layer, gazetteer, tell)


def write_places(places: Iterable[PackPlace], layer: Path, gazetteer: Gazetteer, tell: Tell | None = None) -> int:
    """Write places into the layer as `add_places` does. Raises UsageError for a kind that is none, StoreError for a
    layer that cannot be used."""
    try:
        layer.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(layer, timeout=LONGEST_WAIT)) as db:
            with db:
                db.execute("BEGIN IMMEDIATE")
                renew_keys(db, tell)
            with db:
                db.execute("BEGIN IMMEDIATE")
                return _write(db, places, gazetteer)
    except sqlite3.OperationalError as error:
        raise StoreError(f"The places in {layer} cannot be written: {error}") from error
    except sqlite3.DatabaseError as error:
        raise StoreError(explain_damage(layer, error)) from error
    except OSError as error:
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
        number = _find_number(db, place)
        adm1 = _find_division(db, place, gazetteer, divisions)
        lat, lon = round(place.lat * UNITS), round(place.lon * UNITS)
        row = (
            number,
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
        write_names(db, number, (place.name, *place.aliases), lat, lon)
        count += 1
    return count


def _find_number(db: sqlite3.Connection, place: PackPlace) -> int:
    """The place's number; for one that its source does not number, that under which an earlier version added it."""
    if place.number != make_number(place.name, place.country, place.lat, place.lon):
        return place.number
    if db.execute("SELECT 1 FROM place WHERE id = ?", (place.number,)).fetchone():
        return place.number
    plain, point = fold_name(place.name), _find_point(place.lat * UNITS, place.lon * UNITS)
    query = (
        "SELECT p.id, p.name, p.lat, p.lon FROM alias a JOIN place p ON p.id = a.place "
        "WHERE a.key = ? AND a.plain = ? AND p.cc = ? AND p.id >= ? ORDER BY p.id"
    )
    for number, name, lat, lon in db.execute(query, (find_key(place.name), plain, place.country, FIRST_OWN)):
        if fold_name(name) == plain and _find_point(lat, lon) == point:
            return int(number)
    return place.number


def _find_point(lat: float, lon: float) -> str:
    return f"{round(lat) / UNITS:.2f}|{round(lon) / UNITS:.2f}"


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
