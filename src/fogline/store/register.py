"""Register: which documents share bytes, which bytes share a name, and what each report has to be read from.

One report is read of each capture, whatever number of documents have its bytes. Its name, media type and the metadata
given with it are those of the first of its documents by name; where other bytes have that name too, six digits of the
hash are added. So what is read depends on the set of documents alone, not on the order in which they came.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

import sqlalchemy as sa

from fogline.models.actor_decision import ActorDecision
from fogline.models.capture import Capture
from fogline.store import schema
from fogline.store.actor_decisions import list_decisions
from fogline.store.archive import render_given
from fogline.store.rows import render_row


@dataclass(slots=True)
class Register:
    """Documents by hash, with media type and what was given; hashes by document; what was read or refused, and by
    which reader; the decisions on actors that hold."""

    documents: dict[str, dict[str, tuple[str, str]]] = field(default_factory=lambda: defaultdict(dict))
    namesakes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    read: dict[str, tuple[str, str]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    decisions: tuple[ActorDecision, ...] = ()

    def add(self, capture: Capture) -> None:
        """Take note of a capture, as `archive.write_capture` keeps it."""
        _, kept = self.documents[capture.sha256].get(capture.name, ("", "{}"))
        given = render_given({**json.loads(kept), **capture.given})
        self.documents[capture.sha256][capture.name] = (capture.media_type, given)
        self.namesakes[capture.name].add(capture.sha256)

    def find_doc(self, sha256: str) -> str:
        """The name that the report of these bytes has in the store."""
        name = min(self.documents[sha256])
        if all(other == sha256 or min(self.documents[other]) != name for other in self.namesakes[name]):
            return name
        path = PurePosixPath(name)
        return f"{path.stem}~{sha256[:6]}{path.suffix}"

    def find_inputs(self, sha256: str) -> str:
        """Address of all that the report of these bytes depends on, but the reader and the story."""
        _, (media_type, given) = min(self.documents[sha256].items())
        doc = self.find_doc(sha256)
        decided = [render_row(decision) for decision in self.decisions if decision.concerns(doc)]
        return digest_inputs(sha256, doc, media_type, given, *decided)

    def is_read(self, sha256: str, reader: str | None) -> bool:
        """Whether the store has the report of these bytes as it must be; any reader's where `reader` is None."""
        inputs, by = self.read.get(sha256, ("", ""))
        return inputs == self.find_inputs(sha256) and reader in (None, by)

    def find_pending(self, reader: str, *, refresh: bool) -> list[str]:
        """Hashes whose report is not as it must be, in order; with `refresh` those of other readers too."""
        wanted = reader if refresh else None
        refused = {sha for sha, by in self.refused.items() if by == reader}
        return [sha for sha in sorted(self.documents) if sha not in refused and not self.is_read(sha, wanted)]


def load_register(connection: sa.Connection) -> Register:
    """The register of a store."""
    register = Register(decisions=list_decisions(connection))
    sources = _current(schema.source, "doc", "sha256", "media_type", "given")
    for doc, sha, media_type, given in connection.execute(sources):
        register.documents[sha][doc] = (media_type, given)
        register.namesakes[doc].add(sha)
    for sha, inputs, reader in connection.execute(_current(schema.report, "sha256", "inputs", "reader")):
        register.read[sha] = (inputs, reader)
    discard = schema.discard
    refused = _current(discard, "sha256", "reader").where(discard.c.whole, discard.c.sha256.is_not(None))
    for sha, reader in connection.execute(refused):
        register.refused[sha] = reader
    return register


def digest_inputs(*parts: str) -> str:
    """SHA-256 over what a report is read from: its capture's hash, its name, media type, given metadata and
    the decisions on actors that concern it."""
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _current(table: sa.Table, *names: str) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(*(table.c[name] for name in names)).where(table.c.superseded_at.is_(None))
