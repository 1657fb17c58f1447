"""Implied actors: who acts where the clause names nobody ("the offensive", "the base had fallen", "it was stormed")."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from fogline.claim.attribution import Hearing
from fogline.claim.happenings import Happening
from fogline.claim.parties import STATES, Parties, is_fighting
from fogline.claim.scene import Scene
from fogline.claim.shared import SHARED, is_shared
from fogline.claim.timing import SPEECH_ACTS
from fogline.lexicon.frames import load_words
from fogline.models.claim import Claim, Slot

FIGHTING = frozenset({"attack", "seize", "advance", "enter"})
MOVES = frozenset({"withdraw", "deploy"})
TOLD_BY_FOES = frozenset({"casualties", "damage", "detain"})
STRUCK = frozenset({"airstrike", "shell", "casualties", "attack"})
ADMITTING = frozenset({"acknowledged", "admitted", "conceded", "confessed", "acknowledges", "admits", "concedes"})
PUBLIC = frozenset({"ministry", "government", "country", "person"})
RAID_WORDS = frozenset({"raid", "strike", "airstrike", "bombing", "bombardment", "campaign", "shelling", "barrage"})
AGAIN = frozenset({"the", "this", "that", "these", "those", "another", "second", "third", "further"})
AFTERWARDS = frozenset({"after", "following", "amid"})
RAIDS = FIGHTING | {"airstrike", "shell", "blast", "casualties", "damage", "detain"}
RAID_REACH = 8
"""How many sentences back a witness's "they" may have been told of."""
THEY = frozenset({"they", "them"})
FALLING = frozenset({"fall", "lose", "loss"})
LOSING = frozenset({"lose", "surrender", "shut", "close", "cut"})
ARRESTING = frozenset({"arrest", "detain", "capture", "apprehend"})
KEEPING = frozenset({"hold", "withdraw"})
REACH = 60
"""How many claims back a report is searched for the one who acts."""
NEAR_FLOWN = 6
"""How many sentences back other air strikes tell whose an unclaimed one is."""


def find_implied_actor(
    scene: Scene, happening: Happening, hearing: Hearing, earlier: list[Claim], parties: Parties
) -> tuple[Slot, ...]:
    """Who acts, from who speaks and from what the report has told; empty where nothing decides.

    A party that speaks of its own operation is its actor, and both sides of the report's war fight its battles and
    sign its truces; else the actor of the latest claim of the same type at the same place, or of the latest fighting
    told, never one who suffers it, denies it or held the place.
    """
    kind = happening.type
    if happening.trigger.frame.id == "seize-lose":
        return _other_side(scene, happening, hearing, earlier, parties)
    if _own_defence(scene, happening) or (kind in STRUCK and _admitted(scene, happening, hearing)):
        return _speaking_party(hearing, parties)
    if kind in SPEECH_ACTS - SHARED:
        return _as_speaker(hearing)
    if kind in ("clash", "attack") and (found := _fighter_before(scene, happening, parties)):
        return found
    if kind in SHARED:
        return parties.name_sides(kind != "clash") if is_shared(scene, happening) else ()
    if kind in TOLD_BY_FOES and (found := _raider(scene, happening, earlier)):
        return found
    if kind in TOLD_BY_FOES and (found := _foe_who_tells(scene, happening, hearing, parties)):
        return found
    fallen = kind == "seize" and scene.syntax.lemmas[happening.trigger.index] in FALLING
    own = "context" in happening.trigger.frame.actor or kind in MOVES or (fallen and _is_taker(hearing, parties))
    if own and (found := _speaking_party(hearing, parties, denier=kind in MOVES)):
        return found
    told = [c for c in earlier[-REACH:] if c.actor and _may_fight(c, parties)]
    barred = {parties.side_of(g.id) for g in happening.recipient} | _losers(scene, happening, hearing, parties)
    told = [c for c in told if not {parties.side_of(s.id) for s in c.actor} & barred]
    if kind in MOVES:
        return _latest(told, frozenset({kind}), scene, 3)
    if kind == "airstrike":
        flown = [c for c in told if c.event_type == kind and scene.sentence.index - c.sentence <= NEAR_FLOWN]
        return _as_context(flown[-1]) if len({parties.side_of(c.actor[0].id) for c in flown}) == 1 else ()
    if kind not in FIGHTING:
        return ()
    barred = _holders(scene, happening) | _keepers(happening, earlier)
    told = [c for c in told if not {s.id for s in c.actor} & barred]
    fought = [c for c in told if c.event_type in FIGHTING]
    places = {g.id for g in happening.place}
    alike = [c for c in fought if c.event_type == kind and places & {s.id for s in c.place}]
    if alike:
        return _as_context(alike[-1])
    return _most_told(fought, parties) or _foe_of_losers(scene, happening, hearing, earlier, parties)


