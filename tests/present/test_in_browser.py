"""The HTML report as a reader sees it: opened without a network in Debian's Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fogline.lexicon.boundaries import load_boundaries
from fogline.present.report_html import render_html
from fogline.present.sitrep import derive_report
from present.scene import CLAIMS, make_dossier

CHROMIUM = Path("/usr/bin/chromium")
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
pytestmark = pytest.mark.chromium


def _need_chromium() -> None:
    if CHROMIUM.exists():
        return
    if os.environ.get("FOGLINE_REQUIRE_PARTS") == "1":
        pytest.fail(f"there is no {CHROMIUM}: apt-get install chromium")
    pytest.skip(f"there is no {CHROMIUM}: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    _need_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = make_dossier()
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_html(derive_report(dossier), dossier, load_boundaries()), encoding="utf-8")
    return path


@pytest.fixture(params=SIZES)
def page(browser: Any, report: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
    opened = context.new_page()
    opened.told = []
    opened.on("console", lambda message: opened.told.append(message.text))
    opened.on("request", lambda sent: opened.told.append(sent.url) if not sent.url.startswith("file:") else None)
    opened.goto(report.as_uri())
    yield opened
    assert opened.told == []
    context.close()


def test_it_fits_the_width(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_one_map_and_one_timeline_are_seen(page: Any) -> None:
    for picture in ("svg.map", "svg.timeline"):
        seen = [one for one in page.locator(picture).all() if one.is_visible()]
        assert len(seen) == 1
        box = seen[0].bounding_box()
        assert box["width"] > 300
        assert box["height"] > 80
    names = [one.text_content() for one in page.locator("svg.map text.name").all() if one.is_visible()]
    assert sorted(names) == ["Kosti", "Sennar", "Singa"]


def test_names_on_the_map_do_not_cover_each_other(page: Any) -> None:
    boxes = [one.bounding_box() for one in page.locator("svg.map text.name").all() if one.is_visible()]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart_x = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            apart_y = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
            assert apart_x or apart_y


def test_disagreements_stand_with_both_sides(page: Any) -> None:
    denial = page.locator("#differ article").first
    quotes = denial.locator("blockquote").all_text_contents()
    assert len(quotes) == 2
    assert CLAIMS["a1"].evidence.exact in quotes[0]
    assert CLAIMS["a2"].evidence.exact in quotes[1]


def test_every_footnote_leads_to_its_very_characters(page: Any) -> None:
    found = page.evaluate(
        """() => [...document.querySelectorAll('a.quote')].map(link => {
            const mark = document.getElementById(link.hash.slice(1));
            const pieces = [...document.querySelectorAll('mark')].filter(m => m.dataset.claim === mark.dataset.claim);
            const text = pieces.map(m => m.textContent).join('');
            return [mark.dataset.claim, link.textContent, text];
        })"""
    )
    assert {claim: quote for claim, quote, _ in found} == {c.id: c.evidence.exact for c in CLAIMS.values()}
    assert [claim for claim, quote, text in found if quote != text] == []


def test_every_marker_leads_to_a_footnote(page: Any) -> None:
    missing = page.evaluate(
        """() => [...document.querySelectorAll('a')].map(link => link.getAttribute('href').slice(1))
            .filter(target => !document.getElementById(target)).length"""
    )
    assert missing == 0
    assert page.locator(".refs a").count() > len(CLAIMS)


def test_a_click_lands_on_the_words(page: Any) -> None:
    page.locator("ol.notes a.quote").first.click()
    mark = page.locator("mark:target")
    assert mark.count() == 1
    assert mark.evaluate("m => { const r = m.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }")


def test_the_style_sheet_is_let_through_and_hostile_words_are_words(page: Any) -> None:
    assert page.locator("h1").evaluate("h => getComputedStyle(h).fontFamily").startswith("Georgia")
    assert page.locator("script").count() == 0
    assert '<script>alert("dead")</script>' in page.locator("#texts").text_content()


def test_dark_and_print(page: Any) -> None:
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.emulate_media(media="print", color_scheme="light")
    assert not page.locator("nav").is_visible()
