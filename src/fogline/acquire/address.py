"""Address: one page from the web, fetched when somebody asks for it, and never from a private network.

The host is resolved once, every address it has is checked, and the connection is made to the very address that was
checked (DNS rebinding); each redirection is checked anew. No proxy, cookie or password is used. What cannot be fetched
is a Discard with a plain reason.
"""

from __future__ import annotations

import http.client
import io
import re
import socket
import ssl
import zlib
from collections.abc import Callable
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from time import monotonic
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from fogline.acquire.records import make_capture
from fogline.models.capture import Capture, Discard

LARGEST = 10_000_000
"""Bytes of a page; a larger one is refused."""
SECONDS = 20.0
"""For everything: resolving, connecting, redirections, reading."""
MOST_HOPS = 5
AGENT = "Fogline (reads single pages on request)"
_MEDIA = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain",
          "text/markdown": "text/markdown"}  # fmt: skip
_SUFFIX = {"text/html": ".html", "text/plain": ".txt", "text/markdown": ".md"}
_PORTS = {"http": 80, "https": 443}
_KEPT = "/%?&=:;,+@!$'()*~-._[]"
_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that IANA has given out for the public network; others (fec0::/10, ::a.b.c.d) may lead inside."""
_NAT64 = IPv6Network("64:ff9b::/96")
"""Well-known prefix of NAT64 (RFC 6052): the last 32 bits are the IPv4 address that is reached."""
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
Resolver = Callable[[str, int], list[str]]


class _Refused(Exception):
    """The address is not fetched; the message says why."""


def fetch_address(
    address: str, now: datetime, *, allow_private: bool = False, resolve: Resolver | None = None
) -> Capture | Discard:
    """The page at an http or https address. `now` is UTC. `allow_private` lets addresses of private networks through,
    `resolve` gives the IP addresses of a host and port."""
    shown = address.strip()[:300]
    try:
        data, media_type, final = _fetch(address.strip(), allow_private, resolve or resolve_host, monotonic() + SECONDS)
    except _Refused as error:
        return Discard(shown, "acquire", str(error))
    except TimeoutError:
        return Discard(shown, "acquire", f"the site did not answer within {SECONDS:g} seconds")
    except ssl.SSLError as error:
        return Discard(shown, "acquire", f"the connection is not safe: {error.reason or error}")
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return Discard(shown, "acquire", f"it cannot be fetched: {reason}")
    return make_capture(data, name_page(final, media_type), media_type, now, {"url": final})


def resolve_host(host: str, port: int) -> list[str]:
    """The IP addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise _Refused(
            f"the name {host} cannot be resolved: it does not exist, or this machine has no network"
        ) from None
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def name_page(address: str, media_type: str) -> str:
    """A document name for a page: host and the end of its path."""
    parts = urlsplit(address)
    end = _ENDING.sub("", parts.path.strip("/"))
    words = _UNSAFE.sub("-", f"{parts.hostname or 'page'}-{end}").strip("-.")
    return (words[:100] or "page") + _SUFFIX[media_type]


def _fetch(address: str, allow_private: bool, resolve: Resolver, end: float) -> tuple[bytes, str, str]:
    for _ in range(MOST_HOPS):
        scheme, host, port, path = _split(address)
        target = _choose(host, port, allow_private, resolve)
        connection = _Pinned(scheme, host, port, target, end)
        try:
            connection.request(
                "GET",
                path,
                headers={
                    "User-Agent": AGENT,
                    "Accept-Encoding": "identity",
                    "Accept": "text/html,text/plain;q=0.9",
                    "Connection": "close",
                },
            )
            answer = connection.getresponse()
            moved = answer.getheader("Location")
            if answer.status in (301, 302, 303, 307, 308) and moved:
                address = urljoin(address, moved)
                continue
            if answer.status != 200:
                raise _Refused(f"the site answers with status {answer.status} ({answer.reason or 'no reason'})")
            return _read(answer, end), _find_media_type(answer), address
        finally:
            connection.close()
    raise _Refused(f"the site sends on more than {MOST_HOPS} times")


