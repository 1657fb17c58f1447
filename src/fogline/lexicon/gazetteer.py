"""Gazetteer: where places are, looked up by name in any common spelling.

Three files: `data/gazetteer.sqlite` (Who's On First and GeoNames, made by `lexicon_build/places.py`, read only, on
disk) and `data/curated_places.csv` (our own: provinces and cities under the names that the English-language press
uses, and what the sources lack: air bases, quarters, hills, crossings, dams, regions, seas) and `data/divisions.csv`
(first-level divisions of the other countries, `divisions.py`). A curated row with `same_as` speaks for the row of that
number. Countries come from `countries.py`.

An id is `sy:hama-province` for curated rows, `sy` for countries, `sy:maar-shamarin-1293204587` for the rest (the
number is Who's On First's, or GeoNames' for places that it lacks).
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

from fogline.errors import StoreError
from fogline.lexicon.countries import load_countries
from fogline.lexicon.curated_places import CuratedPlace, read_curated
from fogline.lexicon.divisions import load_divisions
from fogline.lexicon.place_filing import find_edition, get_key_edition
from fogline.lexicon.place_matches import EXACT, SPELLING, PlaceMatch, keep_best
from fogline.lexicon.place_sounds import PlaceSounds
from fogline.lexicon.placekey import find_key, fold_name
from fogline.models.entity import Place

KINDS = ("province", "district", "city", "town", "village", "quarter", "building", "airport", "airbase", "base", "dam",
         "hill", "crossing", "camp", "river", "road", "region")  # fmt: skip
"""Kinds of the SQLite file's rows, by their number in its `kind` column. Append only."""

_PRECISION = {"country": 6, "province": 4, "district": 3, "region": 5, "sea": 7, "river": 5, "road": 5}
LONGEST_NUMBER = 16
_COLUMNS = "p.id, p.name, p.kind, p.lat, p.lon, p.cc, p.adm1, p.pop, p.gn"


