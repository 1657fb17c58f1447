"""Amendments: the claims of one capture as its reader has them, and their exchange for those that decisions make.

The claim table holds claims as decided, so that whatever reads it follows the decisions; what they changed or left out
is kept here as the reader had it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from fogline.errors import NotFound
from fogline.models.activity import Activity
from fogline.models.claim import Claim
from fogline.models.entity import Actor, Place
from fogline.models.report import ReportCard
from fogline.models.selector import Selector
from fogline.store import schema
from fogline.store.claims import write_claims
from fogline.store.entities import write_entities
from fogline.store.review_tables import original
from fogline.store.rows import read_part, read_row, render_row
from fogline.store.statements import insert_rows

_REPORT = sa.select(schema.report.c.record, schema.report.c.text, schema.report.c.body).where(
    schema.report.c.sha256 == sa.bindparam("sha"), schema.report.c.superseded_at.is_(None)
)
_ORIGINAL = sa.select(original.c.body, original.c.sha256).where(original.c.id == sa.bindparam("claim"))
_CLAIM = sa.select(schema.claim.c.body, schema.claim.c.sha256).where(
    schema.claim.c.id == sa.bindparam("claim"), schema.claim.c.superseded_at.is_(None)
)
_CLAIMS = sa.select(schema.claim.c.id, schema.claim.c.doc, schema.claim.c.body).where(
    schema.claim.c.id.in_(sa.bindparam("claims", expanding=True)), schema.claim.c.superseded_at.is_(None)
)
_EVENT = sa.select(schema.event.c.body).where(schema.event.c.id == sa.bindparam("ident"))
_ROLES = {"actor": ("actor", "recipient", "voice"), "place": ("place",)}


@dataclass(frozen=True, slots=True)
class Cluster:
    """An event by its claims alone: its id, its type, the ids of its claims."""

    id: str
    event_type: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimQuote:
    """A claim by its words alone: its id, the name of its report, and what the report says."""

    id: str
    doc: str
    exact: str


def find_report(connection: sa.Connection, sha: str) -> tuple[int, ReportCard] | None:
    """The number and card of the current report of a capture; None where it has none."""
    row = connection.execute(_REPORT, {"sha": sha}).first()
    return (int(row.record), replace(read_row(ReportCard, row.body), text=row.text)) if row else None


def find_readers_claims(connection: sa.Connection, sha: str, added: str) -> list[Claim]:
    """A capture's claims as its reader has them, in text order; `added` is the reader of those that people added."""
    table = schema.claim
    kept = read_originals(connection, sha)
    current = sa.select(table.c.id, table.c.body).where(table.c.sha256 == sha, table.c.superseded_at.is_(None))
    claims = dict(kept)
    for row in connection.execute(current):
        if row.id not in claims:
            claim = read_row(Claim, row.body)
            if claim.reader != added:
                claims[row.id] = claim
    return sorted(claims.values(), key=lambda c: (c.evidence.start, c.evidence.end, c.id))


def read_originals(connection: sa.Connection, sha: str) -> dict[str, Claim]:
    """The reader's version of the claims of a capture that decisions changed or left out, by id."""
    rows = connection.execute(sa.select(original.c.id, original.c.body).where(original.c.sha256 == sha))
    return {row.id: read_row(Claim, row.body) for row in rows}


def get_original(connection: sa.Connection, claim: str) -> tuple[Claim, str]:
    """A claim as its reader has it and the hash of its capture, decided on or not; raises NotFound."""
    read = (
        connection.execute(_ORIGINAL, {"claim": claim}).first() or connection.execute(_CLAIM, {"claim": claim}).first()
    )
    if read is None:
        raise NotFound(f"no claim has the id {claim}")
    return read_row(Claim, read.body), read.sha256


def get_versions(connection: sa.Connection, claim: str) -> tuple[Claim, Claim | None, str]:
    """A claim as its reader has it, as decided (None where it was rejected), and its capture's hash; raises NotFound.

    Both are one and the same object where no decision changed it.
    """
    read = connection.execute(_ORIGINAL, {"claim": claim}).first()
    now = connection.execute(_CLAIM, {"claim": claim}).first()
    current = read_row(Claim, now.body) if now else None
    if read is not None:
        return read_row(Claim, read.body), current, read.sha256
    if now is None or current is None:
        raise NotFound(f"no claim has the id {claim}")
    return current, current, now.sha256


def find_cluster(connection: sa.Connection, ident: str) -> Cluster | None:
    """The event with just this id, without what else is known of it."""
    body = connection.execute(_EVENT, {"ident": ident}).scalar()
    row = json.loads(body) if body else None
    return Cluster(row["id"], row["event_type"], tuple(row["claims"])) if row else None


def list_quotes(connection: sa.Connection, claims: Sequence[str]) -> list[ClaimQuote]:
    """The words of claims as decided, in the order of these ids; those that were rejected are left out."""
    found = {row.id: row for row in connection.execute(_CLAIMS, {"claims": list(claims)})}
    rows = [found[one] for one in claims if one in found]
    return [ClaimQuote(row.id, row.doc, read_part(Selector, row.body, "evidence").exact) for row in rows]


def find_claim_id(connection: sa.Connection, prefix: str) -> str:
    """The id of the claim, decided on or not, with this id or unique beginning of one; raises NotFound."""
    table = schema.claim
    current = sa.select(table.c.id).where(table.c.superseded_at.is_(None))
    kept = sa.select(original.c.id)
    exact = sa.union(current.where(table.c.id == prefix), kept.where(original.c.id == prefix))
    found = set(connection.execute(exact).scalars())
    if not found and prefix:
        begins = sa.union(
            current.where(table.c.id.startswith(prefix, autoescape=True)),
            kept.where(original.c.id.startswith(prefix, autoescape=True)),
        )
        found = set(connection.execute(begins).scalars())
    if len(found) != 1:
        raise NotFound(f"{'more than one' if found else 'no'} claim has an id that begins with “{prefix}”")
    return str(found.pop())


def write_originals(connection: sa.Connection, sha: str, originals: Iterable[Claim]) -> None:
    """Keep the reader's version of some claims of a capture in the place of those kept before."""
    connection.execute(sa.delete(original).where(original.c.sha256 == sha))
    insert_rows(connection, original, [{"id": c.id, "sha256": sha, "body": render_row(c)} for c in originals])


def exchange_claims(
    connection: sa.Connection,
    claims: Sequence[Claim],
    originals: Sequence[Claim],
    record: int,
    sha: str,
    entities: tuple[dict[str, Actor], dict[str, Place]],
    activity: Activity,
    known_at: datetime,
) -> bool:
    """Make `claims` those of report `record` of a capture, keep `originals`; whether a claim changed.

    `entities` are records of the actors and places that the claims may name beyond those that the store knows.
    """
    if read_originals(connection, sha) != {claim.id: claim for claim in originals}:
        write_originals(connection, sha, originals)
    changed = write_claims(connection, claims, record, sha, activity, known_at)
    if changed:
        write_entities(connection, record, [*claims, *originals], *entities, known_at)
    return changed


def find_named(connection: sa.Connection, role: str, idents: Iterable[str]) -> set[str]:
    """Hashes of the captures whose current claims name one of some entities. `role`: actor or place."""
    link, claim = schema.claim_entity, schema.claim
    wanted = sa.select(claim.c.sha256).join(link, link.c.claim == claim.c.record).distinct()
    wanted = wanted.where(link.c.entity.in_(list(idents)), link.c.role.in_(_ROLES[role]))
    return set(connection.execute(wanted.where(claim.c.superseded_at.is_(None))).scalars())
