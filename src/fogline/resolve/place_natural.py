"""Place natural: hills, lakes and rivers that no gazetteer knows, told by their names or by what is done at them."""

from __future__ import annotations

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Sentence
from fogline.resolve.place_phrase import PlacePhrase

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
