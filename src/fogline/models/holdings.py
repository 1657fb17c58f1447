"""Holdings: the claims of a set of reports with the reports and entities that they name, for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from fogline.models.claim import Claim, name_slots
from fogline.models.entity import Actor, Place
from fogline.models.outlets import name_outlets
from fogline.models.report import ReportCard

OUTLET = "outlet:"
"""Prefix of a voice that is an outlet's own: `outlet:` and the document's name."""
_DEPTH = 12


@dataclass(frozen=True)
class Holdings:
    """Claims by id, reports by document name, actors and places by id; everything in a fixed order."""

    claims: Mapping[str, Claim] = field(default_factory=dict)
    reports: Mapping[str, ReportCard] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        reports: Iterable[ReportCard],
        actors: Mapping[str, Actor],
        places: Mapping[str, Place],
    ) -> Holdings:
        """Gather records; a claim or report handed in twice counts once, and the order of input does not matter."""
        cards = {doc: card for card in sorted(reports, key=lambda c: (c.doc, c.id)) for doc in (card.doc, *card.also)}
        return cls(
            {c.id: c for c in sorted(claims, key=lambda c: (c.doc, c.evidence.start, c.id))}, cards, actors, places
        )

    def part(self, claims: Iterable[Claim]) -> Holdings:
        """The same holdings with these claims alone, in the order given; names stay as they are in the whole."""
        held = Holdings({claim.id: claim for claim in claims}, self.reports, self.actors, self.places)
        held.__dict__.update(_outlets=self._outlets, _slot_names=self._slot_names)
        return held

    def said_on(self, claim: Claim) -> date | None:
        """The day of the report that carries a claim, None where the report has no date."""
        card = self.reports.get(claim.doc)
        return card.dating.day if card else None

    def last_day(self, claim: Claim) -> date | None:
        """The last day that a claim speaks of; undated, the day of its report."""
        return claim.time.last if claim.time else self.said_on(claim)

    def ancestors(self, place: str) -> tuple[str, ...]:
        """The places that hold a place, nearest first."""
        return find_ancestors(place, self.places)

    def place_name(self, ident: str) -> str:
        """The name that a place is shown by."""
        known = self.places.get(ident)
        return known.name if known else self._slot_names.get(ident) or ident.rsplit(":", 1)[-1].replace("-", " ")

    def actor_name(self, ident: str) -> str:
        """The name that an actor or voice is shown by; an outlet's own voice by its outlet."""
        if ident.startswith(OUTLET):
            doc = ident.removeprefix(OUTLET)
            return self._outlets.get(doc, doc)
        known = self.actors.get(ident)
        return known.name if known else self._slot_names.get(ident) or ident.rsplit(":", 1)[-1].replace("-", " ")

    def find_actor(self, name: str) -> str | None:
        """The id of the first actor that has this name or alias, letter for letter."""
        return self._called.get(name)

    @cached_property
    def _called(self) -> dict[str, str]:
        called: dict[str, str] = {}
        for actor in self.actors.values():
            for name in (actor.name, *actor.aliases):
                called.setdefault(name, actor.id)
        return called

    @cached_property
    def _outlets(self) -> Mapping[str, str]:
        return name_outlets(self.reports.values())

    @cached_property
    def _slot_names(self) -> dict[str, str]:
        return name_slots(self.claims.values())


def find_ancestors(place: str, places: Mapping[str, Place]) -> tuple[str, ...]:
    """The places that hold a place, nearest first; a circle in the records ends the walk."""
    found: list[str] = []
    current = places.get(place)
    while current and current.within and current.within not in found and len(found) < _DEPTH:
        found.append(current.within)
        current = places.get(current.within)
    return tuple(found)
