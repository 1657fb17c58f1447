"""A desk of invented outlets: reports written for tests, with claims marked in them by their words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from fogline.assemble.assembly import assemble_claims
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.entity import Actor, Place
from fogline.models.event import Assembly, Judgement
from fogline.models.holdings import Holdings
from fogline.models.measure import Figure, Interval
from fogline.models.report import Dating, ReportCard
from fogline.models.selector import select

ACTORS = {
    a.id: a
    for a in (
        Actor("army", "Varnian Army", "military", side="government", country="Varnia", party=True),
        Actor("government", "Varnian government", "government", side="government", country="Varnia", party=True),
        Actor("state-tv", "Varnian state television", "outlet", side="government", party=True),
        Actor("rebels", "Northern rebels", "armed-group", side="rebels", party=True),
        Actor("rebel-command", "Northern Command", "armed-group", speaks_for="rebels", party=True),
        Actor("watch", "Varnia Monitor", "monitor"),
        Actor("hospital", "Tarn hospital", "ngo"),
        Actor("mira", "Mira, a teacher", "person"),
        Actor("halden", "Halden Wire", "agency"),
        Actor("sable", "Sable Gazette", "outlet"),
        Actor("unnamed-reports", "unnamed reports", "unnamed"),
        Actor("spokesman", "spokesman", "unnamed", learned=True),
        Actor("civilians", "civilians", "civilians"),
        Actor("people", "people", "civilians"),
    )
}
PLACES = {
    p.id: p
    for p in (
        Place("varnia", "Varnia", "country", 10.0, 10.0),
        Place("north", "North province", "province", 11.0, 10.0, within="varnia"),
        Place("tarn", "Tarn", "city", 11.1, 10.1, within="north"),
        Place("tarn-airport", "Tarn airport", "airport", 11.12, 10.12, within="north"),
        Place("mill", "Mill Quarter", "quarter", 11.1, 10.1, within="tarn"),
        Place("tarn/market", "Tarn market", "building", 11.1, 10.1, within="tarn", learned=True),
        Place("orrin", "Orrin", "town", 11.4, 10.4, within="north"),
        Place("veld", "Veld", "town", 11.9, 10.9, within="north"),
        Place("karsk", "Karsk", "town", 9.3, 10.2, within="south"),
        Place("south", "South province", "province", 9.0, 10.0, within="varnia"),
    )
}


@dataclass
class Desk:
    """Collects reports and claims; `assemble` and `holdings` hand them on."""

    reports: list[ReportCard] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def report(self, doc: str, day: str | None, text: str, publisher: str | None = None) -> str:
        """File a report; returns its document name."""
        dating = Dating(date.fromisoformat(day), "given") if day else Dating(None, "none")
        now = datetime(2025, 1, 1, tzinfo=UTC)
        self.reports.append(ReportCard(doc, f"id-{doc}", f"sha-{doc}", publisher or doc, dating, None, text, None, now))
        return doc

    def claim(self, doc: str, kind: str, words: str, *, by: str = "", time: str = "", **slots: Any) -> Claim:
        """Mark `words` of a report as a claim. `by` lists voices, first-hand first; `time` is "day" or "first/last";
        actor, recipient and place are ids in one string; `figures` are (measure, low, high, who)."""
        card = next(card for card in self.reports if card.doc == doc)
        start = card.text.index(words)
        days = [date.fromisoformat(d) for d in time.split("/")] if time else []
        claim = Claim(
            id=slots.get("id") or f"{doc}:{kind}:{start}",
            report=card.id, doc=doc, evidence=select(card.text, start, start + len(words)), event_type=kind,
            trigger=None, actor=_slots(slots.get("actor", "")), recipient=_slots(slots.get("recipient", "")),
            place=_slots(slots.get("place", "")), time=Interval(days[0], days[-1]) if days else None,
            polarity="denied" if slots.get("denied") else "affirmed", modality=slots.get("modality", "actual"),
            attribution=tuple(Voice(i, _name(i), _name(i)) for i in by.split()),
            figures=tuple(Figure(*f) for f in slots.get("figures", ())), core=slots.get("core", True),
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    def assemble(self, *judgements: Judgement) -> Assembly:
        """Assemble everything on the desk."""
        return assemble_claims(self.claims, self.reports, ACTORS, PLACES, judgements)

    @property
    def holdings(self) -> Holdings:
        """What the desk holds, for the state's functions."""
        return Holdings.of(self.claims, self.reports, ACTORS, PLACES)


def _slots(ids: str) -> tuple[Slot, ...]:
    return tuple(Slot(i, _name(i), _name(i)) for i in ids.split())


def _name(ident: str) -> str:
    known = ACTORS.get(ident) or PLACES.get(ident)
    return known.name if known else ident


def together(assembly: Assembly, *claims: Claim) -> bool:
    """Whether all these claims are in one event."""
    return len({assembly.event_of[c.id].id for c in claims}) == 1
