"""kill -9 of the server while a decision's request is under way: the decision is there whole, or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

import fakes
from asking import fill_in_rejection, find_free_port
from fogline import pipeline
from fogline.present.web.app import make_app
from fogline.present.web.options import WebSettings
from fogline.review import refresh_queue
from fogline.settings import Settings
from fogline.store.database import open_store
from fogline.store.decisions import read_decisions
from fogline.store.review_tables import decision_anchor, original, queue
from fogline.store.view import View

SCRIPT = Path(__file__).with_name("killed_requests.py")
BASE = "http://127.0.0.1:8765"
BEFORE = ("INSERT INTO decision ", "INSERT INTO decision_anchor", "UPDATE claim", "UPDATE queue", "KEEP")
"""Beginnings of the statements of one decision's transaction, in their order; the last is its end."""
AFTER = ("SELECT count(*)", "DELETE FROM event", "DELETE FROM picture", "none such")
"""And of what follows from it; at the last of them, the answer was given."""


class Killed:
    """Servers over one store that are killed inside a request."""

    def __init__(self, store: Path) -> None:
        self.port = find_free_port()
        self.store = store
        command = [sys.executable, str(SCRIPT), str(store), str(self.port), str(Path(fakes.__file__).parent)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def _read(self) -> str:
        assert self.process.stdout
        line = self.process.stdout.readline().strip()
        assert line, "the server ended by itself"
        return line

    def send_and_kill(self, claim: str, halt: str) -> str:
        """Reject a claim and kill the server at a statement; gives "halted" there, or "answered"."""
        assert self.process.stdin
        self.process.stdin.write(f"{halt}\n")
        child = int(self._read())
        assert self._read() == "serving"
        sender = threading.Thread(target=self._reject, args=(claim,), daemon=True)
        sender.start()
        where = self._read()
        os.kill(child, signal.SIGKILL)
        assert self._read() == "gone"
        sender.join(20)
        return where

    def _reject(self, claim: str) -> None:
        """Fill in the claim's form and send it; the answer may never come."""
        asked = fill_in_rejection(f"http://127.0.0.1:{self.port}/review/claims/{claim}")
        with suppress(OSError):
            urllib.request.urlopen(asked, timeout=20).close()

    def close(self) -> None:
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(20)
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture
def whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of two reports with its queue."""
    monkeypatch.setattr(pipeline, "make_stages", lambda *_: fakes.STAGES)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.txt").write_text("DATE 2031-05-02\n3 killed in Milan on the day.\n", encoding="utf-8")
    (tmp_path / "reports/b.txt").write_text("DATE 2031-05-03\n4 killed in Quito after.\n", encoding="utf-8")
    with open_store(tmp_path / "whole.db") as store:
        pipeline.run([str(tmp_path / "reports")], store, Settings(), clock=lambda: fakes.NOW)
        refresh_queue(store)
    make_app(WebSettings(store=str(tmp_path / "whole.db"), places="none.sqlite")).state.desk.store.close()
    return tmp_path / "whole.db"


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Killed]:
    servers = Killed(tmp_path / "served.db")
    yield servers
    servers.close()


def describe(path: Path, claim: str) -> dict[str, Any]:
    """What a decision on a claim changes, each by itself; the store has to be sound."""
    with open_store(path, create=False) as store, store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []

        def count(table: sa.Table) -> int:
            mine = table.c.id if table is original else table.c.claim
            return int(connection.execute(sa.select(sa.func.count()).where(mine == claim)).scalar_one())

        return {
            "decisions": [one.by for one in read_decisions(connection)],
            "anchored": count(decision_anchor),
            "kept": count(original),
            "stands": claim in {one.id for one in View(store).claims()},
            "decided": connection.execute(sa.select(queue.c.decided).where(queue.c.claim == claim)).scalar(),
        }


def clear(path: Path, whole: Path) -> None:
    """Put the undecided store in the place of the one served."""
    for rest in path.parent.glob(path.name + "*"):
        rest.unlink()
    shutil.copy(whole, path)


@pytest.fixture
def claim(whole: Path) -> str:
    """The claim that is rejected."""
    with open_store(whole, create=False) as store:
        return next(one.id for one in View(store).claims() if one.evidence.exact.startswith("3 killed"))


ABSENT = {"decisions": [], "anchored": 0, "kept": 0, "stands": True, "decided": 0}
PRESENT = {"decisions": ["Ada"], "anchored": 1, "kept": 1, "stands": False}


def test_a_decision_is_absent_until_it_is_whole(whole: Path, claim: str, killed: Killed) -> None:
    for halt in BEFORE:
        clear(killed.store, whole)
        assert killed.send_and_kill(claim, halt) == "halted", halt
        assert describe(killed.store, claim) == ABSENT, halt
    assert killed.send_and_kill(claim, "none such") == "answered"
    assert describe(killed.store, claim).items() >= PRESENT.items()


def test_a_decision_once_kept_is_whole_and_followed_by_the_next_server(whole: Path, claim: str, killed: Killed) -> None:
    for halt in AFTER:
        clear(killed.store, whole)
        assert killed.send_and_kill(claim, halt) == ("answered" if halt == AFTER[-1] else "halted"), halt
        assert describe(killed.store, claim).items() >= PRESENT.items(), halt
    clear(killed.store, whole)
    killed.send_and_kill(claim, AFTER[0])
    with open_store(killed.store, create=False) as store:
        assert any(claim in event.claims for event in View(store).events())
        with TestClient(make_app(WebSettings(store=str(killed.store), places="none.sqlite")), base_url=BASE) as client:
            wait_until(lambda: not any(claim in event.claims for event in View(store).events()))
            wait_until(lambda: claim not in client.get("/search?q=killed").text)


def wait_until(true: Callable[[], bool]) -> None:
    """Wait until something is so; fails where it does not come about."""
    until = time.monotonic() + 20
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)
