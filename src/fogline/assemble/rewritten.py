"""Rewritten copies: reports that share runs of words though hardly a whole sentence, found by runs of five words.

Containment is the share of the shorter report's runs (of five words) that the other has too (Broder 1997). Candidates
meet under a sample of their runs, chosen by a hash that is the same everywhere; the share is then counted exactly. A
run that stands in many reports is a set phrase and leads only to the first of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from zlib import crc32

RUN = 5
CONTAINMENT = 0.2
"""Share of the shorter report's runs from which two reports are taken to have a text in common."""
_FEWEST = 12
"""Runs in common below which nothing is said: a quotation of three lines."""
_SAMPLE = 3
"""One run in so many, by hash, is looked up."""
_CARRIERS = 12
"""Reports kept under one run: the first ones."""
_WORD = re.compile(r"[^\W_]+")


def find_rewritten(texts: Mapping[str, str], order: Sequence[str]) -> list[tuple[str, str, int, float]]:
    """Pairs of documents (the earlier by `order` first) with the runs that they share and the containment."""
    runs = {doc: find_runs(texts[doc]) for doc in order}
    carriers: dict[int, list[str]] = defaultdict(list)
    found = []
    for doc in order:
        seen: set[str] = set()
        for run in sorted(run for run in runs[doc] if run % _SAMPLE == 0):
            here = carriers[run]
            seen.update(here)
            if len(here) < _CARRIERS:
                here.append(doc)
        for other in sorted(seen):
            common, least = len(runs[doc] & runs[other]), min(len(runs[doc]), len(runs[other]))
            if common >= _FEWEST and common >= CONTAINMENT * least:
                found.append((other, doc, common, round(common / least, 3)))
    return found


def find_runs(text: str) -> frozenset[int]:
    """The runs of five words of a text, by their CRC-32."""
    words = [word.encode() for word in _WORD.findall(text.lower())]
    return frozenset([crc32(b" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1)])
