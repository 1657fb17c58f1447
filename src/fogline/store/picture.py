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
_SOME = 800
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


KEYS = {tables.claim: "record", tables.event: "id"}
"""Tables of which rows are kept, by their key: the large ones, whose rows stay where the rest of the store grows."""
_MADE = ("html", "parts")
"""Columns that follow from the others."""


class Kept:
    """The rows of a stored picture, of the same edition, that a new one need not write again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.same: dict[sa.Table, set[Any]] = {table: set() for table in KEYS}
        self.reworded = False
        """Whether a claim is told in other words, so that the index of words is made anew."""

    def compare(self, rows: Mapping[sa.Table, Rows]) -> None:
        """Find the rows that are stored as they are."""
        with self._store.read() as connection:
            for table, key in KEYS.items():
                self._compare(connection, table, key, rows[table])

    def has(self, table: sa.Table, row: Mapping[str, Any]) -> bool:
        """Whether a row is stored as it is."""
        return table in KEYS and row[KEYS[table]] in self.same[table]

    def _compare(self, connection: sa.Connection, table: sa.Table, key: str, rows: Rows) -> None:
        names = [column.name for column in table.columns if column.name not in _MADE and column.name != "words"]
        columns = [table.c[name] for name in names]
        for start in range(0, len(rows), _SOME):
            some = {row[key]: row for row in rows[start : start + _SOME]}
            for old in connection.execute(sa.select(*columns).where(table.c[key].in_(list(some)))).mappings():
                row = some[old[key]]
                if all(row[name] == old[name] for name in names):
                    self.same[table].add(row[key])
                elif table is tables.claim and row["body"] != old["body"]:
                    self.reworded = True


def write_picture(
    store: Store,
    rows: Mapping[sa.Table, Rows],
    changes: Rows,
    stamp: str,
    now: datetime,
    kept: Kept | None = None,
) -> None:
    """Put a picture in the place of the one before, but for the rows that are `kept`, and add to the log of changes.
    Rows of claims have their searchable words as `words`."""
    same = kept.same if kept is not None else {}
    with store.write() as connection:
        known = set(connection.execute(sa.select(tables.claim.c.record)).scalars()) if kept is not None else set()
        for table in tables.DERIVED:
            if table in same:
                _remove(connection, table, KEYS[table], same[table])
                _insert(connection, table, [row for row in rows[table] if row[KEYS[table]] not in same[table]])
            else:
                connection.execute(sa.delete(table))
                _insert(connection, table, rows.get(table, ()))
        connection.execute(sa.insert(tables.sheet), {"key": STAMP, "body": stamp})
        _insert(connection, tables.change, [{**row, "at": now} for row in changes])
        _index(connection, rows.get(tables.claim, ()), kept, known)


def _remove(connection: sa.Connection, table: sa.Table, key: str, same: set[Any]) -> None:
    """Delete the rows whose key is not one of these."""
    column = table.c[key]
    gone = sorted(ident for ident in connection.execute(sa.select(column)).scalars() if ident not in same)
    for start in range(0, len(gone), _SOME):
        connection.execute(sa.delete(table).where(column.in_(gone[start : start + _SOME])))


def _insert(connection: sa.Connection, table: sa.Table, rows: Rows) -> None:
    names = [column.name for column in table.columns]
    for start in range(0, len(rows), _CHUNK):
        some = [{name: row[name] for name in names if name in row} for row in rows[start : start + _CHUNK]]
        insert_rows(connection, table, some)


def _index(connection: sa.Connection, words: Rows, kept: Kept | None, known: set[int]) -> None:
    """Index the words of claims: of all, or of those that were not there before where the others say what they said.
    Words of claims that went stay in SQLite's index, where nothing leads to them."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite and (kept is None or kept.reworded):
        connection.execute(_FTS_CLEAR)
    elif sqlite:
        words = [row for row in words if row["record"] not in known]
    elif kept is not None:
        words = [row for row in words if row["record"] not in kept.same[tables.claim]]
    for start in range(0, len(words), _CHUNK):
        some = [{"record": row["record"], "words": row["words"]} for row in words[start : start + _CHUNK]]
        connection.execute(_FTS if sqlite else _TSVECTOR, some)
    if sqlite and words:
        connection.execute(sa.text("ANALYZE picture_span"))
