"""Derived rows: what an assembly made, by neighbourhood, so that those of some can be exchanged alone.

The digest of an assembly is the sum of its rows' digests, so that rows can be taken from it and added.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from fogline.models.event import Assembly
from fogline.store import schema
from fogline.store.rows import digest_row, render_row
from fogline.store.statements import insert_rows

TABLES = (schema.event, schema.relation, schema.reprint, schema.judgement)
_MANY = 500
_SPACE = 1 << 256
_SUM = "assembly-sum"


@dataclass(frozen=True, slots=True)
class Basis:
    """Where in the store's reports and claims an assembly's are found: the report of each document and claim."""

    docs: Mapping[str, str]
    claims: Mapping[str, str]


def derive_rows(made: Assembly, basis: Basis) -> dict[sa.Table, list[dict[str, Any]]]:
    """The rows of an assembly by table, each with its neighbourhood ("" where none is known)."""

    def part(report: str | None) -> str:
        return made.parts.get(report or "", "")

    of_claim, of_doc = basis.claims, basis.docs
    return {
        schema.event: [
            {"id": e.id, "body": render_row(e), "part": part(of_claim.get(e.claims[0]) if e.claims else None)}
            for e in made.events
        ],
        schema.relation: [{"body": render_row(r), "part": part(of_claim.get(r.a))} for r in made.relations],
        schema.reprint: [{"body": render_row(r), "part": part(of_doc.get(r.a))} for r in made.reprints],
        schema.judgement: [{"body": render_row(j), "part": part(of_claim.get(j.a))} for j in made.judgements],
    }


def exchange_rows(
    connection: sa.Connection,
    rows: Mapping[sa.Table, Sequence[dict[str, Any]]],
    gone: Iterable[str] | None,
    staying: Collection[str] = (),
    part: str = "",
) -> int:
    """Put rows in the place of those of the neighbourhoods `gone`, or of all where it is None; the sum of the digests
    of all rows. Rows that say what they said stay, and so do the events `staying` (by id), from now on of `part`."""
    total = 0 if gone is None else _read_sum(connection)
    names = None if gone is None else sorted(set(gone))
    for table in TABLES:
        fresh, first = list(rows[table]), 0
        if names is None:
            connection.execute(sa.delete(table))
        else:
            ids = staying if table is schema.event else ()
            fresh, removed = _exchange(connection, table, fresh, names, ids, part)
            total -= removed
            first = int(connection.execute(sa.select(sa.func.max(table.c.rank))).scalar() or 0) + 1
        insert_rows(connection, table, [{"rank": first + n, **row} for n, row in enumerate(fresh)])
        total += sum(int(digest_row(row["body"]), 16) for row in fresh)
    return total


def _exchange(
    connection: sa.Connection,
    table: sa.Table,
    rows: Sequence[dict[str, Any]],
    gone: Sequence[str],
    staying: Collection[str],
    part: str,
) -> tuple[list[dict[str, Any]], int]:
    """Delete the rows of neighbourhoods that are not to stay: the rows that are new, and the sum of the digests of the
    deleted ones."""
    wanted: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in rows:
        wanted[one["body"]].append(one)
    columns = [table.c.rank, table.c.part, table.c.id if staying else table.c.body]
    removed, deleted = 0, []
    moved: dict[str, list[int]] = defaultdict(list)
    for start in range(0, len(gone), _MANY):
        some = table.c.part.in_(gone[start : start + _MANY])
        for row in connection.execute(sa.select(*columns).where(some)):
            if staying:
                same, stays = None, row.id in staying
            else:
                same = wanted[row.body].pop() if wanted.get(row.body) else None
                stays = same is not None
            now = same["part"] if same is not None else part
            if stays and now != row.part:
                moved[now].append(row.rank)
            elif not stays:
                deleted.append(row.rank)
    for start in range(0, len(deleted), _MANY):
        some = table.c.rank.in_(deleted[start : start + _MANY])
        for body in connection.execute(sa.select(table.c.body).where(some)).scalars():
            removed += int(digest_row(body), 16)
        connection.execute(sa.delete(table).where(some))
    for name, ranks in moved.items():
        for start in range(0, len(ranks), _MANY):
            some = table.c.rank.in_(ranks[start : start + _MANY])
            connection.execute(sa.update(table).where(some), {"part": name})
    return [row for some in wanted.values() for row in some], removed


def render_sum(total: int) -> str:
    """The digest that a sum of digests makes."""
    return f"{total % _SPACE:064x}"


def exchange_parts(
    connection: sa.Connection, parts: Mapping[str, str], ties: Mapping[str, Iterable[str]], *, all_: bool
) -> None:
    """Put neighbourhoods in the place of those that these reports had, and add the ties of reports."""
    table, tie = schema.neighbourhood, schema.tie
    if all_:
        connection.execute(sa.delete(table))
        connection.execute(sa.delete(tie))
    else:
        reports = sorted(parts)
        for start in range(0, len(reports), _MANY):
            connection.execute(sa.delete(table).where(table.c.report.in_(reports[start : start + _MANY])))
    insert_rows(connection, table, [{"report": r, "part": p} for r, p in sorted(parts.items())])
    insert_rows(connection, tie, [{"name": n, "report": r} for r in sorted(ties) for n in sorted(ties[r])])


def write_basis(connection: sa.Connection, digest: str, last: int | None, judged: str) -> None:
    """Keep the digest of the rows, the number of the last report in them (None where no report can be taken in), and
    an address of the people's judgements that they obey."""
    body = json.dumps({"digest": digest, "last": last, "judged": judged}, separators=(",", ":"))
    done = connection.execute(sa.update(schema.meta).where(schema.meta.c.key == _SUM), {"value": body})
    if not done.rowcount:
        connection.execute(sa.insert(schema.meta), {"key": _SUM, "value": body})


def read_basis(connection: sa.Connection) -> tuple[int | None, str]:
    """The number of the last report in the latest assembly (None where it says none), and what it obeys."""
    found = _read(connection)
    return found.get("last"), found.get("judged") or ""


def _read_sum(connection: sa.Connection) -> int:
    return int(_read(connection).get("digest") or "0", 16)


def _read(connection: sa.Connection) -> dict[str, Any]:
    body = connection.execute(sa.select(schema.meta.c.value).where(schema.meta.c.key == _SUM)).scalar()
    return json.loads(body) if body else {}
