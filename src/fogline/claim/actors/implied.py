"""Implied actors: who acts where the clause names nobody ("the offensive", "the base had fallen", "it was stormed")."""

from __future__ import annotations

from collections import Counter

from fogline.claim.actors.assailants import find_assailant
from fogline.claim.actors.avowals import (
    admits,
    find_foe_of_losers,
    find_foe_who_tells,
    find_losers,
    find_speaker,
    find_speaking_party,
    is_taker,
)
from fogline.claim.actors.parties import Parties, as_context, is_fighting
from fogline.claim.actors.raiders import NEAR_FLOWN, REACH, find_firer, find_raider, find_raider_within
from fogline.claim.actors.retakers import find_retaker
from fogline.claim.actors.shared import SHARED, is_shared
from fogline.claim.actors.strays import is_suffered, leave_strangers
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.voice_chain import Hearing
from fogline.claim.times.timing import SPEECH_ACTS
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim, Slot
from fogline.models.entity import Grounding

FIGHTING = frozenset({"attack", "seize", "advance", "enter"})
MOVES = frozenset({"withdraw", "deploy"})
TOLD_BY_FOES = frozenset({"casualties", "damage", "detain"})
STRUCK = frozenset({"airstrike", "shell", "casualties", "attack"})
AFTERWARDS = frozenset({"after", "following", "amid"})
FALLING = frozenset({"fall", "lose", "loss"})
COMING = frozenset({"enter", "seize"})
KEEPING = frozenset({"hold", "withdraw"})


def find_implied_actor(
    scene: Scene, happening: Happening, hearing: Hearing, earlier: list[Claim], parties: Parties
) -> tuple[Slot, ...]:
    """Who acts, from who speaks and from what the report has told; empty where nothing decides.

    A party that speaks of its own operation is its actor, and both sides of the report's war fight its battles and
    sign its truces; else the actor of the latest claim of the same type at the same place, or of the latest fighting
    told, never one who suffers it, denies it or held the place.
    """
    kind = happening.type
    if "other-side" in happening.trigger.frame.marks:
        return _other_side(scene, happening, hearing, earlier, parties)
    if _own_defence(scene, happening) or (kind in STRUCK and admits(scene, happening, hearing)):
        return find_speaking_party(hearing, parties)
    if kind in SPEECH_ACTS - SHARED:
        unsaid = kind == "support" and scene.syntax.passive(happening.trigger.index)
        return () if unsaid else find_speaker(hearing)
    if kind in ("clash", "attack") and (found := _fighter_before(scene, happening, parties)):
        return found
    if kind == "attack" and (found := find_raider_within(scene, happening, parties)):
        return found
    if kind in SHARED:
        return parties.name_sides(kind != "clash") if is_shared(scene, happening) else ()
    if found := find_firer(scene, happening, earlier):
        return found
    if kind in TOLD_BY_FOES and (found := find_raider(scene, happening, earlier)):
        return found
    if kind in TOLD_BY_FOES and (found := find_foe_who_tells(scene, happening, hearing, parties)):
        return found
    if found := find_assailant(scene, happening, parties):
        return found
    fallen = kind == "seize" and (
        scene.syntax.lemmas[happening.trigger.index] in FALLING or scene.syntax.passive(happening.trigger.index)
    )
    told_as_own = "context" in happening.trigger.frame.actor and not is_suffered(scene, happening)
    own = told_as_own or kind in MOVES or (fallen and is_taker(hearing, parties))
    if own and (found := find_speaking_party(hearing, parties, denier=kind in MOVES)):
        return found
    if kind not in MOVES | FIGHTING | {"airstrike"}:
        return ()
    told = [c for c in earlier[-REACH:] if c.actor and parties.may_fight(c) and not _is_contradicted(c, earlier)]
    barred = {parties.side_of(g.id) for g in (*happening.recipient, *_find_hit(scene, happening))}
    barred |= find_losers(scene, happening, hearing, parties)
    told = [c for c in told if not {parties.side_of(s.id) for s in c.actor} & barred]
    if kind in MOVES:
        return _latest(told, frozenset({kind}), scene, 3)
    if kind == "airstrike":
        flown = [c for c in told if c.event_type == kind and scene.sentence.index - c.sentence <= NEAR_FLOWN]
        return as_context(flown[-1]) if len({parties.side_of(c.actor[0].id) for c in flown}) == 1 else ()
    if retaken := find_retaker(scene, happening, earlier, parties):
        return retaken
    barred = _holders(scene, happening) | _keepers(happening, earlier)
    told = [c for c in told if not {s.id for s in c.actor} & barred]
    barred = {parties.side_of(ident) for ident in _losers_told(happening, earlier)}
    told = [c for c in told if not {parties.side_of(s.id) for s in c.actor} & barred]
    fought = [c for c in told if c.event_type in FIGHTING]
    places = {g.id for g in happening.place}
    alike = [c for c in fought if c.event_type == kind and places & {s.id for s in c.place}]
    if alike:
        return as_context(alike[-1])
    fought = leave_strangers(scene, happening, fought, parties)
    return _most_told(fought, parties) or find_foe_of_losers(scene, happening, hearing, earlier, parties)


