"""Word pieces: what the tagger's network is fed for a word.

Each word becomes a few sub-word numbers and one number for its shape (the
vocabulary is uncased, so capitals travel in the shape). Words are looked up
once and remembered; training and reading share this module, so that the
network sees at work exactly what it saw when it learned.
"""

from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache

from tokenizers import Tokenizer

CLS, SEP, UNKNOWN = 101, 102, 100
MAX_WORD_CHARACTERS = 64
MAX_WORD_PIECES = 12
MEMORY = 60_000


class Shape(IntEnum):
    """How a word is written; 0 is kept for padding and the marks around a sentence."""

    LOWER = 1
    DIGITS = 2
    SYMBOLS = 3
    UPPER = 4
    SINGLE_UPPER = 5
    TITLE = 6
    MIXED = 7


def get_shape(word: str) -> Shape:
    """The shape of a word. Example: ``Hama`` is TITLE, ``M5`` is DIGITS."""
    if word.islower():
        return Shape.LOWER
    if any(c.isdigit() for c in word):
        return Shape.DIGITS
    if not any(c.isalpha() for c in word):
        return Shape.SYMBOLS
    if word.isupper():
        return Shape.UPPER if len(word) > 1 else Shape.SINGLE_UPPER
    if word[0].isupper() and word[1:].islower():
        return Shape.TITLE
    return Shape.MIXED


class WordPieces:
    """Looks words up in a WordPiece vocabulary (a Hugging Face ``tokenizer.json``)."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self.find: Callable[[str], tuple[tuple[int, ...], int]] = lru_cache(MEMORY)(self._find)
        """Word to (piece numbers, shape); never without a piece, never more than MAX_WORD_PIECES."""

    def _find(self, word: str) -> tuple[tuple[int, ...], int]:
        word = word[:MAX_WORD_CHARACTERS]
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:MAX_WORD_PIECES]
        return tuple(ids) or (UNKNOWN,), int(get_shape(word))
