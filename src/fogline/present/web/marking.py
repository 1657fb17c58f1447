"""Marking: a report's text as HTML, character for character, with its claims and shared passages marked.

Stretches may overlap and cross: the text is cut wherever one begins or ends, and each piece is in one `mark` that names
every claim on it. The first piece of a claim has the anchor `c-<claim>`, which is a link to its card.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from fogline.models.report import ReportCard
from fogline.present.passages import STYLED, cover_text
from fogline.present.safe_text import anchor, for_html, is_harmless, part_long


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `[start, end)` of a text: a `claim` with its id, or a `pair` (a shared passage) with its number."""

    start: int
    end: int
    kind: str
    name: str


def render_marked(card: ReportCard, stretches: Iterable[Stretch], suffix: str = "") -> Markup:
    """The whole text of a report. `suffix` keeps the anchors of two texts on one page apart."""
    waiting = deque(sorted((one for one in stretches if one.start < one.end), key=_order))
    seen: set[str] = set()
    parts: list[str] = []
    here: list[Stretch] = []
    for block in cover_text(card):
        here = [one for one in here if one.end > block.start]
        while waiting and waiting[0].start < block.end:
            here.append(waiting.popleft())
        inside = _render_range(card.text, block.start, block.end, here, seen, suffix)
        parts.append(f'<span class="{block.kind}">{inside}</span>' if block.kind in STYLED else inside)
    return Markup("".join(parts))


def _order(one: Stretch) -> tuple[int, int, str]:
    return one.start, -one.end, one.name


def _render_range(text: str, start: int, end: int, here: Sequence[Stretch], seen: set[str], suffix: str) -> str:
    """A range of the text; `here` are the stretches that meet it, by their beginning."""
    cuts = {start, end}
    begins: dict[int, list[Stretch]] = {}
    for one in here:
        first = max(start, one.start)
        begins.setdefault(first, []).append(one)
        cuts.add(first)
        cuts.add(min(end, one.end))
    show = _show if is_harmless(text[start:end]) else for_html
    live: list[Stretch] = []
    parts: list[str] = []
    for a, b in pairwise(sorted(cuts)):
        live = [one for one in live if one.end > a] + begins.get(a, [])
        piece = str(part_long(show(text[a:b])))
        parts.append(_wrap(piece, live, seen, suffix) if live else piece)
    return "".join(parts)


def _show(text: str) -> Markup:
    return escape(text)


def _wrap(piece: str, live: Sequence[Stretch], seen: set[str], suffix: str) -> str:
    """One piece of (escaped) text under all the stretches over it, the innermost (shortest) claim leading."""
    claims = [one for one in live if one.kind == "claim"]
    if claims:
        claims.sort(key=lambda one: one.end - one.start)
        places = ""
        for one in claims:
            if one.name not in seen:
                seen.add(one.name)
                places += f'<a class="at" id="{anchor("c", one.name)}{suffix}"></a>'
        lead, card = _quote(claims[0].name), anchor("card", claims[0].name) + suffix
        names = lead if len(claims) == 1 else " ".join(_quote(one.name) for one in claims)
        piece = (
            f'{places}<mark class="claim d{min(len(claims), 3)}" data-claim="{lead}" data-card="{card}" '
            f'data-claims="{names}"><a class="in" href="#{card}">{piece}</a></mark>'
        )
    if len(claims) < len(live):
        pair = next(one for one in live if one.kind == "pair")
        return f'<span class="pair" data-pair="{_quote(pair.name)}">{piece}</span>'
    return piece


def _quote(name: str) -> str:
    return name if name.isalnum() else str(escape(name))
