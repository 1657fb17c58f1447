"""Increments: the little that has to be read of a large store to take a few new reports in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from fogline.models.claim import Claim
from fogline.models.entity import Actor, Place
from fogline.models.report import ReportCard
from fogline.store import schema
from fogline.store.entities import choose_records
from fogline.store.names import find_names
from fogline.store.rows import read_row

_MANY = 400
_KINDS: dict[str, type[Actor] | type[Place]] = {"actor": Actor, "place": Place}


@dataclass(frozen=True, slots=True)
class Held:
    """Reports with their claims, and the numbers of their records."""

    cards: tuple[ReportCard, ...]
    claims: tuple[Claim, ...]
    records: tuple[int, ...]


def find_last_report(connection: sa.Connection) -> int:
    """The number of the last record of a report."""
    return int(connection.execute(sa.select(sa.func.max(schema.report.c.record))).scalar() or 0)


def find_fresh(connection: sa.Connection, last: int) -> list[str] | None:
    """Ids of the reports that came after a record; None where one of them is a revision."""
    table = schema.report.c
    wanted = sa.select(table.id, table.revision_of, table.superseded_at).where(table.record > last)
    rows = connection.execute(wanted).all()
    if any(row.revision_of is not None or row.superseded_at is not None for row in rows):
        return None
    return sorted(row.id for row in rows)


def read_reports(connection: sa.Connection, idents: Iterable[str]) -> Held:
    """Current reports by id, with their claims."""
    table, claim = schema.report, schema.claim
    rows = [
        row
        for some in _cut(sorted(idents))
        for row in connection.execute(
            sa.select(table.c.record, table.c.sha256, table.c.text, table.c.body).where(
                table.c.id.in_(some), table.c.superseded_at.is_(None)
            )
        )
    ]
    cards = []
    for row in rows:
        card = read_row(ReportCard, row.body)
        names = find_names(connection, _is_current, row.sha256)[row.sha256]
        cards.append(replace(card, text=row.text, also=tuple(sorted(set(names) - {card.doc}))))
    bodies = [
        body
        for some in _cut([row.sha256 for row in rows])
        for body in connection.execute(
            sa.select(claim.c.body).where(claim.c.sha256.in_(some), claim.c.superseded_at.is_(None))
        ).scalars()
    ]
    return Held(tuple(cards), tuple(read_row(Claim, b) for b in bodies), tuple(row.record for row in rows))


def find_tied(connection: sa.Connection, names: Iterable[str]) -> set[str]:
    """The neighbourhoods that have one of these ties."""
    tie, home = schema.tie, schema.neighbourhood
    found: set[str] = set()
    for some in _cut(sorted(names)):
        wanted = sa.select(home.c.part).join(tie, tie.c.report == home.c.report).where(tie.c.name.in_(some))
        found.update(connection.execute(wanted.distinct()).scalars())
    return found


def find_homes(connection: sa.Connection, entities: Iterable[str]) -> set[str]:
    """The neighbourhoods of reports whose claims name an entity (by id), or whose entities lead to it."""
    report, home, link, entity = schema.report, schema.neighbourhood, schema.report_entity, schema.entity
    claim, slot = schema.claim, schema.claim_entity
    found: set[str] = set()
    for some in _cut(sorted(entities)):
        base = sa.select(home.c.part).join(report, report.c.id == home.c.report)
        led = base.join(link, link.c.report == report.c.record).join(entity, entity.c.digest == link.c.entity)
        named = base.join(claim, claim.c.report_record == report.c.record).join(slot, slot.c.claim == claim.c.record)
        found.update(connection.execute(led.where(entity.c.id.in_(some)).distinct()).scalars())
        found.update(connection.execute(named.where(slot.c.entity.in_(some)).distinct()).scalars())
    return found


def find_members(connection: sa.Connection, parts: Iterable[str]) -> dict[str, list[str]]:
    """The reports of neighbourhoods, each with its ties."""
    home, tie = schema.neighbourhood, schema.tie
    found: dict[str, list[str]] = {}
    for some in _cut(sorted(parts)):
        for ident in connection.execute(sa.select(home.c.report).where(home.c.part.in_(some))).scalars():
            found[ident] = []
    for some in _cut(sorted(found)):
        for row in connection.execute(sa.select(tie.c.report, tie.c.name).where(tie.c.report.in_(some))):
            found[row.report].append(row.name)
    return found


def find_places_of(connection: sa.Connection, records: Iterable[int]) -> dict[str, Place]:
    """The places that reports (by record) use, as the whole store knows them."""
    rows = _find_rows(connection, "place", _find_ids(connection, "place", records))
    return choose_records(Place, rows)


def compare_records(connection: sa.Connection, records: Sequence[int]) -> tuple[bool, set[str]]:
    """Whether an actor or place that other reports use is known by another record since these reports (by record)
    came, and the ids that no other report uses."""
    changed, unknown = False, set[str]()
    for kind, model in _KINDS.items():
        rows = _find_rows(connection, kind, _find_ids(connection, kind, records))
        link = schema.report_entity.c
        here: dict[str, int] = {}
        for some in _cut(list(records)):
            wanted = sa.select(link.entity, sa.func.count().label("uses")).where(link.report.in_(some))
            for row in connection.execute(wanted.group_by(link.entity)):
                here[row.entity] = here.get(row.entity, 0) + row.uses
        before = [_Row(row.digest, row.body, row.uses - here.get(row.digest, 0)) for row in rows]
        old = choose_records(model, [row for row in before if row.uses > 0])
        new = choose_records(model, rows)
        changed |= any(new[ident] != record for ident, record in old.items())
        unknown |= new.keys() - old.keys()
    return changed, unknown


@dataclass(frozen=True, slots=True)
class _Row:
    digest: str
    body: str
    uses: int


def _find_ids(connection: sa.Connection, kind: str, records: Iterable[int]) -> list[str]:
    entity, link = schema.entity.c, schema.report_entity.c
    found: set[str] = set()
    for some in _cut(sorted(records)):
        wanted = sa.select(entity.id).where(entity.kind == kind, entity.digest == link.entity, link.report.in_(some))
        found.update(connection.execute(wanted.distinct()).scalars())
    return sorted(found)


def _find_rows(connection: sa.Connection, kind: str, idents: Sequence[str]) -> list[Any]:
    entity, link, report = schema.entity, schema.report_entity, schema.report
    return [
        row
        for some in _cut(idents)
        for row in connection.execute(
            sa.select(entity.c.digest, entity.c.body, sa.func.count().label("uses"))
            .join(link, link.c.entity == entity.c.digest)
            .join(report, report.c.record == link.c.report)
            .where(entity.c.kind == kind, entity.c.id.in_(some), report.c.superseded_at.is_(None))
            .group_by(entity.c.digest, entity.c.body)
        )
    ]


def _is_current(table: sa.Table) -> sa.ColumnElement[bool]:
    return table.c.superseded_at.is_(None)


def _cut(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _MANY):
        yield items[start : start + _MANY]
