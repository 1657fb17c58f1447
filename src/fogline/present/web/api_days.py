"""API days: what held and happened: the map, days, places, events and changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from fastapi import Query, Request
from fastapi.responses import Response

from fogline.errors import UsageError
from fogline.present.picture.ground import KINDS
from fogline.present.web.answering import at_once
from fogline.present.web.api_answers import (
    GEO,
    LISTED,
    MOST,
    Day,
    DeskOf,
    Known,
    Layers,
    Limit,
    answer,
    clean,
    make_router,
    strip,
)
from fogline.present.web.asked import read_day, read_known, read_moment
from fogline.present.web.borders import render_borders
from fogline.present.web.desk import Desk
from fogline.present.web.drawing import is_stale
from fogline.present.web.place import find_status
from fogline.store.picture_rows import Item
from fogline.store.picture_view import PictureView

router = make_router()
_PLACES, _SIGNS = 1000, 300
"""Most features of one day's map; places of the latest evidence and the heaviest events come first."""


@router.get("/map", responses=GEO, summary="The map of a day")
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

    return answer(request, desk, make, media_type="application/geo+json")


@router.get("/boundaries", responses=GEO, summary="Borders for orientation")
def get_boundaries(
    request: Request,
    desk: DeskOf,
    bbox: Annotated[str, Query(description="west,south,east,north in degrees; empty: around all places read.")] = "",
) -> Response:
    """Outlines of countries (level 0) and areas (level 1), and as points well-known towns, and countries of which there
    is no outline. They take no stand on any border."""

    def make(picture: PictureView) -> str:
        return render_borders(_read_box(bbox) or desk.sheets(picture).extent)

    return answer(request, desk, make, media_type="application/geo+json")


@router.get("/days", summary="Days with anything on them")
@at_once
def get_days(request: Request, desk: DeskOf) -> Response:
    """Each day with the number of events and of changes of status, and what was read in all."""

    def make(picture: PictureView) -> Any:
        sheets = desk.sheets(picture)
        names = ("day", "events", "changes")
        days = [dict(zip(names, one, strict=True)) for one in sheets.days]
        return {"items": days, "next": None, "known": sheets.moments, "facts": sheets.facts}

    return answer(request, desk, make)


@router.get("/control", responses=LISTED, summary="Who holds what on a day")
def list_control(request: Request, desk: DeskOf, day: Day = "", known: Known = "", limit: Limit = 200) -> Response:
    """Statuses of places that are assessed as held, contested or besieged, the latest evidence first."""
    return _list_day(request, desk, day, lambda picture, one: picture.statuses(one, read_known(known), limit))


@router.get("/events", responses=LISTED, summary="Events of a day")
def list_events(request: Request, desk: DeskOf, day: Day = "", known: Known = "", limit: Limit = 100) -> Response:
    """The events of a day, heaviest first."""
    return _list_day(request, desk, day, lambda picture, one: picture.day_events(one, read_known(known), limit))


@router.get("/events/{ident}", summary="An event with its claims")
@at_once
def get_event(ident: str, request: Request, desk: DeskOf, known: Known = "") -> Response:
    """The event as known by a day, the assembly's record of it, its claims and the disagreements on it."""

    def make(picture: PictureView) -> Any:
        until = read_known(known)
        event = picture.event_known(ident, until)
        record = event.pop("record")
        claims, disputes = picture.event_claims(event["id"], MOST, until), picture.event_disputes(event["id"], until)
        return {**strip(event), "record": record, "claims": clean(claims), "disputes": clean(disputes)}

    return answer(request, desk, make)


@router.get("/places/{ident:path}", summary="A place with its status from day to day")
@at_once
def get_place(ident: str, request: Request, desk: DeskOf, day: Day = "", known: Known = "") -> Response:
    """The place, its statuses, the evidence that the rule takes, and the latest events there."""

    def make(picture: PictureView) -> Any:
        place, until = picture.place(ident), read_known(known)
        spans = picture.spans(place["id"], until)
        status = find_status(spans, read_day(day))
        return {
            **strip(place), "status": strip(status) if status else None, "spans": clean(spans),
            "evidence": clean(picture.evidence(place["id"], until, 60)),
            "events": clean(picture.place_events(place["id"], None, 12, whole=True)),
        }  # fmt: skip

    return answer(request, desk, make)


@router.get("/changes", responses=LISTED, summary="What runs changed")
def list_changes(
    request: Request,
    desk: DeskOf,
    since: Annotated[str, Query(description="A moment, as 2024-12-01T06:00Z.")],
    limit: Limit = 100,
) -> Response:
    """What is otherwise since a moment, and why, the latest first."""

    def make(picture: PictureView) -> Any:
        moment = read_moment(since)
        return {"items": clean(picture.changes(moment, limit)) if moment else [], "next": None}

    return answer(request, desk, make)


def _list_day(request: Request, desk: Desk, day: str, find: Callable[[PictureView, date], list[Item]]) -> Response:
    """What is found for a day, the last one where none is asked for."""

    def make(picture: PictureView) -> Any:
        shown = read_day(day) or desk.sheets(picture).last_day
        return {"items": clean(find(picture, shown)), "next": None, "day": shown}

    return answer(request, desk, make)


def _read_box(text: str) -> tuple[float, float, float, float] | None:
    if not text:
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError("A box is west,south,east,north in degrees.") from None
    return west, south, east, north
