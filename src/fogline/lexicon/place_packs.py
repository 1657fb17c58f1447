"""Place packs: places that a user brings in one file, read into rows for the user's layer of the gazetteer.

Three kinds of text file, told apart by their content: a GeoNames dump (19 columns parted by tabs, no header), a Who's
On First meta file (CSV with `geom_latitude` and `placetype`), and a simple CSV with the header
`name,lat,lon,country,admin1,kind,aliases`: only the first three are needed, aliases are parted by semicolons. A Who's
On First SQLite distribution is read by `store/place_layer.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fogline.errors import UsageError
from fogline.lexicon.placekey import find_key, fold_name

FIRST_OWN = 4_000_000_000
"""Numbers of places that their source does not number begin here; below are GeoNames' and Who's On First's."""
GEONAMES_COLUMNS = 19
SITES = {"AIRP": "airport", "AIRF": "airbase", "AIRB": "airbase", "INSM": "base", "MILB": "base", "DAM": "dam",
         "CMP": "camp", "CMPRF": "camp", "HLL": "hill", "HLLS": "hill", "MT": "hill", "HSP": "building",
         "PSTB": "crossing", "STM": "river", "RGN": "region", "PPLX": "quarter"}  # fmt: skip
"""GeoNames feature codes of what reports name, beside settlements (class P) and divisions (ADM1 to ADM4)."""
PLACETYPES = {"region": "province", "county": "district", "localadmin": "district", "neighbourhood": "quarter",
              "macrohood": "quarter", "borough": "quarter", "campus": "building"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackPlace:
    """One place of a pack. `number` is its id in the layer, `admin1` a division's number or name, or empty."""

    number: int
    name: str
    kind: str
    lat: float
    lon: float
    country: str
    admin1: str = ""
    population: int = 0
    aliases: tuple[str, ...] = ()


def read_pack(path: Path) -> Iterator[PackPlace]:
    """The places of a text file; others (shops, springs, schools) are passed over. Raises UsageError with the line of
    what cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            first = lines.readline()
            lines.seek(0)
            if first.count("\t") == GEONAMES_COLUMNS - 1:
                yield from _read_geonames(lines, path.name)
            elif "geom_latitude" in first:
                yield from _read_meta(lines, path.name)
            else:
                yield from _read_simple(lines, path.name)
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} cannot be read as a list of places: it is no text in UTF-8") from error
    except (OSError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as a list of places: {error}") from error


def make_kind(placetype: str, population: int) -> str:
    """Our kind of a Who's On First placetype; empty for those that are no places here (timezones, venues)."""
    if placetype == "locality":
        return "city" if population >= 50_000 else "town" if population >= 8_000 else "village"
    return PLACETYPES.get(placetype, "")


def _read_geonames(lines: Iterable[str], file: str) -> Iterator[PackPlace]:
    divisions: dict[tuple[str, str], int] = {}
    rows = []
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != GEONAMES_COLUMNS:
            raise UsageError(f"{file}, line {number}: {len(cells)} columns, a GeoNames dump has {GEONAMES_COLUMNS}.")
        people = _read_number(cells[14] or "0", file, number)
        kind = _kind_of(cells[6], cells[7], people)
        if kind == "province":
            divisions[cells[8], cells[10]] = _read_number(cells[0], file, number)
        if kind:
            rows.append((number, cells, kind, people))
    for number, cells, kind, people in rows:
        division = divisions.get((cells[8], cells[10]))
        yield PackPlace(
            _read_number(cells[0], file, number), cells[1], kind,
            _read_degrees(cells[4], 90, file, number), _read_degrees(cells[5], 180, file, number), cells[8],
            str(division) if division else "", people,
            tuple(name for name in (cells[2], *cells[3].split(",")) if name and name != cells[1]),
        )  # fmt: skip


def _kind_of(feature_class: str, code: str, people: int) -> str:
    if code in SITES:
        return SITES[code]
    if feature_class == "P" and code not in ("PPLH", "PPLQ", "PPLW"):
        return make_kind("locality", people)
    if code.startswith("ADM") and not code.endswith("H"):
        return "province" if code == "ADM1" else "district"
    return ""


def _read_meta(lines: Iterable[str], file: str) -> Iterator[PackPlace]:
    for number, row in enumerate(csv.DictReader(lines), 2):
        people = _read_number((row.get("population") or row.get("wof_population") or "0"), file, number)
        kind = make_kind(row.get("placetype") or "", people)
        if not kind or row.get("deprecated") or row.get("cessation") not in (None, "", "uuuu", ".."):
            continue
        yield PackPlace(
            _read_number(row.get("id") or "", file, number), row.get("name") or "", kind,
            _read_degrees(row.get("geom_latitude") or "", 90, file, number),
            _read_degrees(row.get("geom_longitude") or "", 180, file, number),
            (row.get("iso_country") or row.get("wof_country") or row.get("iso") or "").upper(),
            row.get("region_id") or "", people,
        )  # fmt: skip


def _read_simple(lines: Iterable[str], file: str) -> Iterator[PackPlace]:
    reader = csv.DictReader(lines, strict=True)
    missing = {"name", "lat", "lon"} - set(reader.fieldnames or ())
    if missing:
        raise UsageError(f"{file}: no column {', '.join(sorted(missing))}; the header is name,lat,lon,country,"
                         "admin1,kind,aliases, or the file is a GeoNames dump.")  # fmt: skip
    for number, row in enumerate(reader, 2):
        name = (row["name"] or "").strip()
        if not find_key(name):
            raise UsageError(f"{file}, line {number}: a place without a name.")
        country = (row.get("country") or "").strip().upper()
        if country and not (len(country) == 2 and country.isalpha()):
            raise UsageError(f"{file}, line {number}: {country} is no country code of two letters.")
        lat, lon = _read_degrees(row["lat"], 90, file, number), _read_degrees(row["lon"], 180, file, number)
        yield PackPlace(
            make_number(name, country, lat, lon), name, (row.get("kind") or "village").strip(), lat, lon, country,
            (row.get("admin1") or "").strip(), 0,
            tuple(alias.strip() for alias in (row.get("aliases") or "").split(";") if alias.strip()),
        )  # fmt: skip


def make_number(name: str, country: str, lat: float, lon: float) -> int:
    """A number that the same name (folded) at the same point (to 1 km) always gets, in every edition of the keys."""
    told = f"{fold_name(name)}|{country}|{lat:.2f}|{lon:.2f}"
    return FIRST_OWN + int.from_bytes(sha256(told.encode()).digest()[:4], "big")


def _read_degrees(text: str | None, most: int, file: str, line: int) -> float:
    try:
        value = float(text or "")
    except ValueError:
        raise UsageError(f"{file}, line {line}: {text!r} is no number of degrees.") from None
    if not -most <= value <= most:
        raise UsageError(f"{file}, line {line}: {value} degrees lie off the globe.")
    return value


def _read_number(text: str, file: str, line: int) -> int:
    try:
        return int(text)
    except ValueError:
        raise UsageError(f"{file}, line {line}: {text!r} is no whole number.") from None
