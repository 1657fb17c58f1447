"""Settling: what evidence would decide an event that is disputed or rests on one voice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of evidence to look for. `kind`: admission, witness, footage, imagery, records, remnants, list, or
    statement. `voices` are ids of voices that it names."""

    kind: str
    text: str
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settling:
    """An open event, why it is open, and what would settle it, best first. `weight` says how much it matters."""

    event: str
    question: str
    why: str
    steps: tuple[Step, ...]
    weight: float
    place: tuple[str, ...]
    claims: tuple[str, ...]
