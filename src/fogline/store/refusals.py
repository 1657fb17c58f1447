"""Refusals: discards as rows, current as long as the latest reading of their document still makes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from fogline.models.activity import Activity
from fogline.models.capture import Discard
from fogline.store import schema
from fogline.store.statements import insert_rows, supersede_rows

_KEY = ("name", "stage", "reason", "sha256")


def write_discard(connection: sa.Connection, item: Discard, activity: Activity, known_at: datetime) -> None:
    """Record a document that could not be read. Other reasons recorded for the same bytes, or for the same name
    where there are no bytes, are superseded; the same reason stays as it is."""
    table = schema.discard
    row = _make_row(item, activity, known_at, whole=True)
    same = (
        table.c.sha256 == item.sha256 if item.sha256 else sa.and_(table.c.name == item.name, table.c.sha256.is_(None))
    )
    old = connection.execute(sa.select(table).where(same, table.c.superseded_at.is_(None), table.c.whole)).all()
    kept = [other for other in old if all(getattr(other, key) == row[key] for key in (*_KEY, "reader"))]
    supersede_rows(connection, table, [other.record for other in old if other not in kept], known_at)
    if not kept:
        insert_rows(connection, table, [row])


def refresh_discards(
    connection: sa.Connection,
    doc: str,
    sha256: str,
    refused: Iterable[Discard],
    activity: Activity,
    known_at: datetime,
) -> bool:
    """Make `refused` (single claims) the current discards of a document that was read; whether anything changed."""
    table = schema.discard
    fits = sa.or_(table.c.sha256 == sha256, sa.and_(table.c.name == doc, table.c.sha256.is_(None)))
    old = connection.execute(sa.select(table).where(fits, table.c.superseded_at.is_(None))).all()
    wanted = {(d.name, d.stage, d.reason): _make_row(d, activity, known_at, whole=False) for d in refused}
    kept = {(row.name, row.stage, row.reason) for row in old if not row.whole} & wanted.keys()
    gone = [row.record for row in old if (row.name, row.stage, row.reason) not in kept or row.whole]
    supersede_rows(connection, table, gone, known_at)
    fresh = [row for key, row in wanted.items() if key not in kept]
    insert_rows(connection, table, fresh)
    return bool(gone or fresh)


def _make_row(item: Discard, activity: Activity, known_at: datetime, *, whole: bool) -> dict[str, Any]:
    return {
        "name": item.name, "stage": item.stage, "reason": item.reason, "sha256": item.sha256, "whole": whole,
        "reader": activity.reader, "activity": activity.id, "known_at": known_at,
    }  # fmt: skip
