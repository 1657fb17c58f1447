"""Workings: what an assembly worked out of reports and pairs of claims, kept beside it for taking in more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from fogline.models.event import Assembly, Judgement, Relation, Reprint, Score
from fogline.store import schema
from fogline.store.derived import Basis
from fogline.store.rows import read_row
from fogline.store.statements import insert_rows

_MANY = 400


def exchange_workings(connection: sa.Connection, made: Assembly, basis: Basis, gone: Iterable[str] | None) -> None:
    """Put an assembly's workings in the place of those of the neighbourhoods `gone`, or of all where that is None."""
    working, score = schema.working, schema.score
    rows = [{**s._asdict(), "part": made.parts.get(basis.claims.get(s.a, ""), "")} for s in sorted(made.scores)]
    if gone is None:
        connection.execute(sa.delete(working))
        connection.execute(sa.delete(score))
    else:
        for some in _cut(sorted(made.workings)):
            connection.execute(sa.delete(working).where(working.c.report.in_(some)))
        rows = _take_out(connection, rows, sorted(gone))
    insert_rows(connection, working, [{"report": r, "body": body} for r, body in sorted(made.workings.items())])
    insert_rows(connection, score, rows)


def _take_out(connection: sa.Connection, rows: list[dict[str, Any]], gone: Sequence[str]) -> list[dict[str, Any]]:
    """Delete the scores of neighbourhoods that are not among some rows; the rows that are left to write."""
    score, wanted = schema.score, {tuple(row.values()): row for row in rows}
    names = [column.name for column in score.columns]
    for some in _cut(gone):
        for old in connection.execute(sa.select(score).where(score.c.part.in_(some))).all():
            if wanted.pop(tuple(old), None) is None:
                connection.execute(_DELETE, dict(zip(names, old, strict=True)))
    return list(wanted.values())


_DELETE = sa.delete(schema.score).where(schema.score.c.a == sa.bindparam("a"), schema.score.c.b == sa.bindparam("b"))


def read_workings(connection: sa.Connection, reports: Iterable[str]) -> dict[str, str]:
    """The workings of reports, by report id; those that have none are left out."""
    table = schema.working.c
    return {
        row.report: row.body
        for some in _cut(sorted(reports))
        for row in connection.execute(sa.select(table.report, table.body).where(table.report.in_(some)))
    }


def read_scores(connection: sa.Connection, parts: Iterable[str]) -> list[Score]:
    """The scores of neighbourhoods."""
    table = schema.score.c
    wanted = sa.select(table.a, table.b, table.points, table.vetoed, table.asked)
    return [
        Score(*row) for some in _cut(sorted(parts)) for row in connection.execute(wanted.where(table.part.in_(some)))
    ]


def read_clusters(connection: sa.Connection, parts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The claims of each event of neighbourhoods, by event id. Of an event's record nothing else is read."""
    table, found = schema.event.c, {}
    for some in _cut(sorted(parts)):
        for row in connection.execute(sa.select(table.id, table.body).where(table.part.in_(some))):
            claims, _ = _decode(row.body, row.body.index(_CLAIMS) + len(_CLAIMS))
            found[row.id] = tuple(claims)
    return found


_CLAIMS = ',"claims":'
_decode = json.JSONDecoder().raw_decode


def read_relations(connection: sa.Connection, parts: Iterable[str]) -> list[Relation]:
    """The relations of neighbourhoods."""
    return [read_row(Relation, body) for body in _read_bodies(connection, schema.relation, parts)]


def read_reprints(connection: sa.Connection, parts: Iterable[str]) -> list[Reprint]:
    """The reprints and citations of neighbourhoods."""
    return [read_row(Reprint, body) for body in _read_bodies(connection, schema.reprint, parts)]


def read_judgements(connection: sa.Connection, parts: Iterable[str]) -> list[Judgement]:
    """The judgements of neighbourhoods."""
    return [read_row(Judgement, body) for body in _read_bodies(connection, schema.judgement, parts)]


def find_claims(connection: sa.Connection, idents: Iterable[str]) -> list[str]:
    """The bodies of current claims by id."""
    table = schema.claim.c
    wanted = sa.select(table.body).where(table.superseded_at.is_(None))
    return [
        body for some in _cut(sorted(idents)) for body in connection.execute(wanted.where(table.id.in_(some))).scalars()
    ]


def _read_bodies(connection: sa.Connection, table: sa.Table, parts: Iterable[str]) -> Iterator[str]:
    for some in _cut(sorted(parts)):
        wanted = sa.select(table.c.body).where(table.c.part.in_(some)).order_by(table.c.rank)
        yield from connection.execute(wanted).scalars()


def _cut(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _MANY):
        yield items[start : start + _MANY]
