"""Hostile reports: script, SVG, addresses that run, formulas, directional controls and endless words do no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline import pipeline
from fogline.settings import Settings
from fogline.store.database import open_store
from present.web.conftest import Serve
from present.web.markup import Page

HOSTILE = (
    'Army <script>alert("1")</script> <svg onload=alert(2)> takes Sennar\n\n'
    "KOSTI, March 4 (Lowland <b>Wire</b>) - The army took the town of Sennar on Tuesday, "
    '<img src=x onerror=alert(3)> the "Delta & Front" said. '
    "[click](javascript:alert(4)) At least 12 people were killed in Sennar on Tuesday, the army said.\n\n"
    "The rebels \u202ekilled\u202c two soldiers near Sennar on Tuesday, the army said. =HYPERLINK(1+1)\n\n"
    "</mark></div></main><script>alert(5)</script>\n"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds hostile reports, named in a hostile way."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "a'\"><script>x.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "long.txt").write_text("Forces took Sennar on Tuesday, the army said.\n\n" + "w" * 900_000, "utf-8")
    given = {"published": "2031-03-04", "publisher": '<i onmouseover=alert(6)>Wire</i> & "Co"'}
    path = folder / "hostile.db"
    with open_store(str(path)) as store:
        pipeline.run([str(folder)], store, Settings(), given)
    return path


def test_every_page_shows_hostile_reports_harmlessly(hostile: Path, serve: Serve) -> None:
    client = serve(hostile)
    first = client.get("/")
    seen, waiting = set(), ["/", "/ledger", "/disputes", "/sources", "/sources?show=reports", "/search?q=alert"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = Page(answer.text)
        assert page.bad == [], address
        assert page.unclosed == [], address
        assert "<script>alert" not in answer.text
        assert "<svg onload" not in answer.text
        links = [link.partition("#")[0] for link in page.links]
        starts = ("/places/", "/events/", "/claims/", "/reports/", "/sources/")
        waiting += [link for link in links if link.startswith(starts)]
    assert first.status_code == 200
    assert sum(one.startswith("/reports/") for one in seen) == 2
    assert sum(one.startswith("/claims/") for one in seen) >= 2


def test_the_text_is_shown_as_it_is_with_controls_named(hostile: Path, serve: Serve) -> None:
    client = serve(hostile)
    doc = next(one["doc"] for one in client.get("/api/v1/reports").json()["items"] if "script" in one["doc"])
    html = client.get(f"/reports/{doc}").text
    page = Page(html)
    shown = "".join(Page(html.partition('<div class="text"')[2].partition(">")[2].partition("<aside")[0]).words)
    assert HOSTILE.strip() in shown
    text = html.partition('<div class="text"')[2].partition("<aside")[0]
    assert page.bad == []
    assert text.count("\u202e") == text.count('data-name="RLO"') == 1


def test_a_word_of_nearly_a_million_letters_is_answered_whole(hostile: Path, serve: Serve) -> None:
    client = serve(hostile)
    html = client.get("/reports/long.txt").text
    assert "w" * 900_000 in html.replace("<wbr>", "")
    for address in ("/", "/search?q=forces", "/ledger"):
        assert len(client.get(address).text) < 200_000
