"""Argument words: the words of the sentence that stand in a trigger's arguments: who does it, to whom, under what."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.claim.parse.memo import once_a_word
from fogline.claim.parse.predicates import bare_case
from fogline.claim.scenes.grounded_sentence import keep_first
from fogline.claim.scenes.scene import Scene
from fogline.claim.scenes.trigger import Trigger
from fogline.claim.slots.lost_subjects import find_lost_subject
from fogline.lexicon.cues import load_cues
from fogline.lexicon.voice_kinds import UNNAMED
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding

PARLEYING = frozenset({"meet", "agree", "support", "accuse", "threaten", "organize"})
"""Types in which "between" names the parties, never where it is."""
BETWEEN = frozenset({"between"})


class ArgumentWords:
    """The words around one trigger, by what they are to it, and what these stand for."""

    def __init__(self, scene: Scene, trigger: Trigger) -> None:
        self.scene = scene
        self.trigger = trigger
        self.index = trigger.index

    def agent(self) -> tuple[int, ...]:
        """Tokens of the logical subject of the trigger (verb) or of the verb that carries it (noun)."""
        syntax = self.scene.syntax
        if self.trigger.frame.kind == "verb":
            return find_doer(self.scene, self.index)
        carrier, rel = self.trigger.carrier, self.trigger.carried_as
        if carrier is None or rel in ("nsubj", "nsubj:pass"):
            done = rel == "nsubj:pass" and carrier is not None and syntax.lemmas[carrier] not in load_cues().deny
            return find_doer(self.scene, carrier) if carrier is not None and done else ()
        if rel == "obl:agent" or (rel == "obl" and syntax.case(self.index) in ("by", "from", "in", "after", "to")):
            return () if rel == "obl:agent" else find_doer(self.scene, carrier)
        return find_doer(self.scene, carrier)

    def patient(self) -> tuple[int, ...]:
        """Tokens of the logical object of a verb trigger."""
        return self.scene.syntax.patient(self.index) if self.trigger.frame.kind == "verb" else ()

    def complements(self, index: int, preps: Iterable[str]) -> list[int]:
        """Noun complements of `index` with one of these prepositions."""
        wanted = set(preps)
        syntax = self.scene.syntax
        found = [k for k in syntax.kids(index, "nmod", "obl") if syntax.own_case(k) in wanted]
        if found or "by" not in wanted or syntax.is_verb(index):
            return found
        nouns = syntax.kids(index, "nmod")  # "the bombing of a clinic in Oldtown by jets"
        return [k for n in nouns for k in syntax.kids(n, "nmod") if syntax.case(k) == "by"]

    def obliques(self, index: int, preps: Iterable[str]) -> list[int]:
        """Obliques of a predicate with one of these prepositions; a participle's own first."""
        wanted = set(preps)
        return [k for case, k in self.scene.syntax.obliques(index) if case in wanted or bare_case(case) in wanted]

    def locatives(self, index: int) -> list[int]:
        """Obliques or complements of `index` that a locative preposition introduces."""
        wanted = load_words("locatives")
        if self.trigger.frame.type in PARLEYING:
            wanted -= BETWEEN
        found = [k for case, k in self.scene.syntax.obliques(index) if case in wanted or case.split(" ")[0] in wanted]
        found += [k for k in self.scene.syntax.kids(index, "advmod") if self.scene.places_at(k)]
        return found + self._beside(index)

    def _beside(self, index: int) -> list[int]:
        """ "shot nine men by the livestock market": a place under "by", where the verb has an object."""
        syntax = self.scene.syntax
        if syntax.passive(index) or not syntax.kids(index, "obj"):
            return []
        nodes = [*syntax.kids(index, "obl"), *(k for n in syntax.kids(index, "obj") for k in syntax.kids(n, "nmod"))]
        return [k for k in nodes if syntax.case(k) == "by" and self.scene.places_at(k)]

    def predicated(self) -> tuple[int, ...]:
        """What a predicate noun or adjective is said of ("Idlib is under HTS control", "the bridge is closed")."""
        syntax = self.scene.syntax
        if syntax.kids(self.index, "cop", "nsubj"):
            return syntax.surface_subject(self.index)
        head = syntax.head(self.index)
        if head < 0:
            return ()
        rel = syntax.rels[self.index]
        if rel in ("obl", "xcomp") and syntax.is_verb(head):
            objects = syntax.kids(head, "obj")
            if rel == "xcomp" and not objects and syntax.lemmas[head] in load_cues().say | load_words("counting_out"):
                return ()  # "the clinic reported nine dead"
            return (objects[0],) if objects and rel == "xcomp" else syntax.surface_subject(head)
        if rel == "nmod" and syntax.words[head] == "one" and syntax.rels[head] == "appos":
            return (syntax.head(head),)
        if rel in ("amod", "nmod", "acl"):
            return (head,)
        if rel == "conj" and syntax.kids(head, "cop", "nsubj"):
            return syntax.surface_subject(head)
        return ()

    def apposed(self) -> tuple[int, ...]:
        """The noun that the trigger stands beside, or that stands beside it ("Oldtown, the last stronghold")."""
        syntax = self.scene.syntax
        current = self.index
        if syntax.rels[current] == "nmod" and syntax.head(current) >= 0 and syntax.words[syntax.head(current)] == "one":
            current = syntax.head(current)
        if syntax.rels[current] == "appos":
            return (syntax.head(current),)
        return tuple(syntax.kids(self.index, "appos"))

    def modified(self) -> tuple[int, ...]:
        """The noun that the trigger modifies ("the rebel-held town")."""
        syntax = self.scene.syntax
        head = syntax.head(self.index)
        if head >= 0 and syntax.rels[self.index] in ("amod", "acl", "compound", "nmod"):
            return (head,)
        for i in range(self.index + 1, min(self.index + 6, len(syntax))):
            if syntax.tokens[i].upos in ("NOUN", "PROPN") and syntax.rels[i] not in ("compound", "flat"):
                return (i,)
        return ()

    def actors_of(self, indexes: Iterable[int]) -> tuple[Grounding, ...]:
        """The actors that some words stand for, one each."""
        return keep_first(g for i in indexes for g in self.scene.actors_of(i) if g.id != UNNAMED)

    def places_of(self, indexes: Iterable[int]) -> tuple[Grounding, ...]:
        """The places that some words stand for, one each."""
        return keep_first(g for i in indexes for g in self.scene.places_of(i))


