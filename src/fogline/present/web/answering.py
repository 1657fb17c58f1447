"""Answering: where a page is made: in the loop that took the request, or in a thread of its own.

FastAPI makes the page of a plain function in a thread. To hand a request to a thread and back costs more than most
pages take, the more so where a report is being read beside (each hand-over waits for the interpreter's lock). A page
whose work is bounded, a handful of indexed look-ups and a list of at most some hundred rows, is therefore made where it
was asked for. That holds for SQLite, where a reader waits for nobody; PostgreSQL answers over a connection that may
have to wait, so there every page has a thread.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar

from starlette.concurrency import run_in_threadpool

from fogline.present.web.desk import Desk

Made = TypeVar("Made")


async def make_for(desk: Desk, make: Callable[[], Made], *, long: bool = False) -> Made:
    """What `make` makes, in the loop or, where it may take `long` or wait, in a thread."""
    return make() if desk.store.is_sqlite and not long else await run_in_threadpool(make)


def at_once(page: Callable[..., Made]) -> Callable[..., Awaitable[Made]]:
    """A page whose work is bounded. It takes its Desk as `desk`."""

    @wraps(page)
    async def answer(**asked: Any) -> Made:
        return await make_for(asked["desk"], lambda: page(**asked))

    return answer
