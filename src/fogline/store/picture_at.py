"""What is at a place, of the lists that the picture keeps: lines of the ledger and disagreements there and within."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.store import picture_tables as t


def list_tolls_at(
    connection: sa.Connection, place: str, measure: str | None, sort: str, seen: int, most: int
) -> Sequence[Any]:
    """Lines of the ledger at a place, after so many: rank, html. `sort` is rank, number or day."""
    asked = {"place": place, "kind": "toll", "of": measure, "seen": seen, "most": most}
    return connection.execute(_select_at(t.toll, sort, bool(measure)), asked).all()


def list_disputes_at(
    connection: sa.Connection, place: str, kind: str | None, sort: str, seen: int, most: int
) -> Sequence[Any]:
    """Disagreements at a place, after so many: rank, kind, day, html. `sort` is rank or day."""
    asked = {"place": place, "kind": "dispute", "of": kind, "seen": seen, "most": most}
    return connection.execute(_select_at(t.dispute, sort, bool(kind)), asked).all()


def count_tolls_at(connection: sa.Connection, place: str) -> list[tuple[str, int]]:
    """What the ledger counts at a place, and how many lines each has."""
    return _count_at(connection, t.toll, place, "toll")


def count_disputes_at(connection: sa.Connection, place: str) -> list[tuple[str, int]]:
    """Kinds of disagreement at a place, and how many of each there are."""
    return _count_at(connection, t.dispute, place, "dispute")


def _count_at(connection: sa.Connection, table: sa.Table, place: str, kind: str) -> list[tuple[str, int]]:
    rows = connection.execute(_select_counts(table), {"place": place, "kind": kind})
    return [(str(row.name), int(row.lines)) for row in rows]


def _sort_of(table: sa.Table) -> sa.Column[Any]:
    """What a list is told apart by: the measure of a toll, the kind of a disagreement."""
    return table.c.measure if table is t.toll else table.c.kind


def _at_place(table: sa.Table) -> sa.ColumnElement[bool]:
    place, kind = sa.bindparam("place", type_=sa.Text()), sa.bindparam("kind", type_=sa.Text())
    here = sa.cast(t.link.c.ident, sa.BigInteger) == table.c.rank
    return sa.and_(here, t.link.c.place == place, t.link.c.kind == kind)


@cache
def _select_at(table: sa.Table, sort: str, of_one: bool) -> sa.Select[Any]:
    columns = [table.c.rank, table.c.html, *([table.c.kind, table.c.day] if table is t.dispute else [])]
    wanted = sa.select(*columns).join_from(t.link, table, _at_place(table))
    if of_one:
        wanted = wanted.where(_sort_of(table) == sa.bindparam("of", type_=sa.Text()))
    if sort != "rank":
        day = table.c.day if table is t.dispute else table.c.as_of
        wanted = wanted.order_by((table.c.number if sort == "number" else day).desc().nulls_last())
    most, seen = sa.bindparam("most", type_=sa.Integer()), sa.bindparam("seen", type_=sa.Integer())
    return wanted.order_by(table.c.rank).limit(most).offset(seen)


@cache
def _select_counts(table: sa.Table) -> sa.Select[Any]:
    name = _sort_of(table).label("name")
    wanted = sa.select(name, sa.func.count().label("lines")).join_from(t.link, table, _at_place(table))
    return wanted.group_by(_sort_of(table)).order_by(_sort_of(table))
