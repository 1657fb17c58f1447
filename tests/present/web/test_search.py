"""Search: by words and by what a claim says, page after page."""

from __future__ import annotations

from starlette.testclient import TestClient

from present.web.markup import Page


def ids(client: TestClient, query: str) -> list[str]:
    """Ids of all claims that fit, through the API, page after page."""
    found: list[str] = []
    cursor = ""
    while True:
        answer = client.get(f"/api/v1/claims?{query}&limit=7&cursor={cursor}").json()
        found += [one["id"] for one in answer["items"]]
        cursor = answer["next"]
        if not cursor:
            return found


def test_words_are_found_in_other_forms(client: TestClient) -> None:
    found = client.get("/api/v1/claims?q=strike").json()["items"]
    assert found
    assert any("strikes" in one["quote"] for one in found)


def test_filters_narrow_together(client: TestClient) -> None:
    every, denied = ids(client, "place=sy:aleppo"), ids(client, "place=sy:aleppo&polarity=denied")
    assert denied
    assert set(denied) < set(every)
    both = client.get("/api/v1/claims?place=sy:aleppo&type=enter&first=2024-11-29&last=2024-11-29").json()["items"]
    assert both
    assert {one["event_type"] for one in both} == {"enter"}
    assert {one["day"] for one in both} == {"2024-11-29"}


def test_pages_neither_repeat_nor_lose_a_claim(client: TestClient) -> None:
    for query in ("q=army", "voice=outlet:Halden Wire", "actor=syrian-army"):
        found = ids(client, query)
        assert len(found) == len(set(found)) > 7
        whole = client.get(f"/api/v1/claims?{query}&limit=500").json()["items"]
        assert found == [one["id"] for one in whole]


def test_the_page_names_places_and_voices_and_shows_passages(client: TestClient) -> None:
    page = Page(client.get("/search?q=observatory").text)
    assert "Places and voices of that name" in page.text
    assert "Levant Observatory for Civil Rights" in page.text
    assert "Passages of reports" in page.text


def test_words_of_the_query_language_are_words(client: TestClient) -> None:
    for query in ('"', "NEAR(", "army AND", "a*", "-x", "col:umn", "' OR 1=1 --", "("):
        assert client.get("/search", params={"q": query}).status_code == 200
    assert client.get("/search", params={"q": "\x00army"}).status_code == 400


def test_nothing_found_says_so(client: TestClient) -> None:
    page = Page(client.get("/search?q=xylophonist").text)
    assert "none fit" in page.text


def test_place_actor_and_voice_are_asked_for_by_name(client: TestClient) -> None:
    by_name = Page(client.get("/search?place=Aleppo&actor=syrian+arab+army&type=withdraw").text)
    by_id = Page(client.get("/search?place=sy:aleppo&actor=syrian-army&type=withdraw").text)
    cards = [one["href"] for one in by_name.find("a", class_="type")]
    assert cards
    assert cards == [one["href"] for one in by_id.find("a", class_="type")]
    assert by_id.find("input", name="actor")[0]["value"] == "Syrian Arab Army"
    voiced = Page(client.get("/search?voice=Levant+Observatory+for+Civil+Rights").text)
    assert voiced.find("a", class_="type")


def test_a_name_that_nothing_bears_is_told(client: TestClient) -> None:
    page = Page(client.get("/search?place=Atlantis&q=army").text)
    assert "Nothing read is called Atlantis" in page.text
    assert not page.find("a", class_="type")
