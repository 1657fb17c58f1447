"""Implied actors: who acts where the clause names nobody ("the offensive", "the base had fallen", "it was stormed")."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.attribution import Hearing
from fogline.claim.happenings import Happening
from fogline.claim.scene import Scene
from fogline.models.claim import Claim, Slot

FIGHTING = frozenset({"attack", "seize", "advance", "enter"})
REACH = 60
"""How many claims back a report is searched for the one who acts."""


def find_implied_actor(scene: Scene, happening: Happening, hearing: Hearing, earlier: list[Claim]) -> tuple[Slot, ...]:
    """Who acts, from who speaks and from what the report has told; empty where nothing decides.

    A party that speaks of its own operation is its actor; else the actor of the latest claim of the same type at
    the same place, or of the latest fighting told, never one who suffers it or denies it.
    """
    if happening.type not in FIGHTING or happening.trigger.frame.id == "seize-lose":
        return ()
    if found := _speaking_party(scene, happening, hearing):
        return found
    barred = {g.id for g in happening.recipient} | ({v.id for v in hearing.chain} if hearing.denied else set())
    places = {g.id for g in happening.place}
    told = [c for c in earlier[-REACH:] if c.event_type in FIGHTING and c.actor]
    told = [c for c in told if not {s.id for s in c.actor} & barred]
    alike = [c for c in told if c.event_type == happening.type and places & {s.id for s in c.place}]
    attack = [c for c in told if c.event_type == "attack"] if happening.type == "attack" else []
    chosen = (alike or attack or told)[-1:]
    return tuple(replace(s, how="context", start=None, end=None) for c in chosen for s in c.actor)


def _speaking_party(scene: Scene, happening: Happening, hearing: Hearing) -> tuple[Slot, ...]:
    """A belligerent that tells an operation without saying whose tells its own."""
    if "context" not in happening.trigger.frame.actor or not hearing.chain or hearing.denied:
        return ()
    record = scene.groundings.actor_records.get(hearing.chain[0].id)
    body = scene.groundings.actor_records.get(record.speaks_for or "") if record else None
    if body is None or not body.party:
        return ()
    return (Slot(body.id, body.name, hearing.chain[0].text, how="speaker"),)
