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
    claim = schema.claim
    cards, records = read_cards(connection, idents)
    bodies = [
        body
        for some in _cut([card.sha256 for card in cards])
        for body in connection.execute(
            sa.select(claim.c.body).where(claim.c.sha256.in_(some), claim.c.superseded_at.is_(None))
        ).scalars()
    ]
    return Held(cards, tuple(read_row(Claim, b) for b in bodies), records)


def read_cards(connection: sa.Connection, idents: Iterable[str]) -> tuple[tuple[ReportCard, ...], tuple[int, ...]]:
    """Current reports by id, with their texts, and the numbers of their records."""
    table = schema.report
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
    return tuple(cards), tuple(row.record for row in rows)


def find_tied(connection: sa.Connection, names: Iterable[str]) -> set[str]:
    """The neighbourhoods that have one of these ties."""
    tie, home = schema.tie, schema.neighbourhood
    found: set[str] = set()
    for some in _cut(sorted(names)):
        wanted = sa.select(home.c.part).join(tie, tie.c.report == home.c.report).where(tie.c.name.in_(some))
        found.update(connection.execute(wanted.distinct()).scalars())
    return found


def find_homes(connection: sa.Connection, kind: str, entities: Iterable[str]) -> set[str]:
    """The neighbourhoods of reports whose claims name an entity (`kind` actor or place, by id), or lead to it."""
    report, home, link, entity = schema.report, schema.neighbourhood, schema.report_entity, schema.entity
    claim, slot = schema.claim, schema.claim_entity
    records: set[int] = set()
    for some in _cut(sorted(entities)):
        led = sa.select(link.c.report).join(entity, entity.c.digest == link.c.entity)
        records.update(connection.execute(led.where(entity.c.kind == kind, entity.c.id.in_(some))).scalars())
        named = sa.select(claim.c.report_record).join(slot, slot.c.claim == claim.c.record)
        records.update(connection.execute(named.where(slot.c.entity.in_(some))).scalars())
    found: set[str] = set()
    for numbers in _cut(sorted(records)):
        wanted = sa.select(home.c.part).join(report, report.c.id == home.c.report)
        found.update(connection.execute(wanted.where(report.c.record.in_(numbers)).distinct()).scalars())
    return found


def find_parts_of(connection: sa.Connection, reports: Iterable[str]) -> set[str]:
    """The neighbourhoods of reports, by report id."""
    home = schema.neighbourhood.c
    return {
        part
        for some in _cut(sorted(reports))
        for part in connection.execute(sa.select(home.part).where(home.report.in_(some)).distinct()).scalars()
    }


def find_reports(connection: sa.Connection, parts: Iterable[str]) -> dict[str, str]:
    """The neighbourhood of each report (by id) of some neighbourhoods."""
    home = schema.neighbourhood.c
    return {
        row.report: row.part
        for some in _cut(sorted(parts))
        for row in connection.execute(sa.select(home.report, home.part).where(home.part.in_(some)))
    }


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


def find_records(connection: sa.Connection, kind: str, idents: Iterable[str]) -> dict[str, Any]:
    """Actors or places (`kind`) by id, as the whole store knows them."""
    rows = _find_rows(connection, kind, sorted(idents))
    return choose_records(_KINDS[kind], rows)


def find_used(connection: sa.Connection, kind: str, records: Iterable[int]) -> list[str]:
    """Ids of the actors or places (`kind`) that reports (by record) use."""
    entity, link = schema.entity.c, schema.report_entity.c
    found: set[str] = set()
    for some in _cut(sorted(records)):
        wanted = sa.select(entity.id).where(entity.kind == kind, entity.digest == link.entity, link.report.in_(some))
        found.update(connection.execute(wanted.distinct()).scalars())
    return sorted(found)


