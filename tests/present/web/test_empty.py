"""An empty store: every page says what to do next."""

from __future__ import annotations

import pytest

from present.web.conftest import Serve
from present.web.markup import Page


@pytest.mark.parametrize(
    "path", ["/", "/ledger", "/disputes", "/sources", "/sources?show=reports", "/sources?show=discards"]
)
def test_an_empty_page_says_what_to_do(serve: Serve, path: str) -> None:
    answer = serve().get(path)
    assert answer.status_code == 200
    page = Page(answer.text)
    assert page.bad == []
    assert page.find("div", class_="empty")
    assert "/add" in page.links


def test_search_on_an_empty_store(serve: Serve) -> None:
    client = serve()
    assert client.get("/search?q=anything").status_code == 200
    assert client.get("/api/v1/map").json()["features"] == []
    assert client.get("/api/v1/days").json()["items"] == []
    assert client.get("/api/v1/boundaries").json()["features"] == []
