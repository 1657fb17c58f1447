"""Seats: the towns that first-level divisions are governed from, where these do not bear the division's name."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def get_seats() -> dict[str, str]:
    """Ids of divisions with the ids of their seats, of the countries at war in the last decades; read once."""
    text = (files("fogline.lexicon") / "data" / "seats.csv").read_text(encoding="utf-8")
    return {row["province"]: row["seat"] for row in csv.DictReader(text.splitlines())}
