"""Sums of a day: how many events of each type, and how many places of each status, that a day's lists are pages of."""

from __future__ import annotations

from collections import Counter
from datetime import date

import sqlalchemy as sa

from fogline.store import picture_tables as t

_DAY, _KNOWN = sa.bindparam("day", type_=sa.Date()), sa.bindparam("known", type_=sa.Date())
_NOW = (
    sa.select(t.event.c.event_type, sa.func.count().label("events"))
    .where(
        t.event.c.day == _DAY, t.event.c.background.is_(False),
        sa.or_(t.event.c.said_last.is_(None), t.event.c.said_last <= _KNOWN),
    )
    .group_by(t.event.c.event_type)
)  # fmt: skip
_THEN = (
    sa.select(t.event_then.c.event_type, sa.func.count().label("events"))
    .where(
        t.event_then.c.day == _DAY, t.event_then.c.background.is_(False),
        t.event_then.c.known_first <= _KNOWN, t.event_then.c.known_last >= _KNOWN,
    )
    .group_by(t.event_then.c.event_type)
)  # fmt: skip
_HELD = (
    sa.select(t.span.c.status, sa.func.count().label("places"))
    .where(
        t.span.c.first <= _DAY, t.span.c.last >= _DAY, t.span.c.known_first <= _KNOWN, t.span.c.known_last >= _KNOWN,
        t.span.c.status != "unknown",
    )
    .group_by(t.span.c.status)
)  # fmt: skip


def count_events(connection: sa.Connection, day: date, known: date) -> Counter[str]:
    """How many events of each type a day has, told from what was known alone."""
    asked = {"day": day, "known": known}
    found = Counter({row.event_type: int(row.events) for row in connection.execute(_NOW, asked)})
    if known < t.CEILING:
        found.update({row.event_type: int(row.events) for row in connection.execute(_THEN, asked)})
    return found


def count_held(connection: sa.Connection, day: date, known: date) -> Counter[str]:
    """How many places have each status that names a holder or is contested."""
    rows = connection.execute(_HELD, {"day": day, "known": known})
    return Counter({row.status: int(row.places) for row in rows})
