"""Relevance: whether a text is about an armed conflict at all.

Trigger words are read by their shape; in a match report or a market summary every one of them is a figure of speech.
A text is about a conflict where words that only such reports use, or words of violence, are dense enough, and states
and armed bodies that the actor table knows, or places that the gazetteer knows, are named. The words and the sets of
thresholds, one of which must be reached, are in `lexicon/data/conflict_words.toml`. What falls below yields no claims.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from fogline.lexicon.inflection import find_lemma
from fogline.models.groundings import Groundings
from fogline.models.report import Report

REMEMBERED = 10_000
"""Tokens whose listed word is kept: those of some thirty reports."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What of a text speaks of war; as thresholds, what is enough. Densities are in a thousand words."""

    words: int = 0
    conflict_density: float = 0.0
    density: float = 0.0
    parties: int = 0
    together: int = 0
    places: int = 0
    irregulars: int = 0

    def reach(self, least: Marks) -> bool:
        """Whether every mark is at least as high."""
        return all(getattr(self, name) >= getattr(least, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """The words, and the thresholds: each of `enough` suffices; a text of fewer than `short` words is not judged."""

    words: frozenset[str]
    violent: frozenset[str]
    short: int
    party_kinds: frozenset[str]
    irregular_kinds: frozenset[str]
    enough: tuple[Marks, ...]

    def find(self, text: str, upos: str, lemma: str) -> str | None:
        """The listed word that a token is, as written or by its lemma; None where it is none."""
        form = text.lower()
        if form in self.words or form in self.violent:
            return form
        base = find_lemma(form, upos, (lemma or form).lower())
        return base if base in self.words or base in self.violent else None


@cache
def load_conflict_words() -> ConflictWords:
    """Read the packaged list once."""
    raw = tomllib.loads(files("fogline.lexicon").joinpath("data/conflict_words.toml").read_text(encoding="utf-8"))
    return ConflictWords(
        frozenset(raw["words"]),
        frozenset(raw["violent"]),
        int(raw["short"]),
        frozenset(raw["party_kinds"]),
        frozenset(raw["irregular_kinds"]),
        tuple(Marks(**row) for row in raw["enough"]),
    )


@lru_cache(REMEMBERED)
def _find_listed(text: str, upos: str, lemma: str) -> str | None:
    """As `ConflictWords.find`: most tokens of a text are words that it has had before."""
    return load_conflict_words().find(text, upos, lemma)


def is_about_conflict(report: Report, groundings: Groundings) -> bool:
    """Whether a report's text outside furniture reaches one of the thresholds; a text too short to judge does."""
    known = load_conflict_words()
    found: Counter[str] = Counter()
    total = 0
    for sentence in report.sentences:
        if report.blocks[sentence.block].kind == "furniture":
            continue
        total += len(sentence.tokens)
        found.update(w for t in sentence.tokens if (w := _find_listed(t.text, t.upos, t.lemma or "")) is not None)
    if total < known.short:
        return True
    marks = _mark(found, total, groundings, known)
    return any(marks.reach(least) for least in known.enough)


def _mark(found: Mapping[str, int], total: int, groundings: Groundings, known: ConflictWords) -> Marks:
    conflict = {word: count for word, count in found.items() if word in known.words}
    records = (groundings.actor_records.get(g.id) for g in groundings.actors)
    kinds = {r.id: r.kind for r in records if r is not None and not r.learned and r.kind in known.party_kinds}
    parties = len(kinds)
    places = (groundings.place_records.get(g.id) for g in groundings.places)
    return Marks(
        words=len(conflict),
        conflict_density=1000 * sum(conflict.values()) / total,
        density=1000 * sum(found.values()) / total,
        parties=parties,
        together=parties + len(conflict),
        places=len({p.id for p in places if p is not None and not p.learned}),
        irregulars=sum(kind in known.irregular_kinds for kind in kinds.values()),
    )


def names_conflict(report: Report) -> bool:
    """Whether any conflict word stands in the text: all that can be asked of one too short to judge."""
    tokens = (token for sentence in report.sentences for token in sentence.tokens)
    return any(_find_listed(token.text, token.upos, token.lemma or "") is not None for token in tokens)
