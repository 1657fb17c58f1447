"""API, writing: reports and decisions from programs; only the token lets them in, and nothing is lost or overruled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import fakes
from fogline import pipeline
from fogline.present.web.app import make_app
from fogline.present.web.cookies import name_cookie
from fogline.present.web.options import WebSettings
from fogline.present.web.worker import Worker, worker_of
from fogline.settings import Settings
from fogline.store.actor_decisions import list_decisions as list_identities
from fogline.store.database import Store, open_store
from fogline.store.decisions import read_decisions
from fogline.store.view import View
from present.web.markup import Page

TOKEN = "0123456789abcdef0123456789abcdef"
BEARER = {"authorization": f"Bearer {TOKEN}"}
BASE = "http://localhost"
TEXT = "DATE 2031-05-02\n3 killed in Milan on the day.\n5 killed in Quito after.\nOn the same day 9 more fell ill.\n"
ACTIONS = {"accept", "reject", "correct", "split", "merge", "identify", "add", "undo"}
Send = Callable[..., Any]


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store that holds one report."""
    monkeypatch.setattr(pipeline, "make_stages", lambda *_: fakes.STAGES)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with open_store(tmp_path / "store.db") as store:
        pipeline.run([str(tmp_path / "a.txt")], store, Settings(), clock=lambda: fakes.NOW)
    return str(tmp_path / "store.db")


@pytest.fixture
def program(filled: str) -> Iterator[TestClient]:
    """A program at a server that was given a token."""
    app = make_app(WebSettings(store=filled, places="none.sqlite", token=TOKEN))
    with TestClient(app, base_url=BASE, headers=BEARER) as opened:
        yield opened
        worker_of(app).redraw(20)


@pytest.fixture
def decide(program: TestClient) -> Send:
    """Sends a decision; gives the answer's body."""

    def send(expect: int = 201, **asked: Any) -> Any:
        sent = json.dumps({"by": "Ada", **asked})
        answer = program.post("/api/v1/decisions", content=sent, headers={"content-type": "application/json"})
        assert answer.status_code == expect, answer.text
        return answer.json()

    return send


def store_of(program: TestClient) -> Store:
    store: Store = program.app.state.desk.store  # type: ignore[attr-defined]
    return store


def find_claim(program: TestClient, words: str) -> str:
    return next(one.id for one in View(store_of(program)).claims() if one.evidence.exact.startswith(words))


def test_without_a_token_of_its_own_a_server_takes_no_writing(filled: str) -> None:
    client = TestClient(make_app(WebSettings(store=filled)), base_url=BASE)
    for headers in ({}, BEARER, {"authorization": "Bearer "}):
        for method, path in (("post", "decisions"), ("post", "reports"), ("put", "claims"), ("delete", "events/x")):
            answer = getattr(client, method)(f"/api/v1/{path}", headers=headers)
            assert answer.status_code == 403
            assert "--token-file" in answer.json()["error"]


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}0", f"{TOKEN}"])
def test_the_token_alone_lets_a_program_write(program: TestClient, shown: str) -> None:
    for path in ("decisions", "decisions.jsonl", "reports"):
        answer = program.post(f"/api/v1/{path}", headers={"authorization": shown}, json={})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["error"] and TOKEN not in answer.text


def test_no_cookie_lets_anybody_write(filled: str) -> None:
    settings = WebSettings(store=filled, token=TOKEN, password="open sesame")
    app = make_app(settings)
    client = TestClient(app, base_url=BASE)
    guard = app.state.guard
    session = guard.make_session()
    client.cookies.set(name_cookie(settings, "session"), guard.admit(session))
    assert client.get("/api/v1/days").status_code == 200
    headers = {"x-csrf-token": guard.csrf(session), "origin": BASE, "sec-fetch-site": "same-origin"}
    answer = client.post("/api/v1/reports", json={"text": "3 killed in Milan."}, headers=headers)
    assert answer.status_code == 401
    assert client.post("/api/v1/reports?csrf=x", data={"csrf": guard.csrf(session)}).status_code == 401


