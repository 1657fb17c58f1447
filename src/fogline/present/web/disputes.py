"""Disagreements: where accounts differ, by kind, with the words of both sides."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.present.phrasebook import wording
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.asked import read_cursor, render_cursor, with_query
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.whereabouts import find_asked
from fogline.store.picture_at import count_disputes_at, list_disputes_at

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_MOST = 30


@router.get("/disputes")
@at_once
def show(
    request: Request, desk: Annotated[Desk, Depends(desk_of)], kind: str = "", place: str = "", cursor: str = ""
) -> Response:
    """The page of disagreements. `place`, by id or name, leaves what is there or within it."""
    after = read_cursor(cursor, int)
    begin = after[0] if after else 0
    with desk.picture() as picture:
        at = find_asked(picture, place)
        if at.asked:
            kinds = count_disputes_at(picture.connection, at.id)
            found = list_disputes_at(picture.connection, at.id, kind or None, begin, _MOST + 1)
        else:
            kinds = picture.dispute_kinds()
            found = picture.disputes(kind or None, begin, _MOST + 1)
    order = list(wording()["kind"])
    named = [(key, wording()["kind"].get(key, (key, ""))[0], count) for key, count in kinds]
    named.sort(key=lambda one: order.index(one[0]) if one[0] in order else len(order))
    more, params = "", dict(request.query_params)
    if len(found) > _MOST:
        seen = begin + _MOST if at.asked else found[_MOST].rank
        more = with_query("/disputes", params, cursor=render_cursor(seen))
    groups = [
        (wording()["kind"].get(key, (key, "")), Markup("".join(one.html for one in some)))
        for key, some in groupby(found[:_MOST], key=lambda one: one.kind)
    ]
    return desk.page(
        request,
        "disputes.html",
        groups=groups,
        kinds=named,
        kind=kind,
        following=more,
        begun=bool(cursor),
        place=at,
        start=with_query("/disputes", params, cursor=""),
    )
