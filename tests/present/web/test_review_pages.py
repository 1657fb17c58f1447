"""Review, writing and adding on pages, without a browser's script: two people, one store, nothing lost."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import fakes
from asking import CSRF, fill_in_rejection, find_free_port
from fogline import pipeline
from fogline.present.web.app import make_app
from fogline.present.web.options import WebSettings
from fogline.present.web.worker import worker_of
from fogline.settings import Settings
from fogline.store.database import Store, open_store
from fogline.store.decisions import read_decisions
from fogline.store.view import View

REPORTS = {
    "a.txt": "DATE 2031-05-02\n3 killed in Milan on the day.\n5 killed in Quito after.\n",
    "b.txt": "DATE 2031-05-03\n4 killed in Milan on the day.\nAnd <script>alert(1)</script> 7 killed in Tarsus.\n",
}
_VERSION = re.compile(r'name="version" value="(\d+)"')


@pytest.fixture
def location(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store that holds the reports."""
    monkeypatch.setattr(pipeline, "make_stages", lambda *_: fakes.STAGES)
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with open_store(tmp_path / "store.db") as store:
        pipeline.run([str(folder)], store, Settings(), clock=lambda: fakes.NOW)
    return str(tmp_path / "store.db")


class Browser:
    """Somebody's browser: keeps cookies, and fills in the hidden fields of the page it saw last."""

    def __init__(self, client: TestClient, name: str) -> None:
        self.client, self.name = client, name
        self.page = ""

    def open(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.text[-600:])
        self.page = answer.text
        return self.page

    def send(self, address: str, /, expect: int = 200, **fields: str) -> str:
        csrf, version = CSRF.search(self.page), _VERSION.search(self.page)
        assert csrf, "the page has no form"
        data = {"csrf": csrf[1], "version": version[1] if version else "", "by": self.name, **fields}
        answer = self.client.post(address, data=data)
        assert answer.status_code == expect, (address, answer.status_code, answer.text[-600:])
        return answer.text


@pytest.fixture
def browsers(location: str) -> Iterator[tuple[Browser, Browser, Store]]:
    """Two people with two browsers at one server, and its store."""
    app = make_app(WebSettings(store=location, places="none.sqlite"))
    with TestClient(app, base_url="http://localhost") as one:
        two = TestClient(app, base_url="http://localhost")
        yield Browser(one, "Ada"), Browser(two, "Bo"), app.state.desk.store
        worker_of(app).redraw(20)


def find_claim(store: Store, words: str) -> str:
    return next(claim.id for claim in View(store).claims() if claim.evidence.exact.startswith(words))


