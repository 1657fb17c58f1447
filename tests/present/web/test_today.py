"""Today: the day, the knowledge it is shown by, and what each sentence rests on."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from fogline.present.counts import count_events, tell_left_out
from fogline.present.web import today
from fogline.present.web.desk import LEGEND, Sheets
from fogline.store.database import open_store
from fogline.store.view import View
from fogline.survey import survey_store
from present.web.markup import Page


def shown(client: TestClient, address: str) -> dict[str, str]:
    """Each place on the map with the words of its sign."""
    html = client.get(address).text
    return dict(re.findall(r'href="/places/([^"]+)"><title>[^:<]+: ([^<]+)</title>', html))


def test_the_last_day_is_shown_first(client: TestClient) -> None:
    page = Page(client.get("/").text)
    assert page.find("input", name="day")[0]["value"] == "2024-12-01"
    assert "What changed on 1 Dec 2024" in page.text


def test_the_day_moves_the_map(client: TestClient) -> None:
    before, after = shown(client, "/?day=2024-11-29"), shown(client, "/?day=2024-12-01")
    assert before["sy%3Aaleppo"] == "unknown"
    assert after["sy%3Aaleppo"].startswith("Syrian rebels")


def test_what_was_not_known_yet_is_not_shown(client: TestClient) -> None:
    then = shown(client, "/?day=2024-12-01&known=2024-11-29")
    assert then["sy%3Aaleppo"] == "unknown"
    page = Page(client.get("/?day=2024-12-01&known=2024-11-29").text)
    assert "as known on 29 Nov 2024" in page.text
    assert "412" not in page.text


def test_layers_are_chosen(client: TestClient) -> None:
    alone = Page(client.get("/?day=2024-11-30&layers=strikes&layers=none").text)
    assert alone.find("path", class_="strikes")
    assert not [one for one in alone.find("path", class_="clashes") if "transform" in one]
    none = Page(client.get("/?day=2024-11-30&layers=none").text)
    assert not [one for one in none.find("path", class_="sign") if "transform" in one]


def test_every_sentence_links_to_its_claims(client: TestClient) -> None:
    page = Page(client.get("/?day=2024-11-30").text)
    told = len(page.find("li", class_="event"))
    links = [link for link in page.links if link.startswith("/claims/")]
    assert told > 10
    assert len(links) >= told
    assert client.get(links[0]).status_code == 200


def test_marks_are_told_apart_without_colour(client: TestClient) -> None:
    legend = client.get("/").text.partition('<ul class="legend"')[2].partition("</ul>")[0]
    drawn = re.findall(r'<svg class="icon"[^>]*>(.*?)</svg>', legend)
    shapes = [re.sub(r'class="[^"]*"', "", one) for one in drawn]
    assert len(shapes) == len(set(shapes)) > 3


def test_a_second_visit_is_told_what_was_read_since(client: TestClient) -> None:
    page = Page(client.get("/?since=2000-01-01").text)
    assert "Since the moment asked for" in page.text
    assert "fogline_visit_8765" in client.cookies


def test_days_without_anything_stay_readable(client: TestClient) -> None:
    page = Page(client.get("/?day=2031-01-01").text)
    assert "Nothing is reported of that day" in page.text
    assert page.find("svg", class_="map")


def test_its_numbers_are_those_of_the_run(client: TestClient, example: Path) -> None:
    with open_store(str(example)) as store:
        held, counts = View(store).totals(), count_events(survey_store(View(store)))
    page = Page(client.get("/").text).text
    assert f"{held.claims} claims on {held.events} events" in page
    assert counts.total == held.events
    assert tell_left_out(counts) in page


def test_a_long_day_is_told_in_sums_and_pages(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today, "PAGE", 7)
    address, told, sums = "/?day=2024-12-01", list[str](), ""
    while address:
        page = client.get(address).text
        part = page[page.index('id="happened-h"') : page.index('id="holds-h"')]
        told += re.findall(r'class="told" href="/events/([^"]+)"', part)
        sums = sums or part[: part.index("</p>")]
        following = re.search(r'rel="next" href="([^"#]+)#happened-h"', part)
        address = following[1].replace("&amp;", "&") if following else ""
    count = re.search(r"<small>(\d+) events", sums)
    assert count
    assert len(told) == len(set(told)) == int(count[1]) > 14
    assert sum(int(number) for number in re.findall(r"<b>(\d+)</b>", sums)) == len(told)


def test_what_follows_the_day_alone_is_a_small_part(client: TestClient) -> None:
    whole, part = client.get("/").text, client.get("/", headers={"x-fogline-part": "moment"}).text
    assert '<svg class="map"' in whole
    assert '<svg class="map"' not in part
    assert all(f'id="{one}"' in part for one in ("title", "days-nav", "changed", "picture"))


def test_days_offered_are_those_around(client: TestClient) -> None:
    page = Page(client.get("/").text)
    days = [one["value"] for one in page.find("option") if str(one.get("value", "")).startswith("2024-")]
    assert "2024-12-01" in days
    assert len(days) < 130


def test_the_legend_names_who_holds_anything_on_that_day(client: TestClient) -> None:
    def legend(address: str) -> str:
        return client.get(address).text.partition('id="legend"')[2].partition("</ul>")[0]

    assert "allies" in legend("/?day=2024-12-01") and "Syrian rebels" in legend("/?day=2024-12-01")
    assert "allies" not in legend("/?day=2024-11-29")
    assert "unknown" in legend("/?day=1999-01-01") and "Syrian" not in legend("/?day=1999-01-01")


def test_a_long_legend_names_the_holders_of_most_places() -> None:
    known = [{"status": str(n), "label": f"side {n}", "shape": "circle", "colour": "h0"} for n in range(40)]
    sheets = Sheets("", [], [*known, {**known[0], "status": "unknown", "label": "unknown"}], [], [], [], [], {})
    told = sheets.tell_legend(Counter({str(n): n + 1 for n in range(40)}))
    assert "side 39" in told and "side 20" not in told and "unknown" in told
    assert f"and {40 - LEGEND} more" in told


def test_an_empty_day_leads_to_the_days_beside_it(client: TestClient) -> None:
    text = client.get("/?day=2025-03-01").text
    assert re.search(r'Before it: <a href="/\?day=2024-12-02">2 Dec 2024</a>', text)


def test_the_map_knows_where_all_places_lie_for_a_day_without_any(client: TestClient) -> None:
    page = Page(client.get("/?day=2020-01-01").text)
    west, south, east, north = (float(one) for one in page.find("section", id="map")[0]["data-box"].split(","))
    assert 30 < west < east < 45 and 30 < south < north < 40
