"""Desk: what every page works with: the store, the templates and the settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
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
from fogline.present.picture.ground import SIGNS
from fogline.present.safe_text import anchor, for_html, for_terminal, isolate_runs, name_bidi, shorten
from fogline.present.web.drawing import draw_icon
from fogline.present.web.guard import COOKIE, session_of
from fogline.present.web.options import WebSettings
from fogline.store.database import Store
from fogline.store.picture_view import PictureView, open_picture
from fogline.store.view import View

NAVIGATION = (
    ("/", "Today"), ("/ledger", "Ledger"), ("/disputes", "Disagreements"), ("/sources", "Sources"),
    ("/search", "Search"), ("/review", "Review"), ("/write", "Write"), ("/add", "Add"),
)  # fmt: skip


@dataclass(frozen=True)
class Sheets:
    """What is the same on every day: the map's ground and legend, the days with their counts, what was read."""

    ground: str
    size: list[int]
    legend: list[dict[str, str]]
    days: list[list[Any]]
    moments: list[str]
    box: list[float]
    facts: dict[str, Any]

    @cached_property
    def symbols(self) -> dict[str, dict[str, str]]:
        """Shape, colour class and words of each status."""
        return {one["status"]: one for one in self.legend}

    @cached_property
    def extent(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north of all places on the map."""
        return (self.box[0], self.box[1], self.box[2], self.box[3]) if self.box else None

    @cached_property
    def last_day(self) -> date:
        """The day that is shown first: the last day of publication, or the last one with anything on it."""
        last = self.facts.get("last") or (self.days[-1][0] if self.days else None)
        return date.fromisoformat(last) if last else date(1, 1, 1)

    @cached_property
    def day_options(self) -> Markup:
        """The days as options of a list."""
        return Markup("").join(
            Markup('<option value="{}" label="{}" data-count="{}">').format(
                day, render_day(date.fromisoformat(day)), events
            )
            for day, events, _ in self.days
        )


class Desk:
    """An open store and what renders its pages. `environment` may be given further filters and globals."""

    def __init__(self, settings: WebSettings, store: Store) -> None:
        self.settings = settings
        self.store = store
        self.environment = make_environment()
        self._sheets: tuple[str, Sheets] | None = None

    def view(self) -> View:
        """The store's records."""
        return View(self.store)

    @contextmanager
    def picture(self) -> Iterator[PictureView]:
        """What pages are made of, read in one transaction."""
        with open_picture(self.store) as picture:
            yield picture

    def sheets(self, picture: PictureView) -> Sheets:
        """What is the same on every day, read anew where the picture is another."""
        stamp = picture.stamp()
        if self._sheets is None or self._sheets[0] != stamp:
            texts = picture.sheets()
            read = {key: json.loads(texts.get(key, empty)) for key, empty in _EMPTY.items()}
            self._sheets = (stamp, Sheets(ground=texts.get("ground", ""), **read))
        return self._sheets[1]

    def page(self, request: Request, template: str, code: int = 200, /, **context: Any) -> HTMLResponse:
        """A whole page from a template; sets the session's cookie where the browser has none."""
        session = session_of(request)
        csrf = request.app.state.guard.csrf(session)
        html = self.environment.get_template(template).render(
            path=request.url.path, csrf=csrf, navigation=NAVIGATION, locked=self.settings.locked, **context
        )
        answer = HTMLResponse(html, code)
        if COOKIE not in request.cookies:
            answer.set_cookie(COOKIE, session, httponly=True, samesite="strict", path="/")
        return answer


_EMPTY = {"size": "[1000,640]", "legend": "[]", "days": "[]", "moments": "[]", "box": "[]", "facts": "{}"}


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
        attr=_attr, words=_words, day=_day, said=_said, shorten=shorten, path=_path
    )  # fmt: skip
    environment.globals.update(
        signs=SIGNS, asset=asset, version=get_version(), render_days=render_days, icon=draw_icon, anchor=anchor
    )
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


def _day(day: date | str | None) -> str:
    """A day in words; a day far outside any war is the open end of a span."""
    known = date.fromisoformat(day[:10]) if isinstance(day, str) else day
    return "no date" if known is None or known.year in (1, 9999) else render_day(known)


def _said(moment: datetime) -> str:
    """A moment in UTC in words."""
    return f"{render_day(moment.date())}, {moment:%H:%M} UTC"


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
