"""Place natural: hills, lakes and rivers that no gazetteer knows, told by their names or by what is done at them."""

from __future__ import annotations

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Sentence
from fogline.resolve.place_phrase import PlacePhrase

APPOSING, LONGEST_NOUN = frozenset({"a", "an", "another", "the"}), 9
NATURAL = frozenset({"hill", "sea", "river"})
BANKS, CROSSING = frozenset({"bank", "shore", "mouth", "ford"}), frozenset({"cross", "ford", "bridge", "swim"})


def find_natural_kind(sentence: Sentence, phrase: PlacePhrase, words: PlaceWords) -> str:
    """The kind that a name itself tells ("Mount Newton", "Lake Newton"), or that it is crossed; else empty."""
    opening, _, rest = phrase.name.text.lower().partition(" ")
    own = words.kinds.get({"mt": "mount"}.get(opening, opening), "") if rest else ""
    return own if own in NATURAL else "river" if is_crossed(sentence, phrase) else ""


def is_crossed(sentence: Sentence, phrase: PlacePhrase) -> bool:
    """Whether "the X" is what is crossed, or has banks: a river ("crossed the Newt", "the east bank of the Newt")."""
    tokens, first = sentence.tokens, phrase.name.first
    if first < 2 or tokens[first - 1].text.lower() != "the":
        return False
    before = tokens[first - 2]
    bank = before.text.lower() == "of" and first > 2 and tokens[first - 3].lemma.lower() in BANKS
    return bank or before.lemma.lower() in CROSSING or before.text.lower() == "across"


def is_called_otherwise(sentence: Sentence, phrase: PlacePhrase, words: PlaceWords) -> bool:
    """Whether an apposition behind a name says that it is no place ("the Newton, another cargo ship, ...")."""
    tokens, index = sentence.tokens, phrase.last + 1
    if index + 2 >= len(tokens) or tokens[index].text != "," or tokens[index + 1].text.lower() not in APPOSING:
        return False
    before = tokens[phrase.first - 1].text.lower() if phrase.first else ""
    placed = before in words.prepositions and before != "of"  # "at Newton, a spokesman said"
    bearers = words.bearers if placed else words.bearers | words.speakers
    for token in tokens[index + 2 : index + LONGEST_NOUN]:
        if token.upos == "NOUN" and token.lemma.lower() in bearers:
            return True
        if token.upos not in ("NOUN", "ADJ", "PROPN", "VERB", "NUM", "ADV") and token.text != "-":
            return False
    return False
