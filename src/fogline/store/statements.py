"""Statements: the few SQL statements that every writing module of the store shares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.store import schema

_MANY = 500
_GENERATION = sa.select(schema.meta.c.value).where(schema.meta.c.key == "generation")


def insert_row(connection: sa.Connection, table: sa.Table, row: dict[str, Any]) -> int:
    """Insert one row and give its number."""
    key = connection.execute(sa.insert(table), row).inserted_primary_key
    assert key is not None
    return int(key[0])


def insert_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns; none is fine."""
    if rows:
        connection.execute(sa.insert(table), rows)


def supersede_rows(connection: sa.Connection, table: sa.Table, records: Sequence[int], known_at: datetime) -> None:
    """Mark rows as no longer current from `known_at` on."""
    for start in range(0, len(records), _MANY):
        some = table.c.record.in_(records[start : start + _MANY])
        connection.execute(sa.update(table).where(some), {"superseded_at": known_at})


def find_next_record(connection: sa.Connection, table: sa.Table) -> int:
    """The number for the next row; safe, as only one transaction writes at a time."""
    return int(connection.execute(_find_last(table)).scalar_one() or 0) + 1


@cache
def _find_last(table: sa.Table) -> sa.Select[Any]:
    return sa.select(sa.func.max(table.c.record))


def get_generation(connection: sa.Connection) -> int:
    """A number that grows with every change of reports, claims or decisions."""
    return int(connection.execute(_GENERATION).scalar_one())


def advance_generation(connection: sa.Connection) -> None:
    """Say that reports, claims or decisions changed."""
    value = str(get_generation(connection) + 1)
    connection.execute(sa.update(schema.meta).where(schema.meta.c.key == "generation"), {"value": value})
