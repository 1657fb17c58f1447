"""Place: who claimed to hold it when, by voice; what the rule says, step by step; everything that happened there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.lexicon.rulebook import load_rulebook
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.asked import read_cursor, read_day, read_known, render_cursor, with_query
from fogline.present.web.desk import Desk, Sheets, desk_of
from fogline.present.web.drawing import draw_strip, is_stale, list_holders
from fogline.store.picture_rows import Item
from fogline.store.picture_tables import CEILING, FLOOR
from fogline.store.picture_view import PictureView

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_EVENTS, _STEPS = 30, 120


@router.get("/places/{ident:path}")
@at_once
def show(
    ident: str,
    request: Request,
    desk: Annotated[Desk, Depends(desk_of)],
    day: str = "",
    known: str = "",
    cursor: str = "",
) -> Response:
    """A place's page. `day` asks for the status of that day, else of the last one."""
    until, asked = read_known(known), read_day(day)
    after = read_cursor(cursor, date, str)
    with desk.picture() as picture:
        sheets = desk.sheets(picture)
        place = picture.place(ident)
        status = picture.status(place["id"], asked or CEILING, until)
        history, steps = _tell(desk, picture, place, asked, until, sheets)
        if until < CEILING:
            events = picture.place_events_known(place["id"], until, _EVENTS)
        else:
            events = picture.place_events(place["id"], (after[0], after[1]) if after else None, _EVENTS + 1)
        tolls = picture.linked(place["id"], "toll", 20, until)
        disputes = picture.linked(place["id"], "dispute", 12, until)
    more = events[_EVENTS - 1] if len(events) > _EVENTS else None
    params = dict(request.query_params)
    following = render_cursor(more.day or FLOOR, more.id) if more else ""
    stale = status is not None and is_stale(status["last_evidence"], asked or sheets.last_day)
    return desk.page(
        request, "place.html", place=place, status=status, history=history, steps=steps, day=asked, known=known,
        stale=stale, sheets=sheets, rule=load_rulebook("control"), begun=bool(cursor),
        events=_join(row.html for row in events[:_EVENTS]), tolls=_join(tolls), disputes=_join(disputes),
        following=with_query(request.url.path, params, cursor=following) if more else "",
    )  # fmt: skip


def _tell(
    desk: Desk, picture: PictureView, place: Item, day: date | None, known: date, sheets: Sheets
) -> tuple[Markup, Markup]:
    """The strip chart and the rule's steps: as kept for the latest, worked out for another day or knowledge."""
    if day is None and known == CEILING:
        return Markup(place["html"]), _join(picture.steps(place["id"], _STEPS))
    spans = picture.spans(place["id"], known)
    steps = [row for row in picture.evidence(place["id"], known, _STEPS) if _bears(row, day)]
    strip, holders = draw_strip(spans, steps, sheets.symbols, day), list_holders(spans, steps, sheets.symbols)
    macros: Any = desk.environment.get_template("macros.html").module
    return macros.place_history(strip, spans, sheets.symbols, holders), _join(row["html"] for row in steps)


def _join(parts: Iterable[str]) -> Markup:
    return Markup("".join(parts))


def find_status(spans: list[Item], day: date | None) -> Item | None:
    """The span that holds on a day, the last one where no day is asked for."""
    if day is None:
        return spans[-1] if spans else None
    return next((row for row in spans if row["first"] <= day <= row["last"]), None)


def _bears(row: Item, day: date | None) -> bool:
    return day is None or row["first"] is None or bool(row["first"] <= day)
