"""Passages: the sentences of a plain text with their times and what they tell of, for comparing reports by day.

Reports that are compared may lack syntax, so that sentences and words are found here, roughly, in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from fogline.lexicon.time_lexicon import TimeLexicon, load_time_lexicon
from fogline.models.measure import Interval
from fogline.resolve.relations import find_relation
from fogline.resolve.tense import find_tense
from fogline.resolve.term_days import resolve_term
from fogline.resolve.time_grammar import find_terms
from fogline.resolve.time_setting import Setting
from fogline.resolve.time_terms import TimeTerm

LONGEST_TEXT = 60_000
"""Characters of a report that are looked at."""
_LONGEST_SENTENCE = 120
_MOST_CUES = 8
_MOST_PASSAGES = 400
_OPENING = 2_000
_LONGEST_PERIOD = 62
_PERIOD_NAMES = ("reporting period", "period under review", "review period")
_WORD = re.compile(
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mr|Mrs|Gen|Col|Dr|St)\."
    r"|\d{1,9}(?:[.,:]\d{1,9}){0,4}(?:st|nd|rd|th|s)?|[^\W\d_]+(?:['’`][^\W\d_]{1,20}){0,3}|\n|[^\w\s]"
)
_POINTING = frozenset({"weekday", "date", "days", "today", "night", "streak"})
_VOWELS = re.compile(r"[aeiouy'’`]")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class TimeCue:
    """A term that points at days, with the tense and relation it stands in."""

    term: TimeTerm
    tense: str
    relation: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: the keys of its names ("n:hm") and other telling words ("w:captur"), and its time cues.

    `words` gives for each key a word as written; `lower` are all words, `spans` the cues' words in them.
    """

    keys: frozenset[str]
    words: dict[str, str]
    cues: tuple[TimeCue, ...]
    lower: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def find_passages(text: str) -> list[Passage]:
    """All passages of a text. Linear in its length; only its opening (see LONGEST_TEXT) is read."""
    lexicon = load_time_lexicon()
    sentences = islice(_split_sentences(text[:LONGEST_TEXT]), _MOST_PASSAGES)
    return [_read_passage(words, lexicon) for words in sentences]


def find_reporting_period(text: str, day: date | None) -> Interval | None:
    """The stretch of days that a report's opening says it covers, where the text speaks of its reporting period."""
    if not any(words in text for words in _PERIOD_NAMES):
        return None
    for passage in find_passages(text[:_OPENING]):
        for cue in passage.cues:
            interval = resolve_term(cue.term, Setting(day, "past")) if cue.term.kind in ("days", "range") else None
            if interval and 1 <= (interval.last - interval.first).days <= _LONGEST_PERIOD:
                return interval
    return None


def _split_sentences(text: str) -> Iterator[list[str]]:
    words: list[str] = []
    for word in _WORD.findall(text):
        if word == "\n" or word in ".!?" or len(words) >= _LONGEST_SENTENCE:
            if words:
                yield words
            words = [] if word in "\n.!?" else [word]
        else:
            words.append(word)
    if words:
        yield words


def _read_passage(words: Sequence[str], lexicon: TimeLexicon) -> Passage:
    found = find_terms(words)[:_MOST_CUES]
    lower = tuple(word.lower().replace("’", "'") for word in words)
    cues = []
    taken: set[int] = set()
    for item in found:
        taken.update(range(item.first, item.last))
        if _points(item.term):
            tense = find_tense(lower, (), item.first, item.last, lexicon)
            relation = find_relation(lower, item.first, lexicon)
            cues.append(TimeCue(item.term, tense, relation, " ".join(words[item.first : item.last])))
    telling = {key: word for i, word in enumerate(words) if i not in taken and (key := _find_key(word, i == 0))}
    spans = tuple((item.first, item.last) for item in found if _points(item.term))
    return Passage(frozenset(telling), telling, tuple(cues), lower, spans)


def _points(term: TimeTerm) -> bool:
    return term.kind in _POINTING or (term.kind == "range" and all(part.kind in _POINTING for part in term.parts))


@lru_cache(maxsize=20_000)
def _find_key(word: str, opens: bool) -> str:
    """What a word tells of: for a name the skeleton that its spellings share, for others a rough stem."""
    lower = word.lower()
    if len(word) < 3 or not word[0].isalpha() or lower in load_time_lexicon().common:
        return ""
    if word[0].isupper() and not opens:
        skeleton = lower[0] + _DOUBLED.sub(r"\1", _VOWELS.sub("", lower[1:]))
        return "n:" + (skeleton if len(skeleton) > 2 else lower)
    return "w:" + lower[:6] if len(word) > 3 else ""
