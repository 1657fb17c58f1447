from typing import NamedTuple

import pytest

from fogline.models.report import Token
from fogline.read.mentions import find_mentions


class Entity(NamedTuple):
    first: int
    last: int
    label: str
    score: float = 0.9


def make(words: str) -> tuple[str, list[Token]]:
    """Tokens of words that are parted by spaces; upos and xpos are guessed from their look."""
    tokens, position = [], 0
    for word in words.split():
        numeral = word[0].isdigit() or word in ("two", "million", "seven")
        upos = "NUM" if numeral else "PROPN" if word[0].isupper() else "NOUN"
        tokens.append(
            Token(position, position + len(word), word, word.lower(), upos, "CD" if numeral else "NNP", -1, "dep")
        )
        position += len(word) + 1
    return words, tokens


def find(words: str, *entities: Entity) -> list[tuple[str, str]]:
    text, tokens = make(words)
    return [(m.text, m.label) for m in find_mentions(text, 0, tokens, entities)]


@pytest.mark.parametrize(
    ("words", "entities", "expected"),
    [
        ("at Kharab military airbase today", [Entity(1, 1, "LOC")], ("Kharab military airbase", "FAC")),
        ("the Bab al - Salam crossing", [Entity(1, 4, "LOC")], ("Bab al - Salam crossing", "FAC")),
        ("the military airport of Kharab", [Entity(4, 4, "LOC")], ("military airport of Kharab", "FAC")),
        ("at Kareth International Airport", [Entity(1, 1, "LOC")], ("Kareth International Airport", "FAC")),
        ("the Armoured Corps base", [Entity(1, 2, "ORG")], ("Armoured Corps base", "FAC")),
    ],
)
def test_facilities_take_their_names_in(words: str, entities: list[Entity], expected: tuple[str, str]) -> None:
    assert expected in find(words, *entities)


def test_a_nationality_makes_no_facility() -> None:
    assert find("the Russian base there", Entity(1, 1, "NORP")) == [("Russian", "NORP")]
    assert find("an army base there") == []


def test_nationalities_and_numbers_are_added() -> None:
    assert find("the Syrian troops and two Kurdish fighters killed 1.5 million") == [
        ("Syrian", "NORP"),
        ("two", "NUMBER"),
        ("Kurdish", "NORP"),
        ("1.5 million", "NUMBER"),
    ]


def test_a_nationality_before_a_common_noun_is_no_place() -> None:
    assert find("the Syrian city of Hama", Entity(1, 2, "LOC"), Entity(4, 4, "LOC")) == [
        ("Syrian", "NORP"),
        ("Hama", "LOC"),
    ]


def test_entities_of_the_tagger_are_kept_and_do_not_overlap() -> None:
    found = find("on Sunday the Kareth Monitor said", Entity(1, 1, "DATE"), Entity(3, 4, "ORG"), Entity(4, 4, "LOC"))
    assert found == [("Sunday", "DATE"), ("Kareth Monitor", "ORG")]
