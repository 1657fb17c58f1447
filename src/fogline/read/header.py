"""Headers: what stands above a report's first paragraph: masthead, section, headline, standfirst, byline, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fogline.lexicon.furniture import FurnitureTable, fold_apostrophes
from fogline.read.bylines import find_byline, is_name_in_place, is_role
from fogline.read.captions import find_caption
from fogline.read.datelines import find_dateline, is_bare_dateline
from fogline.read.front_matter import find_front_matter
from fogline.read.furniture import Stamp, find_note, find_outlet, find_stamp, is_named, is_section
from fogline.read.lines import Line

MOST_LINES = 14
LONGEST_HEADLINE = 240
_LISTED = re.compile(r"(?:[-*•‣◦▪●·–—]|\d{1,2}[.)])\s")
_ABOVE = ("byline", "role", "stamp", "photo-credit", "section")


@dataclass(slots=True)
class Header:
    """The kinds of the header's lines by line index, and what they tell; `front` is what front matter tells.

    `end` is the first line below it.
    """

    end: int = 0
    kinds: dict[int, tuple[str, str]] = field(default_factory=dict)
    stamps: list[Stamp] = field(default_factory=list)
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    front: dict[str, str] = field(default_factory=dict)


def read_header(
    text: str, lines: Sequence[Line], entries: Sequence[int], given: Mapping[int, str], table: FurnitureTable
) -> Header:
    """Read the lines above the first paragraph.

    `entries` are the indexes of a live blog's clock lines, `given` the kinds that markup gives by a line's start.
    """
    header = Header()
    marked: int | None = None
    open_lines: list[int] = []
    index, header.front = find_front_matter(text, lines)
    header.kinds.update((i, ("furniture", "front-matter")) for i in range(index))
    standfirsts = 0
    stop = min([len(lines), index + MOST_LINES, *entries[:1]])
    while index < stop:
        start = lines[index].start
        kind = (
            None
            if given.get(start) in ("headline", "subhead", "caption")
            else _read_line(text, lines[index], header, table)
        )
        if given.get(start) == "headline" and marked is None:
            marked = index
            open_lines.append(index)
        elif kind:
            header.kinds[index] = kind
        elif given.get(start) in ("subhead", "list_item"):
            break
        elif _is_prose(text, lines[index], table):
            if not open_lines or standfirsts or not _goes_on(text, lines, index, stop, table):
                break
            standfirsts += 1
            header.kinds[index] = ("standfirst", "")
        elif given.get(start) == "caption" or find_caption(text, lines[index].start, lines[index].end, table):
            pass
        else:
            open_lines.append(index)
        index += 1
    header.end = index
    if index == len(lines):
        open_lines = [i for i in open_lines if text[lines[i].end - 1] not in ".!" or i == marked]
    _name_lines(text, lines, open_lines, marked, header, table)
    return header


def _read_line(text: str, line: Line, header: Header, table: FurnitureTable) -> tuple[str, str] | None:
    words = text[line.start : line.end]
    stamp = find_stamp(words, table, above=True)
    if stamp:
        header.stamps.append(stamp)
        outlet = find_outlet(words, table)
        header.publisher = header.publisher or _find_stamp_outlet(stamp, words, table) or outlet
        return "furniture", "stamp"
    if is_section(words, table):
        outlet = find_outlet(words, table)
        header.publisher = header.publisher or (outlet and _read_masthead(outlet))
        return "furniture", "section"
    byline = find_byline(words)
    if byline:
        header.byline = header.byline or byline
        return "furniture", "byline"
    if header.byline and is_role(words, table) and len(words) < 80:
        return "furniture", "role"
    if table.key.fullmatch(words):
        return "furniture", "key"
    if is_bare_dateline(words, table):
        return "furniture", "dateline"
    if find_caption(text, line.start, line.end, table):
        return None
    note = find_note(words, table)
    if note == "byline-desk":
        header.byline = header.byline or words
        return "furniture", "byline"
    return ("furniture", note) if note else None


def _find_stamp_outlet(stamp: Stamp, line: str, table: FurnitureTable) -> str | None:
    words = stamp.left_over.split()
    if not words or not is_named(words):
        return None
    name = f"The {stamp.left_over}" if f"The {stamp.left_over}" in line else stamp.left_over
    return name if words[-1].lower() in table.outlets or name.startswith("The ") else None


def _is_prose(text: str, line: Line, table: FurnitureTable) -> bool:
    words = text[line.start : line.end]
    if _LISTED.match(words):
        return True
    if len(words) > 60 and words.rstrip("\"”’')]»")[-1:] in ".!?…" and words.count(" ") >= 11:
        return True
    if len(words) > LONGEST_HEADLINE:
        return True
    return find_dateline(text, line.start, line.end, table) is not None


def _goes_on(text: str, lines: Sequence[Line], index: int, stop: int, table: FurnitureTable) -> bool:
    """Whether the prose line is a standfirst: short, with a byline, date or credit in the next two lines."""
    words = text[lines[index].start : lines[index].end]
    if words.count(" ") > 50 or find_dateline(text, lines[index].start, lines[index].end, table):
        return False
    for line in lines[index + 1 : min(stop, index + 3)]:
        after = text[line.start : line.end]
        if find_byline(after) or find_stamp(after, table, above=True) or is_section(after, table):
            return True
        if not find_caption(text, line.start, line.end, table) and find_note(after, table) == "photo-credit":
            return True
        if _is_prose(text, line, table):
            return False
    return False


def _name_lines(
    text: str,
    lines: Sequence[Line],
    open_lines: Sequence[int],
    marked: int | None,
    header: Header,
    table: FurnitureTable,
) -> None:
    """Tell masthead, headline, standfirst, author and subhead among the lines that no pattern knows."""
    words = {i: text[lines[i].start : lines[i].end] for i in open_lines}
    mastheads = [i for i in open_lines if _is_masthead(words[i], table)]
    titles = [i for i in open_lines if i not in mastheads and len(words[i].split()) >= 4]
    titles = titles or [i for i in open_lines if i not in mastheads] or mastheads[:1]
    if not titles:
        return
    headline = titles[0] if marked is None else marked
    header.title, outlet = _split_title(words[headline], table)
    header.publisher = header.publisher or outlet
    for i in open_lines:
        if i == headline:
            header.kinds[i] = ("headline", "")
        elif i in mastheads:
            header.kinds[i] = ("furniture", "masthead")
            header.publisher = header.publisher or _read_masthead(words[i])
        elif i < headline:
            header.kinds[i] = ("furniture", "section")
        else:
            header.kinds[i] = _name_lower_line(words[i], i, header, table)


def _split_title(line: str, table: FurnitureTable) -> tuple[str, str | None]:
    """A headline and the outlet's name that browsers put behind it ("Town falls | Vale Times")."""
    cut = max(line.rfind(" | "), line.rfind(" - "), line.rfind(" – "))
    tail = line[cut + 3 :].split()
    if cut < 12 or not 0 < len(tail) <= 4 or not is_named(tail) or any(c.isdigit() for c in line[cut:]):
        return line, None
    if line[cut + 1] != "|" and fold_apostrophes(tail[-1]).lower() not in table.outlets:
        return line, None
    return line[:cut], " ".join(tail)


def _name_lower_line(words: str, index: int, header: Header, table: FurnitureTable) -> tuple[str, str]:
    if is_name_in_place(words):
        header.byline = header.byline or words
        return "furniture", "byline"
    if is_role(words, table):
        return "furniture", "role"
    if len(words.split()) <= 5:
        return ("subhead", "") if index == header.end - 1 else ("furniture", "section")
    return "standfirst", ""


def _is_masthead(line: str, table: FurnitureTable) -> bool:
    words = fold_apostrophes(line.strip(" .:|")).split()
    if not 1 < len(words) <= 7 or any(c.isdigit() or c in ",:;?!" for c in line):
        return False
    return words[-1].lower() in table.outlets and is_named(words, table.outlets)


def _read_masthead(line: str) -> str:
    """The outlet's name in mixed case; words such as "LIVE" or "daily digest" after it are left out."""
    words = line.strip(" .:|").split()
    while len(words) > 2 and words[-1].lower() in ("live", "daily", "digest", "online", "today", "bulletin"):
        words.pop()
    name = " ".join(words)
    return name.title().replace(" Of ", " of ").replace(" And ", " and ") if name.isupper() else name
