"""Passages: a report's text as HTML, every claim's quote in a mark that a footnote can point at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fogline.models.report import Block, ReportCard
from fogline.present.safe_text import anchor, for_html

STYLED = ("furniture", "headline", "subhead")
"""Kinds of block that look their own way."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A range `[start, end)` of a report's text to be marked, with its claim's id and footnote number."""

    start: int
    end: int
    claim: str
    number: int


def render_text(card: ReportCard, passages: Iterable[Passage]) -> Markup:
    """The whole text of a report, character for character, with a `mark` for each passage.

    The first mark of a passage has the id `c-<claim>`; where passages cross, the later one goes on in further
    marks, all with `data-claim`: joined, their texts are the quote. Furniture is in a span of its own.
    """
    ordered = sorted(passages, key=lambda one: (one.start, -one.end, one.number))
    pieces = [_render_block(card, block, ordered) for block in cover_text(card)]
    return Markup("").join(pieces)


def cover_text(card: ReportCard) -> list[Block]:
    """The blocks that look their own way, and everything between them, so that no character is lost."""
    cover: list[Block] = []
    at = 0
    for block in sorted(card.blocks, key=lambda one: one.start):
        if block.kind not in STYLED or block.start < at:
            continue
        if block.start > at:
            cover.append(Block(at, block.start, "plain"))
        cover.append(block)
        at = block.end
    if at < len(card.text):
        cover.append(Block(at, len(card.text), "plain"))
    return cover


def _render_block(card: ReportCard, block: Block, passages: Sequence[Passage]) -> Markup:
    inside = [_clip(one, block) for one in passages if one.start < block.end and block.start < one.end]
    started = {one.claim for one in passages if one.start < block.start}
    html = _render_range(card.text, block.start, block.end, inside, started)
    return html if block.kind == "plain" else Markup('<span class="{}">{}</span>').format(block.kind, html)


def _clip(passage: Passage, block: Block) -> Passage:
    return Passage(max(passage.start, block.start), min(passage.end, block.end), passage.claim, passage.number)


def _render_range(text: str, start: int, end: int, passages: Sequence[Passage], started: set[str]) -> Markup:
    """Nest marks by a stack; one that would outlive the mark around it is cut there and opened again."""
    waiting = sorted(passages, key=lambda one: (one.start, -one.end, one.number), reverse=True)
    open_marks: list[Passage] = []
    parts: list[Markup] = []
    at = start
    while waiting or open_marks:
        closes = open_marks[-1].end if open_marks else end
        if waiting and waiting[-1].start < closes:
            passage = waiting.pop()
            parts.append(for_html(text[at : passage.start]))
            at = passage.start
            if open_marks and passage.end > closes:
                rest = Passage(closes, passage.end, passage.claim, passage.number)
                _wait(waiting, rest)
                passage = Passage(passage.start, closes, passage.claim, passage.number)
            parts.append(_open(passage, started))
            open_marks.append(passage)
        elif open_marks:
            parts.extend((for_html(text[at:closes]), Markup("</mark>")))
            at = closes
            open_marks.pop()
        else:
            parts.append(for_html(text[at : waiting[-1].start]))
            at = waiting[-1].start
    parts.append(for_html(text[at:end]))
    return Markup("").join(parts)


def _wait(waiting: list[Passage], passage: Passage) -> None:
    waiting.append(passage)
    waiting.sort(key=lambda one: (one.start, -one.end, one.number), reverse=True)


def _open(passage: Passage, started: set[str]) -> Markup:
    name = anchor("c", passage.claim)
    ident = Markup("") if passage.claim in started else Markup(' id="{}"').format(name)
    started.add(passage.claim)
    return Markup('<mark{} data-claim="{}" title="Footnote {}">').format(ident, passage.claim, passage.number)
