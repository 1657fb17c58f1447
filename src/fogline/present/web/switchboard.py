"""Switchboard: finds the router of an address by its first word.

An application asks its routers one after the other, and each of them every route it has; with some seventy routes that
costs more than many a page. Here only those are asked that have an address with that first word.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

_FOUND = "fogline.found"


class Switchboard(BaseRoute):
    """The first route of an application. What it does not know goes on to the routes after it."""

    def __init__(self) -> None:
        self.routes_by_word: dict[str, list[BaseRoute]] = {}

    def connect(self, word: str, routes: Iterable[BaseRoute]) -> None:
        """Let these routes answer for addresses with a first word, after those that were connected before."""
        self.routes_by_word.setdefault(word, []).extend(routes)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a route connected to the address's first word answers for it, its method included."""
        if scope["type"] == "http":
            for route in self.routes_by_word.get(find_word(scope["path"]), ()):
                match, child = route.matches(scope)
                if match == Match.FULL:
                    return match, {**child, _FOUND: route}
        return Match.NONE, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request that matched to the route found."""
        found: Any = scope.pop(_FOUND)
        await found.handle(scope, receive, send)


def include_routers(app: FastAPI, routers: Iterable[APIRouter]) -> None:
    """Include routers in an application, as `FastAPI.include_router` does, and put a switchboard before them."""
    board = Switchboard()
    app.router.routes.insert(0, board)
    for router in routers:
        before = len(app.router.routes)
        app.include_router(router)
        added = app.router.routes[before:]
        for word in dict.fromkeys(find_word(str(getattr(route, "path", ""))) for route in router.routes):
            board.connect(word, added)


def find_word(path: str) -> str:
    """The first word of an address: what stands between its first two slashes."""
    return path.split("/", 2)[1] if path.startswith("/") else ""
