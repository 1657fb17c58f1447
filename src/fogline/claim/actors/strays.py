"""Strays: attacks that no clause lays to anybody and that need not be of who was told to attack (a bus shot at)."""

from __future__ import annotations

from fogline.claim.actors.parties import Parties
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words
from fogline.models.claim import Claim

NEAR_ATTACKED = 5
"""How many sentences back an attack may have been told of whose attacker makes another."""
KNOWN = frozenset({"the", "this", "that", "these", "those"})


def is_suffered(scene: Scene, happening: Happening) -> bool:
    """Whether an attack is told as one that somebody made, not as one known: "ran into an ambush, the army said"."""
    syntax, index = scene.syntax, happening.trigger.index
    if happening.type != "attack" or syntax.lemmas[index] not in load_words("raids_made"):
        return False
    return not _is_known(scene, index)


def leave_strangers(scene: Scene, happening: Happening, told: list[Claim], parties: Parties) -> list[Claim]:
    """The claims told whose actors may have made an attack that names nobody: of the sentences before, of the last
    alone for gunfire ("the ferry came under fire") unless guards are shot at, none for what befalls those who fight
    for no side ("two herders were attacked"), any for an attack that the report knows ("the offensive")."""
    syntax, trigger = scene.syntax, happening.trigger
    if happening.type != "attack" or _is_known(scene, trigger.index):
        return told
    besieged = syntax.lemmas[trigger.index] in load_words("besieging")
    if trigger.frame.kind == "verb" and not besieged and _hits_bystanders(happening, parties):
        return []
    reach = 1 if "unclaimed" in trigger.frame.marks and not _hits_guards(scene, happening) else NEAR_ATTACKED
    near = {s.id for c in told if scene.sentence.index - c.sentence <= reach for s in c.actor}
    return [c for c in told if any(s.id in near for s in c.actor)]


def _hits_guards(scene: Scene, happening: Happening) -> bool:
    """Whether what is shot at is of those who guard: "a police station came under fire", "a patrol was shot at"."""
    syntax, predicate = scene.syntax, happening.trigger.predicate
    hit = {*syntax.patient(predicate), *syntax.surface_subject(predicate), *syntax.patient(happening.trigger.index)}
    return any(not load_words("guarded").isdisjoint(syntax.words[k] for k in syntax.subtree(n)) for n in hit)


def _hits_bystanders(happening: Happening, parties: Parties) -> bool:
    return bool(happening.recipient) and all(parties.find_body(g.id) is None for g in happening.recipient)


def _is_known(scene: Scene, index: int) -> bool:
    """Whether a noun is one that the report has told of: "the offensive", "Saturday's attack"."""
    syntax = scene.syntax
    determined = any(syntax.words[k] in KNOWN for k in syntax.kids(index, "det"))
    return determined or bool(syntax.subkids(index, "nmod:poss"))
