"""Add: reports dropped, pasted or fetched, read in the background, with progress shown; what is refused says why."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from fogline.acquire.address import fetch_address
from fogline.acquire.files import LINES, MEDIA_TYPES
from fogline.acquire.sidecars import NAMES
from fogline.errors import NotFound, UsageError
from fogline.models.capture import Discard
from fogline.models.run import RunSummary
from fogline.present.web.asked import read_day
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.review_forms import text_of
from fogline.present.web.worker import Job, Worker, worker_of
from fogline.store.view import View

router = APIRouter(include_in_schema=False)
MOST_FILES = 500
LONGEST_TEXT = 2_000_000
"""Characters of a pasted text."""
_LONGEST_NAME = 200
"""Bytes of a file's name; file systems take 255."""
_SHOWN = 60
STAGES = {
    "acquire": "it could not be taken in", "read": "it could not be read as a report",
    "resolve": "names in it could not be resolved", "claim": "claims could not be found in it",
    "evidence": "a claim was refused, as its words or numbers do not stand in the report",
    "store": "it could not be stored", "assemble": "events could not be put together", "date": "it could not be dated",
}  # fmt: skip
"""What a Discard of each stage means, for somebody who has never heard of stages."""

AnyDesk = Annotated[Desk, Depends(desk_of)]


@dataclass(frozen=True)
class Outcome:
    """One document of a task: its report, if it became one, with its number of claims."""

    doc: str
    claims: int
    day: str


@router.get("/add")
def show(request: Request, desk: AnyDesk) -> Response:
    """The page on which reports are handed in."""
    return _page(request, desk)


@router.post("/add/files")
async def add_files(request: Request, desk: AnyDesk) -> Response:
    """Take files."""
    form = await request.form(max_files=MOST_FILES)
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    if not files:
        return _refuse(request, desk, "choose at least one file")
    if len(files) > MOST_FILES:
        return _refuse(request, desk, f"at most {MOST_FILES} files go in at once")
    try:
        given = _read_given(form)
    except UsageError as error:
        return _refuse(request, desk, str(error))
    folder = Path(tempfile.mkdtemp(prefix="fogline-add-"))
    try:
        paths = [await _keep(file, folder) for file in files]
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    await form.close()
    return _begin(request, desk, folder, paths, given)


@router.post("/add/text")
async def add_text(request: Request, desk: AnyDesk) -> Response:
    """Take a pasted text."""
    form = await request.form()
    text = text_of(form, "text").replace("\r\n", "\n")
    if not text.strip():
        return _refuse(request, desk, "paste the text of a report first")
    if len(text) > LONGEST_TEXT:
        return _refuse(request, desk, f"a pasted text has at most {LONGEST_TEXT:,} characters; hand in a file instead")
    try:
        given = _read_given(form)
    except UsageError as error:
        return _refuse(request, desk, str(error))
    data = text.encode("utf-8", "replace")
    folder = Path(tempfile.mkdtemp(prefix="fogline-add-"))
    path = folder / f"pasted-{sha256(data).hexdigest()[:8]}.txt"
    path.write_bytes(data)
    return _begin(request, desk, folder, [path], given)


@router.post("/add/address")
async def add_address(request: Request, desk: AnyDesk) -> Response:
    """Fetch a page, where the settings allow it."""
    form = await request.form()
    worker = worker_of(request.app)
    if not worker.settings.fetch:
        return _refuse(request, desk, "fetching addresses is off here: set FOGLINE_FETCH=1 and start the server again, "
                       "or save the page in your browser and drop the file")  # fmt: skip
    address = text_of(form, "address").strip()
    if not address:
        return _refuse(request, desk, "give the address of a page")
    try:
        given = _read_given(form)
    except UsageError as error:
        return _refuse(request, desk, str(error))
    if worker.is_full:
        return _page(request, desk, 429, FULL)
    job = worker.ask((address[:300],), lambda job: _fetch(worker, job, address, given))
    return RedirectResponse(f"/add/tasks/{job.id}", 303)


