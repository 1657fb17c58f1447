"""Mentions: spans of a sentence that name people, groups, places, facilities, peoples, days and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from fogline.lexicon.months import load_months, load_weekdays
from fogline.lexicon.naming import load_facility_words, load_peoples
from fogline.models.report import Mention, Token

LABELS = frozenset({"PERSON", "ORG", "LOC", "FAC", "NORP", "DATE", "NUMBER"})
_PARTICLES = frozenset(
    {"al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "ez", "es", "-", "bin", "ibn", "abu", "umm", "de", "la"}
)
_RULE_SCORE = 0.8

Found = tuple[int, int, str, float]
"""First word, last word (inclusive), label, score."""


class Entity(Protocol):
    """A named thing as the tagger gives it: word numbers, last inclusive."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def score(self) -> float: ...


def find_mentions(text: str, sentence: int, tokens: Sequence[Token], entities: Iterable[Entity]) -> list[Mention]:
    """The mentions of one sentence in order, none overlapping.

    The tagger's entities come first; rules add facilities ("Kharab airbase", "the dam of Kharab") in place of the
    bare name inside them, nationalities and peoples, numbers, and months or weekdays that the tagger left out.
    """
    named = [_repair(tokens, (e.first, e.last, e.label, e.score)) for e in entities if e.label in LABELS]
    taken = [False] * len(tokens)
    kept: list[Found] = []
    for found in (*_find_facilities(tokens, named), *named, *_find_others(tokens)):
        if not any(taken[found[0] : found[1] + 1]):
            taken[found[0] : found[1] + 1] = [True] * (found[1] + 1 - found[0])
            kept.append(found)
    return [_make_mention(text, sentence, tokens, found) for found in sorted(kept)]


def _make_mention(text: str, sentence: int, tokens: Sequence[Token], found: Found) -> Mention:
    first, last, label, score = found
    start, end = tokens[first].start, tokens[last].end
    return Mention(start, end, text[start:end], label, sentence, first, last, round(score, 3))


def _repair(tokens: Sequence[Token], found: Found) -> Found:
    """A nationality alone is a NORP; a place is no nationality with a common noun ("Syrian city")."""
    first, last, label, score = found
    peoples = load_peoples()
    if tokens[first].text in peoples and label in ("LOC", "ORG", "PERSON", "NORP"):
        if first == last:
            return first, last, "NORP", score
        if label in ("LOC", "NORP") and all(t.text.islower() for t in tokens[first + 1 : last + 1]):
            return first, first, "NORP", score
    return found


def _find_facilities(tokens: Sequence[Token], named: Sequence[Found]) -> list[Found]:
    heads, between = load_facility_words()
    starts = {index: found for found in named for index in range(found[0], found[1] + 1)}
    found: list[Found] = []
    for index, token in enumerate(tokens):
        word = token.text.lower()
        if word not in heads:
            continue
        first = _find_name_before(tokens, index, between, starts)
        if first is not None:
            found.append((first, index, "FAC", _RULE_SCORE))
        elif index + 2 < len(tokens) and tokens[index + 1].text == "of" and token.upos in ("NOUN", "PROPN"):
            name = starts.get(index + 2)
            if name and name[0] == index + 2 and name[2] in ("LOC", "FAC", "PERSON", "ORG") and name[3] >= 0.4:
                found.append((_extend_left(tokens, index, between), name[1], "FAC", _RULE_SCORE))
    return found


def _find_name_before(
    tokens: Sequence[Token], head: int, between: frozenset[str], starts: dict[int, Found]
) -> int | None:
    """Where the name before a facility's last word begins; None where no name, or only a nationality, is there."""
    index = _extend_left(tokens, head, between) - 1
    last = index
    while index >= 0 and (_is_name(tokens[index]) or (index < last and tokens[index].text.lower() in _PARTICLES)):
        if index not in starts and index + 1 in starts and starts[index + 1][0] == index + 1:
            break
        index -= 1
    first = index + 1
    while first <= last and tokens[first].text == "-":
        first += 1
    own = first > last and head - 1 > last and all(_is_name(t) for t in tokens[last + 1 : head + 1])
    if own:
        return last + 1
    if first > last or (last in starts and starts[last][2] in ("DATE", "NUMBER")):
        return None
    only_people = all(t.text in load_peoples() for t in tokens[first : last + 1])
    return None if only_people and not tokens[head].text[0].isupper() else first


def _extend_left(tokens: Sequence[Token], head: int, between: frozenset[str]) -> int:
    index = head
    while index > 0 and head - index < 4 and tokens[index - 1].text.lower() in between:
        index -= 1
    return index


def _is_name(token: Token) -> bool:
    return token.upos == "PROPN" and token.text[0].isupper()


def _find_others(tokens: Sequence[Token]) -> list[Found]:
    """Nationalities, numbers, months and weekdays, word by word; numbers side by side make one mention."""
    peoples, days = load_peoples(), load_months().keys() | load_weekdays().keys()
    found: list[Found] = []
    for index, token in enumerate(tokens):
        if token.text in peoples:
            found.append((index, index, "NORP", _RULE_SCORE))
        elif token.upos == "PROPN" and len(token.text) > 3 and token.text.lower().rstrip(".") in days:
            found.append((index, index, "DATE", _RULE_SCORE))
        elif token.xpos == "CD":
            if found and found[-1][2] == "NUMBER" and found[-1][1] == index - 1:
                found[-1] = (found[-1][0], index, "NUMBER", _RULE_SCORE)
            else:
                found.append((index, index, "NUMBER", _RULE_SCORE))
    return found
