"""Relevance: whether a text is about an armed conflict at all.

Trigger words are read by their shape; in a match report or a market summary every one of them is a figure of speech.
A text is about a conflict where words that only such reports use often are many and various, and where states and
armed bodies that the actor table knows are named (thresholds in `lexicon/data/conflict_words.toml`). What falls below
yields no claims.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fogline.lexicon.inflection import find_lemma
from fogline.models.groundings import Groundings
from fogline.models.report import Report


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """The words with their thresholds: how many different ones, and how many in a thousand words of text."""

    words: frozenset[str]
    distinct: int
    per_thousand: float
    short: int
    parties: int
    together: int
    party_kinds: frozenset[str]


@cache
def load_conflict_words() -> ConflictWords:
    """Read the packaged list once."""
    raw = tomllib.loads(files("fogline.lexicon").joinpath("data/conflict_words.toml").read_text(encoding="utf-8"))
    return ConflictWords(
        frozenset(raw["words"]),
        int(raw["distinct"]),
        float(raw["per_thousand"]),
        int(raw["short"]),
        int(raw["parties"]),
        int(raw["together"]),
        frozenset(raw["party_kinds"]),
    )


def is_about_conflict(report: Report, groundings: Groundings) -> bool:
    """Whether conflict words are various and dense enough outside furniture, and states or armed bodies are named.

    A short text, too short to judge, counts as one that is.
    """
    known = load_conflict_words()
    found: dict[str, int] = {}
    total = 0
    for sentence in report.sentences:
        if report.blocks[sentence.block].kind == "furniture":
            continue
        for token in sentence.tokens:
            total += 1
            form = token.text.lower()
            lemma = form if form in known.words else find_lemma(form, token.upos, (token.lemma or form).lower())
            if lemma in known.words:
                found[lemma] = found.get(lemma, 0) + 1
    if total < known.short:
        return True
    dense = len(found) >= known.distinct and 1000 * sum(found.values()) >= known.per_thousand * total
    parties = _count_parties(groundings, known.party_kinds)
    return dense and parties >= known.parties and parties + len(found) >= known.together


def _count_parties(groundings: Groundings, kinds: frozenset[str]) -> int:
    """Different states and armed bodies that the actor table knows and the report names."""
    records = (groundings.actor_records.get(g.id) for g in groundings.actors)
    return len({r.id for r in records if r is not None and not r.learned and r.kind in kinds})
