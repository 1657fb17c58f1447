"""Context: what stands around a quote in its report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fogline.models.claim import Claim
from fogline.models.report import ReportCard

_STOP = re.compile(r"[.!?…]['\"’”»)]*\s|\n")


def find_context(card: ReportCard, claim: Claim, reach: int = 90) -> tuple[str, str]:
    """What stands before and after a quote in its block, at most `reach` characters on each side, whole words."""
    blocks = ((block.start, block.end) for block in card.blocks)
    return cut_context(card.text, blocks, claim.evidence.start, claim.evidence.end, reach)


def cut_context(text: str, blocks: Iterable[tuple[int, int]], start: int, end: int, reach: int) -> tuple[str, str]:
    """The same of any text, whose blocks are given by where they start and end."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    for first, last in blocks:
        if first <= start and end <= last:
            low, high = max(low, first), min(high, last)
    before, after = text[low:start], text[end:high]
    if low > 0 and not text[low - 1].isspace():
        before = "… " + before.partition(" ")[2]
    if high < len(text) and not text[high].isspace():
        after = after.rpartition(" ")[0] + " …"
    return before, after


def find_sentence(card: ReportCard, claim: Claim, reach: int = 90) -> tuple[str, str]:
    """As `find_context`, but no more than the sentence that the quote stands in."""
    before, after = find_context(card, claim, reach)
    stops = list(_STOP.finditer(before))
    if stops:
        before = before[stops[-1].end() :]
    stop = _STOP.search(after + " ")
    if stop:
        after = (after + " ")[: stop.end()].rstrip()
    return before, after
