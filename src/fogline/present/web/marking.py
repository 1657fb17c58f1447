"""Marking: a report's text as HTML, character for character, with its claims and shared passages marked.

Stretches may overlap and cross: the text is cut wherever one begins or ends, and each piece is in one `mark` that names
every claim on it. The first piece of a claim has the anchor `c-<claim>`; a mark is a link to the claim's card where the
page has cards, else to the claim's own page.
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

_SPECIAL = re.compile("[<>&]")
_LONGEST_WORD = 200
"""Letters of a word that a browser need not be helped to break (as in `safe_text.part_long`)."""


class Stretch(NamedTuple):
    """Characters `[start, end)` of a text: a `claim` with its id, or a `pair` (a shared passage) with its number."""

    start: int
    end: int
    kind: str
    name: str


def render_marked(card: ReportCard, stretches: Iterable[Stretch], *, cards: bool = True) -> Markup:
    """The whole text of a report. Without `cards`, as where two texts are on one page, there are no anchors either."""
    waiting = deque(sorted((one for one in stretches if one.start < one.end), key=_order))
    text = card.text
    show = _show if not is_calm(text) else _escape if _SPECIAL.search(text) else str
    seen: set[str] = set()
    parts: list[str] = []
    here: list[Stretch] = []
    for block in cover_text(card):
        here = [one for one in here if one.end > block.start]
        while waiting and waiting[0].start < block.end:
            here.append(waiting.popleft())
        if block.kind in STYLED:
            parts.append(f'<span class="{block.kind}">')
        if here:
            for a, b, live in _cut(block.start, block.end, here):
                piece = show(text[a:b])
                parts.append(_wrap(piece, live, seen if cards else None) if live else piece)
        else:
            parts.append(show(text[block.start : block.end]))
        if block.kind in STYLED:
            parts.append("</span>")
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


def _length(one: Stretch) -> int:
    return one.end - one.start


def _cut(start: int, end: int, here: Sequence[Stretch]) -> Iterator[tuple[int, int, list[Stretch]]]:
    """A range, cut wherever one of the stretches that meet it begins or ends: each piece with what lies over it, the
    innermost (shortest) first."""
    begins: dict[int, list[Stretch]] = {}
    ends = set()
    for one in here:
        begins.setdefault(max(start, one.start), []).append(one)
        ends.add(min(end, one.end))
    live: list[Stretch] = []
    for a, b in pairwise(sorted({start, end, *begins, *ends})):
        if a in ends:
            live = [one for one in live if one.end > a]
        if a in begins:
            live = sorted([*live, *begins[a]], key=_length)
        yield a, b, live


def _escape(text: str) -> str:
    return str(escape(text)) if _SPECIAL.search(text) else text


def _show(text: str) -> str:
    return str(part_long(for_html(text)))


def _wrap(piece: str, live: Sequence[Stretch], seen: set[str] | None) -> str:
    """One piece of (escaped) text under all the stretches over it; `seen` are the claims that have their anchor."""
    names = tuple([one.name for one in live if one.kind == "claim"])
    if names:
        piece = f"{_open(names, seen is not None)}{piece}</a></mark>"
        if seen is not None and (fresh := [name for name in names if name not in seen]):
            seen.update(fresh)
            piece = "".join([f'<a class="at" id="{_name(name)[1]}"></a>' for name in fresh]) + piece
    if len(names) < len(live):
        pair = next(one for one in live if one.kind == "pair")
        return f'<span class="pair" data-pair="{_name(pair.name)[0]}">{piece}</span>'
    return piece


@lru_cache(maxsize=8192)
def _open(names: tuple[str, ...], cards: bool) -> str:
    """The opening of a mark that stands for these claims, the first leading."""
    lead, _, card = _name(names[0])
    leads = f'data-card="{card}" ' if cards else ""
    to = f"#{card}" if cards else f"/claims/{lead}"
    return (
        f'<mark class="claim d{min(len(names), 3)}" data-claim="{lead}" {leads}'
        f'data-claims="{" ".join([_name(name)[0] for name in names])}"><a class="in" href="{to}">'
    )


@lru_cache(maxsize=8192)
def _name(name: str) -> tuple[str, str, str]:
    """A claim's id for an attribute, and the anchors of its words and of its card."""
    return str(escape(name)), anchor("c", name), anchor("card", name)