def test_a_page_of_another_site_is_refused_with_the_token_too(program: TestClient) -> None:
    answer = program.post("/api/v1/reports", json={"text": "x"}, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403
    assert answer.json()["error"] == "The request came from another page."


def test_a_body_is_not_read_before_the_token_is_seen(program: TestClient) -> None:
    def body() -> Iterator[bytes]:
        raise AssertionError("the body was read")
        yield b""

    answer = program.post("/api/v1/reports", content=body(), headers={"authorization": "Bearer wrong"})
    assert answer.status_code == 401


def test_a_report_is_read_and_its_claims_are_there(program: TestClient) -> None:
    text = "DATE 2031-05-03\n4 killed in Tarsus on the day.\n"
    sent = {"text": text, "name": "../b", "publisher": "Halden Wire", "published": "2031-05-03"}
    answer = program.post("/api/v1/reports", json=sent)
    assert answer.status_code == 202
    task = answer.json()
    assert answer.headers["location"] == f"/api/v1/tasks/{task['id']}"
    worker_of(program.app).get(task["id"]).ended.wait(20)
    done = program.get(answer.headers["location"]).json()
    assert done["done"] and done["fault"] is None and done["discards"] == []
    assert done["reports"] == [{"doc": "b.txt", "claims": 1, "published": "2031-05-03"}]
    card = program.get("/api/v1/reports/b.txt").json()
    assert (card["text"], card["publisher"]) == (text, "Halden Wire")
    assert program.get("/api/v1/tasks/none").status_code == 404


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 400), ({"text": " "}, 400), ({"text": "x", "address": "http://news.example/"}, 400),
        ({"text": "x", "published": "tomorrow"}, 400), ({"address": "http://news.example/"}, 400),
        ({"text": "x", "publishr": "y"}, 422), ({"text": 3}, 422), ({"text": "x" * 2_000_001}, 422), ([], 422),
    ],
)  # fmt: skip
def test_a_report_that_cannot_be_is_refused(program: TestClient, sent: Any, status: int) -> None:
    answer = program.post("/api/v1/reports", json=sent)
    assert answer.status_code == status
    assert len(answer.json()["error"]) < 3000
    assert worker_of(program.app).jobs == {}


def test_a_line_that_is_full_takes_no_more(program: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Worker, "is_full", True)
    answer = program.post("/api/v1/reports", json={"text": "x"})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")


def test_a_rejected_claim_leaves_lists_and_comes_back_when_undone(program: TestClient, decide: Send) -> None:
    claim = find_claim(program, "3 killed")
    made = decide(action="reject", claim=claim[:10], why="a caption")
    assert made["claim"] == claim and made["changed"] and made["version"] == 1
    assert program.get(f"/api/v1/claims/{claim}").status_code == 404
    kept = program.get(f"/api/v1/decisions/{made['id']}").json()
    assert (kept["action"], kept["by"], kept["why"], kept["holds"]) == ("reject", "Ada", "a caption", True)
    decide(action="undo", decision=made["id"], version=1)
    assert program.get(f"/api/v1/claims/{claim}").status_code == 200
    listed = program.get(f"/api/v1/decisions?claim={claim}").json()
    assert [one["action"] for one in listed["items"]] == ["reject", "undo"]
    assert [one["holds"] for one in listed["items"]] == [False, True]
    assert listed["version"] == 2


