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

    def disputes(self, kind: str | None, after: int, most: int, *, whole: bool = False) -> Sequence[Any]:
        """Disagreements from rank `after` on: rank, kind, html; `whole`: all that is known."""
        asked = {"kind": kind, "after": after, "most": most}
        return list_rows(self.connection.execute(_select_disputes(bool(kind), whole), asked), whole)

    def dispute_kinds(self) -> list[tuple[str, int]]:
        """Kinds of disagreement, and how many of each there are."""
        return [(row.kind, row.lines) for row in self.connection.execute(_KINDS)]


@cache
def _select_disputes(of_kind: bool, whole: bool) -> sa.Select[Any]:
    table = t.dispute
    columns = list_whole(table) if whole else [table.c.rank, table.c.kind, table.c.html]
    wanted = sa.select(*columns).where(table.c.rank >= bind("after", sa.BigInteger()))
    if of_kind:
        wanted = wanted.where(table.c.kind == bind("kind", sa.Text()))
    return wanted.order_by(table.c.rank).limit(MOST)


@cache
def _select_tolls(of_measure: bool, sort: str, whole: bool) -> sa.Select[Any]:
    table, after = t.toll, bind("after", sa.Integer())
    wanted = sa.select(*(list_whole(table) if whole else [table.c.rank, table.c.html]))
    if of_measure:
        wanted = wanted.where(table.c.measure == bind("measure", sa.Text()))
    if sort == "rank":
        return wanted.where(table.c.rank >= after).order_by(table.c.rank).limit(MOST)
    order = table.c.number.desc() if sort == "number" else table.c.as_of.desc()
    return wanted.order_by(order, table.c.rank).offset(after).limit(MOST)


_MEASURES = sa.select(t.toll.c.measure, sa.func.count().label("lines")).group_by(t.toll.c.measure)


_KINDS = sa.select(t.dispute.c.kind, sa.func.count().label("lines")).group_by(t.dispute.c.kind)
