"""Ledger: every count as each voice gives it, in the order of the report, by number or by day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.asked import read_cursor, render_cursor, with_query
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.whereabouts import find_asked
from fogline.store.picture_at import count_tolls_at, list_tolls_at

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_MOST = 80
SORTS = {"rank": "as the report lists them", "number": "largest first", "day": "latest first"}


@router.get("/ledger")
@at_once
def show(
    request: Request, desk: Annotated[Desk, Depends(desk_of)], measure: str = "", sort: str = "rank", place: str = "",
    cursor: str = "",
) -> Response:  # fmt: skip
    """The ledger's page. `place`, by id or name, leaves what is there or within it."""
    sort = sort if sort in SORTS else "rank"
    after = read_cursor(cursor, int)
    begin = after[0] if after else 0
    with desk.picture() as picture:
        at = find_asked(picture, place)
        if at.asked:
            measures = count_tolls_at(picture.connection, at.id)
            lines = list_tolls_at(picture.connection, at.id, measure or None, sort, begin, _MOST + 1)
        else:
            measures = picture.toll_measures()
            lines = picture.tolls(measure or None, sort, begin, _MOST + 1)
    more = ""
    if len(lines) > _MOST:
        seen = lines[_MOST].rank if sort == "rank" and not at.asked else begin + _MOST
        more = with_query("/ledger", dict(request.query_params), cursor=render_cursor(seen))
    shown = Markup("".join(line.html for line in lines[:_MOST]))
    params = {**request.query_params, "cursor": ""}
    headings = {one: (with_query("/ledger", params, sort=one), one == sort) for one in ("number", "day")}
    return desk.page(
        request, "ledger.html", lines=shown, measures=measures, measure=measure, sort=sort, sorts=SORTS, place=at,
        headings=headings, following=more, begun=bool(cursor), start=with_query("/ledger", params),
    )  # fmt: skip