def test_slots_are_corrected_by_names_words_days_and_figures(program: TestClient, decide: Send) -> None:
    claim = find_claim(program, "3 killed")
    decide(action="correct", claim=claim, slot="place", new={"name": "Orsk", "point": "51.2, 58.5"})
    decide(action="correct", claim=claim, slot="polarity", values=["denied"])
    decide(action="correct", claim=claim, slot="time", values=["2031-05-01", "2031-05-02"])
    decide(action="correct", claim=claim, slot="figures", values=["killed=3:soldiers"])
    decide(action="correct", claim=claim, slot="actor", values=[])
    found = View(store_of(program)).get_claim(claim)
    assert (found.place[0].id, found.polarity, found.figures[0].who) == ("own:orsk", "denied", "soldiers")
    assert found.time and found.time.first.day == 1
    for slot, values, status in (
        ("place", ["Nowhere-at-all"], 404), ("polarity", ["perhaps"], 400), ("time", ["soon"], 400),
        ("figures", ["killed=77"], 400), ("figures", ["many"], 400), ("colour", ["red"], 422),
        ("place", ["\ud800"], 422), ("place", [" "], 422), ("place", ["x" * 300], 422),
    ):  # fmt: skip
        decide(status, action="correct", claim=claim, slot=slot, values=values)


def test_what_was_decided_meanwhile_is_a_conflict(program: TestClient, decide: Send) -> None:
    claim, other = find_claim(program, "3 killed"), find_claim(program, "5 killed")
    first = decide(action="accept", claim=claim, version=0)
    refused = decide(409, by="Bo", action="reject", claim=claim, version=0)
    assert refused["decisions"] == [first["id"]] and refused["version"] == 1
    with store_of(program).read() as connection:
        assert len(read_decisions(connection)) == 1
    decide(by="Bo", action="reject", claim=other, version=0)
    decide(409, by="Bo", action="undo", decision=first["id"], version=0)
    decide(by="Bo", action="reject", claim=claim, version=refused["version"])
    assert program.get(f"/api/v1/claims/{claim}").status_code == 404
    decide(409, action="accept", claim=claim)
    decide(422, action="accept", claim=claim, version=2**60)


def test_events_are_split_and_merged(program: TestClient, decide: Send) -> None:
    store = store_of(program)
    events = [event.id for event in View(store).events()]
    assert len(events) == 2
    decide(action="merge", event=events[0], other=events[1], version=0)
    worker_of(program.app).redraw(20)
    with store.read() as connection:
        (merged,) = read_decisions(connection)
    assert (merged.action, len(merged.targets)) == ("same", 2)
    decide(409, action="merge", event=events[0], other=events[1], version=0)
    assert "joined with itself" in decide(400, action="merge", event=events[0], other=events[0])["error"]
    decide(400, action="split", event=events[0], claims=["none"])
    decide(404, action="split", event="ev-none", claims=["none"])
    decide(422, action="split", event=events[0], claims=[])


def test_an_identity_holds_everywhere(program: TestClient, decide: Send) -> None:
    new = {"name": "Orsk", "point": "51.2,58.5"}
    decide(action="identify", role="place", old="place:milan", new=new, version=0)
    claim = View(store_of(program)).get_claim(find_claim(program, "3 killed"))
    assert claim.place[0].id == "own:orsk"
    decide(409, action="identify", role="place", old="place:milan", new="place:quito", version=0)
    decide(action="identify", role="actor", old="hospital", new={"name": "Orsk clinic", "kind": "ngo"}, reread=True)
    with store_of(program).read() as connection:
        assert [one.actor.name for one in list_identities(connection)] == ["Orsk clinic"]
    decide(400, action="identify", role="actor", old="hospital", new={"name": "x", "point": "1,1"})
    decide(404, action="identify", role="actor", old="hospital", new="nobody of this name")


