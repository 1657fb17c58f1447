"""Numerals: values of written numbers."""

import pytest

from fogline.lexicon.number_lexicon import load_number_lexicon
from fogline.resolve.numerals import read_figures, read_numeral


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("twenty - one", 21),
        ("four hundred and twelve", 412),
        ("two thousand three hundred", 2300),
        ("half a million", 500_000),
        ("1.2 million", 1_200_000),
        ("48,500", 48_500),
        ("a hundred thousand", 100_000),
        ("two dozen", 24),
        ("1.5", None),
        ("and", None),
        ("seven dwarfs", None),
        ("99999999999 billion", None),
    ],
)
def test_numeral(words: str, value: int | None) -> None:
    assert read_numeral(words.split(), load_number_lexicon().numerals) == value


def test_figures() -> None:
    assert read_figures("1,690") == 1690
    assert read_figures("1,69") is None
    assert read_figures("9" * 40) is None
