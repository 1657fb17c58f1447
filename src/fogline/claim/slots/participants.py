"""Participants: who takes part in an event beside its own arguments: who claims, makes or tells it, who fights whom."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.claim.epistemics.undone import is_undone
from fogline.claim.slots.argument_words import ArgumentWords
from fogline.lexicon.cues import load_cues
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding

CLAIMING = frozenset({"claim", "assume", "accept", "take", "vindicate", "revindicate"})
VIOLENT = frozenset({"attack", "blast", "shell", "airstrike", "casualties"})
PITTING = frozenset({"pit", "oppose", "involve"})


def find_claimants(words: ArgumentWords) -> Sequence[Grounding]:
    """Who claims an attack, or responsibility for it."""
    syntax, current = words.scene.syntax, words.index
    head = syntax.head(current)
    if head >= 0 and syntax.lemmas[head] == "responsibility" and syntax.case(current) == "for":
        current, head = head, syntax.head(head)
    claimed = head >= 0 and syntax.rels[current] == "obj" and syntax.lemmas[head] in CLAIMING
    if not claimed or (current == words.index and words.trigger.frame.type not in VIOLENT):
        return ()
    return () if is_undone(words.scene, head) else words.actors_of(syntax.agent(head))  # not "no group claimed"


def find_blamed(words: ArgumentWords) -> Sequence[Grounding]:
    """Who is blamed for an attack ("blamed the army for the shelling", "accused rebels of the attack")."""
    syntax, current = words.scene.syntax, words.index
    head = syntax.head(current)
    if words.trigger.frame.type not in VIOLENT or head < 0 or syntax.case(current) not in ("for", "of", "over"):
        return ()
    blamed = syntax.rels[current] in ("obl", "nmod") and syntax.lemmas[head] in load_words("blaming")
    return words.actors_of(syntax.patient(head)) if blamed else ()


def find_teller(words: ArgumentWords) -> Sequence[Grounding]:
    """The force that announces, admits or denies a move without saying whose: its own."""
    syntax, head = words.scene.syntax, words.scene.syntax.head(words.index)
    if head < 0 or syntax.rels[words.index] != "obj" or not syntax.is_verb(head):
        return ()
    cues = load_cues()
    if syntax.lemmas[head] not in cues.announce | cues.deny | cues.say:
        return ()
    nodes = [n for a in syntax.agent(head) for n in syntax.conjuncts(a)]
    return words.actors_of(n for n in nodes if words.scene.is_force(n))


def find_makers(words: ArgumentWords, index: int) -> Sequence[Grounding]:
    """Who laid, left, brokered or carried out what a noun names ("a mine left behind by the militia")."""
    syntax = words.scene.syntax
    nouns = (index, *syntax.parts(index))
    deeds = [v for n in nouns for k in syntax.kids(n, "acl") for v in (k, *syntax.kids(k, "xcomp"))]
    return words.actors_of(b for v in deeds for b in syntax.by_phrase(v))


def find_engaged(words: ArgumentWords) -> Sequence[Grounding]:
    """The side whose clause tells of clashes "with" the other, or whose dead fell in the battle."""
    syntax, carrier = words.scene.syntax, words.trigger.carrier
    clause = carrier if carrier is not None else syntax.clause_head(words.index)
    pitted = [o for k in syntax.kids(words.index, "acl") if syntax.lemmas[k] in PITTING for o in syntax.kids(k, "obj")]
    if pitted:
        return words.actors_of(pitted)
    enemies = {g.id for g in words.actors_of(words.complements(words.index, ("with", "against")))}
    nodes = syntax.agent(clause) if enemies else ()
    if not nodes and syntax.passive(clause) and syntax.lemmas[clause] in ("kill", "wound", "injure", "martyr"):
        nodes = syntax.patient(clause)
    forces = [m for n in nodes for m in syntax.conjuncts(n) if words.scene.is_force(m)]
    return [g for g in words.actors_of(forces) if g.id not in enemies]


def find_opposed(words: ArgumentWords) -> list[int]:
    """Complements under "between": the trigger's own, else two forces so joined elsewhere in its clause."""
    if own := words.complements(words.index, ("between",)):
        return own
    syntax, head = words.scene.syntax, words.scene.syntax.head(words.index)
    if head < 0 or "between" not in syntax.words:
        return []
    inside = syntax.subtree(head, frozenset({"ccomp", "parataxis", "advcl", "acl"}))
    return [k for k in inside if syntax.case(k) == "between" and words.scene.is_force(k)]


def find_closer(words: ArgumentWords) -> Sequence[Grounding]:
    """Who closes or takes a thing; what closes of itself, and who loses it, is no actor."""
    syntax = words.scene.syntax
    if not (words.patient() or syntax.passive(words.index)) or syntax.lemmas[words.index] in ("lose", "surrender"):
        return ()
    return words.actors_of(words.agent())
