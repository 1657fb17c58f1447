"""Add: reports dropped, pasted or fetched, read in the background, with progress shown; what is refused says why."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from fogline.acquire.files import LINES, MEDIA_TYPES
from fogline.errors import UsageError
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.intake import (
    LineFull,
    check_line,
    choose_path,
    find_outcomes,
    hand_in_address,
    hand_in_files,
    hand_in_text,
    make_folder,
    read_given,
    tell_subject,
)
from fogline.present.web.review_forms import text_of
from fogline.present.web.worker import Job, worker_of
from fogline.store.view import View

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
MOST_FILES = 500
_SHOWN = 60
STAGES = {
    "acquire": "it could not be taken in", "read": "it could not be read as a report",
    "resolve": "names in it could not be resolved", "claim": "claims could not be found in it",
    "relevance": "it was kept, and no claims were looked for in it",
    "evidence": "a claim was refused, as its words or numbers do not stand in the report",
    "store": "it could not be stored", "assemble": "events could not be put together", "date": "it could not be dated",
}  # fmt: skip
"""What a Discard of each stage means, for somebody who has never heard of stages."""

AnyDesk = Annotated[Desk, Depends(desk_of)]


@router.get("/add")
@at_once
def show(request: Request, desk: AnyDesk) -> Response:
    """The page on which reports are handed in."""
    return _page(request, desk)


@router.post("/add/files")
async def add_files(request: Request, desk: AnyDesk) -> Response:
    """Take files."""
    form = await request.form(max_files=MOST_FILES)
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]

    async def act() -> Job:
        if not files:
            raise UsageError("choose at least one file")
        if len(files) > MOST_FILES:
            raise UsageError(f"at most {MOST_FILES} files go in at once")
        given = _read_given(form)
        check_line(request.app)
        folder = make_folder()
        try:
            paths = [await _keep(file, folder) for file in files]
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return hand_in_files(request.app, folder, paths, given)

    try:
        return _go_on(await act())
    except UsageError as error:
        return _refuse(request, desk, error)
    finally:
        await form.close()


@router.post("/add/text")
async def add_text(request: Request, desk: AnyDesk) -> Response:
    """Take a pasted text."""
    form = await request.form()
    return _take(request, desk, lambda: hand_in_text(request.app, text_of(form, "text"), _read_given(form)))


@router.post("/add/address")
async def add_address(request: Request, desk: AnyDesk) -> Response:
    """Fetch a page, where the settings allow it."""
    form = await request.form()
    return _take(request, desk, lambda: hand_in_address(request.app, text_of(form, "address"), _read_given(form)))


@router.post("/add/subject")
async def add_subject(request: Request, desk: AnyDesk) -> Response:
    """Take somebody's word for what a stored report tells of."""
    form = await request.form()
    return _take(request, desk, lambda: tell_subject(request.app, text_of(form, "doc"), text_of(form, "subject")))


@router.get("/add/tasks/{ident}")
def show_task(ident: str, request: Request, desk: AnyDesk, part: str = "") -> Response:
    """How far a task has come; with `part`, the moving part of the page alone."""
    worker = worker_of(request.app)
    job = worker.get(ident)
    ended = job.ended.is_set()
    outcomes = find_outcomes(View(desk.store), job) if ended else []
    template = "add_progress.html" if part else "add_task.html"
    return desk.page(
        request, template, job=job, ended=ended, outcomes=outcomes, stages=STAGES,
        discards=explain_discards(job.discards[:_SHOWN]), more=max(0, len(job.discards) - _SHOWN),
    )  # fmt: skip


def _page(request: Request, desk: Desk, code: int = 200, fault: str = "") -> Response:
    worker = worker_of(request.app)
    jobs = [job for job in reversed(worker.jobs.values()) if job.names != ("picture",)][:10]
    with desk.picture() as picture:
        discards, count = picture.discards(None, 20), picture.count_discards()
    accepted = ",".join([*MEDIA_TYPES, *LINES, ".csv", ".json"])
    return desk.page(
        request, "add.html", code, jobs=jobs, fault=fault, fetch=worker.settings.fetch, accepted=accepted,
        discards=explain_discards(discards), more=max(0, count - 20), stages=STAGES,
    )  # fmt: skip


def _take(request: Request, desk: Desk, act: Callable[[], Job]) -> Response:
    """On to the task that was asked for; where it cannot be, the page with the reason."""
    try:
        return _go_on(act())
    except UsageError as error:
        return _refuse(request, desk, error)


def _go_on(job: Job) -> Response:
    return RedirectResponse(f"/add/tasks/{job.id}", 303)


def _refuse(request: Request, desk: Desk, error: UsageError) -> Response:
    return _page(request, desk, 429 if isinstance(error, LineFull) else 422, str(error))


def _read_given(form: FormData) -> dict[str, str]:
    return read_given({name: text_of(form, name) for name in ("published", "publisher", "title", "url", "subject")})


async def _keep(file: UploadFile, folder: Path) -> Path:
    path = choose_path(folder, file.filename or "")
    with path.open("wb") as out:
        while piece := await file.read(1 << 20):
            out.write(piece)
    return path


def explain_discards(discards: Sequence[Any]) -> list[dict[str, Any]]:
    """What was not read and why, and what its stage means."""
    return [
        {"name": one.name, "stage": one.stage, "reason": one.reason, "means": STAGES.get(one.stage, one.stage)}
        for one in discards
    ]
