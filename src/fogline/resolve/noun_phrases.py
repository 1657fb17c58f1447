"""Noun phrases: where the phrase around a head word begins and ends, read off the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fogline.lexicon.name_forms import fold_word
from fogline.models.report import Mention, Sentence, Token
from fogline.resolve.phrase_openings import find_fronted, is_dash, skip_day

_LEFT = frozenset(
    ("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "det:predet", "flat", "nmod")
)
_RIGHT = frozenset(("flat", "compound", "goeswith", "fixed", "flat:foreign"))
_QUOTES = frozenset("\"“”'‘’«»(")
_BEFORE_COUNTS = frozenset(
    ("least", "most", "than", "to", "many", "about", "around", "nearly", "almost", "over", "some")
)
_ARTICLES = frozenset(("the", "a", "an"))
_BREAKS = frozenset(",;:—()")
_MOST_WORDS = 24
_DEEPEST = 8


class Phrase(NamedTuple):
    """Tokens `first`..`last` (inclusive) around `head`, and the characters they cover."""

    first: int
    last: int
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """A sentence made ready for look-ups: folded words, plain texts, its mentions, and each of them by its tokens."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    folded: tuple[str, ...]
    texts: tuple[str, ...]
    mentions: tuple[Mention, ...]
    mention_of: dict[int, Mention]

    def find_phrase(self, head: int, *, of: bool = True) -> Phrase:
        """The phrase of a head word: determiner and modifiers before it, and an "of" phrase behind it.

        Relative clauses, appositions, coordinates and other prepositional phrases stay outside.
        """
        first, last = self._find_first(head), self._find_last(head, of)
        tokens = self.tokens
        last += self._is_there(head, last + 1)
        while first < head and tokens[first].text in _QUOTES:
            first += 1
        while first > 0 and self._counts(first - 1) and tokens[first].upos in ("NUM", "ADV", "ADJ", "ADP"):
            first -= 1
        return Phrase(first, last, head, tokens[first].start, tokens[last].end)

    def _is_there(self, head: int, at: int) -> bool:
        """Whether the word behind a subject is a "there" that tells which: "a doctor there said"."""
        if at + 1 >= len(self.folded) or self.folded[at] != "there":
            return False
        verb = self.tokens[head].head
        return self.tokens[head].deprel == "nsubj" and verb == at + 1 and self.tokens[verb].upos == "VERB"

    def find_name_phrase(self, first: int, last: int, head: int) -> Phrase:
        """The phrase of a name: its own words, and an article right before them."""
        left = first - 1 if first > 0 and self.folded[first - 1] in ("the", "a", "an") else first
        return Phrase(left, last, head, self.tokens[left].start, self.tokens[last].end)

    def find_head(self, first: int, last: int) -> int:
        """The token of a span whose head lies outside it; the last such one."""
        for index in range(last, first - 1, -1):
            token = self.tokens[index]
            if token.upos != "PUNCT" and not first <= token.head <= last:
                return index
        return last

    def children(self, head: int) -> tuple[int, ...]:
        """Dependents of a token, in order."""
        return self.sentence.children[head] if self.sentence.children else ()

    def find_preposition(self, head: int) -> str:
        """The preposition of a phrase, folded ("according to" is "according"); "" where it has none."""
        for child in self.children(head):
            if child < head and self.tokens[child].deprel == "case":
                return self.folded[child]
        return ""

    def find_possessor(self, head: int) -> int | None:
        """The token that owns a phrase ("its" of "its fighters", "army" of "the army's chief")."""
        for child in self.children(head):
            if self.tokens[child].deprel == "nmod:poss":
                return child
        return None

    def find_of(self, head: int) -> int | None:
        """The noun that an "of" phrase hangs on the head ("groups" of "a coalition of opposition groups")."""
        for child in self.children(head):
            if child > head and self.tokens[child].deprel.startswith("nmod") and self.find_preposition(child) == "of":
                return child
        return None

    def _counts(self, at: int) -> bool:
        """Whether a word belongs to the count after it ("at least", "more than", "some 300")."""
        word, following = self.folded[at], self.folded[at + 1]
        if word in ("at", "more", "up", "as", "close"):
            return following in ("least", "most", "than", "to", "many")
        return word in _BEFORE_COUNTS and (self.tokens[at + 1].upos == "NUM" or following in _BEFORE_COUNTS)

    def _find_first(self, head: int) -> int:
        first = head
        fronted = find_fronted(self, head)
        for child in reversed(self.children(head)):
            if child <= fronted:
                break
            if child > head:
                continue
            relation = self.tokens[child].deprel
            if relation == "punct":
                continue
            if relation not in _LEFT or head - child > _MOST_WORDS:
                break
            if self.folded[first] in _ARTICLES and relation != "det:predet":
                break  # "told the Courier the fighters had left"
            first = max(self._find_edge(child), fronted + 1)
        for at in range(head - 1, first, -1):
            if self.texts[at] in _BREAKS or is_dash(self.tokens, at):
                return at + 1
        first = skip_day(self, first, head)
        while first < head and (self.folded[first] in ("any", "no") or self.tokens[first].xpos in ("WDT", "WP")):
            first += 1
        if self.tokens[first].upos == "VERB" and self.folded[first].endswith("ing") and first < head:
            first += 1
        return first

    def _find_edge(self, head: int) -> int:
        edge = head
        while True:
            lower = [
                child
                for child in self.children(edge)
                if child < edge and self.tokens[child].deprel not in ("cc", "case", "punct", "mark")
            ]
            if not lower:
                return edge
            edge = lower[0]

    def _find_last(self, head: int, of: bool, depth: int = 0) -> int:
        last = head
        if depth > _DEEPEST:
            return last
        for child in self.children(head):
            if child < head:
                continue
            relation = self.tokens[child].deprel
            if relation in _RIGHT:
                last = max(last, self._find_last(child, of, depth + 1))
            elif relation == "punct" and self.texts[child] in "-–" and child == last + 1:
                continue
            elif of and relation.startswith("nmod") and self.find_preposition(child) == "of":
                return max(last, self._find_last(child, of, depth + 1))
            elif relation not in ("case", "punct"):
                break
        return last


def _is_torn(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a tagger's name is but an owner and a piece of what it owns: "South Africa's defence" of a ministry."""
    return any(
        tokens[at].text in ("'s", "’s") and tokens[at + 1].text.islower() and tokens[mention.last].head > mention.last
        for at in range(mention.first + 1, mention.last)
    )


def make_words(sentence: Sentence, mentions: tuple[Mention, ...]) -> SentenceWords:
    """A sentence made ready for look-ups."""
    tokens = sentence.tokens
    mentions = tuple(m for m in mentions if not _is_torn(tokens, m))
    texts = tuple(token.text for token in tokens)
    mention_of = {at: mention for mention in mentions for at in range(mention.first, mention.last + 1)}
    return SentenceWords(sentence, tokens, tuple(map(fold_word, texts)), texts, mentions, mention_of)
