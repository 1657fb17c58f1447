"""Backdrop: the story that dated reports tell, as the reports without a date are compared with it."""

from __future__ import annotations

from collections import Counter, defaultdict

import sqlalchemy as sa

from fogline.models.story import Story
from fogline.store import schema
from fogline.store.database import Store
from fogline.store.writer import UNDATED


def find_story(store: Store) -> Story:
    """The story of the current claims of reports that bear a date of their own.

    It depends on the set of these reports alone, not on the order in which they were read: `events` are sorted,
    `places` counts the claims at each place.
    """
    table, report, link = schema.claim.c, schema.report.c, schema.claim_entity.c
    dated = sa.and_(table.superseded_at.is_(None), report.superseded_at.is_(None), report.date_basis.not_in(UNDATED))
    claims = sa.select(table.record, table.event_type, table.first_day, table.last_day)
    claims = claims.join(schema.report, report.sha256 == table.sha256).where(dated)
    entities = sa.select(link.claim, link.role, link.entity).where(link.role.in_(("actor", "place")))
    entities = entities.join(schema.claim, table.record == link.claim)
    entities = entities.join(schema.report, report.sha256 == table.sha256).where(dated)
    roles: dict[tuple[int, str], list[str]] = defaultdict(list)
    with store.read() as connection:
        rows = connection.execute(claims).all()
        for number, role, entity in connection.execute(entities):
            roles[number, role].append(entity)
    events = set()
    places: Counter[str] = Counter()
    for row in rows:
        where = tuple(sorted(roles[row.record, "place"]))
        places.update(where)
        if row.first_day is not None:
            who = tuple(sorted(roles[row.record, "actor"]))
            events.add((row.event_type, who, where, row.first_day, row.last_day))
    return Story(places=dict(sorted(places.items())), events=tuple(sorted(events)))
