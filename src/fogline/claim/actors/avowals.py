"""Avowals: who acts, judged from who tells it: a side's own moves, its foe's dead, the losses that it concedes."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.actors.parties import Parties, is_fighting
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.voice_chain import Hearing
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim, Slot

ADMITTING = frozenset({"acknowledged", "admitted", "conceded", "confessed", "acknowledges", "admits", "concedes"})
PUBLIC = frozenset({"ministry", "government", "country", "person"})
FIRST_PERSONS = frozenset({"we", "us", "our", "ours"})
LOSING = frozenset({"lose", "surrender", "shut", "close", "cut"})
ARRESTING = frozenset({"arrest", "detain", "capture", "apprehend"})


def find_speaking_party(hearing: Hearing, parties: Parties, denier: bool = False) -> tuple[Slot, ...]:
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


def find_own_side(scene: Scene, actor: tuple[Slot, ...], told: list[Claim], parties: Parties) -> tuple[Slot, ...]:
    """Whom somebody of no known side means by "we" in an act of force: the armed body last heard, else last told to
    fight, a few sentences back at most; who was given, where nobody was."""
    if len(actor) != 1 or actor[0].text.lower().partition(" ")[0] not in FIRST_PERSONS:
        return actor
    record = parties.records.get(actor[0].id)
    known = record is not None and record.kind not in ("person", "unnamed")
    if known or parties.find_body(actor[0].id) is not None:
        return actor
    near = [c for c in told if scene.sentence.index - c.sentence <= OWN_REACH]
    for claim in reversed(near):
        told_of = [*(v.id for v in claim.attribution), *(s.id for s in claim.actor)]
        bodies = [parties.find_body(ident) for ident in told_of]
        body = next((b for b in bodies if b is not None and is_fighting(b)), None)
        if body is not None:
            return (replace(actor[0], id=body.id, name=body.name),)
    return actor


OWN_REACH = 3
"""How many sentences back a speaker's side may have been told of."""


def find_speaker(hearing: Hearing) -> tuple[Slot, ...]:
    """Whoever speaks does what is done by speaking ("whoever comes will answer for it, he warned")."""
    return tuple(Slot(v.id, v.name, v.text, v.start, v.end, "speaker") for v in hearing.chain[:1])


def find_foe_who_tells(scene: Scene, happening: Happening, hearing: Hearing, parties: Parties) -> tuple[Slot, ...]:
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


def admits(scene: Scene, happening: Happening, hearing: Hearing) -> bool:
    """ "acknowledged that a strike had killed ...": one's own strike; who acknowledges but dead has lost them."""
    if not _concedes(hearing):
        return False
    struck = any(scene.has_word(n, "strikes") for n in scene.syntax.agent(happening.trigger.index))
    return happening.type != "casualties" or struck


def is_taker(hearing: Hearing, parties: Parties) -> bool:
    """Whether an armed body that tells of a place's fall without conceding it took the place."""
    return bool(hearing.chain) and not _concedes(hearing) and parties.find_body(hearing.chain[0].id) is not None


def find_losers(scene: Scene, happening: Happening, hearing: Hearing, parties: Parties) -> set[str]:
    """The sides that cannot have done it: whoever denies it, and whoever tells that a place fell or was lost."""
    if not hearing.chain:
        return set()
    fallen = happening.type == "seize" and _concedes(hearing)
    return {parties.side_of(hearing.chain[0].id)} if hearing.denied or fallen else set()


def find_foe_of_losers(
    scene: Scene, happening: Happening, hearing: Hearing, earlier: list[Claim], parties: Parties
) -> tuple[Slot, ...]:
    """Who must have done what a side admits or denies, where no attacker was told: its foe."""
    if not hearing.chain or not find_losers(scene, happening, hearing, parties):
        return ()
    return parties.find_foe(hearing.chain[0].id, earlier)


def _concedes(hearing: Hearing) -> bool:
    """Whether who speaks admits it."""
    return bool(hearing.chain) and hearing.chain[0].cue.lower() in ADMITTING
