"""Place definite noun: the head noun of a definite phrase, and the directions among its modifiers."""

from __future__ import annotations

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Token
from fogline.resolve.name_runs import UNMARKED
from fogline.resolve.place_phrase_words import POSSESSIVES

DETERMINERS = frozenset({"the", "this", "that", "both", "these", "those"})
POSSESSORS = frozenset({"its", "their"})
INDEFINITES = frozenset({"a", "an"})
OWNED = frozenset({"office", "residence", "headquarters", "headquarter", "quarters", "compound", "base", "barracks"})
"""Sites that are told by whose they are ("the governor's office")."""


def find_noun(tokens: tuple[Token, ...], start: int, words: PlaceWords) -> tuple[int | None, tuple[str, ...]]:
    """The head noun of the phrase that begins at `start`, with the directions among its modifiers."""
    points: list[str] = []
    index = start
    while index < len(tokens) and index < start + 7:
        token, word = tokens[index], tokens[index].text.lower()
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        point = words.directions.get(word)
        if point:
            points.append(point)
        elif token.upos in ("NOUN", "PROPN"):
            if following is None or _ends(tokens, index):
                return index, tuple(points)
        elif token.text in POSSESSIVES and index > start:
            pass
        elif token.upos not in ("ADJ", "NUM", "ADV") and token.text not in ("-", "and") and not _is_participle(token):
            break
        index += 1
    if points and index == start + 1:
        return index - 1, tuple(points)
    return None, ()


def _ends(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a noun ends its phrase: no other noun goes on, but for a day ("the airport yesterday")."""
    following = tokens[index + 1]
    if following.text in POSSESSIVES:
        return index + 2 >= len(tokens) or tokens[index + 2].lemma.lower() not in OWNED
    return following.text != "-" and (following.upos not in ("NOUN", "PROPN") or following.deprel in UNMARKED)


def _is_participle(token: Token) -> bool:
    return token.upos == "VERB" and token.xpos in ("VBN", "VBG")


def is_outer(tokens: tuple[Token, ...], noun: int) -> bool:
    """Whether the phrase goes on with "of the ..." or "of NAME": then the inner phrase is read, and this around it."""
    after = tokens[noun + 1 : noun + 3]
    if len(after) < 2 or after[0].text.lower() != "of":
        return False
    return after[1].text.lower() in DETERMINERS | POSSESSORS or after[1].text[0].isupper()
