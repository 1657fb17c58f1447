"""Guard: who may come in, and the token that every form carries.

A browser gets a random session cookie; the token of its forms is derived from it with a key that lives as long as the
server. A program shows the token it was given instead: `Authorization: Bearer ...`. Nothing else lets anybody write
through the API, no cookie in particular, and a program without it is refused before its body is read.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes, token_urlsafe
from urllib.parse import quote

from fastapi import HTTPException, Request

from fogline.present.web.cookies import read_cookie
from fogline.present.web.options import WebSettings
from fogline.present.web.security import SAFE_METHODS

SESSION = "session"
"""The cookie of a browser's session."""
FIELD = "csrf"
HEADER = "x-csrf-token"
API = "/api/v"
ASK = {"WWW-Authenticate": "Bearer"}
NO_TOKEN = (
    "This server takes no writing through its API, as it was given no token: start it with --token-file FILE or "
    "FOGLINE_TOKEN."
)
PART_BYTES = 16 * 1024 * 1024
"""Largest field of a form: a pasted text of the greatest length, each letter as %XX%XX%XX%XX."""
OPEN_PATHS = ("/login", "/static/", "/favicon.ico")
"""Paths that are answered before anyone has come in."""


class LoginNeeded(Exception):
    """The reader has to give the password first. `next` is where they were going."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.next = address


@dataclass
class Guard:
    """Keeps the server's key. Sessions end when the server does."""

    settings: WebSettings
    key: bytes = field(default_factory=lambda: token_bytes(32), repr=False)
    wrong: int = 0
    """Wrong passwords that are being paid for just now."""

    def make_session(self) -> str:
        """A new session's cookie."""
        return token_urlsafe(24)

    def csrf(self, session: str) -> str:
        """The token for the forms of a session."""
        return self._sign(f"csrf:{session}")

    def admit(self, session: str) -> str:
        """The cookie of a session that gave the right password."""
        return f"{session}.{self._sign(f'in:{session}')}"

    def knows(self, cookie: str) -> bool:
        """Whether a cookie is of a session that gave the right password."""
        session, _, mark = cookie.partition(".")
        return bool(mark) and hmac.compare_digest(mark.encode(), self._sign(f"in:{session}").encode())

    def fits(self, word: str) -> bool:
        """Whether a word is the password (or the token, where there is no password)."""
        return _is_same(word, self.settings.password or self.settings.token)

    def bears_token(self, shown: str) -> bool:
        """Whether an Authorization header shows the token."""
        scheme, _, word = shown.partition(" ")
        return scheme.lower() == "bearer" and _is_same(word.strip(), self.settings.token)

    def find_fault(self, method: str, path: str, authorization: str) -> tuple[int, str] | None:
        """Why a request may not write through the API, as status and reason; None where it may, or is none that does.

        Without a token of the server's own, nobody may: 403.
        """
        if method in SAFE_METHODS or not path.startswith(API):
            return None
        if not self.settings.token:
            return 403, NO_TOKEN
        if not self.bears_token(authorization):
            return 401, "Writing through the API needs the token, as Authorization: Bearer TOKEN."
        return None

    def _sign(self, text: str) -> str:
        return hmac.digest(self.key, text.encode(), "sha256").hex()


def _is_same(shown: str, wanted: str | None) -> bool:
    """Whether a word is the one wanted, in a time that tells nothing of it, its length included."""
    digests = (sha256(word.encode("utf-8", "surrogatepass")).digest() for word in (shown, wanted or ""))
    return hmac.compare_digest(*digests) and bool(wanted)


def session_of(request: Request) -> str:
    """The session that a request belongs to; a new one, kept in `request.state`, where the browser has none."""
    known = getattr(request.state, "session", None)
    if known is None:
        cookie = read_cookie(request, SESSION)
        known = cookie.partition(".")[0] or request.app.state.guard.make_session()
        request.state.session = known
    return str(known)


async def check_request(request: Request) -> None:
    """Dependency of the whole application: the reader is let in, and an unsafe method carries its token.

    Raises LoginNeeded, or HTTPException 401 (a program without token), 403 (no or a wrong form token).
    """
    guard: Guard = request.app.state.guard
    authorization = request.headers.get("authorization", "")
    program, path = guard.bears_token(authorization), request.scope["path"]
    if fault := guard.find_fault(request.method, path, authorization):
        raise HTTPException(*fault, ASK if fault[0] == 401 else None)
    inside = program or not guard.settings.locked or guard.knows(read_cookie(request, SESSION))
    if not inside and not path.startswith(OPEN_PATHS):
        if path.startswith(API):
            raise HTTPException(401, "This needs the token.", ASK)
        address = path + (f"?{request.url.query}" if request.url.query else "")
        raise LoginNeeded(quote(address, safe="/"))
    if request.method in SAFE_METHODS or program:
        return
    form = await request.form(max_part_size=PART_BYTES)
    shown = request.headers.get(HEADER) or str(form.get(FIELD, ""))
    if not hmac.compare_digest(shown.encode(), guard.csrf(session_of(request)).encode()):
        raise HTTPException(403, "The form is too old, or was not made by this page. Load the page again.")
