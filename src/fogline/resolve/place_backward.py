"""Place backward: words without an article that point back to a place: "retook it", and "border town" in a headline."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Report, Sentence, Token
from fogline.resolve.place_definite import Definite
from fogline.resolve.place_discourse import VAGUE
from fogline.resolve.place_scores import SITES
from fogline.resolve.place_signs import is_fallen

HEADS = frozenset({"headline", "subhead", "standfirst"})
"""Blocks whose nouns do without articles."""
BARE = {"city": "city", "town": "town", "village": "village", "enclave": "region", "province": "province",
        "border": "border", "frontier": "border", "country": "country"}  # fmt: skip
"""Nouns that without an article mean the one that the report is about, and the kind of place looked for."""
SINGULAR = frozenset({"headquarters", "barracks"})
"""Nouns that look like plurals and tell of one."""
REGAINING = frozenset({"take", "win", "get"})
"""Verbs that with "back" tell of a place."""
LONGEST = 4
OPENING = 3
"""Tokens at the beginning of a sentence among which a noun may do without its article."""


def find_pronouns(sentence: Sentence, words: PlaceWords) -> Iterator[Definite]:
    """ "It" where it is what only ground is: taken, retaken, reached, or fallen."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.text.lower() != "it" or token.head < 0:
            continue
        if _is_ground(sentence, index, words) or is_fallen(tokens, token):
            yield Definite(index, index, "held", wraps=False)


def _is_ground(sentence: Sentence, index: int, words: PlaceWords) -> bool:
    token = sentence.tokens[index]
    verb = sentence.tokens[token.head]
    if token.deprel not in ("obj", "nsubj:pass"):
        return False
    back = index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].text.lower() == "back"
    return verb.lemma in words.ground or (verb.lemma in REGAINING and back)


def is_terse(report: Report, sentence: Sentence, printed: str) -> bool:
    """Whether a sentence does without articles: of a headline, or in capitals in the text as printed."""
    return report.block_of(sentence).kind in HEADS or printed[sentence.start : sentence.end].isupper()


def find_bare(sentence: Sentence, words: PlaceWords, terse: bool) -> Iterator[Definite]:
    """Kind nouns that no article or name opens: in a headline ("army enters city", "fight for Libyan capital"), or at
    the beginning of any sentence ("Airport was shut")."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens if terse else tokens[:OPENING]):
        lemma = token.lemma.lower()
        plural = token.xpos in ("NNS", "NNPS") and token.text.lower() not in SINGULAR
        if token.upos not in ("NOUN", "PROPN") or plural:
            continue
        site = words.kinds.get(lemma) in SITES and lemma not in VAGUE
        if lemma not in BARE and lemma != "capital" and not site:
            continue
        first = _find_first(tokens, index)
        if not terse and (first or not token.deprel.startswith("nsubj")):
            continue
        if _goes_on(tokens, index) or _is_opened(tokens, first):
            continue
        if lemma == "capital":
            said_by = (t.text.casefold() for t in tokens[first:index])
            code = next((c for word in said_by for c in get_countries_by_word().get(word, ())[:1]), "")
            if code:
                yield Definite(first, index, "capital", country=code, wraps=False)
        elif lemma in BARE:
            yield Definite(first, index, BARE[lemma], lemma, wraps=False)
        else:
            said = " ".join(t.text for t in tokens[first : index + 1])
            modifiers = tuple(t.text.lower() for t in tokens[first:index])
            yield Definite(first, index, "site", lemma, words.kinds[lemma], said, modifiers, wraps=False)


def _find_first(tokens: tuple[Token, ...], noun: int) -> int:
    """The first of the adjectives and nouns before a noun ("mountaintop city", "Russian border town")."""
    first = noun
    while first > 0 and noun - first < LONGEST and tokens[first - 1].upos in ("ADJ", "NOUN"):
        first -= 1
    return first


def _goes_on(tokens: tuple[Token, ...], noun: int) -> bool:
    """Whether what follows makes the noun a part of something else ("city council", "town of Newton")."""
    if noun + 1 == len(tokens):
        return False
    after = tokens[noun + 1]
    return after.upos in ("NOUN", "PROPN", "PART") or after.text in ("of", "-", "'s", "’s")


def _is_opened(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether an article, a number, an owner or a name stands before the phrase."""
    before = tokens[first - 1] if first else None
    return before is not None and (before.upos in ("DET", "NUM", "PRON", "PROPN", "PART") or before.text in ("-", "'s"))
