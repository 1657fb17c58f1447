"""Furniture: the patterns and words of everything on a news page that is not its prose (data/furniture.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class FurnitureTable:
    """`line` and `tail` match a whole line; the name of the group that matched is the note, "_" for "-".

    Words and names are lower-case with straight apostrophes written ’. `agency` matches a news agency's name,
    `label` the labels of publication times.
    """

    line: re.Pattern[str]
    tail: re.Pattern[str]
    agency: re.Pattern[str]
    label: re.Pattern[str]
    updated: re.Pattern[str]
    key: re.Pattern[str]
    sections: frozenset[str]
    outlets: frozenset[str]
    roles: frozenset[str]
    not_datelines: frozenset[str]


@cache
def load_furniture() -> FurnitureTable:
    """The table, compiled once."""
    raw = (files("fogline.lexicon") / "data" / "furniture.toml").read_text(encoding="utf-8")
    table = tomllib.loads(raw)
    names, stamps = table["names"], table["timestamps"]
    agency, people = _alternatives(names["agencies"]), str(names["people"])
    return FurnitureTable(
        line=_compile(table["lines"], agency, people),
        tail=_compile(table["tail"], agency, people),
        agency=re.compile(rf"(?:the )?(?:{agency})", re.IGNORECASE),
        label=re.compile(rf"(?<!\w)(?:{_alternatives(stamps['labels'])})(?!\w)", re.IGNORECASE),
        updated=re.compile(rf"(?<!\w)(?:{_alternatives(stamps['updated'])})(?!\w)", re.IGNORECASE),
        key=re.compile(rf"(?:{_alternatives(stamps['keys'])})\s?: ?\S.{{0,120}}", re.IGNORECASE),
        sections=_words(names["sections"]),
        outlets=_words(names["outlets"]),
        roles=_words(names["roles"]),
        not_datelines=_words(names["not_datelines"]),
    )


def _compile(groups: dict[str, list[str]], agency: str, people: str) -> re.Pattern[str]:
    parts = []
    for note, patterns in groups.items():
        either = "|".join(f"(?:{p.replace('{agency}', agency).replace('{names}', people)})" for p in patterns)
        parts.append(f"(?P<{note.replace('-', '_')}>{either})")
    return re.compile("|".join(parts), re.IGNORECASE)


def _alternatives(words: list[Any]) -> str:
    return "|".join(re.escape(fold_apostrophes(w)) for w in sorted(words, key=len, reverse=True))


def _words(words: list[str]) -> frozenset[str]:
    return frozenset(fold_apostrophes(w).lower() for w in words)


def fold_apostrophes(text: str) -> str:
    """The text with straight and modifier apostrophes written ’; same length."""
    return text.replace("'", "’").replace("ʼ", "’").replace("‘", "’")
