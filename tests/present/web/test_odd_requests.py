"""Odd requests: addresses, cookies and headers that no page of ours sends are answered, and never by a fault."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from fogline.present.web import intake
from fogline.present.web.app import make_app
from fogline.present.web.asked import read_cursor, render_cursor
from fogline.present.web.options import WebSettings
from fogline.present.web.review_forms import read_number
from fogline.present.web.worker import Worker, worker_of
from present.web.conftest import BASE, Serve
from present.web.test_security import SESSION, token_of

FAR = render_cursor(10**30)
ENDLESS = urlsafe_b64encode(b"[1e999]").decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/?day=0001-01-01", 400), ("/?day=9999-12-31", 400), ("/?since=0001-01-01T00:00%2B14:00", 400),
        ("/write?last=0001-01-02", 400), ("/api/v1/changes?since=9999-12-31T23:59-14:00", 400),
        (f"/ledger?cursor={FAR}", 400), (f"/ledger?cursor={ENDLESS}", 400), (f"/api/v1/claims?cursor={FAR}", 400),
        (f"/disputes?cursor={render_cursor(-5)}", 400), (f"/sources?cursor={render_cursor(10**30, 'a')}", 400),
        (f"/sources?cursor={render_cursor(3, 'a')}", 200), ("/review?after=nan|x", 200),
        ("/search?q=NEAR(a%20b)%20OR%20%22x*%20%5Ey", 200), ("/search?place=%00", 400), ("/places/%00", 400),
    ],
)  # fmt: skip
def test_an_address_asks_for_nothing_beyond_reckoning(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize("cookie", ["fogline_visit_8765=/2020-01-01T00:00:00", "fogline_visit_8765=0001-01-01/x/y"])
def test_a_cookie_of_something_else_is_passed_over(client: TestClient, cookie: str) -> None:
    assert client.get("/", headers={"cookie": cookie}).status_code == 200


def test_a_session_in_other_letters_is_not_known(serve: Serve) -> None:
    client = serve(password="open sesame")
    headers = {"cookie": f"{SESSION}=a.\xe9".encode("latin-1")}
    assert client.get("/", headers=headers, follow_redirects=False).status_code == 303  # type: ignore[arg-type]


@pytest.mark.parametrize("origin", ["http://[::1", "http://[", "null"])
def test_an_origin_that_is_none_is_refused(client: TestClient, origin: str) -> None:
    assert client.post("/login", headers={"origin": origin}).status_code == 403
    assert client.post("/login", headers={"referer": origin}).status_code == 403


def test_the_login_leads_back_with_the_whole_query(serve: Serve) -> None:
    client = serve(password="open sesame")
    asked = "/search?q=a%26b%3Fc&place=x"
    login = client.get(asked)
    form = {"password": "open sesame", "csrf": token_of(login.text), "next": asked}
    assert 'name="next" value="/search?q=a%26b%3Fc&amp;place=x"' in login.text
    assert client.post("/login", data=form, follow_redirects=False).headers["location"] == asked


def test_the_description_of_the_api_is_locked_too(serve: Serve) -> None:
    client = serve(password="open sesame", token="a-long-token-of-ours")
    assert client.get("/api/v1/openapi.json").status_code == 401
    shown = client.get("/api/v1/openapi.json", headers={"authorization": "Bearer a-long-token-of-ours"})
    assert shown.json()["info"]["title"] == "Fogline"


def test_numbers_are_read_with_care() -> None:
    assert [read_number(text) for text in ("7", "²", "-1", "9" * 5000, "")] == [7, 0, 0, 0, 0]
    assert read_cursor(render_cursor(12, "a"), int, str) == (12, "a")


def test_a_file_may_have_any_name(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    client = serve()
    token = token_of(client.get("/add").text)
    for name in ("字" * 120 + ".txt", "../../x.txt", "..", "a\\..\\b.txt", "\u202etxt.exe", ".hidden"):
        sent = client.post("/add/files", data={"csrf": token}, files={"files": (name, b"x")}, follow_redirects=False)
        assert sent.status_code == 303, name
    assert not (tmp_path.parent / "x.txt").exists()


def test_what_fails_carries_the_headers_and_tells_nothing(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(WebSettings(store=str(example)))

    def fail(*_: object) -> None:
        raise RuntimeError("/secret/path")

    monkeypatch.setattr(app.state.desk, "picture", fail)
    answer = TestClient(app, base_url=BASE, raise_server_exceptions=False).get("/ledger")
    assert answer.status_code == 500
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "secret" not in answer.text and "Traceback" not in answer.text


def test_only_what_hands_something_in_may_be_large(client: TestClient) -> None:
    headers = {"content-length": str(2_000_000)}
    assert client.post("/login", content=b"x", headers=headers).status_code == 413
    assert client.post("/add/text", content=b"x" * 2_000_000).status_code == 403


@pytest.mark.parametrize("letter", ["x", "字"])
def test_a_pasted_text_may_be_as_long_as_a_report(serve: Serve, monkeypatch: pytest.MonkeyPatch, letter: str) -> None:
    monkeypatch.setattr(intake, "hand_in_files", lambda app, *_: worker_of(app).ask(("a",), lambda _: None))
    client = serve()
    form = {"csrf": token_of(client.get("/add").text), "text": letter * 1_000_000}
    for more in ({}, {"files": {"none": ("", b"")}}):
        assert client.post("/add/text", data=form, **more, follow_redirects=False).status_code == 303  # type: ignore[arg-type]
    form["text"] += letter
    refused = client.post("/add/text", data=form)
    assert refused.status_code == 422 and "at most 1,000,000 characters" in refused.text


def test_passwords_are_not_tried_many_at_once(serve: Serve) -> None:
    client = serve(password="open sesame")
    token = token_of(client.get("/login").text)
    client.app.state.guard.wrong = 5  # type: ignore[attr-defined]
    assert client.post("/login", data={"password": "open sesame", "csrf": token}).status_code == 429
    client.app.state.guard.wrong = 0  # type: ignore[attr-defined]
    assert client.post("/login", data={"password": "wrong", "csrf": token}).status_code == 403
    assert client.app.state.guard.wrong == 0  # type: ignore[attr-defined]
    assert client.post("/login", data={"password": "open sesame", "csrf": token}).status_code == 200


def test_the_first_page_shows_no_word_of_the_database(serve: Serve) -> None:
    client = serve()
    client.app.state.desk.store.name = "postgresql://desk:***@db/war"  # type: ignore[attr-defined]
    assert "desk:***@db" in client.get("/").text


def test_a_line_that_is_full_takes_no_more(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Worker, "is_full", True)
    token = token_of(client.get("/add").text)
    sent = client.post("/add/text", data={"csrf": token, "text": "Rebels took Oldtown."}, follow_redirects=False)
    assert sent.status_code == 429 and "come back in a few minutes" in sent.text
