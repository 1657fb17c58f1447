"""Picture facts: what the picture holds of a period and an area, heaviest first, for a report being composed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.store import picture_tables as t
from fogline.store.picture_rows import Item, escape_like, list_whole, read_items


def find_period(connection: sa.Connection) -> tuple[date, date] | None:
    """First and last day of events that are no background; None where there is none."""
    first, last = connection.execute(_FIRST).scalar(), connection.execute(_LAST).scalar()
    return (first, last) if first and last else None


def find_alike(connection: sa.Connection, ident: str, most: int = 8) -> list[Item]:
    """Events of the same type at a place of an event, within three days of it, the nearest in time first."""
    row = connection.execute(_EVENT, {"ident": ident}).first()
    if row is None or row.day is None:
        return []
    about = {"from": row.day - timedelta(days=3), "to": row.day + timedelta(days=3)}
    found = read_items(connection.execute(_ALIKE, {"ident": ident, "type": row.event_type, **about}))
    return sorted(found, key=lambda one: (abs((one["day"] - row.day).days), -one["weight"]))[:most]


def find_areas(connection: sa.Connection, words: str, most: int = 12) -> list[tuple[str, str, str]]:
    """Places whose name holds some words (folded): id, name, kind; those with most claims first."""
    rows = connection.execute(_AREAS, {"words": f"%{escape_like(words)}%", "most": most})
    return [(row.id, row.name, row.kind) for row in rows]


def find_events(connection: sa.Connection, first: date, last: date, area: str, most: int) -> list[Item]:
    """Events of a period, heaviest first."""
    asked = _ask(first, last, area, most)
    idents = connection.execute(_select_events(bool(area)), asked).scalars().all()
    rows = {row["id"]: row for row in read_items(connection.execute(_EVENTS, {"idents": idents}))}
    return [rows[ident] for ident in idents]


def find_tolls(connection: sa.Connection, first: date, last: date, area: str, most: int) -> list[Item]:
    """Counts that stand at the end of a period and were given for a day in it, in the order of the ledger."""
    return read_items(connection.execute(_select_tolls(bool(area)), _ask(first, last, area, most)))


def find_disputes(connection: sa.Connection, first: date, last: date, area: str, most: int) -> list[Item]:
    """Grave disagreements on what happened in a period."""
    return read_items(connection.execute(_select_disputes(bool(area)), _ask(first, last, area, most)))


def find_statuses(connection: sa.Connection, first: date, last: date, places: Iterable[str], most: int) -> list[Item]:
    """Who held places at the end of a period, of which there is word from within it; of some `places`, or all."""
    asked: dict[str, Any] = {"first": first, "last": last, "most": most}
    if wanted := list(places):
        asked["places"] = wanted
    return read_items(connection.execute(_select_statuses(bool(wanted)), asked))


def find_claims(connection: sa.Connection, idents: Iterable[str]) -> dict[str, Item]:
    """Claims as shown on a card, by id, as far as they are known."""
    wanted = list(dict.fromkeys(idents))
    found: dict[str, Item] = {}
    for start in range(0, len(wanted), 400):
        rows = connection.execute(_CLAIMS, {"idents": wanted[start : start + 400]})
        found |= {row["id"]: row for row in read_items(rows)}
    return found


def _ask(first: date, last: date, area: str, most: int) -> dict[str, Any]:
    return {"first": first, "last": last, "most": most} | ({"area": area} if area else {})


@cache
def _select_events(within: bool) -> sa.Select[Any]:
    event = t.event.c
    wanted = sa.select(event.id).where(event.day >= _FROM, event.day <= _TO, event.background.is_(False))
    if within:
        wanted = wanted.where(event.id.in_(_linked("event")))
    return wanted.order_by(event.weight.desc(), event.id).limit(_MOST)


@cache
def _select_tolls(within: bool) -> sa.Select[Any]:
    toll = t.toll.c
    wanted = sa.select(*list_whole(t.toll)).where(
        toll.overtaken.is_(None), toll.as_of >= _FROM, toll.as_of <= _TO, toll.depth == 0
    )
    if within:
        wanted = wanted.where(sa.cast(toll.rank, sa.Text).in_(_linked("toll")))
    return wanted.order_by(toll.running.desc(), toll.rank).limit(_MOST)


@cache
def _select_disputes(within: bool) -> sa.Select[Any]:
    dispute = t.dispute.c
    wanted = sa.select(*list_whole(t.dispute)).where(dispute.sharp.is_(True), dispute.day >= _FROM, dispute.day <= _TO)
    if within:
        wanted = wanted.where(sa.cast(dispute.rank, sa.Text).in_(_linked("dispute")))
    return wanted.order_by(dispute.rank).limit(_MOST)


@cache
def _select_statuses(of_places: bool) -> sa.Select[Any]:
    span = t.span.c
    wanted = sa.select(*list_whole(t.span)).where(span.first <= _TO, span.last >= _TO, span.known_last == t.CEILING)
    wanted = wanted.where(span.status != "unknown", span.last_evidence >= _FROM)
    if of_places:
        wanted = wanted.where(span.place.in_(sa.bindparam("places", expanding=True)))
    return wanted.order_by(span.last_evidence.desc(), span.place).limit(_MOST)


_FROM: sa.BindParameter[Any] = sa.bindparam("first", type_=sa.Date())
_TO: sa.BindParameter[Any] = sa.bindparam("last", type_=sa.Date())
_MOST: sa.BindParameter[Any] = sa.bindparam("most", type_=sa.Integer())
_DAYS = sa.select(t.event.c.day).where(t.event.c.day.is_not(None), t.event.c.background.is_(False)).limit(1)
_FIRST = _DAYS.order_by(t.event.c.day, t.event.c.weight)
_LAST = _DAYS.order_by(t.event.c.day.desc(), t.event.c.weight.desc())
_AREAS = (
    sa.select(t.place.c.id, t.place.c.name, t.place.c.kind)
    .where(t.place.c.folded.like(sa.bindparam("words", type_=sa.Text()), escape="/"))
    .order_by(t.place.c.claims.desc(), t.place.c.id)
    .limit(_MOST)
)
_EVENTS = sa.select(*list_whole(t.event)).where(t.event.c.id.in_(sa.bindparam("idents", expanding=True)))
_EVENT = sa.select(t.event.c.event_type, t.event.c.day).where(t.event.c.id == sa.bindparam("ident"))
_mine = sa.alias(t.link)
_PLACES = sa.select(_mine.c.place).where(
    _mine.c.kind == "event", _mine.c.ident == sa.bindparam("ident"), _mine.c.own.is_(True)
)
_BESIDE = sa.select(t.link.c.ident).where(t.link.c.kind == "event", t.link.c.own.is_(True), t.link.c.place.in_(_PLACES))
_ALIKE = (
    sa.select(t.event)
    .where(
        t.event.c.event_type == sa.bindparam("type"), t.event.c.id != sa.bindparam("ident"),
        t.event.c.day.between(sa.bindparam("from"), sa.bindparam("to")), t.event.c.id.in_(_BESIDE),
    )
    .order_by(t.event.c.day, t.event.c.id)
    .limit(100)
)  # fmt: skip
_CLAIMS = sa.select(
    t.claim.c.id, t.claim.c.doc, t.claim.c.first_char, t.claim.c.said, t.claim.c.polarity, t.claim.c.modality,
    t.claim.c.body,
).where(t.claim.c.id.in_(sa.bindparam("idents", expanding=True)))  # fmt: skip


def _linked(kind: str) -> sa.Select[tuple[str]]:
    return sa.select(t.link.c.ident).where(
        t.link.c.place == sa.bindparam("area", type_=sa.Text()), t.link.c.kind == kind
    )
