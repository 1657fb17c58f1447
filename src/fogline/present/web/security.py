"""Security: what every request has to pass and what every answer carries.

Host header checked (DNS rebinding), one origin, a strict content security policy without inline scripts or styles, no
sniffing, no referrer; unsafe methods need a token (`fogline.present.web.guard`). Follows OWASP's cheat sheets on HTTP
headers and cross-site request forgery.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Gate = Callable[[str, str, str], tuple[int, str] | None]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
MOST_BYTES = 64 * 1024 * 1024
"""Largest body of a request that hands something in."""
FORM_BYTES = 1024 * 1024
"""Largest body of any other, the login's among them, which is read before anyone has come in."""
_LARGE = ("/add/", "/review/exchange", "/api/v1/reports", "/api/v1/decisions.jsonl")


class Hardened:
    """ASGI middleware around the whole application. `hosts` are the names that a request may be addressed to; `gate`
    tells, from its method, path and Authorization header, why one is refused before its body is read. With `tls`, a
    page that came over a plain connection is another's."""

    def __init__(self, app: App, hosts: frozenset[str], gate: Gate | None = None, tls: bool = False) -> None:
        self.app = app
        self.tls = tls
        self.hosts = hosts
        self.gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on and add the headers to the answer."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if reason := self._find_fault(scope, headers):
            await _refuse(send, scope, *reason)
            return
        begun: list[bool] = []
        try:
            await self.app(scope, _limit(receive, _most_bytes(scope)), _add_headers(send, begun))
        except Exception:
            if not begun:
                await _refuse(send, scope, 500, "Something failed. The server's own log says what.")
            raise

    def _find_fault(self, scope: Scope, headers: dict[bytes, str]) -> tuple[int, str] | None:
        host = headers.get(b"host", "")
        if split_host(host) not in self.hosts:
            return 400, "This page is not served under that name."
        if scope["path"].count("\0") or b"%00" in scope.get("query_string", b""):
            return 400, "The address holds a character that is none."
        most = _most_bytes(scope)
        if _is_longer(headers.get(b"content-length", "0"), most):
            return 413, f"The request is larger than {most // 1024 // 1024} MB."
        if scope["method"] not in SAFE_METHODS and not is_same_origin(headers, host, self.tls):
            return 403, "The request came from another page."
        return self.gate(scope["method"], scope["path"], headers.get(b"authorization", "")) if self.gate else None


def split_host(host: str) -> str:
    """The name in a Host header, lower case, without port and brackets; empty for one that is malformed."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.netloc == host and "@" not in host else ""


def is_same_origin(headers: dict[bytes, str], host: str, tls: bool = False) -> bool:
    """Whether a request comes from a page of ours, as far as the browser says; a program that says nothing may pass
    (it carries no cookie of a person, and the token is asked for in any case)."""
    if (site := headers.get(b"sec-fetch-site")) and site not in ("same-origin", "none"):
        return False
    origin = headers.get(b"origin")
    if origin is None:
        referrer = headers.get(b"referer")
        return referrer is None or _is_ours(referrer, host, tls)
    return origin != "null" and _is_ours(origin, host, tls)


def _is_ours(address: str, host: str, tls: bool) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.netloc == host and (parts.scheme == "https" or not tls)


def _is_longer(length: str, most: int) -> bool:
    """Whether a Content-Length is of more bytes than may be; one that is no number counts as such."""
    return not (length.isascii() and length.isdigit() and len(length) < 16 and int(length) <= most)


def _most_bytes(scope: Scope) -> int:
    return MOST_BYTES if scope["path"].startswith(_LARGE) else FORM_BYTES


class TooLarge(Exception):
    """A body grew beyond the limit while it was read."""


def _limit(receive: Receive, most: int) -> Receive:
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > most:
                raise TooLarge
        return message

    return counted


def _add_headers(send: Send, begun: list[bool] | None = None) -> Send:
    async def added(message: Message) -> None:
        if message["type"] == "http.response.start":
            if begun is not None:
                begun.append(True)
            own = list(message.get("headers", []))
            present = {name.lower() for name, _ in own}
            message["headers"] = own + [(name, value) for name, value in HEADERS if name not in present]
            if b"cache-control" not in present:
                message["headers"].append((b"cache-control", b"private, no-cache"))
        await send(message)

    return added


async def _refuse(send: Send, scope: Scope, status: int, reason: str) -> None:
    program = scope["path"].startswith("/api/")
    body = json.dumps({"error": reason}).encode() if program else reason.encode()
    kind = b"application/json" if program else b"text/plain; charset=utf-8"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    if status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await _add_headers(send)({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
