"""Context: what stands around a quote in its report."""

from __future__ import annotations

import re

from fogline.models.claim import Claim
from fogline.models.report import ReportCard

_STOP = re.compile(r"[.!?…]['\"’”»)]*\s|\n")


def find_context(card: ReportCard, claim: Claim, reach: int = 90) -> tuple[str, str]:
    """What stands before and after a quote in its block, at most `reach` characters on each side, whole words."""
    start, end = claim.evidence.start, claim.evidence.end
    low, high = max(0, start - reach), min(len(card.text), end + reach)
    for block in card.blocks:
        if block.start <= start and end <= block.end:
            low, high = max(low, block.start), min(high, block.end)
    before, after = card.text[low:start], card.text[end:high]
    if low > 0 and not card.text[low - 1].isspace():
        before = "… " + before.partition(" ")[2]
    if high < len(card.text) and not card.text[high].isspace():
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
