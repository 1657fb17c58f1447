"""Event: one occurrence, by whose word it stands, and who denies it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from fogline.present.web.desk import Desk, desk_of

router = APIRouter(include_in_schema=False)


@router.get("/events/{ident}")
def show(ident: str, request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> Response:
    """An event's page."""
    return desk.page(request, "event.html", event=desk.view().get_event(ident))
