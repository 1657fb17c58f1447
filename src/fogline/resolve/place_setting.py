"""Place setting: words before and after a name that set something at it: prepositions, lists, place nouns."""

from __future__ import annotations

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Mention, Sentence


def is_placed(sentence: Sentence, first: int, last: int, words: PlaceWords) -> bool:
    """Whether a preposition of place, or a list of places, comes before, or a place noun after."""
    index = first - 1
    while index >= 0 and sentence.tokens[index].upos in ("DET", "ADJ"):
        index -= 1
    before = sentence.tokens[index].text.lower() if index >= 0 else ""
    after = sentence.tokens[last + 1].lemma.lower() if last + 1 < len(sentence.tokens) else ""
    return before in words.prepositions or before in ("and", ",", "or") or after in words.kinds


def is_set_in(sentence: Sentence, index: int, mention: Mention) -> bool:
    """Whether a preposition says that the mistaken name is where something is or goes."""
    before = sentence.tokens[index - 1].text.lower() if index else ""
    return before in ("in", "at", "near", "around", "outside", "into", "towards", "toward") or (
        before in ("to", "from") and mention.last > mention.first
    )


def is_listed(sentence: Sentence, first: int, words: PlaceWords) -> bool:
    """Whether a place noun opens the list or phrase ("the villages of A, B and C") within a few words."""
    for index in range(first - 1, max(-1, first - 45), -1):
        token = sentence.tokens[index]
        if token.text.lower() in words.lists:
            continue
        if token.lemma.lower() in words.kinds or token.lemma.lower() in words.group:
            return True
        if token.upos == "VERB":
            return False
    return False
