"""Claims: the claim records of one report, written as the difference from those that stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from fogline.models.activity import Activity
from fogline.models.claim import Claim
from fogline.store import schema
from fogline.store.rows import digest_row, render_row
from fogline.store.statements import find_next_record, insert_rows, supersede_rows


def write_claims(
    connection: sa.Connection,
    claims: Sequence[Claim],
    report: int,
    sha256: str,
    activity: Activity,
    known_at: datetime,
) -> bool:
    """Make `claims` the current ones of the report with these bytes; whether anything changed.

    A claim whose content changed gets a new record that names the old one, a claim that is no more is superseded by
    nothing, the others stay untouched. `report` is the number of the report's record.
    """
    kept = {row.id: row for row in _find_kept(connection, sha256)}
    bodies = {claim.id: render_row(claim) for claim in claims}
    digests = {ident: digest_row(body) for ident, body in bodies.items()}
    gone = [row.record for ident, row in kept.items() if digests.get(ident) != row.digest]
    fresh = [c for c in {c.id: c for c in claims}.values() if c.id not in kept or kept[c.id].digest != digests[c.id]]
    stamp = {"report_record": report, "sha256": sha256, "reader": activity.reader}
    stamp |= {"activity": activity.id, "known_at": known_at}
    rows, roles = [], []
    for number, claim in enumerate(fresh, find_next_record(connection, schema.claim) if fresh else 0):
        old = kept[claim.id].record if claim.id in kept else None
        stated = {"record": number, "body": bodies[claim.id], "digest": digests[claim.id], "revision_of": old}
        rows.append(_make_row(claim) | stamp | stated)
        roles += [{"claim": number, "role": role, "entity": ident} for role, ident in _find_roles(claim)]
    supersede_rows(connection, schema.claim, gone, known_at)
    insert_rows(connection, schema.claim, rows)
    insert_rows(connection, schema.claim_entity, roles)
    return bool(gone or fresh)


def _find_kept(connection: sa.Connection, sha256: str) -> Sequence[Any]:
    table = schema.claim.c
    wanted = sa.select(table.record, table.id, table.digest)
    return connection.execute(wanted.where(table.sha256 == sha256, table.superseded_at.is_(None))).all()


def _make_row(claim: Claim) -> dict[str, Any]:
    time = claim.time
    return {
        "id": claim.id, "doc": claim.doc, "first_char": claim.evidence.start, "last_char": claim.evidence.end,
        "event_type": claim.event_type, "first_day": time.first if time else None,
        "last_day": time.last if time else None, "polarity": claim.polarity, "modality": claim.modality,
        "core": claim.core,
    }  # fmt: skip


def _find_roles(claim: Claim) -> Iterable[tuple[str, str]]:
    slots = (("actor", claim.actor), ("recipient", claim.recipient), ("place", claim.place))
    pairs = [(role, slot.id) for role, items in slots for slot in items]
    return dict.fromkeys(pairs + [("voice", voice.id) for voice in claim.attribution])
