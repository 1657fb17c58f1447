"""Writer: what goes into a store. Every method is one transaction: it happens whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from fogline.models.activity import Activity
from fogline.models.capture import Capture, Discard
from fogline.models.claim import Claim
from fogline.models.decision import Anchored
from fogline.models.entity import Actor, Place
from fogline.models.event import Assembly
from fogline.models.report import Report
from fogline.store import schema
from fogline.store.amendments import write_originals
from fogline.store.archive import get_capture, write_capture
from fogline.store.claims import write_claims
from fogline.store.database import Store
from fogline.store.decisions import write_anchored
from fogline.store.derived import Basis, derive_rows, exchange_parts, exchange_rows, render_sum, write_basis
from fogline.store.entities import write_entities
from fogline.store.evidence import check_capture, check_claim, check_report
from fogline.store.grounds import (
    GroundRow,
    SideRow,
    WithdrawnRow,
    exchange_sides,
    exchange_withdrawn,
    write_grounds,
)
from fogline.store.passages import write_passages
from fogline.store.refusals import refresh_discards, write_discard
from fogline.store.rows import render_row
from fogline.store.statements import advance_generation, get_generation, insert_row, supersede_rows
from fogline.store.workings import exchange_workings

UNDATED = ("inferred", "none")
"""Date bases of a report that has no date of its own: these are dated again when the story grows."""
_COMPARED = ("id", "doc", "body", "inputs", "reader")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of one report. `inputs` addresses what it was read from (`fogline.store.register`);
    `discards` are claims that were refused. `actors` and `places` hold at least those that the claims name.
    `capture` is the bytes that it was read from, fetched from the store where they are not at hand. Where reviewers
    decided on claims of this report, `claims` are those decided, `originals` the reader's version of what that changed,
    and `anchored` says where each decision stands."""

    report: Report
    inputs: str
    claims: Sequence[Claim] = ()
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    discards: Sequence[Discard] = ()
    capture: Capture | None = None
    originals: Sequence[Claim] = ()
    anchored: Sequence[Anchored] = ()


@dataclass(frozen=True, slots=True)
class Growth:
    """What goes with an assembly so that a later one can exchange part of it: where its claims and documents are, the
    ties of its reports, what its sides were settled by, the number of the last report in it (None: nothing can be taken
    in) and an address of the judgements that it obeys. `gone` are the neighbourhoods that it takes the place of, None
    for all; `scope` the actors whose sides it tells, None for all; `renewed` those of whom `grounds` tell all there is
    now. `staying` are events (by id) of those neighbourhoods that stay as they are, from now on of the neighbourhood
    `part`."""

    basis: Basis = field(default_factory=lambda: Basis({}, {}))
    ties: Mapping[str, Iterable[str]] = field(default_factory=dict)
    grounds: Iterable[GroundRow] = ()
    last: int | None = None
    judged: str = ""
    gone: frozenset[str] | None = None
    scope: frozenset[str] | None = None
    renewed: frozenset[str] = frozenset()
    staying: frozenset[str] = frozenset()
    part: str = ""


