"""Credence: how far a source and an event are to be believed, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """A source's record. `source` is the side, voice or outlet that counts as one; `kind` the row of the weights.

    `affirmed` counts events that it affirms, `tested` those that others put to the test, `borne_out` how many of these
    were borne out, `withdrawn` how many it took back. `prior` is what its kind alone would give, `score` (0..1) what
    its record makes of it, `letter` the Admiralty code's reliability, `why` the reason in words.
    """

    source: str
    name: str
    kind: str
    party: bool
    affirmed: int
    tested: int
    borne_out: int
    withdrawn: int
    prior: float
    score: float
    letter: str
    why: str
