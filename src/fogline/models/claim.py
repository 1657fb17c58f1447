"""Claim: a Statement with its Attribution on the Evidence of a passage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fogline.models.entity import Candidate, Grounding
from fogline.models.measure import Figure, Interval
from fogline.models.selector import Selector

EVENT_TYPES = (
    "seize", "hold", "enter", "advance", "withdraw", "deploy", "attack", "clash", "airstrike", "shell", "blast",
    "casualties", "displace", "detain", "damage", "protest", "meet", "agree", "support", "accuse", "threaten",
    "organize",
)  # fmt: skip
PER_PLACE = frozenset({"seize", "hold", "enter", "withdraw"})
POLARITIES = ("affirmed", "denied")
MODALITIES = ("actual", "planned", "possible")


@dataclass(frozen=True, slots=True)
class Slot:
    """An entity in a claim's slot: the words that name it, where they stand, what they were resolved to."""

    id: str
    name: str
    text: str
    start: int | None = None
    end: int | None = None
    how: str = ""
    candidates: tuple[Candidate, ...] = ()

    @classmethod
    def of(cls, grounding: Grounding) -> Slot:
        """What a grounding fills a slot with, its runners-up with it."""
        g = grounding
        return cls(g.id, g.name, g.text, g.start, g.end, g.how, g.candidates)


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of an attribution chain: who speaks, and the reporting word (cue) that says so."""

    id: str
    name: str
    text: str
    start: int | None = None
    end: int | None = None
    cue: str = ""
    cue_start: int | None = None
    cue_end: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """The codebook's record plus how it was found.

    `attribution` runs from the voice that speaks first-hand to the one nearest the outlet; empty is the outlet's
    own voice. `time_basis`/`time_null` say what dated the claim, or why nothing does. `reader` is
    "name/version", `frame` the frame's id. `id` is a hash of content (see `fogline.claim.extract`).
    """

    id: str
    report: str
    doc: str
    evidence: Selector
    event_type: str
    trigger: Selector | None
    actor: tuple[Slot, ...] = ()
    recipient: tuple[Slot, ...] = ()
    place: tuple[Slot, ...] = ()
    time: Interval | None = None
    time_text: Selector | None = None
    time_null: str = ""
    polarity: str = "affirmed"
    modality: str = "actual"
    attribution: tuple[Voice, ...] = ()
    figures: tuple[Figure, ...] = ()
    core: bool = True
    frame: str = ""
    reader: str = ""
    sentence: int = -1
    notes: tuple[str, ...] = field(default=())

    @property
    def informant(self) -> str | None:
        """Id of the first-hand voice, or None where the outlet speaks for itself."""
        return self.attribution[0].id if self.attribution else None


def name_slots(claims: Iterable[Claim]) -> dict[str, str]:
    """The name by which claims first call each actor, place and voice, by id: for ids that no record names."""
    names: dict[str, str] = {}
    for claim in claims:
        for slot in (*claim.actor, *claim.recipient, *claim.place):
            names.setdefault(slot.id, slot.name or slot.text)
        for voice in claim.attribution:
            names.setdefault(voice.id, voice.name or voice.text)
    return names
