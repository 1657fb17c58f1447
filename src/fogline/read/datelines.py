"""Datelines: where, when and for which agency a paragraph was filed ("GENEVA, 3 May (Agency) —")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.furniture import FurnitureTable, fold_apostrophes
from fogline.read.days import PrintedDay, find_days

LONGEST = 110
_GLUED = "glued"
_STOP = re.compile(
    r"""\)\s{0,3}(?:[—–:_-]{1,2}\s{0,3})?
      | \s{1,3}[—–-]{1,2}\s{1,3} | [—–]{1,2}\s{0,3} | --\s{0,3} | :\s{1,3}
      | (?<=[A-Z]{2})-\s{0,2}(?=[A-Z][a-z])
      | /(?P<slashed>[A-Z][\w-]{1,14})/\.?\s{0,3}""",
    re.VERBOSE,
)
_NAME = r"[A-Z][\w.'’-]{0,30}"
_PLACE = re.compile(
    rf"{_NAME}(?:(?: / |[ /])(?:{_NAME}|de|la|le|el|al|of|the|and|du|des|am|as|ad|ar|an|at|ash)){{0,5}}"
)
_AGENCY = re.compile(r"[A-Z]{2,8}(?:[ -][A-Z]{2,8})?|[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's range, its end after dash and space, and what it says."""

    start: int
    end: int
    place: str | None
    day: PrintedDay | None
    agency: str | None


def find_dateline(text: str, start: int, end: int, table: FurnitureTable) -> Dateline | None:
    """The dateline that opens `text[start:end]`, or None. The prose after it starts at its `end`."""
    longest: Dateline | None = None
    for number, stop in enumerate(_STOP.finditer(text, start, min(end, start + LONGEST))):
        longest = _read_until(text, start, stop, end, table) or longest
        if number == 3:
            break
    return longest


def is_bare_dateline(line: str, table: FurnitureTable) -> bool:
    """Whether a line is a dateline and nothing else ("BEIRUT —")."""
    if len(line) > 60 or line[-1] not in "—–-":
        return False
    whole = f"{line} The army said so."
    found = find_dateline(whole, 0, len(whole), table)
    return found is not None and found.end == len(line) + 1


def _read_until(text: str, start: int, stop: re.Match[str], end: int, table: FurnitureTable) -> Dateline | None:
    if stop.end() >= end:
        return None
    after = text[stop.end()]
    if not (after.isupper() or after.isdigit() or after in "\"“‘'«[") or not _is_prose(text[stop.end() : end]):
        return None
    head, mark = text[start : stop.start()], stop.group().strip()
    mark = _GLUED if mark == "-" and stop.group()[0] == "-" else mark
    bracketed: str | None = stop["slashed"]
    if mark.startswith(")"):
        head, opened, bracketed = head.partition("(")
        if not opened or not (_is_agency(bracketed, table) or (bracketed.isupper() and find_days(head))):
            return None
        if not head.strip() and not (bracketed.isupper() or table.agency.fullmatch(bracketed)):
            head, bracketed = bracketed.upper(), None
    elif "(" in head:
        return None
    found = _read_head(text, start, head, stop.end(), bracketed, mark, table)
    return None if found and mark == ")" and found.day is None else found


def _is_prose(words: str) -> bool:
    return any(word.islower() for word in words[:200].split(" ", 12)[1:12])


def _read_head(
    text: str, start: int, head: str, stop: int, agency: str | None, mark: str, table: FurnitureTable
) -> Dateline | None:
    days = find_days(text, start, start + len(head))
    if len(days) > 1:
        return None
    day = days[0] if days else None
    before = head[: day.start - start].rstrip() if day else ""
    if before and before[-1] not in ",.—–-" and not before.isupper():
        return None
    undated = head if day is None else head[: day.start - start] + "," + head[day.end - start :]
    parts = [p for p in (p.strip(" .,\u00a0") for p in re.split(r",| [—–-] ", undated)) if p]
    places: list[str] = []
    for part in parts:
        if agency is None and places and _is_agency_mark(part, table):
            agency = part
        elif _PLACE.fullmatch(part):
            places.append(part)
        else:
            return None
    strong = _is_strong(places, agency, day, mark, head, table)
    place = places[0] if places else None
    return Dateline(start, stop, place, day, agency) if strong else None


def _is_strong(
    places: list[str], agency: str | None, day: PrintedDay | None, mark: str, head: str, table: FurnitureTable
) -> bool:
    """Whether there is enough that only datelines have: an agency, a day, a place in capitals, a place and country."""
    place = places[0] if places else ""
    shouted = place.isupper() and fold_apostrophes(place).lower() not in table.not_datelines
    if mark == ":":
        return shouted and (day is not None or (len(place) > 3 and "," not in head))
    if mark == _GLUED:
        return agency is not None and bool(place)
    if agency is not None or (day is not None and place):
        return True
    return shouted or (len(places) == 2 and places[1].lower() in get_countries_by_word())


def _is_agency(words: str, table: FurnitureTable) -> bool:
    return bool(_AGENCY.fullmatch(words.strip()) or table.agency.fullmatch(fold_apostrophes(words.strip())))


def _is_agency_mark(words: str, table: FurnitureTable) -> bool:
    """Without brackets only capitals, a known agency or "... Agency" count as one."""
    return words.lower() not in get_countries_by_word() and bool(
        re.fullmatch(r"[A-Z]{2,8}", words)
        or words.endswith((" Agency", " News"))
        or table.agency.fullmatch(fold_apostrophes(words))
    )
