"""Search: in every claim and every passage, by words and by what a claim says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.models.claim import EVENT_TYPES, POLARITIES
from fogline.present.listings import fold_name
from fogline.present.phrasebook import label_of
from fogline.present.web.asked import read_cursor, read_day, render_cursor, with_query
from fogline.present.web.desk import Desk, desk_of
from fogline.store.search import Question, find_claims, find_names, find_passages

router = APIRouter(include_in_schema=False)
_MOST = 30


@router.get("/search")
def show(
    request: Request,
    desk: Annotated[Desk, Depends(desk_of)],
    q: str = "",
    actor: str = "",
    place: str = "",
    type: str = "",
    voice: str = "",
    polarity: str = "",
    first: str = "",
    last: str = "",
    cursor: str = "",
) -> Response:
    """The search page. Actor, place and voice are ids; first and last bound the day that is spoken of."""
    asked = read_question(q, actor, place, type, voice, polarity, first, last)
    after = read_cursor(cursor, int)
    seen = after[0] if after else 0
    found: Sequence[Any] = []
    passages: list[Any] = []
    names: list[Any] = []
    with desk.picture() as picture:
        if not asked.is_empty:
            found = find_claims(picture.connection, asked, seen, _MOST + 1)
        if asked.words and not seen:
            names = find_names(picture.connection, fold_name(asked.words), 8)
        if asked.words and not seen and len(found) <= _MOST:
            passages = find_passages(picture.connection, asked.words, 10)
        chosen = _name(picture, asked)
    params = dict(request.query_params)
    more = with_query("/search", params, cursor=render_cursor(seen + _MOST)) if len(found) > _MOST else ""
    shown = Markup("".join(one.html for one in found[:_MOST]))
    return desk.page(
        request, "search.html", asked=asked, claims=shown, passages=passages, names=names, following=more,
        begun=bool(seen), types=_list_types(asked.event_type), polarities=POLARITIES, chosen=chosen,
        first=first, last=last, without=lambda name: with_query("/search", params, **{name: "", "cursor": ""}),
    )  # fmt: skip


@lru_cache(maxsize=64)
def _list_types(chosen: str) -> Markup:
    """The event types as options, one of them chosen."""
    options = []
    for one in EVENT_TYPES:
        mark = Markup(" selected") if one == chosen else Markup("")
        options.append(Markup('<option value="{}"{}>{}</option>').format(one, mark, label_of(one)))
    return Markup("").join(options)


def read_question(
    q: str, actor: str, place: str, event_type: str, voice: str, polarity: str, first: str, last: str
) -> Question:
    """A question from an address; raises UsageError for a day that is none."""
    return Question(q.strip()[:400], actor, place, event_type, voice, polarity, read_day(first), read_day(last))


def _name(picture: Any, asked: Question) -> list[tuple[str, str, str, str]]:
    """(field, its heading, name, id) for each thing chosen by its id."""
    found = []
    if asked.place:
        known = picture.places([asked.place])
        found.append(
            ("place", "Place", known[asked.place]["name"] if asked.place in known else asked.place, asked.place)
        )
    for field, heading, ident in (("actor", "Actor", asked.actor), ("voice", "Voice", asked.voice)):
        if ident:
            found.append((field, heading, picture.name_of(ident), ident))
    return found
