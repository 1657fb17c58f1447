"""Lemmas out of rules.

A rule is ``case|letters to cut|letters to add``; case ``c`` keeps the capitals
of the word, ``l`` lowers it. ``l|1|`` turns ``Militants`` into ``militant``.
"""

from functools import lru_cache


@lru_cache(60_000)
def make_lemma(word: str, rule: str) -> str:
    """The lemma of a word by a rule; the word itself where the rule would leave nothing."""
    case, cut, suffix = rule.split("|", 2)
    base = word if case == "c" else word.lower()
    kept = base[: len(base) - int(cut)] if int(cut) else base
    return kept + suffix or base
