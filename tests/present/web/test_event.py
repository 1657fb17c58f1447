"""Event: claims by voice, independent ones first; both sides; who rests on whom."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from fogline.present.web.event import find_edges, group_by_voice
from present.web.markup import Page


def claim(ident: str, doc: str, voices: list[str], **more: Any) -> dict[str, Any]:
    """A claim as the picture has it."""
    return {"id": ident, "doc": doc, "voices": voices, "outlet": voices[-1], "voice": voices[0],
            "polarity": "affirmed", **more}  # fmt: skip


def informant(name: str, claims: list[str], *, party: bool = False, affirms: bool = True) -> dict[str, Any]:
    """An informant as the assembly has it."""
    return {"id": name, "name": name, "party": party, "affirms": affirms, "claims": claims, "outlets": []}


def test_voices_that_are_no_party_come_first_and_deniers_last() -> None:
    record = {"informants": [informant("army", ["a"], party=True), informant("state", ["d"], party=True, affirms=False),
                             informant("monitor", ["b", "c"])]}  # fmt: skip
    claims = [claim("a", "1", ["army", "Wire"]), claim("b", "1", ["monitor", "Wire"]),
              claim("c", "2", ["monitor", "Post"]), claim("d", "2", ["state", "Post"])]  # fmt: skip
    groups = group_by_voice(record, claims)
    assert [one["name"] for one in groups] == ["monitor", "army", "state"]
    assert groups[0]["outlets"] == ["Post", "Wire"]
    assert [one["affirms"] for one in groups] == [True, True, False]


def test_chains_and_reprints_make_the_graph() -> None:
    claims = [claim("a", "1", ["witness", "monitor", "Wire"]), claim("b", "2", ["witness", "monitor", "Post"])]
    pairs = [{"doc": "2", "other": "1", "kind": "full", "rests": True}, {"doc": "1", "other": "2", "kind": "full"}]
    assert find_edges(claims, pairs) == [
        ("monitor", "witness", "tells"), ("Wire", "monitor", "tells"), ("Post", "monitor", "tells"),
        ("Post", "Wire", "reprints"),
    ]  # fmt: skip


def test_a_disputed_event_shows_both_sides(client: TestClient) -> None:
    disputes = client.get("/api/v1/disputes?kind=denial").json()["items"]
    ident = next(one["event"] for one in disputes if "Syrian state television" in one["text"])
    page = Page(client.get(f"/events/{ident}").text)
    assert "Say that it is so" in page.text
    assert "Deny it" in page.text
    said, _, denied = page.text.partition("Say that it is so")[2].partition("Deny it")
    assert "no party" in said
    assert denied.startswith(" Syrian state television a party denies")
    assert page.find("svg", class_="graph")
    assert page.find("path", class_="edge")
    assert page.find("article", class_="denied")


def test_the_beginning_of_an_id_is_enough(client: TestClient) -> None:
    ident = client.get("/api/v1/events?day=2024-11-30").json()["items"][0]["id"]
    assert client.get(f"/events/{ident[:14]}").status_code == 200


def test_an_event_as_known_by_a_day(client: TestClient) -> None:
    days = client.get("/api/v1/days").json()
    ident = client.get(f"/api/v1/events?day={days['items'][-1]['day']}").json()["items"][0]["id"]
    told = client.get(f"/api/v1/events/{ident}").json()
    assert client.get(f"/api/v1/events/{ident}?known=1990-01-01").status_code == 404
    last = client.get(f"/api/v1/events/{ident}?known={told['said_last']}").json()
    assert last["claims"] == told["claims"]
    page = client.get(f"/events/{ident}?known={told['said_last']}")
    assert "As it was known on" in page.text
    assert "As it was known on" not in client.get(f"/events/{ident}").text
