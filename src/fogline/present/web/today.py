"""Today: the picture of a day: the map, what changed and why, what happened, tolls and disagreements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.errors import UsageError
from fogline.present.days import render_day
from fogline.present.phrasebook import lane_of, lanes
from fogline.present.picture.ground import KINDS
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.asked import read_day, read_known, read_moment, read_number, with_query
from fogline.present.web.cookies import give_cookie, read_cookie
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.drawing import draw_map, is_stale
from fogline.store.picture_sums import count_events, count_held
from fogline.store.picture_view import PictureView

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
VISIT = "visit"
_REST = timedelta(minutes=30)
"""A visit ends when nothing was asked for this long."""
_AGE = "<!--age-->"
_OLD = ' <span class="soft">old evidence</span>'
PAGE = 50
"""Events, and places held, of one page of a day."""
_MOST = {"marks": 250, "signs": 100, "points": 5, "turns": 24, "tolls": 4, "disputes": 5, "log": 12}
PART = "x-fogline-part"
"""Header by which the page's own script asks for what follows the day alone: its map and its sliders it has."""
_AROUND = 30
"""Days before and after the one shown that are offered in its field."""


@router.get("/")
@at_once
def show(
    request: Request,
    desk: Annotated[Desk, Depends(desk_of)],
    day: str = "",
    known: str = "",
    since: str = "",
    layers: Annotated[list[str] | None, Query()] = None,
    events: str = "",
    places: str = "",
) -> Response:
    """The picture of a day. `events` and `places` are the numbers of those with which their lists begin."""
    now, visit = datetime.now(UTC), _read_visit(request)
    seen = read_moment(since) if since else visit[0]
    with desk.picture() as picture:
        sheets = desk.sheets(picture)
        if not sheets.days:
            return desk.page(request, "empty.html", refused=_refused(desk), store=desk.store.name)
        shown = read_day(day) or sheets.last_day
        wanted = [one for one in (layers if layers is not None else KINDS) if one in KINDS]
        until, begins = read_known(known), {"events": read_number(events), "places": read_number(places)}
        part = request.headers.get(PART) == "moment"
        parts = _read(picture, shown, until, wanted, seen, begins, part)
        offered = ("", "") if part else (_offer(sheets.dated, shown), _offer(sheets.moments, min(until, shown)))
    context = _arrange(parts, shown, begins)
    context["legend"] = sheets.tell_legend(parts["held"])
    context["map"] = "" if part else draw_map(sheets.ground, sheets.size, parts["marks"], parts["signs"], shown)
    answer = desk.page(
        request, "today.html", sheets=sheets, day=shown, known=known, layers=wanted, all_layers=list(KINDS), since=seen,
        neighbours=_neighbours(sheets.dated, shown), page_size=PAGE, explicit=bool(since), part=part,
        offered=offered, address=lambda changed: with_query("/", _params(request), **changed), **context,
    )  # fmt: skip
    _note_visit(request, answer, visit, now)
    return answer


def _read(
    picture: PictureView, day: date, known: date, layers: list[str], seen: datetime | None, begins: dict[str, int],
    part: bool,
) -> dict[str, Any]:  # fmt: skip
    """Everything on the page, one look-up each; of lists that begin further on, also what comes before."""
    connection = picture.connection
    return {
        "marks": [] if part else picture.marks(day, known, _MOST["marks"]),
        "signs": picture.signs(day, known, layers, _MOST["signs"]) if layers and not part else [],
        "statuses": picture.status_rows(day, known, begins["places"] + PAGE),
        "held": count_held(connection, day, known),
        "turns": picture.turns(day - timedelta(days=1), day, known, _MOST["turns"]),
        "events": picture.event_rows(day, known, begins["events"] + PAGE),
        "sums": count_events(connection, day, known),
        "tolls": picture.key_tolls(day, known, _MOST["tolls"]),
        "disputes": picture.key_disputes(day, known, _MOST["disputes"]),
        "log": picture.changes(seen, _MOST["log"]) if seen else [],
    }


def _arrange(parts: dict[str, Any], day: date, begins: dict[str, int]) -> dict[str, Any]:
    """The parts as the template lists them."""
    events = parts["events"][begins["events"] :]
    groups = [(lane, [row.html for row in events if lane_of(row.event_type) == lane]) for lane in lanes()]
    held = (_hold(row, day) for row in parts["statuses"][begins["places"] :])
    points = parts["events"][: _MOST["points"]]
    return {
        "statuses": Markup("".join(held)), "tolls": parts["tolls"], "disputes": parts["disputes"], "log": parts["log"],
        "turns": Markup("".join(parts["turns"])), "points": Markup("".join(row.html for row in points)),
        "lanes": [(lane, Markup("".join(rows))) for lane, rows in groups if rows],
        "sums": _sum_lanes(parts["sums"]), "held": parts["held"].most_common(),
        "stretches": {"events": _Stretch(begins["events"], len(events), parts["sums"].total()),
                      "places": _Stretch(begins["places"], len(parts["statuses"]) - begins["places"],
                                         parts["held"].total())},
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A page of a list: how many lines come before it, how many it has, how many there are in all."""

    begin: int
    count: int
    total: int

    @property
    def following(self) -> int:
        """How many the next page has."""
        return max(0, min(PAGE, self.total - self.begin - self.count))


def _sum_lanes(types: Counter[str]) -> list[tuple[str, int]]:
    """How many events each lane has."""
    sums: Counter[str] = Counter()
    for event_type, count in types.items():
        sums[lane_of(event_type)] += count
    return [(lane, sums[lane]) for lane in lanes() if sums[lane]]


def _params(request: Request) -> dict[str, list[str]]:
    """What the address asks for, names that stand several times included."""
    return {name: request.query_params.getlist(name) for name in request.query_params}


def _offer(days: Sequence[str], near: date) -> Markup:
    """The days around one as options of a list."""
    middle = bisect_left(days, near.isoformat())
    option = Markup('<option value="{}" label="{}"></option>')
    some = days[max(0, middle - _AROUND) : middle + _AROUND + 1]
    return Markup("").join(option.format(one, render_day(date.fromisoformat(one))) for one in some)


def _hold(row: Any, day: date) -> str:
    """A row of the table of who holds what, marked where its evidence is old on that day."""
    html = str(row.html)
    return f'<tr class="stale">{html.replace(_AGE, _OLD, 1)}' if is_stale(row.last_evidence, day) else f"<tr>{html}"


def _neighbours(days: Sequence[str], shown: date) -> tuple[str | None, str | None]:
    """The days with anything on them before and after the one shown."""
    text = shown.isoformat()
    before, after = bisect_left(days, text), bisect_right(days, text)
    return days[before - 1] if before else None, days[after] if after < len(days) else None


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
