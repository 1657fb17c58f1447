"""Disagreements: where accounts differ, by kind or by day, with the words of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.present.days import render_day
from fogline.present.phrasebook import wording
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.asked import read_cursor, render_cursor, with_query
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.whereabouts import find_asked
from fogline.store.picture_at import count_disputes_at, list_disputes_at

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_MOST = 30
SORTS = {"rank": "gravest kind first", "day": "latest first"}


@router.get("/disputes")
@at_once
def show(
    request: Request, desk: Annotated[Desk, Depends(desk_of)], kind: str = "", sort: str = "rank", place: str = "",
    cursor: str = "",
) -> Response:  # fmt: skip
    """The page of disagreements. `place`, by id or name, leaves what is there or within it."""
    sort = sort if sort in SORTS else "rank"
    after = read_cursor(cursor, int)
    begin = after[0] if after else 0
    with desk.picture() as picture:
        at = find_asked(picture, place)
        if at.asked:
            kinds = count_disputes_at(picture.connection, at.id)
            found = list_disputes_at(picture.connection, at.id, kind or None, sort, begin, _MOST + 1)
        else:
            kinds = picture.dispute_kinds()
            found = picture.disputes(kind or None, sort, begin, _MOST + 1)
    order = list(wording()["kind"])
    named = [(key, wording()["kind"].get(key, (key, ""))[0], count) for key, count in kinds]
    named.sort(key=lambda one: order.index(one[0]) if one[0] in order else len(order))
    more, params = "", {**request.query_params, "cursor": ""}
    if len(found) > _MOST:
        seen = found[_MOST].rank if sort == "rank" and not at.asked else begin + _MOST
        more = with_query("/disputes", params, cursor=render_cursor(seen))
    return desk.page(
        request, "disputes.html", groups=_group(found[:_MOST], sort), kind=kind, sort=sort, sorts=SORTS, place=at,
        kinds=[(name, count, with_query("/disputes", params, kind=key), key) for key, name, count in named],
        every=with_query("/disputes", params, kind=""), following=more, begun=bool(cursor),
        start=with_query("/disputes", params),
    )  # fmt: skip


def _group(found: Sequence[Any], sort: str) -> list[tuple[str, str, Markup]]:
    """Disagreements under their headings, each with a gloss: the kind, or in the order of days the day and the kind."""
    groups = []
    for (kind, day), some in groupby(found, key=lambda one: (one.kind, one.day if sort == "day" else None)):
        name, gloss = wording()["kind"].get(kind, (kind, ""))
        heading = f"{render_day(day)}: {name[:1].lower()}{name[1:]}" if sort == "day" else name
        groups.append((heading, gloss, Markup("".join(one.html for one in some))))
    return groups
