"""Interest: whether a statement speaks for or against the side of the voice that makes it."""

from __future__ import annotations

from collections.abc import Callable

from fogline.models.claim import Claim

GAINS = frozenset({"seize", "hold", "enter", "advance"})
"""Event types that do their actor credit."""
LOSSES = frozenset({"withdraw"})
"""Event types that hurt their actor."""
SUFFERED = frozenset({"casualties", "detain", "displace", "damage"})
"""Event types that hurt their recipient."""
INFLICTED = frozenset({"airstrike", "shell", "blast", "attack"})
"""Event types that a party lays at the other side's door to its own advantage; its own strikes are neutral."""


def find_interest(claim: Claim, side: str, side_of: Callable[[str], str]) -> str:
    """favour, against or neutral: how a claim stands to the side of its own voice.

    A denial turns it round: to deny one's own retreat is in one's favour, to deny the enemy's is neutral at best and
    counts as in one's favour where the enemy would gain.
    """
    actors = {side_of(slot.id) for slot in claim.actor}
    recipients = {side_of(slot.id) for slot in claim.recipient}
    stand = _stand(claim.event_type, side, actors, recipients)
    if claim.polarity == "denied":
        return {"favour": "against", "against": "favour"}.get(stand, stand)
    return stand


def _stand(event_type: str, side: str, actors: set[str], recipients: set[str]) -> str:
    if event_type in GAINS:
        return "favour" if side in actors else "against" if actors else "neutral"
    if event_type in LOSSES:
        return "against" if side in actors else "favour" if actors else "neutral"
    if event_type in SUFFERED:
        return "against" if side in recipients else "favour" if recipients or actors else "neutral"
    if event_type in INFLICTED:
        return "favour" if actors and side not in actors else "neutral"
    return "neutral"
