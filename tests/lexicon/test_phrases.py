"""Names inside a sentence: their article and the number of the verb after them."""

from __future__ import annotations

import pytest

from fogline.lexicon.phrases import begin_sentence, is_plural, join_words, with_article


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("Delta rebels", True), ("residents of Kosti", True), ("Delta Defence Forces", True), ("Houthis", True),
        ("Hamas", False), ("United Nations", False), ("Delta Army", False), ("Reuters", False), ("Human Watch", False),
        ("a doctor at three hospitals", False), ("police", True),
    ],
)  # fmt: skip
def test_the_verb_after_a_name(name: str, plural: bool) -> None:
    assert is_plural([name]) is plural


def test_several_names_are_plural() -> None:
    assert is_plural(["Hamas", "Reuters"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Lantern hospital", "the Lantern hospital"), ("Activists", "activists"),
        ("Our correspondent", "our correspondent"),
        ("soldier", "a soldier"), ("officer", "an officer"), ("Delta Front", "the Delta Front"),
        ("Mira Holt", "Mira Holt"),
        ("northern Delta countryside", "the northern Delta countryside"), ("Sennar", "Sennar"),
        ("residents hiding in their homes", "residents hiding in their homes"),
        ("resident fleeing the town", "a resident fleeing the town"),
    ],
)  # fmt: skip
def test_articles(name: str, text: str) -> None:
    assert with_article(name) == text


def test_a_list_says_a_name_once() -> None:
    assert join_words(["a", "b", "a"]) == "a and b"
    assert join_words([]) == ""


def test_a_sentence_begins_with_a_capital_but_an_address_does_not() -> None:
    assert begin_sentence("the army left.") == "The army left."
    assert begin_sentence("valley.example says so") == "valley.example says so"
    assert begin_sentence("") == ""
