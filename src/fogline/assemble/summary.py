"""Summary: one plain sentence for an event, with the voices that say so; no attributed claim is told as fact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from fogline.models.claim import Claim
from fogline.models.event import Event
from fogline.models.holdings import Holdings


def summarise(event: Event, claims: Sequence[Claim], holdings: Holdings, side_of: Callable[[str], str]) -> Event:
    """The event with its summary."""
    who = ", ".join(holdings.actor_name(i) for i in event.actor) or "Unnamed actors"
    where = ", ".join(holdings.place_name(i) for i in event.place)
    said = ", ".join(i.name for i in event.informants if i.affirms)
    return replace(event, summary=f"{who}: {event.event_type} {where} (said by {said})")
