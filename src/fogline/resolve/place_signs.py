"""Place signs: what befalls a name that only a place can suffer: it is taken, it falls, it has people or ruins."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Sentence, Token

_FALLING = frozenset({"ill", "silent", "quiet", "asleep", "short", "behind", "apart", "sharply", "victim", "prey"})


def is_taken(tokens: Sequence[Token], token: Token, verbs: frozenset[str]) -> bool:
    """Whether a name, or the list that it stands in, is the object of one of the verbs ("retook Newton and Sutton")."""
    for _ in range(8):
        if token.head < 0:
            return False
        if token.deprel in ("obj", "nsubj:pass"):
            return tokens[token.head].lemma in verbs
        if token.deprel not in ("conj", "flat"):
            return False
        token = tokens[token.head]
    return False


def is_held(sentence: Sentence, first: int, words: PlaceWords) -> bool:
    """Whether "NOUN of" before a name says that it is a place ("the fall of Newton", "the people of Newton")."""
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].text.lower() != "of":
        return False
    noun = tokens[first - 2]
    return noun.lemma.lower() in words.held or noun.text.lower().removesuffix("s") in words.held


def is_fallen(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a name is what fell, or is in somebody's hands ("He denied that Paranthan had fallen")."""
    if token.deprel != "nsubj" or token.head < 0:
        return False
    verb = tokens[token.head]
    if verb.lemma == "hand":
        return any(t.head == token.head and t.text.lower() == "in" for t in tokens)
    return (
        verb.lemma == "fall"
        and verb.xpos in ("VBD", "VBN", "VBZ")
        and not any(
            t.head == token.head and t.deprel in ("obj", "xcomp", "advmod") and t.text.lower() in _FALLING
            for t in tokens
        )
    )
