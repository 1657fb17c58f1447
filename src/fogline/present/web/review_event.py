"""Review of events: claims taken out of one, or two joined."""

from __future__ import annotations

from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from fogline.models.event import Event
from fogline.present.phrasebook import label_of
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.review_desk import AnyDesk, explain_refusal, keep_and_go, name_of, page
from fogline.present.web.review_forms import read_event, read_name
from fogline.store import decisions as kept
from fogline.store.amendments import Cluster, find_cluster, list_quotes
from fogline.store.picture_facts import find_alike
from fogline.store.view import View

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_MOST = 20


@router.get("/review/events/{ident}")
@at_once
def show_event(
    ident: str, request: Request, desk: AnyDesk, find: str = "", start: Annotated[int, Query(ge=0, le=10**6)] = 0
) -> Response:
    """The form that joins an event with another or takes claims out of it, its claims from the `start`-th on."""
    view = desk.view()
    with desk.store.read() as connection:
        event = _get_event(connection, view, ident)
        other = _get_event(connection, view, find.strip()) if find.strip() else None
        version = kept.last_record(connection)
        near = find_alike(connection, event.id)
        claims = list_quotes(connection, event.claims[start : start + _MOST])
        theirs = list_quotes(connection, other.claims[:_MOST]) if other else []
    return page(
        request, desk, "review_event.html", event=event, claims=claims, near=near, version=version, other=other,
        theirs=theirs, label=label_of(event.event_type), start=start, most=_MOST,
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


def _get_event(connection: sa.Connection, view: View, ident: str) -> Cluster | Event:
    """The event of an id, or of the beginning of one; raises NotFound."""
    return find_cluster(connection, ident) or view.get_event(ident)
