"""View: what a store holds, read as of a moment. Answers are records of `fogline.models` or rows of this module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from fogline.errors import NotFound
from fogline.models.actor_decision import ActorDecision
from fogline.models.capture import Capture, Discard
from fogline.models.claim import Claim
from fogline.models.entity import Actor, Place
from fogline.models.event import Assembly, Event, Judgement, Relation, Reprint, rank_event, sort_assembly
from fogline.models.holdings import Holdings
from fogline.models.report import Dating, ReportCard
from fogline.store import schema
from fogline.store.actor_decisions import list_decisions
from fogline.store.archive import get_capture
from fogline.store.database import Store
from fogline.store.entities import find_actors, find_places
from fogline.store.grounds import read_sides, read_withdrawn
from fogline.store.names import find_names, get_hash
from fogline.store.passages import find_records
from fogline.store.register import Register, load_register
from fogline.store.remnant import keep_claims
from fogline.store.rows import read_row
from fogline.store.sources import SourceRow, list_sources
from fogline.store.statements import get_generation

__all__ = ["AssemblyStamp", "Revision", "SourceRow", "Totals", "View"]
Record = TypeVar("Record")
_PAGE = 500
_STANDING = sa.select(schema.claim.c.id).where(schema.claim.c.superseded_at.is_(None))


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a claim; `superseded_at` None for the current one. Times are UTC."""

    claim: Claim
    known_at: datetime
    superseded_at: datetime | None
    reader: str


