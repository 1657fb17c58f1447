"""Tree: one sentence's dependency parse, by the index of its tokens: heads, dependents, forms and prepositions.

Universal Dependencies labels (universaldependencies.org). Nothing here looks outside the sentence.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from fogline.claim.parse.aside_tags import with_aside_tags
from fogline.claim.parse.counted_subjects import with_counted_subjects
from fogline.claim.parse.dying import with_dying_numbers
from fogline.claim.parse.group_names import with_group_name
from fogline.claim.parse.headlines import with_headline_verb
from fogline.claim.parse.joined_verbs import with_joined_verbs
from fogline.claim.parse.memo import once_a_word
from fogline.claim.parse.rumours import with_rumour
from fogline.lexicon.inflection import find_lemma
from fogline.models.report import Sentence, Token

HYPHENS = frozenset({"-", "–", "‑"})
LEAF: frozenset[str] = frozenset()
"""The relations under a token that has no dependents."""
CASED = frozenset({"case", "mark", "flat"})
"""The relations by which a preposition may hang under a nominal, or under a word of its name."""
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})

BEARINGS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "close"})
BEARINGS |= frozenset(
    {"northwards", "southwards", "eastwards", "westwards", "upriver", "downriver", "upstream", "inland"}
)
"""Words that tell with "of" or "to" where something is from a place."""


class Tree:
    """Tokens, lemmas and relations of a sentence, with its headline's verb and its group names as they were meant."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.known: dict[str, dict[int, Any]] = defaultdict(dict)
        """what `once_a_word` keeps"""
        mended = with_headline_verb(with_rumour(with_group_name(sentence.tokens)))
        counted = with_counted_subjects(with_dying_numbers(mended))
        self.tokens: tuple[Token, ...] = with_aside_tags(with_joined_verbs(counted))
        self.words: tuple[str, ...] = tuple([t.text.lower() for t in self.tokens])
        """lower-case forms"""
        self.lemmas: tuple[str, ...] = self._find_lemmas()
        """lower-case lemmas, the lexicon's before the tagger's"""
        self.rels: tuple[str, ...] = tuple([t.deprel.partition(":")[0] for t in self.tokens])
        """relations without subtype"""
        self.children: tuple[tuple[int, ...], ...] = self._find_children()
        rels = self.rels
        self._rels_under = [frozenset([rels[k] for k in kids]) if kids else LEAF for kids in self.children]
        """the relations that each token's dependents have"""
        self.copular: frozenset[int] = frozenset(
            [t.head for t, rel in zip(self.tokens, rels, strict=True) if rel == "cop"]
        )
        """tokens that are predicates by a copula ("in the town" of "were in the town")"""

    def __len__(self) -> int:
        return len(self.tokens)

    def _find_lemmas(self) -> tuple[str, ...]:
        both = zip(self.words, self.tokens, strict=True)
        found = [find_lemma(word, t.upos, t.lemma.lower() if t.lemma else word) for word, t in both]
        for i in range(2, len(found)):
            if found[i] == "fire" and found[i - 2] == "cease" and self.tokens[i - 1].text in HYPHENS:
                found[i] = "ceasefire"
        return tuple(found)

    def _find_children(self) -> tuple[tuple[int, ...], ...]:
        """The sentence's own, where the tokens still have the heads that it gives them."""
        sentence = self.sentence
        same = self.tokens is sentence.tokens or all(
            a.head == b.head for a, b in zip(self.tokens, sentence.tokens, strict=True)
        )
        if sentence.children and same:
            return sentence.children
        kids: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                kids[token.head].append(index)
        return tuple(tuple(k) for k in kids)

    def kids(self, index: int, *rels: str) -> list[int]:
        """Dependents of a token with one of these relations (without subtype), in order."""
        if self._rels_under[index].isdisjoint(rels):  # four times in five
            return []
        own = self.rels
        return [k for k in self.children[index] if own[k] in rels]

    def marks(self, index: int) -> frozenset[str]:
        """The words that open a clause ("that", "to", "after"), lower case."""
        return frozenset([self.words[k] for k in self.kids(index, "mark")])

    def subkids(self, index: int, *deprels: str) -> list[int]:
        """Dependents of a token with one of these full relations."""
        return [k for k in self.children[index] if self.tokens[k].deprel in deprels]

    def head(self, index: int) -> int:
        """Index of the head, -1 for the root."""
        return self.tokens[index].head

    def is_verb(self, index: int) -> bool:
        """Verb or auxiliary used as predicate."""
        return self.tokens[index].upos in ("VERB", "AUX")

    def is_nominal(self, index: int) -> bool:
        """Noun, name, pronoun or number standing for a noun."""
        return self.tokens[index].upos in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X")

    def is_predicate(self, index: int) -> bool:
        """A verb, or a nominal or adjective with a copula or subject."""
        return self.is_verb(index) or bool(self.kids(index, "cop", "nsubj")) or self.tokens[index].upos == "ADJ"

    def subtree(self, index: int, stop: frozenset[str] = frozenset()) -> list[int]:
        """All tokens under and including `index`, not going into dependents whose relation is in `stop`."""
        found, rels = [index], self.rels
        for current in found:  # grows while it is gone through
            if kids := self.children[current]:
                found += [k for k in kids if rels[k] not in stop] if stop else kids
        found.sort()
        return found

    def ancestors(self, index: int) -> list[int]:
        """Heads upward, nearest first."""
        found: list[int] = []
        current = self.tokens[index].head
        while current >= 0 and len(found) < 60:
            found.append(current)
            current = self.tokens[current].head
        return found

    def conjuncts(self, index: int) -> list[int]:
        """The token and what is coordinated with it, in order."""
        found = [index]
        for current in found:  # grows while it is gone through
            if "conj" in self._rels_under[current]:
                found += self.kids(current, "conj")
        return found

    @once_a_word
    def case(self, index: int) -> str:
        """The preposition(s) of a nominal as one lower-case string ("out of", "according to"); "" if none."""
        if CASED.isdisjoint(self._rels_under[index]):
            return ""
        words = []
        heads = self.kids(index, "case") or self.kids(index, "mark") or self._case_inside(index)
        for k in heads:
            if self.words[k] not in ("'s", "’s", "'", "’"):
                words.append(self.words[k])
                words.extend(self.words[f] for f in self.kids(k, "fixed"))
        side = self.head(index)
        if len(words) == 1 and words[0] in ("of", "to") and side >= 0 and self._is_bearing(side, heads[0]):
            words.insert(0, self.words[side])
        return " ".join(words)

    def _is_bearing(self, side: int, preposition: int) -> bool:
        """Whether a word and the preposition right behind it tell where from a place: "south of", "close to"."""
        bare = self.rels[side] in ("advmod", "amod", "advcl", "xcomp") and not self.kids(side, "case", "det")
        return bare and side == preposition - 1 and self.words[side] in BEARINGS

    def _case_inside(self, index: int) -> list[int]:
        """The preposition that the parse hung on a later word of a name ("fell on [New Town]")."""
        return [c for k in self.kids(index, "flat") for c in self.kids(k, "case") if c < index]

    def own_case(self, index: int) -> str:
        """As `case`, but a conjunct without a preposition shares that of its first conjunct."""
        current = index
        while self.rels[current] == "conj" and not self.case(current) and self.tokens[current].head >= 0:
            current = self.tokens[current].head
        return self.case(current)

    def parts(self, index: int) -> list[int]:
        """The "of" complements of a noun, number or quantifier ("most of it"), whatever the parse calls them."""
        return [k for k in self.kids(index, "nmod", "obl") if self.case(k) == "of"]

    def clause_head(self, index: int) -> int:
        """The nearest predicate at or above a token."""
        current = index
        for _ in range(60):
            if self.is_verb(current) and self.rels[current] not in ("aux", "cop", "amod", "case", "compound"):
                return current
            if self.kids(current, "cop") or self.tokens[current].head < 0:
                return current
            if self.rels[current] in ("parataxis", "ccomp", "advcl") and self.kids(current, "nsubj"):
                return current
            current = self.tokens[current].head
        return current

    def _relative_head(self, index: int) -> tuple[int, ...]:
        current = index
        for _ in range(4):
            if self.tokens[current].deprel in ("acl:relcl", "acl"):
                return (self.tokens[current].head,)
            if self.rels[current] not in ("conj", "xcomp", "ccomp"):
                break
            current = self.tokens[current].head
        return ()
