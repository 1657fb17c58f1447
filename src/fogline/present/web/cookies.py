"""Cookies: what a browser keeps for us, each server's under its own name.

Cookies know no ports: two servers on one host would overwrite each other's. Their names therefore carry the port that
the server listens on. Reached over TLS (`WebSettings.tls`), they are Secure and have the prefix `__Host-`, which lets
no other host and no plain connection set them (RFC 6265bis, section 4.1.3).
"""

from __future__ import annotations

from fastapi import Request, Response

from fogline.present.web.options import WebSettings


def name_cookie(settings: WebSettings, what: str) -> str:
    """The name of a cookie: of a `session`, a `reviewer`, a `visit`."""
    return f"{'__Host-' if settings.tls else ''}fogline_{what}_{settings.port}"


def read_cookie(request: Request, what: str) -> str:
    """What the browser keeps; empty where it keeps nothing."""
    return request.cookies.get(name_cookie(_settings_of(request), what), "")


def give_cookie(request: Request, answer: Response, what: str, value: str, seconds: int | None = None) -> None:
    """Have the browser keep something for so many seconds, or until it is closed. No script sees it, and no request
    that another site brings about carries it."""
    settings = _settings_of(request)
    answer.set_cookie(
        name_cookie(settings, what), value, max_age=seconds, path="/", secure=settings.tls, httponly=True,
        samesite="strict",
    )  # fmt: skip


def _settings_of(request: Request) -> WebSettings:
    settings: WebSettings = request.app.state.guard.settings
    return settings
