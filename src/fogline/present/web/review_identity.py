"""Review of identities: who an actor is, or what a place is, everywhere at once."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from fogline.errors import FoglineError
from fogline.present.candidates import Knowledge
from fogline.present.web.answering import QuickRoute
from fogline.present.web.review_desk import AnyDesk, explain_refusal, keep_and_go, look_up_names, name_of, page
from fogline.present.web.review_forms import read_identity, read_name, text_of
from fogline.review import tell_actor_table
from fogline.store.actor_decisions import record_decision

router = APIRouter(include_in_schema=False, route_class=QuickRoute)


@router.get("/review/identity")
def show_identity(
    request: Request, desk: AnyDesk, role: str = "actor", old: str = "", find: str = "", called: str = ""
) -> Response:
    """The form that says who or what something is."""
    with desk.store.read() as connection:
        known = Knowledge(connection, desk.settings.places)
        slot = "place" if role == "place" else "actor"
        found = look_up_names(known, slot, find, None) if find else []
        name = _name_of(known, slot, old)
    return page(
        request, desk, "review_identity.html", role=slot, old=old, known_as=name, find=find, found=found, called=called
    )


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
        return keep_and_go(request, desk, form, [decision], text_of(form, "back") or "/review/history")

    return await run_in_threadpool(explain_refusal, request, desk, act)


def _name_of(known: Knowledge, slot: str, ident: str) -> str:
    try:
        return (known.get_place(ident) if slot == "place" else known.get_actor(ident)).name
    except FoglineError:
        return ident
