"""The number lexicon: rules and words with which English news writes counts (``data/number_words.toml``)."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fogline.lexicon.word_rules import WordRules


@dataclass(frozen=True)
class NumberLexicon:
    """Everything that the table says, ready for look-up.

    `modifiers` maps a phrase to low, high or same; `vague` and `exact` phrases to their value; `numerals` the
    classes of number words to theirs; `idioms` roles to words that make a number no count; `carried` are
    the words behind two numbers that one modifier counts for.
    """

    rules: WordRules
    numerals: dict[str, dict[str, int]]
    modifiers: dict[str, str]
    vague: dict[str, int]
    exact: dict[str, int]
    units: frozenset[str]
    names: frozenset[str]
    idioms: dict[str, frozenset[str]]
    carried: frozenset[str]


def _choose(phrases: Iterable[str]) -> str:
    """A pattern that takes any of the phrases, longest first."""
    return "(" + "|".join(sorted(phrases, key=lambda phrase: -len(phrase.split()))) + ")"


def read_number_lexicon(table: dict[str, Any]) -> NumberLexicon:
    """The lexicon of a table in the form of ``number_words.toml``."""
    modifiers = {phrase: effect for effect, phrases in table["modifiers"].items() for phrase in phrases}
    macros = {"MODIFIER": _choose(modifiers), "VAGUE": _choose(table["vague"]), "EXACT": _choose(table["exact"])}
    rules = WordRules(table | {"macros": table["macros"] | macros})
    return NumberLexicon(
        rules=rules,
        numerals={name: rules.values[name] for name in ("ONES", "TENS", "SCALE", "DOZEN")},
        modifiers=modifiers,
        vague=table["vague"],
        exact=table["exact"],
        units=frozenset(table["units"]["words"]),
        names=frozenset(table["names"]["words"]),
        carried=frozenset(table["carried"]["states"]),
        idioms={role: frozenset(words) for role, words in table["idioms"].items()},
    )


@cache
def load_number_lexicon() -> NumberLexicon:
    """The packaged lexicon, read once."""
    text = (files("fogline.lexicon") / "data" / "number_words.toml").read_text("utf-8")
    return read_number_lexicon(tomllib.loads(text))
