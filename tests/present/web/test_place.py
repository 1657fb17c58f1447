"""Place: strip chart, the rule's steps with quotes, what happened there."""

from __future__ import annotations

from starlette.testclient import TestClient

from present.web.markup import Page


def test_the_rule_is_told_step_by_step_with_quotes(client: TestClient) -> None:
    page = Page(client.get("/places/sy:aleppo").text)
    assert "What the rule makes of it, step by step" in page.text
    assert "the Syrian Arab Army says that the Syrian Arab Army is gone: an admission, counts" in page.text
    assert len(page.find("blockquote", class_="quote")) > 8
    assert page.find("li", class_="weak")


def test_the_strip_chart_has_a_row_for_each_voice(client: TestClient) -> None:
    page = Page(client.get("/places/sy:aleppo").text)
    rows = len(page.find("text", class_="row"))
    assert rows > 4
    assert page.find("rect", class_="bar")
    ticks = [link for link in page.links if link.startswith("#s-")]
    assert ticks
    assert set(ticks) <= {f"#{one}" for one in page.ids}


def test_a_day_asks_for_the_status_of_that_day(client: TestClient) -> None:
    early, late = (Page(client.get(f"/places/sy:aleppo{asked}").text) for asked in ("?day=2024-11-29", ""))
    then, now = (page.text.partition("day by day")[0] for page in (early, late))
    assert "puts Syrian rebels inside; nobody speaks of control." in then
    assert "assessed: Syrian rebels" not in then
    assert "assessed: Syrian rebels" in now
    assert "2024-12-01" not in early.text.partition("step by step")[2].partition("Where accounts differ")[0]


def test_what_happened_within_a_province_is_listed_there(client: TestClient) -> None:
    town, province = (Page(client.get(f"/places/{one}").text) for one in ("sy:aleppo", "sy:aleppo-province"))
    events = {link for link in town.links if link.startswith("/events/")}
    assert events
    assert "Aleppo" in province.text
    listed = {link for link in province.links if link.startswith("/events/")}
    cursor = [link for link in province.links if "cursor=" in link]
    while cursor:
        following = Page(client.get(cursor[0]).text)
        listed |= {link for link in following.links if link.startswith("/events/")}
        cursor = [link for link in following.links if "cursor=" in link]
    assert events <= listed


def test_no_status_is_made_up_for_a_place_nobody_speaks_of(client: TestClient) -> None:
    page = Page(client.get("/places/sy:aleppo?day=2001-01-01").text)
    assert "No report speaks of who holds it by 1 Jan 2001" in page.text


def test_another_day_has_the_whole_chart_and_says_whose_colours_it_has(client: TestClient) -> None:
    for address in ("/places/sy:aleppo", "/places/sy:aleppo?day=2024-11-30"):
        text = client.get(address).text
        assert "Who is said to hold it, day by day" in text
        legend = text.partition('aria-label="Colours of the chart">')[2].partition("</ul>")[0]
        assert "Syrian rebels" in legend and "Syrian Arab Army" in legend
        assert "The same as a table" in text
        assert f"&amp;show={'sy%3Aaleppo'}" in text
