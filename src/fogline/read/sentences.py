"""Sentences: a block cut into sentences, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import sentencex

from fogline.lexicon.languages import Abbreviations, load_abbreviations
from fogline.models.draft import SentenceSpan
from fogline.models.report import Block
from fogline.read.tokens import find_tokens

MOST_WORDS = 300
"""A longer sentence is cut where its text pauses; no parser has a use for it whole."""
_MARKER = re.compile(r"(?:[-*•‣◦▪●·–—]|\d{1,2}[.)]|\(?[a-z]\)|#{1,6})\s{1,4}")
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"“‘'—–])([\w.-]{1,16})\.$")
_GLUED = re.compile(r"(?<=[a-z0-9)”’\"][.!?])(?=[“‘\"]?[A-Z][a-z]{1,20}\b)|(?<=[.!?][”’\"])(?=[“‘\"]?[A-Z])")
_BRACKETED = re.compile(r"(?<=[.!?][)\]])\s{1,3}(?=[“‘\"]?[A-Z])")
_QUOTES = re.compile("['\"‘’‚‛“”„‟«»‹›「」『』《》〈〉〝〞﹁﹂｢｣]")
_LAST_SPACE = re.compile(r"(?s:.*)\s")
MOST_QUOTES = 3_000
_PIECE = 2_000
_PAUSES = frozenset(";:,—–")
_DASH = re.compile(r"(?<=\S) [-–—] (?=\S)")
_LEAST_DASHES = 2
_STOPS = frozenset(".!?…")

Span = tuple[int, int]


def find_sentences(text: str, blocks: Sequence[Block]) -> list[SentenceSpan]:
    """The sentences of all blocks but furniture, in order; none crosses a block, none is without a word.

    Bullets and heading marks are left out. Raises nothing; time is linear in the length.
    """
    rules = load_abbreviations()
    found: list[SentenceSpan] = []
    for index, block in enumerate(blocks):
        if block.kind == "furniture":
            continue
        marker = _MARKER.match(text, block.start, block.end)
        start = marker.end() if marker and block.kind != "paragraph" else block.start
        for first, last in _cut(text, start, block.end, rules):
            found.extend(_make_spans(text, first, last, index))
    return found


def _make_spans(text: str, start: int, end: int, block: int) -> Iterator[SentenceSpan]:
    words = find_tokens(text, start, end)
    while len(words) > MOST_WORDS:
        cut = _find_pause(text, words)
        yield SentenceSpan(words[0][0], words[cut - 1][1], block, tuple(words[:cut]))
        words = words[cut:]
    if words:
        yield SentenceSpan(words[0][0], words[-1][1], block, tuple(words))


def _find_pause(text: str, words: Sequence[Span]) -> int:
    for index in range(MOST_WORDS, MOST_WORDS // 2, -1):
        if text[words[index - 1][0]] in _PAUSES:
            return index
    return MOST_WORDS


def _cut(text: str, start: int, end: int, rules: Abbreviations) -> list[Span]:
    """Boundaries by sentencex, then repaired: joined after abbreviations, cut where a space is missing."""
    block = text[start:end]
    spans: list[Span] = []
    for first, last in _find_boundaries(block):
        first, last = _strip(block, first, last)
        if first == last:
            continue
        if spans and _goes_on(block, spans[-1], first, last, rules):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return [(start + a, start + b) for span in spans for c in _unglue(block, span) for a, b in _itemise(block, c)]


def _itemise(text: str, span: Span) -> Iterator[Span]:
    """The items of a digest's line, "Town shelled overnight - ministry: 58 dead - envoy due Monday", which no stop
    ends; a pair of dashes in a sentence that one ends sets off an aside."""
    start, end = span
    cuts = [m.span() for m in _DASH.finditer(text, start, end)]
    if len(cuts) >= _LEAST_DASHES and text[end - 1] not in _STOPS:
        for first, last in cuts:
            yield start, first
            start = last
    yield start, end


def _find_boundaries(block: str) -> Iterator[Span]:
    """Boundaries by sentencex, whose time grows with the square of the quotation marks that nothing closes: a block
    with very many is given to it in pieces, cut at white space where there is any."""
    start = 0
    crowded = len(block) > MOST_QUOTES and len(_QUOTES.findall(block)) > MOST_QUOTES
    while start < len(block):
        end = len(block)
        if crowded and end - start > _PIECE:
            space = _LAST_SPACE.match(block, start, start + _PIECE)
            end = space.end() if space else start + _PIECE
        for found in sentencex.get_sentence_boundaries("en", block[start:end]):
            yield start + found["start_index"], start + found["end_index"]
        start = end


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _goes_on(text: str, before: Span, first: int, last: int, rules: Abbreviations) -> bool:
    """Whether the sentence `before` runs on into the one at `first`."""
    if text[first] in ",;:)]" or (text[first] in "\"”’'" and last - first == 1):
        return True
    word = _LAST_WORD.search(text, max(before[0], before[1] - 20), before[1])
    if word is None:
        return False
    shorn, after = word[1], text[first:last].split(None, 1)[0].strip('.,;:"”’)')
    if shorn in rules.before_any or (shorn in rules.before_number and after[:1].isdigit()):
        return True
    if shorn in rules.clock:
        return after in rules.after_clock or after[:1].islower()
    tail = shorn.rsplit(".", 1)[-1]
    return (shorn in rules.titles or tail in rules.titles) and after[:1].isupper()


def _unglue(text: str, span: Span) -> Iterator[Span]:
    """Cut "…in the town.The army…", where the space behind the stop is missing, and behind "(…it said.)"."""
    start, end = span
    cuts = [m.span() for pattern in (_GLUED, _BRACKETED) for m in pattern.finditer(text, start, end)]
    for first, last in sorted(cuts):
        if start < first < end:
            yield start, first
            start = last
    yield start, end