def compare_records(
    connection: sa.Connection, kind: str, records: Sequence[int]
) -> tuple[dict[str, tuple[Any, Any]], set[str]]:
    """The actors or places (`kind`) that are known by another record since these reports (by record) came: the record
    before and now, by id; and the ids that no other report uses."""
    idents = find_used(connection, kind, records)
    rows = _find_rows(connection, kind, idents)
    link = schema.report_entity.c
    here: dict[str, int] = {}
    for some in _cut(list(records)):
        wanted = sa.select(link.entity, sa.func.count().label("uses")).where(link.report.in_(some))
        for row in connection.execute(wanted.group_by(link.entity)):
            here[row.entity] = here.get(row.entity, 0) + row.uses
    shared = _find_used_elsewhere(connection, [row.digest for row in rows if row.uses == _ALONE], records)
    before = [
        row if row.uses == _ALONE else replace(row, uses=row.uses - here.get(row.digest, 0))
        for row in rows
        if row.uses != _ALONE or row.digest in shared
    ]
    old = choose_records(_KINDS[kind], [row for row in before if row.uses])
    new = choose_records(_KINDS[kind], rows)
    changed = {ident: (record, new[ident]) for ident, record in old.items() if new[ident] != record}
    return changed, new.keys() - old.keys()


def are_named(connection: sa.Connection, idents: Iterable[str], records: Sequence[int]) -> bool:
    """Whether claims of reports other than these (by record) name one of some entities."""
    claim, slot = schema.claim, schema.claim_entity
    for some in _cut(sorted(idents)):
        wanted = sa.select(sa.literal(1)).select_from(slot.join(claim, claim.c.record == slot.c.claim))
        wanted = wanted.where(slot.c.entity.in_(some), claim.c.report_record.not_in(list(records)))
        if connection.execute(wanted.limit(1)).first() is not None:
            return True
    return False


_ALONE = -1
"""Stands for the uses of the only record of an id: they decide nothing, and counting them takes a while."""


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    digest: str
    body: str
    uses: int


def _find_used_elsewhere(connection: sa.Connection, digests: Sequence[str], records: Sequence[int]) -> set[str]:
    """The records of entities (by digest) that current reports other than these use."""
    link, report = schema.report_entity, schema.report
    found: set[str] = set()
    for digest in digests:
        wanted = (
            sa.select(sa.literal(1))
            .select_from(link.join(report, report.c.record == link.c.report))
            .where(link.c.entity == digest, link.c.report.not_in(list(records)), report.c.superseded_at.is_(None))
        )
        if connection.execute(wanted.limit(1)).first() is not None:
            found.add(digest)
    return found


def _find_rows(connection: sa.Connection, kind: str, idents: Sequence[str]) -> list[_Row]:
    """The records of some ids that current reports use; how many use each where an id has several."""
    entity = schema.entity.c
    by_id: dict[str, list[Any]] = {}
    for some in _cut(idents):
        wanted = sa.select(entity.id, entity.digest, entity.body).where(entity.id.in_(some), entity.kind == kind)
        for row in connection.execute(wanted):
            by_id.setdefault(row.id, []).append(row)
    several = [row.digest for rows in by_id.values() if len(rows) > 1 for row in rows]
    uses = _count_uses(connection, several)
    found = []
    for rows in by_id.values():
        for row in rows:
            number = uses.get(row.digest, 0) if len(rows) > 1 else _ALONE
            if number:
                found.append(_Row(row.id, row.digest, row.body, number))
    return found


def _count_uses(connection: sa.Connection, digests: Sequence[str]) -> dict[str, int]:
    """How many current reports use each record of an entity."""
    link, report = schema.report_entity.c, schema.report.c
    current = sa.select(report.record).where(report.superseded_at.is_(None))
    found: dict[str, int] = {}
    for some in _cut(digests):
        wanted = sa.select(link.entity, sa.func.count().label("uses")).where(link.entity.in_(some))
        for row in connection.execute(wanted.where(link.report.in_(current)).group_by(link.entity)):
            found[row.entity] = row.uses
    return found


def _is_current(table: sa.Table) -> sa.ColumnElement[bool]:
    return table.c.superseded_at.is_(None)


def _cut(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _MANY):
        yield items[start : start + _MANY]
