"""Decision: what a reviewer decided on a claim, an event or a name, anchored so that it outlives a reading.

Decisions are append-only. One that is taken back is undone by another; one that is overruled stays on record. `seen`
names the decisions on the same matter that its maker had before them: two that had not seen each other and differ are a
conflict, which stays visible until somebody who has seen both decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fogline.models.claim import Claim, Slot, Voice
from fogline.models.entity import Actor, Place
from fogline.models.measure import Figure, Interval
from fogline.models.selector import Selector

ACTIONS = ("accept", "reject", "correct", "same", "different", "identify", "add", "undo")
"""What can be decided: see `Decision`."""
SLOTS = ("type", "actor", "recipient", "place", "time", "figures", "polarity", "modality", "voice", "core")
"""Slots of a claim that can be corrected, in the order they are shown."""
ENTITY_SLOTS = ("actor", "recipient", "place")
CORE = ("core", "background")
"""The words of slot `core`."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision is about: a claim, and the words that it stands on.

    `claim` is its id when decided on, `sha256` the capture's hash, `quote` and `trigger` its selectors as the reader
    had them (Web Annotation TextQuoteSelector + TextPositionSelector), `event_type` its type as the reader had it.
    """

    claim: str
    sha256: str
    doc: str
    quote: Selector
    event_type: str
    trigger: Selector | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """New content of one slot (SLOTS): entities of actor, recipient and place; `voices`, first-hand first; `time` or
    None for none; `figures`; else `word` (a type, polarity, modality, or one of CORE)."""

    slot: str
    entities: tuple[Slot, ...] = ()
    voices: tuple[Voice, ...] = ()
    time: Interval | None = None
    figures: tuple[Figure, ...] = ()
    word: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whatever has the id `old` is `new`. `role`: actor or place. With `names`, only where it is called by one of
    them; with `docs`, only in these documents."""

    role: str
    old: str
    new: str
    name: str
    names: tuple[str, ...] = ()
    docs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, by whom, when (UTC) and why.

    `action` is one of:

    - accept, reject: the claim of `targets` is right as it stands, or is no claim.
    - correct: one slot of the claim of `targets` is what `amendment` says.
    - same: the claims of `targets` tell of one event.
    - different: the claims of `targets` tell of another event than those of `others`.
    - identify: see `identity`.
    - add: `claim` stands in the capture of `targets`, which no reader found.
    - undo: the decision with the id `undoes` no longer holds.

    `actors` and `places` are the records of entities that it names, so that it can be handed to a store that knows
    none of them. `seen` holds ids of decisions. `id` addresses the content of everything else (`store.decisions`).
    """

    action: str
    by: str
    at: datetime
    why: str = ""
    targets: tuple[Anchor, ...] = ()
    others: tuple[Anchor, ...] = ()
    amendment: Amendment | None = None
    identity: Identity | None = None
    claim: Claim | None = None
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    seen: tuple[str, ...] = ()
    undoes: str = ""
    id: str = ""

    @property
    def slot(self) -> str:
        """The slot that is corrected, else nothing."""
        return self.amendment.slot if self.amendment else ""

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Everything that the decision is anchored to."""
        return (*self.targets, *self.others)


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where an anchor of a decision stands now: `claim` None where nothing fits. `place` counts its anchors.

    `how`: id (the same claim), quote (the same words and trigger), overlap (words that overlap, of the same type),
    unanchored, or refused (what it asks for does not stand in the report).
    """

    decision: str
    place: int
    claim: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Decisions on one matter whose makers had not seen each other's, and that differ; the first one holds.

    `about` is a slot of SLOTS, verdict (whether it is a claim at all), event (one event or two) or identity.
    """

    about: str
    decisions: tuple[str, ...]
    claims: tuple[str, ...] = ()
