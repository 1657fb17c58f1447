"""Sources: each voice's record, the reports, and what was not read; the page of one voice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.present.listings import fold_name
from fogline.present.web.add import STAGES
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.asked import read_cursor, render_cursor, with_query
from fogline.present.web.desk import Desk, desk_of
from fogline.store.picture_tables import FLOOR
from fogline.store.picture_voices import VOICE_SORTS
from fogline.store.search import Question, find_claims

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_MOST, _CLAIMS = 60, 40
_REPORTS, _DISCARDS = 30, 200
_HEADINGS = (
    ("name", "Voice", False), ("claims", "Claims", True), ("events", "Events", True),
    ("carriers", "Carried by", True), ("corroborated", "Corroborated", True), ("contradicted", "Contradicted", True),
    ("last", "Last heard", False),
)  # fmt: skip
_LENGTHS = {"voices": _MOST, "reports": _REPORTS, "discards": _DISCARDS}
SHOWN = {"voices": "Voices", "reports": "Reports", "discards": "Not read"}


@router.get("/sources")
@at_once
def show(
    request: Request,
    desk: Annotated[Desk, Depends(desk_of)],
    show: str = "voices",
    name: str = "",
    sort: str = "claims",
    cursor: str = "",
) -> Response:
    """Voices, reports, or what was not read."""
    show = show if show in SHOWN else "voices"
    found: Sequence[Any] = []
    more = voices = ""
    with desk.picture() as picture:
        if show == "voices" and sort in VOICE_SORTS:
            so_far = read_cursor(cursor, int)
            passed = so_far[0] if so_far else 0
            found = picture.voices_by(sort, passed, _MOST + 1, fold_name(name))
            more = render_cursor(passed + _MOST) if len(found) > _MOST else ""
            voices = "".join([one.html for one in found[:_MOST]])
        elif show == "voices":
            sort = "claims"
            after = read_cursor(cursor, int, str)
            found = picture.voices((after[0], after[1]) if after else None, _MOST + 1, fold_name(name))
            more = render_cursor(found[_MOST - 1].claims, found[_MOST - 1].id) if len(found) > _MOST else ""
            voices = "".join([one.html for one in found[:_MOST]])
        elif show == "reports":
            seen = read_cursor(cursor, date, str)
            found = picture.reports((seen[0], seen[1]) if seen else None, _REPORTS + 1, name.strip()[:200])
            last = found[_REPORTS - 1] if len(found) > _REPORTS else None
            more = render_cursor(last["published"] or FLOOR, last["doc"]) if last else ""
        else:
            gone = read_cursor(cursor, str, int)
            found = picture.discards((gone[0], gone[1]) if gone else None, _DISCARDS + 1)
            more = (
                render_cursor(found[_DISCARDS - 1].name, found[_DISCARDS - 1].record) if len(found) > _DISCARDS else ""
            )
    following = with_query("/sources", dict(request.query_params), cursor=more) if more else ""
    start = with_query("/sources", dict(request.query_params), cursor="")
    return desk.page(
        request, "sources.html", shown=show, kinds=SHOWN, rows=found[: _LENGTHS[show]],
        voices=Markup(voices), headings=_list_headings(sort, name) if show == "voices" else "", sort=sort,
        following=following, begun=bool(cursor), name=name, stages=STAGES, start=start,
    )  # fmt: skip


def _list_headings(sort: str, name: str) -> Markup:
    """The table's headings, links by which it is sorted."""
    cells = []
    for key, label, number in _HEADINGS:
        inner = Markup('<a href="{}">{}</a>').format(with_query("/sources", {"name": name, "sort": key}), label)
        way = ("ascending" if key == "name" else "descending") if key == sort else "none"
        cell = Markup('<th scope="col"{} aria-sort="{}">{}</th>')
        cells.append(cell.format(Markup(' class="num"') if number else "", way, inner))
    cells.insert(1, Markup('<th scope="col">Kind</th>'))
    return Markup("").join(cells)


@router.get("/sources/{voice:path}")
@at_once
def show_voice(voice: str, request: Request, desk: Annotated[Desk, Depends(desk_of)], cursor: str = "") -> Response:
    """One voice: its record, who carries it, whom it agrees with, and its claims."""
    after = read_cursor(cursor, int)
    seen = after[0] if after else 0
    with desk.picture() as picture:
        item = picture.voice(voice)
        claims = find_claims(picture.connection, Question(voice=item["id"]), seen, _CLAIMS + 1)
    more = render_cursor(seen + _CLAIMS) if len(claims) > _CLAIMS else ""
    following = with_query(request.url.path, dict(request.query_params), cursor=more) if more else ""
    shown = Markup("".join(one.html for one in claims[:_CLAIMS]))
    return desk.page(
        request,
        "voice.html",
        voice=item,
        claims=shown,
        following=following,
        begun=bool(cursor),
    )
