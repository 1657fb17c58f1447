"""Fixtures of this room: the example store, read once however many processes test, and a client of the application."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from fogline.present.web.app import make_app
from fogline.present.web.options import WebSettings

ROOT = Path(__file__).resolve().parents[3]
BASE = "http://127.0.0.1:8765"
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("FOGLINE_")}

Serve = Callable[..., TestClient]


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example dispatches, shared by all processes; tests only read it."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared
    store = shared / "example-pages.db"
    with (shared / "example-pages.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not store.exists():
            made = shared / "example-pages-made.db"
            command = [sys.executable, "-m", "fogline", "run", str(ROOT / "examples/aleppo-hama-2024"), "--store", made]
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, env=ENVIRONMENT)
            assert done.returncode == 0, done.stderr
            made.rename(store)
    return store


@pytest.fixture(scope="session")
def client(example: Path) -> Iterator[TestClient]:
    """A reader of the example store on this machine."""
    with TestClient(make_app(WebSettings(store=str(example))), base_url=BASE) as opened:
        yield opened


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serves a store with the settings given; a new and empty one where none is named."""
    opened: list[TestClient] = []

    def make(store: Path | None = None, base: str = BASE, **settings: object) -> TestClient:
        asked = WebSettings(store=str(store or tmp_path / "empty.db"), **settings)  # type: ignore[arg-type]
        made = TestClient(make_app(asked), base_url=base)
        made.__enter__()
        opened.append(made)
        return made

    yield make
    for one in opened:
        one.__exit__(None, None, None)
