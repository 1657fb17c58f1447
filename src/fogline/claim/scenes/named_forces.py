"""Named forces: which words of a sentence mean an armed force."""

from __future__ import annotations

from fogline.claim.parse.memo import once_a_word
from fogline.claim.scenes.named_actors import PRONOUNS, REMAINDERS, NamedActors
from fogline.lexicon.word_sets import load_words

NEAR_NAME = 40
"""Characters before and behind a name in which a rank or office stands."""


class NamedForces(NamedActors):
    """A sentence asked whether a noun phrase is a force."""

    @once_a_word
    def is_force(self, index: int) -> bool:
        """Whether the phrase is an armed force or a state, by its word or by what it was resolved to."""
        if self.syntax.words[index] == "what":
            left = [k for k in self.syntax.kids(index, "acl") if self.syntax.lemmas[k] in ("leave", "remain")]
            return any(self.is_force(p) for k in left for p in self.syntax.parts(k))
        if self.syntax.lemmas[index] in load_words("quantifiers"):
            inner = self.syntax.parts(index)
            if inner:
                return any(self.is_force(k) for k in inner)
        if self._armed_men(index) or self._soldier_speaking(index) or self._in_column(index):
            return True
        if self.syntax.lemmas[index] in load_words("civil") and self.syntax.lemmas[index] not in REMAINDERS:
            return False
        if self.syntax.lemmas[index] in load_words("forces"):
            return True
        if self.syntax.kids(index, "nummod") and self.syntax.tokens[index].upos in ("PROPN", "ADJ"):
            return False
        kinds = load_words("armed_kinds")
        return any(self.kind_of(g) in kinds for g in self.actors_of(index))

    def _in_column(self, index: int) -> bool:
        """ "a column of pick-ups": what fighters drive, told of in columns."""
        head, words = self.syntax.head(index), self.syntax.words
        if head < 0 or self.syntax.lemmas[head] not in ("column", "convoy"):
            return False
        return self.syntax.lemmas[index] in load_words("fighting_vehicles") or (
            words[index] == "ups" and words[index - 2] == "pick"
        )

    def _soldier_speaking(self, index: int) -> bool:
        """ "We are still in the town," said a captain: who speaks for a force means the force."""
        if self.syntax.words[index] not in ("we", "our", "us") or self.syntax.tokens[index].upos != "PRON":
            return False
        found = {g.id for g in self.actors_at(index) if g.how == "speaker"}
        text = self.report.text
        return any(
            not load_words("soldierly").isdisjoint(
                text[max(0, g.start - NEAR_NAME) : g.end + NEAR_NAME].lower().split()
            )
            for g in self.groundings.actors
            if g.id in found and g.how != "speaker" and g.text.lower() not in PRONOUNS
        )

    def _armed_men(self, index: int) -> bool:
        """ "his men", "armed men", "men in uniform": men who are somebody's, or who bear arms."""
        syntax = self.syntax
        if syntax.words[index] not in load_words("arms_bearers"):
            return False
        if syntax.words[index] == "men" and syntax.subkids(index, "nmod:poss"):
            return True
        if any(self.is_force(k) for k in syntax.parts(index)):
            return True
        near = {syntax.words[k] for k in syntax.kids(index, "amod")} | {
            syntax.lemmas[k] for k in syntax.kids(index, "nmod", "obl") if syntax.case(k) == "in"
        }
        return bool(near & {"armed", "masked", "uniformed", "uniform", "fatigues", "camouflage", "hooded"})
