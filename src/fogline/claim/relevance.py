"""Relevance: whether a text is about an armed conflict at all.

Trigger words are read by their shape; in a match report or a market summary every one of them is a figure of speech.
What a text speaks of is told by all its words together: each lemma, and how much there is of each topic beside war
(`lexicon/data/topics.toml`), speaks for a war or against it, by a weight that was learned from reports of wars and from
texts that only talk like one (`training/relevance.py`, weights in `claim/weights/relevance.npz`;
`docs/decisions/learned-relevance.md`). What is not about a war yields no claims.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from fogline.lexicon.inflection import find_lemma
from fogline.lexicon.word_sets import load_words
from fogline.models.groundings import Groundings
from fogline.models.report import Report

TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
"""Tags of the words that tell what a text is about; names do not: clubs and companies are called like armies."""
FEW = 12
"""Known lemmas below which a text is too short to judge: it is read."""
LEAST, SHORT = -0.3, 8.0
"""The score above which a long text is about a war, and by how much a word of one known lemma alone may miss it."""
SURE = 2.0
"""The score above which no word or name of war is asked for besides."""
GROUP = 1.5
"""How much further below 0 the score may be of a text that calls a known armed group by its name."""
DISASTER = 2.0
"""What each word of a natural disaster or an epidemic but one takes off the score, beyond those of fighting: a flood,
too, has its dead, displaced and soldiers."""
TOPICAL, NAMED = 4, 5
"""Words of a topic that a text must have for a reason to name it, and words that the reason names."""
STEPS = (1, 2, 3, 4, 6, 8)
"""From how many different words on there is more of a topic."""
ARMED = frozenset({"military", "armed-group", "militia"})
GROUPS = frozenset({"armed-group", "militia"})
REMEMBERED = 10_000
"""Tokens of which is kept whether they are of war: those of some thirty reports."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """What a text's words say together: `score` above 0 for a war, and the topic beside war of which it has the most
    words, with the first of them by the alphabet; "" where it has few of any."""

    score: float
    known: int
    topic: str = ""
    words: tuple[str, ...] = ()

    @property
    def least(self) -> float:
        """What the score of a text about a war is above: the fewer its words, the further below 0."""
        return LEAST - SHORT / self.known


class RelevanceWeights:
    """A weight for each lemma, and a bias. Immutable; may be shared."""

    def __init__(self, path: Path) -> None:
        """`path`: the .npz file that `training/relevance.py` writes. Raises OSError or KeyError for another file."""
        with np.load(path) as stored:
            lemmas = str(stored["lemmas"]).split("\n")
            self._weights = dict(zip(lemmas, stored["weights"].astype(float).tolist(), strict=True))
            self._bias = float(stored["bias"])

    def judge(self, lemmas: set[str]) -> Relevance:
        """What these lemmas and their topics say: the sum of their weights over the root of their number (as logistic
        regression sees a text that is a vector of length one), and the bias; less `DISASTER`."""
        known = {lemma: weight for lemma in lemmas if (weight := self._weights.get(lemma)) is not None}
        if not known:
            return Relevance(self._bias, 0)
        topics = {mark: weight for mark in mark_topics(lemmas) if (weight := self._weights.get(mark)) is not None}
        # Summed in order, so that sets of like content have the same score.
        summed = sum(weight for _, weight in sorted({**known, **topics}.items()))
        score = self._bias + summed / (len(known) + len(topics)) ** 0.5
        score -= DISASTER * max(0, _count_disasters(lemmas) - 1)
        topic, words = max(((name, words & lemmas) for name, words in _load_topics().items()), key=lambda t: len(t[1]))
        if len(words) < TOPICAL:
            return Relevance(score, len(known))
        return Relevance(score, len(known), topic, tuple(sorted(words)[:NAMED]))


@cache
def load_relevance_weights() -> RelevanceWeights:
    """The weights of this package."""
    with as_file(files("fogline.claim") / "weights" / "relevance.npz") as path:
        return RelevanceWeights(path)


def judge_relevance(report: Report) -> Relevance:
    """What the words of a report say, outside furniture, by the weights of this package."""
    return load_relevance_weights().judge(set(find_telling_lemmas(report)))


def find_telling_lemmas(report: Report) -> Iterator[str]:
    """The lemmas of a report that may tell what it is about, outside furniture."""
    for sentence in report.sentences:
        if report.blocks[sentence.block].kind != "furniture":
            for token in sentence.tokens:
                lemma = (token.lemma or token.text).lower()
                if token.upos in TELLING and lemma.isalpha() and len(lemma) > 1:
                    yield lemma


def is_about_conflict(report: Report, groundings: Groundings) -> bool:
    """Whether a report's words speak of a war, and some word or name in it is one of war; a text too short to judge is
    taken for one."""
    return explain_irrelevance(report, groundings) is None


def explain_irrelevance(report: Report, groundings: Groundings) -> str | None:
    """Why a report yields no claims at all, in one plain sentence; None where it may yield some. One that was handed in
    as a report on a conflict always may."""
    if report.as_conflict:
        return None
    found = judge_relevance(report)
    if found.known < FEW:
        return None
    if found.score <= found.least - (GROUP if _names_group(groundings) else 0):
        words = ", ".join(f"“{word}”" for word in found.words)
        topic = f" but on {found.topic} ({words})" if found.topic else ""
        return f"by its words no report on an armed conflict{topic}; score {found.score:.1f}"
    if found.score <= SURE and not names_conflict(report) and not _names_armed(groundings):
        return "no report on an armed conflict: it names no army and no armed group, and has no word of war"
    return None


def speaks_of_war(report: Report) -> bool:
    """Whether a report that is read at all may tell of events in words that no frame lists: some word in it is one of
    war, or all its words together are."""
    return report.as_conflict or names_conflict(report) or judge_relevance(report).score > 0


def names_conflict(report: Report) -> bool:
    """Whether any word stands in the text that only reports of war use often."""
    tokens = (token for sentence in report.sentences for token in sentence.tokens)
    return any(_is_of_war(token.text, token.upos, token.lemma or "") for token in tokens)


def _names_group(groundings: Groundings) -> bool:
    """Whether an armed group of the actor table is called by a name of its own; armies play football, too."""
    named = (groundings.actor_records.get(g.id) for g in groundings.actors if g.how == "alias")
    return any(r is not None and not r.learned and r.kind in GROUPS for r in named)


def _names_armed(groundings: Groundings) -> bool:
    """Whether an army or armed group is named that the actor table knows."""
    records = (groundings.actor_records.get(g.id) for g in groundings.actors)
    return any(r is not None and not r.learned and r.kind in ARMED for r in records)


def _count_disasters(lemmas: Set[str]) -> int:
    """How many words of disasters and epidemics there are more than words of fighting; less than 0 in most wars."""
    disasters = load_words("natural_forces") | load_words("epidemics")
    fighting = load_conflict_words() - load_words("relief_words")
    return len(disasters & lemmas) - len(fighting & lemmas)


def mark_topics(lemmas: Set[str]) -> set[str]:
    """A mark "topic:count" for each of `STEPS` that the lemmas of a topic reach."""
    counts = ((name, len(words & lemmas)) for name, words in _load_topics().items())
    return {f"{name}:{step}" for name, count in counts for step in STEPS if count >= step}


@cache
def _load_topics() -> dict[str, frozenset[str]]:
    text = files("fogline.lexicon").joinpath("data/topics.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


@cache
def load_conflict_words() -> frozenset[str]:
    """Words that only reports of war use often, lower case (`lexicon/data/conflict_words.toml`)."""
    text = files("fogline.lexicon").joinpath("data/conflict_words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["words"])


@lru_cache(REMEMBERED)
def _is_of_war(text: str, upos: str, lemma: str) -> bool:
    """Whether a token is a listed word, as written or by its lemma: most tokens of a text have been asked before."""
    form = text.lower()
    return form in load_conflict_words() or find_lemma(form, upos, (lemma or form).lower()) in load_conflict_words()
