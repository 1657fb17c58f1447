"""Grounds: what sides and publishers were settled by, and the sides themselves, read and exchanged a few at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from fogline.store import schema
from fogline.store.rows import digest_row
from fogline.store.statements import insert_rows

GroundRow = tuple[str, str, str, int]
"""Kind, key, value, how often."""
SideRow = tuple[str | None, bool]
"""The side that an actor folds to, None where it stands alone; whether it fights."""
OF_ACTORS = ("kin", "full", "short", "name")
"""Kinds of facts on actors themselves; the actor is their value."""
_MANY = 400
_table = schema.ground.c
_NUMBER = _table["count"].label("number")


def find_values(connection: sa.Connection, kind: str, keys: Iterable[str]) -> dict[str, dict[str, int]]:
    """What is kept of a kind under some keys: values with how often, by key."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for some in _cut(sorted(keys)):
        wanted = sa.select(_table.key, _table.value, _NUMBER).where(_table.kind == kind, _table.key.in_(some))
        for row in connection.execute(wanted):
            found[row.key][row.value] = row.number
    return dict(found)


def find_keys(connection: sa.Connection, kind: str, values: Iterable[str]) -> dict[str, set[str]]:
    """The keys of a kind that have some values, by value."""
    found: dict[str, set[str]] = defaultdict(set)
    for some in _cut(sorted(values)):
        wanted = sa.select(_table.key, _table.value).where(_table.kind == kind, _table.value.in_(some))
        for row in connection.execute(wanted):
            found[row.value].add(row.key)
    return dict(found)


def write_grounds(connection: sa.Connection, rows: Iterable[GroundRow], renewed: Iterable[str] | None) -> None:
    """Add rows to those that are kept, counts to counts; what was told of the actors `renewed` themselves goes before,
    or everything where it is None."""
    table = schema.ground
    total: dict[tuple[str, str, str], int] = defaultdict(int)
    for kind, key, value, count in rows:
        total[kind, key, value] += count
    if renewed is None:
        connection.execute(sa.delete(table))
    else:
        for some in _cut(sorted(renewed)):
            connection.execute(sa.delete(table).where(_table.kind.in_(OF_ACTORS), _table.value.in_(some)))
        for some in _cut(sorted(total)):
            mine = sa.tuple_(_table.kind, _table.key, _table.value).in_(some)
            kept = sa.select(_table.kind, _table.key, _table.value, _NUMBER).where(mine)
            for row in connection.execute(kept).all():
                total[row.kind, row.key, row.value] += row.number
            connection.execute(sa.delete(table).where(mine))
    insert_rows(
        connection, table, [{"kind": k, "key": a, "value": b, "count": n} for (k, a, b), n in sorted(total.items())]
    )


def read_sides(connection: sa.Connection, actors: Iterable[str] | None = None) -> dict[str, SideRow]:
    """The kept sides of some actors, or of all."""
    table = schema.side.c
    wanted = sa.select(table.actor, table.side, table.party)
    if actors is None:
        return {row.actor: (row.side, row.party) for row in connection.execute(wanted)}
    return {
        row.actor: (row.side, row.party)
        for some in _cut(sorted(actors))
        for row in connection.execute(wanted.where(table.actor.in_(some)))
    }


def find_members(connection: sa.Connection, sides: Iterable[str]) -> set[str]:
    """The actors that are folded to some sides."""
    table = schema.side.c
    return {
        actor
        for some in _cut(sorted(sides))
        for actor in connection.execute(sa.select(table.actor).where(table.side.in_(some))).scalars()
    }


def exchange_sides(connection: sa.Connection, rows: Mapping[str, SideRow], scope: Iterable[str] | None) -> int:
    """Put sides in the place of those of the actors in `scope`, or of all where it is None; by how much the sum of the
    rows' digests grew (in all, where all were exchanged)."""
    table, grown = schema.side, 0
    if scope is None:
        connection.execute(sa.delete(table))
    else:
        old = read_sides(connection, scope)
        grown -= sum(_digest(actor, row) for actor, row in old.items())
        for some in _cut(sorted(old)):
            connection.execute(sa.delete(table).where(table.c.actor.in_(some)))
    made = [{"actor": actor, "side": side, "party": party} for actor, (side, party) in sorted(rows.items())]
    insert_rows(connection, table, made)
    return grown + sum(_digest(actor, row) for actor, row in rows.items())


@dataclass(frozen=True, slots=True)
class WithdrawnRow:
    """A claim that no longer stands: why, since which day that was known, and its neighbourhood."""

    why: str
    day: date | None
    part: str = ""


def exchange_withdrawn(connection: sa.Connection, rows: Mapping[str, WithdrawnRow], gone: Iterable[str] | None) -> int:
    """Put withdrawn claims in the place of those of the neighbourhoods `gone`, or of all where it is None; by how much
    the sum of digests grew."""
    table, grown = schema.withdrawn, 0
    if gone is None:
        connection.execute(sa.delete(table))
    else:
        for some in _cut(sorted(gone)):
            mine = table.c.part.in_(some)
            for row in connection.execute(sa.select(table).where(mine)):
                grown -= _digest_withdrawn(row.claim, row.why, row.day)
            connection.execute(sa.delete(table).where(mine))
    made = [{"claim": claim, "why": row.why, "day": row.day, "part": row.part} for claim, row in sorted(rows.items())]
    insert_rows(connection, table, made)
    return grown + sum(_digest_withdrawn(claim, row.why, row.day) for claim, row in rows.items())


def read_withdrawn(connection: sa.Connection, parts: Iterable[str] | None = None) -> dict[str, WithdrawnRow]:
    """Claims that no longer stand, by id: all, or those of some neighbourhoods."""
    table = schema.withdrawn.c
    wanted = sa.select(table.claim, table.why, table.day, table.part).order_by(table.claim)
    asked = [wanted] if parts is None else [wanted.where(table.part.in_(some)) for some in _cut(sorted(parts))]
    return {row.claim: WithdrawnRow(row.why, row.day, row.part) for one in asked for row in connection.execute(one)}


def _digest_withdrawn(claim: str, why: str, day: date | None) -> int:
    return int(digest_row(f"{claim}\n{why}\n{day or ''}"), 16)


def _digest(actor: str, row: SideRow) -> int:
    return int(digest_row(f"{actor}\n{row[0] or ''}\n{int(row[1])}"), 16)


def _cut(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _MANY):
        yield items[start : start + _MANY]
