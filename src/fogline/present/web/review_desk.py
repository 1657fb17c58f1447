"""Review desk: what the review's pages share: the reviewer's name, the way on from a decision, conflicts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, unquote

import sqlalchemy as sa
from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from fogline.errors import EvidenceError, NotFound, UsageError
from fogline.models.claim import EVENT_TYPES
from fogline.models.decision import Conflict, Decision
from fogline.models.measure import MEASURES
from fogline.present.candidates import Knowledge, list_choices
from fogline.present.decision_words import SLOT_NAMES
from fogline.present.phrasebook import label_of
from fogline.present.web.asked import read_own
from fogline.present.web.cookies import give_cookie, read_cookie
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.keeping import keep_decisions
from fogline.present.web.review_card import ReviewCard
from fogline.present.web.worker import worker_of
from fogline.review import find_conflicts
from fogline.store import decisions as kept
from fogline.store.statements import get_generation

NAME = "reviewer"
"""Cookie with the reviewer's name, so that it is given once."""
_YEAR = 365 * 24 * 3600

Made = TypeVar("Made")
AnyDesk = Annotated[Desk, Depends(desk_of)]


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


def keep_and_go(request: Request, desk: Desk, form: FormData, decisions: list[Decision], address: str) -> Response:
    keep_decisions(request.app, decisions)
    return redirect_named(request, read_own(address, "/review"), decisions[0].by)


def redirect_named(request: Request, address: str, by: str) -> Response:
    answer = RedirectResponse(address, 303)
    give_cookie(request, answer, NAME, quote(by), _YEAR)
    return answer


def explain_refusal(request: Request, desk: Desk, act: Any) -> Response:
    """What a form asked for; where that cannot be, the reason on a page that says so, with status 422."""
    try:
        answer: Response = act()
    except NotFound:
        raise
    except (UsageError, EvidenceError) as error:
        return desk.page(request, "problem.html", 422, status=422, reason=f"{error}. Go back and change it.")
    return answer


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


def look_up_names(known: Knowledge, slot: str, find: str, card: ReviewCard | None) -> list[Any]:
    claim = (card.claim or card.original) if card else None
    if slot == "place":
        near = [choice.id for choice in list_choices(claim.place)] if claim else []
        return known.find_places(find, near)
    return known.find_actors(find)


@cache
def list_types() -> list[tuple[str, str]]:
    return [(kind, label_of(kind)) for kind in EVENT_TYPES]