class Gazetteer:
    """Read-only look-ups, from any thread (SQLite serialises them itself); opening costs a few milliseconds."""

    def __init__(self, path: Path, layer: Path | None = None) -> None:
        self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._db.execute("PRAGMA cache_size=-8000")
        self._db.execute("PRAGMA mmap_size=67108864")  # the file never changes: its pages need no copies
        self._layers = [self._db]
        self._admin1: dict[int, str] = dict(self._db.execute("SELECT id, curated FROM admin1"))
        if layer is not None:
            try:
                self._add_layer(layer)
            except StoreError:
                self.close()
                raise
        self._own: dict[str, Place] = {}
        self._divisions: dict[str, Place] = {}
        self._numbers: dict[int, str] = {}
        self._keys: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._add_countries()
        self._add_curated()
        self._add_divisions()
        self._find = lru_cache(maxsize=4096)(self._find_uncached)
        self._find_filed_under = lru_cache(maxsize=4096)(self._read_filed_under)
        sounds = PlaceSounds(self)
        self._find_close = lru_cache(maxsize=512)(sounds.find_near)
        self._find_around = lru_cache(maxsize=512)(sounds.find_local)
        self.read = lru_cache(maxsize=8192)(self._read_uncached)

    @classmethod
    def open(cls, path: Path | None = None, layer: Path | None = None) -> Gazetteer:
        """Open the file at `path`, or the packaged one, and the user's layer where the file is there. Raises
        sqlite3.OperationalError where there is no gazetteer, StoreError where the layer is none, or its keys are of
        another edition (`store/place_keys.py` makes them anew)."""
        there = layer if layer is not None and layer.exists() else None
        return cls(path or Path(str(files("fogline.lexicon") / "data" / "gazetteer.sqlite")), there)

    def close(self) -> None:
        """Close the files."""
        for db in self._layers:
            db.close()

    def _add_layer(self, path: Path) -> None:
        """Look things up in the user's file too; a place of the packaged file's number stays the packaged one."""
        try:
            db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            self._layers.append(db)
            edition = find_edition(db)
            self._admin1.update(db.execute("SELECT id, curated FROM admin1"))
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{path} holds no places of yours that can be read: {error}") from error
        if edition != get_key_edition():
            raise StoreError(
                f"The places in {path} are filed under another version's keys. Run `fogline places rekey "
                f"--places {path}` (all places and names in it are kept)."
            )

    def _find_rows(self, query: str, values: tuple[object, ...]) -> Iterator[tuple[Any, ...]]:
        if len(self._layers) == 1:
            return self._db.execute(query, values)
        return chain.from_iterable(db.execute(query, values) for db in self._layers)

    def find_numbered(self, numbers: Iterable[int]) -> dict[int, Place]:
        """The places of some numbers, by number, without those that no file has; of two files the first counts."""
        query = f"SELECT {_COLUMNS} FROM place p WHERE p.id IN (SELECT value FROM json_each(?))"
        found: dict[int, Place] = {}
        for row in self._find_rows(query, (json.dumps(list(numbers)),)):
            if row[0] not in found:
                found[row[0]] = self.read(*row)
        return found

    def find_candidates(self, name: str, *, limit: int = 24) -> list[PlaceMatch]:
        """Every place known by this name in some spelling, most likely first: tier, own table, then population."""
        return list(self._find(fold_name(name))[:limit])

    def find_near(
        self, name: str, anchors: Sequence[tuple[float, float]], *, radius_km: float = 150.0, limit: int = 8
    ) -> list[PlaceMatch]:
        """Places that sound or look like the name within `radius_km` of one of the points (degrees)."""
        points = tuple(sorted({(round(lat, 1), round(lon, 1)) for lat, lon in anchors}))[:12]
        return list(self._find_close(name.strip(), points, radius_km)[:limit])

    def find_local(
        self, name: str, anchors: Sequence[tuple[float, float]], *, radius_km: float = 30.0, limit: int = 8
    ) -> list[PlaceMatch]:
        """Places within a short way of one of the points whose name is a likely misspelling or other romanisation."""
        points = tuple(sorted({(round(lat, 2), round(lon, 2)) for lat, lon in anchors}))[:12]
        return list(self._find_around(name.strip(), points, radius_km)[:limit])

    def get_place(self, place_id: str) -> Place:
        """The place of an id. Raises KeyError."""
        own = self._own.get(place_id) or self._divisions.get(place_id)
        if own is not None:
            return own
        number = place_id.rpartition("-")[2]
        if number.isdecimal() and number.isascii() and len(number) < LONGEST_NUMBER:
            for place in self.find_numbered([int(number)]).values():
                return place
        raise KeyError(place_id)

    def find_number(self, place_id: str) -> int | None:
        """The number of a place in its source: that in its id, or that of the row which our own one speaks for."""
        number = place_id.rpartition("-")[2]
        if place_id not in self._own:
            return int(number) if number.isdecimal() and number.isascii() and len(number) < LONGEST_NUMBER else None
        return next((n for n, own in self._numbers.items() if own == place_id), None)

    def get_extent(self, country: str) -> tuple[float, float]:
        """Half the height and width of a country's settled land, in degrees; (1, 1) where not known."""
        row = self._db.execute("SELECT high, wide FROM country WHERE cc = ?", (country,)).fetchone()
        return (row[0], row[1]) if row else (1.0, 1.0)

    def _find_uncached(self, plain: str) -> tuple[PlaceMatch, ...]:
        """The bearers of a folded name, in order."""
        best: dict[str, PlaceMatch] = {}
        for spelled, place in self._find_filed_under(find_key(plain)):
            keep_best(best, place, EXACT if spelled == plain else SPELLING)
        return tuple(sorted(best.values(), key=self._rank))

    def _read_filed_under(self, key: str) -> tuple[tuple[str, Place], ...]:
        """Folded names with their places that have a key; several spellings that are asked for share them."""
        if not key:
            return ()
        own = [(spelled, self._own.get(i) or self._divisions[i]) for spelled, i in self._keys.get(key, ())]
        query = f"SELECT a.plain, {_COLUMNS} FROM alias a JOIN place p ON p.id = a.place WHERE a.key = ?"
        filed = [
            (str(named or fold_name(str(row[1]))), self.read(*row)) for named, *row in self._find_rows(query, (key,))
        ]
        return (*own, *filed)

    def find_filed(self, cells: Sequence[int], opening: str) -> Iterator[tuple[str, int]]:
        """(skeleton, number) of the places of the cells whose skeletons begin so."""
        query = (
            "SELECT skeleton, place FROM near "
            "WHERE cell IN (SELECT value FROM json_each(?)) AND skeleton >= ? AND skeleton < ?"
        )
        return self._find_rows(query, (json.dumps(cells), opening, opening + "\uffff"))

    def _rank(self, match: PlaceMatch) -> tuple[float, bool, int, str]:
        place = match.place
        return -match.score, place.id not in self._own, -(place.population or 0), place.id

    def _read_uncached(
        self, number: int, name: str, kind: int, lat: int, lon: int, cc: str, adm1: int | None, pop: int | None,
        gn: int | None,
    ) -> Place:  # fmt: skip
        """The place of a row of `_COLUMNS`."""
        own = self._numbers.get(number)
        if own is not None:
            return self._own[own]
        admin1 = self._get_admin1(adm1 or 0, number)
        return Place(
            id=f"{cc.lower()}:{fold_name(name).replace(' ', '-')}-{number}",
            name=name,
            kind=KINDS[kind],
            lat=lat / 1e4,
            lon=lon / 1e4,
            country=cc,
            admin1=admin1,
            within=admin1 or cc.lower(),
            precision=_PRECISION.get(KINDS[kind], 1),
            population=pop or None,
            geonames=gn if gn is not None else number if number < 80_000_000 else None,
        )

    def _get_admin1(self, adm1: int, number: int) -> str | None:
        if not adm1 or adm1 == number:
            return None
        if adm1 not in self._admin1:
            own = self._numbers.get(adm1)
            row = None if own else next(self._find_rows("SELECT name, cc FROM place WHERE id = ?", (adm1,)), None)
            named = f"{str(row[1]).lower()}:{fold_name(str(row[0])).replace(' ', '-')}-{adm1}" if row else ""
            self._admin1[adm1] = own or named
        return self._admin1[adm1] or None

    def _add_countries(self) -> None:
        points = {cc: (lat, lon) for cc, lat, lon in self._db.execute("SELECT cc, lat, lon FROM country")}
        for country in load_countries():
            lat, lon = points.get(country.iso2, (None, None))
            code = country.iso2.lower()
            place = Place(code, country.name, "country", lat, lon, country.iso2, precision=6, geonames=country.geonames)
            self._add(place, country.names)

    def _add_divisions(self) -> None:
        for division in load_divisions():
            place = division.place
            self._admin1[division.number] = place.id
            self._divisions[place.id] = place
            for plain, key in division.keys:
                self._keys[key].append((plain, place.id))

    def _add_curated(self) -> None:
        kinds = {row.id: row.kind for row in read_curated()}
        for row in read_curated():
            admin1 = row.within if row.within and kinds.get(row.within) == "province" else None
            place = Place(
                id=row.id,
                name=row.name.partition(" (")[0],
                kind=row.kind,
                lat=row.lat,
                lon=row.lon,
                country=row.country,
                admin1=row.id if row.kind == "province" else admin1,
                within=row.within,
                precision=_PRECISION.get(row.kind, 1),
                population=row.population,
            )
            self._add(place, (place.name, *row.aliases))
            if row.same_as:
                self._numbers[row.same_as] = row.id
        for row in read_curated():
            place = self._own[row.id]
            if place.admin1 is None and place.within in self._own:
                self._own[place.id] = replace(place, admin1=self._own[place.within].admin1 or self._find_admin1(row))

    def _find_admin1(self, row: CuratedPlace) -> str | None:
        """The province of the row that a curated one speaks for, where the curated one names none."""
        if row.same_as is None or row.kind in ("province", "region"):
            return None
        found = self._db.execute("SELECT adm1 FROM place WHERE id = ?", (row.same_as,)).fetchone()
        return self._get_admin1(found[0] or 0, row.same_as) if found else None

    def _add(self, place: Place, names: Iterable[str]) -> None:
        self._own[place.id] = place
        for plain in {fold_name(name): None for name in names}:
            key = find_key(plain)
            if key:
                self._keys[key].append((plain, place.id))
