"""Worker: what takes longer than a page may: reading what was handed in, and redrawing the picture after a decision.

One thread does one task after the other, so that the store has one busy writer. A redrawing that is asked for while one
waits is done with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from secrets import token_hex
from time import monotonic, sleep
from typing import Any

from fastapi import FastAPI

from fogline.errors import FoglineError, NotFound
from fogline.models.capture import Discard
from fogline.models.run import Progress, RunSummary
from fogline.present.web.options import WebSettings
from fogline.settings import Settings
from fogline.store.database import Store
from fogline.store.view import View

LARGE = 20_000
"""Claims from which on a redrawing has a process of its own."""
_PAUSE, _LONGEST = 10.0, 120.0
"""Seconds without a decision after which a large store is drawn again, and seconds after which it is in any case."""
_LONGEST_LINE = 20
"""Tasks that may wait."""
_KEPT = 50
"""Finished tasks that are remembered."""
STEPS = {
    "places": "filing your places anew",
    "acquire": "taking in", "read": "reading", "date": "dating", "assemble": "putting together",
    "picture": "drawing the picture",
}  # fmt: skip


@dataclass
class Job:
    """One task: what it is about, how far it has come, and what came of it. Times are UTC."""

    names: tuple[str, ...]
    action: Callable[[Job], RunSummary | None]
    id: str = field(default_factory=lambda: token_hex(8))
    asked_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    step: str = "waiting"
    doc: str = ""
    done: int = 0
    total: int | None = None
    ended: threading.Event = field(default_factory=threading.Event)
    summary: RunSummary | None = None
    fault: str = ""
    discards: tuple[Discard, ...] = ()

    def watch(self) -> Progress:
        """Takes note of a run's progress."""

        def note(step: str, doc: str | None, done: int, total: int | None) -> None:
            self.step, self.doc, self.done, self.total = STEPS.get(step, step), doc or "", done, total

        return note


class Worker:
    """A thread over a store that begins when it is first asked for anything."""

    def __init__(self, store: Store, settings: WebSettings) -> None:
        self.store = store
        self.settings = Settings(
            store=settings.store, places=settings.places, threads=settings.threads, busy_timeout=settings.busy_timeout
        )
        self.jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: deque[Job] = deque()
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None
        self._redraw: Job | None = None
        self._asked = 0.0
        self.followed = -1
        """Of which generation of claims the queue was found to be up to date."""
        self.remembered: dict[str, tuple[tuple[int, int], list[Any]]] = {}
        """What follows from all decisions, each with the state of the store that it was made of."""

    @property
    def is_full(self) -> bool:
        """Whether so many tasks wait that no other is taken."""
        return len(self._waiting) >= _LONGEST_LINE

    def ask(self, names: tuple[str, ...], action: Callable[[Job], RunSummary | None]) -> Job:
        """Put a task at the end of the line."""
        return self._add(Job(names, action))

    def redraw(self, wait: float = 0.0) -> Job:
        """Have events, picture and queue follow the claims; waits for it in a small store, at most so many seconds."""
        with self._news:
            self._asked = monotonic()
            job = self._redraw
            if job is None or job.ended.is_set() or not job.step.startswith("waiting"):
                job = self._redraw = Job(("picture",), self._follow)
                self._add(job)
        if wait and not self._is_large():
            job.ended.wait(wait)
        return job

    def get(self, ident: str) -> Job:
        """The task of an id; raises NotFound."""
        job = self.jobs.get(ident)
        if job is None:
            raise NotFound("That task is not remembered any more; what it read is in the store.")
        return job

    @property
    def busy(self) -> bool:
        """Whether a redrawing is under way or waits."""
        return self._redraw is not None and not self._redraw.ended.is_set()

    def _add(self, job: Job) -> Job:
        with self._news:
            self.jobs[job.id] = job
            while len(self.jobs) > _KEPT and next(iter(self.jobs.values())).ended.is_set():
                self.jobs.popitem(last=False)
            self._waiting.append(job)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="fogline-worker", daemon=True)
                self._thread.start()
            self._news.notify()
        return job

    def _follow(self, job: Job) -> None:
        """Have everything follow: here, or for a large store in a process of its own, once nobody decides any more for
        a while, so that pages stay quick."""
        from fogline.pipeline import follow_claims

        if not self._is_large():
            follow_claims(self.store, self.settings, progress=job.watch())
            return
        job.step = "waiting for a pause"
        begun = monotonic()
        while monotonic() - self._asked < _PAUSE and monotonic() - begun < _LONGEST:
            sleep(1)
        job.step = STEPS["assemble"]
        environment = {**os.environ, "FOGLINE_STORE": self.settings.store, "FOGLINE_PLACES": self.settings.places}
        done = subprocess.run(
            [sys.executable, "-m", "fogline", "review", "follow"], env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        if done.returncode:
            job.fault = done.stderr.strip()[-300:] or "it ended without a word"

    def _is_large(self) -> bool:
        return View(self.store).totals().claims >= LARGE

    def _work(self) -> None:
        while True:
            with self._news:
                while not self._waiting:
                    if not self._news.wait(30):
                        self._thread = None
                        return
                job = self._waiting.popleft()
                job.step = "beginning"
            self._do(job)

    def _do(self, job: Job) -> None:
        try:
            job.summary = job.action(job)
            job.discards = job.summary.discards if job.summary else job.discards
        except FoglineError as error:
            job.fault = str(error)
        except Exception as error:
            job.fault = f"It failed: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        finally:
            job.step = "done"
            job.ended.set()


def worker_of(app: FastAPI | Any) -> Worker:
    """The worker of an application, made when first asked for."""
    found: Worker | None = getattr(app.state, "worker", None)
    if found is None:
        desk = app.state.desk
        found = app.state.worker = Worker(desk.store, desk.settings)
    return found
