"""Ledger and disagreements of one place: by name or id, with what lies within it, under an address that can be kept."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from present.web.markup import Page


def count_lines(client: TestClient, address: str) -> int:
    """How many lines or articles a list has, over all its pages."""
    total, following = 0, address
    while following:
        page = client.get(following).text
        total += len(re.findall(r'<td class="num"|<article class="card dispute', page))
        link = re.search(r'rel="next" href="([^"]+)"', page)
        following = link[1].replace("&amp;", "&") if link else ""
    return total


@pytest.mark.parametrize("path", ["/ledger", "/disputes"])
def test_a_place_leaves_what_is_there_and_within_it(client: TestClient, path: str) -> None:
    everything, country = count_lines(client, path), count_lines(client, f"{path}?place=sy")
    aleppo = count_lines(client, f"{path}?place=sy:aleppo")
    assert 0 < aleppo < country <= everything
    assert count_lines(client, f"{path}?place=ALEPPO") == aleppo


@pytest.mark.parametrize("path", ["/ledger", "/disputes"])
def test_the_field_keeps_the_name_and_the_page_says_what_it_leaves(client: TestClient, path: str) -> None:
    page = Page(client.get(f"{path}?place=sy:aleppo").text)
    assert page.find("input", name="place")[0]["value"] == "Aleppo"
    assert "At Aleppo and within it" in page.text
    assert page.find("a", href="/places/sy%3Aaleppo")


@pytest.mark.parametrize("path", ["/ledger", "/disputes"])
def test_a_name_that_nothing_bears_is_told(client: TestClient, path: str) -> None:
    page = client.get(f"{path}?place=%3Cb%3ENowhere")
    assert page.status_code == 200
    assert "Nothing read is called &lt;b&gt;Nowhere" in page.text


def test_measures_and_orders_hold_at_a_place(client: TestClient) -> None:
    one = count_lines(client, "/ledger?place=sy&measure=killed")
    assert 0 < one < count_lines(client, "/ledger?place=sy")
    assert count_lines(client, "/ledger?place=sy&sort=number") == count_lines(client, "/ledger?place=sy")
    told = client.get("/ledger?place=sy").text
    assert f"killed ({one})" in told


def test_a_places_page_leads_to_its_lists(client: TestClient) -> None:
    page = client.get("/places/sy:aleppo").text
    assert 'href="/ledger?place=sy%3Aaleppo"' in page
    assert 'href="/disputes?place=sy%3Aaleppo"' in page


def test_the_ledgers_headings_sort_it(client: TestClient) -> None:
    page = Page(client.get("/ledger?measure=killed").text)
    assert "/ledger?measure=killed&sort=number" in page.links and "/ledger?measure=killed&sort=day" in page.links
    assert 'aria-sort="descending"><a href="/ledger?measure=killed&amp;sort=number">Count' in (
        client.get("/ledger?measure=killed&sort=number").text
    )


@pytest.mark.parametrize("kept", ["", "place=sy", "kind=denial"])
def test_disagreements_sort_by_day_and_keep_what_is_asked(client: TestClient, kept: str) -> None:
    address = f"/disputes?{kept}&sort=day"
    page = client.get(address).text
    days = [datetime.strptime(day, "%d %b %Y") for day in re.findall(r"<h2>(\d+ \w{3} \d{4}): ", page)]
    assert len(set(days)) > 1 and days == sorted(days, reverse=True)
    assert count_lines(client, address) == count_lines(client, f"/disputes?{kept}")
    told = Page(page)
    assert told.find("option", value="day")[0].get("selected") is not None
    assert all("sort=day" in link for link in told.links if link.startswith("/disputes?") and "kind=" in link)


def test_disagreements_sort_through_the_api_too(client: TestClient) -> None:
    found, cursor = [], ""
    while True:
        answer = client.get(f"/api/v1/disputes?sort=day&limit=7&cursor={cursor}").json()
        found += answer["items"]
        cursor = answer["next"]
        if not cursor:
            break
    days = [one["day"] or "" for one in found]
    assert days == sorted(days, reverse=True)
    assert len(found) == count_lines(client, "/disputes") > 7


def test_the_ledger_leads_to_the_voices_of_each_count(client: TestClient) -> None:
    page = Page(client.get("/ledger?measure=killed").text)
    voices = [link for link in page.links if link.startswith("/sources/")]
    assert voices
    assert {client.get(link).status_code for link in set(voices)} == {200}


def test_kinds_of_voices_are_words_and_their_outlets_links(client: TestClient) -> None:
    assert "intergovernmental body" in client.get("/sources?name=OCHA").text
    page = Page(client.get("/sources/levant-observatory-for-civil-rights").text)
    carrier = next(link for link in page.links if link.startswith("/sources?show=reports&name="))
    assert "<tbody>" in client.get(carrier).text


def test_every_page_names_the_edition_it_is_of(client: TestClient) -> None:
    event = re.search(r'href="(/review/events/[^"]+)"', client.get("/review").text)
    assert event
    edition = re.search(r"<p>Fogline ([^ ]+) A machine", client.get("/").text)
    assert edition and f"<p>Fogline {edition[1]} A machine" in client.get(event[1]).text
