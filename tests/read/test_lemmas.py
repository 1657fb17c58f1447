"""Lemmas of tagged words."""

from importlib.resources import as_file, files

import pytest

from fogline.read.lemmas import Lemmatizer, apply_rule


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    with as_file(files("fogline.read") / "weights" / "lemmas.json") as path:
        return Lemmatizer(path)


@pytest.mark.parametrize(
    ("word", "rule", "lemma"),
    [
        ("Militants", "l|1|", "militant"),
        ("fled", "l|2|ee", "flee"),
        ("Syrians", "c|1|", "Syrian"),
        ("'s", "l|2|be", "be"),
        ("a", "l|1|", "a"),
        ("went", "l|4|go", "go"),
    ],
)
def test_rules(word: str, rule: str, lemma: str) -> None:
    assert apply_rule(word, rule) == lemma


@pytest.mark.parametrize(
    ("word", "xpos", "lemma"),
    [
        ("captured", "VBD", "capture"),
        ("seized", "VBN", "seize"),
        ("shelled", "VBD", "shell"),
        ("bombarding", "VBG", "bombard"),
        ("besieged", "VBN", "besiege"),
        ("stopped", "VBD", "stop"),
        ("retook", "VBD", "retake"),
        ("overran", "VBD", "overrun"),
        ("shot", "VBD", "shoot"),
        ("denies", "VBZ", "deny"),
        ("clashes", "VBZ", "clash"),
        ("fled", "VBD", "flee"),
        ("relied", "VBD", "rely"),
        ("droned", "VBD", "drone"),
        ("are", "VBP", "be"),
    ],
)
def test_verbs(lemmatizer: Lemmatizer, word: str, xpos: str, lemma: str) -> None:
    assert lemmatizer.find(word, "VERB", xpos, "l|0|") == lemma


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "rule", "lemma"),
    [
        ("militias", "NOUN", "NNS", "l|0|", "militia"),
        ("casualties", "NOUN", "NNS", "l|0|", "casualty"),
        ("gunmen", "NOUN", "NNS", "l|0|", "gunman"),
        ("trenches", "NOUN", "NNS", "l|0|", "trench"),
        ("lives", "NOUN", "NNS", "l|0|", "life"),
        ("people", "NOUN", "NNS", "l|0|", "people"),
        ("airbase", "NOUN", "NN", "l|1|", "airbase"),
        ("IED", "NOUN", "NN", "c|0|", "IED"),
        ("Syrian", "ADJ", "JJ", "c|0|", "Syrian"),
        ("heavier", "ADJ", "JJR", "l|0|", "heavy"),
        ("worst", "ADJ", "JJS", "l|0|", "bad"),
        ("Hama", "PROPN", "NNP", "c|0|", "Hama"),
        ("n’t", "PART", "RB", "l|0|", "not"),
        ("’s", "PART", "POS", "l|0|", "'s"),
        ("1,200", "NUM", "CD", "l|0|", "1200"),
        ("Four", "NUM", "CD", "l|0|", "four"),
        ("M5", "PROPN", "NNP", "c|0|", "M5"),
    ],
)
def test_other_words(lemmatizer: Lemmatizer, word: str, upos: str, xpos: str, rule: str, lemma: str) -> None:
    assert lemmatizer.find(word, upos, xpos, rule) == lemma
