"""Claim: one claim with its words in place, its slots with their runners-up, the event it belongs to, and what people
decided on it; a rejected one as such."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.errors import NotFound
from fogline.models.decision import Decision
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.review_card import Passed, make_card, tell_passed
from fogline.review import find_standing
from fogline.store.amendments import find_claim_id
from fogline.store.decisions import find_on_claim
from fogline.store.picture_view import PictureView

router = APIRouter(include_in_schema=False, route_class=QuickRoute)


@router.get("/claims/{ident}")
@at_once
def show(ident: str, request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> Response:
    """A claim's page; `ident` is its id or the unique beginning of one."""
    with desk.picture() as picture:
        try:
            claim = picture.claim(ident)
        except NotFound:
            return _show_undrawn(ident, request, desk, picture)
        event = picture.event(claim["event"]) if claim["event"] else None
        decided = tell_decided(find_on_claim(picture.connection, claim["id"]))
    return desk.page(
        request, "claim.html", claim=claim, event=event, card=Markup(claim["html"]), parts=Markup(claim["parts"]),
        decided=decided,
    )  # fmt: skip


def tell_decided(decisions: list[Decision]) -> list[Passed]:
    """What was decided on a claim and holds, the last first."""
    holding = {decision.id for decision in find_standing(decisions)} if decisions else set()
    return [
        tell_passed(one, holding, set()) for one in reversed(decisions) if one.id in holding and one.action != "undo"
    ]


def _show_undrawn(ident: str, request: Request, desk: Desk, picture: PictureView) -> Response:
    """A claim that is not in the picture: it was rejected, or the picture does not follow yet; or an earlier reading
    found it. Raises NotFound."""
    try:
        known = find_claim_id(picture.connection, ident)
    except NotFound:
        return _show_former(ident, request, desk)
    card = make_card(picture.connection, known)
    decided = tell_decided(find_on_claim(picture.connection, known))
    return desk.page(request, "claim_undrawn.html", card=card, decided=decided)


def _show_former(ident: str, request: Request, desk: Desk) -> Response:
    """A claim that an earlier reading of its report found, and the present one does not."""
    former = desk.view().revisions(ident)
    if not former:
        raise NotFound(f"There is no claim “{ident}”.")
    return desk.page(request, "claim_former.html", 410, claim=former[-1].claim, last=former[-1])
