"""Sources: the documents handed in, with what became of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from fogline.store import schema
from fogline.store.names import Current


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One document that was handed in. Several documents with the same bytes share `sha256` and `report`.

    `doc` is its name; `status` is read, discarded or pending; `claims` counts the current claims of its report,
    `discarded` the discards recorded for it; `same_as` is the document whose name the claims carry, or None.
    `published` and `date_basis` are those of the report (`models.report.DATE_BASES`).
    """

    doc: str
    sha256: str
    report: str | None
    publisher: str | None
    title: str | None
    published: date | None
    date_basis: str
    claims: int
    discarded: int
    status: str
    same_as: str | None
    retrieved_at: datetime


def list_sources(connection: sa.Connection, current: Current) -> list[SourceRow]:
    """One row for every document, those that had no bytes (a missing file) included, by name."""
    source, discard, claim = schema.source, schema.discard, schema.claim
    documents = connection.execute(sa.select(source).where(current(source))).all()
    refused = connection.execute(sa.select(discard).where(current(discard))).all()
    tally = _Tally(
        reports={row.sha256: row for row in connection.execute(_listed().where(current(schema.report)))},
        claims=Counter(connection.execute(sa.select(claim.c.sha256).where(current(claim))).scalars()),
        discarded=Counter(row.sha256 for row in refused),
        whole={row.sha256 for row in refused if row.whole},
        firsts={},
    )
    for row in documents:
        tally.firsts[row.sha256] = min(row.doc, tally.firsts.get(row.sha256, row.doc))
    rows = [_make_row(row, tally) for row in documents]
    rows += [_make_missing(row) for row in refused if row.sha256 is None]
    return sorted(rows, key=lambda row: (row.doc, row.sha256))


@dataclass(frozen=True, slots=True)
class _Tally:
    reports: dict[str, Any]
    claims: Counter[str]
    discarded: Counter[str]
    whole: set[str]
    firsts: dict[str, str]


def _listed() -> sa.Select[*tuple[Any, ...]]:
    table = schema.report.c
    return sa.select(table.sha256, table.id, table.doc, table.title, table.publisher, table.published, table.date_basis)


def _make_row(source: Any, tally: _Tally) -> SourceRow:
    sha256, discarded = source.sha256, tally.discarded[source.sha256]
    first, report = tally.firsts[sha256], tally.reports.get(sha256)
    if report is None:
        status = "discarded" if sha256 in tally.whole else "pending"
        same_as = first if first != source.doc else None
        return SourceRow(
            source.doc, sha256, None, None, None, None, "none", 0, discarded, status, same_as, source.retrieved_at
        )
    same_as = report.doc if first != source.doc else None
    return SourceRow(
        source.doc, sha256, report.id, report.publisher, report.title, report.published, report.date_basis,
        tally.claims[sha256], discarded, "read", same_as, source.retrieved_at,
    )  # fmt: skip


def _make_missing(row: Any) -> SourceRow:
    return SourceRow(row.name, "", None, None, None, None, "none", 0, 1, "discarded", None, row.known_at)
