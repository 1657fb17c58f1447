"""The HTML report: self-contained, without script, escaped, every footnote on its characters."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from fogline.lexicon.boundaries import Boundary
from fogline.present.report_html import hash_style, render_html
from fogline.present.safe_text import anchor
from fogline.present.sitrep import derive_report
from present.scene import CARDS, CLAIMS, make_dossier

SQUARE = (((33.0, 12.5), (34.5, 12.5), (34.5, 14.5), (33.0, 14.5), (33.0, 12.5)),)
VOID = {"meta", "br", "path", "circle", "line"}


class Page(HTMLParser):
    """Collects ids, links, and the text of each element with an id and of each claim's marks; tags must nest."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: dict[str, str] = {}
        self._open: list[str] = []
        self._tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.links.append(given["href"] or "")
        if tag not in VOID:
            self._tags.append(tag)
            self._open.append(given.get("data-claim") or given.get("id") or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self._tags.pop() == tag
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for key in dict.fromkeys(key for key in self._open if key):
            self.texts[key] = self.texts.get(key, "") + data


@pytest.fixture(scope="module")
def html() -> str:
    dossier = make_dossier()
    boundaries = [Boundary("Sennar <state>", "province", "SD", SQUARE), Boundary("Sudan", "country", "SD", SQUARE)]
    return render_html(derive_report(dossier), dossier, boundaries)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    made = Page()
    made.feed(html)
    made.close()
    return made


def test_ids_are_single_and_every_link_has_its_target(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert {link for link in page.links if link.removeprefix("#") not in page.ids} == set()


def test_every_footnote_lands_on_its_quote(page: Page) -> None:
    for claim in CLAIMS.values():
        assert page.texts[claim.id] == claim.evidence.exact
        assert anchor("c", claim.id) in page.ids
        assert "#" + anchor("c", claim.id) in page.links


def test_the_reports_stand_in_it_as_read(page: Page) -> None:
    for card in CARDS:
        assert card.text in page.texts[anchor("r", card.id)]


def test_nothing_comes_from_elsewhere_and_nothing_runs(html: str, page: Page) -> None:
    assert "<script" not in html
    assert not re.search(r"(?:https?:)?//\w", html.replace("http-equiv", ""))
    names = {name for _, name, _ in page.attributes}
    assert not {name for name in names if name.startswith("on")} | (names & {"src", "style", "action"})
    policy = next(value for tag, name, value in page.attributes if name == "content" and "default-src" in value)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_the_policy_lets_the_style_sheet_through(html: str) -> None:
    style = html[html.index("<style>") + 7 : html.index("</style>")]
    assert hash_style(style) in html
    assert html.count("<style>") == 1


def test_words_of_reports_are_escaped(html: str) -> None:
    assert "&lt;script&gt;alert" in html
    assert "Valley &lt;b&gt;Herald&lt;/b&gt;" in html
    assert "A PDF is not &lt;read&gt;." in html
    assert "SENNAR &lt;STATE&gt;" in html


def test_directional_controls_are_held_apart(html: str) -> None:
    assert html.count("\u202e") == html.count('<bdi class="bidi" data-name="RLO">\u202e</bdi>') > 0


def test_parts_are_there(page: Page, html: str) -> None:
    for part in (
        "points",
        "happened",
        "holds",
        "tolls",
        "differ",
        "background",
        "sources",
        "discards",
        "notes",
        "texts",
    ):
        assert part in page.ids
    assert html.count('<svg class="map"') == html.count('<svg class="timeline"') == 2
    assert '<tr class="overtaken">' in html


def test_every_entry_and_row_has_a_footnote(html: str) -> None:
    rows = re.findall(r'<li id="[ep]-[^"]*".*?</li>|<tr id="p-.*?</tr>', html, re.S)
    assert len(rows) > len(CLAIMS) / 2
    assert [row for row in rows if 'href="#n' not in row] == []


def test_many_entries_are_folded_not_dropped() -> None:
    scene = make_dossier()
    more = [replace(scene.events[2], id=f"ev-more-{i}") for i in range(30)]
    lines = [replace(scene.timeline[1], event=event.id) for event in more]
    dossier = make_dossier(events=(*scene.events, *more), timeline=(*scene.timeline, *lines))
    made = render_html(derive_report(dossier), dossier)
    assert all(f'id="{anchor("e", event.id)}"' in made for event in more)
    assert re.search(r"<summary>\d+ more</summary>", made)


def test_a_dossier_with_reports_alone() -> None:
    bare = make_dossier(claims={}, events=(), timeline=(), control=(), ledger=(), disputes=(), reprints=(), discards=())
    made = render_html(derive_report(bare), bare)
    for words in ("No report says who holds a place", "No report gives a toll", "No disagreement was found"):
        assert words in made
