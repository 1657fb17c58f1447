"""Name forms: how a name is cut into words and looked up, longest first, in a run of tokens.

A form is a name as words without hyphens, accents and case ("Hay'at Tahrir al-Sham" is hay'at, tahrir, al, sham).
Forms of one short or capitalised word keep their case, so that the pronoun "us" is no country and "is" no group.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import anyascii

_WORD = re.compile(r"(?:[^\W_]\.){2,10}|[^\W_]+(?:['’`ʼ][^\W_]+)*|&")
_CLITIC = re.compile(r"['’`ʼ]s$", re.IGNORECASE)
_APOSTROPHES = str.maketrans({"’": "'", "`": "'", "ʼ": "'", "ʿ": "'", "‘": "'"})
_JOIN = "\u01c0"  # a letter that no name holds, for the hyphen of "pro-Iran"
HYPHENS = frozenset("-‐‑–/")


class Match(NamedTuple):
    """A form found at tokens `first`..`last` (inclusive); `values` are what it was filed under."""

    first: int
    last: int
    values: tuple[str, ...]


@cache
def _prefix_pattern() -> re.Pattern[str]:
    raw = (files("fogline.lexicon") / "data" / "tokens.toml").read_text(encoding="utf-8")
    prefixes = "|".join(tomllib.loads(raw)["hyphen_prefixes"])
    return re.compile(rf"(?i)(?<!-)\b({prefixes})-(?=[^\W\d_])")


@lru_cache(maxsize=16384)
def fold_word(word: str) -> str:
    """One token folded: no accents, dots of abbreviations, or case; apostrophes made one kind."""
    if not word.isascii():
        word = anyascii.anyascii(word.translate(_APOSTROPHES))
    word = word.lower()
    return word.replace(".", "") if "." in word else word


@lru_cache(maxsize=8192)
def cut_name(name: str) -> tuple[str, ...]:
    """The words of a name as the tokeniser would part them, folded, hyphens and marks left out."""
    glued = _prefix_pattern().sub(rf"\1{_JOIN}", name)
    words: list[str] = []
    for match in _WORD.finditer(glued):
        word = match.group().replace(_JOIN, "-")
        clitic = _CLITIC.search(word)
        if clitic and clitic.start():
            words += [fold_word(word[: clitic.start()]), "'s"]
        else:
            words.append(fold_word(word))
    return tuple(words)


def is_case_bound(name: str) -> bool:
    """Whether a name counts only in this case: one word, short or all capitals ("IS", "SNA", "Isis", "Fano")."""
    bare = name.replace(".", "")
    return " " not in name and "-" not in name and (len(bare) <= 4 or bare.isupper() or bare[0].isupper())


class _Form(NamedTuple):
    words: tuple[str, ...]
    exact: str
    capital: bool
    values: list[str]


class FormIndex:
    """Forms filed by their first two words. `find` gives the longest form that starts at a token; `starts` are the
    first words of all forms."""

    def __init__(self) -> None:
        self.starts: set[str] = set()
        self._single: dict[str, list[_Form]] = {}
        self._longer: dict[tuple[str, str], list[_Form]] = {}
        self._firsts: set[str] = set()
        self._known: dict[tuple[tuple[str, ...], str], list[str]] = {}

    def add(self, name: str, value: str) -> None:
        """File `value` under a name; a second value under the same name is kept beside the first."""
        words = cut_name(name)
        if not words:
            return
        exact = name.replace(".", "") if len(words) == 1 and is_case_bound(name) else ""
        values = self._known.get((words, exact))
        if values is None:
            values = self._known[words, exact] = []
            self.starts.add(words[0])
            form = _Form(words, exact, any(c.isupper() for c in name), values)
            if len(words) == 1:
                self._single.setdefault(words[0], []).append(form)
            else:
                rows = self._longer.setdefault((words[0], words[1]), [])
                rows.append(form)
                rows.sort(key=lambda row: -len(row.words))
                self._firsts.add(words[0])
        if value not in values:
            values.append(value)

    def update(self, names: Iterable[str], value: str) -> None:
        """File `value` under each name."""
        for name in names:
            self.add(name, value)

    def get(self, name: str) -> tuple[str, ...]:
        """The values filed under exactly this name (any case where the form has several words)."""
        words = cut_name(name)
        exact = name.replace(".", "") if len(words) == 1 else ""
        return tuple(self._known.get((words, exact), ()) or self._known.get((words, ""), ()))

    def find(self, folded: Sequence[str], texts: Sequence[str], at: int) -> Match | None:
        """The longest form that begins at token `at`; hyphen tokens between words are stepped over."""
        first = folded[at]
        if first in self._firsts:
            following = at + 1
            if following < len(folded) and folded[following] in HYPHENS:
                following += 1
            if following < len(folded):
                second = "'s" if folded[following] == "’s" else folded[following]
                for form in self._longer.get((first, second), ()):
                    last = _match_words(form.words, folded, at)
                    if last is not None and (not form.capital or _has_capital(texts, at, last)):
                        return Match(at, last, tuple(form.values))
        for form in self._single.get(first, ()):
            text = texts[at]
            if form.exact and form.exact not in (text.replace(".", ""), text) and text != form.exact.upper():
                continue
            if not form.capital or text[0].isupper() or ("-" in text and not text.islower()):
                return Match(at, at, tuple(form.values))
        return None


def _has_capital(texts: Sequence[str], first: int, last: int) -> bool:
    return any(texts[at][0].isupper() for at in range(first, last + 1))


def _match_words(words: tuple[str, ...], folded: Sequence[str], at: int) -> int | None:
    position = at
    size = len(folded)
    for number, word in enumerate(words):
        if number:
            position += 1
            if position < size and folded[position] in HYPHENS:
                position += 1
        if position >= size:
            return None
        token = folded[position]
        if token != word and not (word == "'s" and token in ("'s", "’s")):
            return None
    return position
