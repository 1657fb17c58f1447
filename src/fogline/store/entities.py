"""Entities: the actors and places that claims name, kept once for each content and linked to their reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from fogline.models.claim import Claim
from fogline.models.entity import Actor, Place
from fogline.store import schema
from fogline.store.rows import digest_row, read_row, render_row
from fogline.store.statements import insert_rows

_KINDS: dict[str, type[Actor] | type[Place]] = {"actor": Actor, "place": Place}


def write_entities(
    connection: sa.Connection,
    record: int,
    claims: Sequence[Claim],
    actors: dict[str, Actor],
    places: dict[str, Place],
    known_at: datetime,
) -> None:
    """Keep the entities that the claims of report `record` name, and those that these lead to."""
    rows = {}
    for kind, items in (("actor", _find_used_actors(claims, actors)), ("place", _find_used_places(claims, places))):
        for item in items:
            body = render_row(item)
            digest = digest_row(kind + body)
            rows[digest] = {"digest": digest, "kind": kind, "id": item.id, "body": body, "known_at": known_at}
    table, link = schema.entity, schema.report_entity
    known = set(connection.execute(sa.select(table.c.digest).where(table.c.digest.in_(list(rows)))).scalars())
    insert_rows(connection, table, [row for digest, row in rows.items() if digest not in known])
    linked = set(connection.execute(sa.select(link.c.entity).where(link.c.report == record)).scalars())
    insert_rows(connection, link, [{"report": record, "entity": digest} for digest in rows if digest not in linked])


def find_actors(connection: sa.Connection, current: sa.ColumnElement[bool]) -> dict[str, Actor]:
    """Actors of the reports that fit `current`, by id; see `choose_records` for ids with several records."""
    return choose_records(Actor, _find_bodies(connection, "actor", current))


def find_places(connection: sa.Connection, current: sa.ColumnElement[bool]) -> dict[str, Place]:
    """Places of the reports that fit `current`, by id; see `choose_records` for ids with several records."""
    return choose_records(Place, _find_bodies(connection, "place", current))


def find_record(connection: sa.Connection, kind: str, ident: str) -> Actor | Place | None:
    """The actor or place (`kind`) of an id as the store came to know it last; None where it does not know it."""
    table = schema.entity.c
    wanted = sa.select(table.body).where(table.kind == kind, table.id == ident)
    body = connection.execute(wanted.order_by(table.known_at.desc(), table.digest).limit(1)).scalar()
    return read_row(_KINDS[kind], body) if body is not None else None


def search_records(connection: sa.Connection, kind: str, words: str, limit: int = 60) -> list[Actor | Place]:
    """Actors or places (`kind`) with some words in their record, each id once, the first known first."""
    table = schema.entity.c
    if not words.strip():
        return []
    escaped = render_row(words)[1:-1].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    wanted = sa.select(table.body).where(table.kind == kind, table.body.ilike(f"%{escaped}%", escape="\\"))
    rows = connection.execute(wanted.order_by(table.known_at, table.digest).limit(limit)).scalars()
    found: dict[str, Actor | Place] = {}
    for record in (read_row(_KINDS[kind], body) for body in rows):
        found.setdefault(record.id, record)
    return list(found.values())


def _find_bodies(connection: sa.Connection, kind: str, current: sa.ColumnElement[bool]) -> Sequence[Any]:
    entity, link = schema.entity, schema.report_entity
    wanted = (
        sa.select(entity.c.digest, entity.c.body, sa.func.count().label("uses"))
        .join(link, link.c.entity == entity.c.digest)
        .join(schema.report, schema.report.c.record == link.c.report)
        .where(entity.c.kind == kind, current)
        .group_by(entity.c.digest, entity.c.body)
    )
    return connection.execute(wanted).all()


def choose_records(kind: Any, rows: Iterable[Any]) -> dict[str, Any]:
    """One record for each id: not learned before learned, then the one that most reports have, then by content."""
    read: list[tuple[Any, Any]] = [(read_row(kind, row.body), row) for row in rows]
    ranked = sorted(
        read,
        key=lambda pair: (pair[0].id, pair[0].learned, -pair[1].uses, pair[1].digest),
    )
    chosen: dict[str, Any] = {}
    for record, _ in ranked:
        chosen.setdefault(record.id, record)
    return chosen


def _find_used_actors(claims: Sequence[Claim], actors: dict[str, Actor]) -> list[Actor]:
    used = [slot.id for claim in claims for slot in (*claim.actor, *claim.recipient, *claim.place)]
    used += [voice.id for claim in claims for voice in claim.attribution]
    return _close(used, actors, lambda actor: (*actor.member_of, actor.side, actor.speaks_for))


def _find_used_places(claims: Sequence[Claim], places: dict[str, Place]) -> list[Place]:
    used = [slot.id for claim in claims for slot in (*claim.place, *claim.actor, *claim.recipient)]
    return _close(used, places, lambda place: (place.within, place.measured_from))


def _close(wanted: list[str], records: dict[str, Any], links: Callable[[Any], Iterable[str | None]]) -> list[Any]:
    """The wanted records and all that they lead to, as far as there are records, by id."""
    found: dict[str, Any] = {}
    queue = list(wanted)
    while queue:
        ident = queue.pop()
        if ident not in found and ident in records:
            found[ident] = records[ident]
            queue += [link for link in links(records[ident]) if link]
    return [found[ident] for ident in sorted(found)]
