"""Write: a situation report that somebody composes: period, area, length; facts put in and left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from fogline.errors import NotFound
from fogline.present.composed import (
    SECTIONS,
    Composed,
    Fact,
    choose_facts,
    compose,
    make_facts,
    render_html,
    render_markdown,
    render_text,
)
from fogline.present.listings import fold_name
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.asked import read_day, with_query
from fogline.present.web.desk import Desk, desk_of
from fogline.store import picture_facts as rows

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
LENGTHS = {"short": 8, "medium": 20, "long": 50}
_OFFERED = 60
_WEEK = timedelta(days=6)
_MOST = 400
_NAMES = ("first", "last", "area", "place", "title", "chosen", "order", "take", "drop", "up", "down")
_FORMS = {
    "md": ("text/markdown", render_markdown), "txt": ("text/plain", render_text), "html": ("text/html", render_html),
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the address asks for. `chosen` says whether facts were chosen by hand, `fact` which, `order` in which
    order; `take` and `drop` are the one that a button puts in or leaves out, `up` and `down` the one that it moves."""

    first: str
    last: str
    area: str
    place: str
    length: str
    title: str
    chosen: str
    order: str
    take: str
    drop: str
    up: str
    down: str
    fact: list[str]


async def read_asked(request: Request, fact: Annotated[list[str] | None, Query()] = None) -> Asked:
    """What an address asks for (a dependency)."""
    given = request.query_params
    text = {name: given.get(name, "") for name in _NAMES}
    return Asked(**text, length=given.get("length", "medium"), fact=fact or [])


@dataclass(frozen=True)
class _Draft:
    period: tuple[date, date]
    place: str
    area: str
    areas: Sequence[tuple[str, str, str]]
    taken: list[Fact]
    left: list[Fact]
    report: Composed
    gone: int


AnyDesk = Annotated[Desk, Depends(desk_of)]
AnyAsked = Annotated[Asked, Depends(read_asked)]


@router.get("/write")
@at_once
def show(request: Request, desk: AnyDesk, asked: AnyAsked) -> Response:
    """The page on which the report is composed."""
    draft = _draw_up(desk, asked)
    if draft is None:
        return desk.page(request, "write_empty.html")
    chosen = with_query("", _as_query(asked, draft))
    links = {form: f"/write/report.{form}{chosen}" for form in _FORMS}
    return desk.page(
        request, "write.html", draft=draft, asked=asked, lengths=list(LENGTHS), links=links, sections=SECTIONS,
        order=",".join(fact.id for fact in draft.taken), text=render_text(draft.report),
        markdown=render_markdown(draft.report), read=f"/write/read{chosen}",
    )  # fmt: skip


@router.get("/write/read")
@at_once
def read(request: Request, desk: AnyDesk, asked: AnyAsked) -> Response:
    """The report alone, to be read and printed."""
    draft = _get_draft(desk, asked)
    return desk.page(
        request, "write_read.html", report=draft.report, back=with_query("/write", _as_query(asked, draft))
    )


@router.get("/write/report.{form}")
def download(form: str, desk: AnyDesk, asked: AnyAsked) -> Response:
    """The report as a file: Markdown, plain text or HTML."""
    if form not in _FORMS:
        raise NotFound("The report comes as md, txt or html.")
    media, render = _FORMS[form]
    draft = _get_draft(desk, asked)
    name = f"situation-{draft.period[1].isoformat()}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(render(draft.report), media_type=f"{media}; charset=utf-8", headers=headers)


def _get_draft(desk: Desk, asked: Asked) -> _Draft:
    draft = _draw_up(desk, asked)
    if draft is None:
        raise NotFound("There is nothing in the store to write a report from.")
    return draft


def _draw_up(desk: Desk, asked: Asked) -> _Draft | None:
    """The report as asked for; None where the store holds no event."""
    with desk.store.read() as connection:
        whole = rows.find_period(connection)
        if whole is None:
            return None
        last = read_day(asked.last) or whole[1]
        first = min(read_day(asked.first) or max(whole[0], last - _WEEK), last)
        areas = rows.find_areas(connection, fold_name(asked.area)) if asked.area.strip() else []
        place = _choose_area(asked, areas)
        count = LENGTHS.get(asked.length, LENGTHS["medium"])
        facts = _find_facts(connection, (first, last), place, count + _OFFERED)
        idents, gone = _choose(asked, facts, count)
        by_id = {fact.id: fact for fact in facts}
        taken = [by_id[ident] for ident in idents]
        left = [fact for fact in facts if fact.id not in set(idents)][:_OFFERED]
        claims = rows.find_claims(connection, [ident for fact in taken for ident in fact.footnotes])
        taken = [fact for fact in taken if any(ident in claims for ident in fact.footnotes)]
        named = next((name for ident, name, _ in areas if ident == place), "")
        title = asked.title.strip()[:200] or ("Situation report: " + (named or "all areas"))
        report = compose(title, (first, last), taken, claims, desk.version)
    return _Draft((first, last), place, named, areas, taken, left, report, gone)


def _choose_area(asked: Asked, areas: Sequence[tuple[str, str, str]]) -> str:
    """The id of the area meant: as chosen, else the first of the name. Raises NotFound where no place has it."""
    idents = [ident for ident, _, _ in areas]
    if not asked.area.strip():
        return ""
    if not idents:
        raise NotFound(f"No place in the store is called “{asked.area[:60]}”.")
    exact = [ident for ident, name, _ in areas if fold_name(name) == fold_name(asked.area)]
    return asked.place if asked.place in idents else (exact or idents)[0]


def _find_facts(connection: Any, period: tuple[date, date], place: str, most: int) -> list[Fact]:
    events = rows.find_events(connection, *period, place, most)
    tolls = rows.find_tolls(connection, *period, place, most // 3)
    disputes = rows.find_disputes(connection, *period, place, most // 3)
    inside = {place, *(one[0] for event in events for one in event.get("places", []))} if place else set()
    statuses = rows.find_statuses(connection, *period, sorted(inside), most // 2)
    return make_facts(events, tolls, disputes, statuses)


def _choose(asked: Asked, facts: Sequence[Fact], count: int) -> tuple[list[str], int]:
    """Ids of the facts in the report, in order, and how many of those asked for are no more."""
    known = {fact.id for fact in facts}
    if not asked.chosen:
        return choose_facts(facts, count), 0
    wanted = list(dict.fromkeys([*asked.fact[:_MOST], *([asked.take] if asked.take else [])]))
    order = {ident: place for place, ident in enumerate(asked.order.split(","))}
    wanted = [ident for ident in wanted if ident != asked.drop]
    wanted.sort(key=lambda ident: order.get(ident, len(order)))
    wanted = move_one(move_one(wanted, asked.up, -1), asked.down, 1)
    return [ident for ident in wanted if ident in known], sum(ident not in known for ident in wanted)


def move_one(items: list[str], item: str, by: int) -> list[str]:
    """A list with one of its items a place further up (-1) or down (1), as far as there is room."""
    if item not in items:
        return items
    at = items.index(item)
    rest = [one for one in items if one != item]
    to = max(0, at + by)
    return [*rest[:to], item, *rest[to:]]


def _as_query(asked: Asked, draft: _Draft) -> dict[str, Any]:
    """The address of this very report."""
    return {
        "first": draft.period[0].isoformat(), "last": draft.period[1].isoformat(), "area": asked.area,
        "place": draft.place, "length": asked.length, "title": asked.title, "chosen": "1",
        "order": ",".join(fact.id for fact in draft.taken), "fact": [fact.id for fact in draft.taken],
    }  # fmt: skip
