"""API: what the pages show, as JSON and GeoJSON, under /api/v1. It reads; what writes needs the token.

Every answer carries an ETag made of the picture's stamp and the address: asked again with If-None-Match, the answer to
an unchanged picture is 304 and costs one look-up. Lists have `items` and `next`, the rest's cursor (null at the end).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from fogline.errors import UsageError
from fogline.present.listings import fold_name
from fogline.present.picture.ground import KINDS
from fogline.present.web.asked import read_cursor, read_day, read_known, read_moment, render_cursor
from fogline.present.web.borders import render_borders
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.drawing import is_stale
from fogline.present.web.place import find_status
from fogline.present.web.search import AskedClaims
from fogline.store.picture_tables import CEILING, FLOOR
from fogline.store.picture_view import Item, PictureView
from fogline.store.search import find_claims

router = APIRouter(prefix="/api/v1", tags=["v1"])
_HIDDEN = frozenset({"mark", "feature", "turn", "html", "parts", "folded", "record", "rank"})
_MOST = 500
_PLACES, _SIGNS = 1000, 300
"""Most features of one day's map; places of the latest evidence and the heaviest events come first."""
DeskOf = Annotated[Desk, Depends(desk_of)]
Limit = Annotated[int, Query(ge=1, le=_MOST, description="Most items of one answer.")]
Day = Annotated[str, Query(description="A day, as 2024-12-01; empty: the last one.")]
Known = Annotated[str, Query(description="Only what was published by this day; empty: all that was read.")]
Layers = Annotated[list[str] | None, Query(description="Layers of events; all by default.")]
Cursor = Annotated[str, Query(description="The `next` of the answer before.")]


class Listed(BaseModel):
    """A list's answer."""

    items: list[dict[str, Any]]
    next: str | None = None


class Collection(BaseModel):
    """A GeoJSON feature collection (RFC 7946)."""

    type: str = "FeatureCollection"
    features: list[dict[str, Any]]
    day: str | None = None


_LISTED: dict[int | str, dict[str, Any]] = {200: {"model": Listed}, 304: {"description": "Unchanged"}}
_GEO: dict[int | str, dict[str, Any]] = {200: {"model": Collection}, 304: {"description": "Unchanged"}}


@router.get("/map", responses=_GEO, summary="The map of a day")
def get_map(
    request: Request,
    desk: DeskOf,
    day: Day = "",
    known: Known = "",
    layers: Layers = None,
) -> Response:
    """Places by status and the day's events on the layers asked for: strikes, clashes, displacement."""

    def make(picture: PictureView) -> str:
        sheets = desk.sheets(picture)
        shown, until = read_day(day) or sheets.last_day, read_known(known)
        wanted = [one for one in (layers if layers is not None else KINDS) if one in KINDS]
        found = []
        for row in picture.features(shown, until, _PLACES):
            stale = is_stale(row.last_evidence, shown)
            found.append(row.feature.replace('"stale":false', '"stale":true', 1) if stale else row.feature)
        found += picture.event_features(shown, until, wanted, _SIGNS) if wanted else []
        return f'{{"type":"FeatureCollection","day":"{shown.isoformat()}","features":[{",".join(found)}]}}'

    return _answer(request, desk, make, media_type="application/geo+json")


@router.get("/boundaries", responses=_GEO, summary="Borders for orientation")
def get_boundaries(
    request: Request,
    desk: DeskOf,
    bbox: Annotated[str, Query(description="west,south,east,north in degrees; empty: around all places read.")] = "",
) -> Response:
    """Outlines of countries (level 0) and areas (level 1). They take no stand on any border."""

    def make(picture: PictureView) -> str:
        return render_borders(_read_box(bbox) or desk.sheets(picture).extent)

    return _answer(request, desk, make, media_type="application/geo+json")


@router.get("/days", summary="Days with anything on them")
def get_days(request: Request, desk: DeskOf) -> Response:
    """Each day with the number of events and of changes of status, and what was read in all."""

    def make(picture: PictureView) -> Any:
        sheets = desk.sheets(picture)
        names = ("day", "events", "changes")
        days = [dict(zip(names, one, strict=True)) for one in sheets.days]
        return {"items": days, "next": None, "known": sheets.moments, "facts": sheets.facts}

    return _answer(request, desk, make)


