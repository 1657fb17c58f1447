"""Security: who may ask, under which name, from which page, and what may be written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from fogline.errors import UsageError
from fogline.present.cli import app
from fogline.present.web.app import make_app
from fogline.present.web.guard import COOKIE
from fogline.present.web.options import WebSettings, is_loopback
from fogline.present.web.security import split_host
from fogline.settings import Settings
from present.web.conftest import Serve


def token_of(html: str) -> str:
    """The token in a page's forms."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', html)
    assert found
    return found[1]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::1", "a b"]
)
def test_another_host_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8765", "[::1]:8765", "LOCALHOST"])
def test_this_machine_is_let_in_under_its_names(client: TestClient, host: str) -> None:
    assert client.get("/search", headers={"host": host}).status_code == 200


def test_hosts_are_read_with_care() -> None:
    assert split_host("Example.org:80") == "example.org"
    assert split_host("example.org:eighty") == ""
    assert split_host("user@example.org") == ""


def test_every_answer_carries_the_headers(client: TestClient) -> None:
    for path in ("/", "/api/v1/days", "/nix", "/places/none", "/api/v1/openapi.json"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "private, no-cache"


def test_a_form_needs_its_token_and_its_page(serve: Serve) -> None:
    client = serve(password="open sesame")
    token = token_of(client.get("/login").text)
    form = {"password": "open sesame", "next": "/search"}
    assert client.post("/login", data=form).status_code == 403
    assert client.post("/login", data={**form, "csrf": "0" * 64}).status_code == 403
    away = {"origin": "http://evil.example"}
    assert client.post("/login", data={**form, "csrf": token}, headers=away).status_code == 403
    crossed = {"sec-fetch-site": "cross-site"}
    assert client.post("/login", data={**form, "csrf": token}, headers=crossed).status_code == 403
    own = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}
    answer = client.post("/login", data={**form, "csrf": token}, headers=own, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/search")


def test_a_token_of_another_session_does_not_fit(serve: Serve) -> None:
    client = serve(password="open sesame")
    token = token_of(client.get("/login").text)
    client.cookies.clear()
    client.cookies.set(COOKIE, "another")
    assert client.post("/login", data={"password": "open sesame", "csrf": token}).status_code == 403


def test_a_password_locks_every_page(serve: Serve) -> None:
    client = serve(password="open sesame")
    for path in ("/", "/ledger", "/api/docs"):
        answer = client.get(path, follow_redirects=False)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/login?next=/")
    assert client.get("/api/v1/days").status_code == 401
    token = token_of(client.get("/login").text)
    wrong = client.post("/login", data={"password": "wrong", "csrf": token})
    assert wrong.status_code == 403
    assert client.get("/ledger", follow_redirects=False).status_code == 303
    client.post("/login", data={"password": "open sesame", "csrf": token})
    assert client.get("/ledger").status_code == 200
    client.cookies.clear()
    client.cookies.set(COOKIE, "forged.0000")
    assert client.get("/ledger", follow_redirects=False).status_code == 303


def test_the_login_leads_nowhere_else(serve: Serve) -> None:
    client = serve(password="open sesame")
    token = token_of(client.get("/login?next=//evil.example/").text)
    for away in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        form = {"password": "open sesame", "csrf": token, "next": away}
        answer = client.post("/login", data=form, follow_redirects=False)
        assert answer.headers["location"] == "/"
        token = token_of(client.get("/login").text)


def test_programs_show_the_token(serve: Serve) -> None:
    client = serve(password="open sesame", token="a long token")
    assert client.get("/api/v1/days", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/v1/days", headers={"authorization": "Bearer a long token"}).status_code == 200


def test_the_api_writes_nothing_without_the_token(client: TestClient) -> None:
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/api/v1/claims").status_code in (401, 405)


def test_others_are_let_in_only_with_a_word() -> None:
    with pytest.raises(UsageError, match="FOGLINE_PASSWORD"):
        make_app(WebSettings(host="0.0.0.0"))
    WebSettings(host="0.0.0.0", password="x").check()
    assert WebSettings(host="0.0.0.0", token="x").locked
    assert not WebSettings(token="x").locked
    assert WebSettings(host="192.0.2.7", password="x", names=("Desk.example",)).hosts == {"192.0.2.7", "desk.example"}


def test_what_is_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.168.1.2", "example.org")))


def test_a_body_too_large_is_refused(client: TestClient) -> None:
    answer = client.post("/login", content=b"x", headers={"content-length": str(10**9)})
    assert answer.status_code == 413


def test_the_command_refuses_to_let_anyone_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("FOGLINE_PASSWORD", "FOGLINE_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    store = tmp_path / "store.db"
    refused = CliRunner().invoke(app, ["serve", "--host", "0.0.0.0", "--store", str(store)])
    assert refused.exit_code == 2
    assert "FOGLINE_PASSWORD" in refused.stderr
    assert not store.exists()


def test_words_that_let_in_are_no_part_of_a_run() -> None:
    assert Settings(password="x", token="y").digest == Settings().digest
    assert "secret" not in repr(Settings(password="secret", token="secret"))
    assert "secret" not in repr(WebSettings(password="secret", token="secret"))
