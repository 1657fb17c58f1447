"""A server that is stopped inside a decision's request, for test_killed_requests.

Usage: killed_requests.py STORE PORT TESTS. Serves the store with faked stages. It reads the beginnings of statements
from its input, one a line; for each, a child of this process (a fork, so that nothing is loaded twice) serves until it
is killed. At the first such statement after the decision's request came in it prints "halted" and stays there, so that
whoever kills it kills it inside; where there is none, it prints "answered" once the answer was given. The end of the
transaction that keeps the decision is a statement too: "KEEP".
"""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import Any

sys.path.insert(0, sys.argv[3])

import sqlalchemy as sa
import uvicorn

import fakes
from fogline import pipeline
from fogline.present.web.app import make_app
from fogline.present.web.options import WebSettings

pipeline.make_stages = lambda *_: fakes.STAGES  # type: ignore[assignment]


def serve(store: str, port: int, halt: str) -> None:
    """Serve until killed; halt at that statement of the first request that changes anything."""
    app = make_app(WebSettings(store=store, port=port, places="none.sqlite"))
    state = {"inside": False, "counted": False, "told": False}
    told = threading.Lock()

    def note(statement: str) -> None:
        if not state["inside"]:
            return
        if statement == "COMMIT" and state["counted"]:
            statement = "KEEP"
        state["counted"] = statement.startswith("UPDATE meta")
        if statement.startswith(halt):
            with told:
                if not state["told"]:
                    print("halted", flush=True)
                state["told"] = True
            time.sleep(600)

    async def watched(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["method"] != "POST":
            return await app(scope, receive, send)
        state["inside"] = True
        await app(scope, receive, send)
        print("answered", flush=True)
        return None

    engine = app.state.desk.store.engine
    sa.event.listen(engine, "before_cursor_execute", lambda *given: note(given[2]))
    sa.event.listen(engine, "commit", lambda _connection: note("COMMIT"))
    print("serving", flush=True)
    uvicorn.run(watched, port=port, log_level="error")


def main() -> None:
    """One child after the other, each killed from outside."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                serve(sys.argv[1], int(sys.argv[2]), line.strip())
            finally:
                os._exit(1)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
