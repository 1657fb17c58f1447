"""Marking: a report's text as HTML, character for character, with its claims and shared passages marked.

Stretches may overlap and cross: the text is cut wherever one begins or ends, and each piece is in one `mark` that names
every claim on it. The first piece of a claim has the anchor `c-<claim>`, which is a link to its card.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from fogline.models.report import Block, ReportCard
from fogline.present.safe_text import anchor, for_html

_MARK = Markup(
    '<mark class="claim d{}" data-claim="{}" data-card="{}" data-claims="{}"><a class="in" href="#{}">{}</a></mark>'
)
_STYLED = frozenset({"furniture", "headline", "subhead"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `[start, end)` of a text: a `claim` with its id, or a `pair` (a shared passage) with its number."""

    start: int
    end: int
    kind: str
    name: str


def render_marked(card: ReportCard, stretches: Iterable[Stretch], suffix: str = "") -> Markup:
    """The whole text of a report. `suffix` keeps the anchors of two texts on one page apart."""
    ordered = sorted(stretches, key=lambda one: (one.start, -one.end, one.name))
    seen: set[str] = set()
    parts: list[Markup] = []
    for block in _cover(card):
        inside = _render_range(card.text, block.start, block.end, ordered, seen, suffix)
        styled = block.kind in _STYLED
        parts.append(Markup('<span class="{}">{}</span>').format(block.kind, inside) if styled else inside)
    return Markup("").join(parts)


def _cover(card: ReportCard) -> list[Block]:
    """Blocks that look their own way and everything between them, so that no character is lost."""
    cover: list[Block] = []
    at = 0
    for block in sorted(card.blocks, key=lambda one: one.start):
        if block.kind not in _STYLED or block.start < at:
            continue
        if block.start > at:
            cover.append(Block(at, block.start, "plain"))
        cover.append(block)
        at = block.end
    if at < len(card.text):
        cover.append(Block(at, len(card.text), "plain"))
    return cover


def _render_range(text: str, start: int, end: int, stretches: Sequence[Stretch], seen: set[str], suffix: str) -> Markup:
    here = [one for one in stretches if one.start < end and start < one.end and one.start < one.end]
    cuts = sorted({start, end, *(max(start, one.start) for one in here), *(min(end, one.end) for one in here)})
    begins: dict[int, list[Stretch]] = {}
    for one in here:
        begins.setdefault(max(start, one.start), []).append(one)
    live: list[Stretch] = []
    parts: list[Markup] = []
    for a, b in pairwise(cuts):
        live = [one for one in live if one.end > a] + begins.get(a, [])
        piece = for_html(text[a:b])
        parts.append(_wrap(piece, live, seen, suffix) if live else piece)
    return Markup("").join(parts)


def _wrap(piece: Markup, live: Sequence[Stretch], seen: set[str], suffix: str) -> Markup:
    """One piece of text under all the stretches that run over it, the innermost (shortest) claim leading."""
    claims = sorted((one for one in live if one.kind == "claim"), key=lambda one: one.end - one.start)
    pair = next((one for one in live if one.kind == "pair"), None)
    marked = piece
    if claims:
        lead = claims[0].name
        anchors = Markup("")
        for one in claims:
            if one.name not in seen:
                seen.add(one.name)
                anchors += Markup('<a class="at" id="{}"></a>').format(anchor("c", one.name) + suffix)
        depth = min(len(claims), 3)
        card = anchor("card", lead) + suffix
        names = " ".join(one.name for one in claims)
        marked = anchors + _MARK.format(depth, lead, card, names, card, piece)
    if pair is not None:
        marked = Markup('<span class="pair" data-pair="{}">{}</span>').format(pair.name, marked)
    return marked
