"""Nominals: every phrase of a report that can be spoken of again, with its extent as coreference corpora draw it.

A nominal runs over all that hangs on its head: determiner, modifiers, "of" and other prepositional phrases, relative
clauses and appositions. The possessive "'s" belongs to the owner's phrase. (OntoNotes coreference guidelines, 2007.)
"""

from __future__ import annotations

from typing import NamedTuple

from fogline.resolve.noun_phrases import SentenceWords
from fogline.resolve.pronoun_words import PRONOUNS

_OUTSIDE = frozenset(
    ("cc", "conj", "cop", "nsubj", "nsubj:pass", "csubj", "aux", "aux:pass", "mark", "advcl", "parataxis", "obl",
     "discourse", "vocative", "dislocated", "expl", "csubj:pass", "nsubj:outer", "orphan", "obl:unmarked")
)  # fmt: skip
_MODIFYING = frozenset(("compound", "flat", "fixed", "goeswith", "amod", "nmod:unmarked"))
_INSIDE = frozenset(("flat", "fixed", "goeswith", "nmod:desc"))
_SELDOM = frozenset(("NUMBER", "NORP"))
ADDRESSED = frozenset(("you", "your", "yours", "yourself", "yourselves"))
REFERRING = PRONOUNS | ADDRESSED
_DEEPEST = 60


class Nominal(NamedTuple):
    """A phrase: tokens `first`..`last` (inclusive) of a sentence, its head, and whether it is a name or a pronoun."""

    sentence: int
    first: int
    last: int
    head: int
    name: bool
    pronoun: bool


def find_nominals(words: SentenceWords) -> list[Nominal]:
    """Nominals of a sentence by their heads, in order; compound modifiers count only where they are names."""
    found: list[Nominal] = []
    edges: dict[int, tuple[int, int]] = {}
    for head, token in enumerate(words.tokens):
        if words.folded[head] in REFERRING:
            if token.upos in ("PRON", "DET") and token.deprel != "expl":
                found.append(Nominal(words.sentence.index, head, head, head, False, True))
            continue
        nominal = _find_nominal(words, head, edges)
        if nominal is not None:
            found.append(nominal)
    return found


def _find_nominal(words: SentenceWords, head: int, edges: dict[int, tuple[int, int]]) -> Nominal | None:
    token = words.tokens[head]
    mention = words.mention_of.get(head)
    if token.upos not in ("NOUN", "PROPN") or token.deprel in _INSIDE:
        return None
    named = token.upos == "PROPN"
    if token.deprel in _MODIFYING:
        if mention is None or mention.label in _SELDOM or words.find_head(mention.first, mention.last) != head:
            return None
        if not named:
            return None
        return Nominal(words.sentence.index, mention.first, mention.last, head, True, False)
    first, last = _find_extent(words, head, edges, 0)
    while first < head and (words.tokens[first].upos == "PUNCT" or words.tokens[first].deprel in ("case", "cc")):
        first += 1
    while last > head and words.tokens[last].upos == "PUNCT":
        last -= 1
    if "(" in words.texts[first : last + 1] and words.texts[last + 1 : last + 2] == (")",):
        last += 1
    return Nominal(words.sentence.index, first, last, head, named, False)


def _find_extent(words: SentenceWords, head: int, edges: dict[int, tuple[int, int]], depth: int) -> tuple[int, int]:
    """First and last token of a phrase; `edges` holds whole subtrees found before."""
    first = last = head
    for child in words.children(head):
        relation = words.tokens[child].deprel
        if relation in _OUTSIDE or (relation == "case" and child < head) or relation == "punct":
            continue
        low, high = _find_subtree(words, child, edges, depth)
        first, last = min(first, low), max(last, high)
    return first, last


def _find_subtree(words: SentenceWords, head: int, edges: dict[int, tuple[int, int]], depth: int) -> tuple[int, int]:
    if head not in edges:
        first = last = head
        if depth < _DEEPEST:
            for child in words.children(head):
                low, high = _find_subtree(words, child, edges, depth + 1)
                first, last = min(first, low), max(last, high)
        edges[head] = (first, last)
    return edges[head]