def find_raiders(scene: Scene, happening: Happening, earlier: list[Claim], parties: Parties) -> tuple[Slot, ...]:
    """Whom a witness means by "they" in an act of force ("They burned our houses"): the attacker told of last, one of
    the same type first; empty where "they" is not the subject or nobody attacked."""
    nodes = scene.syntax.agent(happening.trigger.predicate)
    if not nodes or any(scene.syntax.words[n] not in THEY for n in nodes):
        return ()
    barred = {parties.side_of(g.id) for g in happening.recipient}
    told = [
        c
        for c in earlier[-REACH:]
        if c.actor
        and c.event_type in RAIDS
        and scene.sentence.index - c.sentence <= RAID_REACH
        and _may_fight(c, parties)
        and not {parties.side_of(s.id) for s in c.actor} & barred
    ]
    alike = [c for c in told if c.event_type == happening.type]
    return _as_context((alike or told)[-1]) if told else ()


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


def _admitted(scene: Scene, happening: Happening, hearing: Hearing) -> bool:
    """ "acknowledged that a strike had killed ...": one's own strike; who acknowledges but dead has lost them."""
    if not _concedes(hearing):
        return False
    struck = any(scene.has_word(n, "strikes") for n in scene.syntax.agent(happening.trigger.index))
    return happening.type != "casualties" or struck


def _raider(scene: Scene, happening: Happening, earlier: list[Claim]) -> tuple[Slot, ...]:
    """Whose raid it was that killed or destroyed: "the raids", "another raid" are those of the strike told last."""
    syntax = scene.syntax
    nodes = [n for n in syntax.agent(happening.trigger.index) if syntax.lemmas[n] in RAID_WORDS]
    if not any(_is_anaphoric(scene, n) for n in nodes):
        return ()
    told = [c for c in earlier if c.event_type in STRUCK - {"casualties"} and c.actor]
    near = [c for c in told if scene.sentence.index - c.sentence <= NEAR_FLOWN]
    return _as_context(near[-1]) if near else ()


def _is_anaphoric(scene: Scene, index: int) -> bool:
    syntax = scene.syntax
    words = {syntax.words[k] for k in syntax.kids(index, "det", "amod")}
    return bool(words & AGAIN) or bool(syntax.subkids(index, "nmod:poss"))


def _concedes(hearing: Hearing) -> bool:
    """Whether who speaks admits it."""
    return bool(hearing.chain) and hearing.chain[0].cue.lower() in ADMITTING


def _is_taker(hearing: Hearing, parties: Parties) -> bool:
    """Whether an armed body that tells of a place's fall without conceding it took the place."""
    return bool(hearing.chain) and not _concedes(hearing) and parties.find_body(hearing.chain[0].id) is not None


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


def _most_told(told: list[Claim], parties: Parties) -> tuple[Slot, ...]:
    """The attacker told of most on the side told of most; among equals the latest."""
    if not told:
        return ()
    sides = [parties.side_of(c.actor[0].id) for c in told]
    counts = Counter(sides)
    bodies = Counter(c.actor[0].id for c in told)
    best = max(range(len(told)), key=lambda n: (counts[sides[n]], bodies[told[n].actor[0].id], n))
    return _as_context(told[best])


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


