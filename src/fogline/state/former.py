"""Former counts: a count that its report tells as one given before ("had earlier reported 22 dead", "an initial toll of
12")."""

from __future__ import annotations

import re

from fogline.models.claim import Claim
from fogline.models.holdings import Holdings

BEFORE = re.compile(
    r"\b(?:earlier|previously|initially|originally|at first)\s+(?:\w+\s+){0,2}?"
    r"(?:reported|given|gave|put|said|counted|spoken|spoke|announced|set|stated|estimated|cited)\b"
    r"|\b(?:had|has|have)\s+(?:earlier|previously|initially|originally|at first)\b"
    r"|\b(?:an?|the|its|their|his|whose)\s+(?:earlier|previous|initial|original|preliminary|provisional)\s+"
    r"(?:toll|count|figure|estimate|tally|number)\b",
    re.IGNORECASE,
)
STOPS = re.compile(r"[.!?;:\n]\s")
LONGEST = 120
"""Characters before a claim's passage in which its clause may say so."""


def tells_former(claim: Claim, holdings: Holdings) -> bool:
    """Whether the clause of a claim tells its count as one that was given before."""
    card = holdings.reports.get(claim.doc)
    if card is None:
        return False
    start, end = claim.evidence.start, claim.evidence.end
    lead = STOPS.split(card.text[max(0, start - LONGEST) : start])[-1]
    return BEFORE.search(f"{lead}{card.text[start:end]}") is not None
