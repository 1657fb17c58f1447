"""Search: in every claim and every passage, by words and by what a claim says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.models.claim import EVENT_TYPES, POLARITIES
from fogline.present.listings import fold_name
from fogline.present.phrasebook import label_of
from fogline.present.web.answering import QuickRoute, make_for
from fogline.present.web.asked import read_cursor, read_day, render_cursor, with_query
from fogline.present.web.desk import Desk, Sheets, desk_of
from fogline.store.picture_view import PictureView
from fogline.store.search import Question, find_claims, find_names, find_passages

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_MOST = 30


async def read_question(
    q: Annotated[str, Query(description="Words, in any order.")] = "",
    actor: Annotated[str, Query(description="An actor's id: who does or suffers.")] = "",
    place: Annotated[str, Query(description="A place's id; what lies within it counts.")] = "",
    type: Annotated[str, Query(description="A type of event.")] = "",
    voice: Annotated[str, Query(description="A first-hand voice's key.")] = "",
    polarity: Annotated[str, Query(description="affirmed or denied.")] = "",
    first: Annotated[str, Query(description="The first day that is spoken of, as 2024-12-01.")] = "",
    last: Annotated[str, Query(description="The last day that is spoken of.")] = "",
) -> Question:
    """What an address asks of claims (a dependency of the page and of the API). Raises UsageError for a day that is
    none."""
    return Question(q.strip()[:400], actor, place, type, voice, polarity, read_day(first), read_day(last))


AskedClaims = Annotated[Question, Depends(read_question)]


@router.get("/search")
async def show(
    request: Request, desk: Annotated[Desk, Depends(desk_of)], given: AskedClaims, cursor: str = ""
) -> Response:
    """The search page. Actor, place and voice may be names, too; first and last bound the day that is spoken of."""
    return await make_for(desk, lambda: _search(request, desk, given, cursor), long=bool(given.words))


def _search(request: Request, desk: Desk, given: Question, cursor: str) -> Response:
    after = read_cursor(cursor, int)
    seen = after[0] if after else 0
    found: Sequence[Any] = []
    passages: list[Any] = []
    names: list[Any] = []
    with desk.picture() as picture:
        sheets = desk.sheets(picture)
        ids, unknown = _resolve(picture, sheets, given)
        asked = replace(given, actor=ids["actor"], place=ids["place"], voice=ids["voice"])
        if not asked.is_empty and not unknown:
            found = find_claims(picture.connection, asked, seen, _MOST + 1)
        if asked.words and not seen:
            names = find_names(picture.connection, fold_name(asked.words), 8)
        if asked.words and not seen and len(found) <= _MOST:
            passages = find_passages(picture.connection, asked.words, 10)
        told = _name(picture, asked)
    params = dict(request.query_params)
    more = with_query("/search", params, cursor=render_cursor(seen + _MOST)) if len(found) > _MOST else ""
    shown = Markup("".join(one.html for one in found[:_MOST]))
    return desk.page(
        request, "search.html", asked=asked, claims=shown, passages=passages, names=names, following=more,
        begun=bool(seen), types=_list_types(asked.event_type), polarities=POLARITIES, told=told,
        unknown=unknown, sheets=sheets,
        first=given.first or "", last=given.last or "",
        start=with_query("/search", params, cursor=""),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _list_types(chosen: str) -> Markup:
    """The event types as options, one of them chosen."""
    options = []
    for one in EVENT_TYPES:
        mark = Markup(" selected") if one == chosen else Markup("")
        options.append(Markup('<option value="{}"{}>{}</option>').format(one, mark, label_of(one)))
    return Markup("").join(options)


def _resolve(picture: PictureView, sheets: Sheets, given: Question) -> tuple[dict[str, str], list[str]]:
    """Ids for what was asked by id or by name, and the names that nothing bears."""
    ids = {"place": "", "actor": "", "voice": ""}
    if given.place:
        ids["place"] = picture.find_place(given.place, fold_name(given.place))
    if given.actor:
        ids["actor"] = sheets.actor_ids.get(given.actor) or sheets.actor_ids.get(fold_name(given.actor), "")
    if given.voice:
        ids["voice"] = picture.find_voice(given.voice, fold_name(given.voice))
    asked = {"place": given.place, "actor": given.actor, "voice": given.voice}
    return ids, [text for field, text in asked.items() if text and not ids[field]]


def _name(picture: PictureView, asked: Question) -> dict[str, str]:
    """The names of the place, actor and voice that are asked for."""
    return {
        "place": picture.name_of_place(asked.place) if asked.place else "",
        "actor": picture.name_of(asked.actor) if asked.actor else "",
        "voice": picture.name_of(asked.voice) if asked.voice else "",
    }
