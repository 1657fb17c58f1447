"""Stretches: characters of a sentence that tokens and quotations cover, as attributions are marked in a text."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.claim.parse.subjects import QUOTES
from fogline.claim.parse.syntax import Syntax
from fogline.models.report import Quotation

Span = tuple[int, int]
_LOOSE = frozenset({".", ",", ";", ":", "-", "–", "—", "―"})


class SentenceStretches:
    """One sentence with the quotations that reach into it, asked for stretches of the report's text."""

    def __init__(self, text: str, syntax: Syntax, quotations: Iterable[Quotation]) -> None:
        self.text, self.syntax = text, syntax
        start, end = syntax.tokens[0].start, syntax.tokens[-1].end
        self.quotations = [q for q in quotations if q.start < end and q.end > start]

    def make_spans(self, tokens: Iterable[int]) -> tuple[Span, ...]:
        """Tokens as stretches of text, marks at either end left out but quotation marks."""
        runs: list[list[int]] = []
        for i in tokens:
            if runs and i == runs[-1][-1] + 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        spans = []
        for run in runs:
            while run and self.syntax.words[run[0]] in _LOOSE:
                run.pop(0)
            while run and self.syntax.words[run[-1]] in _LOOSE:
                run.pop()
            if run and not all(self.syntax.words[i] in QUOTES for i in run):
                spans.append((self.syntax.tokens[run[0]].start, self.syntax.tokens[run[-1]].end))
        return tuple(spans)

    def make_phrase(self, tokens: list[int]) -> tuple[Span, ...]:
        """Tokens as one stretch, from the first to the last; none for no tokens."""
        spans = self.make_spans(tokens)
        return spans[:1] if not spans else ((spans[0][0], spans[-1][1]),)

    def find_nominal(self, head: int) -> list[int]:
        """The words of a noun phrase, without what is told beside it."""
        return self.syntax.subtree(head, frozenset({"parataxis", "ccomp"}))

    def join(self, spans: tuple[Span, ...], quoted: tuple[Span, ...]) -> tuple[Span, ...]:
        """Stretches of content with the quotations that they begin or end in."""
        joined = list(spans)
        for start, end in quoted:
            if any(a < end and start < b for a, b in joined):
                joined.append((start, end))
        return _merge(joined, self.text)

    def with_marks(self, quotation: Quotation) -> Span:
        """A quotation with its marks."""
        start, end = quotation.start, quotation.end
        if start > 0 and self.text[start - 1] in "\"“‘'«„":
            start -= 1
        if end < len(self.text) and self.text[end] in "\"”’'»“":
            end += 1
        return start, end


def _merge(spans: list[Span], text: str) -> tuple[Span, ...]:
    """Overlapping stretches, and those with nothing but space between them, as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip()):
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return tuple(merged)
