"""View: what a store holds, read as of a moment. Every answer is a record of `fogline.models` or a row of this module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from fogline.models.capture import Capture, Discard
from fogline.models.claim import Claim
from fogline.models.entity import Actor, Place
from fogline.models.event import Event, Judgement, Relation, Reprint
from fogline.models.report import ReportCard
from fogline.store.database import Store


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One document that was handed in. Several documents with the same bytes share `sha256` and `report`.

    `doc` is its name; `status` is read, discarded or pending; `claims` counts the current claims of its report,
    `discarded` the discards recorded for it; `same_as` is the document whose name the claims carry, or None.
    `published` and `date_basis` are those of the report (`models.report.DATE_BASES`).
    """

    doc: str
    sha256: str
    report: str | None
    publisher: str | None
    title: str | None
    published: date | None
    date_basis: str
    claims: int
    discarded: int
    status: str
    same_as: str | None
    retrieved_at: datetime


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


class View:
    """Everything that is current in `store`; with `known_at` (UTC), everything that was current at that moment.

    Lists are sorted the same way each time: reports by document, claims by document and position, events as
    the assembly left them. Raises StoreError when the store cannot be read.
    """

    def __init__(self, store: Store, known_at: datetime | None = None) -> None:
        self.store = store
        self.known_at = known_at

    def reports(self, as_of: date | None = None) -> list[ReportCard]:
        """All reports, without syntax; with `as_of`, those published on or before that day and the undated ones."""
        raise NotImplementedError

    def get_report(self, name: str) -> ReportCard:
        """The report of a document name, report id, sha256 or a unique prefix of one; raises NotFound."""
        raise NotImplementedError

    def get_capture(self, name: str) -> Capture:
        """The bytes of a document as fetched, by the same names as `get_report`; raises NotFound."""
        raise NotImplementedError

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
        and voices. `doc` may be any name of the report's bytes.
        """
        raise NotImplementedError

    def iterate_claims(self) -> Iterator[Claim]:
        """All claims in the order of `claims`, a page at a time, for stores larger than memory."""
        raise NotImplementedError

    def get_claim(self, prefix: str) -> Claim:
        """The claim with this id or unique prefix of an id; raises NotFound (also where several fit)."""
        raise NotImplementedError

    def revisions(self, claim: str) -> list[Revision]:
        """Every version of a claim id, oldest first; empty where there is none."""
        raise NotImplementedError

    def events(self) -> list[Event]:
        """Events of the latest assembly."""
        raise NotImplementedError

    def get_event(self, prefix: str) -> Event:
        """The event with this id or unique prefix; raises NotFound."""
        raise NotImplementedError

    def relations(self) -> list[Relation]:
        """Relations between claims, of the latest assembly."""
        raise NotImplementedError

    def judgements(self) -> list[Judgement]:
        """Judgements of the latest assembly and those recorded by people."""
        raise NotImplementedError

    def reprints(self) -> list[Reprint]:
        """Pairs of reports that share text or cite one another, of the latest assembly."""
        raise NotImplementedError

    def assembly(self) -> AssemblyStamp | None:
        """The stamp of the latest assembly, None before the first."""
        raise NotImplementedError

    def actors(self) -> dict[str, Actor]:
        """Every actor that a current claim uses, by id."""
        raise NotImplementedError

    def places(self) -> dict[str, Place]:
        """Every place that a current claim uses, by id, and the places that hold them."""
        raise NotImplementedError

    def discards(self) -> list[Discard]:
        """What was not read or not kept, and why: whole documents and single claims."""
        raise NotImplementedError

    def sources(self) -> list[SourceRow]:
        """One row for every document handed in, read or not, by name."""
        raise NotImplementedError

    def find_passages(self, query: str, limit: int = 20) -> list[tuple[str, int, int]]:
        """Full-text search: `(doc, start, end)` of passages that hold every word of `query`, best first."""
        raise NotImplementedError
