"""Predicates: what hangs on a verb, and whether it is passive, negated or helped by others."""

from __future__ import annotations

from fogline.claim.parse.memo import once_a_word
from fogline.claim.parse.tree import RELATIVES, Tree
from fogline.lexicon.word_sets import load_words

SHOOTING = frozenset({"fire", "shoot"})
WAYS = frozenset({"up", "down", "back", "over", "across", "on", "in", "down south", "through", "out", "forward", "off"})
ENDS = frozenset({"to", "into", "onto", "from", "toward", "towards", "in", "at"})
NEARER = frozenset({"closer", "nearer", "near", "close", "deeper", "further", "farther"})


def bare_case(case: str) -> str:
    """A preposition without the adverb of direction before it: "up to" is "to", "back into" is "into"."""
    adverb, _, preposition = case.rpartition(" ")
    return preposition if adverb in WAYS and preposition in ENDS else case


NEGATIVES = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
ADDING = frozenset({"only", "just", "merely", "simply"})
"""Words that make of "not" that there is more of it ("not only took Oldtown but burned it")."""


class Predicates(Tree):
    """The parse with the voice, the particles and the obliques of its predicates."""

    @once_a_word
    def passive(self, index: int) -> bool:
        """Whether a verb is passive: passive auxiliary or subject, or a bare past participle after a noun.

        A perfect without "been" is active, whatever the parser calls its subject ("the group had fired on X").
        """
        helpers = {self.lemmas[k] for k in self.kids(index, "aux")}
        if "have" in helpers and not helpers & {"be", "get"} and not self.subkids(index, "aux:pass"):
            return False
        if self.subkids(index, "aux:pass", "csubj:pass"):
            return True
        if self.subkids(index, "nsubj:pass"):
            return not self._is_bare_active(index)
        token = self.tokens[index]
        if token.xpos not in ("VBN", "VBD"):
            return False
        if self.kids(index, "aux"):
            return False
        if self.subkids(index, "nsubj"):
            return self._is_bare_passive(index) or self._is_absolute(index)
        if token.deprel == "acl":
            if token.xpos == "VBD" and self.kids(index, "obj") and not self.by_phrase(index):
                return False  # "troops firing from the hills shelled Oldtown"
            return self.lemmas[index] not in load_words("undone") or bool(self.by_phrase(index))
        if token.deprel in ("advcl", "xcomp", "amod") and token.xpos == "VBN":
            return not self.kids(index, "obj")
        if token.deprel == "conj" and token.head >= 0 and self.is_verb(token.head) and not self.kids(index, "obj"):
            return token.xpos == "VBN" and not self._is_fired_at(index) and self.passive(token.head)
        return False

    def _is_absolute(self, index: int) -> bool:
        """ "With Oldtown secured, the army turned north": done by the subject of the main clause."""
        token = self.tokens[index]
        if token.xpos != "VBN" or token.deprel != "advcl" or self.kids(index, "obj"):
            return False
        return "with" in self.marks(index)

    def _is_bare_active(self, index: int) -> bool:
        """A plain past with an object whose subject the parser takes for a passive one ("the guerrillas killed 28")."""
        if self.kids(index, "aux") or self.tokens[index].xpos not in ("VBD", "VBN"):
            return False
        if self.kids(index, "obj") or self._is_fired_at(index) or self._is_gapped(index):
            return True
        undergone = self.lemmas[index] in load_words("undergone") or self.lemmas[index] in SHOOTING
        return not undergone and not self.by_phrase(index)

    def _is_fired_at(self, index: int) -> bool:
        """ "Patrol boats fired on both towns": who fires at something is not fired."""
        return self.lemmas[index] in SHOOTING and any(case in ("on", "at") for case, _ in self.obliques(index))

    def _is_gapped(self, index: int) -> bool:
        """ "the road which the militia seized": the relative pronoun before the subject is what was seized."""
        subjects = self.subkids(index, "nsubj:pass")
        before = [k for k in self.children[index] if k < subjects[0] and self.words[k] in RELATIVES]
        return any(not self.case(k) for k in before) and self.tokens[index].deprel.startswith("acl")

    def _is_bare_passive(self, index: int) -> bool:
        """A headline's passive that the parser takes for a past: "Pylons dynamited in Homs", "Town retaken"."""
        token = self.tokens[index]
        outright = token.deprel in ("root", "parataxis") or (token.deprel == "ccomp" and token.xpos == "VBN")
        if not outright or self.lemmas[index] not in load_words("undergone"):
            return False
        if self.lemmas[index] == "set" and not {"ablaze", "alight", "afire", "fire"} & set(self.words[index + 1 :]):
            return False
        objects = self.kids(index, "obj", "ccomp", "xcomp", "conj")
        return not any(not self.words[k].isdigit() or len(self.words[k]) < 4 for k in objects)

    def by_phrase(self, index: int) -> tuple[int, ...]:
        """The agent of a passive: obl:agent, or an oblique with "by"; who speaks behind it is none ("..., says X")."""
        agents = [k for k in self.subkids(index, "obl:agent") if self.case(k) or "by" in self.words[index:k]]
        if not agents:
            agents = [k for k in self.kids(index, "obl") if self.case(k) == "by"] or self._hung_deeper(index)
        no_agents = (load_words("reckonings"), load_words("by_times_and_ways"))
        return tuple(k for k in agents[:1] if not any(self.lemmas[k] in words for words in no_agents))

    def _hung_deeper(self, index: int) -> list[int]:
        """ "was shown bound and gagged on television by gunmen": a by-phrase that hangs on the words between."""
        between = [k for k in self.kids(index, "xcomp", "obl") if k > index and self.tokens[k].xpos != "VBG"]
        nouns = [*between, *(n for k in between for n in self.kids(k, "nmod", "obl"))]
        found = [k for n in nouns for k in self.kids(n, "nmod", "obl") if self.case(k) == "by"]
        return found if self.subkids(index, "aux:pass") else []

    @once_a_word
    def obliques(self, index: int) -> list[tuple[str, int]]:
        """(preposition, nominal) pairs of a predicate, coordination and "to"-adverbs included."""
        found = [
            (self.case(k), self._antecedent(index, k))
            for k in self.kids(index, "obl", "nmod")
            if self.is_nominal(k) or self.case(k)
        ]
        for k in self.kids(index, "advcl"):
            if self.tokens[k].xpos in ("NN", "NNS", "NNP", "NNPS") and self.case(k):
                found.append((self.case(k), k))
        for k in self.kids(index, "advmod", "xcomp"):
            if self.rels[k] == "advmod" or self.words[k] in NEARER:
                found.extend((self.case(o) or self.words[k], o) for o in self.kids(k, "obl", "nmod"))
        found += [("toward", o) for _, k in found if self.lemmas[k] == "direction" for o in self.parts(k)]
        return found

    def _antecedent(self, index: int, oblique: int) -> int:
        """The noun that a relative pronoun stands for ("the front to which it belongs"), else the oblique itself."""
        if self.words[oblique] in RELATIVES and (found := self._relative_head(index)):
            return found[0]
        return oblique

    @once_a_word
    def particles(self, index: int) -> list[str]:
        """Particles and bare direction adverbs of a verb ("over", "back", "out", "in")."""
        found = [
            self.words[k]
            for k in self.children[index]
            if self.tokens[k].deprel == "compound:prt" and (k <= index + 1 or not self.is_verb(k - 1))
        ]
        found += [self.words[k] for k in self.kids(index, "advmod") if self.tokens[k].upos in ("ADP", "ADV")]
        found += [self.words[k] for k in self.kids(index, "xcomp") if self.words[k] in NEARER]
        found += [self.words[k] for k in self.kids(index, "obl") if self.tokens[k].upos == "ADP" and k == index + 1]
        if index + 1 < len(self.tokens) and self.tokens[index + 1].xpos == "RP" and self.rels[index + 1] == "case":
            found.append(self.words[index + 1])
        if index + 1 < len(self.tokens) and self._is_stray_particle(index):
            found.append(self.words[index + 1])
        return found

    def _is_stray_particle(self, index: int) -> bool:
        """ "came down near the shore", "comes after rebels blew up a bus": what stands right behind a verb is its
        particle, though the parse gives it to the preposition behind it or to another verb."""
        behind = self.tokens[index + 1]
        if behind.head == index:
            return False
        if behind.deprel == "compound:prt":
            return True
        direction = self.words[index + 1] in ("down", "out", "up", "back", "away", "off")
        return direction and behind.deprel == "advmod" and self.head(behind.head) == index

    def is_listed(self, index: int) -> bool:
        """Whether a verb is one of a run that the parse only set beside the first, without a subject of its own ("set
        up a roadblock, went through the papers and shot 23")."""
        behind = self.rels[index] == "parataxis" and self.tokens[index].head < index and self.is_verb(index)
        return behind and not self.kids(index, "nsubj", "csubj")

    def negated(self, index: int) -> bool:
        """Whether the predicate itself is negated."""
        found = [k for k in self.kids(index, "advmod", "det", "cc") if self.words[k] in NEGATIVES]
        return any(self.words[k] != "not" or ADDING.isdisjoint(self.words[k + 1 : k + 2]) for k in found)

    def auxiliaries(self, index: int) -> list[str]:
        """Lower-case auxiliaries of a predicate, those of the verb it is coordinated with included."""
        own = [self.words[k] for k in self.kids(index, "aux", "cop")]
        own += [self.words[k] for k in self.subkids(index, "aux:pass")]
        token = self.tokens[index]
        if not own and self.rels[index] == "conj" and token.head >= 0 and self.is_verb(token.head):
            return self.auxiliaries(token.head)
        return own
