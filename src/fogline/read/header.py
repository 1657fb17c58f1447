"""Headers: what stands above a report's first paragraph: masthead, section, headline, standfirst, byline, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fogline.lexicon.furniture import FurnitureTable
from fogline.read.bylines import find_byline, is_name_in_place, is_role
from fogline.read.captions import find_caption
from fogline.read.datelines import find_dateline, is_bare_dateline
from fogline.read.front_matter import find_front_matter
from fogline.read.furniture import Stamp, find_note, find_outlet, find_stamp, is_section
from fogline.read.lines import Line
from fogline.read.mastheads import find_stamp_outlet, is_masthead, read_masthead, split_title

MOST_LINES = 14
LONGEST_HEADLINE = 240
_LISTED = re.compile(r"(?:[-*•‣◦▪●·–—]|\d{1,2}[.)])\s")
_MARKED = ("headline", "subhead", "caption")


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

    @property
    def has_standfirst(self) -> bool:
        """Whether a line is known as standfirst already."""
        return ("standfirst", "") in self.kinds.values()


def read_header(
    text: str, lines: Sequence[Line], entries: Sequence[int], given: Mapping[int, str], table: FurnitureTable
) -> Header:
    """Read the lines above the first paragraph.

    `entries` are the indexes of a live blog's clock lines, `given` the kinds that markup gives by a line's start.
    """
    header = Header()
    first, header.front = find_front_matter(text, lines)
    header.kinds.update((i, ("furniture", "front-matter")) for i in range(first))
    stop = min([len(lines), first + MOST_LINES, *entries[:1]])
    marks = [given.get(line.start, "") for line in lines[:stop]]
    open_lines: list[int] = []
    index = first
    while index < stop:
        if marks[index] not in _MARKED and (kind := _read_line(text, lines[index], header, table)):
            header.kinds[index] = kind
        elif marks[index] in ("subhead", "list_item"):
            break
        elif marks[index] != "headline" and _is_prose(text, lines[index], table):
            if not open_lines or header.has_standfirst or not _goes_on(text, lines, index, stop, table):
                break
            header.kinds[index] = ("standfirst", "")
        elif marks[index] != "caption" and not find_caption(text, lines[index].start, lines[index].end, table):
            open_lines.append(index)
        index += 1
    header.end = index
    marked = marks.index("headline") if "headline" in marks[:index] else None
    if index == len(lines):
        open_lines = [i for i in open_lines if text[lines[i].end - 1] not in ".!" or i == marked]
    _name_lines({i: text[lines[i].start : lines[i].end] for i in open_lines}, marked, header, table)
    return header


def _read_line(text: str, line: Line, header: Header, table: FurnitureTable) -> tuple[str, str] | None:
    words = text[line.start : line.end]
    stamp = find_stamp(words, table, above=True)
    if stamp:
        header.stamps.append(stamp)
        outlet = find_outlet(words, table)
        header.publisher = header.publisher or find_stamp_outlet(stamp, words, table) or outlet
        return "furniture", "stamp"
    if is_section(words, table):
        outlet = find_outlet(words, table)
        header.publisher = header.publisher or (outlet and read_masthead(outlet))
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


def _name_lines(words: Mapping[int, str], marked: int | None, header: Header, table: FurnitureTable) -> None:
    """Tell masthead, headline, standfirst, author and subhead among the lines that no pattern knows."""
    mastheads = [i for i in words if is_masthead(words[i], table)]
    titles = [i for i in words if i not in mastheads and len(words[i].split()) >= 4]
    titles = titles or [i for i in words if i not in mastheads]
    headline = titles[0] if titles and marked is None else marked
    if headline is not None:
        header.title, outlet = split_title(words[headline], table)
        header.publisher = header.publisher or outlet
    for i, line in words.items():
        if i == headline:
            header.kinds[i] = ("headline", "")
        elif i in mastheads:
            header.kinds[i] = ("furniture", "masthead")
            header.publisher = header.publisher or read_masthead(line)
        else:
            header.kinds[i] = _name_other_line(line, headline is not None and i < headline, header, table)


def _name_other_line(words: str, above: bool, header: Header, table: FurnitureTable) -> tuple[str, str]:
    """Above the headline a label, below it an author, a role or more of the news."""
    if not above and is_name_in_place(words):
        header.byline = header.byline or words
        return "furniture", "byline"
    if not above and is_role(words, table):
        return "furniture", "role"
    if above and " " not in words:
        return "furniture", "section"
    return ("subhead" if len(words.split()) <= 5 else "standfirst"), ""
