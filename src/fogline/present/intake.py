"""Intake: the documents that were handed in and those that were not read, as JSON and as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from fogline.models.capture import Discard
from fogline.models.credence import TrackRecord
from fogline.present.records import Record
from fogline.present.tables import Listing

_NONE = "-"
_ID = 12


class SourceLike(Protocol):
    """What a row of the store's list of documents must have; `store.sources.SourceRow` has it."""

    @property
    def doc(self) -> str: ...
    @property
    def publisher(self) -> str | None: ...
    @property
    def published(self) -> date | None: ...
    @property
    def date_basis(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def claims(self) -> int: ...
    @property
    def discarded(self) -> int: ...


def source_record(row: SourceLike) -> Record:
    """A document that was handed in."""
    return {
        "doc": row.doc,
        "publisher": row.publisher,
        "published": row.published.isoformat() if row.published else None,
        "date_basis": row.date_basis,
        "sha256": row.sha256,
        "claims": row.claims,
        "discarded": row.discarded,
    }


def discard_record(discard: Discard) -> Record:
    """What was not read, and why."""
    return {"name": discard.name, "stage": discard.stage, "reason": discard.reason, "sha256": discard.sha256}


def track_record(one: TrackRecord) -> Record:
    """A source's record; `reliability` is the Admiralty code's letter."""
    return {
        "source": one.source,
        "name": one.name,
        "kind": one.kind,
        "party": one.party,
        "affirmed": one.affirmed,
        "tested": one.tested,
        "borne_out": one.borne_out,
        "withdrawn": one.withdrawn,
        "prior": one.prior,
        "score": one.score,
        "reliability": one.letter,
        "why": one.why,
    }


def list_track_records(records: Sequence[TrackRecord]) -> Listing:
    """One row a source, the most often heard first."""
    rows = [
        (
            one.letter,
            f"{one.score:.2f}",
            one.name,
            "yes" if one.party else "no",
            str(one.affirmed),
            f"{one.borne_out} of {one.tested}",
            str(one.withdrawn),
            one.why,
        )
        for one in records
    ]
    columns = ("reliability", "score", "source", "party", "events", "borne out", "taken back", "why")
    return Listing(columns, tuple(rows), columns[:6], ("source", "why"), "The store holds no event.")


def list_sources(rows: Sequence[SourceLike]) -> Listing:
    """One row a document."""
    cells = [
        (
            row.doc,
            row.publisher or _NONE,
            row.published.isoformat() if row.published else _NONE,
            row.date_basis,
            str(row.claims),
            str(row.discarded),
            row.sha256[:_ID],
        )
        for row in rows
    ]
    columns = ("doc", "publisher", "published", "date basis", "claims", "discarded", "sha256")
    return Listing(columns, tuple(cells), columns[:5], ("doc", "publisher"), "The store holds no document.")


def list_discards(discards: Sequence[Discard]) -> Listing:
    """One row a thing that was not read."""
    rows = [(one.name, one.stage, one.reason) for one in discards]
    return Listing(("name", "stage", "reason"), tuple(rows), (), ("name", "reason"), "Everything was read.")
