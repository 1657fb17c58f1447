"""Review: the queue of claims by what hangs on them, and the page on which one claim is decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, unquote

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from fogline.errors import EvidenceError, FoglineError, NotFound, UsageError
from fogline.models.claim import EVENT_TYPES, MODALITIES, POLARITIES
from fogline.models.decision import Conflict, Decision
from fogline.models.measure import MEASURES
from fogline.models.queue import QueueItem
from fogline.present.candidates import Knowledge, list_choices
from fogline.present.deciding import judge_undone
from fogline.present.decision_words import SLOT_NAMES
from fogline.present.phrasebook import label_of
from fogline.present.web.answering import QuickRoute, at_once, make_for
from fogline.present.web.asked import read_own
from fogline.present.web.cookies import give_cookie, read_cookie
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.keeping import PATIENCE, keep_decisions
from fogline.present.web.review_card import ReviewCard, find_current, make_card
from fogline.present.web.review_forms import (
    read_added,
    read_decision,
    read_event,
    read_identity,
    read_name,
    read_quote,
    read_sitting,
    text_of,
)
from fogline.present.web.worker import worker_of
from fogline.review import (
    Recorded,
    find_conflicts,
    is_queue_current,
    locate_quote,
    tell_actor_table,
)
from fogline.store import decisions as kept
from fogline.store.actor_decisions import record_decision
from fogline.store.amendments import get_original, list_current
from fogline.store.picture_facts import find_alike, find_claims
from fogline.store.queue import count_queue, list_queue
from fogline.store.statements import get_generation

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
NAME = "reviewer"
"""Cookie with the reviewer's name, so that it is given once."""
_PAGE = 20
_YEAR = 365 * 24 * 3600

Made = TypeVar("Made")
AnyDesk = Annotated[Desk, Depends(desk_of)]


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
        conflicts=conflicts, unanchored=unanchored, chosen=type, second=bool(second), types=_types(),
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
        found = _look_up(Knowledge(connection, desk.settings.places), slot, find, card) if find else []
    return page(request, desk, "review_claim.html", card=card, slot=slot, find=find, found=found, types=_types())


@router.get("/review/lookup/{slot}")
def look_up(slot: str, request: Request, desk: AnyDesk, find: str = "", claim: str = "") -> Response:
    """What a name may mean, as a fragment for the form of a slot."""
    with desk.store.read() as connection:
        card = make_card(connection, claim) if claim else None
        found = _look_up(Knowledge(connection, desk.settings.places), slot, find, card) if find.strip() else []
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
        return _record(request, desk, form, [made], text_of(form, "back") or "/review/history")

    return await run_in_threadpool(act)


@router.get("/review/add")
def show_add(
    request: Request,
    desk: AnyDesk,
    sha256: str = "",
    quote: str = "",
    start: str = "",
    prefix: str = "",
    suffix: str = "",
) -> Response:
    """The form that adds a claim, on words chosen in a report."""
    card = desk.view().get_report(sha256)
    span = locate_quote(read_quote(quote, start, prefix, suffix), card.text) if quote.strip() else None
    text = card.text
    around = (text[max(0, span.start - 200) : span.start], text[span.end : span.end + 200]) if span else ("", "")
    return page(
        request, desk, "review_add.html", card=card, quote=quote.strip(), start=start, prefix=prefix, suffix=suffix,
        found=span is not None, around=around, types=_types(), polarities=POLARITIES, modalities=MODALITIES,
    )  # fmt: skip


@router.post("/review/add")
async def add(request: Request, desk: AnyDesk) -> Response:
    """Add a claim that the reader missed, by the words that carry it."""
    form = await request.form()

    def act() -> Response:
        by = read_name(form, name_of(request, desk))
        with desk.store.read() as connection:
            decision, ident = read_added(connection, form, by, Knowledge(connection, desk.settings.places))
        return _record(request, desk, form, [decision], f"/review/claims/{ident}")

    return await run_in_threadpool(_explained, request, desk, act)


@router.post("/review/identity")
async def identify(request: Request, desk: AnyDesk) -> Response:
    """Say who an actor or what a place is, everywhere at once."""
    form = await request.form()

    def act() -> Response:
        by = read_name(form, name_of(request, desk))
        with desk.store.read() as connection:
            decision = read_identity(form, by, Knowledge(connection, desk.settings.places))
        if text_of(form, "reread") and decision.actors:
            record_decision(desk.store, tell_actor_table(decision, decision.actors[0]))
        return _record(request, desk, form, [decision], text_of(form, "back") or "/review/history")

    return await run_in_threadpool(_explained, request, desk, act)


@router.get("/review/identity")
def show_identity(
    request: Request, desk: AnyDesk, role: str = "actor", old: str = "", find: str = "", called: str = ""
) -> Response:
    """The form that says who or what something is."""
    with desk.store.read() as connection:
        known = Knowledge(connection, desk.settings.places)
        slot = "place" if role == "place" else "actor"
        found = _look_up(known, slot, find, None) if find else []
        name = _name_of(known, slot, old)
    return page(
        request, desk, "review_identity.html", role=slot, old=old, known_as=name, find=find, found=found, called=called
    )