@router.get("/control", responses=_LISTED, summary="Who holds what on a day")
def list_control(request: Request, desk: DeskOf, day: Day = "", known: Known = "", limit: Limit = 200) -> Response:
    """Statuses of places that are assessed as held, contested or besieged, the latest evidence first."""

    def make(picture: PictureView) -> Any:
        shown = read_day(day) or desk.sheets(picture).last_day
        return {"items": _clean(picture.statuses(shown, read_known(known), limit)), "next": None, "day": shown}

    return _answer(request, desk, make)


@router.get("/events", responses=_LISTED, summary="Events of a day")
def list_events(request: Request, desk: DeskOf, day: Day = "", known: Known = "", limit: Limit = 100) -> Response:
    """The events of a day, heaviest first."""

    def make(picture: PictureView) -> Any:
        shown = read_day(day) or desk.sheets(picture).last_day
        return {"items": _clean(picture.day_events(shown, read_known(known), limit)), "next": None, "day": shown}

    return _answer(request, desk, make)


@router.get("/events/{ident}", summary="An event with its claims")
def get_event(ident: str, request: Request, desk: DeskOf) -> Response:
    """The event, the assembly's record of it, its claims and the disagreements on it."""

    def make(picture: PictureView) -> Any:
        event = picture.event(ident)
        record = event.pop("record")
        claims, disputes = picture.event_claims(event["id"], _MOST), picture.event_disputes(event["id"])
        return {**_strip(event), "record": record, "claims": _clean(claims), "disputes": _clean(disputes)}

    return _answer(request, desk, make)


@router.get("/places/{ident:path}", summary="A place with its status from day to day")
def get_place(ident: str, request: Request, desk: DeskOf, day: Day = "", known: Known = "") -> Response:
    """The place, its statuses, the evidence that the rule takes, and the latest events there."""

    def make(picture: PictureView) -> Any:
        place, until = picture.place(ident), read_known(known)
        spans = picture.spans(place["id"], until)
        status = find_status(spans, read_day(day))
        return {
            **_strip(place), "status": _strip(status) if status else None, "spans": _clean(spans),
            "evidence": _clean(picture.evidence(place["id"], until, 60)),
            "events": _clean(picture.place_events(place["id"], None, 12, whole=True)),
        }  # fmt: skip

    return _answer(request, desk, make)


@router.get("/claims", responses=_LISTED, summary="Search in claims")
def list_claims(request: Request, desk: DeskOf, asked: AskedClaims, limit: Limit = 50, cursor: Cursor = "") -> Response:
    """Claims that fit all that is asked: words, actor, place and voice by id, event type, polarity, days."""

    def make(picture: PictureView) -> Any:
        after = read_cursor(cursor, int)
        seen = after[0] if after else 0
        found = find_claims(picture.connection, asked, seen, limit + 1, whole=True)
        return _listed(found, limit, lambda: render_cursor(seen + limit))

    return _answer(request, desk, make)


@router.get("/claims/{ident}", summary="A claim with everything that was read of it")
def get_claim(ident: str, request: Request, desk: DeskOf) -> Response:
    """The claim as shown, and its own record with slots, runners-up and offsets."""

    def make(picture: PictureView) -> Any:
        claim = picture.claim(ident)
        record = picture.claim_record(claim["record"])
        return {**_strip(claim), "record": record}

    return _answer(request, desk, make)


@router.get("/reports", responses=_LISTED, summary="Reports, the latest first")
def list_reports(request: Request, desk: DeskOf, limit: Limit = 100, cursor: Cursor = "") -> Response:
    """Every report with its date, what that rests on, and the number of its claims."""

    def make(picture: PictureView) -> Any:
        after = read_cursor(cursor, date, str)
        found = picture.reports((after[0], after[1]) if after else None, limit + 1)
        last = found[limit - 1] if len(found) > limit else {"published": None, "doc": ""}
        return _listed(found, limit, lambda: render_cursor(last["published"] or FLOOR, last["doc"]))

    return _answer(request, desk, make)


