"""Desk: what every page works with: the store, the templates and the settings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from fogline.edition import get_version
from fogline.present.listings import fold_name
from fogline.present.web.cookies import give_cookie, read_cookie
from fogline.present.web.drawing import draw_icon
from fogline.present.web.guard import SESSION, session_of
from fogline.present.web.options import WebSettings
from fogline.present.web.rendering import make_environment
from fogline.store.database import Store
from fogline.store.picture_view import PictureView, open_picture
from fogline.store.view import View

LEGEND = 14
"""Statuses that the legend of a day names at most."""


@dataclass(frozen=True)
class Sheets:
    """What is the same on every day: the map's ground and legend, the days with their counts, what was read."""

    ground: str
    size: list[int]
    legend: list[dict[str, str]]
    days: list[list[Any]]
    moments: list[str]
    box: list[float]
    actors: list[list[str]]
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
    def actor_ids(self) -> dict[str, str]:
        """The id of each actor that claims speak of, by id and by folded name."""
        named = {fold_name(name): ident for name, ident in reversed(self.actors)}
        return {**named, **{ident: ident for _, ident in self.actors}}

    @cached_property
    def actor_options(self) -> Markup:
        """The names of actors as options of a list."""
        names = dict.fromkeys(name for name, _ in self.actors[:200])
        return Markup("").join(Markup('<option value="{}"></option>').format(name) for name in names)

    @cached_property
    def dated(self) -> list[str]:
        """The days with anything on them, as text."""
        return [day for day, *_ in self.days]

    @cached_property
    def legend_items(self) -> dict[str, Markup]:
        """Each status of the map's legend as an item of a list."""
        item = Markup("<li>{}{}</li>\n")
        return {one["status"]: item.format(draw_icon(one["shape"], one["colour"]), one["label"]) for one in self.legend}

    def tell_legend(self, held: Counter[str]) -> Markup:
        """The legend of a day: the statuses that places have on it, those of most places where there are very many, and
        what stands for no status."""
        named = {one for one, _ in held.most_common(LEGEND)} | {"unknown"}
        parts = [item for status, item in self.legend_items.items() if status in named]
        if len(held) > LEGEND:
            parts.append(
                Markup('<li class="soft">and {} more; the list below has every place</li>').format(len(held) - LEGEND)
            )
        return Markup("").join(parts)


class Desk:
    """An open store and what renders its pages. `environment` may be given further filters and globals."""

    def __init__(self, settings: WebSettings, store: Store) -> None:
        self.settings = settings
        self.store = store
        self.environment = make_environment()
        self.version = get_version()
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
        path = request.scope["path"]
        html = self.environment.get_template(template).render(
            path=path, section=path.split("/", 2)[1], csrf=csrf, locked=self.settings.locked, **context
        )
        answer = HTMLResponse(html, code)
        if not read_cookie(request, SESSION):
            give_cookie(request, answer, SESSION, session)
        return answer


_EMPTY = {
    "size": "[1000,640]",
    "legend": "[]",
    "days": "[]",
    "moments": "[]",
    "box": "[]",
    "actors": "[]",
    "facts": "{}",
}


async def desk_of(request: Request) -> Desk:
    """The desk of the application that a request came to (a dependency)."""
    desk: Desk = request.app.state.desk
    return desk
