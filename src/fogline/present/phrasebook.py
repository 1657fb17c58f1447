"""Phrasebook: the patterns, labels and lanes of `lexicon/data/wording.toml`, and names as they stand in a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def wording() -> dict[str, Any]:
    """The patterns, labels and lanes as the file has them."""
    return tomllib.loads(files("fogline.lexicon").joinpath("data/wording.toml").read_text(encoding="utf-8"))


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


def join_words(words: Sequence[str], limit: int = 4, more: str = "more") -> str:
    """ "a, b and c"; beyond `limit` the rest is counted, unless it is one alone."""
    if len(words) == limit + 1:
        limit += 1
    shown = list(words[:limit])
    if len(words) > limit:
        shown.append(f"{len(words) - limit} {more}")
    if len(shown) < 2:
        return "".join(shown)
    return ", ".join(shown[:-1]) + " and " + shown[-1]


def with_article(name: str) -> str:
    """A name with "the" where English wants it."""
    words = name.lower().split()
    articles = wording()["the"]
    if not words or name.startswith("the "):
        return name
    generic = words[0] in articles["small"] and (len(words) == 1 or name[len(words[0]) + 1].islower())
    shown = name[:1].lower() + name[1:] if generic else name
    if words[0] in ("the", "a", "an"):
        return shown
    if (words[-1] in articles["last"] or words[0] in articles["first"]) and not (generic and len(words) > 1):
        return f"the {shown}"
    return shown
