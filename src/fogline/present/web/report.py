"""Report: a report as read, with its claims marked in place."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from fogline.present.passages import Passage, render_text
from fogline.present.web.desk import Desk, desk_of

router = APIRouter(include_in_schema=False)


@router.get("/reports/{doc:path}")
def show(doc: str, request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> Response:
    """A report's page."""
    view = desk.view()
    card = view.get_report(doc)
    claims = view.claims(doc=doc)
    marks = [Passage(c.evidence.start, c.evidence.end, c.id, n) for n, c in enumerate(claims, 1)]
    return desk.page(request, "report.html", card=card, text=render_text(card, marks))
