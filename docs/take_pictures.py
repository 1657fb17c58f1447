"""Take the pictures of the documents: python docs/take_pictures.py FOLDER, or `make pictures`.

FOLDER holds what `make demo` wrote: fogline.db and report.html. Needs Debian's Chromium. Writes to docs/images
the top of the situation report and its map (report.png, map.png), and the pages of `fogline serve`.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parent / "images"
LARGEST = 200_000
"""Bytes of a picture at most."""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-webgl", "--disable-3d-apis"]
DESK, PHONE = (1120, 740), (390, 760)
PAGES: dict[str, tuple[str, str, tuple[int, int], str]] = {
    "today": ("/", "", DESK, "light"),
    "today-dark": ("/", "", DESK, "dark"),
    "today-phone": ("/", "", PHONE, "light"),
    "place": ("/search?q=Aleppo", "/places/", DESK, "light"),
    "event": ("/disputes", "/events/", DESK, "light"),
    "report-page": ("/sources?show=reports", "/reports/", DESK, "light"),
    "ledger": ("/ledger", "", DESK, "light"),
    "disagreements": ("/disputes", "", DESK, "light"),
    "sources": ("/sources", "", DESK, "light"),
    "search": ("/search?q=strike", "", DESK, "light"),
    "review": ("/review", "", DESK, "light"),
    "write": ("/write", "", DESK, "light"),
    "add": ("/add", "", (1120, 560), "light"),
}
"""Picture -> (address, the beginning of the first link to follow from there, size in pixels, colours)."""


def take(folder: Path) -> None:
    """Every picture, at one pixel a point. Raises ValueError where one is too large."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as play, serve(folder / "fogline.db") as site:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        take_report(browser, folder / "report.html")
        for name, (path, follow, size, scheme) in PAGES.items():
            take_page(browser, name, site + path, follow, size, scheme)
        browser.close()
    for picture in sorted(IMAGES.glob("*.png")):
        if picture.stat().st_size > LARGEST:
            raise ValueError(f"{picture.name} has {picture.stat().st_size:,} bytes, more than {LARGEST:,}.")


def take_report(browser: Any, report: Path) -> None:
    """The situation report's first screen, and its map."""
    context = browser.new_context(viewport={"width": 1080, "height": 880}, offline=True)
    page = context.new_page()
    page.goto(report.resolve().as_uri())
    page.screenshot(path=IMAGES / "report.png")
    page.locator("#holds figure").first.screenshot(path=IMAGES / "map.png")
    context.close()


def take_page(browser: Any, name: str, address: str, follow: str, size: tuple[int, int], scheme: str) -> None:
    """One page of the server; with `follow`, the page behind the first link on it that begins so."""
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    if follow:
        links = page.eval_on_selector_all("main a[href]", "all => all.map(one => one.getAttribute('href'))")
        page.goto(re.sub(r"(//[^/]+).*", r"\1", address) + next(link for link in links if link.startswith(follow)))
    if page.locator(".map-panel").count():
        page.wait_for_selector(".map-panel[data-shown]")
        page.wait_for_timeout(300)
    page.screenshot(path=IMAGES / f"{name}.png")
    context.close()


@contextmanager
def serve(store: Path) -> Iterator[str]:
    """`fogline serve` over a store on a free port; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "fogline", "serve", "--store", str(store), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(900):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not begin")


if __name__ == "__main__":
    take(Path(sys.argv[1]))
