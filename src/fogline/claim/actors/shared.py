"""Shared acts: battles, truces and talks that a clause tells without saying whose they are: both sides'."""

from __future__ import annotations

from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.word_sets import load_words

SHARED = frozenset({"clash", "agree", "meet"})
WARS = frozenset({"war", "battle", "conflict"})
DUELS = frozenset(
    {"gunbattle", "gun-battle", "gunfight", "firefight", "duel", "shootout", "shoot-out", "combat", "exchange"}
)
"""Fights that take two, whichever is named."""
TALKS = frozenset({"talk", "negotiation", "round"})
ROUNDS = frozenset({"day", "round", "week", "hour"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "all"})


def is_shared(scene: Scene, happening: Happening) -> bool:
    """Whether both sides do it: "the battle began", "the truce was signed", "talks collapsed". Bare fighting and
    gunfire are nobody's."""
    trigger, syntax = happening.trigger, scene.syntax
    if not trigger.frame.core or happening.recipient:
        return False
    lemma = syntax.lemmas[trigger.index]
    definite = any(syntax.words[k] in DEFINITE for k in syntax.kids(trigger.index, "det"))
    if happening.type == "clash":
        return (lemma in WARS and definite and not _is_dated(scene, trigger.index)) or lemma in DUELS
    if happening.type == "meet":
        counted = syntax.head(trigger.index) >= 0 and syntax.lemmas[syntax.head(trigger.index)] in ROUNDS
        return lemma in TALKS and (definite or counted or bool(syntax.kids(trigger.index, "acl")))
    predicate = syntax.lemmas[trigger.predicate]
    return predicate in load_words("concluding") and (lemma in load_words("pacts") or _has_pact(scene, trigger.index))


def _is_dated(scene: Scene, index: int) -> bool:
    """Whether a clause of its own tells of a war only that it began, goes on or is over: nobody starts or ends it.
    A battle that begins is fought by its two sides."""
    syntax, head = scene.syntax, scene.syntax.head(index)
    if syntax.lemmas[index] == "battle":
        return False
    told = head >= 0 and syntax.rels[index] == "nsubj" and syntax.rels[head] != "advcl"
    return told and syntax.lemmas[head] in load_words("war_dates")


def _has_pact(scene: Scene, index: int) -> bool:
    syntax = scene.syntax
    nodes = (*syntax.patient(index), *syntax.surface_subject(index))
    return any(syntax.lemmas[n] in load_words("pacts") or syntax.words[n] == "it" for n in nodes)
