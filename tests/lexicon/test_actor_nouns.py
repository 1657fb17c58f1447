from __future__ import annotations

import pytest

from fogline.lexicon.actor_nouns import load_actor_nouns


@pytest.mark.parametrize(
    ("word", "cls", "singular", "plural"),
    [
        ("rebels", "rebel", "rebel", True),
        ("gunmen", "fighter", "gunman", True),
        ("ministries", "ministry", "ministry", True),
        ("people", "people", "people", True),
        ("children", "people", "child", True),
        ("army source", "source", "army source", False),
        ("witnesses", "source", "witness", True),
        ("foreign minister", "office", "foreign minister", False),
    ],
)
def test_nouns_by_form(word: str, cls: str, singular: str, plural: bool) -> None:
    noun = load_actor_nouns().nouns[word]
    assert (noun.cls, noun.singular, noun.plural) == (cls, singular, plural)


def test_a_noun_can_stand_for_some_kinds_alone() -> None:
    nouns = load_actor_nouns()
    assert "armed-group" in nouns.kinds_of(nouns.nouns["movement"])
    assert nouns.kinds_of(nouns.nouns["news agency"]) == {"agency"}
    assert nouns.kinds_of(nouns.nouns["residents"]) == frozenset()
    assert all(last.split()[-1] == last for last in nouns.lasts)
