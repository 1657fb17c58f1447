"""Mastheads: the names of outlets above, in and behind headlines."""

from __future__ import annotations

from fogline.lexicon.furniture import FurnitureTable, fold_apostrophes
from fogline.read.furniture import Stamp, is_named

_AFTER_NAME = frozenset({"live", "daily", "digest", "online", "today", "bulletin"})
_FEWEST_BEFORE = 12


def is_masthead(line: str, table: FurnitureTable) -> bool:
    """Whether a header line is an outlet's name: few words with capitals, the last one of those that end such names."""
    words = fold_apostrophes(line.strip(" .:|")).split()
    if not 1 < len(words) <= 7 or any(c.isdigit() or c in ",:;?!" for c in line):
        return False
    return words[-1].lower() in table.outlets and is_named(words, table.outlets)


def read_masthead(line: str) -> str:
    """The outlet's name in mixed case; words such as "LIVE" or "daily digest" behind it are left out."""
    words = line.strip(" .:|").split()
    while len(words) > 2 and words[-1].lower() in _AFTER_NAME:
        words.pop()
    name = " ".join(words)
    return name.title().replace(" Of ", " of ").replace(" And ", " and ") if name.isupper() else name


def find_stamp_outlet(stamp: Stamp, line: str, table: FurnitureTable) -> str | None:
    """The outlet in a line that else says when a text was published ("The Vale Post, Friday 23 June 2017")."""
    words = stamp.left_over.split()
    if not words or not is_named(words):
        return None
    name = f"The {stamp.left_over}" if f"The {stamp.left_over}" in line else stamp.left_over
    return name if words[-1].lower() in table.outlets or name.startswith("The ") else None


def split_title(line: str, table: FurnitureTable) -> tuple[str, str | None]:
    """A headline and the outlet's name that browsers put behind it ("Town falls | Vale Times")."""
    cut = max(line.rfind(mark) for mark in (" | ", " - ", " – "))
    tail = line[cut + 3 :].split()
    if cut < _FEWEST_BEFORE or not 0 < len(tail) <= 4 or not is_named(tail) or any(c.isdigit() for c in line[cut:]):
        return line, None
    if line[cut + 1] != "|" and fold_apostrophes(tail[-1]).lower() not in table.outlets:
        return line, None
    return line[:cut], " ".join(tail)
