"""API reports: a report handed in by a program, and how far its reading has come."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Body, Request, Response

from fogline.errors import UsageError
from fogline.present.intake import discard_record
from fogline.present.web.api_answers import WRITES, WRITING, DeskOf, Problem, Task, make_router
from fogline.present.web.api_bodies import REPORTS, Handed
from fogline.present.web.intake import find_outcomes, hand_in_address, hand_in_text, read_given
from fogline.present.web.worker import Job, worker_of
from fogline.store.view import View

router = make_router()
_FULL: dict[int | str, dict[str, Any]] = {429: {"model": Problem, "description": "Too much waits to be read"}}


@router.post(
    "/reports", status_code=202, dependencies=WRITES, responses={**WRITING, **_FULL}, summary="Hand in a report"
)
def hand_in(
    request: Request, response: Response, desk: DeskOf, asked: Annotated[Handed, Body(openapi_examples=REPORTS)]
) -> Task:
    """A text, or the address of a page, with what is known of it. It is read in the background: ask for the task."""
    if bool(asked.text.strip()) == bool(asked.address.strip()):
        raise UsageError("give either the text of a report or the address of a page")
    given = read_given(asked.model_dump(include={"publisher", "published", "title", "url", "subject"}))
    if asked.address:
        job = hand_in_address(request.app, asked.address, given)
    else:
        job = hand_in_text(request.app, asked.text, given, asked.name.strip())
    response.headers["location"] = f"/api/v1/tasks/{job.id}"
    return _tell(desk.view(), job)


@router.get("/tasks/{ident}", responses={404: {"model": Problem}}, summary="How far a reading has come")
def get_task(ident: str, request: Request, desk: DeskOf) -> Task:
    """Its step, and once it is done the reports it made and what was not read and why. The last fifty are kept."""
    return _tell(desk.view(), worker_of(request.app).get(ident))


def _tell(view: View, job: Job) -> Task:
    ended = job.ended.is_set()
    outcomes = find_outcomes(view, job) if ended else []
    reports = [{"doc": one.doc, "claims": one.claims, "published": one.day or None} for one in outcomes]
    return Task(
        id=job.id, done=ended, step=job.step, doc=job.doc or None, read=job.done, of=job.total,
        fault=job.fault or None, reports=reports,
        discards=[discard_record(one) for one in job.discards[:200]],
    )  # fmt: skip
