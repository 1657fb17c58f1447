"""Review, writing and adding, walked through as people would, on stores of their own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from web_browser.audit import find_barriers, measure_overflow
from web_browser.conftest import OpenPage

pytestmark = pytest.mark.chromium

DISPATCH = """Rebels seize Maarat al-Numan, monitor says

IDLIB, Syria, Nov. 30, 2024 (Sable Wire) - Rebel fighters captured the town of Maarat al-Numan on Saturday, the Northern
Monitor said. At least 14 soldiers were killed, the group said. The army denied that the town had fallen.
"""
HOSTILE = """\
<script>window.hit = 1</script><img src=x onerror="window.hit = 1"> Army seizes Saraqib

IDLIB, Syria, Nov. 30, 2024 (Sable <svg onload=window.hit=1> Wire) - The Syrian army captured Saraqib on Saturday,
said "<iframe src=javascript:window.hit=1>" \u202egnitset\u202c, a spokesman. =HYPERLINK("http://example.org")
[more](javascript:window.hit=1)

"""
LONG_WORD = "A" * 200_000


def read_queue(page: Any) -> str:
    """The words of the claim that leads the queue."""
    words: str = page.locator(".queue article blockquote mark").first.inner_text()
    return words


def sign(page: Any, name: str, why: str = "") -> None:
    """Fill in who decides, and why, in the first form of the page."""
    page.get_by_label("Your name").first.fill(name)
    page.get_by_label("Why (kept with the decision)").first.fill(why)
    page.keyboard.press("Escape")


def paste(page: Any, site: str, text: str) -> None:
    """Paste a report and wait until it is read."""
    page.goto(site + "/add")
    page.get_by_label("The text of one report").fill(text)
    page.get_by_role("button", name="Read the text").click()
    expect(page.locator("#progress [role=status]")).to_contain_text("1 read", timeout=60_000)


def test_a_queue_is_decided_by_keyboard_alone_and_undone(open_page: OpenPage, own_site: str) -> None:
    page = open_page(own_site + "/review")
    first = read_queue(page)
    expect(page.locator(".queue .effect").first).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard")).to_contain_text("Accept")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert "current" in (page.locator("[data-item]").nth(1).get_attribute("class") or "")
    page.keyboard.press("k")
    sign(page, "Ada", "the quote says so")
    page.keyboard.press("r")
    expect(page.get_by_role("status").first).to_contain_text("this is no claim")
    assert read_queue(page) != first
    page.goto(own_site + "/review/history")
    expect(page.locator("main")).to_contain_text("Ada")
    expect(page.locator("main")).to_contain_text("the quote says so")
    with page.expect_navigation():
        page.get_by_role("button", name="Undo").first.click()
    page.goto(own_site + "/review")
    assert read_queue(page) == first


def test_a_decision_is_seen_on_the_map_at_once(open_page: OpenPage, own_site: str) -> None:
    page = open_page(own_site + "/review")
    effect = page.locator(".queue .effect").first.inner_text()
    before = page.request.get(own_site + "/api/v1/map").text()
    sign(page, "Ada")
    page.keyboard.press("r")
    expect(page.get_by_role("status").first).to_contain_text("Kept")
    for _ in range(50):
        if page.request.get(own_site + "/api/v1/map").text() != before:
            break
        page.wait_for_timeout(200)
    assert page.request.get(own_site + "/api/v1/map").text() != before, effect


def test_a_slot_is_corrected(open_page: OpenPage, own_site: str) -> None:
    page = open_page(own_site + "/review")
    page.keyboard.press("e")
    page.wait_for_url(re.compile("/review/claims/"))
    page.keyboard.press("d")
    expect(page.get_by_label("First day")).to_be_focused()
    page.get_by_label("First day").fill("2024-11-28")
    page.get_by_label("Last day").fill("2024-11-28")
    form = page.locator("#slot-time form").last
    form.get_by_label("Your name").fill("Ada")
    form.get_by_role("button", name="Correct the time").click()
    expect(page.get_by_role("status").first).to_contain_text("corrected")
    expect(page.locator("#slot-time")).to_contain_text("28 Nov 2024")
    expect(page.locator("#slot-time")).to_contain_text("read as")


def test_two_people_at_once_lose_nothing_and_see_the_conflict(open_page: OpenPage, own_site: str) -> None:
    ada, ben = open_page(own_site + "/review"), open_page(own_site + "/review")
    assert read_queue(ada) == read_queue(ben)
    sign(ada, "Ada", "the quote is plain")
    sign(ben, "Ben", "it is a rumour")
    ada.keyboard.press("a")
    expect(ada.get_by_role("status").first).to_contain_text("Kept")
    ben.keyboard.press("r")
    expect(ben.locator("main")).to_contain_text("Two people decided")
    ada.goto(own_site + "/review/conflicts")
    shown = ada.locator("main")
    for words in ("Ada", "Ben", "the quote is plain", "it is a rumour"):
        expect(shown).to_contain_text(words)
    assert find_barriers(ada) == []
    ben.get_by_role("button", name="Ada is right").click()
    expect(ben.get_by_role("status").first).to_contain_text("Kept")
    ada.goto(own_site + "/review/conflicts")
    expect(shown).to_contain_text("No conflict")
    ben.goto(own_site + "/review/agreement")
    expect(ben.locator("main")).to_contain_text("Ada")


def test_a_missed_claim_is_added_by_selecting_its_words(open_page: OpenPage, own_site: str) -> None:
    page = open_page(own_site + "/reports/09_pennant_air_base.txt")
    page.evaluate(
        """() => { const walker = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const [node, at] = [walker.currentNode, walker.currentNode.data.indexOf('the site says')];
                if (at >= 0) return getSelection().setBaseAndExtent(node, at, node, at + 13); } }"""
    )
    form = page.locator("#pick")
    expect(form).to_be_visible()
    assert form.locator("[name=quote], [name=exact]").first.input_value() == "the site says"
    start = int(form.locator("[name=start]").input_value())
    told = page.request.get(own_site + "/api/v1/reports/09_pennant_air_base.txt").json()
    assert told["text"][start : start + 13] == "the site says"


def test_a_report_is_put_together_and_taken_along(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/write")
    taken = page.locator("[data-facts=in] [data-fact]")
    count = taken.count()
    assert count > 3
    ident = taken.first.get_attribute("data-fact")
    taken.first.get_by_role("button", name="Leave out").click()
    expect(taken).to_have_count(count - 1)
    left = page.locator(f"[data-facts=out] [data-fact='{ident}']")
    expect(left).to_have_count(1)
    left.drag_to(page.locator("[data-facts=in]"), target_position={"x": 40, "y": 20})
    expect(taken).to_have_count(count)
    second = taken.nth(1).get_attribute("data-fact")
    taken.nth(1).drag_to(taken.nth(0), target_position={"x": 60, "y": 3})
    page.wait_for_load_state()
    expect(taken.first).to_have_attribute("data-fact", second or "")
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.get_by_role("status")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("#")
    page.get_by_role("link", name="Read and print").click()
    expect(page.locator("article.report .refs a").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("header.site")).to_be_hidden()
    assert len(page.pdf()) > 10_000


def test_facts_are_moved_put_in_and_left_out_by_keyboard_alone(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/write?length=short")
    taken, left = page.locator("[data-facts=in] [data-fact]"), page.locator("[data-facts=out] [data-fact]")
    count = taken.count()
    ident = taken.nth(0).get_attribute("data-fact") or ""
    mine = page.locator(f"[data-fact='{ident}']")
    page.keyboard.press("j")
    expect(taken.nth(0)).to_be_focused()
    page.keyboard.press("Shift+J")
    expect(taken.nth(1)).to_have_attribute("data-fact", ident)
    expect(mine).to_be_focused()
    page.keyboard.press("Shift+J")
    expect(taken.nth(2)).to_have_attribute("data-fact", ident)
    expect(mine).to_be_focused()
    page.keyboard.press("Shift+K")
    expect(taken.nth(1)).to_have_attribute("data-fact", ident)
    expect(mine).to_be_focused()
    page.keyboard.press("x")
    expect(taken).to_have_count(count - 1)
    expect(left.and_(mine)).to_have_count(1)
    page.wait_for_load_state()
    for _ in range(count):
        page.keyboard.press("j")
    expect(left.nth(0)).to_be_focused()
    page.keyboard.press("i")
    expect(taken).to_have_count(count)


def test_first_use_from_an_empty_store_to_claims_on_the_map(open_page: OpenPage, empty_site: str) -> None:
    page = open_page(empty_site + "/")
    expect(page.locator("h1")).to_contain_text("Nothing has been read yet")
    assert find_barriers(page) == []
    for path in ("/ledger", "/disputes", "/sources", "/review", "/write"):
        page.goto(empty_site + path)
        expect(page.locator(".empty a[href='/add']").first).to_be_visible()
    page.goto(empty_site + "/")
    page.get_by_role("link", name="Paste a report").click()
    page.get_by_label("The text of one report").fill(DISPATCH)
    page.get_by_role("button", name="Read the text").click()
    expect(page.locator("#progress")).to_contain_text("1 read", timeout=60_000)
    page.get_by_role("link", name="See the map").click()
    page.wait_for_selector(".map-panel[data-shown]")
    expect(page.locator("main")).to_contain_text("Maarat al-Numan")
    names = [one["properties"]["name"] for one in page.request.get(empty_site + "/api/v1/map").json()["features"]]
    assert "Maarat al-Numan" in names


def test_files_are_dropped_and_what_is_not_read_is_explained(
    open_page: OpenPage, empty_site: str, tmp_path: Path
) -> None:
    page = open_page(empty_site + "/add")
    page.evaluate(
        """text => { const all = new DataTransfer();
            all.items.add(new File([text], 'sable.txt', {type: 'text/plain'}));
            all.items.add(new File([new Uint8Array([0, 1, 2, 3, 255, 254])], 'noise.txt', {type: 'text/plain'}));
            document.querySelector('[data-drop]').dispatchEvent(
                new DragEvent('drop', {dataTransfer: all, bubbles: true, cancelable: true})); }""",
        DISPATCH,
    )
    assert page.locator("input[type=file]").evaluate("one => one.files.length") == 2
    page.get_by_role("button", name="Read the files").click()
    expect(page.locator("#progress")).to_contain_text("1 read", timeout=60_000)
    expect(page.get_by_role("heading", name="Not read")).to_be_visible()
    expect(page.locator("#progress")).to_contain_text("noise.txt")
    page.goto(empty_site + "/add")
    expect(page.locator("main")).to_contain_text("noise.txt")


def test_a_hostile_report_is_shown_harmlessly(open_page: OpenPage, empty_site: str) -> None:
    page = open_page(empty_site + "/add")
    hostile = {"name": "hostile.txt", "mimeType": "text/plain", "buffer": (HOSTILE + LONG_WORD).encode()}
    page.locator("input[type=file]").set_input_files(hostile)
    page.get_by_role("button", name="Read the files").click()
    expect(page.locator("#progress")).to_contain_text("1 read", timeout=60_000)
    page.locator("#progress ul a").first.click()
    page.wait_for_selector(".text")
    assert "<script>window.hit = 1</script>" in page.locator(".text").inner_text()
    assert page.locator(".text script, .text img, .text iframe, .text svg").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert measure_overflow(page) <= 0
    for path in ("/", "/search?q=Saraqib", "/review", "/write", "/sources?show=reports", "/ledger"):
        page.goto(empty_site + path)
        assert page.evaluate("window.hit") is None
        assert page.locator("main img, main iframe").count() == 0
        assert measure_overflow(page) <= 0, path


def test_what_was_added_since_is_told_on_the_next_visit(open_page: OpenPage, own_site: str) -> None:
    page = open_page(own_site + "/")
    paste(page, own_site, DISPATCH.replace("Maarat al-Numan", "Khan Sheikhoun"))
    page.goto(own_site + "/?since=2024-01-01")
    expect(page.locator("#changed .log li").first).to_be_visible()


def test_tab_alone_reaches_every_part_of_the_page(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/")
    page.wait_for_selector(".map-panel[data-shown]")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    seen = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "document.activeElement.id || document.activeElement.className || document.activeElement.name"
            )
        )
    assert {"play", "day-slider", "known-slider", "layers", "map-canvas"} <= {
        str(one).split()[0] for one in seen if one
    }
