"""The queue as stored: claims by what hangs on them, with how many people decided on each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.models.queue import QueueItem
from fogline.store.review_tables import decision, decision_anchor, queue
from fogline.store.statements import insert_rows

_CHUNK = 2000
_TOLD = tuple(column.name for column in queue.columns if column.name != "decided")
_ROW = sa.select(queue).where(queue.c.claim == sa.bindparam("claim"))
_OPEN = sa.select(sa.func.count()).select_from(queue).where(queue.c.decided == 0)
_DECIDED = sa.select(sa.func.count()).select_from(queue).where(queue.c.decided > 0)
_COUNTED = ("accept", "reject", "correct", "add")


def write_queue(connection: sa.Connection, items: Iterable[QueueItem]) -> None:
    """Put a queue in the place of the one before; who decided is counted here."""
    connection.execute(sa.delete(queue))
    counts = count_reviewers(connection)
    rows = [{name: getattr(item, name) for name in _TOLD} | {"decided": counts.get(item.claim, 0)} for item in items]
    for start in range(0, len(rows), _CHUNK):
        insert_rows(connection, queue, rows[start : start + _CHUNK])


def mark_decided(connection: sa.Connection, claims: Sequence[str]) -> None:
    """Count anew who decided on some claims."""
    counts = count_reviewers(connection, claims)
    for claim in claims:
        row = sa.update(queue).where(queue.c.claim == claim)
        connection.execute(row, {"decided": counts.get(claim, 0)})


def count_reviewers(connection: sa.Connection, claims: Sequence[str] | None = None) -> dict[str, int]:
    """How many reviewers decided, and did not take it back, on each claim; on some of them, where they are given."""
    undo, again = sa.alias(decision), sa.alias(decision)
    restored = sa.select(again.c.undoes).where(again.c.action == "undo")
    undone = sa.select(undo.c.undoes).where(undo.c.action == "undo", undo.c.id.not_in(restored))
    wanted = (
        sa.select(decision_anchor.c.claim, sa.func.count(decision.c.maker.distinct()))
        .join(decision, decision.c.id == decision_anchor.c.decision)
        .where(decision.c.action.in_(_COUNTED), decision_anchor.c.claim.is_not(None), decision.c.id.not_in(undone))
        .group_by(decision_anchor.c.claim)
    )
    if claims is not None:
        wanted = wanted.where(decision_anchor.c.claim.in_(list(claims)))
    return {row[0]: row[1] for row in connection.execute(wanted)}


def list_queue(
    connection: sa.Connection,
    limit: int,
    *,
    event_type: str = "",
    unlike: str = "",
    after: tuple[float, str] | None = None,
) -> list[QueueItem]:
    """The claims at the head of the queue that nobody decided on; with `unlike`, those that others decided on and this
    reviewer did not. `after` is the score and claim of the last one seen."""
    asked: dict[str, Any] = {"most": limit}
    if unlike:
        asked["reviewer"] = unlike
    if event_type:
        asked["event_type"] = event_type
    if after is not None:
        asked |= {"score": after[0], "claim": after[1]}
    rows = connection.execute(_select_queue(bool(unlike), bool(event_type), after is not None), asked)
    return [QueueItem(**row) for row in rows.mappings()]


@cache
def _select_queue(unlike: bool, of_type: bool, further: bool) -> sa.Select[Any]:
    table = queue.c
    wanted = sa.select(queue).order_by(table.score.desc(), table.claim.desc())
    wanted = wanted.where(table.decided == 0) if not unlike else wanted.where(table.decided > 0, _not_by_reviewer())
    if of_type:
        wanted = wanted.where(table.event_type == sa.bindparam("event_type"))
    if further:
        score, claim = sa.bindparam("score", type_=sa.Float()), sa.bindparam("claim", type_=sa.Text())
        wanted = wanted.where(sa.or_(table.score < score, sa.and_(table.score == score, table.claim < claim)))
    return wanted.limit(sa.bindparam("most", type_=sa.Integer()))


def get_row(connection: sa.Connection, claim: str) -> QueueItem | None:
    """A claim's place in the queue; None where it has none."""
    row = connection.execute(_ROW, {"claim": claim}).mappings().first()
    return QueueItem(**row) if row else None


def count_queue(connection: sa.Connection) -> tuple[int, int]:
    """How many claims nobody decided on, and how many somebody did."""
    return int(connection.execute(_OPEN).scalar_one()), int(connection.execute(_DECIDED).scalar_one())


def _not_by_reviewer() -> sa.ColumnElement[bool]:
    mine = (
        sa.select(decision_anchor.c.claim)
        .join(decision, decision.c.id == decision_anchor.c.decision)
        .where(decision.c.maker == sa.bindparam("reviewer"), decision_anchor.c.claim == queue.c.claim)
    )
    return ~mine.exists()
