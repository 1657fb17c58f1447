"""API records: what was read and what is counted: claims, reports, the ledger, disagreements, sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from fogline.present.listings import fold_name
from fogline.present.web.answering import at_once
from fogline.present.web.api_answers import (
    LISTED,
    Cursor,
    DeskOf,
    Limit,
    answer,
    clean,
    list_items,
    make_router,
    strip,
)
from fogline.present.web.asked import read_cursor, render_cursor
from fogline.present.web.search import AskedClaims
from fogline.store.picture_rows import Item
from fogline.store.picture_tables import FLOOR
from fogline.store.picture_view import PictureView
from fogline.store.search import find_claims

router = make_router()


@router.get("/claims", responses=LISTED, summary="Search in claims")
def list_claims(request: Request, desk: DeskOf, asked: AskedClaims, limit: Limit = 50, cursor: Cursor = "") -> Response:
    """Claims that fit all that is asked: words, actor, place and voice by id, event type, polarity, days."""

    def make(picture: PictureView) -> Any:
        after = read_cursor(cursor, int)
        seen = after[0] if after else 0
        found = find_claims(picture.connection, asked, seen, limit + 1, whole=True)
        return list_items(found, limit, lambda: render_cursor(seen + limit))

    return answer(request, desk, make)


@router.get("/claims/{ident}", summary="A claim with everything that was read of it")
@at_once
def get_claim(ident: str, request: Request, desk: DeskOf) -> Response:
    """The claim as shown, and its own record with slots, runners-up and offsets."""

    def make(picture: PictureView) -> Any:
        claim = picture.claim(ident)
        record = picture.claim_record(claim["record"])
        return {**strip(claim), "record": record}

    return answer(request, desk, make)


@router.get("/reports", responses=LISTED, summary="Reports, the latest first")
def list_reports(request: Request, desk: DeskOf, limit: Limit = 100, cursor: Cursor = "") -> Response:
    """Every report with its date, what that rests on, and the number of its claims."""

    def make(picture: PictureView) -> Any:
        after = read_cursor(cursor, date, str)
        found = picture.reports((after[0], after[1]) if after else None, limit + 1)
        last = found[limit - 1] if len(found) > limit else {"published": None, "doc": ""}
        return list_items(found, limit, lambda: render_cursor(last["published"] or FLOOR, last["doc"]))

    return answer(request, desk, make)


@router.get("/reports/{doc:path}", summary="A report with its text and claims")
def get_report(doc: str, request: Request, desk: DeskOf) -> Response:
    """The text as read; offsets of claims count its characters (Unicode code points)."""
    card = desk.view().get_report(doc)

    def make(picture: PictureView) -> Any:
        claims = picture.report_claims(card.doc, 5000)
        return {
            "doc": card.doc, "id": card.id, "sha256": card.sha256, "publisher": card.publisher, "title": card.title,
            "published": card.dating.day, "date_basis": card.dating.basis, "why": card.dating.why, "text": card.text,
            "blocks": [{"start": b.start, "end": b.end, "kind": b.kind} for b in card.blocks],
            "claims": clean(claims), "pairs": clean(picture.pairs([card.doc])),
        }  # fmt: skip

    return answer(request, desk, make)


@router.get("/ledger", responses=LISTED, summary="Tolls")
def list_tolls(
    request: Request, desk: DeskOf, measure: str = "", sort: str = "rank", limit: Limit = 100, cursor: Cursor = ""
) -> Response:
    """Lines of the ledger; `sort`: rank (the order of the report), number, day."""
    order = sort if sort in ("number", "day") else "rank"

    def make(picture: PictureView) -> Any:
        return _list_in(order, limit, cursor, partial(picture.tolls, measure or None, order, whole=True))

    return answer(request, desk, make)


@router.get("/disputes", responses=LISTED, summary="Disagreements")
def list_disputes(
    request: Request, desk: DeskOf, kind: str = "", sort: str = "rank", limit: Limit = 100, cursor: Cursor = ""
) -> Response:
    """Disagreements with both sides' words; `sort`: rank (gravest kind first), day."""
    order = "day" if sort == "day" else "rank"

    def make(picture: PictureView) -> Any:
        return _list_in(order, limit, cursor, partial(picture.disputes, kind or None, order, whole=True))

    return answer(request, desk, make)


def _list_in(order: str, limit: int, cursor: str, find: Callable[[int, int], Sequence[Item]]) -> dict[str, Any]:
    """A list's answer: after a rank, or after so many in another order. `find` takes where to begin and how many."""
    after = read_cursor(cursor, int)
    seen = after[0] if after else 0
    found = find(seen, limit + 1)
    return list_items(found, limit, lambda: render_cursor(found[limit]["rank"] if order == "rank" else seen + limit))


@router.get("/sources", responses=LISTED, summary="Voices and their records")
def list_voices(request: Request, desk: DeskOf, name: str = "", limit: Limit = 100, cursor: Cursor = "") -> Response:
    """First-hand voices, those with most claims first."""

    def make(picture: PictureView) -> Any:
        after = read_cursor(cursor, int, str)
        found = picture.voices((after[0], after[1]) if after else None, limit + 1, fold_name(name), whole=True)
        return list_items(found, limit, lambda: render_cursor(found[limit - 1]["claims"], found[limit - 1]["id"]))

    return answer(request, desk, make)


@router.get("/sources/{voice:path}", summary="One voice's record")
@at_once
def get_voice(voice: str, request: Request, desk: DeskOf) -> Response:
    """A voice with who carries it, whom it agrees with and against whom it stands."""
    return answer(request, desk, lambda picture: strip(picture.voice(voice)))
