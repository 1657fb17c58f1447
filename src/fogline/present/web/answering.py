"""Answering: where a page is made: in the loop that took the request, or in a thread of its own.

FastAPI makes the page of a plain function in a thread. To hand a request to a thread and back costs more than most
pages take, the more so where a report is being read beside (each hand-over waits for the interpreter's lock). A page
whose work is bounded, a handful of indexed look-ups and a list of at most some hundred rows, is therefore made where it
was asked for. That holds for SQLite, where a reader waits for nobody; PostgreSQL answers over a connection that may
have to wait, so there every page has a thread.

FastAPI also works out anew at every request what a page is to be given, for forms, bodies and nested dependencies that
a page to be read has none of. `QuickRoute` gives such a page what it takes from the address, and nothing else.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any, TypeVar, get_type_hints

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool

from fogline.present.web.desk import Desk
from fogline.present.web.guard import check_request

Made = TypeVar("Made")
Take = Callable[[Request], Any]


async def make_for(desk: Desk, make: Callable[[], Made], *, long: bool = False) -> Made:
    """What `make` makes, in the loop or, where it may take `long` or wait, in a thread."""
    return make() if desk.store.is_sqlite and not long else await run_in_threadpool(make)


def at_once(page: Callable[..., Made]) -> Callable[..., Awaitable[Made]]:
    """A page whose work is bounded. It takes its Desk as `desk`."""

    @wraps(page)
    async def answer(**asked: Any) -> Made:
        return await make_for(asked["desk"], lambda: page(**asked))

    return answer


class QuickRoute(APIRoute):
    """The route of a page. One that is read (GET), and takes but the request, the desk and words of its address, is
    let in by the guard as every other is, and asked directly; any other goes FastAPI's way."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request (FastAPI's own hook)."""
        takes = find_takes(self.endpoint, self.path) if self.methods == {"GET"} else None
        if takes is None:
            return super().get_route_handler()
        wanted, page = list(takes.items()), self.endpoint

        async def handle(request: Request) -> Response:
            await check_request(request)
            answer: Response = await page(**{name: take(request) for name, take in wanted})
            return answer

        return handle


def find_takes(page: Callable[..., Any], path: str) -> dict[str, Take] | None:
    """For each parameter of a page what takes it from a request; None where one is of another kind, or the page is no
    coroutine."""
    if not inspect.iscoroutinefunction(page):
        return None
    hints, takes = get_type_hints(page), dict[str, Take]()
    for name, parameter in inspect.signature(page).parameters.items():
        take = _find_take(name, hints.get(name), parameter.default, path)
        if take is None:
            return None
        takes[name] = take
    return takes


def _find_take(name: str, kind: Any, default: Any, path: str) -> Take | None:
    if kind is Request:
        return lambda request: request
    if kind is Desk:
        return lambda request: request.app.state.desk
    if kind is str and (f"{{{name}}}" in path or f"{{{name}:path}}" in path):
        return lambda request: request.path_params[name]
    if kind is str and isinstance(default, str):
        return lambda request: request.query_params.get(name, default)
    if kind == list[str] | None and default is None:
        return lambda request: request.query_params.getlist(name) or None
    return None
