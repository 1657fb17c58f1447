"""Every page of the example store: whole, linked, and fit for the security policy."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from present.web.markup import Page

PAGES = (
    "/", "/?day=2024-11-30", "/?day=2024-11-30&known=2024-11-30&layers=strikes", "/?since=2024-11-01",
    "/places/sy:aleppo", "/places/sy%3Ahama?day=2024-11-30", "/ledger", "/ledger?measure=killed&sort=number",
    "/disputes", "/disputes?kind=denial", "/sources", "/sources?show=reports", "/sources?show=discards",
    "/search", "/search?q=airport", "/search?type=airstrike&polarity=affirmed&first=2024-11-28&last=2024-12-01",
    "/reports/01_halden_western_aleppo.txt", "/reports/03_ardmore_reprint.txt?beside=01_halden_western_aleppo.txt",
    "/api/docs",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_lets_nothing_through(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    page = Page(answer.text)
    assert page.bad == []
    assert page.unclosed == []
    assert len(page.find("h1")) == 1
    assert [one for one in page.ids if page.ids.count(one) > 1] == []
    assert len(page.find("main")) == 1
    for policy in ("script-src 'self'", "style-src 'self'", "default-src 'none'", "form-action 'self'"):
        assert policy in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_every_link_leads_somewhere(client: TestClient) -> None:
    """All links of the main pages, once each, are answered; fragments within a page are among its ids."""
    seen: set[str] = set()
    for path in ("/", "/places/sy:aleppo", "/disputes", "/reports/01_halden_western_aleppo.txt", "/sources", "/ledger"):
        page = Page(client.get(path).text)
        for link in page.links:
            parts = urlsplit(link)
            if link.startswith("#"):
                assert parts.fragment in page.ids, (path, link)
            elif not link.startswith(("/static", "data:", "/review", "/write", "/add")):
                seen.add(link.partition("#")[0])
    refused = [link for link in sorted(seen) if client.get(link).status_code != 200]
    assert refused == []
    assert len(seen) > 150


def test_an_address_without_a_page_says_so(client: TestClient) -> None:
    for path in ("/places/nowhere", "/events/ev-none", "/claims/none", "/reports/none.txt", "/sources/nobody", "/nix"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert Page(answer.text).find("h1"), path


def test_an_address_that_asks_wrongly_says_so(client: TestClient) -> None:
    for path in ("/?day=2024-13-40", "/?since=yesterday", "/ledger?cursor=nonsense", "/sources?cursor=W10"):
        answer = client.get(path)
        assert answer.status_code == 400
        assert "Not done" in answer.text
