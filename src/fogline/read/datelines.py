"""Datelines: where, when and for which agency a paragraph was filed ("GENEVA, 3 May (Agency) —")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.lexicon.furniture import FurnitureTable, fold_apostrophes
from fogline.read.days import PrintedDay, find_days

LONGEST = 110
_STOP = re.compile(r"\)\s{0,3}(?:[—–:-]{1,2}\s{0,3})?|\s{1,3}[—–-]{1,2}\s{1,3}|[—–]{1,2}\s{0,3}|--\s{0,3}|:\s{1,3}")
_PLACE = re.compile(
    r"[A-Z][\w.'’-]{0,30}(?:[ /](?:[A-Z][\w.'’-]{0,30}|de|la|le|el|al|of|the|and|du|des|am|as|ad|ar|an|at|ash)){0,5}"
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
    for number, stop in enumerate(_STOP.finditer(text, start, min(end, start + LONGEST))):
        found = _read_until(text, start, stop, end, table)
        if found or number == 2:
            return found
    return None


def _read_until(text: str, start: int, stop: re.Match[str], end: int, table: FurnitureTable) -> Dateline | None:
    if stop.end() >= end:
        return None
    after = text[stop.end()]
    if not (after.isupper() or after.isdigit() or after in "\"“‘'«") or not _is_prose(text[stop.end() : end]):
        return None
    head, mark = text[start : stop.start()], stop.group().strip()
    bracketed: str | None = None
    if mark.startswith(")"):
        head, opened, bracketed = head.partition("(")
        if not opened or not _is_agency(bracketed, table):
            return None
    elif "(" in head:
        return None
    found = _read_head(text, start, head, stop.end(), bracketed, mark == ":", table)
    return None if found and mark == ")" and found.day is None else found


def _is_prose(words: str) -> bool:
    return any(word.islower() for word in words[:200].split(" ", 12)[1:12])


def _read_head(
    text: str, start: int, head: str, stop: int, agency: str | None, colon: bool, table: FurnitureTable
) -> Dateline | None:
    days = find_days(text, start, start + len(head))
    day = days[0] if len(days) == 1 else None
    if len(days) > 1:
        return None
    before = head[: day.start - start].rstrip() if day else ""
    if before and before[-1] not in ",—–-" and not before.isupper():
        return None
    undated = head if day is None else head[: day.start - start] + "," + head[day.end - start :]
    place: str | None = None
    for part in (p.strip(" .,\u00a0") for p in re.split(r",| [—–-] ", undated)):
        if not part:
            continue
        if agency is None and place and _is_agency_mark(part, table):
            agency = part
        elif not _PLACE.fullmatch(part):
            return None
        else:
            place = place or part
    shouted = place is not None and place.isupper() and fold_apostrophes(place).lower() not in table.not_datelines
    if colon:
        strong = shouted and (day is not None or (len(place or "") > 3 and "," not in head))
    else:
        strong = agency is not None or (day is not None and place is not None) or shouted
    return Dateline(start, stop, place, day, agency) if strong else None


def _is_agency(words: str, table: FurnitureTable) -> bool:
    return bool(_AGENCY.fullmatch(words.strip()) or table.agency.fullmatch(fold_apostrophes(words.strip())))


def _is_agency_mark(words: str, table: FurnitureTable) -> bool:
    """Without brackets only capitals, a known agency or "... Agency" count as one."""
    return bool(
        re.fullmatch(r"[A-Z]{2,8}", words)
        or words.endswith((" Agency", " News"))
        or table.agency.fullmatch(fold_apostrophes(words))
    )
