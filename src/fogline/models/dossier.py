"""Dossier: all that one showing needs, gathered in memory: reports, claims, entities, events and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from fogline.errors import NotFound
from fogline.models.capture import Discard
from fogline.models.claim import Claim, Voice, name_slots
from fogline.models.entity import Actor, Place
from fogline.models.event import Event, Judgement, Relation, Reprint
from fogline.models.holdings import OUTLET, find_ancestors
from fogline.models.outlets import name_outlets
from fogline.models.report import ReportCard
from fogline.models.state import ControlStatus, Dispute, LedgerLine, TimelineEntry

_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "him", "her", "them", "his", "their", "its", "our"})


@dataclass(frozen=True)
class Dossier:
    """What a store says as of a day. `as_of` None means all that is known; `version` is Fogline's own;
    `parties` are the actors whose word is a party's word, `sides` folds actor ids to their sides; `withdrawn` says of
    claims that no longer stand why; `gone` counts the events of which every report was withdrawn;
    `known_at` is the moment (UTC) whose knowledge is shown, None for now."""

    reports: tuple[ReportCard, ...]
    claims: Mapping[str, Claim]
    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    control: tuple[ControlStatus, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    discards: tuple[Discard, ...] = ()
    as_of: date | None = None
    version: str = ""
    parties: frozenset[str] = frozenset()
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    known_at: datetime | None = None
    gone: int = 0

    @cached_property
    def report_by_id(self) -> dict[str, ReportCard]:
        """Reports by their id."""
        return {card.id: card for card in self.reports}

    @cached_property
    def report_by_doc(self) -> dict[str, ReportCard]:
        """Reports by document name, other names of the same bytes included."""
        return {doc: card for card in self.reports for doc in (card.doc, *card.also)}

    @cached_property
    def event_by_id(self) -> dict[str, Event]:
        """Events by their id."""
        return {event.id: event for event in self.events}

    @cached_property
    def event_of(self) -> dict[str, Event]:
        """The event that each claim belongs to, by claim id."""
        return {claim: event for event in self.events for claim in event.claims}

    @cached_property
    def reasons(self) -> dict[tuple[str, str], str]:
        """Why two claims disagree, by their ids."""
        return {(one.a, one.b): one.why for one in self.relations if one.kind not in ("supports", "refines")}

    @cached_property
    def places_within(self) -> dict[str, list[Place]]:
        """The places that lie right within each place."""
        found: dict[str, list[Place]] = {}
        for place in self.places.values():
            if place.within:
                found.setdefault(place.within, []).append(place)
        return found

    def statuses_of(self, places: Iterable[str]) -> list[ControlStatus]:
        """The control of some places, in the order of all."""
        rows = sorted(self._statuses[place] for place in set(places) if place in self._statuses)
        return [self.control[row] for row in rows]

    def get_claim(self, ident: str) -> Claim:
        """The claim with this id; raises NotFound."""
        if ident not in self.claims:
            raise NotFound(f"No claim has the id {ident}.")
        return self.claims[ident]

    def report_of(self, claim: Claim) -> ReportCard:
        """The report that carries a claim; raises NotFound."""
        card = self.report_by_id.get(claim.report) or self.report_by_doc.get(claim.doc)
        if card is None:
            raise NotFound(f"The report {claim.doc} of claim {claim.id} is not in the store.")
        return card

    def outlet_name(self, doc: str) -> str:
        """The publisher of a document, or a short name for the report where no publisher is known."""
        return self._outlets.get(doc, doc)

    @property
    def unnamed_outlets(self) -> tuple[tuple[str, str], ...]:
        """Short name and document of each report whose outlet is not known, in the order of the reports."""
        return tuple((self._outlets[card.doc], card.doc) for card in self.reports if not card.publisher)

    def actor_name(self, ident: str) -> str:
        """The name that an actor or voice is shown by; the id in words where no record knows it."""
        if ident.startswith(OUTLET):
            return self.outlet_name(ident.removeprefix(OUTLET))
        if ident in self.actors:
            return self.actors[ident].name
        return self._slot_names.get(ident) or words_of(ident)

    def side_of(self, actor: str) -> str:
        """The side that an actor belongs to: its own id where no side is known."""
        return self.sides.get(actor, actor)

    def place_name(self, ident: str) -> str:
        """The name that a place is shown by; the id in words where no record knows it."""
        if ident in self.places:
            return self.places[ident].name
        return self._slot_names.get(ident) or words_of(ident)

    def ancestors(self, place: str) -> tuple[str, ...]:
        """The places that hold a place, nearest first."""
        return find_ancestors(place, self.places)

    def voice_name(self, voice: Voice) -> str:
        """A voice as shown: its known name; an unnamed one in the words that the report has for it, if it has any but
        the word that says so ("reportedly")."""
        actor = self.actors.get(voice.id)
        if actor and actor.kind != "unnamed":
            return actor.name
        told = voice.text.lower() not in _PRONOUNS and (voice.start is None or voice.start != voice.cue_start)
        words = voice.text if told else ""
        return words or voice.name or words_of(voice.id)

    def voice_names(self, claim: Claim) -> tuple[str, ...]:
        """The chain of voices of a claim, first-hand first, the outlet last."""
        chain = [self.voice_name(voice) for voice in claim.attribution]
        outlet = self.outlet_name(claim.doc)
        return tuple(dict.fromkeys([*chain, outlet]))

    def in_text_order(self, idents: Iterable[str]) -> tuple[str, ...]:
        """Claim ids sorted by report and position, unknown ids left out."""
        known = {ident for ident in idents if ident in self.claims}
        rank = self._ranks

        def key(ident: str) -> tuple[int, int, int, str]:
            claim = self.claims[ident]
            return rank.get(claim.report, len(rank)), claim.evidence.start, claim.evidence.end, ident

        return tuple(sorted(known, key=key))

    def standing(self, idents: Iterable[str]) -> tuple[str, ...]:
        """Claim ids without those that were withdrawn; all of them where none stands."""
        given = tuple(idents)
        return tuple(ident for ident in given if ident not in self.withdrawn) or given

    def outlets_of(self, idents: Iterable[str]) -> tuple[str, ...]:
        """Names of the outlets that carry these claims, in the order of the reports."""
        return tuple(dict.fromkeys(self.outlet_name(self.claims[i].doc) for i in self.in_text_order(idents)))

    @cached_property
    def period(self) -> tuple[date, date] | None:
        """First and last day of publication; None where no report has a date."""
        days = [card.dating.day for card in self.reports if card.dating.day]
        return (min(days), max(days)) if days else None

    @cached_property
    def _statuses(self) -> dict[str, int]:
        return {status.place: row for row, status in enumerate(self.control)}

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {card.id: index for index, card in enumerate(self.reports)}

    @cached_property
    def _outlets(self) -> Mapping[str, str]:
        return name_outlets(self.reports)

    @cached_property
    def _slot_names(self) -> dict[str, str]:
        return name_slots(self.claims.values())


def words_of(ident: str) -> str:
    """An id as words: its last part, hyphens read as spaces."""
    return ident.rsplit(":", 1)[-1].replace("-", " ").replace("_", " ")
