"""Today, walked through: the map, its layers and places, the two sliders, play, and the shared address."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from web_browser.conftest import OpenPage

pytestmark = pytest.mark.chromium

FIRST_SHOWN = ".map-panel[data-shown]"


@pytest.fixture
def today(open_page: OpenPage, site: str) -> Any:
    page = open_page(site + "/")
    page.wait_for_selector(FIRST_SHOWN)
    return page


def read_points(page: Any, **asked: str) -> dict[str, Any]:
    """The map's places by name, from the API that the page asks."""
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    found = page.request.get(f"{page.url.split('?')[0].rstrip('/')}/api/v1/map?{query}").json()
    return {one["properties"]["name"]: one["properties"] for one in found["features"]
            if one["properties"]["kind"] == "place"}  # fmt: skip


def count_inked(page: Any) -> int:
    """How many different colours the canvas shows: 1 where nothing was drawn."""
    colours: int = page.evaluate(
        """() => { const all = new Set();
            for (const one of document.querySelectorAll('.map-canvas canvas')) {
                const {data} = one.getContext('2d').getImageData(0, 0, one.width, one.height);
                for (let i = 0; i < data.length; i += 164) all.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
            } return all.size; }"""
    )
    return colours


def slide(page: Any, name: str, keys: str) -> None:
    """Move a slider by keys, and wait until the page has followed."""
    page.locator(f"#{name}-slider").focus()
    for key in keys.split():
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    page.wait_for_selector("body:not(.loading)")


def test_the_map_is_drawn_on_a_canvas_without_webgl(today: Any) -> None:
    assert today.evaluate("document.createElement('canvas').getContext('webgl')") is None
    expect(today.locator(".map-canvas canvas").first).to_be_visible()
    expect(today.locator(".map-fallback")).to_be_hidden()
    today.wait_for_timeout(300)
    assert count_inked(today) > 8


def test_without_script_the_server_draws_the_map(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/?day=2024-11-30", script=False)
    expect(page.locator("svg.map")).to_be_visible()
    assert page.locator("svg.map a.place").count() > 5
    page.get_by_label("Day", exact=True).fill("2024-11-29")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("h1")).to_contain_text("29 Nov 2024")
    page.get_by_role("link", name="30 Nov 2024").click()
    expect(page.locator("h1")).to_contain_text("30 Nov 2024")


def test_the_day_moves_map_summary_table_and_address_together(today: Any) -> None:
    before = {one: today.locator(f"#{one}").inner_text() for one in ("title", "changed", "picture")}
    slide(today, "day", "Home ArrowRight ArrowRight")
    assert "day=2024-11-29" in today.url
    expect(today.locator(".map-panel")).to_have_attribute("data-day", "2024-11-29")
    for one, text in before.items():
        assert today.locator(f"#{one}").inner_text() != text
    expect(today.locator("#day-slider")).to_have_attribute("aria-valuetext", "29 Nov 2024")
    today.go_back()
    expect(today.locator("h1")).to_contain_text(before["title"].split("\n")[0])


def test_an_address_can_be_shared(open_page: OpenPage, today: Any) -> None:
    slide(today, "day", "ArrowLeft")
    slide(today, "known", "Home")
    today.get_by_label("clashes").uncheck()
    today.wait_for_timeout(50)
    today.wait_for_selector("body:not(.loading)")
    other = open_page(today.url)
    other.wait_for_selector(FIRST_SHOWN)
    assert other.locator("h1").inner_text() == today.locator("h1").inner_text()
    assert other.locator("#picture").inner_text() == today.locator("#picture").inner_text()
    expect(other.get_by_label("clashes")).not_to_be_checked()
    expect(other.get_by_label("strikes")).to_be_checked()


def test_known_at_takes_back_what_was_not_yet_known(today: Any) -> None:
    everything = today.locator("#picture").inner_text()
    slide(today, "known", "Home")
    assert re.search(r"known=2024-\d\d-\d\d", today.url)
    expect(today.locator("h1")).to_contain_text("as known on")
    assert today.locator("#picture").inner_text() != everything
    known = re.search(r"known=([\d-]+)", today.url)
    assert known
    assert len(read_points(today, day="2024-12-01", known=known[1])) < len(read_points(today, day="2024-12-01"))


def test_play_goes_through_the_days(today: Any) -> None:
    slide(today, "day", "End ArrowLeft ArrowLeft")
    today.get_by_role("button", name="Play").click()
    expect(today.get_by_role("button", name="Pause")).to_be_visible()
    expect(today.locator("h1")).to_contain_text("1 Dec 2024", timeout=8000)
    expect(today.get_by_role("button", name="Play")).to_be_visible()


