"""Bylines: lines that name a report's authors."""

from __future__ import annotations

import re

from fogline.lexicon.furniture import FurnitureTable, fold_apostrophes
from fogline.lexicon.months import load_months, load_weekdays

_LEAD = re.compile(
    r"(?:(?:written|text|words|story|reported|report|analysis|opinion|dispatch) )?by[: ]\s{0,3}", re.IGNORECASE
)
_NAME = r"(?:[A-Z](?:[\w'’-]{1,30}|\.)?\.?)"
_JOIN = r"(?:de|van|der|den|al|el|bin|ibn|von|da|di|la|le|du|y|and|in|with|&|the|of|at|for|from)"
_NAMES = re.compile(rf"{_NAME}(?:(?:, ?| ?[&/|] ?| )(?:{_NAME}|{_JOIN})){{0,18}}")
_IN_PLACE = re.compile(
    rf"{_NAME}(?: (?:{_NAME}|al|bin|de|van|von)){{1,3}}(?:,| in) {_NAME}(?: {_NAME}){{0,2}}"
    rf"(?:,? and {_NAME}(?: (?:{_NAME}|al|bin|de|van|von)){{1,3}}(?:,| in) {_NAME}(?: {_NAME}){{0,2}})?"
)


def find_byline(line: str) -> str | None:
    """The authors of a line such as "By Jane Roe and John Doe, Beirut", or None."""
    lead = _LEAD.match(line)
    if not lead or len(line) > 160:
        return None
    names = line[lead.end() :].strip(" .")
    first = names.split(" ", 1)[0].strip(".,").lower()
    if not names or first in load_months() or first in load_weekdays() or first.isdigit():
        return None
    if line.endswith((".", "!", "?", ":", ";")) and len(names.split()) > 6:
        return None
    return names if _NAMES.fullmatch(names) and len(names.split()) <= 18 else None


def is_name_in_place(line: str) -> bool:
    """Whether a line is "Name Name in Place" or "Name Name, Place"; to be asked of header lines only."""
    return len(line) <= 120 and bool(_IN_PLACE.fullmatch(line))


def is_role(line: str, table: FurnitureTable) -> bool:
    """Whether a header line says what its author is ("Africa correspondent, Nairobi")."""
    words = [fold_apostrophes(w.strip(",.()")).lower() for w in line.split()]
    if not 0 < len(words) <= 8 or line.endswith((".", "?", "!")):
        return False
    return any(w in table.roles for w in words) or "bureau chief" in line.lower()
