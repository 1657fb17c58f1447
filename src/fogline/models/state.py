"""What follows from events: timeline, control, ledger, disputes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of the timeline; `day` None for undated events."""

    day: date | None
    last: date | None
    event: str
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    independent: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is claimed to hold a place, by which voices, on which claims, with the last evidence's day."""

    holder: str
    voices: tuple[str, ...]
    claims: tuple[str, ...]
    last_evidence: date | None


@dataclass(frozen=True, slots=True)
class ControlStatus:
    """A place on a day: claimed and assessed. `assessed`: an actor id, contested, besieged or unknown.

    `steps` are the rule's steps in words, `step_claims` the claims of each; `movements` ids of claims that tell of
    entry or exit without control. `holder` is who is assessed to hold a besieged place, None where that is not known.
    `stale` marks a status whose last evidence is long past on the day asked for.
    """

    place: str
    claimed: tuple[Holder, ...]
    assessed: str
    why: str
    steps: tuple[str, ...]
    last_evidence: date | None
    claims: tuple[str, ...]
    movements: tuple[str, ...] = ()
    step_claims: tuple[tuple[str, ...], ...] = ()
    holder: str | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A toll: who is counted, what is measured, its bounds, place, window, voices, claims.

    `supersedes` is the index of the line that this one overtakes, `part_of` of the line that it is a part of.
    `current` is False for superseded lines. `running` marks a running total.
    """

    who: str
    measure: str
    low: int | None
    high: int | None
    place: tuple[str, ...]
    since: date | None
    as_of: date | None
    voices: tuple[str, ...]
    claims: tuple[str, ...]
    supersedes: int | None = None
    part_of: int | None = None
    running: bool = False
    current: bool = True
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disagreement with its kind: denial, value, scope, time, actor, holder, superseded; both sides' claims."""

    kind: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    text: str
    event: str | None = None
    place: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Estimate:
    """A toll's bounds and best figure under a named policy; `best` None where the policy names none.

    `lines` are indexes of the ledger lines that it rests on, `why` one sentence, `low_by` and `high_by` the voices
    whose counts give the bounds.
    """

    policy: str
    who: str
    measure: str
    place: tuple[str, ...]
    low: int | None
    best: int | None
    high: int | None
    lines: tuple[int, ...]
    why: str
    low_by: tuple[str, ...] = ()
    high_by: tuple[str, ...] = ()
