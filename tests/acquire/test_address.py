"""An address is fetched from the public network alone, once, and says why where it is not."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic, sleep

import pytest

from fogline.acquire import address
from fogline.acquire.address import fetch_address, is_public, name_page
from fogline.models.capture import Capture, Discard

NOW = datetime(2031, 5, 20, tzinfo=UTC)
PAGE = b"<!doctype html><title>A dispatch</title><p>Two shops burned in Orrin."


class Site(BaseHTTPRequestHandler):
    """A small site."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.7/secret")
            self.end_headers()
            return
        if path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
            self.end_headers()
            return
        kinds = {"/picture": "image/png", "/text": "text/plain; charset=utf-8"}
        body = {"/large": b"x" * 5000, "/packed": gzip.compress(PAGE), "/bomb": gzip.compress(b"0" * 500_000)}
        self.send_response(404 if path == "/gone" else 200)
        self.send_header("Content-Type", kinds.get(path, "text/html"))
        if path in ("/packed", "/bomb"):
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body.get(path, PAGE))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The site's address, by a name that only `resolve` knows."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://paper.example:{server.server_port}"
    server.shutdown()
    server.server_close()


def resolve(host: str, port: int) -> list[str]:
    return ["127.0.0.1"] if host == "paper.example" else [host]


def fetch(url: str) -> Capture | Discard:
    return fetch_address(url, NOW, allow_private=True, resolve=resolve)


def test_a_page_with_its_address(site: str) -> None:
    found = fetch(f"{site}/war/a-dispatch.html?day=2")
    assert isinstance(found, Capture)
    assert (found.data, found.media_type, found.name) == (PAGE, "text/html", "paper.example-war-a-dispatch.html")
    assert found.given == {"url": f"{site}/war/a-dispatch.html?day=2"}


def test_plain_and_packed_pages(site: str) -> None:
    text, packed = fetch(f"{site}/text"), fetch(f"{site}/packed")
    assert isinstance(text, Capture) and text.name.endswith(".txt")
    assert isinstance(packed, Capture) and packed.data == PAGE


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/gone", "status 404"), ("/picture", "image/png"), ("/round", "sends on more than"), ("/large", "larger than"),
     ("/bomb", "larger than")],
)  # fmt: skip
def test_what_is_refused(site: str, path: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "LARGEST", 4000)
    found = fetch(site + path)
    assert isinstance(found, Discard) and reason in found.reason and found.stage == "acquire"


def test_a_private_network_is_refused_also_behind_a_public_name(site: str) -> None:
    for url in (site, "http://127.0.0.1:1/", "http://[::1]/", "http://10.1.2.3/", "http://169.254.169.254/latest"):
        found = fetch_address(url, NOW, resolve=resolve)
        assert isinstance(found, Discard) and "private network" in found.reason, url


def test_a_redirection_is_checked_anew(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "is_public", lambda ip: ip == "127.0.0.1")
    found = fetch_address(f"{site}/away", NOW, resolve=resolve)
    assert isinstance(found, Discard) and "10.0.0.7" in found.reason and "private" in found.reason


def test_one_private_address_among_several_is_enough() -> None:
    found = fetch_address("http://paper.example/", NOW, resolve=lambda host, port: ["93.184.216.34", "192.168.0.1"])
    assert isinstance(found, Discard) and "private network" in found.reason


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x.org/", "javascript:alert(1)", "http://", "paper",
                                 "http://a:b@x.org/", "http://x.org:99999/", "http://x.org/a b"])  # fmt: skip
def test_no_address_of_a_page(url: str) -> None:
    found = fetch_address(url, NOW, resolve=lambda host, port: ["93.184.216.34"])
    assert isinstance(found, Discard)


def test_a_name_that_does_not_exist() -> None:
    found = fetch_address("http://no-such-host.invalid/", NOW)
    assert isinstance(found, Discard) and "network" in found.reason


@pytest.mark.parametrize(
    ("ip", "public"),
    [("8.8.8.8", True), ("127.0.0.1", False), ("0.0.0.0", False), ("100.64.0.1", False), ("224.0.0.1", False),
     ("::ffff:10.0.0.1", False), ("fe80::1%eth0", False), ("fd00::1", False), ("2606:4700::1111", True), ("x", False)],
)  # fmt: skip
def test_public_addresses(ip: str, public: bool) -> None:
    assert is_public(ip) is public


def test_names_are_fit_for_files() -> None:
    assert name_page("https://x.org/../../e%20tc/", "text/html") == "x.org-..-..-e-20tc.html"
    assert name_page("https://x.org", "text/plain") == "x.org.txt"


@pytest.mark.parametrize("port", [22, 25, 1, 993])
def test_ports_of_other_services_are_not_asked(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "_Pinned", lambda *_: pytest.fail("it was asked"))
    found = fetch_address(f"http://paper.example:{port}/", NOW, resolve=lambda *_: ["93.184.216.34"])
    assert isinstance(found, Discard) and "another service" in found.reason


@pytest.mark.parametrize("ip", ["fec0::1", "::10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1",
                                "::ffff:10.0.0.1", "2002:a00:1::", "4000::1", "::"])  # fmt: skip
def test_addresses_that_lead_inside_by_another_way(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["64:ff9b::8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "8.8.8.8"])
def test_addresses_of_the_public_network(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"])
def test_a_site_that_sends_a_letter_now_and_then_is_left(head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "SECONDS", 0.6)
    server = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        with server.accept()[0] as peer, suppress(OSError):
            peer.sendall(head)
            for _ in range(100):
                peer.sendall(b"0")
                sleep(0.05)

    threading.Thread(target=drip, daemon=True).start()
    begun = monotonic()
    found = fetch(f"http://paper.example:{server.getsockname()[1]}/")
    assert isinstance(found, Discard) and "did not answer" in found.reason
    assert monotonic() - begun < 3
    server.close()
