"""Switchboard: finds the router of an address by its first two words.

An application asks its routers one after the other, and each of them every route it has; with some seventy routes that
costs more than many a page. Here only those are asked that have an address beginning so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

Words = tuple[str, str]
_FOUND = "fogline.found"
_API = "/api/"
_ANY = "{}"
"""Stands for a second word that is part of an id."""


class Switchboard(BaseRoute):
    """The first route of an application. What it does not know goes on to the routes after it."""

    def __init__(self) -> None:
        self.routes_by_words: dict[Words, list[BaseRoute]] = {}

    def connect(self, known: Sequence[tuple[set[Words], Sequence[BaseRoute]]]) -> None:
        """Let routes answer for the addresses that begin so, in this order; those whose second word may be anything
        also where it is the word of another."""
        for key in set().union(*(words for words, _ in known)):
            alike = {key, (key[0], _ANY)}
            self.routes_by_words[key] = [route for words, routes in known if alike & words for route in routes]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a route connected to the address's first words answers for it, its method included."""
        if scope["type"] == "http":
            words = find_words(scope["path"])
            routes = self.routes_by_words.get(words)
            for route in self.routes_by_words.get((words[0], _ANY), ()) if routes is None else routes:
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
    board, known = Switchboard(), []
    app.router.routes.insert(0, board)
    for router in routers:
        before = len(app.router.routes)
        app.include_router(router)
        words = {find_words(str(getattr(route, "path", ""))) for route in router.routes}
        known.append((words, app.router.routes[before:]))
    board.connect(known)


def find_words(path: str) -> Words:
    """The first two words of an address, or of a route's path: what stands between its first three slashes. A call of
    the API begins with a longer word, "api/v1/days"."""
    begin = path.find("/", len(_API)) if path.startswith(_API) else 0
    if not path.startswith("/") or begin < 0:
        return path[1:], ""
    first, _, rest = path[begin + 1 :].partition("/")
    second = rest.partition("/")[0]
    return path[1 : begin + 1] + first, _ANY if second.startswith("{") else second
