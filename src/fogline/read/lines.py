"""Lines: the non-blank lines of a text; hard-wrapped lines are joined to the paragraphs that they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_MARKED = re.compile(r"(?:[-*•‣◦▪●·–—] |\d{1,2}[.)] |#{1,6} |\d{1,2}[:.]\d{2}\b)")
_WRAP_AT_LEAST, _WRAP_AT_MOST = 40, 120


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its surrounding white space; `blank` tells whether a blank line goes before it."""

    start: int
    end: int
    blank: bool


def find_lines(text: str) -> list[Line]:
    """All non-blank lines in order. Where the text is hard-wrapped, one Line is one paragraph."""
    lines = _find_printed_lines(text)
    return _join_wrapped(text, lines) if _is_wrapped(text, lines) else lines


def _find_printed_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    after = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        breaks = text.count("\n", after, start) + text.count("\r", after, start)
        lines.append(Line(start, end, not lines or breaks > 1))
        after = end
    return lines


def _is_wrapped(text: str, lines: Sequence[Line]) -> bool:
    """Whether most line ends fall inside sentences: the next line starts in lower case, right below."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blank]
    if len(pairs) < 4:
        return False
    inside = sum(1 for a, b in pairs if _WRAP_AT_LEAST <= a.end - a.start <= _WRAP_AT_MOST and text[b.start].islower())
    longest = sorted(line.end - line.start for line in lines)[int(len(lines) * 0.95)]
    return inside >= 4 and inside * 5 >= len(pairs) * 2 and longest <= _WRAP_AT_MOST


def _join_wrapped(text: str, lines: Sequence[Line]) -> list[Line]:
    width = max(line.end - line.start for line in lines)
    joined: list[Line] = []
    previous = 0
    for line in lines:
        same = joined and not line.blank and not _MARKED.match(text, line.start)
        if same and (previous * 3 >= width * 2 or text[line.start].islower()):
            joined[-1] = Line(joined[-1].start, line.end, joined[-1].blank)
        else:
            joined.append(line)
        previous = line.end - line.start
    return joined
