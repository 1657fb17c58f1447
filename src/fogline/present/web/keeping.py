"""Keeping: decisions go to the store, from a form or from a program alike, and the picture follows them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fogline.errors import StoreError, UsageError
from fogline.models.decision import Decision
from fogline.present.web.desk import Desk
from fogline.present.web.worker import worker_of
from fogline.review import Recorded, record_decisions
from fogline.store import decisions as kept
from fogline.store.database import Store
from fogline.store.view import View

PATIENCE = 2.5
"""Seconds that an answer waits for the picture to follow a decision."""
_TRIES = 8
"""How often a decision is tried again while another process writes."""
_MOST_LINES = 200_000
_LONGEST_LINE = 200_000


def keep_decisions(
    app: Any, decisions: list[Decision], *, check: bool = True, version: int | None = None, wait: float = PATIENCE
) -> Recorded:
    """Keep decisions, and have the picture follow, waiting for it so many seconds in a small store. While another
    process writes much at once, wait rather than lose any. Raises as `record_decisions`."""
    desk: Desk = app.state.desk
    tries = _TRIES
    while True:
        try:
            recorded = record_decisions(desk.store, decisions, datetime.now(UTC), check=check, version=version)
            break
        except StoreError as error:
            tries -= 1
            if tries < 0 or "locked" not in str(error):
                raise
    if recorded.changed:
        worker_of(app).redraw(wait)
    return recorded


def is_behind(store: Store) -> bool:
    """Whether claims changed since events were made of them, as where a process was killed between the two."""
    stamp = View(store).assembly()
    return stamp is not None and not stamp.current


def parse_lines(data: bytes) -> tuple[list[Decision], list[str]]:
    """Decisions of a file of JSON Lines, and for each line that is none, why."""
    decisions, refused = [], []
    for number, line in enumerate(data.split(b"\n")[:_MOST_LINES], 1):
        if not line.strip():
            continue
        try:
            if len(line) > _LONGEST_LINE:
                raise UsageError("it is too long")
            decisions.append(kept.parse_decision(line.decode("utf-8", "replace")))
        except UsageError as error:
            refused.append(f"line {number}: {error}")
    if not decisions and not refused:
        refused.append("the file holds no line")
    return decisions, refused
