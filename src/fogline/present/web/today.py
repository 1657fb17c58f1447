"""Today: the picture of a day: map, what changed, what happened."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from fogline.lexicon.boundaries import load_boundaries
from fogline.present.map import plan_map, render_map
from fogline.present.possession import derive_possessions
from fogline.present.symbols import assign_symbols
from fogline.present.web.desk import Desk, desk_of
from fogline.survey import survey_store

router = APIRouter(include_in_schema=False)


@router.get("/")
def show(request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> Response:
    """The picture of a day."""
    dossier = survey_store(desk.view())
    rows = derive_possessions(dossier, dossier.period[1] if dossier.period else None)
    symbols = assign_symbols(row.status for row in rows)
    picture = render_map(plan_map(rows), symbols, load_boundaries(), 1000, 640)
    return desk.page(request, "today.html", map=picture)
