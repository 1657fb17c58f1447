"""Hostile values: every address of the server is asked with values that no page of ours sends, and every form sent with
them; nothing fails, nothing of it runs, nothing leads away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from random import Random
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

import fakes
from fogline import pipeline
from fogline.present.web.app import ROUTERS, make_app
from fogline.present.web.options import WebSettings
from fogline.present.web.worker import worker_of
from fogline.settings import Settings
from fogline.store.database import open_store
from fogline.store.view import View
from present.web.markup import Page
from present.web.test_security import token_of

TOKEN = "0123456789abcdef0123456789abcdef"
BASE = "http://localhost"
VALUES = (
    "", "<script>alert(1)</script>", "'\"><svg onload=alert(1)>", "javascript:alert(1)", "//evil.example/",
    "/\\evil.example", "../../../etc/passwd", "..%2f..%2fetc", "\r\nSet-Cookie: x=1", "{{7*7}}", "' OR 1=1 --", "%",
    "_", "*", "NEAR(", "\"", "a" * 5000, "\u202eabc", "\x1b[31m", "9" * 400, "x-²", "-1", "1e999", "nan", "0001-01-01",
    "9999-12-31", "2031-05-02", "😀" * 100, "[]", "W10", "=1+1", "a\nb", "<!--", "&amp;#x3C;", "\\", "/", "///", "..",
    "%25",
)  # fmt: skip
FORMS: dict[str, tuple[str, ...]] = {
    "/review/claims/{}": (
        "action", "slot", "word", "first", "last", "measure", "low", "high", "who", "words", "entity", "new_name",
        "new_point", "why", "by", "version", "decision", "onward",
    ),
    "/review/events/{}": ("action", "claim", "other", "why", "by", "version"),
    "/review/add": ("sha256", "quote", "start", "prefix", "suffix", "type", "actor_name", "place_name", "first", "by"),
    "/review/identity": ("role", "old", "entity", "names", "docs", "new_name", "new_point", "back", "by"),
    "/review/undo": ("decision", "back", "why", "by"),
    "/login": ("password", "next"),
    "/add/address": ("address", "published", "publisher", "title", "url"),
    "/add/text": ("published", "publisher", "title", "url", "subject"),
    "/add/subject": ("doc", "subject"),
}  # fmt: skip
CALLS = {
    "accept": ("claim",), "correct": ("claim", "slot", "values", "new"), "split": ("event", "claims"),
    "merge": ("event", "other"), "identify": ("role", "old", "new", "names", "docs"), "undo": ("decision",),
    "add": ("doc", "quote", "start", "prefix", "type", "actor", "place", "first", "figures", "polarity"),
}  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server over a store of its own, which this module may spoil."""
    folder = tmp_path_factory.mktemp("hostile-values")
    text = 'DATE 2031-05-02\n3 killed in Milan "on" the day.\n5 killed in Quito <script>alert(1)</script>.\n'
    (folder / "a'\"><script>x.txt").write_text(text, encoding="utf-8")
    (folder / "b.txt").write_text(text.replace("3", "4"), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "make_stages", lambda *_: fakes.STAGES)
        with open_store(folder / "store.db") as store:
            given = {"publisher": '<i onmouseover=alert(6)>Wire</i> & "Co"\u202e'}
            pipeline.run([str(folder)], store, Settings(), given, clock=lambda: fakes.NOW)
        app = make_app(WebSettings(store=str(folder / "store.db"), places="none.sqlite", token=TOKEN))
        with TestClient(app, base_url=BASE, raise_server_exceptions=False) as opened:
            yield opened
            worker_of(app).redraw(20)


def check(answer: Any, asked: str) -> None:
    """No fault, the headers, nothing that runs, nothing set, nowhere else to go."""
    assert answer.status_code < 500, (asked, answer.text[:300])
    assert "default-src 'none'" in answer.headers["content-security-policy"], asked
    assert answer.headers["x-content-type-options"] == "nosniff", asked
    assert all(one.startswith("fogline_") for one in answer.headers.get_list("set-cookie")), asked
    away = answer.headers.get("location", "/")
    assert (away.startswith("/") and not away.startswith("//") and "\\" not in away) or away.startswith(BASE), asked
    kind = answer.headers.get("content-type", "")
    if kind.startswith("text/html") and "attachment" not in answer.headers.get("content-disposition", ""):
        page = Page(answer.text)
        assert page.bad == [] and page.unclosed == [], asked
    elif kind.startswith("application/json") and answer.content:
        answer.json()


