"""Implied actors: who acts where the clause names nobody ("the offensive", "the base had fallen", "it was stormed")."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from fogline.claim.attribution import Hearing
from fogline.claim.happenings import Happening
from fogline.claim.scene import Scene
from fogline.lexicon.frames import load_words
from fogline.models.claim import Claim, Slot

FIGHTING = frozenset({"attack", "seize", "advance", "enter"})
MOVES = frozenset({"withdraw", "deploy"})
FORCEFUL = FIGHTING | MOVES | {"hold", "clash", "airstrike", "shell", "blast", "casualties", "damage"}
STRUCK = frozenset({"airstrike", "shell", "casualties", "attack"})
ADMITTING = frozenset({"acknowledged", "admitted", "conceded", "confessed", "acknowledges", "admits", "concedes"})
REACH = 60
"""How many claims back a report is searched for the one who acts."""
NEAR_FLOWN = 6
"""How many sentences back other air strikes tell whose an unclaimed one is."""


def find_implied_actor(scene: Scene, happening: Happening, hearing: Hearing, earlier: list[Claim]) -> tuple[Slot, ...]:
    """Who acts, from who speaks and from what the report has told; empty where nothing decides.

    A party that speaks of its own operation is its actor; else the actor of the latest claim of the same type at
    the same place, or of the latest fighting told, never one who suffers it or denies it.
    """
    kind = happening.type
    if happening.trigger.frame.id == "seize-lose":
        return _other_side(scene, happening, hearing, earlier)
    if _own_defence(scene, happening) or (kind in STRUCK and _admitted(hearing)):
        return _speaking_party(scene, hearing)
    own = "context" in happening.trigger.frame.actor or kind in MOVES
    if own and (found := _speaking_party(scene, hearing, denier=kind in MOVES)):
        return found
    barred = {g.id for g in happening.recipient} | ({v.id for v in hearing.chain} if hearing.denied else set())
    told = [c for c in earlier[-REACH:] if c.actor and not {s.id for s in c.actor} & barred]
    if kind in MOVES:
        return _latest(told, frozenset({kind}), scene, 3)
    if kind == "airstrike":
        flown = [c for c in told if c.event_type == kind and scene.sentence.index - c.sentence <= NEAR_FLOWN]
        return _as_context(flown[-1]) if len({tuple(s.id for s in c.actor) for c in flown}) == 1 else ()
    if kind not in FIGHTING:
        return ()
    barred |= _holders(scene, happening)
    told = [c for c in told if c.event_type in FIGHTING and not {s.id for s in c.actor} & barred]
    places = {g.id for g in happening.place}
    alike = [c for c in told if c.event_type == kind and places & {s.id for s in c.place}]
    if alike:
        return _as_context(alike[-1])
    return _most_told(told)


def _other_side(scene: Scene, happening: Happening, hearing: Hearing, earlier: list[Claim]) -> tuple[Slot, ...]:
    """Who has what a side lost: the attacker most told of that is not of the loser's side."""
    records, table = scene.groundings.actor_records, set()
    losers = {g.id for n in scene.syntax.agent(happening.trigger.index) for g in scene.actors_of(n)}
    losers |= {g.id for g in happening.recipient} | {v.id for v in hearing.chain}
    for ident in list(losers):
        record = records.get(ident)
        while record is not None and record.id not in table:
            table.add(record.id)
            if record.side:
                table.add(record.side)
            record = records.get(record.speaks_for or "")
    told = [
        c
        for c in earlier[-REACH:]
        if c.actor
        and c.event_type in FIGHTING | {"clash", "airstrike", "shell"}
        and not any(s.id in table or ((r := records.get(s.id)) is not None and r.side in table) for s in c.actor)
    ]
    return _most_told(told)


def name_doers(scene: Scene, event_type: str, actor: tuple[Slot, ...], suffering: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The actors of an act of force: the body that a ministry or a spokesman speaks for, never who suffers the act
    and never civilians."""
    if event_type not in FORCEFUL:
        return actor
    records = scene.groundings.actor_records
    found: list[Slot] = []
    for slot in actor:
        record = records.get(slot.id)
        if record is not None and record.kind in ("ministry", "unnamed", "person") and record.speaks_for:
            body = records.get(record.speaks_for)
            if body is not None and body.kind in ("military", "armed-group", "coalition"):
                slot = replace(slot, id=body.id, name=body.name)
        elif record is not None and record.kind == "civilians" and event_type in ("casualties", "damage"):
            continue
        if all(slot.id != s.id for s in (*found, *(suffering if event_type == "casualties" else ()))):
            found.append(slot)
    return tuple(found)


def _admitted(hearing: Hearing) -> bool:
    """ "acknowledged that a strike had killed ...": one's own strike."""
    return bool(hearing.chain) and hearing.chain[0].cue.lower() in ADMITTING


def _latest(told: list[Claim], kinds: frozenset[str], scene: Scene, reach: int) -> tuple[Slot, ...]:
    """The actor of the latest claim of these kinds, a few sentences back at most."""
    for claim in reversed(told):
        if scene.sentence.index - claim.sentence > reach:
            break
        if claim.event_type in kinds:
            return _as_context(claim)
    return ()


def _holders(scene: Scene, happening: Happening) -> set[str]:
    """Who holds the place under attack ("the last X-held quarter"): never the one who attacks it."""
    inside = [scene.sentence.tokens[i].start for i in scene.syntax.subtree(happening.trigger.index)]
    low, high = min(inside), max(inside)
    held = [a for a in scene.groundings.actors_in(low, high + 1) if _is_prefix(scene, a.end)]
    return {a.id for a in held}


def _is_prefix(scene: Scene, end: int) -> bool:
    return scene.report.text[end : end + 5] in ("-held", "‑held", "–held") or scene.report.text[
        end : end + 11
    ].startswith(("-controlled", " stronghold", "-occupied"))


def _most_told(told: list[Claim]) -> tuple[Slot, ...]:
    """The attacker that the report tells most of; among equals the latest."""
    if not told:
        return ()
    counts = Counter(tuple(s.id for s in c.actor) for c in told)
    best = max(enumerate(told), key=lambda nc: (counts[tuple(s.id for s in nc[1].actor)], nc[0]))
    return _as_context(best[1])


def _as_context(claim: Claim) -> tuple[Slot, ...]:
    return tuple(replace(s, how="context", start=None, end=None) for s in claim.actor)


def _own_defence(scene: Scene, happening: Happening) -> bool:
    """A passive without an agent that its teller's own side did: "the drones were shot down", "was repelled"."""
    lemma, syntax = scene.syntax.lemmas[happening.trigger.index], scene.syntax
    if happening.trigger.frame.kind != "verb" or not syntax.passive(happening.trigger.index):
        return False
    if happening.type == "clash":
        return lemma in load_words("repelling")
    return happening.type == "damage" and (
        lemma == "intercept" or (lemma in ("shoot", "bring") and "down" in syntax.particles(happening.trigger.index))
    )


def _speaking_party(scene: Scene, hearing: Hearing, denier: bool = False) -> tuple[Slot, ...]:
    """A belligerent that tells an operation without saying whose tells its own."""
    if not hearing.chain or (hearing.denied and not denier):
        return ()
    records = scene.groundings.actor_records
    record = records.get(hearing.chain[0].id)
    body = records.get(record.speaks_for or "") if record else None
    body = body or (record if record is not None and record.kind in ("military", "armed-group") else None)
    if body is None or not body.party:
        return ()
    return (Slot(body.id, body.name, hearing.chain[0].text, how="speaker"),)