class Writer:
    """Writes on behalf of one `activity`. `advances` counts its changes of reports and claims."""

    def __init__(self, store: Store, activity: Activity) -> None:
        self.store = store
        self.activity = activity
        self.advances = 0
        with store.write() as connection:
            write_activity(connection, activity)

    def write_captures(self, captures: Iterable[Capture], known_at: datetime) -> None:
        """Keep captures and the names they came under. Raises EvidenceError where bytes and hash differ."""
        with self.store.write() as connection:
            for capture in captures:
                write_capture(connection, capture, known_at)

    def write_discards(self, discards: Iterable[Discard], known_at: datetime) -> None:
        """Record documents that could not be read; one that stands recorded already is left as it is."""
        with self.store.write() as connection:
            for item in discards:
                write_discard(connection, item, self.activity, known_at)

    def write_reading(self, reading: Reading, known_at: datetime) -> bool:
        """Store a report with its claims; False where the store holds exactly this already.

        A report that was read before becomes a revision, and so do those of its claims that changed. Raises
        EvidenceError where the report's text is not in its bytes or a claim fails the gate; nothing is stored then.
        """
        report = reading.report
        for claim in reading.claims:
            check_claim(claim, report.text)
        with self.store.write() as connection:
            capture = reading.capture or get_capture(connection, report.sha256)
            check_capture(capture)
            check_report(report, capture)
            record, revised = self._write_report(connection, reading, known_at)
            changed = write_claims(connection, reading.claims, record, report.sha256, self.activity, known_at)
            write_originals(connection, report.sha256, reading.originals)
            write_anchored(connection, report.sha256, reading.anchored)
            refused = refresh_discards(connection, report.doc, report.sha256, reading.discards, self.activity, known_at)
            if revised:
                write_passages(connection, record, report)
            if revised or changed:
                named = [*reading.claims, *reading.originals]
                write_entities(connection, record, named, reading.actors, reading.places, known_at)
                advance_generation(connection)
        self.advances += revised or changed
        return revised or changed or refused

    def write_assembly(
        self, made: Assembly, version: str, generation: int, known_at: datetime, growth: Growth | None = None
    ) -> bool:
        """Put an assembly in the place of the one before, or of those of its neighbourhoods that `growth` names.

        False, and nothing written, where reports or claims changed since `generation` (see `View.generation`): the
        caller has to assemble again."""
        growth = growth or Growth()
        with self.store.write() as connection:
            if get_generation(connection) != generation:
                return False
            total = exchange_rows(connection, derive_rows(made, growth.basis), growth.gone, growth.staying, growth.part)
            total += exchange_sides(connection, _side_rows(made), growth.scope)
            total += exchange_withdrawn(connection, _withdrawn_rows(made, growth.basis), growth.gone)
            exchange_workings(connection, made, growth.basis, growth.gone)
            exchange_parts(connection, made.parts, growth.ties, all_=growth.gone is None)
            write_grounds(connection, growth.grounds, growth.renewed if growth.gone is not None else None)
            digest = render_sum(total)
            write_basis(connection, digest, growth.last, growth.judged)
            stamp = {"digest": digest, "version": version, "generation": generation, "sides": ""}
            connection.execute(sa.insert(schema.assembly), stamp | {"activity": self.activity.id, "known_at": known_at})
        return True

    def write_mark(self, key: str, value: str) -> None:
        """Note how far derived state has come; see `View.mark`."""
        with self.store.write() as connection:
            write_mark(connection, key, value)

    def _write_report(self, connection: sa.Connection, reading: Reading, known_at: datetime) -> tuple[int, bool]:
        """Number of the report's current record, and whether it is a new one."""
        table, row = schema.report, self._make_row(reading, known_at)
        current = sa.select(table.c.record, *(table.c[key] for key in _COMPARED))
        mine = (table.c.sha256 == reading.report.sha256, table.c.superseded_at.is_(None))
        old = connection.execute(current.where(*mine)).first()
        if old is not None:
            if all(getattr(old, key) == row[key] for key in _COMPARED):
                return old.record, False
            supersede_rows(connection, table, [old.record], known_at)
            row["revision_of"] = old.record
        return insert_row(connection, table, row), True

    def _make_row(self, reading: Reading, known_at: datetime) -> dict[str, Any]:
        report = reading.report
        return {
            "id": report.id, "doc": report.doc, "sha256": report.sha256, "text": report.text, "title": report.title,
            "publisher": report.publisher, "published": report.dating.day, "date_basis": report.dating.basis,
            "dating": render_row(report.dating),
            "body": render_row(replace(report.card(), text="")), "inputs": reading.inputs,
            "reader": self.activity.reader,
            "activity": self.activity.id, "known_at": known_at,
        }  # fmt: skip


def _side_rows(made: Assembly) -> dict[str, SideRow]:
    rows: dict[str, SideRow] = {actor: (side, side in made.parties) for actor, side in made.sides.items()}
    return rows | {party: (None, True) for party in made.parties if party not in made.sides}


def _withdrawn_rows(made: Assembly, basis: Basis) -> dict[str, WithdrawnRow]:
    return {
        claim: WithdrawnRow(why, made.withdrawn_on.get(claim), made.parts.get(basis.claims.get(claim, ""), ""))
        for claim, why in made.withdrawn.items()
    }


def write_activity(connection: sa.Connection, activity: Activity) -> None:
    """Keep an activity; one that is kept already stays as it is."""
    mine = sa.select(schema.activity.c.id).where(schema.activity.c.id == activity.id)
    if connection.execute(mine).first() is None:
        row = {column: getattr(activity, column) for column in ("id", "version", "reader", "settings_digest")}
        connection.execute(sa.insert(schema.activity), row | {"started_at": activity.started_at})


def write_mark(connection: sa.Connection, key: str, value: str) -> None:
    """Note how far derived state has come; see `View.mark`."""
    table = schema.meta
    done = connection.execute(sa.update(table).where(table.c.key == key), {"value": value})
    if not done.rowcount:
        connection.execute(sa.insert(table), {"key": key, "value": value})
