"""Senders: whose troops are sent, pulled out or kept somewhere: the side that has them acts together with them."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.actors.parties import Parties
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.voice_chain import Hearing
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Slot
from fogline.models.entity import Grounding

MOVED = frozenset({"deploy", "withdraw"})
SENDING_KINDS = frozenset(
    {"country", "government", "military", "armed-group", "coalition", "militia", "igo", "ministry"}
)
STATES = frozenset({"country", "government"})
HAVING = frozenset({"have", "keep", "maintain", "station", "base", "retain"})
BOUNDLESS = frozenset({"unknown", "description"})
"""How units are grounded that nothing ties to a side."""


def add_senders(
    scene: Scene, happening: Happening, actor: tuple[Slot, ...], hearing: Hearing, parties: Parties
) -> tuple[Slot, ...]:
    """The actors of a move with whoever makes the move: who pulls its own soldiers out, whose spokesman says that units
    are sent, the army of the state that has troops somewhere."""
    if happening.trigger.frame.kind != "verb" or not actor:
        return actor
    if happening.type == "hold":
        return _with_army(scene, happening, actor, parties)
    if happening.type not in MOVED:
        return actor
    own = _find_mover(scene, happening, actor, parties)
    if own is None and scene.syntax.passive(happening.trigger.index):
        own = _find_teller(actor, hearing, parties)
    return actor if own is None else (own, *actor)


def _find_mover(scene: Scene, happening: Happening, actor: tuple[Slot, ...], parties: Parties) -> Slot | None:
    """Who moves troops that are its own: the subject of a verb whose object acts."""
    syntax, index = scene.syntax, happening.trigger.index
    if syntax.passive(index) or (happening.trigger.frame.recipient and happening.recipient):
        return None
    moved = {g.id for n in syntax.patient(index) for g in scene.actors_of(n)}
    if not moved & {s.id for s in actor}:
        return None
    movers = [g for n in syntax.agent(index) for g in scene.actors_of(n) if scene.kind_of(g) in SENDING_KINDS]
    if not movers or movers[0].id in {s.id for s in actor} or not _is_own(scene, index, movers[0], actor, parties):
        return None
    return Slot.of(movers[0])


def _is_own(scene: Scene, index: int, mover: Grounding, actor: tuple[Slot, ...], parties: Parties) -> bool:
    """Whether troops are those of who moves them: of one side, called "its", or bare."""
    syntax = scene.syntax
    if any(not parties.are_foes(mover.id, slot.id) for slot in actor):
        return True
    owners = [k for n in syntax.patient(index) for k in syntax.subkids(n, "nmod:poss")]
    return any(g.id == mover.id for k in owners for g in scene.actors_at(k))


def _find_teller(actor: tuple[Slot, ...], hearing: Hearing, parties: Parties) -> Slot | None:
    """The armed body that says that units, whose it does not say, are sent."""
    if not hearing.chain or hearing.denied or any(slot.how not in BOUNDLESS for slot in actor):
        return None
    body = parties.find_body(hearing.chain[0].id)
    return Slot(body.id, body.name, hearing.chain[0].text, how="speaker") if body is not None else None


def _with_army(scene: Scene, happening: Happening, actor: tuple[Slot, ...], parties: Parties) -> tuple[Slot, ...]:
    """ "Ruritania has 8,000 soldiers there": its army is there."""
    syntax, index = scene.syntax, happening.trigger.index
    record = parties.records.get(actor[0].id)
    if len(actor) > 1 or record is None or record.kind not in STATES or syntax.lemmas[index] not in HAVING:
        return actor
    if not any(syntax.lemmas[n] in load_words("forces") for n in syntax.patient(index)):
        return actor
    army = parties.find_army(record.id)
    return actor if army is None else (*actor, replace(actor[0], id=army.id, name=army.name))
