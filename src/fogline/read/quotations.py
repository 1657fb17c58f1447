"""Quotations: stretches between quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fogline.models.report import Block, Quotation

LONGEST_SINGLE = 1_200
_MARK = re.compile(r"[\"“”„«»‘'＂]")
_CLOSES = {"“": "”", "«": "»", "„": "“”"}
_CLOSING_SINGLE = {
    "‘": re.compile(r"(?:(?<=[.,!?…])|(?<![\s‘]))’(?!\w)"),
    "'": re.compile(r"(?<![\s'])'(?!\w)"),
}


def find_quotations(text: str, blocks: Iterable[Block]) -> list[Quotation]:
    """The quotations of all blocks but furniture, in order, marks left out; no two overlap.

    A quotation that is not closed ends with its paragraph; one that the next paragraph opens again goes on there as
    another. A mark that opens while a quotation is open ends that one. Inside double marks single ones count for
    nothing. Time is linear in the length.
    """
    found: list[Quotation] = []
    for block in blocks:
        if block.kind != "furniture":
            found.extend(_walk(text, block.start, block.end))
    return found


def _walk(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    closers, position = "", start
    clear: dict[str, int] = {}
    while match := _MARK.search(text, position, end):
        at, mark = match.start(), match.group()
        position = at + 1
        if mark in "‘'":
            if opened is None and _opens(text, at, start, end):
                stop = _find_single_end(text, at, end, clear)
                if stop is not None:
                    _add(found, at + 1, stop)
                    position = stop + 1
        elif opened is None:
            if mark in _CLOSES or (mark in '"＂' and at + 1 < end):
                opened, closers = at + 1, _CLOSES.get(mark, mark)
        elif mark in closers and not (mark in '"＂' and _opens(text, at, start, end)):
            _add(found, opened, at)
            opened = None
        elif mark in _CLOSES or mark in closers:
            _add(found, opened, at)
            opened, closers = at + 1, _CLOSES.get(mark, mark)
    if opened is not None:
        _add(found, opened, end)
    return found


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark stands before a word and after white space or nothing."""
    before = at == start or text[at - 1].isspace() or text[at - 1] in '([—–"“‘'
    return before and at + 1 < end and not text[at + 1].isspace() and text[at + 1] not in ".,;:!?)"


def _find_single_end(text: str, at: int, end: int, clear: dict[str, int]) -> int | None:
    """The closing single mark; one after punctuation is preferred to one that may be a plural's apostrophe.

    `clear` keeps, by opening mark, up to where no closing one stands, so that no stretch is searched again.
    """
    mark = text[at]
    first: int | None = None
    begin, stop = max(at + 2, clear.get(mark, 0)), min(end, at + LONGEST_SINGLE)
    for number, match in enumerate(_CLOSING_SINGLE[mark].finditer(text, begin, stop)):
        if text[match.start() - 1] in ".,!?…":
            return match.start()
        if first is None:
            first = match.start()
        if number == 3 or text[match.start() - 1] not in "sSzZxX":
            break
    if first is None:
        clear[mark] = max(begin, stop)
    return first


def _add(found: list[Quotation], start: int, end: int) -> None:
    if end > start:
        found.append(Quotation(start, end))
