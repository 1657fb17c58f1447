"""API: JSON and GeoJSON over the same picture, with cursors, ETags and a description."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from fogline.present.web.api_page import list_calls
from present.web.markup import Page


def test_the_map_is_geojson_with_what_it_is_drawn_by(client: TestClient) -> None:
    answer = client.get("/api/v1/map?day=2024-12-01")
    assert answer.headers["content-type"] == "application/geo+json"
    features = answer.json()["features"]
    places = [one for one in features if one["properties"]["kind"] == "place"]
    aleppo = next(one for one in places if one["id"] == "sy:aleppo")
    assert aleppo["geometry"]["coordinates"] == pytest.approx([37.15, 36.2], abs=0.05)
    assert aleppo["properties"]["words"] == "assessed: Syrian rebels"
    assert {one["properties"]["kind"] for one in features} >= {"place", "strike"}
    alone = client.get("/api/v1/map?day=2024-12-01&layers=none").json()["features"]
    assert {one["properties"]["kind"] for one in alone} == {"place"}


def test_old_evidence_is_told_as_such(client: TestClient) -> None:
    fresh, old = (
        client.get(f"/api/v1/map?day={day}&layers=none").json()["features"] for day in ("2024-12-01", "2025-06-01")
    )
    assert not any(one["properties"]["stale"] for one in fresh if one["id"] == "sy:aleppo")
    assert old
    assert all(one["properties"]["stale"] for one in old)


def test_an_unchanged_answer_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/ledger")
    again = client.get("/api/v1/ledger", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/api/v1/ledger?sort=day", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["ledger", "disputes", "sources", "reports", "claims?q=army"])
def test_cursors_lead_through_the_whole_list(client: TestClient, path: str) -> None:
    glue = "&" if "?" in path else "?"
    whole = client.get(f"/api/v1/{path}{glue}limit=500").json()
    assert whole["next"] is None
    found, cursor = [], ""
    while cursor is not None:
        answer = client.get(f"/api/v1/{path}{glue}limit=4&cursor={cursor}").json()
        found += answer["items"]
        cursor = answer["next"]
    assert found == whole["items"]
    assert len(found) > 4


def test_one_of_each_kind_has_all_that_is_known(client: TestClient) -> None:
    claim = client.get("/api/v1/claims?q=Saraqeb").json()["items"][0]
    record = client.get(f"/api/v1/claims/{claim['id']}").json()["record"]
    report = client.get(f"/api/v1/reports/{claim['doc']}").json()
    evidence = record["evidence"]
    assert report["text"][evidence["start"] : evidence["end"]] == evidence["exact"]
    event = client.get(f"/api/v1/events/{claim['event']}").json()
    assert claim["id"] in [one["id"] for one in event["claims"]]
    place = client.get("/api/v1/places/sy:aleppo").json()
    assert place["status"]["status"] == "syrian-opposition"
    assert place["spans"][-1]["last"] is None
    assert client.get("/api/v1/sources/outlet:Halden Wire").json()["claims"] > 5


def test_borders_lie_around_what_was_read(client: TestClient) -> None:
    features = client.get("/api/v1/boundaries").json()["features"]
    names = {one["properties"]["name"] for one in features}
    assert "Syria" in names
    assert "Brazil" not in names
    assert client.get("/api/v1/boundaries?bbox=here").status_code == 400


def test_every_call_is_described_on_a_page_of_our_own(client: TestClient) -> None:
    schema = client.get("/api/v1/openapi.json").json()
    page = Page(client.get("/api/docs").text)
    calls = list_calls(schema)
    assert len(calls) > 14
    assert all(call["path"] in page.text and call["summary"] for call in calls)
    assert [path for path in schema["paths"] if not path.startswith("/api/")] == []


def test_errors_are_json(client: TestClient) -> None:
    for path, status in (("/api/v1/events/none", 404), ("/api/v1/map?day=x", 400), ("/api/v1/nix", 404)):
        answer = client.get(path)
        assert answer.status_code == status
        assert answer.json()["error"]


def test_a_limit_that_cannot_be_is_refused(client: TestClient) -> None:
    assert client.get("/api/v1/ledger?limit=0").status_code == 422
    assert client.get("/api/v1/ledger?limit=100000").status_code == 422
