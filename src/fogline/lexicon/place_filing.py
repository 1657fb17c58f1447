"""Place filing: what the names of a place are filed under in a gazetteer's file, and the edition of that.

A file of places holds keys that were made when the places were added. Keys of one edition are not found by another's:
a file says which edition its keys are of, and `store/place_keys.py` makes those of another anew from the names.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from math import floor

from fogline.lexicon.placekey import find_key, find_skeletons, fold_name

UNITS = 1e4
"""A file's latitudes and longitudes are whole numbers of 1/10,000 degree."""
_PARTS = ("placekey.py", "place_filing.py", "data/placekey.toml")
"""The files of this room that keys are made by."""
_ROMANISER = "anyascii"


@dataclass(frozen=True, slots=True)
class Filing:
    """What names are filed under: `keys` are pairs of a transliteration key and the folded name, `skeletons` the
    consonants by which they are found near a point, in the one-degree square `cell`."""

    keys: tuple[tuple[str, str], ...]
    skeletons: tuple[str, ...]
    cell: int


def file_names(names: Iterable[str], lat: int, lon: int) -> Filing:
    """What the names of a place at a point (in 1/10,000 degree) are filed under; the same for folded names."""
    named = list(names)
    keys = {(key, fold_name(name)) for name in named if (key := find_key(name))}
    skeletons = {skeleton for name in named for skeleton in find_skeletons(name) if len(skeleton) > 1}
    cell = (floor(lat / UNITS) + 90) * 360 + floor(lon / UNITS) + 180
    return Filing(tuple(sorted(keys)), tuple(sorted(skeletons)), cell)


@cache
def get_key_edition() -> str:
    """A digest of all that makes keys: these modules, their tables, the romaniser and the Unicode tables."""
    digest = sha256()
    room = files("fogline.lexicon")
    for part in _PARTS:
        digest.update((room / part).read_bytes().replace(b"\r\n", b"\n") + b"\0")
    digest.update(f"{_find_romaniser()} {unicodedata.unidata_version}".encode())
    return digest.hexdigest()[:16]


def find_edition(db: sqlite3.Connection) -> str:
    """The edition of a file's keys; empty where it says none. Raises sqlite3.DatabaseError for what is no file of
    places."""
    for table in ("place", "alias", "near", "admin1"):
        db.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'filing'").fetchone() is None:
        return ""
    row = db.execute("SELECT edition FROM filing").fetchone()
    return str(row[0]) if row else ""


def _find_romaniser() -> str:
    try:
        return version(_ROMANISER)
    except PackageNotFoundError:
        return ""