def test_a_claim_is_added_by_its_words(program: TestClient, decide: Send) -> None:
    words = "On the same day 9 more fell ill"
    added = decide(action="add", doc="a.txt", quote=words, type="casualties", place=["Orsk-on-Sea"],
                   first="2031-05-02", figures=["injured=9"])  # fmt: skip
    claim = View(store_of(program)).get_claim(added["claim"])
    assert (claim.evidence.exact, claim.figures[0].low, claim.place[0].name) == (words, 9, "Orsk-on-Sea")
    for change, status in (
        ({"quote": "words that stand nowhere"}, 400), ({"type": "weather"}, 400), ({"doc": "none.txt"}, 404),
        ({"figures": ["injured=12"]}, 400), ({"polarity": "maybe"}, 422), ({"quote": "x" * 2000}, 422),
    ):  # fmt: skip
        decide(status, **{"action": "add", "doc": "a.txt", "quote": words, "type": "casualties", **change})


@pytest.mark.parametrize(
    "sent",
    [
        {"action": "burn", "claim": "x", "by": "Ada"}, {"action": "accept", "claim": "x"},
        {"action": "accept", "claim": "x", "by": " "}, {"action": "accept", "claim": "x", "by": "Ada", "vers": 3},
        {"action": "accept", "claim": ["x"], "by": "Ada"}, {"by": "Ada"}, "accept", None,
        {"action": "accept", "claim": "x", "by": "Ada", "why": "x" * 5000},
    ],
)  # fmt: skip
def test_a_decision_that_cannot_be_is_refused(program: TestClient, sent: Any) -> None:
    answer = program.post("/api/v1/decisions", json=sent)
    assert answer.status_code == 422
    assert answer.json()["faults"]


def test_what_no_text_holds_is_left_out_or_refused(program: TestClient, decide: Send) -> None:
    claim = find_claim(program, "3 killed")
    refused = decide(400, action="correct", claim=claim, slot="place", new={"name": "Or\0sk"})
    assert "no letter to go by" in refused["error"]
    sent = program.post(
        "/api/v1/reports", json={"text": TEXT.replace("3", "8"), "publisher": "Hal\0den", "name": "\0c"}
    )
    worker_of(program.app).get(sent.json()["id"]).ended.wait(20)
    assert program.get("/api/v1/reports/c.txt").json()["publisher"] == "Halden"


def test_only_people_decide(decide: Send, program: TestClient) -> None:
    claim = find_claim(program, "3 killed")
    assert "name of who made it" in decide(400, by="machine", action="accept", claim=claim)["error"]
    assert decide(400, by="A\0", action="accept", claim=claim)


def test_what_is_no_json_is_told_so(program: TestClient) -> None:
    for body in (b"", b"{", b"\xff\xfe", b"[" * 100_000):
        answer = program.post("/api/v1/decisions", content=body, headers={"content-type": "application/json"})
        assert answer.status_code in (400, 422)
        assert answer.json()["error"]


def test_only_what_hands_something_in_may_be_large(program: TestClient) -> None:
    for path, most in (("decisions", 1), ("reports", 64), ("decisions.jsonl", 64)):
        length = str(most * 1024 * 1024 + 1)
        answer = program.post(f"/api/v1/{path}", content=b"x", headers={"content-length": length})
        assert answer.status_code == 413
        assert answer.json()["error"]


def test_decisions_go_from_store_to_store(program: TestClient, decide: Send, tmp_path: Path) -> None:
    claim = find_claim(program, "3 killed")
    made = decide(action="correct", claim=claim, slot="polarity", values=["denied"])
    lines = program.get("/api/v1/decisions.jsonl")
    assert lines.headers["content-type"].startswith("application/x-ndjson")
    again = program.post("/api/v1/decisions.jsonl", content=lines.content).json()
    assert again == {"brought": 0, "known": 1, "refused": [], "version": 1}
    (tmp_path / "other").mkdir()
    with open_store(tmp_path / "other.db") as store:
        pipeline.run([str(tmp_path / "a.txt")], store, Settings(), clock=lambda: fakes.NOW)
    other = TestClient(make_app(WebSettings(store=str(tmp_path / "other.db"), token=TOKEN)), base_url=BASE)
    forged = json.dumps({**json.loads(lines.text), "by": "Mallory"})
    sent = f"{lines.text}{forged}\nnonsense\n"
    answer = other.post("/api/v1/decisions.jsonl", content=sent.encode(), headers=BEARER)
    assert answer.status_code == 200
    told = answer.json()
    assert (told["brought"], told["known"], len(told["refused"])) == (1, 0, 2)
    assert other.get(f"/api/v1/claims/{claim}").json()["polarity"] == "denied"
    assert other.get("/api/v1/decisions").json()["items"][0]["id"] == made["id"]
    nothing = other.post("/api/v1/decisions.jsonl", content=b"nonsense", headers=BEARER)
    assert nothing.status_code == 422 and nothing.json()["refused"]


