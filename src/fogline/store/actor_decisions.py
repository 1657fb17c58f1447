"""Actor decisions: what people change in the table of actors, kept and undone but never forgotten."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from fogline.errors import NotFound
from fogline.models.actor_decision import ActorDecision
from fogline.store import schema
from fogline.store.database import Store
from fogline.store.rows import read_row, render_row
from fogline.store.statements import insert_row

_TABLE = schema.actor_decision
_UNDO = "undo"


def record_decision(store: Store, decision: ActorDecision) -> int:
    """Keep a decision; gives its number. An undo ends the decision it names, and raises NotFound where none holds."""
    with store.write() as connection:
        if decision.action == _UNDO:
            _end_decision(connection, decision)
        row = {"action": decision.action, "body": render_row(replace(decision, number=0)), "known_at": decision.at}
        return insert_row(connection, _TABLE, row)


def list_decisions(connection: sa.Connection, *, ended: bool = False) -> tuple[ActorDecision, ...]:
    """Decisions that hold, the first made first; with `ended` also those undone, and what undid them."""
    wanted = sa.select(_TABLE.c.record, _TABLE.c.body).order_by(_TABLE.c.record)
    if not ended:
        wanted = wanted.where(_TABLE.c.superseded_at.is_(None), _TABLE.c.action != _UNDO)
    return tuple(replace(read_row(ActorDecision, row.body), number=row.record) for row in connection.execute(wanted))


def _end_decision(connection: sa.Connection, undo: ActorDecision) -> None:
    number = int(undo.other)
    mine = (_TABLE.c.record == number, _TABLE.c.superseded_at.is_(None), _TABLE.c.action != _UNDO)
    done = connection.execute(sa.update(_TABLE).where(*mine), {"superseded_at": undo.at})
    if not done.rowcount:
        raise NotFound(f"No decision that holds has the number {number}; see fogline actors show.")
