"""Phrasebook: the patterns, labels and lanes of `lexicon/data/wording.toml`."""

from __future__ import annotations

from functools import cache
from typing import Any

from fogline.lexicon.rulebook import load_rulebook


def wording() -> dict[str, Any]:
    """The patterns, labels and lanes as the file has them."""
    return load_rulebook("wording")


@cache
def lane_of(event_type: str) -> str:
    """The lane (group of kindred event types) that a type belongs to."""
    lanes: dict[str, list[str]] = wording()["lanes"]
    return next((lane for lane, types in lanes.items() if event_type in types), "Politics")


def lanes() -> list[str]:
    """All lanes in the order they are shown."""
    return list(wording()["lanes"])


def label_of(event_type: str) -> str:
    """A type's name as a reader says it."""
    pattern = wording()["event"].get(event_type)
    return str(pattern["label"]) if pattern else event_type
