"""What people decided survives: a server killed in the middle, another reader over the same store, another store.

Everything by real processes, as a user would: `fogline run`, `fogline serve` and its forms, `kill -9`, a reading with
other weights, `fogline review export` and `import`.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2 as httpx
import numpy as np
import pytest
import sqlalchemy as sa

import fogline
from asking import CSRF, find_free_port
from fogline.present.bundle import render_bundle
from fogline.store import schema
from fogline.store.database import open_store
from fogline.store.decisions import find_anchored, read_decisions
from fogline.store.view import View
from fogline.survey import survey_store

PACKAGE = Path(fogline.__file__).parent
EXAMPLES = PACKAGE.parents[1] / "examples" / "aleppo-hama-2024"
DISPATCHES = ("01_halden_western_aleppo.txt", "04_ghab_daily_update.txt", "07_nbs_bulletin.txt", "reports.json")


def call(*arguments: str | Path, package: Path = PACKAGE) -> str:
    """What a command of the package in a folder says."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FOGLINE_")}
    environment["PYTHONPATH"] = str(package.parent)
    command = [sys.executable, "-m", "fogline", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three dispatches that contradict each other."""
    folder = tmp_path_factory.mktemp("reports")
    for name in DISPATCHES:
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    return folder


@pytest.fixture(scope="module")
def otherwise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with other weights of the heads: every file is a link to its own, but that one."""
    package = tmp_path_factory.mktemp("otherwise") / "fogline"
    weights = PACKAGE / "claim" / "weights" / "heads.npz"
    for path in PACKAGE.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and "static" not in path.parts:
            link = package / path.relative_to(PACKAGE)
            link.parent.mkdir(parents=True, exist_ok=True)
            if path != weights:
                link.symlink_to(path)
    with np.load(weights) as held:
        parts = {name: held[name] for name in held.files}
    noise = np.random.default_rng(5).normal(0, 4, parts["outer_bias"].shape)
    parts["outer_bias"] = (parts["outer_bias"] + noise).astype(np.float32)
    np.savez(package / "claim" / "weights" / "heads.npz", **parts)
    return package


class Desk:
    """A browser at a server's desk."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=60)
        self.token = ""

    def open(self, path: str) -> str:
        """A page's HTML; its token is kept for forms."""
        page = self.client.get(path)
        if found := CSRF.search(page.text):
            self.token = found[1]
        return page.text

    def decide(self, claim: str, action: str, **fields: Any) -> None:
        """Send the form of a claim's page."""
        page = self.open(f"/review/claims/{claim}?slot={fields.get('slot', '')}")
        version = re.search(r'name="version" value="(\d+)"', page)
        assert version
        given = {"csrf": self.token, "by": "Ada", "why": "seen", "action": action, "version": version[1], **fields}
        answer = self.client.post(f"/review/claims/{claim}", data=given)
        assert answer.status_code == 303, answer.text


@contextmanager
def serve(store: Path) -> Iterator[Desk]:
    """`fogline serve` over a store, killed with no warning at the end."""
    port = find_free_port()
    command = [sys.executable, "-m", "fogline", "serve", "--store", str(store), "--port", str(port)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FOGLINE_")}
    environment["PYTHONPATH"] = str(PACKAGE.parent)
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment, start_new_session=True)
    try:
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert server.poll() is None
                time.sleep(0.1)
        desk = Desk(f"http://127.0.0.1:{port}")
        with desk.client:
            yield desk
    finally:
        os.kill(server.pid, signal.SIGKILL)
        server.wait()


def read_claims(store: Path) -> dict[str, Any]:
    """The claims as they stand, by the words that carry them and their type."""
    with open_store(str(store)) as opened:
        return {f"{claim.doc} {claim.event_type} {claim.evidence.exact}": claim for claim in View(opened).claims()}


def read_editions(store: Path) -> set[str]:
    """By which editions of the reader the reports of a store were read."""
    current = sa.select(schema.report.c.reader).where(schema.report.c.superseded_at.is_(None))
    with open_store(str(store)) as opened, opened.read() as connection:
        return set(connection.execute(current).scalars())


def read_picture(store: Path) -> dict[str, str]:
    """Everything that `fogline run --out` writes."""
    with open_store(str(store)) as opened:
        return dict(render_bundle(survey_store(View(opened))))


def test_decisions_survive_a_kill_another_reader_and_another_store(
    tmp_path: Path, reports: Path, otherwise: Path
) -> None:
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    call("run", reports, "--store", first)
    before, editions = read_claims(first), read_editions(first)
    rejected, denied, accepted, *others = _choose(before)

    with serve(first) as desk:
        desk.decide(before[rejected].id, "reject")
        desk.decide(before[denied].id, "correct", slot="polarity", word="denied")
        desk.decide(before[accepted].id, "accept")
        for one in others:
            desk.decide(before[one].id, "reject")
    made = 3 + len(others)

    with serve(first) as desk:
        assert f"{made} in all" in desk.open("/review/history")
        assert len(desk.client.get("/review/decisions.jsonl").text.splitlines()) == made
        assert "rejected" in desk.open(f"/review/claims/{before[rejected].id}")
        _wait_for_queue(desk)
    after = read_claims(first)
    gone = {rejected, *others}
    assert not gone & set(after)
    assert after[denied].polarity == "denied"

    call("run", reports, "--store", first, "--refresh", package=otherwise)
    again = read_claims(first)
    assert not editions & read_editions(first)
    assert set(again) != set(after)
    assert not gone & set(again)
    assert again[denied].polarity == "denied"
    with open_store(str(first)) as opened, opened.read() as connection:
        assert len(read_decisions(connection)) == made
        assert not find_anchored(connection, how=["unanchored", "refused"])

    call("review", "export", "--store", first, "--out", tmp_path / "decisions.jsonl", package=otherwise)
    call("run", reports, "--store", second, package=otherwise)
    assert gone & set(read_claims(second))
    call("review", "import", tmp_path / "decisions.jsonl", "--store", second, package=otherwise)
    lines = (tmp_path / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    assert len({json.dumps(json.loads(line), sort_keys=True) for line in lines}) == made
    theirs = read_picture(second)
    for name, text in read_picture(first).items():
        assert text == theirs[name], name


def _choose(claims: dict[str, Any]) -> list[str]:
    """Claims to decide on, of every report, affirmed ones of the core that the heads do not read alone."""
    read = {words: one for words, one in claims.items() if not one.reader.startswith("heads")}
    plain = [words for words, one in read.items() if one.core and one.polarity == "affirmed" and not one.figures]
    return plain[:: max(1, len(plain) // 6)][:6]


def _wait_for_queue(desk: Desk) -> None:
    """Until the picture follows what was decided before the kill."""
    for _ in range(200):
        if "being drawn again" not in desk.open("/review"):
            return
        time.sleep(0.2)
    raise AssertionError("the picture does not follow")
