"""API answers: what the calls share: their parameters, the shape of lists and errors, ETags, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from fastapi.security import HTTPBearer
from pydantic import BaseModel

from fogline.present.web.answering import QuickRoute
from fogline.present.web.desk import Desk, desk_of
from fogline.store.picture_rows import Item
from fogline.store.picture_tables import CEILING, FLOOR
from fogline.store.picture_view import PictureView

_HIDDEN = frozenset({"mark", "feature", "turn", "html", "parts", "folded", "record", "rank"})
MOST = 500
DeskOf = Annotated[Desk, Depends(desk_of)]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Most items of one answer.")]
Day = Annotated[str, Query(description="A day, as 2024-12-01; empty: the last one.")]
Known = Annotated[str, Query(description="Only what was published by this day; empty: all that was read.")]
Layers = Annotated[list[str] | None, Query(description="Layers of events; all by default.")]
Cursor = Annotated[str, Query(description="The `next` of the answer before.")]


class Listed(BaseModel):
    """A list's answer."""

    items: list[dict[str, Any]]
    next: str | None = None


class Decisions(Listed):
    """Decisions; `version` is the number of the last one of all."""

    version: int


class Collection(BaseModel):
    """A GeoJSON feature collection (RFC 7946)."""

    type: str = "FeatureCollection"
    features: list[dict[str, Any]]
    day: str | None = None


class Problem(BaseModel):
    """What was wrong. `faults` names the fields; `decisions` and `version` what was decided meanwhile (409)."""

    error: str
    faults: list[str] | None = None
    decisions: list[str] | None = None
    version: int | None = None


class Kept(BaseModel):
    """A decision that was kept. `changed`: whether any claim or event follows from it; `version`: the number of the
    last decision, to be sent along with the next."""

    id: str
    claim: str | None
    says: str
    changed: bool
    version: int


class Brought(BaseModel):
    """What came of an import: decisions that are new here, that were known, and why lines were refused."""

    brought: int
    known: int
    refused: list[str]
    version: int


class Task(BaseModel):
    """A reading: its step, how many documents are read of how many, and what came of it."""

    id: str
    done: bool
    step: str
    doc: str | None = None
    read: int = 0
    of: int | None = None
    fault: str | None = None
    reports: list[dict[str, Any]] = []
    discards: list[dict[str, Any]] = []


WRITES: list[Any] = [Depends(HTTPBearer(auto_error=False, description="The token that the server was given."))]
"""Says in the description that a call needs the token; that it is there was seen to before (`guard.Guard.find_fault`).
"""
Answers = dict[int | str, dict[str, Any]]
WRITING: Answers = {
    400: {"model": Problem, "description": "It cannot be done as asked"},
    401: {"model": Problem, "description": "No token, or not the right one"},
    403: {"model": Problem, "description": "This server was given no token, so it takes no writing"},
    404: {"model": Problem, "description": "Nothing has that id or name"},
    413: {"model": Problem, "description": "Too large"},
    422: {"model": Problem, "description": "A field is missing, unknown, or cannot be so"},
}
CONFLICT: Answers = {409: {"model": Problem, "description": "Somebody decided on it meanwhile"}}
LISTED: Answers = {200: {"model": Listed}, 304: {"description": "Unchanged"}}
GEO: Answers = {200: {"model": Collection}, 304: {"description": "Unchanged"}}


def make_router() -> APIRouter:
    """A router for calls of the API; one whose work is bounded is answered as a page is (`answering.at_once`)."""
    return APIRouter(prefix="/api/v1", tags=["v1"], route_class=QuickRoute)


def answer(
    request: Request, desk: Desk, make: Callable[[PictureView], Any], media_type: str = "application/json"
) -> Response:
    """The answer, or 304 where the asker has it already."""
    with desk.picture() as picture:
        tag = f'W/"{sha256(f"{picture.stamp()} {request.url.path}?{request.url.query}".encode()).hexdigest()[:24]}"'
        headers = {"etag": tag}
        asked = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
        if tag in asked:
            return Response(status_code=304, headers=headers)
        made = make(picture)
    body = made if isinstance(made, str) else json.dumps(made, default=str, ensure_ascii=False, separators=(",", ":"))
    return Response(body, media_type=media_type, headers=headers)


def list_items(found: Sequence[Item], limit: int, cursor: Callable[[], str]) -> dict[str, Any]:
    """A list's answer of what was found, one more than asked for where there is more."""
    return {"items": clean(found[:limit]), "next": cursor() if len(found) > limit else None}


def strip(item: Item) -> Item:
    """A row without what serves the pages alone; an open end of a span is null."""
    kept = {name: value for name, value in item.items() if name not in _HIDDEN}
    return {name: None if value in (FLOOR, CEILING) else value for name, value in kept.items()}


def clean(items: Iterable[Item]) -> list[Item]:
    """Rows without what serves the pages alone."""
    return [strip(item) for item in items]
