"""Carried actors: who strikes or holds captives where another clause, or the sentence before, has just named him."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.actors.parties import ARMED, STATES, as_context
from fogline.claim.actors.raiders import RAIDS
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.models.claim import Claim

FLOWN = frozenset({"airstrike", "shell"})
CAPTOR_REACH = 1
"""How many sentences back those may have been taken who are set free."""
KEEPING = frozenset({"hold", "keep"})
FREEING = frozenset({"free", "release", "let", "set"})


def carry_captor(scene: Scene, happening: Happening, claim: Claim, earlier: list[Claim]) -> Claim:
    """Who frees captives is who took them: the captor told of in the sentence or right before it."""
    lemma = scene.syntax.lemmas[happening.trigger.index]
    if claim.event_type != "detain" or claim.actor or lemma not in FREEING | KEEPING:
        return claim
    for before in reversed(earlier):
        if claim.sentence - before.sentence > (CAPTOR_REACH if lemma in FREEING else 0):
            break
        if before.event_type == "detain" and before.actor and before is not claim:
            return replace(claim, actor=as_context(before))
    return claim


def name_captor(scene: Scene, claim: Claim, claims: list[Claim]) -> Claim:
    """Who takes captives, where the clause names nobody, is who fights in the same sentence ("gunmen raided the school
    and 30 pupils were abducted"), the nearest first; never the side that is taken."""
    if claim.event_type != "detain" or claim.actor:
        return claim
    taken = {s.id for s in claim.recipient}
    fights = [c for c in claims if c.event_type in RAIDS and c.actor and taken.isdisjoint(s.id for s in c.actor)]
    fights = [c for c in fights if _bears_arms(scene, c)]
    if not fights:
        return claim
    nearest = min(fights, key=lambda c: abs(c.evidence.start - claim.evidence.start))
    return replace(claim, actor=as_context(nearest))


def _bears_arms(scene: Scene, claim: Claim) -> bool:
    records = [scene.groundings.actor_records.get(s.id) for s in claim.actor]
    return all(r is not None and (r.kind in ARMED or r.kind in STATES) for r in records)


def carry_striker(claim: Claim, told: list[Claim]) -> Claim:
    """Who flies or fires is, in the rest of a sentence that names nobody else, who flew or fired at its beginning."""
    if claim.actor or claim.event_type not in FLOWN:
        return claim
    same = [c for c in told if c.sentence == claim.sentence and c.event_type == claim.event_type and c.actor]
    if not same or (claim.polarity, claim.modality) != (same[-1].polarity, same[-1].modality):
        return claim
    return replace(claim, actor=as_context(same[-1]))
