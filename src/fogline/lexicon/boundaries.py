"""Boundaries: outlines of countries and first-level areas, for orientation on a map.

`data/boundaries.json.xz` is made from Who's On First (CC0). It takes no stand on any border.
"""

from __future__ import annotations

import json
import lzma
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Boundary:
    """One area: `kind` is country or province, `country` an ISO 3166-1 code, `rings` of `(lon, lat)` in degrees."""

    name: str
    kind: str
    country: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@cache
def load_boundaries() -> tuple[Boundary, ...]:
    """All areas of the packaged file, in its order."""
    packed = (files("fogline.lexicon") / "data" / "boundaries.json.xz").read_bytes()
    return tuple(
        Boundary(row["name"], row["kind"], row["country"],
                 tuple(tuple((lon, lat) for lon, lat in ring) for ring in row["rings"]))
        for row in json.loads(lzma.decompress(packed))
    )  # fmt: skip
