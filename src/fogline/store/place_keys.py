"""Place keys of the user's layer: the file's tables, a place's names in them, and keys made anew for this version.

The layer keeps every name as it was given (`name`) and the edition of the keys made of them (`filing`). A layer
without them was written before there were editions; its folded names stand in for the names, which have the same keys.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from fogline.errors import StoreError
from fogline.lexicon.place_filing import file_names, find_edition, get_key_edition
from fogline.lexicon.placekey import fold_name

SCHEMA = """
CREATE TABLE IF NOT EXISTS place(id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, lat INTEGER, lon INTEGER, cc TEXT,
                                 adm1 INTEGER, pop INTEGER, gn INTEGER);
CREATE TABLE IF NOT EXISTS alias(key TEXT, plain TEXT, place INTEGER, PRIMARY KEY(key, plain, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS near(cell INTEGER, skeleton TEXT, place INTEGER, PRIMARY KEY(cell, skeleton, place))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS admin1(id INTEGER PRIMARY KEY, curated TEXT);
CREATE TABLE IF NOT EXISTS name(place INTEGER, name TEXT, PRIMARY KEY(place, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS filing(edition TEXT);
CREATE INDEX IF NOT EXISTS alias_place ON alias(place);
CREATE INDEX IF NOT EXISTS near_place ON near(place);
"""
LONGEST_WAIT = 30.0
"""Seconds to wait for another program that writes the layer."""
_STEP = 1000

Tell = Callable[[int, int], None]
"""Is told how many places of how many have their keys: first of none, then of every thousandth, at last of all."""


def renew_layer(layer: Path, tell: Tell | None = None) -> int:
    """Make the keys of a layer's places anew where they are of another edition; all of them or none. Returns how many
    places that were: 0 where the keys are this version's, or there is no layer. Names and places stay as they are.

    Raises StoreError where the file is no layer, or cannot be written.
    """
    if not layer.exists():
        return 0
    try:
        with closing(_connect(layer)) as db, db:
            if find_edition(db) == get_key_edition():
                return 0
    except sqlite3.DatabaseError as error:
        raise StoreError(explain_damage(layer, error)) from error
    try:
        with closing(_connect(layer)) as db, db:
            db.execute("BEGIN IMMEDIATE")
            return renew_keys(db, tell)
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"The places in {layer} are filed under another version's keys, and cannot be filed anew ({error}); "
            f"nothing in it was changed. Run `fogline places rekey --places {layer}` where it can be written."
        ) from error


def renew_keys(db: sqlite3.Connection, tell: Tell | None = None) -> int:
    """The same in a transaction that the caller has begun; also makes what tables the file lacks."""
    make_tables(db)
    if find_edition(db) == get_key_edition():
        return 0
    places = db.execute("SELECT id, name, lat, lon FROM place ORDER BY id").fetchall()
    for done, (number, name, lat, lon) in enumerate(places):
        if tell and done % _STEP == 0:
            tell(done, len(places))
        write_names(db, number, _list_names(db, number, name), lat, lon)
    db.execute("DELETE FROM filing")
    db.execute("INSERT INTO filing VALUES (?)", (get_key_edition(),))
    if tell and places:
        tell(len(places), len(places))
    return len(places)


def make_tables(db: sqlite3.Connection) -> None:
    """Make what tables the file lacks, within the transaction at hand."""
    for statement in SCHEMA.split(";"):
        db.execute(statement)


def write_names(db: sqlite3.Connection, number: int, names: Iterable[str], lat: int, lon: int) -> None:
    """Put a place's names, and what they are filed under, in the place of those that it had."""
    kept = list(dict.fromkeys(names))
    for table in ("alias", "near", "name"):
        db.execute(f"DELETE FROM {table} WHERE place = ?", (number,))
    filing = file_names(kept, lat, lon)
    db.executemany("INSERT INTO name VALUES (?,?)", [(number, name) for name in kept])
    db.executemany("INSERT INTO alias VALUES (?,?,?)", [(*pair, number) for pair in filing.keys])
    db.executemany("INSERT INTO near VALUES (?,?,?)", [(filing.cell, one, number) for one in filing.skeletons])


def explain_damage(layer: Path, error: Exception) -> str:
    """The message for a file that is no layer, or a damaged one."""
    return (
        f"{layer} holds no places of yours that can be read: {error}. Name another file with --places or "
        "FOGLINE_PLACES, or move this one away and add your packs again with `fogline places add`."
    )


def _connect(layer: Path) -> sqlite3.Connection:
    """Open to read and write, so that what a program that was cut off left half written is taken back; a file that
    must not be written is opened to read."""
    return sqlite3.connect(f"{layer.resolve().as_uri()}?mode=rw", uri=True, timeout=LONGEST_WAIT)


def _list_names(db: sqlite3.Connection, number: int, name: str) -> list[str]:
    """All names of a place: as given, its own, and the folded ones that are neither."""
    given = [row[0] for row in db.execute("SELECT name FROM name WHERE place = ? ORDER BY name", (number,))]
    names = dict.fromkeys([*given, name])
    known = {fold_name(one) for one in names}
    folded = db.execute("SELECT DISTINCT plain FROM alias WHERE place = ? ORDER BY plain", (number,))
    return [*names, *(row[0] for row in folded if row[0] and row[0] not in known)]
