"""Today: the picture of a day: the map, what changed and why, what happened, tolls and disagreements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.errors import UsageError
from fogline.present.phrasebook import lane_of, lanes
from fogline.present.picture.ground import KINDS
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.asked import read_day, read_known, read_moment
from fogline.present.web.cookies import give_cookie, read_cookie
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.drawing import draw_map, is_stale
from fogline.store.picture_view import PictureView

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
VISIT = "visit"
_REST = timedelta(minutes=30)
"""A visit ends when nothing was asked for this long."""
_AGE = "<!--age-->"
_OLD = ' <span class="soft">old evidence</span>'
_MOST = {"marks": 250, "signs": 100, "events": 40, "statuses": 40, "turns": 24, "tolls": 4, "disputes": 5, "log": 12}


@router.get("/")
@at_once
def show(
    request: Request,
    desk: Annotated[Desk, Depends(desk_of)],
    day: str = "",
    known: str = "",
    since: str = "",
    layers: Annotated[list[str] | None, Query()] = None,
) -> Response:
    """The picture of a day."""
    now, visit = datetime.now(UTC), _read_visit(request)
    seen = read_moment(since) if since else visit[0]
    with desk.picture() as picture:
        sheets = desk.sheets(picture)
        if not sheets.days:
            return desk.page(request, "empty.html", refused=_refused(desk), store=desk.store.name)
        shown = read_day(day) or sheets.last_day
        wanted = [one for one in (layers if layers is not None else KINDS) if one in KINDS]
        parts = _read(picture, shown, read_known(known), wanted, seen)
    context = _arrange(parts, shown)
    context["map"] = draw_map(sheets.ground, sheets.size, parts["marks"], parts["signs"], shown)
    answer = desk.page(
        request, "today.html", sheets=sheets, day=shown, known=known, layers=wanted, all_layers=list(KINDS), since=seen,
        neighbours=_neighbours(sheets.days, shown), query=request.url.query, explicit=bool(since), **context,
    )  # fmt: skip
    _note_visit(request, answer, visit, now)
    return answer


def _read(picture: PictureView, day: date, known: date, layers: list[str], seen: datetime | None) -> dict[str, Any]:
    """Everything on the page, one look-up each."""
    return {
        "marks": picture.marks(day, known, _MOST["marks"]),
        "signs": picture.signs(day, known, layers, _MOST["signs"]) if layers else [],
        "statuses": picture.status_rows(day, known, _MOST["statuses"]),
        "turns": picture.turns(day - timedelta(days=1), day, known, _MOST["turns"]),
        "events": picture.event_rows(day, known, _MOST["events"]),
        "tolls": picture.key_tolls(day, known, _MOST["tolls"]),
        "disputes": picture.key_disputes(day, known, _MOST["disputes"]),
        "log": picture.changes(seen, _MOST["log"]) if seen else [],
    }


def _arrange(parts: dict[str, Any], day: date) -> dict[str, Any]:
    """The parts as the template lists them."""
    events = parts["events"]
    groups = [(lane, [row.html for row in events if lane_of(row.event_type) == lane]) for lane in lanes()]
    held = (_hold(row, day) for row in parts["statuses"])
    return {
        "statuses": Markup("".join(held)), "tolls": parts["tolls"], "disputes": parts["disputes"], "log": parts["log"],
        "turns": Markup("".join(parts["turns"])), "points": Markup("".join(row.html for row in events[:5])),
        "lanes": [(lane, Markup("".join(rows))) for lane, rows in groups if rows], "count": len(events),
        "full": len(events) == _MOST["events"],
    }  # fmt: skip


def _hold(row: Any, day: date) -> str:
    """A row of the table of who holds what, marked where its evidence is old on that day."""
    html = str(row.html)
    return f'<tr class="stale">{html.replace(_AGE, _OLD, 1)}' if is_stale(row.last_evidence, day) else f"<tr>{html}"


def _neighbours(days: list[list[Any]], shown: date) -> tuple[str | None, str | None]:
    """The days with anything on them before and after the one shown."""
    text = shown.isoformat()
    before = bisect_left(days, text, key=lambda one: one[0])
    after = bisect_right(days, text, key=lambda one: one[0])
    return days[before - 1][0] if before else None, days[after][0] if after < len(days) else None


def _refused(desk: Desk) -> int:
    with desk.picture() as picture:
        return picture.count_discards()


def _read_visit(request: Request) -> tuple[datetime | None, datetime | None]:
    """The end of the last visit, and the last moment of this one."""
    try:
        before, last = (read_moment(one) for one in read_cookie(request, VISIT).split("/"))
    except (ValueError, UsageError):
        return None, None
    if last and datetime.now(UTC) - last > _REST:
        return last, None
    return before, last


def _note_visit(
    request: Request, answer: Response, visit: tuple[datetime | None, datetime | None], now: datetime
) -> None:
    before = f"{visit[0]:%Y-%m-%dT%H:%M:%S+00:00}" if visit[0] else ""
    value = f"{before}/{now:%Y-%m-%dT%H:%M:%S+00:00}"
    give_cookie(request, answer, VISIT, value, 365 * 86400)
