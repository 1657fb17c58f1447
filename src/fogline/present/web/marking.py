"""Marking: a report's text as HTML, character for character, with its claims and shared passages marked.

Stretches may overlap and cross: the text is cut wherever one begins or ends, and each piece is in one `mark` that names
every claim on it. The first piece of a claim has the anchor `c-<claim>`, which is a link to its card.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from fogline.models.report import ReportCard
from fogline.present.passages import STYLED, cover_text
from fogline.present.safe_text import anchor, for_html, is_harmless, part_long

_SPECIAL = re.compile("[<>&\"']")
_LONGEST_WORD = 200
"""Letters of a word that a browser need not be helped to break (as in `safe_text.part_long`)."""


class Stretch(NamedTuple):
    """Characters `[start, end)` of a text: a `claim` with its id, or a `pair` (a shared passage) with its number."""

    start: int
    end: int
    kind: str
    name: str


def render_marked(card: ReportCard, stretches: Iterable[Stretch], suffix: str = "") -> Markup:
    """The whole text of a report. `suffix` keeps the anchors of two texts on one page apart."""
    waiting = deque(sorted((one for one in stretches if one.start < one.end), key=_order))
    show = _escape if is_calm(card.text) else _show
    seen: set[str] = set()
    parts: list[str] = []
    here: list[Stretch] = []
    for block in cover_text(card):
        here = [one for one in here if one.end > block.start]
        while waiting and waiting[0].start < block.end:
            here.append(waiting.popleft())
        if here:
            pieces = _cut(block.start, block.end, here)
            inside = "".join([_wrap(show(card.text[a:b]), live, seen, suffix) for a, b, live in pieces])
        else:
            inside = show(card.text[block.start : block.end])
        parts.append(f'<span class="{block.kind}">{inside}</span>' if block.kind in STYLED else inside)
    return Markup("".join(parts))


def is_calm(text: str) -> bool:
    """Whether nothing in a text needs more than escaping: no control character, no word too long for a browser (which
    would fill one of the windows that the text is looked at through)."""
    if not text.replace("\n", "").replace("\xa0", "").isprintable() and not is_harmless(text):
        return False
    half = _LONGEST_WORD // 2
    windows = (text[at : at + half] for at in range(0, len(text) - half, half))
    return all(" " in window or "\n" in window for window in windows)


def _order(one: Stretch) -> tuple[int, int, str]:
    return one.start, -one.end, one.name


def _cut(start: int, end: int, here: Sequence[Stretch]) -> Iterator[tuple[int, int, list[Stretch]]]:
    """A range, cut wherever one of the stretches that meet it begins or ends: each piece with what lies over it."""
    cuts = {start, end}
    begins: dict[int, list[Stretch]] = {}
    for one in here:
        first = max(start, one.start)
        begins.setdefault(first, []).append(one)
        cuts.add(first)
        cuts.add(min(end, one.end))
    live: list[Stretch] = []
    for a, b in pairwise(sorted(cuts)):
        live = [one for one in live if one.end > a]
        live += begins.get(a, ())
        yield a, b, live


def _escape(text: str) -> str:
    return str(escape(text)) if _SPECIAL.search(text) else text


def _show(text: str) -> str:
    return str(part_long(for_html(text)))


def _wrap(piece: str, live: Sequence[Stretch], seen: set[str], suffix: str) -> str:
    """One piece of (escaped) text under all the stretches over it, the innermost (shortest) claim leading."""
    if not live:
        return piece
    claims = [one for one in live if one.kind == "claim"]
    if claims:
        if len(claims) > 1:
            claims.sort(key=lambda one: one.end - one.start)
        places = ""
        for one in claims:
            if one.name not in seen:
                seen.add(one.name)
                places += f'<a class="at" id="{_name(one.name)[1]}{suffix}"></a>'
        lead, _, card = _name(claims[0].name)
        names = lead if len(claims) == 1 else " ".join([_name(one.name)[0] for one in claims])
        piece = (
            f'{places}<mark class="claim d{min(len(claims), 3)}" data-claim="{lead}" data-card="{card}{suffix}" '
            f'data-claims="{names}"><a class="in" href="#{card}{suffix}">{piece}</a></mark>'
        )
    if len(claims) < len(live):
        pair = next(one for one in live if one.kind == "pair")
        return f'<span class="pair" data-pair="{_name(pair.name)[0]}">{piece}</span>'
    return piece


@lru_cache(maxsize=8192)
def _name(name: str) -> tuple[str, str, str]:
    """A claim's id for an attribute, and the anchors of its words and of its card."""
    return str(escape(name)), anchor("c", name), anchor("card", name)
