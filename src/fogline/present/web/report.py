"""Report: a report as read, every claim marked in place, furniture greyed; two reports side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.models.report import ReportCard
from fogline.present.origins import headline, name_basis
from fogline.present.safe_text import anchor
from fogline.present.web.answering import QuickRoute, make_for
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.marking import Stretch, render_marked
from fogline.store.picture_rows import Item

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_CLAIMS = 2000
_LONG = 60_000
"""Characters from which on a text is marked in a thread of its own."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One report of the page, with its claims in the order of its text."""

    card: ReportCard
    claims: Sequence[Any]

    def render(self, shared: Iterable[tuple[int, int]], suffix: str = "") -> Markup:
        marks = [Stretch(first, last, "claim", ident) for ident, first, last, *_ in self.claims]
        pairs = [Stretch(start, end, "pair", str(number)) for number, (start, end) in enumerate(shared)]
        return render_marked(self.card, [*marks, *pairs], suffix)


@router.get("/reports/{doc:path}")
async def show(doc: str, request: Request, desk: Annotated[Desk, Depends(desk_of)], beside: str = "") -> Response:
    """A report's page, by its document name; `beside` names another report to be read next to it."""
    one, other, pairs = await make_for(desk, lambda: _read(desk, doc, beside))
    length = len(one.card.text) + (len(other.card.text) if other else 0)
    return await make_for(desk, lambda: _render(request, desk, one, other, pairs), long=length > _LONG)


def _read(desk: Desk, doc: str, beside: str) -> tuple[_Side, _Side | None, list[Item]]:
    with desk.picture() as picture:
        card = picture.find_report(doc) or desk.view().get_report(doc)
        other = (picture.find_report(beside) or desk.view().get_report(beside)) if beside else None
        sides = [_Side(one, picture.report_marks(one.doc, _CLAIMS)) for one in (card, other) if one]
        return sides[0], sides[1] if other else None, picture.pairs([card.doc])


def _render(request: Request, desk: Desk, one: _Side, other: _Side | None, pairs: list[Item]) -> Response:
    card, beside = one.card, None
    shared = _shared(pairs, other.card.doc) if other else []
    text = one.render((a, b) for a, b, _, _ in shared)
    if other:
        theirs = other.render(((c, d) for _, _, c, d in shared), "-b")
        beside = {"card": other.card, "text": theirs, "headline": headline(other.card)}
    return desk.page(
        request, "report.html", card=card, text=text, headline=headline(card), other=beside,
        cards="" if other else _cards(one.claims), count=len(one.claims), pairs=_once(pairs),
        basis=name_basis(card.dating), shared=len(shared),
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


def _shared(pairs: Sequence[Item], other: str) -> list[list[int]]:
    """Passages that two reports share: start and end here, start and end there."""
    return [passage for pair in pairs if pair["other"] == other for passage in pair.get("passages", [])]


def _once(pairs: Sequence[Item]) -> list[Item]:
    """One line for each other report and kind."""
    return list({(pair["other"], pair["kind"], bool(pair.get("rests"))): pair for pair in pairs}.values())
