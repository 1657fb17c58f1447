"""Unplaced: the places that claims name and no gazetteer knows, those that most claims name first."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from fogline.models.entity import Place
from fogline.store import schema
from fogline.store.entities import find_record

UNKNOWN = "place:"
"""How the ids of places begin that no gazetteer knows; their parts ("X market") have a slash in theirs."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A place as the store came to know it last, with how many claims and documents name it, and one such claim's
    document and words."""

    place: Place
    claims: int
    docs: int
    doc: str
    claim: str


def list_unplaced(connection: sa.Connection, limit: int) -> list[Unplaced]:
    """The unknown places of the claims that hold, with no more than `limit` of them."""
    link, claim = schema.claim_entity.c, schema.claim.c
    wanted = (
        sa.select(
            link.entity, sa.func.count().label("claims"), sa.func.count(claim.doc.distinct()).label("docs"),
            sa.func.min(claim.record).label("first"),
        )
        .join(schema.claim, claim.record == link.claim)
        .where(link.role == "place", link.entity.like(f"{UNKNOWN}%"), link.entity.not_like("%/%"))
        .where(claim.superseded_at.is_(None))
        .group_by(link.entity)
        .order_by(sa.desc("claims"), link.entity)
        .limit(limit)
    )  # fmt: skip
    found = []
    for row in connection.execute(wanted):
        place = find_record(connection, "place", row.entity)
        one = connection.execute(sa.select(claim.id, claim.doc).where(claim.record == row.first)).one()
        if isinstance(place, Place):
            found.append(Unplaced(place, row.claims, row.docs, one.doc, one.id))
    return found