def _is_contradicted(claim: Claim, earlier: list[Claim]) -> bool:
    """Whether the report itself has somebody else deny it ("residents contradicted them")."""
    return any(
        c.polarity == "denied" and (c.event_type, c.actor, c.place) == (claim.event_type, claim.actor, claim.place)
        for c in earlier[-REACH:]
    )


def _other_side(
    scene: Scene, happening: Happening, hearing: Hearing, earlier: list[Claim], parties: Parties
) -> tuple[Slot, ...]:
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
    return _most_told(told, parties)


def _find_hit(scene: Scene, happening: Happening) -> list[Grounding]:
    """Whom an attack told as a subject killed or hurt ("an ambush left nine soldiers dead")."""
    trigger = happening.trigger
    if happening.type != "attack" or trigger.carrier is None or trigger.carried_as != "nsubj":
        return []
    return [g for n in scene.syntax.patient(trigger.carrier) for g in scene.actors_of(n)]


def _fighter_before(scene: Scene, happening: Happening, parties: Parties) -> tuple[Slot, ...]:
    """Whose fighting it was that a clause looks back on: "the army took the town after a week of street fighting" """
    syntax, current, back = scene.syntax, happening.trigger.index, False
    for _ in range(4):
        back = back or syntax.case(current) in AFTERWARDS
        head = syntax.head(current)
        if head < 0 or syntax.rels[current] not in ("nmod", "obl", "conj"):
            return ()
        current = head
        if syntax.is_verb(current):
            break
    else:
        return ()
    found = [g for n in syntax.agent(current) for g in scene.actors_of(n)] if back else []
    records = [parties.records.get(g.id) for g in found]
    if not all(r is not None and is_fighting(r) for r in records):
        return ()
    return tuple(map(Slot.of, found))


def _latest(told: list[Claim], kinds: frozenset[str], scene: Scene, reach: int) -> tuple[Slot, ...]:
    """The actor of the latest claim of these kinds, a few sentences back at most."""
    for claim in reversed(told):
        if scene.sentence.index - claim.sentence > reach:
            break
        if claim.event_type in kinds:
            return as_context(claim)
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


def _most_told(told: list[Claim], parties: Parties) -> tuple[Slot, ...]:
    """The attacker told of most on the side told of most; among equals the latest."""
    if not told:
        return ()
    sides = [parties.side_of(c.actor[0].id) for c in told]
    counts = Counter(sides)
    bodies = Counter(c.actor[0].id for c in told)
    best = max(range(len(told)), key=lambda n: (counts[sides[n]], bodies[told[n].actor[0].id], n))
    return as_context(told[best])


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


def _losers_told(happening: Happening, earlier: list[Claim]) -> set[str]:
    """Who was told to have lost the place: not the one who has taken it."""
    places = {g.id for g in happening.place} if happening.type == "seize" else set()
    taken = [c for c in earlier[-REACH:] if c.event_type == "seize" and c.polarity == "affirmed" and not c.actor]
    return {s.id for c in taken if places & {p.id for p in c.place} for s in c.recipient}


def _keepers(happening: Happening, earlier: list[Claim]) -> set[str]:
    """Who was told to hold the place or to leave it, but not to have come into it: not the one who takes it."""
    places = {g.id for g in happening.place}
    there = [c for c in earlier[-REACH:] if places & {s.id for s in c.place}] if happening.type == "seize" else []
    kept = {s.id for c in there if c.event_type in KEEPING for s in c.actor}
    return kept - {s.id for c in there if c.event_type in COMING and c.polarity == "affirmed" for s in c.actor}
