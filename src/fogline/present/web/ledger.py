"""Ledger: every count as each voice gives it, in the order of the report, by number or by day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.asked import read_cursor, render_cursor, with_query
from fogline.present.web.desk import Desk, desk_of

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_MOST = 80
SORTS = {"rank": "as the report lists them", "number": "largest first", "day": "latest first"}


@router.get("/ledger")
@at_once
def show(
    request: Request, desk: Annotated[Desk, Depends(desk_of)], measure: str = "", sort: str = "rank", cursor: str = ""
) -> Response:
    """The ledger's page."""
    sort = sort if sort in SORTS else "rank"
    after = read_cursor(cursor, int)
    with desk.picture() as picture:
        measures = picture.toll_measures()
        lines = picture.tolls(measure or None, sort, after[0] if after else 0, _MOST + 1)
    more = ""
    if len(lines) > _MOST:
        seen = lines[_MOST].rank if sort == "rank" else (after[0] if after else 0) + _MOST
        more = with_query("/ledger", dict(request.query_params), cursor=render_cursor(seen))
    shown = Markup("".join(line.html for line in lines[:_MOST]))
    return desk.page(
        request, "ledger.html", lines=shown, measures=measures, measure=measure, sort=sort, sorts=SORTS,
        following=more, begun=bool(cursor),
    )  # fmt: skip
