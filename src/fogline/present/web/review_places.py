"""Review of unknown places: names that no gazetteer has, to be put on the map."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from fogline.present.candidates import Knowledge
from fogline.present.placing import tell_unplaced
from fogline.present.web.answering import QuickRoute
from fogline.present.web.review_desk import AnyDesk, page
from fogline.store.unplaced import list_unplaced

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_MOST = 50


@router.get("/review/places")
def show_places(request: Request, desk: AnyDesk) -> Response:
    """The places that most claims name and no gazetteer knows."""
    with desk.store.read() as connection:
        known = Knowledge(connection, desk.settings.places)
        found = list_unplaced(connection, _MOST + 1)
        records = [tell_unplaced(connection, one, known) for one in found[:_MOST]]
    return page(request, desk, "review_places.html", places=records, more=len(found) > _MOST)
