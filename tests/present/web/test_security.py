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
from fogline.present.web.cookies import name_cookie
from fogline.present.web.options import WebSettings, is_loopback
from fogline.present.web.security import split_host
from fogline.settings import Settings
from present.web.conftest import Serve

SESSION = name_cookie(WebSettings(), "session")


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
    client.cookies.set(SESSION, "another")
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
    client.cookies.set(SESSION, "forged.0000")
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
    client = serve(password="open sesame", token="a-long-token-of-ours")
    assert client.get("/api/v1/days", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/v1/days", headers={"authorization": "Bearer a-long-token-of-ours"}).status_code == 200


def test_the_api_writes_nothing_without_the_token(client: TestClient) -> None:
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/api/v1/claims").status_code == 403


def test_others_are_let_in_only_with_a_word() -> None:
    with pytest.raises(UsageError, match="FOGLINE_PASSWORD"):
        make_app(WebSettings(host="0.0.0.0"))
    WebSettings(host="0.0.0.0", password="open sesame").check()
    WebSettings(password="short").check()
    with pytest.raises(UsageError, match="8 characters"):
        WebSettings(host="0.0.0.0", password="sesame").check()
    assert WebSettings(host="0.0.0.0", token="x" * 16).locked
    assert not WebSettings(token="x" * 16).locked
    assert WebSettings(host="192.0.2.7", password="x", names=("Desk.example",)).hosts == {"192.0.2.7", "desk.example"}


@pytest.mark.parametrize(
    "token", ["", "x" * 15, "x" * 513, "a long token with blanks", "täglich-eine-zeile", "x" * 20 + "\n"]
)
def test_a_token_is_long_and_fit_for_a_header(token: str) -> None:
    with pytest.raises(UsageError, match="openssl rand"):
        WebSettings(token=token).check()
    WebSettings(token="Abc-._~+/0123456789=").check()


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


def test_the_token_comes_from_a_file_a_word_or_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    served: list[WebSettings] = []

    def stop(settings: WebSettings) -> None:
        served.append(settings)
        raise UsageError("enough")

    monkeypatch.setattr("fogline.present.web.app.make_app", stop)
    monkeypatch.setenv("FOGLINE_TOKEN", "token-of-the-environment")
    file = tmp_path / "token"
    file.write_text("token-of-the-file-7\nsomething else\n", encoding="utf-8")
    base = ["serve", "--store", str(tmp_path / "store.db")]
    for given in ([], ["--token", "token-of-the-line-7"], ["--token-file", str(file), "--tls"]):
        CliRunner().invoke(app, [*base, *given])
    assert [one.token for one in served] == ["token-of-the-environment", "token-of-the-line-7", "token-of-the-file-7"]
    assert [one.tls for one in served] == [False, False, True]
    file.write_text("\n", encoding="utf-8")
    for given in (["--token-file", str(file)], ["--token-file", str(tmp_path / "none")], ["--token", "short"],
                  ["--token", "a" * 20, "--token-file", str(file)]):  # fmt: skip
        refused = CliRunner().invoke(app, [*base, *given])
        assert refused.exit_code == 2, refused.output
    assert len(served) == 3


def test_two_servers_on_one_host_keep_their_cookies_apart(serve: Serve, tmp_path: Path) -> None:
    one, two = serve(port=8765, password="open sesame"), serve(tmp_path / "two.db", port=8766, password="open sesame")
    names = [{cookie.name for cookie in client.cookies.jar} for client in (one, two) if client.get("/login")]
    assert names == [{"fogline_session_8765"}, {"fogline_session_8766"}]


def test_cookies_are_secure_where_the_page_is_reached_over_tls(serve: Serve) -> None:
    client = serve(base="https://127.0.0.1", tls=True, password="open sesame")
    first = client.get("/login")
    assert first.headers["set-cookie"].startswith("__Host-fogline_session_8765=")
    form = {"password": "open sesame", "csrf": token_of(first.text), "next": "/"}
    crossed = client.post("/login", data=form, headers={"origin": "http://127.0.0.1"})
    assert crossed.status_code == 403
    answer = client.post("/login", data=form, headers={"origin": "https://127.0.0.1"}, follow_redirects=False)
    assert answer.status_code == 303
    for part in ("Secure", "HttpOnly", "SameSite=strict", "Path=/"):
        assert part in answer.headers["set-cookie"]
    assert client.get("/", follow_redirects=False).status_code == 200
    assert "Secure" not in serve(port=1).get("/").headers["set-cookie"]


def test_words_that_let_in_are_no_part_of_a_run() -> None:
    assert Settings(password="x", token="y").digest == Settings().digest
    assert "secret" not in repr(Settings(password="secret", token="secret"))
    assert "secret" not in repr(WebSettings(password="secret", token="secret"))
