"""Every page: no barriers, light and dark, on a desk and on a phone, with and without script."""

from __future__ import annotations

from typing import Any

import pytest

from web_browser.audit import find_barriers, measure_overflow
from web_browser.conftest import OpenPage

pytestmark = pytest.mark.chromium

PAGES = {
    "today": "/", "ledger": "/ledger", "disputes": "/disputes", "sources": "/sources", "search": "/search?q=Aleppo",
    "review": "/review", "write": "/write", "add": "/add", "api": "/api/docs", "missing": "/places/none-such",
    "reports": "/sources?show=reports", "discards": "/sources?show=discards", "history": "/review/history",
    "conflicts": "/review/conflicts", "agreement": "/review/agreement", "exchange": "/review/exchange",
    "unanchored": "/review/unanchored",
    "beside": "/reports/03_ardmore_reprint.txt?beside=01_halden_western_aleppo.txt",
}  # fmt: skip
FOUND = {
    "place": ("/places/", "/"), "event": ("/events/", "/disputes"), "report": ("/reports/", "/sources?show=reports"),
    "voice": ("/sources/", "/sources"), "claim": ("/claims/", "/ledger"), "decide": ("/review/claims/", "/review"),
    "identity": ("/review/identity?", "DECIDE"), "draft": ("/write/read?", "/write"),
}  # fmt: skip
"""Pages of one thing: the beginning of their addresses, and the page that links to one."""
EVERY = [*PAGES, *FOUND]


def find_address(page: Any, site: str, name: str) -> str:
    """Address of a page by its short name."""
    if name in PAGES:
        return site + PAGES[name]
    beginning, where = FOUND[name]
    page.goto(find_address(page, site, "decide") if where == "DECIDE" else site + where)
    links = page.eval_on_selector_all("main a[href]", "all => all.map(one => one.getAttribute('href').split('#')[0])")
    found = [one for one in links if one.startswith(beginning) and one != beginning]
    assert found, f"no link to {beginning} on {page.url}"
    return site + str(found[0])


@pytest.fixture(params=EVERY)
def page(open_page: OpenPage, site: str, request: pytest.FixtureRequest) -> Any:
    opened = open_page(site + "/api/docs")
    opened.goto(find_address(opened, site, request.param))
    if request.param == "missing":
        open_page.told.clear()  # type: ignore[attr-defined]
    return opened


def test_it_has_no_serious_barriers_in_light_dark_and_on_a_phone(page: Any) -> None:
    assert find_barriers(page) == []
    assert page.locator("h1").count() == 1
    page.emulate_media(color_scheme="dark")
    assert find_barriers(page, "color-contrast") == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert measure_overflow(page) <= 0
    assert find_barriers(page, "target-size", "scrollable-region-focusable") == []


@pytest.mark.parametrize("name", PAGES)
def test_it_can_be_read_without_script(open_page: OpenPage, site: str, name: str) -> None:
    page = open_page(site + PAGES[name], script=False)
    if name == "missing":
        open_page.told.clear()  # type: ignore[attr-defined]
    assert page.locator("h1").inner_text().strip()
    assert len(page.locator("main").inner_text()) > 40
