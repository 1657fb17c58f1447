"""Place: who claimed to hold it when, by voice; what the rule says, step by step; everything that happened there."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from fogline.lexicon.rulebook import load_rulebook
from fogline.present.web.asked import read_cursor, read_day, read_known, render_cursor, with_query
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.drawing import draw_strip, is_stale
from fogline.store.picture_tables import FLOOR
from fogline.store.picture_view import Item

router = APIRouter(include_in_schema=False)
_EVENTS, _STEPS = 30, 120


@router.get("/places/{ident:path}")
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
        spans = picture.spans(place["id"], until)
        steps = [row for row in picture.evidence(place["id"], until, _STEPS) if _bears(row, asked)]
        events = picture.place_events(place["id"], (after[0], after[1]) if after else None, _EVENTS + 1)
        tolls = picture.linked(place["id"], "toll", 20)
        disputes = picture.linked(place["id"], "dispute", 12)
    status = find_status(spans, asked)
    more = events[_EVENTS - 1] if len(events) > _EVENTS else None
    params = dict(request.query_params)
    following = render_cursor(more["day"] or FLOOR, more["id"]) if more else ""
    return desk.page(
        request, "place.html", place=place, spans=spans, status=status, steps=_group(steps), day=asked, known=known,
        stale=bool(status) and is_stale(status["last_evidence"], asked or sheets.last_day), sheets=sheets,
        strip=draw_strip(spans, steps, sheets.symbols, asked), rule=load_rulebook("control"), events=events[:_EVENTS],
        following=with_query(request.url.path, params, cursor=following) if more else "", tolls=tolls,
        disputes=disputes, begun=bool(cursor),
    )  # fmt: skip


def find_status(spans: list[Item], day: date | None) -> Item | None:
    """The span that holds on a day, the last one where no day is asked for."""
    if day is None:
        return spans[-1] if spans else None
    return next((row for row in spans if row["first"] <= day <= row["last"]), None)


def _bears(row: Item, day: date | None) -> bool:
    return day is None or row["first"] is None or bool(row["first"] <= day)


def _group(steps: list[Item]) -> list[dict[str, Any]]:
    """Steps in order; the same word of one voice on one day is one step with several quotes."""
    groups: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in steps:
        key = (row["day"], row["voice_key"], row["says"], row["holder_key"], row["counts"], row["step"])
        group = groups.setdefault(
            key, {"step": row["step"], "counts": row["counts"], "rank": row["rank"], "quotes": []}
        )
        group["quotes"].append(row)
    return list(groups.values())
