"""Change: what is otherwise in one picture of a war than in an earlier one, and because of which reports."""

from __future__ import annotations

from dataclasses import dataclass

CHANGE_KINDS = ("withdrawn", "denied", "superseded", "revised", "new")
"""Kinds of Change, gravest first."""
MATTERS = ("control", "event", "toll", "dispute")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new or otherwise.

    `kind`: new; revised (told otherwise: days, places, actors, how many voices, a status); denied (somebody denies it
    now); superseded (a count overtaken by a later one); withdrawn (the reports that said it were taken back or
    corrected, or it no longer stands). `matter`: one of MATTERS; `subject` is the id of the event or place, and for a
    toll or dispute the id of a claim of it. `was` and `now` are what it was and is (a status, a count, days), "" where
    there was or is nothing. `aspects` say what changed of an event. `claims` are the claims responsible, `reports` the
    documents that carry them; `why` says more where a report says more. `place` are place ids.
    """

    kind: str
    matter: str
    subject: str
    was: str = ""
    now: str = ""
    aspects: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    why: str = ""
