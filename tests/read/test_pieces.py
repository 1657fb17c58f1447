"""Word pieces and shapes."""

from importlib.resources import files

import pytest
from tokenizers import Tokenizer

from fogline.read.pieces import MAX_WORD_PIECES, Shape, WordPieces, get_shape


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(Tokenizer.from_str((files("fogline.read") / "weights" / "tokenizer.json").read_text("utf-8")))


@pytest.mark.parametrize(
    ("word", "shape"),
    [("army", 1), ("M5", 2), ("…", 3), ("UN", 4), ("A", 5), ("Hama", 6), ("McKay", 7), ("الجيش", 7), ("", 3)],
)
def test_shapes(word: str, shape: int) -> None:
    assert get_shape(word) == Shape(shape)


def test_case_is_in_the_shape_alone(pieces: WordPieces) -> None:
    assert pieces.find("HAMA")[0] == pieces.find("hama")[0]
    assert pieces.find("HAMA")[1] != pieces.find("hama")[1]


@pytest.mark.parametrize("word", ["", "\u200b", "👍", "a" * 1_000_000, "." * 500, "\x00"])
def test_every_word_has_a_few_pieces(pieces: WordPieces, word: str) -> None:
    assert 1 <= len(pieces.find(word)[0]) <= MAX_WORD_PIECES
