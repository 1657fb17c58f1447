"""Picture lists: the ledger and the disagreements, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.store import picture_tables as t
from fogline.store.picture_rows import MOST, PictureReader, bind, list_rows, list_whole


class ListReader(PictureReader):
    """Lines of the ledger, and disagreements."""

    def tolls(self, measure: str | None, sort: str, after: int, most: int, *, whole: bool = False) -> Sequence[Any]:
        """Lines of the ledger: rank, html; `whole`: all that is known. `sort` is rank, number or day, `after` the rank
        to begin with, or how many were seen in another order."""
        asked = {"measure": measure, "after": after, "most": most}
        return list_rows(self.connection.execute(_select_tolls(bool(measure), sort, whole), asked), whole)

    def toll_measures(self) -> list[tuple[str, int]]:
        """What the ledger counts, and how many lines each has."""
        rows = self.connection.execute(_MEASURES)
        return [(row.measure, row.lines) for row in rows]

    def disputes(self, kind: str | None, sort: str, after: int, most: int, *, whole: bool = False) -> Sequence[Any]:
        """Disagreements: rank, kind, day, html; `whole`: all that is known. `sort` is rank or day, `after` the rank to
        begin with, or how many were seen in another order."""
        asked = {"kind": kind, "after": after, "most": most}
        return list_rows(self.connection.execute(_select_disputes(bool(kind), sort, whole), asked), whole)

    def dispute_kinds(self) -> list[tuple[str, int]]:
        """Kinds of disagreement, and how many of each there are."""
        return [(row.kind, row.lines) for row in self.connection.execute(_KINDS)]


@cache
def _select_disputes(of_kind: bool, sort: str, whole: bool) -> sa.Select[Any]:
    table = t.dispute
    wanted = sa.select(*(list_whole(table) if whole else [table.c.rank, table.c.kind, table.c.day, table.c.html]))
    if of_kind:
        wanted = wanted.where(table.c.kind == bind("kind", sa.Text()))
    return _order(wanted, table, table.c.day if sort == "day" else None)


@cache
def _select_tolls(of_measure: bool, sort: str, whole: bool) -> sa.Select[Any]:
    table = t.toll
    wanted = sa.select(*(list_whole(table) if whole else [table.c.rank, table.c.html]))
    if of_measure:
        wanted = wanted.where(table.c.measure == bind("measure", sa.Text()))
    return _order(wanted, table, {"number": table.c.number, "day": table.c.as_of}.get(sort))


def _order(wanted: sa.Select[Any], table: sa.Table, by: sa.Column[Any] | None) -> sa.Select[Any]:
    """A list from a rank on, or by one of its columns, the largest first, after so many."""
    if by is None:
        return wanted.where(table.c.rank >= bind("after", sa.BigInteger())).order_by(table.c.rank).limit(MOST)
    return wanted.order_by(by.desc().nulls_last(), table.c.rank).offset(bind("after", sa.Integer())).limit(MOST)


_MEASURES = sa.select(t.toll.c.measure, sa.func.count().label("lines")).group_by(t.toll.c.measure)


_KINDS = sa.select(t.dispute.c.kind, sa.func.count().label("lines")).group_by(t.dispute.c.kind)