def _split(address: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _Refused("that is no address of a page") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise _Refused("only addresses that begin with http:// or https:// are fetched")
    if parts.username or parts.password:
        raise _Refused("an address with a name and password in it is not fetched")
    if any(c.isspace() or ord(c) < 33 for c in address):
        raise _Refused("the address holds blanks")
    host = parts.hostname.encode("idna").decode() if not parts.hostname.isascii() else parts.hostname
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.scheme, host, port or _PORTS[parts.scheme], quote(path, safe=_KEPT)


def _choose(host: str, port: int, allow_private: bool, resolve: Resolver) -> str:
    """The IP address to connect to. Refused where any of a host's addresses is not of the public network."""
    found = resolve(host, port)
    if not found:
        raise _Refused(f"the name {host} has no address")
    if not allow_private:
        for one in found:
            if not is_public(one):
                raise _Refused(f"{host} is an address of a private network, which is not fetched")
    if port < 1024 and port not in _PORTS.values():
        raise _Refused(f"port {port} is of another service than the web, and is not asked")
    return found[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public network: not private, loopback, link-local, multicast or reserved."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        return ip in _UNICAST and ip.is_global
    return ip.is_global and not ip.is_multicast


def _left(end: float) -> float:
    left = end - monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _read(answer: http.client.HTTPResponse, end: float) -> bytes:
    parts, size = [], 0
    while piece := answer.read1(65_536):
        parts.append(piece)
        size += len(piece)
        if size > LARGEST:
            raise _Refused(f"the page is larger than {LARGEST // 1_000_000} MB")
        _left(end)
    return _unpack(b"".join(parts), answer.getheader("Content-Encoding", "").strip().lower())


def _unpack(data: bytes, encoding: str) -> bytes:
    """Undo what a site compressed although it was asked not to."""
    if encoding in ("", "identity"):
        return data
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise _Refused(f"the page is packed in a way that is not read ({encoding[:20]})")
    try:
        plain = zlib.decompressobj(47).decompress(data, LARGEST + 1)
    except zlib.error:
        raise _Refused("the page is packed and damaged") from None
    if len(plain) > LARGEST:
        raise _Refused(f"the page is larger than {LARGEST // 1_000_000} MB")
    return plain


def _find_media_type(answer: http.client.HTTPResponse) -> str:
    told = answer.getheader("Content-Type", "text/html").partition(";")[0].strip().lower()
    if told not in _MEDIA:
        raise _Refused(f"the page is of a kind that is not read ({told[:60]})")
    return _MEDIA[told]


class _Pinned(http.client.HTTPConnection):
    """A connection to one IP address that still speaks to the host by its name, with TLS for https. `end` is the moment
    (of the monotonic clock) after which nothing is waited for any more."""

    def __init__(self, scheme: str, host: str, port: int, target: str, end: float) -> None:
        super().__init__(host, port, timeout=_left(end))
        self._secure, self._target, self._end = scheme == "https", target, end

    def connect(self) -> None:
        """Connect to the address that was checked."""
        made: socket.socket = socket.create_connection((self._target, self.port), _left(self._end))
        if self._secure:
            made = ssl.create_default_context().wrap_socket(made, server_hostname=self.host)
        self.sock = made

    def response_class(self, sock: socket.socket, *given: Any, **named: Any) -> http.client.HTTPResponse:  # type: ignore[override]
        """The answer, whose every single read waits until the end at most: a site that sends a letter now and then does
        not hold the connection for long."""
        answer = http.client.HTTPResponse(sock, *given, **named)
        answer.fp = io.BufferedReader(_Timed(sock, answer.fp.detach(), self._end))
        return answer


class _Timed(io.RawIOBase):
    """Reads from a socket until a moment; raises TimeoutError after it."""

    def __init__(self, sock: socket.socket, inner: io.RawIOBase, end: float) -> None:
        self._sock, self._inner, self._end = sock, inner, end

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """As of io.RawIOBase."""
        self._sock.settimeout(_left(self._end))
        return self._inner.readinto(buffer)

    def close(self) -> None:
        """Give the socket back."""
        self._inner.close()
        super().close()
