"""Blocks: a text cut into headline, paragraphs, captions, list items and furniture, nothing left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.lexicon.furniture import FurnitureTable, fold_apostrophes, load_furniture
from fogline.models.report import Block
from fogline.read.bylines import find_byline
from fogline.read.captions import find_caption, find_wire_credit, trim_end
from fogline.read.datelines import Dateline, find_dateline, is_bare_dateline
from fogline.read.furniture import find_note, find_opening_stamp, find_stamp, is_section
from fogline.read.header import Header, read_header
from fogline.read.lines import Line, find_lines
from fogline.read.live import Clock, find_entries

_LISTED = re.compile(r"(?:[-*•‣◦▪●·]|[–—](?= )|\d{1,2}[.)]|\(?[a-z]\))\s{1,4}")
_HASHES = re.compile(r"#{1,6}\s{1,4}")
_RUN_IN = re.compile(r"[A-Z][A-Z’'-]{2,20}(?:,? (?:AND )?[A-Z][A-Z’'-]{1,20}){0,4}(?:[.:]| [—–-]) (?=[A-Z\"“‘])")
_TAIL_LINES = 4


@dataclass(slots=True)
class Layout:
    """A text's blocks in order, its header's facts, its datelines, and the stamps found below the header."""

    blocks: list[Block]
    header: Header
    datelines: list[Dateline]


def find_blocks(text: str, kinds: Mapping[int, str] | None = None) -> Layout:
    """Cut a text into blocks that cover every printed character.

    `kinds` tells, by a line's start, kinds that the page's own markup gives (headline, subhead, list_item,
    paragraph); they overrule guesses from the words alone, but no furniture pattern. Every block under a clock
    time of a live blog has its `clock`; day headings are furniture with the note "day" (see live.date_entries).
    """
    return _Cutter(text, kinds or {}).cut()


class _Cutter:
    """Walks the lines of one text once; keeps where it is: below which clock, in which related section."""

    def __init__(self, text: str, kinds: Mapping[int, str]) -> None:
        self.text = text
        self.kinds = kinds
        self.table: FurnitureTable = load_furniture()
        self.lines: Sequence[Line] = find_lines(text)
        self.entries = find_entries(text, self.lines)
        self.header = read_header(text, self.lines, sorted(self.entries), kinds, self.table)
        self.datelines: list[Dateline] = []
        self.clock: str | None = None
        self.related = False
        self.prose = False
        self.seen: set[str] = set()

    def cut(self) -> Layout:
        blocks = [block for index in range(len(self.lines)) for block in self._cut_line(index)]
        return Layout(blocks, self.header, self.datelines)

    def _cut_line(self, index: int) -> Iterator[Block]:
        line = self.lines[index]
        for start, end, kind, note in self._name_line(index, line):
            clock = self.clock if kind != "furniture" or note == "clock" else None
            yield Block(start, end, kind, note, None, clock)

    def _name_line(self, index: int, line: Line) -> Iterator[tuple[int, int, str, str]]:
        words = self.text[line.start : line.end]
        if self._is_repeat(words):
            yield line.start, line.end, "furniture", "repeat"
        elif index in self.header.kinds:
            yield from self._name_header_line(line, *self.header.kinds[index])
        elif index in self.entries:
            yield from self._open_entry(line, self.entries[index])
        else:
            yield from self._name_body_line(index, line, words)

    def _name_header_line(self, line: Line, kind: str, note: str) -> Iterator[tuple[int, int, str, str]]:
        stop = line.start + len(self.header.title or "") if kind == "headline" else line.end
        yield line.start, trim_end(self.text, line.start, stop), kind, note
        if stop < line.end:
            while self.text[stop].isspace():
                stop += 1
            yield stop, line.end, "furniture", "masthead"

    def _is_repeat(self, words: str) -> bool:
        if words.count(" ") < 3:
            return False
        key = " ".join(words.casefold().split())
        repeated = key in self.seen
        self.seen.add(key)
        return repeated

    def _open_entry(self, line: Line, clock: Clock) -> Iterator[tuple[int, int, str, str]]:
        self.clock, self.related = clock.clock, False
        yield line.start, trim_end(self.text, line.start, clock.words), "furniture", "clock"
        if clock.words < line.end:
            start = clock.words
            kind = "subhead" if self._is_heading(self.text[start : line.end]) else "live_entry"
            yield start, line.end, kind, ""

    def _name_body_line(self, index: int, line: Line, words: str) -> Iterator[tuple[int, int, str, str]]:
        caption = find_caption(self.text, line.start, line.end, self.table)
        if caption:
            yield from caption
            return
        note = self._find_note(index, words)
        if note:
            if note == "day":
                self.clock = None
            yield line.start, line.end, "furniture", note
            return
        yield from self._name_prose(index, line, words)

    def _find_note(self, index: int, words: str) -> str | None:
        """The furniture that a line below the header is, or None for prose."""
        tail = index >= len(self.lines) - _TAIL_LINES
        note = find_note(words, self.table, tail)
        stamp = None if note else find_stamp(words, self.table, above=tail and len(words) < 60)
        if stamp:
            note = "stamp" if tail or stamp.left_over or not stamp.days or _says_published(words) else "day"
            if note == "stamp":
                self.header.stamps.append(stamp)
        elif not note and find_byline(words):
            note = "byline"
        elif not note and is_bare_dateline(words, self.table):
            note = "dateline"
        elif not note and (self.related or tail) and is_section(words, self.table):
            note = "section"
        if note == "related":
            self.related = len(words) < 60 and ": " not in words
        elif not note and self.related:
            self.related = _is_link(words)
            note = "related" if self.related else None
        return note

    def _name_prose(self, index: int, line: Line, words: str) -> Iterator[tuple[int, int, str, str]]:
        start, end = line.start, line.end
        opening = None if self.prose else find_opening_stamp(self.text, start, end)
        if opening:
            yield start, trim_end(self.text, start, opening[0]), "furniture", "stamp"
            start = opening[0]
            self.header.stamps.append(opening[1])
        dateline = find_dateline(self.text, start, end, self.table)
        if dateline and self.prose and dateline.day is None and dateline.agency is None:
            dateline = None
        self.prose = True
        if dateline:
            self.datelines.append(dateline)
            yield start, trim_end(self.text, start, dateline.end), "furniture", "dateline"
            start = dateline.end
        credit = find_wire_credit(self.text, start, end)
        stop = trim_end(self.text, start, credit) if credit else end
        kind = "paragraph" if dateline else self._find_kind(index, line, words)
        run_in = _RUN_IN.match(self.text, start, stop) if kind == "paragraph" else None
        if run_in and run_in.end() < stop:
            yield start, run_in.end() - 1, "subhead", "run-in"
            start = run_in.end()
        yield start, stop, kind, ""
        if credit:
            yield credit, end, "furniture", "credit"

    def _find_kind(self, index: int, line: Line, words: str) -> str:
        given = self.kinds.get(line.start)
        if given in ("subhead", "list_item", "caption"):
            return given
        if _HASHES.match(words):
            return "subhead"
        last = index == len(self.lines) - 1
        marker = _LISTED.match(words)
        bare = words[marker.end() :] if marker else words
        if not last and self._is_heading(bare) and not (bare != words and not words[0].isdigit()):
            follows = self.text[self.lines[index + 1].start : self.lines[index + 1].end]
            if bare == words or (line.blank and not _LISTED.match(follows)):
                return "subhead"
        if bare != words:
            return "list_item"
        return "live_entry" if self.clock else "paragraph"

    def _is_heading(self, words: str) -> bool:
        """Whether a line looks like a heading: short, no stop at its end, starting with a capital, digit or quote."""
        if not words or len(words) > 90 or words.count(" ") > 12 or words[-1] in ".,;:!…":
            return False
        if words.rstrip("\"”’')")[-1:] in (".", "!", ","):
            return False
        return words[0].isupper() or words[0].isdigit() or words[0] in "\"“‘'"


def _says_published(words: str) -> bool:
    folded = words.lower()
    return any(label in folded for label in ("publish", "posted", "updated", "issued", "modified", "revised"))


def _is_link(words: str) -> bool:
    """Whether a line below a "Related" heading is another link: short, and no sentence with a stop."""
    return len(words) <= 140 and fold_apostrophes(words).rstrip('"”’)')[-1:] not in (".", "!", "…")
