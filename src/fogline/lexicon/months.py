"""Months and weekdays: the words for them in English-language press."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _load_table() -> dict[str, dict[str, int]]:
    return tomllib.loads((files("fogline.lexicon") / "data" / "months.toml").read_text(encoding="utf-8"))


def load_months() -> dict[str, int]:
    """Month numbers 1..12 by lower-case name, full and short."""
    return _load_table()["months"]


def load_weekdays() -> dict[str, int]:
    """Weekday numbers 0 (Monday) .. 6 by lower-case name, full and short."""
    return _load_table()["weekdays"]
