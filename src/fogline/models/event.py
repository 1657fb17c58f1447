"""Events: claims judged one occurrence; relations between claims; judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

RELATIONS = (
    "supports", "denies", "conflicts_value", "conflicts_scope", "conflicts_time", "conflicts_actor",
    "conflicts_holder", "supersedes", "refines", "revises",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reversible decision on two claims: same, different, unsure; by whom, why, how sure (0..1)."""

    a: str
    b: str
    verdict: str
    score: float
    reasons: tuple[str, ...]
    by: str = "machine"


@dataclass(frozen=True, slots=True)
class Relation:
    """b stands to a as `kind` says ("denies": b says a is not so; "supersedes": b is the later state)."""

    a: str
    b: str
    kind: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Informant:
    """An ultimate first-hand voice: an actor id, or "outlet:<doc>" for an outlet's own voice.

    `party` marks a party to the conflict; `affirms` False where it denies; `outlets` are docs that carry it.
    """

    id: str
    name: str
    party: bool
    affirms: bool
    outlets: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """The cluster of claims judged one occurrence (or one state). Slots are unions, best first.

    `belief` and `reasons` are by the event's own voices as the assembly leaves them, and by all that the store holds as
    a dossier shows them (`fogline.state.credence`), with `code`, the Admiralty code (reliability A-F, credibility 1-6).
    """

    id: str
    event_type: str
    claims: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    first: date | None
    last: date | None
    informants: tuple[Informant, ...]
    independent: int
    disputed: bool = False
    belief: float = 0.0
    reasons: tuple[str, ...] = field(default=())
    code: str = ""


@dataclass(frozen=True, slots=True)
class Reprint:
    """Two reports share text (`full`, `partial`), or one cites the other (`cites`: b rests on a), takes its place
    (`revises`: b is the later version of a) or takes it back (`retracts`)."""

    a: str
    b: str
    kind: str
    share: float
    note: str = ""
    passages: tuple[tuple[int, int, int, int], ...] = ()


class Score(NamedTuple):
    """The points of a pair of claims; `asked` where blocking named the pair, not a cluster that was joined."""

    a: str
    b: str
    points: float
    vetoed: bool
    asked: bool


@dataclass(frozen=True)
class Assembly:
    """What a set of reports says together: the outcome of `fogline.assemble.assembly.assemble_claims`.

    `events` are sorted by day then id; `judgements` hold the machine's decisions on pairs and the analyst's as given.
    `sides` folds actor ids to the id that stands for their side (an actor absent here is its own side);
    `parties` are the sides whose word is a party's word. `withdrawn` says of claims that no longer stand why: their
    report was corrected, replaced or taken back, or what they rest on was; `withdrawn_on` since which day of
    publication that could be known, where the report that says so has one. `parts` names for each report (by id) the
    neighbourhood that it was assembled in. `workings` (by report id) and `scores` are what is kept for taking in later
    reports, where that was asked for.
    """

    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    sides: Mapping[str, str] = field(default_factory=dict)
    parties: frozenset[str] = frozenset()
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    withdrawn_on: Mapping[str, date] = field(default_factory=dict)
    workings: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    scores: tuple[Score, ...] = field(default=(), compare=False, repr=False)

    def side_of(self, actor: str) -> str:
        """The side that an actor belongs to: its own id where no side is known."""
        return self.sides.get(actor, actor)

    @cached_property
    def event_of(self) -> dict[str, Event]:
        """The event that holds each claim, by claim id."""
        return {claim: event for event in self.events for claim in event.claims}


def rank_event(event: Event) -> tuple[date, date, str]:
    """The place of an event among others: by day, those without one last."""
    return event.first or date.max, event.last or date.max, event.id


_KINDS = {"full": 0, "partial": 0, "cites": 1}


def sort_assembly(made: Assembly) -> Assembly:
    """The same assembly in the order in which every assembly is told, whatever parts it was made of."""
    return replace(
        made,
        events=tuple(sorted(made.events, key=rank_event)),
        relations=tuple(sorted(made.relations, key=lambda r: (r.kind, r.a, r.b))),
        reprints=tuple(sorted(made.reprints, key=lambda r: (_KINDS.get(r.kind, 2), r.a, r.b, r.kind))),
        judgements=tuple(sorted(made.judgements, key=lambda j: (j.by == "machine", j.a, j.b))),
        withdrawn=dict(sorted(made.withdrawn.items())),
        withdrawn_on=dict(sorted(made.withdrawn_on.items())),
    )