@router.get("/add/tasks/{ident}")
def show_task(ident: str, request: Request, desk: AnyDesk, part: str = "") -> Response:
    """How far a task has come; with `part`, the moving part of the page alone."""
    worker = worker_of(request.app)
    job = worker.get(ident)
    ended = job.ended.is_set()
    outcomes = _find_outcomes(desk, job) if ended else []
    template = "add_progress.html" if part else "add_task.html"
    return desk.page(
        request, template, job=job, ended=ended, outcomes=outcomes, stages=STAGES,
        discards=_explain(job.discards[:_SHOWN]), more=max(0, len(job.discards) - _SHOWN),
    )  # fmt: skip


FULL = "so much waits to be read that no more is taken now: come back in a few minutes"


def _page(request: Request, desk: Desk, code: int = 200, fault: str = "") -> Response:
    worker = worker_of(request.app)
    jobs = [job for job in reversed(worker.jobs.values()) if job.names != ("picture",)][:10]
    discards = View(desk.store).discards()
    accepted = ",".join([*MEDIA_TYPES, *LINES, ".csv", ".json"])
    return desk.page(
        request, "add.html", code, jobs=jobs, fault=fault, fetch=worker.settings.fetch, accepted=accepted,
        discards=_explain(discards[:20]), more=max(0, len(discards) - 20), stages=STAGES,
    )  # fmt: skip


def _refuse(request: Request, desk: Desk, reason: str) -> Response:
    return _page(request, desk, 422, reason)


def _begin(request: Request, desk: Desk, folder: Path, paths: Sequence[Path], given: dict[str, str]) -> Response:
    worker = worker_of(request.app)
    if worker.is_full:
        shutil.rmtree(folder, ignore_errors=True)
        return _page(request, desk, 429, FULL)
    sources = [str(path) for path in paths if path.name not in NAMES] or [str(path) for path in paths]
    job = worker.ask(tuple(path.name for path in paths), lambda job: _run(worker, job, folder, sources, given))
    return RedirectResponse(f"/add/tasks/{job.id}", 303)


def _run(worker: Worker, job: Job, folder: Path, sources: Sequence[str], given: dict[str, str]) -> RunSummary:
    from fogline import pipeline

    try:
        return pipeline.run(sources, worker.store, worker.settings, given, job.watch())
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fetch(worker: Worker, job: Job, address: str, given: dict[str, str]) -> RunSummary | None:
    job.step = "fetching"
    found = fetch_address(address, datetime.now(UTC))
    if isinstance(found, Discard):
        job.discards = (found,)
        return None
    folder = Path(tempfile.mkdtemp(prefix="fogline-add-"))
    path = folder / found.name
    path.write_bytes(found.data)
    job.names = (found.name,)
    return _run(worker, job, folder, [str(path)], {**found.given, **given})


def _read_given(form: FormData) -> dict[str, str]:
    """Metadata that the form tells of the reports. Raises UsageError for a day that is none."""
    day = read_day(text_of(form, "published"))
    given = {name: text_of(form, name).strip()[:300] for name in ("publisher", "title", "url")}
    given["published"] = day.isoformat() if day else ""
    return {name: value for name, value in given.items() if value}


async def _keep(file: UploadFile, folder: Path) -> Path:
    path = _choose_path(folder, file.filename or "")
    with path.open("wb") as out:
        while piece := await file.read(1 << 20):
            out.write(piece)
    return path


def _choose_path(folder: Path, name: str) -> Path:
    """A path in a folder for a file of a name; its last part alone counts, and a second one of the name is numbered."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    clean = "".join(c for c in plain if c.isprintable() and c not in '<>:"|?*')[-120:]
    clean = clean.encode("utf-8", "ignore")[-_LONGEST_NAME:].decode("utf-8", "ignore").lstrip(". ") or "report.txt"
    path, number = folder / clean, 1
    while path.exists():
        number += 1
        path = folder / f"{PurePosixPath(clean).stem}-{number}{PurePosixPath(clean).suffix}"
    return path


def _find_outcomes(desk: Desk, job: Job) -> list[Outcome]:
    """The documents of a task that are reports now."""
    view = View(desk.store)
    found = []
    for name in job.names[:_SHOWN]:
        try:
            card = view.get_report(name)
            found.append(Outcome(card.doc, len(view.claims(doc=name)), str(card.dating.day or "")))
        except NotFound:
            continue
    return found


def _explain(discards: Sequence[Discard]) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "stage": one.stage, "reason": one.reason, "means": STAGES.get(one.stage, one.stage)}
        for one in discards
    ]
