"""Intake: reports handed in by a page or a program, put into the worker's line and read in the background."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from fogline.acquire.address import fetch_address
from fogline.acquire.files import MEDIA_TYPES
from fogline.acquire.sidecars import NAMES
from fogline.errors import NotFound, UsageError
from fogline.models.capture import BY_WORDS, CONFLICT, Discard
from fogline.models.run import RunSummary
from fogline.present.web.asked import read_day
from fogline.present.web.worker import Job, Worker, worker_of
from fogline.read.text import MOST_CHARACTERS
from fogline.store.view import View

LONGEST_TEXT = MOST_CHARACTERS
"""Characters of a pasted text; a longer one would not be read."""
FULL = "so much waits to be read that no more is taken now: come back in a few minutes"
FETCH_OFF = (
    "fetching addresses is off here: set FOGLINE_FETCH=1 and start the server again, or save the page in your browser "
    "and hand in the file"
)
_GIVEN = ("publisher", "title", "url", "subject")
_LONGEST_GIVEN = 300
_LONGEST_NAME = 200
"""Bytes of a file's name; file systems take 255."""
_SHOWN = 60


class LineFull(UsageError):
    """So many tasks wait that no other is taken."""

    def __init__(self) -> None:
        super().__init__(FULL)


@dataclass(frozen=True)
class Outcome:
    """One document of a task: its report, if it became one, with its number of claims."""

    doc: str
    claims: int
    day: str


def read_given(told: Mapping[str, str]) -> dict[str, str]:
    """What is told of reports (published, publisher, title, url, subject), what is empty left out. Raises UsageError
    for a day that is none."""
    day = read_day(told.get("published", "").strip())
    given = {name: told.get(name, "").replace("\0", "").strip()[:_LONGEST_GIVEN] for name in _GIVEN}
    given["published"] = day.isoformat() if day else ""
    return {name: value for name, value in given.items() if value}


def check_text(text: str) -> str:
    """A pasted text with lines ended as everywhere; raises UsageError for an empty one or one that is too long."""
    if not text.strip():
        raise UsageError("paste the text of a report first")
    if len(text) > LONGEST_TEXT:
        raise UsageError(f"a pasted text has at most {LONGEST_TEXT:,} characters; hand in a file instead")
    return text.replace("\r\n", "\n")


def hand_in_text(app: Any, text: str, given: dict[str, str], name: str = "") -> Job:
    """Have a text read as a report, under a name of its own or by its hash. Raises UsageError, LineFull."""
    data = check_text(text).encode("utf-8", "replace")
    check_line(app)
    folder = make_folder()
    path = choose_path(folder, name or f"pasted-{sha256(data).hexdigest()[:8]}.txt")
    if path.suffix.lower() not in MEDIA_TYPES or path.name in NAMES:
        path = path.with_name(f"{path.name}.txt")
    path.write_bytes(data)
    return hand_in_files(app, folder, [path], given)


def hand_in_files(app: Any, folder: Path, paths: Sequence[Path], given: dict[str, str]) -> Job:
    """Have files of a folder of their own read; the folder goes when they are. Raises LineFull."""
    worker = worker_of(app)
    if worker.is_full:
        shutil.rmtree(folder, ignore_errors=True)
        raise LineFull
    sources = [str(path) for path in paths if path.name not in NAMES] or [str(path) for path in paths]
    return worker.ask(tuple(path.name for path in paths), lambda job: _run(worker, job, folder, sources, given))


def tell_subject(app: Any, doc: str, subject: str) -> Job:
    """Have a report of the store read again as one on a conflict, or as its words decide. Raises UsageError for
    another subject, NotFound, LineFull."""
    if subject not in (CONFLICT, BY_WORDS):
        raise UsageError("say whether it tells of a conflict or its words decide")
    worker = worker_of(app)
    name = View(worker.store).get_report(doc).doc
    check_line(app)
    return worker.ask((name,), lambda job: _tell(worker, job, name, {"subject": subject}))


def hand_in_address(app: Any, address: str, given: dict[str, str]) -> Job:
    """Have a page fetched and read, where the settings allow it. Raises UsageError, LineFull."""
    worker = worker_of(app)
    if not worker.settings.fetch:
        raise UsageError(FETCH_OFF)
    if not address.strip():
        raise UsageError("give the address of a page")
    check_line(app)
    return worker.ask((address.strip()[:300],), lambda job: _fetch(worker, job, address.strip(), given))


def check_line(app: Any) -> None:
    """Raises LineFull where so many tasks wait that no other is taken."""
    if worker_of(app).is_full:
        raise LineFull


def make_folder() -> Path:
    """A new folder for what is handed in at once."""
    return Path(tempfile.mkdtemp(prefix="fogline-add-"))


def choose_path(folder: Path, name: str) -> Path:
    """A path in a folder for a file of a name; its last part alone counts, and a second one of the name is numbered."""
    plain = PurePosixPath(name.replace("\\", "/")).name
    clean = "".join(c for c in plain if c.isprintable() and c not in '<>:"|?*')[-120:]
    clean = clean.encode("utf-8", "ignore")[-_LONGEST_NAME:].decode("utf-8", "ignore").lstrip(". ") or "report.txt"
    path, number = folder / clean, 1
    while path.exists():
        number += 1
        path = folder / f"{PurePosixPath(clean).stem}-{number}{PurePosixPath(clean).suffix}"
    return path


def find_outcomes(view: View, job: Job) -> list[Outcome]:
    """The documents of a task that are reports now."""
    found = []
    for name in job.names[:_SHOWN]:
        try:
            card = view.get_report(name)
        except NotFound:
            continue
        found.append(Outcome(card.doc, len(view.claims(doc=name)), str(card.dating.day or "")))
    return found


def _run(worker: Worker, job: Job, folder: Path, sources: Sequence[str], given: dict[str, str]) -> RunSummary:
    from fogline import pipeline

    try:
        return pipeline.run(sources, worker.store, worker.settings, given, job.watch())
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tell(worker: Worker, job: Job, name: str, given: dict[str, str]) -> RunSummary:
    from fogline import pipeline

    return pipeline.tell_about(name, given, worker.store, worker.settings, job.watch())


def _fetch(worker: Worker, job: Job, address: str, given: dict[str, str]) -> RunSummary | None:
    job.step = "fetching"
    found = fetch_address(address, datetime.now(UTC))
    if isinstance(found, Discard):
        job.discards = (found,)
        return None
    folder = make_folder()
    path = folder / found.name
    path.write_bytes(found.data)
    job.names = (found.name,)
    return _run(worker, job, folder, [str(path)], {**found.given, **given})
