"""Translation: what a reader made of a gold set's texts, in the ids of the gold.

The reader's claims are matched to gold claims (`scoring.py`); a matched claim takes the gold id, others keep their own.
An entity takes the gold id that it stands for in most matched claims, else one that shares its name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from fogline.models.claim import Claim
from fogline.models.event import Assembly, Event, Informant, Relation
from fogline.models.holdings import OUTLET, Holdings
from fogline.models.state import ControlStatus, Holder, LedgerLine
from scoring import Names, score_claims


def tell_record(claim: Claim) -> dict[str, Any]:
    """A claim as a record of the gold's format."""
    return {
        "doc": claim.doc, "id": claim.id, "start": claim.evidence.start, "end": claim.evidence.end,
        "event_type": claim.event_type, "polarity": claim.polarity, "modality": claim.modality,
        "actor": [_entity(s) for s in claim.actor], "recipient": [_entity(s) for s in claim.recipient],
        "place": [_entity(s) for s in claim.place], "attribution": [_entity(v) for v in claim.attribution],
        "time": [claim.time.first.isoformat(), claim.time.last.isoformat()] if claim.time else None,
        "figures": [{"measure": f.measure, "low": f.low, "high": f.high} for f in claim.figures],
    }  # fmt: skip


def _entity(part: Any) -> dict[str, str]:
    return {"id": part.id, "name": part.name, "text": part.text}


@dataclass(frozen=True)
class Translation:
    """Maps of the reader's claim and entity ids to the gold's."""

    claims: dict[str, str]
    entities: dict[str, str]

    def claim(self, ident: str) -> str:
        """The gold id of a claim, its own where it matched none."""
        return self.claims.get(ident, f"read:{ident}")

    def entity(self, ident: str) -> str:
        """The gold id of an entity, its own where none fits; an outlet's own voice stays."""
        return ident if ident.startswith(OUTLET) else self.entities.get(ident, ident)

    def assembly(self, assembly: Assembly) -> Assembly:
        """An assembly with gold ids; sides are those of the gold's caller to give."""
        return replace(
            assembly,
            events=tuple(self._event(e) for e in assembly.events),
            relations=tuple(Relation(self.claim(r.a), self.claim(r.b), r.kind, r.why) for r in assembly.relations),
        )

    def _event(self, event: Event) -> Event:
        informants = tuple(self._informant(i) for i in event.informants)
        return replace(event, claims=tuple(self.claim(i) for i in event.claims), informants=informants)

    def _informant(self, informant: Informant) -> Informant:
        return replace(informant, id=self.entity(informant.id), claims=tuple(map(self.claim, informant.claims)))

    def control(self, statuses: Iterable[ControlStatus]) -> list[ControlStatus]:
        """Statuses with gold places, holders and voices."""
        return [
            replace(s, place=self.entity(s.place), assessed=self.entity(s.assessed), claimed=self._holders(s.claimed))
            for s in statuses
        ]

    def _holders(self, holders: Iterable[Holder]) -> tuple[Holder, ...]:
        return tuple(
            replace(h, holder=self.entity(h.holder), voices=tuple(map(self.entity, h.voices))) for h in holders
        )

    def ledger(self, lines: Iterable[LedgerLine]) -> list[LedgerLine]:
        """Lines with gold claims and places."""
        return [
            replace(line, claims=tuple(map(self.claim, line.claims)), place=tuple(map(self.entity, line.place)))
            for line in lines
        ]


def translate(holdings: Holdings, gold: list[dict[str, Any]], entities: dict[str, Any]) -> Translation:
    """Match the reader's claims to gold ones and read the maps off the matches."""
    names = Names(entities)
    docs = {row["doc"] for row in gold}
    records = [tell_record(c) for c in holdings.claims.values() if c.doc in docs]
    score = score_claims(gold, records, names)
    claims: dict[str, str] = {}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for match in score.matches:
        ours, theirs = score.gold[match.gold], score.predicted[match.predicted]
        claims.setdefault(theirs["id"], ours["id"])
        for slot in ("actor", "recipient", "place", "attribution"):
            for part in theirs[slot]:
                for ident in names.find_ids(part) & set(ours.get(slot) or []):
                    votes[part["id"]][ident] += 1
    known = {ident: min(count, key=lambda g: (-count[g], g)) for ident, count in votes.items()}
    for record in records:
        for slot in ("actor", "recipient", "place", "attribution"):
            kind = "place" if slot == "place" else ""
            for part in record[slot]:
                fits = [g for g in sorted(names.find_ids(part)) if (entities[g]["kind"] == "place") == bool(kind)]
                if part["id"] not in known and fits:
                    known[part["id"]] = fits[0]
    return Translation(claims, known)