@once_a_word
def find_doer(scene: Scene, verb: int) -> tuple[int, ...]:
    """Tokens of the logical subject of a verb, wherever the clause names it."""
    syntax = scene.syntax
    if _befalls(scene, verb):
        return ()
    found = syntax.agent(verb)
    if syntax.rels[verb] in ("advcl", "conj") and syntax.head(verb) >= 0 and not syntax.passive(verb):
        head = syntax.head(verb)
        if (
            syntax.tokens[verb].xpos == "VBG"
            and syntax.is_verb(head)
            and syntax.passive(head)
            and (by := syntax.by_phrase(head))
        ):
            return by
    if not found or all(scene.has_word(n, "event_nouns") for n in found):
        return find_lost_subject(scene, verb) or found
    return found if any(scene.actors_of(node) for node in found) else _climb(scene, verb, found) or found


def _befalls(scene: Scene, verb: int) -> bool:
    """ "were killed by shelling": whom a gerund under "by" befalls does not do it."""
    syntax, head = scene.syntax, scene.syntax.head(verb)
    gerund = syntax.tokens[verb].xpos == "VBG" and syntax.rels[verb] == "advcl" and head >= 0
    return gerund and "by" in syntax.marks(verb) and syntax.passive(head)


def _climb(scene: Scene, verb: int, nodes: tuple[int, ...]) -> tuple[int, ...]:
    """The head of an "of" phrase that a relative clause was hung on: "the supporters of the president, who ..."."""
    syntax = scene.syntax
    if syntax.tokens[verb].deprel != "acl:relcl":
        return ()
    climbed = [syntax.head(n) for n in nodes if syntax.rels[n] == "nmod" and syntax.case(n) == "of"]
    return tuple(c for c in climbed if c >= 0 and scene.actors_at(c))
