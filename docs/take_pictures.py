"""Take the pictures of the documents: python docs/take_pictures.py REPORT.html

Needs Chromium (Debian's package). Writes docs/images/report.png, the top of the situation report.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parent / "images"


def take(report: Path) -> None:
    """The first screens of the report at twice the usual density."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1180, "height": 1500}, offline=True)
        page.goto(report.resolve().as_uri())
        page.screenshot(path=IMAGES / "report.png")
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
