"""Corrections: what a report says of itself, or of others' reports, being wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fogline.lexicon.rulebook import load_rulebook


@dataclass(frozen=True, slots=True)
class Notice:
    """Words by which a report says that something printed was wrong. `kind`: correct or retract; `[start, end)` is the
    line that says so; `own` is True where it speaks of the report in which it stands, `name` the outlet that took a
    report back elsewhere."""

    kind: str
    start: int
    end: int
    name: str = ""


def find_notices(text: str) -> list[Notice]:
    """Notices at the head and foot of a report that speak of the report itself, in order; one a line at most."""
    rules = load_rulebook("corrections")
    found = []
    for start, end in _lines(text):
        if start > rules["reach_head"] and end < len(text) - rules["reach_foot"]:
            continue
        line = text[start : min(end, start + rules["longest_line"])]
        kind = next((k for k in ("retract", "correct") if any(p.search(line) for p in _patterns(k))), "")
        if kind:
            found.append(Notice(kind, start, end))
    return found


def find_taken_back(text: str, names: re.Pattern[str] | None) -> Iterator[Notice]:
    """Where a text says that an outlet took a report back; `names` finds the names of outlets."""
    if names is None:
        return
    for start, end in _lines(text):
        line = text[start : min(end, start + 4 * load_rulebook("corrections")["longest_line"])]
        for match in names.finditer(line):
            if _after().match(line[match.end() : match.end() + 160]):
                yield Notice("retract", start, end, match.group())


def tells_earlier(sentence: str, offset: int) -> bool:
    """Whether a passage at an offset of a sentence (words folded by `voice_kinds.fold_words`) tells what an earlier
    version of the report said."""
    for words in load_rulebook("corrections")["earlier"]["words"]:
        at = sentence.find(f" {words} ")
        if 0 <= at <= offset + 1:
            return True
    return False


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE) for p in load_rulebook("corrections")["notice"][kind])


@cache
def _after() -> re.Pattern[str]:
    words = [w.removeprefix("{name}") for w in load_rulebook("corrections")["taken_back"]["words"]]
    return re.compile("|".join(words), re.IGNORECASE)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1
