"""Picture: writing what pages are made of, whole and at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from fogline.store import picture_tables as tables
from fogline.store import schema
from fogline.store.database import Store
from fogline.store.statements import get_generation, insert_rows

Rows = Sequence[Mapping[str, Any]]
STAMP = "stamp"
_CHUNK = 2000
_FTS_CLEAR = sa.text("INSERT INTO picture_words (picture_words) VALUES ('delete-all')")
_FTS = sa.text("INSERT INTO picture_words (rowid, words) VALUES (:record, :words)")
_TSVECTOR = sa.text(
    "UPDATE picture_claim SET words = to_tsvector('english', left(:words, 200000)) WHERE record = :record"
)


def find_claim_records(store: Store) -> dict[str, int]:
    """The number of the current record of each claim, by claim id."""
    table = schema.claim.c
    with store.read() as connection:
        rows = connection.execute(sa.select(table.id, table.record).where(table.superseded_at.is_(None)))
        return {row.id: row.record for row in rows}


def read_stamp(store: Store) -> str | None:
    """The stamp of the picture that is stored, None before the first."""
    wanted = sa.select(tables.sheet.c.body).where(tables.sheet.c.key == STAMP)
    with store.read() as connection:
        return connection.execute(wanted).scalar()


def make_stamp(store: Store, edition: str) -> str:
    """What a picture of the store as it is now would be stamped with: the latest assembly and who puts it in words."""
    wanted = sa.select(schema.assembly.c.record, schema.assembly.c.digest).order_by(schema.assembly.c.record.desc())
    with store.read() as connection:
        row = connection.execute(wanted.limit(1)).first()
        generation = get_generation(connection)
    return f"{generation} {row.digest if row else ''} {edition}"


def read_last(store: Store) -> dict[str, tuple[str, str]]:
    """Status and body of each place as of the last day and the last knowledge."""
    span = tables.span.c
    wanted = sa.select(span.place, span.status, span.body)
    wanted = wanted.where(span.last == tables.CEILING, span.known_last == tables.CEILING)
    with store.read() as connection:
        return {row.place: (row.status, row.body) for row in connection.execute(wanted)}


def read_bodies(store: Store, table: sa.Table, key: str) -> dict[Any, str]:
    """The bodies of a table by one of its columns."""
    with store.read() as connection:
        rows = connection.execute(sa.select(table.c[key], table.c.body))
        return {row[0]: row[1] for row in rows}


def write_picture(
    store: Store, rows: Mapping[sa.Table, Rows], words: Rows, changes: Rows, stamp: str, now: datetime
) -> None:
    """Put a picture in the place of the one before, and add to the log of changes. `words` are the searchable words
    of each claim by the number of its record."""
    with store.write() as connection:
        for table in tables.DERIVED:
            connection.execute(sa.delete(table))
            _insert(connection, table, rows.get(table, ()))
        connection.execute(sa.insert(tables.sheet), {"key": STAMP, "body": stamp})
        _insert(connection, tables.change, [{**row, "at": now} for row in changes])
        _index(connection, words)


def _insert(connection: sa.Connection, table: sa.Table, rows: Rows) -> None:
    names = [column.name for column in table.columns]
    for start in range(0, len(rows), _CHUNK):
        some = [{name: row[name] for name in names if name in row} for row in rows[start : start + _CHUNK]]
        insert_rows(connection, table, some)


def _index(connection: sa.Connection, words: Rows) -> None:
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.execute(_FTS_CLEAR)
    for start in range(0, len(words), _CHUNK):
        some = [{"record": row["record"], "words": row["words"]} for row in words[start : start + _CHUNK]]
        connection.execute(_FTS if sqlite else _TSVECTOR, some)
    if sqlite and words:
        connection.execute(sa.text("ANALYZE picture_span"))
