"""Disputes: disagreements between claims, each with its kind and one sentence that names the voices."""

from __future__ import annotations

from datetime import date

from fogline.models.claim import Claim
from fogline.models.event import Assembly, Relation
from fogline.models.holdings import OUTLET, Holdings
from fogline.models.state import Dispute

KINDS = {
    "denies": "denial", "conflicts_value": "value", "conflicts_scope": "scope", "conflicts_time": "time",
    "conflicts_actor": "actor", "conflicts_holder": "holder", "supersedes": "superseded",
}  # fmt: skip
"""Relations that are shown as disputes, with the kind that each is shown as."""


def derive_disputes(assembly: Assembly, holdings: Holdings, as_of: date | None = None) -> tuple[Dispute, ...]:
    """One dispute a relation of a kind in KINDS, none with a claim later than `as_of`."""
    found = []
    for relation in assembly.relations:
        if relation.kind not in KINDS:
            continue
        a, b = holdings.claims[relation.a], holdings.claims[relation.b]
        days = [day for c in (a, b) if (day := c.time.first if c.time else holdings.said_on(c))]
        if as_of and any(day > as_of for day in days):
            continue
        found.append(_dispute(relation, a, b, assembly, holdings))
    return tuple(found)


def _dispute(relation: Relation, a: Claim, b: Claim, assembly: Assembly, holdings: Holdings) -> Dispute:
    event = assembly.event_of.get(a.id)
    place = tuple(dict.fromkeys(slot.id for slot in (*a.place, *b.place)))
    text = f"{_voice(a, holdings)} and {_voice(b, holdings)}: {relation.why}."
    return Dispute(KINDS[relation.kind], (a.id,), (b.id,), text, event.id if event else None, place)


def _voice(claim: Claim, holdings: Holdings) -> str:
    return holdings.actor_name(claim.informant or f"{OUTLET}{claim.doc}")
