"""Review of events: claims taken out of one, or two joined."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from fogline.present.phrasebook import label_of
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.review_desk import AnyDesk, explain_refusal, keep_and_go, name_of, page
from fogline.present.web.review_forms import read_event, read_name
from fogline.store import decisions as kept
from fogline.store.amendments import list_current
from fogline.store.picture_facts import find_alike

router = APIRouter(include_in_schema=False, route_class=QuickRoute)


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
        return keep_and_go(request, desk, form, [decision], f"/review/claims/{lead}?done=event")

    return await run_in_threadpool(explain_refusal, request, desk, act)
