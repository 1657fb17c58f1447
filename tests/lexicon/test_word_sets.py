"""Word sets: named once, and asked for."""

import tomllib
from pathlib import Path

import pytest

import fogline
from fogline.lexicon.word_sets import load_words


def test_a_word_class_that_nobody_wrote_is_an_error() -> None:
    assert "warplane" in load_words("air")
    with pytest.raises(KeyError):
        load_words("no-such-class")


def test_each_set_of_words_has_a_name_of_its_own_and_is_asked_for() -> None:
    data = Path(fogline.__file__).parent / "lexicon" / "data"
    classes = tomllib.loads((data / "word_classes.toml").read_text(encoding="utf-8"))["class"]
    rules = tomllib.loads((data / "rule_words.toml").read_text(encoding="utf-8"))
    names = [*classes, *(name for words in rules.values() for name in words)]
    assert len(names) == len(set(names))
    source = "".join(p.read_text(encoding="utf-8") for p in Path(fogline.__file__).parent.rglob("*.py"))
    assert [name for name in names if f'"{name}"' not in source] == []
