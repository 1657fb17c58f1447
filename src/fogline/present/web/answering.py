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
from typing import Any

from starlette.concurrency import run_in_threadpool

from fogline.present.web.desk import Desk


def at_once(page: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    """A page that is made in the loop where the store is SQLite. The page takes its Desk as `desk`.

    Not for pages whose work grows with what is asked or stored: searching by words, a whole report, writing.
    """

    @wraps(page)
    async def answer(**asked: Any) -> Any:
        desk: Desk = asked["desk"]
        return page(**asked) if desk.store.is_sqlite else await run_in_threadpool(page, **asked)

    return answer