def test_the_queue_shows_what_hangs_on_a_claim(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, _ = browsers
    page = ada.open("/review")
    assert "4 undecided, 0 decided" in page
    assert "<script>alert" not in page
    assert 'class="effect"' in page


def test_accepting_goes_on_to_the_next(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, store = browsers
    claim = re.search(r'action="/review/claims/(\w+)"', ada.open("/review"))
    assert claim
    page = ada.send(f"/review/claims/{claim[1]}", action="accept", onward="1", why="the hospital says so")
    assert "3 undecided, 1 decided" in page
    with store.read() as connection:
        (kept,) = read_decisions(connection)
    assert (kept.by, kept.why, kept.action) == ("Ada", "the hospital says so", "accept")
    assert "Ada" in ada.open("/review/history")


def test_rejecting_follows_at_once_and_can_be_undone(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, store = browsers
    claim = find_claim(store, "3 killed")
    ada.open(f"/review/claims/{claim}")
    page = ada.send(f"/review/claims/{claim}", action="reject")
    assert "rejected" in page
    assert not any(claim in event.claims for event in View(store).events())
    decision = re.search(r'name="decision" value="(\w+)"', page)
    assert decision
    ada.page = page
    ada.send("/review/undo", decision=decision[1], back=f"/review/claims/{claim}")
    assert any(claim in event.claims for event in View(store).events())


def test_two_browsers_lose_nothing_and_see_the_conflict(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, bo, store = browsers
    claim = find_claim(store, "3 killed")
    address = f"/review/claims/{claim}"
    ada.open(address)
    bo.open(address)
    ada.send(address, action="correct", slot="place", new_name="Orsk", new_point="51.2, 58.5")
    page = bo.send(address, action="correct", slot="place", new_name="Elsewhere")
    assert "Two people decided on the place" in page
    assert "Ada is right" in page and "Bo is right" in page
    assert View(store).get_claim(claim).place[0].id == "own:orsk"
    assert "conflict" in ada.open("/review")
    assert "Ada" in ada.open("/review/conflicts") and "Elsewhere" in ada.page
    decisions = re.findall(r'name="decision" value="(\w+)"', bo.open(address))
    bo.send(address, action="uphold", decision=decisions[1])
    assert View(store).get_claim(claim).place[0].name == "Elsewhere"
    assert "No conflict" in ada.open("/review/conflicts")
    with store.read() as connection:
        assert len(read_decisions(connection)) == 3


def test_other_slots_do_not_conflict(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, bo, store = browsers
    address = f"/review/claims/{find_claim(store, '3 killed')}"
    ada.open(address)
    bo.open(address)
    ada.send(address, action="correct", slot="polarity", word="denied")
    page = bo.send(address, action="correct", slot="time", first="2031-05-01", last="")
    assert "Two people" not in page
    claim = View(store).get_claim(address.rsplit("/", 1)[1])
    assert claim.polarity == "denied" and claim.time and claim.time.first.isoformat() == "2031-05-01"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"action": "correct", "slot": "figures", "measure": "killed", "low": "99", "high": "", "who": "", "words": ""},
         "does not stand in the quote"),
        ({"action": "correct", "slot": "time", "first": "yesterday", "last": ""}, "is no day"),
        ({"action": "correct", "slot": "type", "word": "miracle"}, "is no type"),
        ({"action": "correct", "slot": "colour"}, "is no slot"),
        ({"action": "guess"}, "nothing that can be decided"),
        ({"action": "accept", "by": "machine"}, "needs the name"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(browsers: tuple[Browser, Browser, Store], fields: dict[str, str], reason: str) -> None:
    ada, _, store = browsers
    address = f"/review/claims/{find_claim(store, '3 killed')}"
    ada.open(address)
    assert reason in ada.send(address, expect=422, **fields)
    with store.read() as connection:
        assert read_decisions(connection) == []


def test_a_corrected_slot_shows_what_it_was_read_as(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, store = browsers
    address = f"/review/claims/{find_claim(store, '3 killed')}"
    assert '<p class="slot" id="slot-polarity">' in ada.open(address)
    ada.send(address, action="correct", slot="polarity", word="denied")
    page = ada.open(address)
    assert '<p class="slot" id="slot-polarity">' in page
    assert '<strong>denied</strong></a> <span class="badge info">read as: affirmed</span></p>' in page
    assert "&lt;p class" not in page


def test_a_form_without_its_token_changes_nothing(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, store = browsers
    claim = find_claim(store, "3 killed")
    assert ada.client.post(f"/review/claims/{claim}", data={"action": "reject", "by": "Eve"}).status_code == 403
    assert View(store).get_claim(claim)


def test_a_name_is_looked_up_without_script(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, store = browsers
    claim = find_claim(store, "3 killed")
    assert "place:quito" in ada.open(f"/review/claims/{claim}?slot=place&find=Quito")
    assert "place:quito" in ada.open(f"/review/lookup/place?claim={claim}&find=Quito")
    assert "Nothing is known" in ada.open("/review/lookup/actor?find=%25_%27%22<b>")
    assert "<b>" not in ada.page


def test_a_claim_is_added_by_its_words(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, store = browsers
    card = View(store).get_report("a.txt")
    assert 'id="pick"' in ada.open("/reports/a.txt")
    ada.open(f"/review/add?sha256={card.sha256}&quote=on+the+day")
    page = ada.send("/review/add", sha256=card.sha256, quote="on the day", type="clash", place_name="Quito",
                    polarity="affirmed", modality="actual")  # fmt: skip
    assert "clashes" in page
    assert [c.event_type for c in View(store).claims(doc="a.txt")].count("clash") == 1
    wrong = ada.send("/review/add", expect=422, sha256=card.sha256, quote="not there", type="clash")
    assert "does not stand in" in wrong


def test_events_are_parted_and_joined(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, store = browsers
    claim = find_claim(store, "3 killed")
    event = next(one for one in View(store).events() if claim in one.claims)
    ada.open(f"/review/events/{event.id}")
    assert "decided" in ada.send(f"/review/events/{event.id}", action="split", claim=claim)
    assert ("different", "Ada") in [(j.verdict, j.by) for j in View(store).judgements()]
    assert "choose the claims" in ada.send(f"/review/events/{event.id}", expect=422, action="split")


def test_claims_of_a_long_event_come_page_by_page(
    browsers: tuple[Browser, Browser, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, _, store = browsers
    monkeypatch.setattr("fogline.present.web.review_event._MOST", 1)
    event = max(View(store).events(), key=lambda one: len(one.claims))
    assert len(event.claims) > 1
    address = f"/review/events/{event.id}"
    first, last = ada.open(address), ada.open(f"{address}?start={len(event.claims) - 1}")
    assert f'value="{event.claims[0]}"' in first and f'value="{event.claims[-1]}"' not in first
    assert f'value="{event.claims[-1]}"' in last and f'value="{event.claims[0]}"' not in last
    assert f"{address}?start=1" in first and 'rel="next"' not in last
    assert f"and {len(event.claims) - 1} more on" in ada.open(f"{address}?find={event.id}")


def test_who_is_who_holds_everywhere(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, store = browsers
    ada.open("/review/identity?role=place&old=place%3Amilan&find=Quito")
    ada.send("/review/identity", role="place", old="place:milan", entity="place:quito", back="/review")
    assert {slot.id for c in View(store).claims() for slot in c.place} == {"place:quito", "place:tarsus"}


def test_unknown_places_are_listed_and_lead_to_who_is_who(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, _ = browsers
    page = ada.open("/review/places")
    assert page.index("<h2>Milan</h2>") < page.index("<h2>Quito</h2>")
    assert "2 claims in 2 documents" in page
    assert "/review/identity?role=place&amp;old=place%3Amilan&amp;find=Milan" in page
    assert "<script>alert" not in page
    ada.open("/review/identity?role=place&old=place%3Amilan")
    told = {"new_name": "Milan", "new_point": "45.46,9.19", "new_kind": "city", "back": "/review/places"}
    ada.send("/review/identity", role="place", old="place:milan", **told)
    assert "<h2>Milan</h2>" not in ada.open("/review/places")


def test_decisions_are_taken_along_and_brought_in(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, bo, store = browsers
    address = f"/review/claims/{find_claim(store, '3 killed')}"
    for browser in (ada, bo):
        browser.open(address)
        browser.send(address, action="accept")
    lines = ada.client.get("/review/decisions.jsonl").text
    assert [json.loads(line)["by"] for line in lines.splitlines()] == ["Ada", "Bo"]
    ada.open("/review/exchange")
    token = CSRF.search(ada.page)
    assert token
    file = {"file": ("d.jsonl", lines + "nonsense\n", "application/x-ndjson")}
    answer = ada.client.post("/review/exchange", data={"csrf": token[1]}, files=file)
    assert "0 new decisions" in answer.text and "line 3" in answer.text
    assert "100 %" in ada.open("/review/agreement")


def test_a_report_is_composed_and_every_sentence_has_its_source(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, _ = browsers
    page = ada.open("/write")
    facts = re.findall(r'data-fact="(e[^"]+)"', page)
    assert facts
    kept = ada.open(f"/write?chosen=1&fact={facts[0]}&fact=egone&title=Mine+%3Cb%3E")
    assert "In the report (1)" in kept and "1 chosen fact is no longer" in kept
    for form, media in (("md", "text/markdown"), ("txt", "text/plain"), ("html", "text/html")):
        answer = ada.client.get(f"/write/report.{form}?chosen=1&fact={facts[0]}&title=Mine+%3Cb%3E")
        assert answer.headers["content-type"].startswith(media)
        assert "attachment" in answer.headers["content-disposition"]
        assert "claim" in answer.text
        assert form == "txt" or "<b>" not in answer.text.replace("\\<b\\>", "")
    assert "Mine" in ada.open(f"/write/read?chosen=1&fact={facts[0]}&title=Mine")
    assert ada.client.get("/write?area=Nowhere").status_code == 404
    assert ada.client.get("/write/report.exe").status_code == 404


def wait_for_task(browser: Browser, answer: str) -> str:
    for _ in range(100):
        if "hx-get" not in answer:
            return answer
        task = re.search(r"/add/tasks/\w+", answer)
        assert task
        time.sleep(0.05)
        answer = browser.open(task[0])
    raise AssertionError("the task does not end")


def test_a_pasted_text_is_read(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, store = browsers
    ada.open("/add")
    answer = ada.send("/add/text", text="DATE 2031-05-06\n9 killed in Tarsus.\n", publisher="The Courier")
    page = wait_for_task(ada, answer)
    assert "1 read, 0 known already, 0 not read" in page and "1 claim" in page
    assert find_claim(store, "9 killed")
    ada.open("/add")
    assert "paste the text" in ada.send("/add/text", expect=422, text="  ")


def test_a_bad_file_never_stops_a_batch(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, store = browsers
    token = CSRF.search(ada.open("/add"))
    assert token
    files = [
        ("files", ("../../c.txt", b"DATE 2031-05-07\n8 killed in Milan.\n", "text/plain")),
        ("files", ("bad.txt", b"UNREADABLE", "text/plain")),
        ("files", ("c.txt", b"DATE 2031-05-08\n6 killed in Milan.\n", "text/plain")),
    ]
    answer = ada.client.post("/add/files", data={"csrf": token[1]}, files=files)
    page = wait_for_task(ada, answer.text)
    assert "2 read" in page and "1 not read" in page
    assert "the dispatch says that it is unreadable" in page
    assert find_claim(store, "8 killed") and find_claim(store, "6 killed")
    assert "unreadable" in ada.open("/add")


def test_an_address_is_not_fetched_unless_allowed(browsers: tuple[Browser, Browser, Store]) -> None:
    ada, _, _ = browsers
    ada.open("/add")
    assert "FOGLINE_FETCH=1" in ada.send("/add/address", expect=422, address="https://example.org/")


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    app = make_app(WebSettings(store=str(tmp_path / "new.db"), places="none.sqlite"))
    with TestClient(app, base_url="http://localhost") as client:
        for address in ("/review", "/write"):
            assert 'href="/add"' in client.get(address).text
        assert "paste" in client.get("/add").text.casefold()
        assert client.get("/review/next", follow_redirects=False).status_code == 303


SERVER = """
import sys
import uvicorn
sys.path.insert(0, sys.argv[3])
import fakes
from fogline import pipeline
pipeline.make_stages = lambda *_: fakes.STAGES
from fogline.present.web.app import make_app
from fogline.present.web.options import WebSettings
uvicorn.run(make_app(WebSettings(store=sys.argv[1], places="none.sqlite")), port=int(sys.argv[2]), log_level="error")
"""


def test_a_decision_survives_a_killed_server(location: str) -> None:
    import urllib.request

    port = find_free_port()
    with open_store(location) as store:
        claim = find_claim(store, "3 killed")
    tests = str(Path(fakes.__file__).parent)
    server = subprocess.Popen([sys.executable, "-c", SERVER, location, str(port), tests])
    try:
        asked = fill_in_rejection(f"http://127.0.0.1:{port}/review/claims/{claim}")

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_: object) -> None:  # type: ignore[override]
                return None

        with pytest.raises(urllib.error.HTTPError) as moved:
            urllib.request.build_opener(Stay).open(asked, timeout=20)
        assert moved.value.code == 303
        moved.value.close()
    finally:
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
    with open_store(location) as store:
        with store.read() as connection:
            assert [one.by for one in read_decisions(connection)] == ["Ada"]
        assert claim not in {one.id for one in View(store).claims()}
