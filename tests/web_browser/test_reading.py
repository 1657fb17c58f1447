"""Place, event, report, ledger, disagreements, sources and search, walked through on the example store."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from web_browser.conftest import OpenPage

pytestmark = pytest.mark.chromium


def test_a_place_tells_who_held_it_by_voice_and_by_what_rule(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/search?q=Aleppo")
    page.locator("#names-h ~ ul").get_by_role("link", name="Aleppo", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Aleppo")
    expect(page.locator("svg.strip")).to_be_visible()
    rows = page.locator("svg.strip text.row").all_text_contents()
    assert rows[0].startswith("Assessed")
    assert any(row.startswith("Syrian state television") for row in rows)
    steps = page.locator("ol.steps > li")
    assert steps.count() > 4
    expect(steps.first.locator("mark")).to_be_visible()
    assert page.locator("#events-h ~ ul li").count() > 3
    page.locator("svg.strip a").last.click()
    assert re.search(r"#s-\d+$", page.url)


def test_an_event_shows_both_sides_and_who_rests_on_whom(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/disputes")
    page.locator("article.dispute a[href^='/events/']").first.click()
    says, denies = page.get_by_role("heading", name="Say that it is so"), page.get_by_role("heading", name="Deny it")
    expect(says).to_be_visible()
    expect(denies).to_be_visible()
    assert says.bounding_box()["x"] < denies.bounding_box()["x"]  # type: ignore[index]
    assert page.locator("article.claim mark").count() >= 2
    expect(page.locator("svg.graph")).to_be_visible()
    assert page.locator("svg.graph .node").count() > 2


def test_a_report_stands_as_read_with_its_claims_marked(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/sources?show=reports")
    page.locator("tr", has_text="The Daily Pennant").get_by_role("link").first.click()
    expect(page.locator("h1")).to_contain_text("abandon air base")
    expect(page.locator(".text .furniture").first).to_contain_text("Home")
    mark = page.locator(".text mark").nth(3)
    mark.hover()
    card = page.locator(".shown-card")
    expect(card).to_be_in_viewport()
    assert mark.inner_text().strip() in card.locator("blockquote").inner_text()
    page.locator(".text mark a").nth(5).focus()
    assert page.locator(".shown-card").get_attribute("id") == page.locator(".text mark").nth(5).get_attribute(
        "data-card"
    )
    card = page.locator(".shown-card")
    card.get_by_text("how it was read").click()
    expect(card.locator("dl.parts")).to_contain_text("found by")


def test_marks_are_the_very_characters_of_the_claims(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/reports/09_pennant_air_base.txt")
    text = page.locator(".text").evaluate("one => one.textContent")
    told = page.request.get(f"{site}/api/v1/reports/09_pennant_air_base.txt").json()
    assert text == told["text"]


def test_a_link_to_a_claim_lands_on_its_words(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/search?q=Hama")
    link = page.get_by_role("link", name="in the report").first
    address = link.get_attribute("href")
    assert address
    link.click()
    target = page.locator("#" + address.split("#")[1])
    expect(target).to_have_count(1)
    top = target.evaluate("one => one.getBoundingClientRect().top")
    assert 0 <= top <= 900


def test_two_reports_side_by_side_show_what_they_share(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/reports/03_ardmore_reprint.txt")
    page.get_by_role("link", name="read side by side").first.click()
    assert "beside=" in page.url
    both = page.locator(".text[data-sync]")
    assert both.count() == 2
    first, second = both.nth(0).locator("[data-pair]").first, both.nth(1).locator("[data-pair='0']").first
    assert (
        first.inner_text().split() == second.inner_text().split() or first.inner_text()[:20] == second.inner_text()[:20]
    )
    first.hover()
    assert "paired" in (second.get_attribute("class") or "")


def test_the_ledger_is_ordered_and_followed_to_its_words(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/ledger")
    page.get_by_label("Order").select_option("number")
    page.wait_for_url(re.compile("sort=number"))
    numbers = [int(one) for one in page.eval_on_selector_all(
        "table.tolls td:first-child", "all => all.map(one => one.dataset.sortValue)") if one]  # fmt: skip
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) > 5
    page.get_by_label("What", exact=True).select_option(index=1)
    page.wait_for_url(re.compile("measure=[a-z]"))
    page.locator("table.tolls .refs a").first.click()
    expect(page.locator("h1")).to_contain_text("Claim")
    expect(page.locator("blockquote mark")).to_be_visible()


def test_disagreements_are_named_by_kind(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/disputes")
    everything = page.locator("article.dispute").count()
    page.get_by_role("link", name=re.compile("^Denied")).click()
    denied = page.locator("article.dispute")
    assert 0 < denied.count() < everything
    assert denied.first.locator("blockquote").count() >= 2


@pytest.mark.parametrize("script", [True, False])
def test_voices_are_sorted_found_and_have_a_record(open_page: OpenPage, site: str, script: bool) -> None:
    page = open_page(site + "/sources", script=script)
    page.get_by_role("columnheader", name="Contradicted").get_by_role("link").click()
    page.wait_for_url("**sort=contradicted")
    expect(page.get_by_role("columnheader", name="Contradicted")).to_have_attribute("aria-sort", "descending")
    for number in (5, 7):
        column = [int(one) for one in page.locator(f"tbody td:nth-child({number})").all_inner_texts()]
        assert column[0] > 0
        assert number == 5 or column == sorted(column, reverse=True)
    page.get_by_role("columnheader", name="Voice").get_by_role("link").click()
    page.wait_for_url("**sort=name")
    names = [one.casefold() for one in page.locator("tbody th").all_inner_texts()]
    assert names[0] < names[-1]
    page.get_by_label("Name").fill("state television")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Syrian state television").click()
    expect(page.locator("dl.facts")).to_contain_text("Contradicted")
    expect(page.locator("main")).to_contain_text("a party to the fighting")


def test_reports_are_filtered_by_words(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/sources?show=reports")
    everything = page.locator("tbody tr:visible").count()
    page.get_by_label("Filter these rows").fill("pennant")
    assert page.locator("tbody tr:visible").count() == 1
    expect(page.get_by_text(f"1 of {everything}")).to_be_visible()
    page.get_by_label("Title, outlet or document").fill("Pennant")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("tbody tr")).to_have_count(1)


def test_search_by_words_type_polarity_and_day(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/")
    page.get_by_label("Search everything").fill("Hama")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search\?q=Hama$"))
    everything = page.locator("article.claim").count()
    page.get_by_label("Polarity").select_option("denied")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(re.compile("polarity=denied"))
    found = page.locator("article.claim")
    assert 0 < found.count() < everything
    assert found.filter(has_text="denied").count() == found.count()
    shared = page.url
    other = open_page(shared)
    assert other.locator("main").inner_text() == page.locator("main").inner_text()
    other.get_by_label("From").fill("2030-01-01")
    other.get_by_role("button", name="Search").click()
    other.wait_for_url(re.compile("first=2030"))
    expect(other.locator("main")).to_contain_text("none fit")


def test_the_api_is_described_on_a_page_of_ours(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/api/docs")
    page.get_by_text("The map of a day").click()
    expect(page.get_by_text("RFC 7946").or_(page.get_by_text("GeoJSON")).first).to_be_visible()
    answer = page.request.get(site + "/api/v1/map")
    assert answer.headers["content-type"].startswith("application/geo+json")
    again = page.request.get(site + "/api/v1/map", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status == 304


def test_the_policy_lets_nothing_inline_or_foreign_through(open_page: OpenPage, site: str) -> None:
    page = open_page(site + "/")
    policy = page.request.get(site + "/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    styled = "[...document.querySelectorAll('main [style]')].filter(one => !one.closest('.map-canvas')).length"
    assert page.evaluate(styled) == 0
    assert page.locator("script:not([src])").count() == 0


def test_tables_fit_a_phone(open_page: OpenPage, site: str) -> None:
    for path in ("/ledger", "/sources", "/sources?show=reports"):
        page = open_page(site + path, size="phone")
        wrap = page.locator(".table-wrap").first
        assert wrap.evaluate("one => one.scrollWidth <= one.clientWidth"), path
        expect(wrap.locator("tbody tr").first.locator("td").last).to_be_in_viewport(ratio=0)
