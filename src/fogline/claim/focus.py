"""Focus: the place that a report is about, for a retreat or a taking whose sentence names none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from fogline.claim.carrying import is_overall
from fogline.models.claim import Claim, Slot

FOUGHT_OVER = frozenset({"seize", "hold", "enter", "withdraw", "attack", "advance", "clash", "displace"})
"""Events whose places show what a report is about."""
FOCUSED = frozenset({"withdraw", "enter", "hold", "seize"})
"""Events that are about that place where they name none: who leaves, leaves what was fought over."""
MOST = 2
"""Claims with more places than these point at none of them."""
COUNTRY_CODE = 2
"""Letters of an id that is a whole country's."""


def find_focus(earlier: list[Claim]) -> Slot | None:
    """The place told of most often so far in events of ground, if one leads; never a whole country."""
    counted: Counter[str] = Counter()
    places: dict[str, Slot] = {}
    for claim in earlier:
        if claim.event_type not in FOUGHT_OVER or not claim.core or len(claim.place) > MOST:
            continue
        for place in claim.place:
            if len(place.id) > COUNTRY_CODE:
                counted[place.id] += 1
                places[place.id] = place
    first = counted.most_common(2)
    if not first or (len(first) > 1 and first[0][1] == first[1][1]):
        return None
    return places[first[0][0]]


def put_in_focus(claim: Claim, earlier: list[Claim]) -> Claim:
    """The claim with the report's focus as its place, where it names none and is of ground left, entered or held.

    A denied claim, a label and a tally of a whole war stay without a place.
    """
    if claim.place or claim.event_type not in FOCUSED or not claim.core or claim.polarity != "affirmed":
        return claim
    if is_overall(claim) or (focus := find_focus(earlier)) is None:
        return claim
    return replace(claim, place=(replace(focus, how="context", start=None, end=None),))