@router.get("/review/events/{ident}")
@at_once
def show_event(ident: str, request: Request, desk: AnyDesk, find: str = "") -> Response:
    """The form that joins an event with another or takes claims out of it."""
    view = desk.view()
    event = view.get_event(ident)
    other = view.get_event(find) if find else None
    with desk.store.read() as connection:
        version = kept.last_record(connection)
        near = find_alike(connection, event.id)
        claims, theirs = (list_current(connection, one.claims) if one else [] for one in (event, other))
    return page(
        request, desk, "review_event.html", event=event, claims=claims, near=near, version=version, other=other,
        theirs=theirs, label=label_of(event.event_type),
    )  # fmt: skip


@router.post("/review/events/{ident}")
async def decide_event(ident: str, request: Request, desk: AnyDesk) -> Response:
    """Join an event with another, or take claims out of it."""
    form = await request.form()

    def act() -> Response:
        by = read_name(form, name_of(request, desk))
        with desk.store.read() as connection:
            decision = read_event(connection, desk.view(), form, ident, by)
        lead = decision.targets[0].claim
        return _record(request, desk, form, [decision], f"/review/claims/{lead}?done=event")

    return await run_in_threadpool(_explained, request, desk, act)


def page(request: Request, desk: Desk, template: str, code: int = 200, **context: Any) -> Response:
    """A page of the review, with what all of them show."""
    known = {
        "reviewer": name_of(request, desk), "busy": worker_of(request.app).busy, "slot_names": SLOT_NAMES,
        "measures": MEASURES, "fault": "", "done": request.query_params.get("done", ""),
    }  # fmt: skip
    return desk.page(request, template, code, **{**known, **context})


def name_of(request: Request, desk: Desk) -> str:
    """The reviewer's name, as this browser gave it last."""
    return unquote(read_cookie(request, NAME)).strip()[:200] or desk.settings.analyst


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
            types=_types(), fault=str(error),
        )  # fmt: skip
    address = f"/review/claims/{ident}?done={decision.action}"
    if text_of(form, "onward") and not _is_disputed(desk, ident, recorded):
        address = "/review?done=" + decision.action
    return _redirect(request, address, by)


def _record(request: Request, desk: Desk, form: FormData, decisions: list[Decision], address: str) -> Response:
    keep_decisions(request.app, decisions)
    return _redirect(request, read_own(address, "/review"), decisions[0].by)


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


def list_conflicts(request: Request, connection: sa.Connection) -> list[Conflict]:
    """Every conflict that stands."""
    return remember(request, connection, "conflicts", lambda: find_conflicts(connection))


def remember(request: Request, connection: sa.Connection, what: str, make: Callable[[], list[Made]]) -> list[Made]:
    """What follows from all decisions, made anew only where something was decided or read since."""
    kept_here = worker_of(request.app).remembered
    stamp = (kept.last_record(connection), get_generation(connection))
    if what not in kept_here or kept_here[what][0] != stamp:
        kept_here[what] = (stamp, make() if stamp[0] else [])
    found: list[Made] = kept_here[what][1]
    return found


def _redirect(request: Request, address: str, by: str) -> Response:
    answer = RedirectResponse(address, 303)
    give_cookie(request, answer, NAME, quote(by), _YEAR)
    return answer


def _is_disputed(desk: Desk, ident: str, recorded: Recorded) -> bool:
    with desk.store.read() as connection:
        clashes = make_card(connection, ident).clashes
    mine = {decision.id for decision in recorded.fresh}
    return any(side.id in mine for clash in clashes for side in clash.sides)


def _explained(request: Request, desk: Desk, act: Any) -> Response:
    """What a form asked for; where that cannot be, the reason on a page that says so, with status 422."""
    try:
        answer: Response = act()
    except NotFound:
        raise
    except (UsageError, EvidenceError) as error:
        return desk.page(request, "problem.html", 422, status=422, reason=f"{error}. Go back and change it.")
    return answer


def _look_up(known: Knowledge, slot: str, find: str, card: ReviewCard | None) -> list[Any]:
    claim = (card.claim or card.original) if card else None
    if slot == "place":
        near = [choice.id for choice in list_choices(claim.place)] if claim else []
        return known.find_places(find, near)
    return known.find_actors(find)


def _name_of(known: Knowledge, slot: str, ident: str) -> str:
    try:
        return (known.get_place(ident) if slot == "place" else known.get_actor(ident)).name
    except FoglineError:
        return ident


@cache
def _types() -> list[tuple[str, str]]:
    return [(kind, label_of(kind)) for kind in EVENT_TYPES]


def _read_after(text: str) -> tuple[float, str] | None:
    score, _, claim = text.partition("|")
    try:
        return (float(score), claim[:64]) if claim else None
    except ValueError:
        return None