def test_layers_are_switched_on_the_map(today: Any) -> None:
    today.wait_for_timeout(300)
    red = "--strike"
    assert _shows(today, red)
    today.get_by_label("strikes").uncheck()
    today.wait_for_timeout(50)
    today.wait_for_selector("body:not(.loading)")
    today.wait_for_timeout(300)
    assert not _shows(today, red)


def _shows(page: Any, variable: str) -> bool:
    """Whether the canvas holds the very colour of a variable of the style sheet."""
    found: bool = page.evaluate(
        """name => { const probe = document.createElement('canvas').getContext('2d');
            probe.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
            probe.fillRect(0, 0, 1, 1);
            const [r, g, b] = probe.getImageData(0, 0, 1, 1).data;
            return [...document.querySelectorAll('.map-canvas canvas')].some(one => {
                const {data} = one.getContext('2d').getImageData(0, 0, one.width, one.height);
                for (let i = 0; i < data.length; i += 4)
                    if (data[i] === r && data[i + 1] === g && data[i + 2] === b && data[i + 3] === 255) return true;
                return false; }); }""",
        variable,
    )
    return found


def test_a_place_is_chosen_from_the_list_and_opens_its_card(today: Any) -> None:
    row = today.locator("table.holds tr", has=today.get_by_role("link", name="Hama", exact=True))
    row.get_by_role("button", name="on the map").click()
    card = today.locator(".map-card")
    expect(card).to_be_visible()
    card.get_by_role("link", name="Hama", exact=True).click()
    expect(today.locator("h1")).to_contain_text("Hama")


def test_a_place_is_chosen_on_the_map_by_mouse(today: Any) -> None:
    today.wait_for_timeout(300)
    box = today.locator(".map-canvas").bounding_box()
    today.locator("table.holds").get_by_role("button", name="on the map").first.click()
    name = today.locator(".map-card h3").inner_text()
    today.locator(".map-card .close").click()
    expect(today.locator(".map-card")).to_be_hidden()
    box = today.locator(".map-canvas").bounding_box()
    today.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(today.locator(".map-card h3")).to_have_text(name)


def test_the_map_is_worked_by_keyboard_alone(today: Any) -> None:
    today.locator(".map-canvas").focus()
    today.keyboard.press("n")
    first = today.locator(".map-card h3").inner_text()
    today.keyboard.press("n")
    assert today.locator(".map-card h3").inner_text() != first
    today.keyboard.press("p")
    assert today.locator(".map-card h3").inner_text() == first
    today.keyboard.press("Enter")
    today.keyboard.press("Enter")
    today.wait_for_url(re.compile(r"/(places|events)/"))


def test_no_line_is_drawn_between_places(today: Any) -> None:
    kinds = {one["geometry"]["type"] for one in today.request.get(f"{today.url}api/v1/map").json()["features"]}
    assert kinds == {"Point"}


def test_colours_follow_the_system(today: Any) -> None:
    today.wait_for_timeout(300)
    light = today.evaluate("getComputedStyle(document.body).backgroundColor")
    assert _shows(today, "--land")
    today.emulate_media(color_scheme="dark")
    today.wait_for_timeout(500)
    assert today.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert _shows(today, "--land")


def test_a_day_without_a_tick_of_its_own_is_shown_as_it_was_asked_for(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/?day=2025-01-15")
    page.wait_for_selector(".map-panel[data-shown]")
    expect(page.locator("output[for=day-slider]")).to_have_text("15 Jan 2025")
    page.get_by_label("strikes").uncheck()
    page.wait_for_url(re.compile("day=2025-01-15"))
    expect(page.locator("h1")).to_contain_text("15 Jan 2025")
    page.locator("#picture").get_by_role("link", name="2 Dec 2024").click()
    expect(page.locator("h1")).to_contain_text("2 Dec 2024")


def test_a_place_leads_to_its_card_on_the_map(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/places/sy:aleppo")
    page.get_by_role("link", name="on the map").click()
    page.wait_for_selector(".map-panel[data-shown]")
    expect(page.locator(".map-card")).to_contain_text("Aleppo")


def test_closer_in_the_map_asks_for_the_towns_that_are_there(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/")
    page.wait_for_selector(".map-panel[data-shown]")
    with page.expect_request(re.compile("boundaries.bbox=")) as asked:
        for _ in range(3):
            page.locator(".ol-zoom-in").click()
            page.wait_for_timeout(350)
    sides = [float(side) for side in unquote(asked.value.url).split("bbox=")[1].split(",")]
    assert sides[0] < sides[2] <= sides[0] + 8 and sides[1] < sides[3]
