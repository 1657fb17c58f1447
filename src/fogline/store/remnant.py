"""Remnant: what is left of an assembly where claims were taken out since it was made, until events follow again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from fogline.models.event import Assembly, Event


def keep_claims(assembly: Assembly, claims: Collection[str]) -> Assembly:
    """The assembly without what speaks of claims that are none of `claims`, and without events that keep none."""
    return replace(
        assembly,
        events=tuple(kept for event in assembly.events if (kept := _keep_in_event(event, claims)).claims),
        relations=tuple(one for one in assembly.relations if one.a in claims and one.b in claims),
        withdrawn={claim: why for claim, why in assembly.withdrawn.items() if claim in claims},
        withdrawn_on={claim: day for claim, day in assembly.withdrawn_on.items() if claim in claims},
    )


def _keep_in_event(event: Event, claims: Collection[str]) -> Event:
    if all(claim in claims for claim in event.claims):
        return event
    voices = (replace(one, claims=tuple(c for c in one.claims if c in claims)) for one in event.informants)
    return replace(
        event,
        claims=tuple(claim for claim in event.claims if claim in claims),
        informants=tuple(one for one in voices if one.claims),
    )
