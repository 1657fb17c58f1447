"""Language: whether a text is English, the one language read so far."""

from __future__ import annotations

import math
import re

from fogline.errors import UnreadableContent
from fogline.lexicon.languages import load_english_words

WINDOW = 1_600
FEWEST_LETTERS = 120
FEWEST_FOREIGN = 12
SURE = 0.95
LATIN_END = "\u0250"
_WORD = re.compile(r"[^\W\d_]+")


def read_language(text: str) -> str:
    """The text's language: "en", or "und" where it is too short or mixed to tell.

    Looks at the beginning, middle and end; a text with an English passage in any of them is read. Raises
    UnreadableContent where there is no word, or where another language is certain.
    """
    windows = _find_windows(text)
    if any(_is_english(window) for window in windows):
        return "en"
    letters = sum(len(word) for window in windows for word in _WORD.findall(window))
    if not letters:
        raise UnreadableContent("read", "it holds no words")
    guesses = [_find_language(window) for window in windows]
    if any(code == "en" for code, _ in guesses):
        return "en"
    code, share = max(guesses, key=lambda guess: guess[1])
    foreign_script = letters >= FEWEST_FOREIGN and not any(map(_is_latin, windows))
    if foreign_script or (share >= SURE and letters >= FEWEST_LETTERS):
        raise UnreadableContent("read", f"language {code} is not read yet")
    return "und"


def _find_windows(text: str) -> list[str]:
    if len(text) <= 3 * WINDOW:
        return [text]
    middle = len(text) // 2
    return [text[:WINDOW], text[middle : middle + WINDOW], text[-WINDOW:]]


def _is_english(text: str) -> bool:
    """Whether enough of the words in Latin letters are English function words: fast, and right on all but the
    shortest texts.
    """
    known, share = load_english_words()
    words = [word for word in _WORD.findall(text[: 3 * WINDOW]) if word[0] < LATIN_END]
    hits = sum(word.lower() in known for word in words)
    return hits >= 3 and hits >= share * len(words)


def _is_latin(text: str) -> bool:
    letters = [c for c in text[:WINDOW] if c.isalpha()]
    return sum(c < LATIN_END for c in letters) * 2 > len(letters)


def _find_language(text: str) -> tuple[str, float]:
    """Best language by py3langid (naive Bayes on byte n-grams) and its share of the probability, tempered by length."""
    import py3langid

    ranked = py3langid.rank(text[:WINDOW])
    temper = math.sqrt(len(text[:WINDOW].encode("utf-8", "surrogatepass")) or 1)
    best = ranked[0][1]
    total = sum(math.exp((score - best) / temper) for _, score in ranked)
    return str(ranked[0][0]), 1 / total
