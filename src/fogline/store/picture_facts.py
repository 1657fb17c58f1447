"""Picture facts: what the picture holds of a period and an area, heaviest first, for a report being composed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from fogline.store import picture_tables as t

Item = dict[str, Any]


def find_period(connection: sa.Connection) -> tuple[date, date] | None:
    """First and last day of events that are no background; None where there is none."""
    event = t.event.c
    days = sa.select(event.day).where(event.day.is_not(None), event.background.is_(False)).limit(1)
    first = connection.execute(days.order_by(event.day, event.weight)).scalar()
    last = connection.execute(days.order_by(event.day.desc(), event.weight.desc())).scalar()
    return (first, last) if first and last else None


def find_alike(connection: sa.Connection, ident: str, most: int = 8) -> list[Item]:
    """Events of the same type at a place of an event, within three days of it, the nearest in time first."""
    event, link, mine = t.event.c, t.link.c, sa.alias(t.link)
    row = connection.execute(sa.select(event.event_type, event.day).where(event.id == ident)).first()
    if row is None or row.day is None:
        return []
    near = (row.day - timedelta(days=3), row.day + timedelta(days=3))
    places = sa.select(mine.c.place).where(mine.c.kind == "event", mine.c.ident == ident, mine.c.own.is_(True))
    beside = sa.select(link.ident).where(link.kind == "event", link.own.is_(True), link.place.in_(places))
    wanted = sa.select(t.event).where(
        event.event_type == row.event_type, event.day.between(*near), event.id != ident, event.id.in_(beside)
    )
    found = _items(connection.execute(wanted.order_by(event.day, event.id).limit(100)))
    return sorted(found, key=lambda one: (abs((one["day"] - row.day).days), -one["weight"]))[:most]


def find_areas(connection: sa.Connection, words: str, most: int = 12) -> list[tuple[str, str, str]]:
    """Places whose name holds some words (folded): id, name, kind; those with most claims first."""
    place = t.place.c
    wanted = sa.select(place.id, place.name, place.kind).where(place.folded.contains(words, autoescape=True))
    rows = connection.execute(wanted.order_by(place.claims.desc(), place.id).limit(most))
    return [(row.id, row.name, row.kind) for row in rows]


def find_events(connection: sa.Connection, first: date, last: date, area: str, most: int) -> list[Item]:
    """Events of a period, heaviest first."""
    event = t.event.c
    wanted = sa.select(event.id).where(event.day >= first, event.day <= last, event.background.is_(False))
    if area:
        wanted = wanted.where(event.id.in_(_linked(area, "event")))
    idents = connection.execute(wanted.order_by(event.weight.desc(), event.id).limit(most)).scalars().all()
    rows = {row["id"]: row for row in _items(connection.execute(sa.select(t.event).where(event.id.in_(idents))))}
    return [rows[ident] for ident in idents]


def find_tolls(connection: sa.Connection, first: date, last: date, area: str, most: int) -> list[Item]:
    """Counts that stand at the end of a period and were given for a day in it, in the order of the ledger."""
    toll = t.toll.c
    wanted = sa.select(t.toll).where(toll.overtaken.is_(None), toll.as_of >= first, toll.as_of <= last, toll.depth == 0)
    if area:
        wanted = wanted.where(sa.cast(toll.rank, sa.Text).in_(_linked(area, "toll")))
    return _items(connection.execute(wanted.order_by(toll.running.desc(), toll.rank).limit(most)))


def find_disputes(connection: sa.Connection, first: date, last: date, area: str, most: int) -> list[Item]:
    """Grave disagreements on what happened in a period."""
    dispute = t.dispute.c
    wanted = sa.select(t.dispute).where(dispute.sharp.is_(True), dispute.day >= first, dispute.day <= last)
    if area:
        wanted = wanted.where(sa.cast(dispute.rank, sa.Text).in_(_linked(area, "dispute")))
    return _items(connection.execute(wanted.order_by(dispute.rank).limit(most)))


def find_statuses(connection: sa.Connection, first: date, last: date, places: Iterable[str], most: int) -> list[Item]:
    """Who held places at the end of a period, of which there is word from within it; of some `places`, or all."""
    span, known = t.span.c, t.CEILING
    wanted = sa.select(t.span).where(span.first <= last, span.last >= last, span.known_last == known)
    wanted = wanted.where(span.status != "unknown", span.last_evidence >= first)
    wanted_places = list(places)
    if wanted_places:
        wanted = wanted.where(span.place.in_(wanted_places))
    return _items(connection.execute(wanted.order_by(span.last_evidence.desc(), span.place).limit(most)))


def find_claims(connection: sa.Connection, idents: Iterable[str]) -> dict[str, Item]:
    """Claims as shown on a card, by id, as far as they are known."""
    claim, wanted = t.claim.c, list(dict.fromkeys(idents))
    columns = (claim.id, claim.doc, claim.first_char, claim.said, claim.polarity, claim.modality, claim.body)
    found: dict[str, Item] = {}
    for start in range(0, len(wanted), 400):
        rows = connection.execute(sa.select(*columns).where(claim.id.in_(wanted[start : start + 400])))
        found |= {row["id"]: row for row in _items(rows)}
    return found


def _linked(area: str, kind: str) -> sa.Select[tuple[str]]:
    return sa.select(t.link.c.ident).where(t.link.c.place == area, t.link.c.kind == kind)


def _items(rows: Iterable[Any]) -> list[Item]:
    found = []
    for row in rows:
        item = dict(row._mapping)
        found.append(item | json.loads(item.pop("body")))
    return found
