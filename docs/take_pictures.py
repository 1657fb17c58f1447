"""Take the pictures of the documents: python docs/take_pictures.py REPORT.html

Needs Chromium (Debian's package). Writes docs/images/report.png, the top of the situation report, and
docs/images/map.png, its map with the legend.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parent / "images"
LARGEST = 300_000
"""Bytes of a picture at most."""


def take(report: Path) -> None:
    """The report's first screen and its map, at one pixel a point. Raises ValueError where a picture is too large."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1080, "height": 1200}, offline=True)
        page = context.new_page()
        page.goto(report.resolve().as_uri())
        page.screenshot(path=IMAGES / "report.png")
        page.locator("#holds figure").first.screenshot(path=IMAGES / "map.png")
        browser.close()
    for picture in (IMAGES / "report.png", IMAGES / "map.png"):
        if picture.stat().st_size > LARGEST:
            raise ValueError(f"{picture.name} has {picture.stat().st_size:,} bytes, more than {LARGEST:,}.")


if __name__ == "__main__":
    take(Path(sys.argv[1]))