@dataclass(frozen=True, slots=True)
class AssemblyStamp:
    """Of which claims the stored events were made. `current` is False where claims changed since. Time is UTC."""

    digest: str
    version: str
    made_at: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class AssemblyRow:
    """What the next assembly has to know of the latest one."""

    version: str
    generation: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How many current reports and claims a store has, and events of the latest assembly."""

    reports: int
    claims: int
    events: int


class View:
    """Everything that is current in `store`; with `known_at` (UTC), everything that was current at that moment.

    Derived records (events, relations, reprints, judgements) are those of the latest assembly in any case. Lists are
    sorted the same way each time: reports by document, claims by document and position, events as the assembly left
    them. Raises StoreError when the store cannot be read.
    """

    def __init__(self, store: Store, known_at: datetime | None = None) -> None:
        self.store = store
        self.known_at = known_at

    def reports(self, as_of: date | None = None) -> list[ReportCard]:
        """All reports, without syntax; with `as_of`, those published on or before that day and the undated ones."""
        table = schema.report
        wanted = sa.select(table.c.sha256, table.c.text, table.c.body).where(self._current(table))
        if as_of is not None:
            wanted = wanted.where(sa.or_(table.c.published.is_(None), table.c.published <= as_of))
        with self.store.read() as connection:
            names = find_names(connection, self._current)
            cards = [_read_card(row, names) for row in connection.execute(wanted)]
        return sorted(cards, key=lambda card: (card.doc, card.sha256))

    def get_report(self, name: str) -> ReportCard:
        """The report of a document name, report id, sha256 or a unique prefix of one; raises NotFound."""
        table = schema.report
        with self.store.read() as connection:
            sha256 = get_hash(connection, self._current, name)
            wanted = sa.select(table.c.sha256, table.c.text, table.c.body).where(self._current(table))
            row = connection.execute(wanted.where(table.c.sha256 == sha256)).first()
            if row is None:
                raise NotFound(f"the document {name} has no report: it could not be read")
            return _read_card(row, find_names(connection, self._current, sha256))

    def get_capture(self, name: str) -> Capture:
        """The bytes of a document as fetched, by the same names as `get_report`; raises NotFound."""
        with self.store.read() as connection:
            return get_capture(connection, get_hash(connection, self._current, name))

    def claims(
        self,
        as_of: date | None = None,
        *,
        doc: str | None = None,
        event_type: str | None = None,
        place: str | None = None,
        actor: str | None = None,
    ) -> list[Claim]:
        """Claims that fit every filter given.

        `as_of` keeps claims whose time starts on or before that day; an undated claim goes by its report's day, and
        stays where that is unknown too. `place` and `actor` are entity ids; `actor` looks at actors, recipients
        and voices. `doc` is any name that `get_report` takes; raises NotFound where nothing has it.
        """
        table = schema.claim
        wanted = sa.select(table.c.body).where(self._current(table))
        if as_of is not None:
            day = sa.func.coalesce(table.c.first_day, schema.report.c.published)
            wanted = wanted.join(schema.report, schema.report.c.record == table.c.report_record)
            wanted = wanted.where(sa.or_(day.is_(None), day <= as_of))
        if event_type is not None:
            wanted = wanted.where(table.c.event_type == event_type)
        if place is not None:
            wanted = wanted.where(table.c.record.in_(_find_with(place, ("place",))))
        if actor is not None:
            wanted = wanted.where(table.c.record.in_(_find_with(actor, ("actor", "recipient", "voice"))))
        with self.store.read() as connection:
            if doc is not None:
                wanted = wanted.where(table.c.sha256 == get_hash(connection, self._current, doc))
            found = [read_row(Claim, row.body) for row in connection.execute(wanted)]
        return sorted(found, key=lambda claim: (claim.doc, claim.evidence.start, claim.evidence.end, claim.id))

    def iterate_claims(self) -> Iterator[Claim]:
        """All claims in the order in which they were stored, a page at a time, for stores larger than memory."""
        table, last = schema.claim, 0
        while True:
            wanted = sa.select(table.c.record, table.c.body).where(self._current(table), table.c.record > last)
            with self.store.read() as connection:
                page = connection.execute(wanted.order_by(table.c.record).limit(_PAGE)).all()
            yield from (read_row(Claim, row.body) for row in page)
            if len(page) < _PAGE:
                return
            last = page[-1].record

    def get_claim(self, prefix: str) -> Claim:
        """The claim with this id or unique prefix of an id; raises NotFound (also where several fit)."""
        table = schema.claim
        with self.store.read() as connection:
            return read_row(Claim, _get_body(connection, table, self._current(table), prefix, "claim"))

    def revisions(self, claim: str) -> list[Revision]:
        """Every version of a claim id, oldest first; empty where there is none."""
        table = schema.claim
        wanted = sa.select(table.c.body, table.c.known_at, table.c.superseded_at, table.c.reader)
        with self.store.read() as connection:
            rows = connection.execute(wanted.where(table.c.id == claim).order_by(table.c.record)).all()
        return [Revision(read_row(Claim, row.body), row.known_at, row.superseded_at, row.reader) for row in rows]

    def events(self) -> list[Event]:
        """Events of the latest assembly."""
        return sorted(self._derived(schema.event, Event), key=rank_event)

    def get_event(self, prefix: str) -> Event:
        """The event with this id or unique prefix; raises NotFound."""
        with self.store.read() as connection:
            return read_row(Event, _get_body(connection, schema.event, sa.true(), prefix, "event"))

    def relations(self) -> list[Relation]:
        """Relations between claims, of the latest assembly."""
        return sorted(self._derived(schema.relation, Relation), key=lambda r: (r.kind, r.a, r.b))

    def judgements(self) -> list[Judgement]:
        """Judgements of the latest assembly, those by people that it was given included."""
        return self._derived(schema.judgement, Judgement)

    def actor_decisions(self, *, ended: bool = False) -> tuple[ActorDecision, ...]:
        """What people changed in the table of actors and still holds, the first made first; with `ended`, all."""
        with self.store.read() as connection:
            return list_decisions(connection, ended=ended)

    def reprints(self) -> list[Reprint]:
        """Pairs of reports that share text or cite one another, of the latest assembly."""
        return self._derived(schema.reprint, Reprint)

    def assembly(self) -> AssemblyStamp | None:
        """The stamp of the latest assembly, None before the first."""
        table = schema.assembly
        with self.store.read() as connection:
            row = connection.execute(sa.select(table).order_by(table.c.record.desc()).limit(1)).first()
            generation = get_generation(connection)
        if row is None:
            return None
        return AssemblyStamp(row.digest, row.version, row.known_at, row.generation == generation)

    def assembled(self) -> Assembly:
        """The latest assembly as a whole, an empty one before the first. Where claims changed since, those that were
        taken out are left out of it."""
        table = schema.assembly
        with self.store.read() as connection:
            row = connection.execute(sa.select(table).order_by(table.c.record.desc()).limit(1)).first()
        if row is None:
            return Assembly()
        with self.store.read() as connection:
            sides, withdrawn = read_sides(connection), read_withdrawn(connection)
            current = get_generation(connection) == row.generation
            standing = frozenset[str]() if current else frozenset(connection.execute(_STANDING).scalars())
        found = sort_assembly(
            Assembly(
                events=tuple(self.events()),
                relations=tuple(self.relations()),
                reprints=tuple(self.reprints()),
                judgements=tuple(self.judgements()),
                sides={actor: side for actor, (side, _) in sorted(sides.items()) if side is not None},
                parties=frozenset(side or actor for actor, (side, party) in sides.items() if party),
                withdrawn={claim: row.why for claim, row in withdrawn.items()},
                withdrawn_on={claim: row.day for claim, row in withdrawn.items() if row.day is not None},
                parts=self.parts(),
            )
        )
        return found if current else keep_claims(found, standing)

    def assembly_row(self) -> AssemblyRow | None:
        """The latest assembly's version and the generation that it was made of; None before the first."""
        table = schema.assembly
        with self.store.read() as connection:
            row = connection.execute(sa.select(table).order_by(table.c.record.desc()).limit(1)).first()
        return AssemblyRow(row.version, row.generation) if row else None

    def publishers(self) -> list[str]:
        """The publishers of all current reports, each once."""
        table = schema.report
        wanted = sa.select(table.c.publisher).where(self._current(table), table.c.publisher.is_not(None)).distinct()
        with self.store.read() as connection:
            return sorted(connection.execute(wanted).scalars())

    def parts(self) -> dict[str, str]:
        """The neighbourhood that each report (by id) was assembled in, of the latest assembly."""
        table = schema.neighbourhood
        with self.store.read() as connection:
            rows = connection.execute(sa.select(table.c.report, table.c.part).order_by(table.c.report)).all()
        return {row.report: row.part for row in rows}

    def holdings(self, as_of: date | None = None) -> Holdings:
        """Claims, reports, actors and places for look-up; `as_of` as in `claims` and `reports`."""
        return Holdings.of(self.claims(as_of), self.reports(as_of), self.actors(), self.places())

    def generation(self) -> int:
        """A number that grows with every change of reports, claims or decisions."""
        with self.store.read() as connection:
            return get_generation(connection)

    def actors(self) -> dict[str, Actor]:
        """Every actor that a current report's claims use, by id, and those that they belong to."""
        with self.store.read() as connection:
            return find_actors(connection, self._current(schema.report))

    def places(self) -> dict[str, Place]:
        """Every place that a current report's claims use, by id, and the places that hold them."""
        with self.store.read() as connection:
            return find_places(connection, self._current(schema.report))

    def discards(self) -> list[Discard]:
        """What was not read or not kept, and why: whole documents and single claims, by name."""
        table = schema.discard
        with self.store.read() as connection:
            rows = connection.execute(sa.select(table).where(self._current(table))).all()
        found = [Discard(row.name, row.stage, row.reason, row.sha256) for row in rows]
        return sorted(found, key=lambda item: (item.name, item.stage, item.reason, item.sha256 or ""))

    def sources(self) -> list[SourceRow]:
        """One row for every document handed in, read or not, by name."""
        with self.store.read() as connection:
            return list_sources(connection, self._current)

    def find_passages(self, query: str, limit: int = 20) -> list[tuple[str, int, int]]:
        """Full-text search: `(doc, start, end)` of passages that hold every word of `query`, best first."""
        table, report = schema.passage, schema.report
        wanted = sa.select(table.c.record, table.c.first_char, table.c.last_char, report.c.doc)
        with self.store.read() as connection:
            records = find_records(connection, query, 4 * limit)
            wanted = wanted.join(report, report.c.record == table.c.report).where(table.c.record.in_(records))
            rows = {row.record: row for row in connection.execute(wanted.where(self._current(report)))}
        best = [rows[record] for record in records if record in rows][:limit]
        return [(row.doc, row.first_char, row.last_char) for row in best]

    def datings(self) -> dict[str, Dating]:
        """The dating of every report, by hash."""
        table = schema.report
        with self.store.read() as connection:
            rows = connection.execute(sa.select(table.c.sha256, table.c.dating).where(self._current(table)))
            return {row.sha256: read_row(Dating, row.dating) for row in rows}

    def register(self) -> Register:
        """Which documents there are and what was read of them, for the pipeline."""
        with self.store.read() as connection:
            return load_register(connection)

    def mark(self, key: str) -> str | None:
        """How far derived state has come, as `Writer.write_mark` noted it."""
        table = schema.meta
        with self.store.read() as connection:
            return connection.execute(sa.select(table.c.value).where(table.c.key == key)).scalar()

    def totals(self) -> Totals:
        """How many reports, claims and events there are."""
        with self.store.read() as connection:
            return Totals(
                _count(connection, schema.report, self._current(schema.report)),
                _count(connection, schema.claim, self._current(schema.claim)),
                _count(connection, schema.event, sa.true()),
            )

    def _current(self, table: sa.Table) -> sa.ColumnElement[bool]:
        if self.known_at is None:
            return table.c.superseded_at.is_(None)
        later = sa.or_(table.c.superseded_at.is_(None), table.c.superseded_at > self.known_at)
        return sa.and_(table.c.known_at <= self.known_at, later)

    def _derived(self, table: sa.Table, kind: type[Record]) -> list[Record]:
        with self.store.read() as connection:
            rows = connection.execute(sa.select(table.c.body).order_by(table.c.rank)).all()
        return [read_row(kind, row.body) for row in rows]


def _count(connection: sa.Connection, table: sa.Table, current: sa.ColumnElement[bool]) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(table).where(current)).scalar_one())


def _read_card(row: Any, names: dict[str, list[str]]) -> ReportCard:
    card = read_row(ReportCard, row.body)
    return replace(card, text=row.text, also=tuple(sorted(set(names[row.sha256]) - {card.doc})))


def _find_with(entity: str, roles: Iterable[str]) -> sa.Select[tuple[int]]:
    table = schema.claim_entity.c
    return sa.select(table.claim).where(table.entity == entity, table.role.in_(list(roles)))


def _get_body(
    connection: sa.Connection, table: sa.Table, current: sa.ColumnElement[bool], prefix: str, what: str
) -> str:
    exact = connection.execute(sa.select(table.c.body).where(current, table.c.id == prefix)).first()
    if exact is not None:
        return str(exact.body)
    begins = table.c.id.startswith(prefix, autoescape=True)
    rows = connection.execute(sa.select(table.c.body).where(current, begins).limit(2)).all() if prefix else []
    if len(rows) != 1:
        raise NotFound(f"{'no' if not rows else 'more than one'} {what} has an id that begins with “{prefix}”")
    return str(rows[0].body)
