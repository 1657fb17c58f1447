"""Cues: the reporting words that open an attribution, loaded from data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cues:
    """Reporting lemmas by what they do to their content (see `data/cues.toml`)."""

    say: frozenset[str]
    deny: frozenset[str]
    claim_to: frozenset[str]
    expect: frozenset[str]
    announce: frozenset[str]
    according: frozenset[str]
    citing: frozenset[str]
    unnamed: frozenset[str]
    reports: frozenset[str]
    claims: frozenset[str]
    denials: frozenset[str]
    statement: frozenset[str]


@cache
def load_cues() -> Cues:
    """Read the packaged cues once."""
    raw = tomllib.loads(files("fogline.lexicon").joinpath("data/cues.toml").read_text(encoding="utf-8"))
    return Cues(
        say=frozenset(raw["verbs"]["say"]),
        deny=frozenset(raw["verbs"]["deny"]),
        claim_to=frozenset(raw["verbs"]["claim_to"]),
        expect=frozenset(raw["verbs"]["expect"]),
        announce=frozenset(raw["verbs"]["announce"]),
        according=frozenset(raw["prepositions"]["according"]),
        citing=frozenset(raw["particles"]["citing"]),
        unnamed=frozenset(raw["adverbs"]["unnamed"]),
        reports=frozenset(raw["nouns"]["reports"]),
        claims=frozenset(raw["nouns"]["claims"]),
        denials=frozenset(raw["nouns"]["denials"]),
        statement=frozenset(raw["nouns"]["statement"]),
    )