@router.get("/reports/{doc:path}", summary="A report with its text and claims")
def get_report(doc: str, request: Request, desk: DeskOf) -> Response:
    """The text as read; offsets of claims count its characters (Unicode code points)."""
    card = desk.view().get_report(doc)

    def make(picture: PictureView) -> Any:
        claims = picture.report_claims(card.doc, 5000)
        return {
            "doc": card.doc, "id": card.id, "sha256": card.sha256, "publisher": card.publisher, "title": card.title,
            "published": card.dating.day, "date_basis": card.dating.basis, "why": card.dating.why, "text": card.text,
            "blocks": [{"start": b.start, "end": b.end, "kind": b.kind} for b in card.blocks],
            "claims": _clean(claims), "pairs": _clean(picture.pairs([card.doc])),
        }  # fmt: skip

    return _answer(request, desk, make)


@router.get("/ledger", responses=_LISTED, summary="Tolls")
def list_tolls(
    request: Request, desk: DeskOf, measure: str = "", sort: str = "rank", limit: Limit = 100, cursor: Cursor = ""
) -> Response:
    """Lines of the ledger; `sort`: rank (the order of the report), number, day."""

    def make(picture: PictureView) -> Any:
        after = read_cursor(cursor, int)
        seen = after[0] if after else 0
        order = sort if sort in ("number", "day") else "rank"
        found = picture.tolls(measure or None, order, seen, limit + 1, whole=True)
        return _listed(found, limit, lambda: render_cursor(found[limit]["rank"] if order == "rank" else seen + limit))

    return _answer(request, desk, make)


@router.get("/disputes", responses=_LISTED, summary="Disagreements")
def list_disputes(request: Request, desk: DeskOf, kind: str = "", limit: Limit = 100, cursor: Cursor = "") -> Response:
    """Disagreements with both sides' words, gravest kind first."""

    def make(picture: PictureView) -> Any:
        after = read_cursor(cursor, int)
        found = picture.disputes(kind or None, after[0] if after else 0, limit + 1, whole=True)
        return _listed(found, limit, lambda: render_cursor(found[limit]["rank"]))

    return _answer(request, desk, make)


@router.get("/sources", responses=_LISTED, summary="Voices and their records")
def list_voices(request: Request, desk: DeskOf, name: str = "", limit: Limit = 100, cursor: Cursor = "") -> Response:
    """First-hand voices, those with most claims first."""

    def make(picture: PictureView) -> Any:
        after = read_cursor(cursor, int, str)
        found = picture.voices((after[0], after[1]) if after else None, limit + 1, fold_name(name), whole=True)
        return _listed(found, limit, lambda: render_cursor(found[limit - 1]["claims"], found[limit - 1]["id"]))

    return _answer(request, desk, make)


@router.get("/sources/{voice:path}", summary="One voice's record")
def get_voice(voice: str, request: Request, desk: DeskOf) -> Response:
    """A voice with who carries it, whom it agrees with and against whom it stands."""
    return _answer(request, desk, lambda picture: _strip(picture.voice(voice)))


@router.get("/changes", responses=_LISTED, summary="What runs changed")
def list_changes(
    request: Request,
    desk: DeskOf,
    since: Annotated[str, Query(description="A moment, as 2024-12-01T06:00Z.")],
    limit: Limit = 100,
) -> Response:
    """What is otherwise since a moment, and why, the latest first."""

    def make(picture: PictureView) -> Any:
        moment = read_moment(since)
        return {"items": _clean(picture.changes(moment, limit)) if moment else [], "next": None}

    return _answer(request, desk, make)


def _answer(
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


def _listed(found: Sequence[Item], limit: int, cursor: Callable[[], str]) -> dict[str, Any]:
    return {"items": _clean(found[:limit]), "next": cursor() if len(found) > limit else None}


def _strip(item: Item) -> Item:
    """A row without what serves the pages alone; an open end of a span is null."""
    kept = {name: value for name, value in item.items() if name not in _HIDDEN}
    return {name: None if value in (FLOOR, CEILING) else value for name, value in kept.items()}


def _clean(items: Iterable[Item]) -> list[Item]:
    return [_strip(item) for item in items]


def _read_box(text: str) -> tuple[float, float, float, float] | None:
    if not text:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError("A box is west,south,east,north in degrees.") from None
    return west, south, east, north
