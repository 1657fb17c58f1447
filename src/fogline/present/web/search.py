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
from fogline.present.web.desk import Desk, Sheets, desk_of
from fogline.store.picture_view import PictureView
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
    """The search page. Actor, place and voice are ids or names; first and last bound the day that is spoken of."""
    after = read_cursor(cursor, int)
    seen = after[0] if after else 0
    found: Sequence[Any] = []
    passages: list[Any] = []
    names: list[Any] = []
    with desk.picture() as picture:
        sheets = desk.sheets(picture)
        ids, unknown = _resolve(picture, sheets, place, actor, voice)
        asked = read_question(q, ids["actor"], ids["place"], type, ids["voice"], polarity, first, last)
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
        unknown=unknown, sheets=sheets, first=first, last=last,
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


def read_question(
    q: str, actor: str, place: str, event_type: str, voice: str, polarity: str, first: str, last: str
) -> Question:
    """A question from an address; raises UsageError for a day that is none."""
    return Question(q.strip()[:400], actor, place, event_type, voice, polarity, read_day(first), read_day(last))


def _resolve(
    picture: PictureView, sheets: Sheets, place: str, actor: str, voice: str
) -> tuple[dict[str, str], list[str]]:
    """Ids for what was asked by id or by name, and the names that nothing bears."""
    ids = {"place": "", "actor": "", "voice": ""}
    if place:
        ids["place"] = picture.find_place(place, fold_name(place))
    if actor:
        ids["actor"] = sheets.actor_ids.get(actor) or sheets.actor_ids.get(fold_name(actor), "")
    if voice:
        ids["voice"] = picture.find_voice(voice, fold_name(voice))
    given = {"place": place, "actor": actor, "voice": voice}
    return ids, [text for field, text in given.items() if text and not ids[field]]


def _name(picture: PictureView, asked: Question) -> dict[str, str]:
    """The names of the place, actor and voice that are asked for."""
    known = picture.places([asked.place]) if asked.place else {}
    return {
        "place": known[asked.place]["name"] if asked.place in known else "",
        "actor": picture.name_of(asked.actor) if asked.actor else "",
        "voice": picture.name_of(asked.voice) if asked.voice else "",
    }
