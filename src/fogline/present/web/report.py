"""Report: a report as read, every claim marked in place, furniture greyed; two reports side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.present.origins import BASES, headline
from fogline.present.safe_text import anchor
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.marking import Stretch, render_marked
from fogline.store.picture_view import Item

router = APIRouter(include_in_schema=False)
_CLAIMS = 2000


@router.get("/reports/{doc:path}")
def show(doc: str, request: Request, desk: Annotated[Desk, Depends(desk_of)], beside: str = "") -> Response:
    """A report's page, by its document name; `beside` names another report to be read next to it."""
    card = desk.view().get_report(doc)
    other = desk.view().get_report(beside) if beside else None
    with desk.picture() as picture:
        claims = picture.report_marks(card.doc, _CLAIMS)
        pairs = picture.pairs([card.doc])
        right = picture.report_marks(other.doc, _CLAIMS) if other else None
    shared = _shared(pairs, other.doc) if other else []
    left = render_marked(
        card, [*_marks(claims), *(Stretch(a, b, "pair", str(n)) for n, (a, b, _, _) in enumerate(shared))]
    )
    context: dict[str, Any] = {"other": None}
    if other and right is not None:
        stretches = [Stretch(c, d, "pair", str(n)) for n, (_, _, c, d) in enumerate(shared)]
        text = render_marked(other, [*_marks(right), *stretches], suffix="-b")
        context["other"] = {"card": other, "text": text, "headline": headline(other)}
    return desk.page(
        request, "report.html", card=card, text=left, headline=headline(card),
        cards="" if other else _cards(claims), count=len(claims), pairs=_once(pairs),
        basis=BASES.get(card.dating.basis, card.dating.basis), shared=len(shared), **context,
    )  # fmt: skip


def _marks(claims: Sequence[Any]) -> list[Stretch]:
    return [Stretch(claim.first_char, claim.last_char, "claim", claim.id) for claim in claims]


def _cards(claims: Sequence[Any]) -> Markup:
    """Each claim's card, with how it was read folded under it."""
    parts = []
    for one in claims:
        back = f'<p class="soft"><a href="#{anchor("c", one.id)}">in the text</a></p>'
        parts.append(
            f'<section class="reading-card" id="{anchor("card", one.id)}">{one.html}<details><summary>how it was read'
            f"</summary>{one.parts}</details>{back}</section>"
        )
    return Markup("".join(parts))


def _shared(pairs: Sequence[Item], other: str) -> list[list[int]]:
    """Passages that two reports share: start and end here, start and end there."""
    return [passage for pair in pairs if pair["other"] == other for passage in pair.get("passages", [])]


def _once(pairs: Sequence[Item]) -> list[Item]:
    """One line for each other report and kind."""
    return list({(pair["other"], pair["kind"], bool(pair.get("rests"))): pair for pair in pairs}.values())
