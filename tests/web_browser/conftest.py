"""Fixtures of the walks through the pages: the example store, a server on this machine, and Debian's Chromium.

The browser has no WebGL and reaches nothing but the server: every other request is refused and fails the test, as does
whatever the page writes to its console (a refused script or style stands there too).
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from asking import find_free_port

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-webgl", "--disable-3d-apis", "--disable-background-networking"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("FOGLINE_")}

OpenPage = Callable[..., Any]


def _need(what: Path, how: str) -> None:
    if what.exists():
        return
    if os.environ.get("FOGLINE_REQUIRE_PARTS") == "1":
        pytest.fail(f"there is no {what}: {how}")
    pytest.skip(f"there is no {what}: {how}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without WebGL."""
    _need(CHROMIUM, "apt-get install chromium")
    _need(ROOT / "src/fogline/present/web/static/app.js", "python hatch_build.py")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example dispatches, read once however many processes test."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared
    store = shared / "example.db"
    with (shared / "example.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not store.exists():
            made = shared / "example-made.db"
            command = [sys.executable, "-m", "fogline", "run", str(ROOT / "examples/aleppo-hama-2024")]
            command += ["--store", str(made), "--out", str(shared / "example-out")]
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=300, check=False, env=ENVIRONMENT, cwd=shared
            )
            assert done.returncode == 0, done.stderr
            made.rename(store)
    return store


@contextmanager
def serve(store: Path | str, **options: Any) -> Iterator[str]:
    """A server over a store on a free port of this machine; yields its address."""
    import uvicorn

    from fogline.present.web.app import make_app
    from fogline.present.web.options import WebSettings

    port = find_free_port()
    app = make_app(WebSettings(store=str(store), port=port, **options))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(20)


@pytest.fixture(scope="session")
def site(example: Path) -> Iterator[str]:
    """The example store, to be read by every test and changed by none."""
    with serve(example) as address:
        yield address


@pytest.fixture
def contexts() -> Iterator[list[Any]]:
    """The browser contexts that a test opened; they are closed before a server of its own ends."""
    opened: list[Any] = []
    yield opened
    _close(opened)


def _close(contexts: list[Any]) -> None:
    while contexts:
        contexts.pop().close()


@pytest.fixture
def own_site(example: Path, tmp_path: Path, contexts: list[Any]) -> Iterator[str]:
    """The example store, a copy for one test to change."""
    copy = tmp_path / "own.db"
    shutil.copy(example, copy)
    with serve(copy) as address:
        yield address
        _close(contexts)


@pytest.fixture
def empty_site(tmp_path: Path, contexts: list[Any]) -> Iterator[str]:
    """A store that nothing was read into."""
    with serve(tmp_path / "empty.db") as address:
        yield address
        _close(contexts)


def _note(told: list[str], message: Any, page: Any) -> None:
    """Keep what a page wrote to its console, but for the hint on tests that read a canvas back."""
    if "willReadFrequently" not in message.text:
        told.append(f"{message.type}: {message.text} ({page.url})")


@pytest.fixture
def open_page(browser: Any, contexts: list[Any]) -> Iterator[OpenPage]:
    """Opens an address in a browser of its own: `size` desk or phone, `scheme` light or dark, `script` False without.

    At the end no page may have asked any other host for anything, and none may have written to its console.
    """
    told: list[str] = []

    def open_one(address: str, *, size: str = "desk", scheme: str = "light", script: bool = True) -> Any:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script,
            reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"] if script else [],
        )  # fmt: skip
        contexts.append(context)
        host = "/".join(address.split("/")[:3]) + "/"

        def guard(route: Any) -> None:
            if route.request.url.startswith((host, "data:", "blob:")):
                route.continue_()
                return
            told.append(f"asked for {route.request.url}")
            route.abort()

        context.route("**/*", guard)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: _note(told, message, page))
        page.on("pageerror", lambda error: told.append(f"error: {error} ({page.url})"))
        page.goto(address)
        return page

    open_one.told = told  # type: ignore[attr-defined]
    yield open_one
    _close(contexts)
    assert told == []
