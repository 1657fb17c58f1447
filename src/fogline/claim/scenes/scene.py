"""Scene: one sentence with its syntax and groundings, asked for the actors and places behind a word.

Layers, each of which asks those below it: `grounded_sentence` (syntax, times, counts), `named_actors` (who a word
means), `named_forces` (whether it is a force), `listed_places` (which places stand in one list), and here the places
that a noun phrase stands for.
"""

from __future__ import annotations

from fogline.claim.parse.memo import once, once_a_word
from fogline.claim.scenes.grounded_sentence import keep_first
from fogline.claim.scenes.labels import UNLABELLED, Label
from fogline.claim.scenes.listed_places import ListedPlaces
from fogline.claim.scenes.trigger import Trigger
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Grounding
from fogline.models.groundings import Groundings
from fogline.models.measure import TimeExpression
from fogline.models.report import Report, Sentence

INCLUDING = frozenset({"including", "such as", "like", "notably", "among", "namely", "include", "e.g."})
DEEPEST = 6
"""Noun phrases within each other that places are looked for in."""
ENDS = frozenset({"to", "from"})
"""What a road leads by."""
APART = frozenset({"from", "with", "against", "by", "for", "to"})
BESIDE = frozenset({"near", "outside", "close to", "next to", "north of", "south of", "east of", "west of", "off"})
"""What tells only where a thing is that has a name of its own."""


