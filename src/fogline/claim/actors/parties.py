"""Parties: whose side the actors of a report stand on, who fights for a state, and which two sides it tells of."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from fogline.claim.parse.memo import once
from fogline.models.claim import Claim, Slot
from fogline.models.entity import Actor, Grounding
from fogline.models.groundings import Groundings

ARMED = frozenset({"military", "armed-group", "coalition", "militia"})
STATES = frozenset({"country", "government"})
PEACEKEEPING = 8
"""ACLED's interaction code of forces from outside."""
LONGEST_CHAIN = 6
STAFF = "-general-staff"
"""How the ids of staffs end, which lead an army and fight no battle themselves."""
POLICE = ("-police", "-coast-guard", "-border-guard", "-intelligence")
"""How the ids of bodies under arms end that fight no war for their state."""
LEAST_MENTIONS = 2
"""A side is told of where it is named at least so often."""


def is_fighting(record: Actor) -> bool:
    """Whether an actor is a side under arms by name; "a garrison" or "armed men" are nobody's name."""
    return record.kind in ARMED and not (record.learned and record.name[:1].islower())


def as_context(claim: Claim) -> tuple[Slot, ...]:
    """The actor of a claim told before, for another that names none."""
    return tuple(replace(s, how="context", start=None, end=None) for s in claim.actor)


NAMING = frozenset({"alias", "learned", "nationality+role", "theatre", "possessor", "umbrella"})
"""How a mention is read that names an actor outright."""


OWNING = ("our ", "its ", "their ", "his ", "her ", "my ", "your ", "whose ")
"""How a phrase begins that names nobody by itself."""


class Parties:
    """The sides of one report, judged by the records of its actors. Build it once a report."""

    def __init__(self, groundings: Groundings) -> None:
        self.records = groundings.actor_records
        self._groundings = groundings

    def find_words(self, ident: str) -> Grounding | None:
        """The first mention of an actor by words of its own, no pronoun and no office."""
        for grounding in self._groundings.actors:
            if grounding.id == ident and grounding.how in NAMING and not grounding.text.lower().startswith(OWNING):
                return grounding
        return None

    def side_of(self, ident: str) -> str:
        """The id of the side that an actor stands on; its own where nothing tells."""
        record = self.records.get(ident)
        for _ in range(LONGEST_CHAIN):
            if record is None:
                return ident
            if record.side or not record.speaks_for:
                return record.side or record.id
            ident, record = record.speaks_for, self.records.get(record.speaks_for)
        return ident

    def are_foes(self, one: str, other: str) -> bool:
        """Whether two actors stand on different sides."""
        return self.side_of(one) != self.side_of(other)

    def find_body(self, ident: str) -> Actor | None:
        """The armed body that an actor is or speaks for; None where nothing tells."""
        record = self.records.get(ident)
        for _ in range(LONGEST_CHAIN):
            if record is not None and record.id.endswith(STAFF) and record.speaks_for in self.records:
                record = self.records[record.speaks_for]
            if record is None or record.kind in ARMED or (record.kind == "igo" and record.inter == PEACEKEEPING):
                return record
            record = self.records.get(record.speaks_for or "")
        return None

    def find_army(self, state: str) -> Actor | None:
        """The armed forces of a state, where the report names them or somebody who speaks for them."""
        armies = [r for r in self.records.values() if r.kind == "military" and r.speaks_for == state and not r.learned]
        armies = [r for r in armies if not r.id.endswith(POLICE)]
        named = [r for r in armies if r.id.endswith(("-army", "-military"))]
        return next(iter(named or armies), None)

    def may_fight(self, claim: Claim) -> bool:
        """Whether a claim tells of a side at war: its actor is under arms or a state."""
        record = self.records.get(claim.actor[0].id)
        if claim.actor[0].how == "unknown":
            return False
        return record is None or is_fighting(record) or record.kind in STATES | {"ngo", "ministry"}

    @once
    def sides(self) -> tuple[tuple[str, str], ...]:
        """(armed body, side) of the two sides that the report names most, fighting for it; fewer where it names one."""
        bodies: Counter[str] = Counter()
        sides: Counter[str] = Counter()
        for grounding in self._groundings.actors:
            record = self.records.get(grounding.id)
            if record is None or not is_fighting(record) or record.inter == PEACEKEEPING:
                continue
            bodies[record.id] += 1
            sides[self.side_of(record.id)] += 1
        leading = [side for side, count in sides.most_common(2) if count >= LEAST_MENTIONS]
        return tuple((max((b for b in bodies if self.side_of(b) == side), key=bodies.__getitem__), side)
                     for side in leading)  # fmt: skip

    def name_sides(self, speech: bool) -> tuple[Slot, ...]:
        """Both sides of the war, as states and groups in `speech` and as armed bodies in a fight; none where only one
        is told of."""
        if len(self.sides) < 2:
            return ()
        return tuple(self._slot(side if speech and side in self.records else body) for body, side in self.sides)

    def find_foe(self, ident: str, told: list[Claim]) -> tuple[Slot, ...]:
        """Who fights an actor by what was told: the last that acted against it, else the other of two sides."""
        side = self.side_of(ident)
        for claim in reversed(told):
            suffering = any(self.side_of(s.id) == side for s in claim.recipient)
            if suffering and claim.actor and all(self.side_of(s.id) != side for s in claim.actor):
                return as_context(claim)
        others = [body for body, own in self.sides if own != side]
        return (self._slot(others[0]),) if len(others) == 1 else ()

    def _slot(self, ident: str) -> Slot:
        record = self.records[ident]
        return Slot(record.id, record.name, record.name, how="context")
