"""Report: a report as read, every claim marked in place, furniture greyed; two reports side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.models.capture import BY_WORDS, CONFLICT
from fogline.models.report import ReportCard
from fogline.present.origins import headline, name_basis
from fogline.present.safe_text import anchor
from fogline.present.web.answering import QuickRoute, make_for
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.marking import Stretch, render_marked

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_CLAIMS = 2000
_LONG = 60_000
"""Characters from which on a text is marked in a thread of its own."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One report of the page, with its claims in the order of its text."""

    card: ReportCard
    claims: Sequence[Any]

    def render(self, shared: Iterable[tuple[int, int]], *, cards: bool = False) -> Markup:
        marks = [Stretch(first, last, "claim", ident) for ident, first, last, *_ in self.claims]
        pairs = [Stretch(start, end, "pair", str(number)) for number, (start, end) in enumerate(shared)]
        return render_marked(self.card, [*marks, *pairs], cards=cards)


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page shows: a report; beside it another, with the passages that they share; what it copies and cites;
    the other names of the same document."""

    one: _Side
    other: _Side | None
    shared: list[list[int]]
    pairs: list[str]
    also: list[str]
    unread: str = ""
    """Why no claims were looked for in the report."""

    @property
    def length(self) -> int:
        return len(self.one.card.text) + (len(self.other.card.text) if self.other else 0)


@router.get("/reports/{doc:path}")
async def show(doc: str, request: Request, desk: Annotated[Desk, Depends(desk_of)], beside: str = "") -> Response:
    """A report's page, by its document name; `beside` names another report to be read next to it."""
    page = await make_for(desk, lambda: _read(desk, doc, beside))
    return await make_for(desk, lambda: _render(request, desk, page), long=page.length > _LONG)


def _read(desk: Desk, doc: str, beside: str) -> _Page:
    with desk.picture() as picture:
        card = picture.find_report(doc) or desk.view().get_report(doc)
        pairs, also = picture.pair_items(card.doc), picture.other_names(card)
        if not beside:
            claims = picture.report_cards(card.doc, _CLAIMS)
            unread = "" if claims else picture.why_unread(card.sha256)
            return _Page(_Side(card, claims), None, [], pairs, also, unread)
        other = picture.find_report(beside) or desk.view().get_report(beside)
        one, two = (_Side(side, picture.report_marks(side.doc, _CLAIMS)) for side in (card, other))
        return _Page(one, two, picture.shared_passages(card.doc, other.doc), pairs, also)


def _render(request: Request, desk: Desk, page: _Page) -> Response:
    card, other, beside = page.one.card, page.other, None
    text = page.one.render(((a, b) for a, b, _, _ in page.shared), cards=other is None)
    if other:
        theirs = other.render(((c, d) for _, _, c, d in page.shared))
        beside = {"card": other.card, "text": theirs, "headline": headline(other.card)}
    return desk.page(
        request, "report.html", card=card, text=text, headline=headline(card), other=beside,
        cards="" if other else _cards(page.one.claims), count=len(page.one.claims), pairs=Markup("".join(page.pairs)),
        basis=name_basis(card.dating), shared=len(page.shared), also=page.also,
        unread=page.unread, subjects={"conflict": CONFLICT, "words": BY_WORDS},
    )  # fmt: skip


def _cards(claims: Sequence[Any]) -> Markup:
    """Each claim's card, with how it was read folded under it."""
    parts = []
    for ident, _, _, html, how in claims:
        parts.append(
            f'<section class="reading-card" id="{anchor("card", ident)}">{html}<details><summary>how it was read'
            f'</summary>{how}</details><p class="soft"><a href="#{anchor("c", ident)}">in the text</a></p></section>'
        )
    return Markup("".join(parts))