class Scene(ListedPlaces):
    """A sentence's words tied to things. Built once per sentence; look-ups are by token index."""

    def __init__(self, report: Report, sentence: Sentence, groundings: Groundings, label: Label = UNLABELLED) -> None:
        super().__init__(report, sentence, groundings, label)
        self.triggers: dict[int, tuple[Trigger, ...]] = {}
        """what may name an event, by word: kept by `triggers`"""
        self.seats: dict[TimeExpression, tuple[int, int]] = {}
        """where each time stands: kept by `seats`"""

    def places_at(self, index: int) -> tuple[Grounding, ...]:
        """Place groundings whose head is this token, or that hold it where the parse gave their name two heads."""
        token = self.sentence.tokens[index]
        found = tuple(self.groundings.places_at(token.start))
        if found and len(found[0].id) == 2 and self._has_a_mission(index):
            return ()
        if found or not self._own_places or token.upos not in ("PROPN", "NOUN"):
            return found
        return tuple(
            g
            for g in self._own_places
            if g.start <= token.start < g.end and self._outside(index, g.start, g.end) and g.inside is None
        )

    def _has_a_mission(self, index: int) -> bool:
        """Whether a country is named for its embassy ("the embassies of Varnia and Ostland"), which is elsewhere."""
        while self.syntax.rels[index] == "conj":
            index = self.syntax.head(index)
        head = self.syntax.head(index)
        return head >= 0 and self.syntax.lemmas[head] in load_words("missions")

    @once
    def _own_places(self) -> list[Grounding]:
        """The places that reach into the sentence."""
        start, end = self.span
        return [g for g in self.groundings.places_begun_before(end) if start < g.end]

    def _outside(self, index: int, start: int, end: int) -> bool:
        head = self.sentence.tokens[index].head
        return head < 0 or not start <= self.sentence.tokens[head].start < end

    @once_a_word
    def places_of(self, index: int) -> tuple[Grounding, ...]:
        """Places that a noun phrase stands for: itself, conjuncts, appositions, and lists after "including".

        A head that is no place itself ("towns", "parts", "dozens of villages") lends its complements; once a
        place is found its own locative complements are not added ("Saraqib in the east of Idlib").
        """
        return self._places_under(index, 0)

    def _places_under(self, index: int, depth: int) -> tuple[Grounding, ...]:
        if depth > DEEPEST:
            return ()
        found: list[Grounding] = []
        for member in self.syntax.conjuncts(index):
            if self.syntax.lemmas[member] in load_words("biddings"):
                continue
            here = self.with_listed(self._named_town(member) or self.places_at(member) or self._said_to_be(member))
            specific = self._specific_places(member, depth, bool(here) and not self._is_group(member))
            if specific and not here and self._is_mere_thing(member):
                specific = self._complement_places(member, depth) or specific
            if specific:
                found += specific if not here or self._is_group(member) else (*here, *specific)
            elif here:
                found += here
            else:
                found += self._named_first(member) or self._complement_places(member, depth)
                found += () if found else self._compound_places(member)
        return keep_first(found)

    def _is_mere_thing(self, index: int) -> bool:
        """Whether a noun is no place, so that it is where it is said to be before what an aside says of it."""
        return not (self.has_word(index, "place_nouns") or self.has_word(index, "quantifiers") or self._is_group(index))

    def _is_ranked(self, index: int, owner: int) -> bool:
        """ "the country's third city": another place than its country."""
        if self.syntax.tokens[owner].deprel != "nmod:poss" or self.syntax.lemmas[index] not in ("city", "town", "port"):
            return False
        return all(len(g.id) == 2 for g in self.places_at(owner))

    def _named_town(self, index: int) -> tuple[Grounding, ...]:
        """ "the Oldtown district town of Newton" is Newton, though "Oldtown district town" is a place, too."""
        if not self.has_word(index, "small_towns") and not (self.has_word(index, "quarters") and self._is_group(index)):
            return ()
        if not any(g.start < self.sentence.tokens[index].start for g in self.places_at(index)):
            return ()
        return tuple(g for k in self.syntax.parts(index) for g in self.places_at(k))

    def _complement_places(self, index: int, depth: int) -> tuple[Grounding, ...]:
        """ "the outskirts of Oldtown", "the road to Oldtown", "hills overlooking Oldtown", "a ridge south of Upton"."""
        syntax = self.syntax
        inner = [
            k
            for k in (*syntax.kids(index, "nmod"), *(p for p in syntax.parts(index) if syntax.rels[p] == "obl"))
            if not self._is_ranked(index, k)
            if (case := syntax.case(k)) not in APART or (case in ENDS and syntax.lemmas[index] in load_words("ways_to"))
        ]
        inner += [
            o
            for k in syntax.kids(index, "acl")
            if syntax.lemmas[k] in load_words("abutting")
            for o in syntax.kids(k, "obj")
        ]
        inner += [
            o for k in syntax.kids(index, "advmod", "amod") for o in syntax.kids(k, "obl") if " " in syntax.case(o)
        ]
        return tuple(g for k in inner for g in self._places_under(k, depth + 1))

    def _named_first(self, index: int) -> tuple[Grounding, ...]:
        """The place that a thing bears in its name, where what follows only says where that is ("the Oldtown mine near
        Newtown"; not "the Oldtown road near Newtown", "the Oldtown suburb of Newtown")."""
        if not self.has_word(index, "place_nouns") or self.has_word(index, "ways_to") or self._is_group(index):
            return ()
        inner = [k for k in self.syntax.kids(index, "nmod") if self.places_at(k) and self.syntax.case(k) not in APART]
        if not inner or any(self.syntax.case(k) not in BESIDE for k in inner):
            return ()
        held = {holder for k in inner for g in self.places_at(k) for holder in self.containers(g.id)}
        return tuple(g for g in self._compound_places(index) if g.id not in held and len(g.id) > 2)

    def _compound_places(self, index: int) -> tuple[Grounding, ...]:
        """ "the Oldtown suburb"; a place before envoys is whose they are."""
        envoys = self.has_word(index, "diplomats") and not self.has_word(index, "forces")
        named = self.syntax.kids(index, "compound")
        return tuple(g for k in named if not envoys or k > index for g in self.places_at(k))

    def _said_to_be(self, index: int) -> tuple[Grounding, ...]:
        """The place that a predicate noun is said of: "Oldtown is the last town held by X"."""
        if not self.syntax.kids(index, "cop"):
            return ()
        return tuple(g for k in self.syntax.kids(index, "nsubj") for g in self.places_at(k))

    def named_before(self, index: int) -> tuple[Grounding, ...]:
        """The place that the clause above is about, else the place, no country, that is named last before a word."""
        for verb in self.syntax.ancestors(index):
            if found := tuple(g for k in self.syntax.kids(verb, "nsubj") if k < index for g in self.places_at(k)):
                return found[:1]
        end = self.sentence.tokens[index].start
        before = [g for g in self.groundings.places_in(self.sentence.start, end) if g.inside is None and len(g.id) > 2]
        return tuple(before[-1:])

    def _specific_places(self, index: int, depth: int, named: bool) -> tuple[Grounding, ...]:
        """Places given as examples or beside; where the noun is `named` itself, an apposition only names it again
        ("Oldtown, a hamlet in Newtown district")."""
        syntax = self.syntax
        found: list[Grounding] = []
        for k in syntax.children[index]:
            listed = syntax.rels[k] == "nmod" and (syntax.case(k) in INCLUDING or syntax.case(k).startswith("includ"))
            of_people = self.has_word(index, "civil")
            if syntax.rels[k] == "appos" and (of_people or (named and self.has_word(k, "place_nouns"))):
                found.extend(g for m in syntax.conjuncts(k) for g in self.places_at(m))
            elif listed or syntax.rels[k] == "appos":
                found.extend(self._places_under(k, depth + 1))
            elif syntax.rels[k] in ("acl", "advcl") and syntax.lemmas[k] == "include":
                found.extend(g for o in syntax.kids(k, "obj") for g in self._places_under(o, depth + 1))
        return tuple(found)

    def _is_group(self, index: int) -> bool:
        return self.syntax.tokens[index].xpos in ("NNS", "NNPS") or self.has_word(index, "quantifiers")