def known(client: TestClient) -> dict[str, list[Any]]:
    """What is in the store, by the fields that ask for it."""
    view = View(client.app.state.desk.store)  # type: ignore[attr-defined]
    claims, events = [claim.id for claim in view.claims()], [event.id for event in view.events()]
    return {
        "claim": claims, "event": events, "other": events, "claims": [claims[:1]],
        "doc": [report.doc for report in view.reports()],
        "sha256": [r.sha256 for r in view.reports()], "slot": ["place", "actor", "figures", "time", "type", "voice"],
        "action": ["accept", "reject", "correct", "split", "join", "uphold"], "role": ["place", "actor"],
        "old": ["place:milan", "hospital"], "quote": ["killed in"], "type": ["seize"], "new_name": ["Orsk", "<b>x</b>"],
        "by": ["Ada", "<script>alert(1)</script>"],
    }  # fmt: skip


def find_parameters(dependant: Any) -> list[str]:
    own = [field.alias for field in dependant.query_params]
    return own + [name for inner in dependant.dependencies for name in find_parameters(inner)]


def list_addresses(client: TestClient) -> Iterator[str]:
    """Every address that is read from, with each value in the place of its id, and some in that of each of its
    parameters."""
    idents, random = known(client), Random(7)
    for route in (route for router in ROUTERS for route in router.routes if "GET" in getattr(route, "methods", ())):
        path, names = str(getattr(route, "path", "")), find_parameters(getattr(route, "dependant", None))
        parted = re.split(r"\{\w+(?::path)?\}", path)
        whole = [path]
        if len(parted) == 2:
            own = idents["event" if "event" in path else "doc" if "report" in path else "claim"]
            whole = [f"{parted[0]}{quote(value, safe='')}{parted[1]}" for value in (own[0], *VALUES)]
        yield from whole
        yield from (f"{whole[0]}?{name}={quote(value)}" for name in names for value in random.sample(VALUES, 9))


def test_no_address_fails_or_lets_anything_through(client: TestClient) -> None:
    count = 0
    for address in list_addresses(client):
        check(client.get(address, follow_redirects=False), address)
        count += 1
    assert count > 800


def test_no_form_fails_and_no_page_shows_what_was_sent_as_markup(client: TestClient) -> None:
    random, good = Random(7), known(client)
    csrf = token_of(client.get("/add").text)
    for path, names in FORMS.items():
        for _ in range(15):
            ident = random.choice(
                [*good["event" if "events" in path else "claim"], quote(random.choice(VALUES), "") or "x"]
            )
            data = {"csrf": csrf}
            for name in names:
                values = good[name] if name in good and random.random() < 0.7 else VALUES
                data[name] = random.choice([value for value in values if isinstance(value, str)])
            check(client.post(path.format(ident), data=data, follow_redirects=False), f"{path} {data}")
    seen: set[str] = set()
    waiting = [
        "/",
        "/review",
        "/review/history",
        "/review/conflicts",
        "/review/unanchored",
        "/write",
        "/add",
        "/sources",
    ]
    while waiting and len(seen) < 150:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        check(answer, address)
        if answer.headers["content-type"].startswith("text/html"):
            links = [link.partition("#")[0] for link in Page(answer.text).links]
            waiting += [link for link in links if link.startswith("/") and not link.startswith("/static")]
    assert len(seen) > 30
    assert "<script>alert(1)" not in client.get("/review/history").text


def test_no_call_fails_whatever_is_sent(client: TestClient) -> None:
    random, good = Random(7), known(client)
    odd = [None, 0, 2**70, 1.5, True, [], {}, [[]], "\0", "\ud800", ["a"] * 300, {"name": "<script>"}, *VALUES]
    headers = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
    taken = 0
    for number in range(300):
        action = list(CALLS)[number % len(CALLS)]
        sent: dict[str, Any] = {"action": action, "by": random.choice(good["by"])}
        for name in CALLS[action]:
            sent[name] = random.choice(good[name] if name in good and random.random() < 0.8 else odd)
        answer = client.post("/api/v1/decisions", content=json.dumps(sent), headers=headers)
        check(answer, str(sent))
        assert answer.status_code == 201 or answer.json()["error"], sent
        taken += answer.status_code == 201
    assert taken > 10
    lines = client.get("/api/v1/decisions.jsonl").content.split(b"\n")
    for _ in range(60):
        line = bytearray(random.choice(lines) or b"{}")
        line[random.randrange(len(line))] = random.randrange(256)
        check(client.post("/api/v1/decisions.jsonl", content=bytes(line), headers=headers), line.decode("latin-1"))