def test_decisions_are_listed_page_by_page(program: TestClient, decide: Send) -> None:
    claim = find_claim(program, "3 killed")
    for word in ("denied", "affirmed", "denied"):
        decide(action="correct", claim=claim, slot="polarity", values=[word])
    whole = program.get("/api/v1/decisions").json()
    found, cursor = [], ""
    while cursor is not None:
        part = program.get(f"/api/v1/decisions?limit=1&cursor={cursor}").json()
        found += part["items"]
        cursor = part["next"]
    assert found == whole["items"] and len(found) == 3
    assert [one["version"] for one in found] == [1, 2, 3]
    assert program.get("/api/v1/decisions/none").status_code == 404


def test_the_examples_of_the_description_are_such_as_are_taken(program: TestClient) -> None:
    schema = program.get("/api/v1/openapi.json").json()
    for path, refused in (("decisions", (201, 404)), ("reports", (400,))):
        call = schema["paths"][f"/api/v1/{path}"]["post"]
        assert call["security"] == [{"HTTPBearer": []}]
        examples = call["requestBody"]["content"]["application/json"]["examples"]
        for one in examples.values():
            if one["value"].get("text"):
                continue
            answer = program.post(f"/api/v1/{path}", json=one["value"])
            assert answer.status_code in refused, (one, answer.text)
        if path == "decisions":
            assert {one["value"]["action"] for one in examples.values()} == ACTIONS
    assert "security" not in schema["paths"]["/api/v1/map"]["get"]


def test_the_page_shows_what_to_send(program: TestClient) -> None:
    page = Page(program.get("/api/docs").text)
    assert page.bad == [] and page.unclosed == []
    for words in ('"action": "identify"', "--data-binary @FILE SERVER/api/v1/decisions.jsonl", "Tell Rifaat"):
        assert words in page.text


def test_programs_write_into_either_kind_of_store(
    location: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "make_stages", lambda *_: fakes.STAGES)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with open_store(location) as store:
        pipeline.run([str(tmp_path / "a.txt")], store, Settings(), clock=lambda: fakes.NOW)
    app = make_app(WebSettings(store=location, places="none.sqlite", token=TOKEN))
    with TestClient(app, base_url=BASE, headers=BEARER) as client:
        claim = find_claim(client, "3 killed")
        asked = {"action": "reject", "claim": claim, "by": "Ada", "why": "a “caption” \u202e", "version": 0}
        made = client.post("/api/v1/decisions", json=asked)
        assert made.status_code == 201, made.text
        assert client.post("/api/v1/decisions", json={**asked, "by": "Bo"}).status_code == 409
        version = made.json()["version"]
        undo = {"action": "undo", "decision": made.json()["id"], "by": "Ada", "version": version}
        assert client.post("/api/v1/decisions", json=undo).status_code == 201
        listed = client.get(f"/api/v1/decisions?claim={claim}&limit=1").json()
        assert [one["holds"] for one in listed["items"]] == [False] and listed["next"]
        lines = client.get("/api/v1/decisions.jsonl").content
        assert client.post("/api/v1/decisions.jsonl", content=lines).json()["known"] == 2
        worker_of(app).redraw(20)