def _speaking_party(hearing: Hearing, parties: Parties, denier: bool = False) -> tuple[Slot, ...]:
    """A belligerent that tells an operation without saying whose tells its own; an unnamed official of a state, who may
    count the dead in a hospital, does not."""
    if not hearing.chain or (hearing.denied and not denier):
        return ()
    record = parties.records.get(hearing.chain[0].id)
    body = parties.find_body(hearing.chain[0].id)
    if body is None and record is not None and record.kind in PUBLIC:
        body = parties.records.get(record.speaks_for or "") or record
        body = body if body.party else None
    return (Slot(body.id, body.name, hearing.chain[0].text, how="speaker"),) if body else ()


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
    return tuple(Slot(g.id, g.name, g.text, g.start, g.end, g.how, g.candidates) for g in found)


def _as_speaker(hearing: Hearing) -> tuple[Slot, ...]:
    """Whoever speaks does what is done by speaking ("whoever comes will answer for it, he warned")."""
    return tuple(Slot(v.id, v.name, v.text, v.start, v.end, "speaker") for v in hearing.chain[:1])


def _foe_who_tells(scene: Scene, happening: Happening, hearing: Hearing, parties: Parties) -> tuple[Slot, ...]:
    """A belligerent that tells of the other side's dead, prisoners and wrecks without saying whose work they are:
    its own ("the army said that 30 militants were killed and two tanks destroyed")."""
    index, syntax = happening.trigger.index, scene.syntax
    body = parties.find_body(hearing.chain[0].id) if hearing.chain else None
    if body is None or happening.trigger.frame.kind != "verb" or not syntax.passive(index):
        return ()
    patients = [m for n in syntax.patient(index) for m in (n, *syntax.parts(n))]
    own = [k for n in patients for k in syntax.subkids(n, "nmod:poss") if syntax.tokens[k].upos == "PRON"]
    sufferers = [g.id for g in happening.recipient if parties.find_body(g.id) is not None]
    if own or any(not parties.are_foes(ident, body.id) for ident in sufferers):
        return ()
    lemmas = {syntax.lemmas[n] for n in patients}
    foes = bool(sufferers) or bool(lemmas & load_words("forces") and happening.type == "casualties")
    arms = happening.type == "damage" and lemmas & load_words("military_things")
    held = happening.type == "detain" and syntax.lemmas[index] in ARRESTING
    if not (foes or arms or held) or syntax.lemmas[index] in LOSING:
        return ()
    return (Slot(body.id, body.name, hearing.chain[0].text, how="speaker"),)


def _may_fight(claim: Claim, parties: Parties) -> bool:
    """Whether a claim tells of a side at war: its actor is under arms or a state."""
    record = parties.records.get(claim.actor[0].id)
    if claim.actor[0].how == "unknown":
        return False
    return record is None or is_fighting(record) or record.kind in STATES | {"ngo", "ministry"}


def _losers(scene: Scene, happening: Happening, hearing: Hearing, parties: Parties) -> set[str]:
    """The sides that cannot have done it: whoever denies it, and whoever tells that a place fell or was lost."""
    if not hearing.chain:
        return set()
    fallen = happening.type == "seize" and _concedes(hearing)
    return {parties.side_of(hearing.chain[0].id)} if hearing.denied or fallen else set()


def _foe_of_losers(
    scene: Scene, happening: Happening, hearing: Hearing, earlier: list[Claim], parties: Parties
) -> tuple[Slot, ...]:
    """Who must have done what a side admits or denies, where no attacker was told: its foe."""
    if not hearing.chain or not _losers(scene, happening, hearing, parties):
        return ()
    return tuple(
        replace(s, how="context", start=None, end=None) for s in parties.find_foe(hearing.chain[0].id, earlier)
    )


def _keepers(happening: Happening, earlier: list[Claim]) -> set[str]:
    """Who was told to hold the place or to leave it: not the one who takes it afterwards."""
    places = {g.id for g in happening.place}
    kept = [c for c in earlier[-REACH:] if c.event_type in KEEPING and places & {s.id for s in c.place}]
    return {s.id for c in kept for s in c.actor} if happening.type == "seize" else set()
