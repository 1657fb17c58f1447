"""Captions: what pictures show, told apart from their marks ("Image caption,") and credits ("— NAME/AFP")."""

from __future__ import annotations

import re

from fogline.lexicon.furniture import FurnitureTable, fold_apostrophes
from fogline.read.furniture import strip_marks

Piece = tuple[int, int, str, str]
"""Start, end, kind of block, note."""

LONGEST = 700
_MARK = re.compile(
    r"""(?:(?:image|media|photo|picture|video)\ caption\s?[:,–-]?\s{0,2}
        |captions?\s?:\s
        |[\[(](?:image|photo|picture|video|map|graphic|file\ photo)[\])]\s{0,2}
        |(?P<bracket>[\[(])(?:image|photo|photograph|picture|file\ photo|pictured)\s?[:,–-]\s
        |(?:file\ photo|file\ picture|file\ image|archive\ photo|pictured)\s?[:–—-]\s
        |file\s[–—-]\s(?=[A-Z])
        |(?P<bare>photo|image|picture|photograph)\s?:\s)""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT = re.compile(
    r"""\s?(?:(?<=[\s.])[—–-]{1,2}\ ?(?P<dash>[^—–\n]{2,90})
        |[\[(](?P<bracket>[^()\[\]]{2,90})[\])]
        |(?<=[.!?”"])\s(?P<label>(?:photos?|photographs?|pictures?|credits?|images?)(?:\ by)?\s?[:/]\s?[^.:]{2,60})
        |(?<=[.!?”"])\s(?P<bare>[A-Z][^.!?]{2,90})
        )\.?$""",
    re.IGNORECASE | re.VERBOSE,
)
_TRAILING_NAME = re.compile(r"(?<=[.!?”\"]) (?:[A-Z][\w’'.-]{0,25})(?:[ /][A-Z][\w’'.-]{0,25}){0,4}$")
_WIRE_CREDIT = re.compile(
    r"""\s\((?:with\ )?(?:additional\ |further\ )?
        (?:reporting|writing|editing|edited|written|compiled|inputs?|translated|production)\b[^()]{3,300}\)$""",
    re.IGNORECASE | re.VERBOSE,
)


def find_caption(text: str, start: int, end: int, table: FurnitureTable) -> list[Piece] | None:
    """The pieces of a caption line in order (mark, caption, credit), or None where the line is no caption."""
    if end - start > LONGEST:
        return None
    mark = _MARK.match(text, start, end)
    if mark and mark["bare"] and not _is_sentence(text[mark.end() : end]):
        mark = None
    stop = end
    if mark and mark["bracket"] and text[end - 1] in "])":
        stop = end - 1
    body = mark.end() if mark else start
    credit = _find_credit(text, body, stop, table, bool(mark))
    if mark is None and credit is None:
        return None
    cut, note = credit or (stop, "")
    if mark is None and len(text[body:cut].split()) > 70:
        return None
    return _lay_out(text, start, body, cut, end, note)


def _lay_out(text: str, start: int, body: int, cut: int, end: int, note: str) -> list[Piece]:
    pieces: list[Piece] = []
    if body > start:
        pieces.append((start, trim_end(text, start, body), "furniture", "caption-mark"))
    stop = trim_end(text, body, cut)
    if stop > body:
        pieces.append((body, stop, "caption", ""))
    while cut < end and text[cut].isspace():
        cut += 1
    if cut < end:
        pieces.append((cut, end, "furniture", note or "caption-mark"))
    return pieces


def _find_credit(text: str, start: int, end: int, table: FurnitureTable, marked: bool) -> tuple[int, str] | None:
    low = max(start, end - 130)
    for match in _CREDIT.finditer(text, low, end):
        words = fold_apostrophes(
            strip_marks(match["dash"] or match["bracket"] or match["label"] or match["bare"] or "")
        )
        found = table.line.fullmatch(words)
        if found and (found.lastgroup == "photo_credit" or (marked and found.lastgroup == "credit")):
            return match.start(), "photo-credit"
        if found and found.lastgroup == "credit" and match["dash"] and len(text[start : match.start()].split()) <= 30:
            return match.start(), "photo-credit"
    if marked:
        name = _TRAILING_NAME.search(text, low, end)
        if name:
            return name.start(), "photo-credit"
    return None


def _is_sentence(words: str) -> bool:
    tokens = words.split()
    return len(tokens) >= 6 and sum(t[:1].islower() for t in tokens) * 2 > len(tokens)


def trim_end(text: str, start: int, end: int) -> int:
    """Where a stretch of text ends without the white space behind it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def find_wire_credit(text: str, start: int, end: int) -> int | None:
    """Where a paragraph's closing credit in brackets begins ("(Reporting by ...)"), or None."""
    if end == start or text[end - 1] != ")":
        return None
    match = _WIRE_CREDIT.search(text, max(start, end - 360), end)
    return match.start() + 1 if match and match.start() > start else None
