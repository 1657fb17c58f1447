"""Desk: what every page works with: the store, the templates and the settings."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from fogline.edition import get_version
from fogline.present.days import render_day, render_days
from fogline.present.safe_text import anchor, for_html, for_terminal, isolate_runs, name_bidi, shorten
from fogline.present.web.guard import COOKIE, session_of
from fogline.present.web.options import WebSettings
from fogline.store.database import Store
from fogline.store.view import View

NAVIGATION = (
    ("/", "Today"), ("/ledger", "Ledger"), ("/disputes", "Disagreements"), ("/sources", "Sources"),
    ("/search", "Search"), ("/review", "Review"), ("/write", "Write"), ("/add", "Add"),
)  # fmt: skip


class Desk:
    """An open store and what renders its pages. `environment` may be given further filters and globals."""

    def __init__(self, settings: WebSettings, store: Store) -> None:
        self.settings = settings
        self.store = store
        self.environment = make_environment()

    def view(self) -> View:
        """The store's records."""
        return View(self.store)

    def page(self, request: Request, name: str, code: int = 200, **context: Any) -> HTMLResponse:
        """A whole page from the template `name`; sets the session's cookie where the browser has none."""
        session = session_of(request)
        csrf = request.app.state.guard.csrf(session)
        html = self.environment.get_template(name).render(
            path=request.url.path, csrf=csrf, navigation=NAVIGATION, locked=self.settings.locked, **context
        )
        answer = HTMLResponse(html, code)
        if COOKIE not in request.cookies:
            answer.set_cookie(COOKIE, session, httponly=True, samesite="strict", path="/")
        return answer


def desk_of(request: Request) -> Desk:
    """The desk of the application that a request came to (a dependency)."""
    desk: Desk = request.app.state.desk
    return desk


def make_environment() -> Environment:
    """Jinja with everything escaped, directional controls named, and the words that templates use."""
    environment = Environment(
        loader=PackageLoader("fogline.present.web"), autoescape=True, finalize=_finalize, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False, cache_size=200,
    )  # fmt: skip
    environment.filters.update(
        attr=_attr, words=_words, anchor=anchor, day=render_day, shorten=shorten, path=_path
    )  # fmt: skip
    environment.globals.update(asset=asset, version=get_version(), render_days=render_days)
    return environment


def static_folder() -> Path:
    """Where the bundled scripts and styles lie; it need not exist."""
    return Path(str(files("fogline.present.web"))) / "static"


def asset(name: str) -> str:
    """Address of a bundled file with a digest of its content, "" where the bundle was not built."""
    return _asset(name, static_folder() / name)


@cache
def _asset(name: str, path: Path) -> str:
    if not path.is_file():
        return ""
    return f"/static/{name}?{sha256(path.read_bytes()).hexdigest()[:10]}"


def _attr(text: str) -> Markup:
    return Markup(escape(for_terminal(text)))


def _words(text: str) -> Markup:
    return Markup(escape(text)) if text.isascii() and text.isprintable() else isolate_runs(for_html(text))


def _path(ident: str) -> str:
    from urllib.parse import quote

    return quote(ident, safe="")


def _finalize(value: object) -> object:
    if isinstance(value, (Markup, int)) or value is None:
        return "" if value is None else value
    text = str(value)
    return escape(text) if text.isascii() else isolate_runs(escape(name_bidi(text)))
