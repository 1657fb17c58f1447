"""Picture rows: how the picture's tables are read: rows with their body, days of knowledge, things by id or name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.errors import NotFound
from fogline.store import picture_tables as t

Item = dict[str, Any]
_DRAWN = frozenset({"html", "parts", "turn", "mark", "feature", "words"})


class PictureReader:
    """Reads the picture over one connection, so that what is read is of one state of the store."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def _one(self, table: sa.Table, ident: str, what: str, *, whole: bool = False) -> Item:
        row = self.connection.execute(_select_one(table), {"ident": ident}).first()
        if row is None and ident and not whole:
            begins = sa.select(table).where(table.c.id.startswith(ident, autoescape=True)).limit(2)
            rows = self.connection.execute(begins).all()
            row = rows[0] if len(rows) == 1 else None
        if row is None:
            raise NotFound(f"There is no {what} “{ident}”.")
        return read_item(row)

    def _find(self, table: sa.Table, name: str, folded: str) -> str:
        return str(self.connection.execute(_select_called(table), {"name": name, "folded": folded}).scalar() or "")


@cache
def _select_one(table: sa.Table) -> sa.Select[Any]:
    return sa.select(table).where(table.c.id == bind("ident", sa.Text()))


@cache
def _select_called(table: sa.Table) -> sa.Select[Any]:
    columns, name = table.c, bind("name", sa.Text())
    wanted = sa.select(columns.id).where(sa.or_(columns.id == name, columns.folded == bind("folded", sa.Text())))
    return wanted.order_by((columns.id != name), columns.claims.desc()).limit(1)


@cache
def select_name(table: sa.Table) -> sa.Select[Any]:
    """The name of a table's row by its id."""
    return sa.select(table.c.name).where(table.c.id == bind("ident", sa.Text()))


def read_item(row: Any) -> Item:
    """A row with its body read, as a dict."""
    return _read_body(dict(row._mapping))


def read_items(rows: Iterable[Any]) -> list[Item]:
    """Rows of one statement with their bodies read."""
    found = list(rows)
    names = found[0]._fields if found else ()
    return [_read_body(dict(zip(names, row, strict=True))) for row in found]


def _read_body(item: Item) -> Item:
    body = item.pop("body", None)
    return item if body is None else item | json.loads(body)


def list_rows(rows: sa.CursorResult[Any], whole: bool) -> Sequence[Any]:
    """Rows as they are for a page, as dicts with their body read where they are wanted whole."""
    return read_items(rows) if whole else rows.all()


def list_whole(table: sa.Table) -> list[sa.Column[Any]]:
    """A table's columns but those that serve the drawing of pages alone."""
    return [column for column in table.columns if column.name not in _DRAWN]


def escape_like(name: str) -> str:
    """A name for LIKE with / as the escape character."""
    return name.replace("/", "//").replace("%", "/%").replace("_", "/_")


def bind(name: str, kind: Any = None) -> sa.BindParameter[Any]:
    """A parameter of a statement, with its type."""
    return sa.bindparam(name, type_=kind)


DAY, KNOWN, MOST = bind("day", sa.Date()), bind("known", sa.Date()), bind("most", sa.Integer())
PLACE = bind("place", sa.Text())
IN_SPAN = sa.and_(
    t.span.c.first <= DAY, t.span.c.last >= DAY, t.span.c.known_first <= KNOWN, t.span.c.known_last >= KNOWN
)


def is_out(table: sa.Table) -> sa.ColumnElement[bool]:
    """What was published by the day of knowledge."""
    return sa.or_(table.c.said.is_(None), table.c.said <= KNOWN)


def is_between(table: sa.Table) -> sa.ColumnElement[bool]:
    """What was told so on the day of knowledge."""
    return sa.and_(table.c.known_first <= KNOWN, table.c.known_last >= KNOWN)
