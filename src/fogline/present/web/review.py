"""Review: the queue of claims by what hangs on them, and the page on which one claim is decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from fogline.errors import EvidenceError, UsageError
from fogline.models.claim import EVENT_TYPES
from fogline.models.queue import QueueItem
from fogline.present.candidates import Knowledge
from fogline.present.deciding import judge_undone
from fogline.present.phrasebook import label_of
from fogline.present.web.answering import QuickRoute, at_once, make_for
from fogline.present.web.desk import Desk
from fogline.present.web.keeping import PATIENCE, keep_decisions
from fogline.present.web.review_card import find_current, make_card
from fogline.present.web.review_desk import (
    AnyDesk,
    keep_and_go,
    list_conflicts,
    list_types,
    look_up_names,
    name_of,
    page,
    redirect_named,
)
from fogline.present.web.review_forms import read_decision, read_name, read_sitting, text_of
from fogline.present.web.worker import worker_of
from fogline.review import Recorded, is_queue_current
from fogline.store import decisions as kept
from fogline.store.amendments import get_original
from fogline.store.picture_facts import find_claims
from fogline.store.queue import count_queue, list_queue
from fogline.store.statements import get_generation

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_PAGE = 20


@router.get("/review")
@at_once
def show_queue(request: Request, desk: AnyDesk, type: str = "", second: str = "", after: str = "") -> Response:
    """The queue: the claim that most hangs on, with everything to decide it, and those that follow."""
    name = name_of(request, desk)
    _follow_queue(request, desk)
    with desk.store.read() as connection:
        rows = list_queue(
            connection, _PAGE + 1, event_type=type if type in EVENT_TYPES else "", unlike=name if second else "",
            after=_read_after(after),
        )  # fmt: skip
        counts = count_queue(connection)
        cards = [make_card(connection, row.claim) for row in rows[:1]]
        following = _tell_following(connection, rows[1:_PAGE])
        conflicts = len(list_conflicts(request, connection))
        unanchored = kept.count_loose(connection)
    last = rows[_PAGE - 1] if len(rows) > _PAGE else None
    return page(
        request, desk, "review.html", card=cards[0] if cards else None, following=following, counts=counts,
        conflicts=conflicts, unanchored=unanchored, chosen=type, second=bool(second), types=list_types(),
        after=f"{last.score}|{last.claim}" if last else "",
    )  # fmt: skip


@router.get("/review/next")
@at_once
def show_next(request: Request, desk: AnyDesk) -> Response:
    """On to the claim that most hangs on."""
    with desk.store.read() as connection:
        rows = list_queue(connection, 1)
    return RedirectResponse(f"/review/claims/{rows[0].claim}" if rows else "/review", 303)


@router.get("/review/claims/{ident}")
async def show_claim(ident: str, request: Request, desk: AnyDesk, slot: str = "", find: str = "") -> Response:
    """Everything on one claim; `find` looks a name up for `slot`, for browsers without script."""
    return await make_for(desk, lambda: _show_claim(ident, request, desk, slot, find), long=bool(find))


def _show_claim(ident: str, request: Request, desk: Desk, slot: str, find: str) -> Response:
    with desk.store.read() as connection:
        card = make_card(connection, ident, slot)
        found = look_up_names(Knowledge(connection, desk.settings.places), slot, find, card) if find else []
    return page(request, desk, "review_claim.html", card=card, slot=slot, find=find, found=found, types=list_types())


@router.get("/review/lookup/{slot}")
def look_up(slot: str, request: Request, desk: AnyDesk, find: str = "", claim: str = "") -> Response:
    """What a name may mean, as a fragment for the form of a slot."""
    with desk.store.read() as connection:
        card = make_card(connection, claim) if claim else None
        found = look_up_names(Knowledge(connection, desk.settings.places), slot, find, card) if find.strip() else []
    return page(request, desk, "review_choices.html", found=found, find=find, slot=slot)


@router.post("/review/claims/{ident}")
async def decide(ident: str, request: Request, desk: AnyDesk) -> Response:
    """Take a decision on a claim; what cannot be done is told on the claim's page, with the form's words kept."""
    form = await request.form()
    return await run_in_threadpool(_decide, ident, request, desk, form)


@router.post("/review/undo")
async def undo(request: Request, desk: AnyDesk) -> Response:
    """Take a decision back."""
    form = await request.form()

    def act() -> Response:
        by = read_name(form, name_of(request, desk))
        made = judge_undone(read_sitting(form, by), text_of(form, "decision"))
        return keep_and_go(request, desk, form, [made], text_of(form, "back") or "/review/history")

    return await run_in_threadpool(act)


def _decide(ident: str, request: Request, desk: Desk, form: FormData) -> Response:
    by = read_name(form, name_of(request, desk))
    try:
        with desk.store.read() as connection:
            claim = find_current(desk.view(), ident) or get_original(connection, ident)[0]
            known = Knowledge(connection, desk.settings.places)
            decision = read_decision(connection, form, ident, claim, by, known)
        recorded = keep_decisions(request.app, [decision])
    except (UsageError, EvidenceError) as error:
        with desk.store.read() as connection:
            card = make_card(connection, ident, text_of(form, "slot"))
        return page(
            request, desk, "review_claim.html", 422, card=card, slot=text_of(form, "slot"), find="", found=[],
            types=list_types(), fault=str(error),
        )  # fmt: skip
    address = f"/review/claims/{ident}?done={decision.action}"
    if text_of(form, "onward") and not _is_disputed(desk, ident, recorded):
        address = "/review?done=" + decision.action
    return redirect_named(request, address, by)


def _follow_queue(request: Request, desk: Desk) -> None:
    """Have the queue follow, where claims changed since it was last looked at and found to be up to date."""
    worker = worker_of(request.app)
    with desk.store.read() as connection:
        generation = get_generation(connection)
    if worker.busy or worker.followed == generation:
        return
    if is_queue_current(desk.store):
        worker.followed = generation
    else:
        worker.redraw(PATIENCE)


def _tell_following(connection: sa.Connection, rows: Sequence[QueueItem]) -> list[dict[str, Any]]:
    """What the list shows of claims further down: effect, words, what they say and where."""
    known = find_claims(connection, [row.claim for row in rows])
    found = []
    for row in rows:
        told = known.get(row.claim)
        quote = told["quote"] if told else get_original(connection, row.claim)[0].evidence.exact
        found.append({"claim": row.claim, "effect": row.effect, "quote": quote, "label": label_of(row.event_type),
                      "outlet": told["outlet"] if told else row.doc})  # fmt: skip
    return found


def _is_disputed(desk: Desk, ident: str, recorded: Recorded) -> bool:
    with desk.store.read() as connection:
        clashes = make_card(connection, ident).clashes
    mine = {decision.id for decision in recorded.fresh}
    return any(side.id in mine for clash in clashes for side in clash.sides)


def _read_after(text: str) -> tuple[float, str] | None:
    score, _, claim = text.partition("|")
    try:
        return (float(score), claim[:64]) if claim else None
    except ValueError:
        return None
