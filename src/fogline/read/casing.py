"""Casing: a text that has lost its capitals, or its small letters, is cased again for reading.

Bulletins and wire copy come in capitals, transcripts and pasted text without any; both hide names and sentence starts.
First the words alone tell (`restore_case`): sentences, months, countries, abbreviations in brackets; when the tagger
has seen the text, what it takes for names gets capitals too (`refine_case`). Lengths and offsets never change, and the
report's own text stays as printed: the cased one is only read from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from fogline.lexicon.acronyms import load_acronyms
from fogline.lexicon.countries import load_countries
from fogline.lexicon.months import load_months, load_weekdays
from fogline.models.draft import SentenceSpan

SHORTEST = 40
_CAPITALS_LEFT = 0.004
_SMALL_LEFT = 0.12
_PARAGRAPH_WORDS = 15
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+){0,2000}")
_WORD = re.compile(r"[^\W\d_]+")
_START = re.compile(r"(?:\A|(?<=[.!?…])[\"'”’)\]]{0,3}\s{1,80}|\n[ \t]*\n\s{0,80})[\s\"'“‘(\[•*-]{0,12}([^\W\d_])")
_BRACKETED = re.compile(r"[(\[]([^\W\d_]{2,8})[)\]]")
_MONTH_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s{1,3}$|^\s{1,3}\d")
_HEAD = re.compile(r"[^\n]{0,80}?(?:--|[—–]|\)\s?-{1,2})\s{0,3}(?:\[[^\]\n]{1,30}\])?")
_DATELINE = re.compile(r"\d{1,2} [A-Z]{3}|[A-Z]{3,9} \d|\([A-Z][^)\n]{1,30}\)")
_VOWELS = re.compile(r"[aeiouy]", re.IGNORECASE)
_UNSURE_MONTHS = frozenset({"may", "march", "mar", "sun", "sat", "second", "sec"})


def restore_case(text: str) -> str | None:
    """The text with capitals where words alone ask for them; None where it needs none.

    A whole text in capitals or without any is cased; of another, the paragraphs of capitals alone, headlines left.
    """
    if _is_shouted(text) or _is_whispered(text):
        return _case(text, _is_shouted(text))
    pieces, end = [], 0
    for match in _PARAGRAPH.finditer(text):
        words = match.group()
        if words.isupper() and len(_WORD.findall(words)) >= _PARAGRAPH_WORDS:
            pieces += [text[end : match.start()], _case(words, True)]
            end = match.end()
    return "".join([*pieces, text[end:]]) if pieces else None


def refine_case(printed: str, cased: str, sentences: Sequence[SentenceSpan], columns: Iterable[Sequence[str]]) -> str:
    """`cased` with capitals on what the tagger takes for names; `columns` are each sentence's parts of speech."""
    letters = list(cased)
    acronyms = load_acronyms() | _find_bracketed(printed)
    words = [
        (cased[start:end], start, end, tag == "PROPN")
        for sentence, upos in zip(sentences, columns, strict=True)
        for (start, end), tag in zip(sentence.words, upos, strict=True)
    ]
    named, seen = (Counter(w.lower() for w, _, _, name in words if name or all_) for all_ in (False, True))
    for word, start, end, name in words:
        often = len(word) > 3 and 2 * named[word.lower()] > seen[word.lower()]
        if (word.islower() and (name or often)) or (name and word.upper() in acronyms):
            short = len(word) <= 5 and word.isalpha() and not _VOWELS.search(word)
            capitals = word.upper() in acronyms or short
            letters[start:end] = _change(word, str.upper) if capitals else [*_change(word[0], str.upper), *word[1:]]
    return "".join(letters)


def _is_shouted(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters >= SHORTEST and sum(map(str.islower, text)) <= _SMALL_LEFT * letters


def _is_whispered(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters >= 4 * SHORTEST and sum(map(str.isupper, text)) <= _CAPITALS_LEFT * letters


def _case(text: str, shouted: bool) -> str:
    letters = _change(text, str.lower)
    low = "".join(letters)
    for match in _START.finditer(low):
        letters[match.start(1)] = _change(match[1], str.upper)[0]
    names, acronyms = _load_names(), _find_bracketed(text)
    for match in _WORD.finditer(low):
        word = match.group()
        if word.upper() in acronyms:
            letters[match.start() : match.end()] = _change(word, str.upper)
        elif word in names or (word in load_months() and _is_month(low, match)):
            letters[match.start()] = _change(word[0], str.upper)[0]
    if shouted:
        _keep_heads(text, letters)
    return "".join(letters)


def _keep_heads(text: str, letters: list[str]) -> None:
    """Datelines stay in capitals, as elsewhere; what follows one opens a sentence."""
    for paragraph in _PARAGRAPH.finditer(text):
        head = _HEAD.match(text, paragraph.start(), paragraph.end())
        if head is None or not _DATELINE.search(head.group()) or len(_WORD.findall(head.group())) > 12:
            continue
        letters[head.start() : head.end()] = text[head.start() : head.end()]
        after = _WORD.search(text, head.end(), min(paragraph.end(), head.end() + 20))
        if after:
            letters[after.start()] = text[after.start()]


def _is_month(low: str, match: re.Match[str]) -> bool:
    if match.group() not in _UNSURE_MONTHS:
        return True
    before, after = low[max(0, match.start() - 6) : match.start()], low[match.end() : match.end() + 4]
    return bool(_MONTH_DAY.search(before) or _MONTH_DAY.search(after))


@cache
def _load_names() -> frozenset[str]:
    """Words that are names wherever they stand: countries of one word, what is of them, weekdays."""
    countries = (
        name for c in load_countries() for name in (*c.names, *c.adjectives, *c.demonyms, c.capital) if name.isalpha()
    )
    weekdays = (day for day in load_weekdays() if day not in _UNSURE_MONTHS)
    return frozenset(name.lower() for name in (*countries, *weekdays) if len(name) > 3)


def _find_bracketed(text: str) -> frozenset[str]:
    """Abbreviations that the text itself puts in brackets, where it has capitals at all."""
    return frozenset(word for word in _BRACKETED.findall(text) if word.isupper())


def _change(word: str, change: Callable[[str], str]) -> list[str]:
    """Letters changed one by one; one whose other case is longer stays."""
    changed = {c: new if len(new := change(c)) == 1 else c for c in set(word)}
    return [changed[c] for c in word]
