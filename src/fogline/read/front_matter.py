"""Front matter: the "key: value" lines between two rules with which Markdown files may open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.read.lines import Line

MOST_LINES = 40
_RULE = re.compile(r"-{3,10}|\+{3}")
_PAIR = re.compile(r"([A-Za-z][\w -]{0,30}?)\s?[:=]\s?(.{0,400})", re.DOTALL)
_KEYS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "pubdate": "published",
    "publisher": "publisher", "source": "publisher", "site": "publisher", "url": "url", "link": "url",
    "author": "byline", "authors": "byline", "byline": "byline",
}  # fmt: skip


def find_front_matter(text: str, lines: Sequence[Line]) -> tuple[int, dict[str, str]]:
    """How many of the first lines are front matter (0 for none), and what it tells.

    Keys are title, published, publisher, url and byline; values are as printed, without quotation marks.
    """
    if not lines or not _RULE.fullmatch(text, lines[0].start, lines[0].end):
        return 0, {}
    found: dict[str, str] = {}
    for index, line in enumerate(lines[1:MOST_LINES], 1):
        if _RULE.fullmatch(text, line.start, line.end):
            return (index + 1, found) if index > 1 else (0, {})
        pair = _PAIR.fullmatch(text, line.start, line.end)
        if pair is None and text[line.start] not in "-#":
            return 0, {}
        key = _KEYS.get(pair[1].strip().lower()) if pair else None
        value = pair[2].strip(" \t\"'[]") if pair else ""
        if key and value:
            found.setdefault(key, value)
    return 0, {}
