"""Mentions: spans of a sentence that name people, groups, places, facilities, peoples, days and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from fogline.lexicon.months import load_months, load_weekdays
from fogline.lexicon.naming import load_facility_words, load_peoples
from fogline.models.report import Mention, Token

LABELS = frozenset({"PERSON", "ORG", "LOC", "FAC", "NORP", "DATE", "NUMBER"})
_PARTICLES = frozenset(
    {"al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "ez", "es", "-", "bin", "ibn", "abu", "umm", "de", "la"}
)
_NUMBER = re.compile(r"\d[\d,.]*|[^\W\d_]+")
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
        if word not in heads or (index + 1 < len(tokens) and _is_name(tokens, index + 1, False)):
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
    shouted = tokens[head].text[0].isupper()
    after = _extend_left(tokens, head, between)
    index = after - 1
    while index >= 0:
        entity = starts.get(index)
        if entity and entity[2] not in ("DATE", "NUMBER", "NORP"):
            index = entity[0] - 1
        elif _is_name(tokens, index, shouted) or (index < after - 1 and tokens[index].text.lower() in _PARTICLES):
            index -= 1
        else:
            break
    first = index + 1
    while first < after and _is_loose(tokens, first):
        first += 1
    if first == after:
        own = after < head and all(_is_name(tokens, number, shouted) for number in range(after, head + 1))
        return after if own else None
    only_people = all(token.text in load_peoples() for token in tokens[first:after])
    return None if only_people and not shouted else first


def _is_loose(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word cannot open a name: a hyphen, or an article or preposition that no hyphen ties to it."""
    word = tokens[index].text
    return word in ("-", "The", "the") or (word in ("at", "as", "an", "ad", "es") and tokens[index + 1].text != "-")


def _extend_left(tokens: Sequence[Token], head: int, between: frozenset[str]) -> int:
    index = head
    while index > 0 and head - index < 4 and tokens[index - 1].text.lower() in between:
        index -= 1
    return index


def _is_name(tokens: Sequence[Token], index: int, shouted: bool) -> bool:
    """A proper noun; before a capitalised last word ("Saudi Maternity Hospital") any word with a capital."""
    token = tokens[index]
    if not token.text[0].isupper():
        return False
    return token.upos == "PROPN" or (shouted and index > 0 and token.upos in ("ADJ", "NOUN", "VERB"))


@cache
def _load_days() -> frozenset[str]:
    """The names of months and weekdays."""
    return frozenset(load_months()) | frozenset(load_weekdays())


def _find_others(tokens: Sequence[Token]) -> list[Found]:
    """Nationalities, numbers, months and weekdays, word by word; numbers side by side make one mention."""
    peoples, days = load_peoples(), _load_days()
    found: list[Found] = []
    for index, token in enumerate(tokens):
        if token.text in peoples:
            found.append((index, index, "NORP", _RULE_SCORE))
        elif token.upos == "PROPN" and len(token.text) > 3 and token.text.lower().rstrip(".") in days:
            found.append((index, index, "DATE", _RULE_SCORE))
        elif token.xpos == "CD" and _NUMBER.fullmatch(token.text):
            if found and found[-1][2] == "NUMBER" and found[-1][1] == index - 1:
                found[-1] = (found[-1][0], index, "NUMBER", _RULE_SCORE)
            else:
                found.append((index, index, "NUMBER", _RULE_SCORE))
    return found
