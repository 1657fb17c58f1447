"""Claim: one claim with its words in place, its slots with their runners-up, and the event it belongs to."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.present.web.answering import at_once
from fogline.present.web.desk import Desk, desk_of

router = APIRouter(include_in_schema=False)


@router.get("/claims/{ident}")
@at_once
def show(ident: str, request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> Response:
    """A claim's page; `ident` is its id or the unique beginning of one."""
    with desk.picture() as picture:
        claim = picture.claim(ident)
        event = picture.event(claim["event"]) if claim["event"] else None
    return desk.page(
        request, "claim.html", claim=claim, event=event, card=Markup(claim["html"]), parts=Markup(claim["parts"])
    )
