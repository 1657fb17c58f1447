"""Tolls: running totals told apart from counts of one incident, and figures compared.

A running total counts people over a stretch of days or over a whole conflict; two of them are states of one toll only
where one house counts the same people from the same day.
"""

from __future__ import annotations

from fogline.assemble.facets import Facet
from fogline.models.measure import Figure

_LONG = 2
_CLOSE = 2.0
_VAGUE = frozenset({3, 24, 200, 2000, 20000, 2000000})
"""Lower bounds that stand for "several", "dozens", "hundreds" and so on: equal ones tell nothing."""
TOLL_TYPES = frozenset({"casualties", "displace"})


def is_toll(facet: Facet) -> bool:
    """Whether a claim gives a running total: a count with no place, or over more than two days."""
    if facet.type not in TOLL_TYPES or facet.denied:
        return False
    if facet.first is not None and facet.last is not None and facet.last - facet.first >= _LONG:
        return True
    counted = facet.recipients or facet.figures
    return (
        not facet.places
        and bool(counted)
        and not facet.actors
        and any(
            f.measure in ("killed", "injured", "displaced", "missing") and (f.low or f.high or 0) >= 50
            for f in facet.figures
        )
    )


def compare_tolls(a: Facet, b: Facet) -> tuple[bool, str]:
    """Whether two claims, one at least a running total, are states of one toll, with the reason."""
    if not (is_toll(a) and is_toll(b)):
        if a.doc == b.doc and a.house == b.house and not (a.places or b.places) and abs(a.sentence - b.sentence) <= 1:
            return True, "a toll and its part, told together"
        return False, "a running toll and the count of one incident"
    if a.house != b.house:
        return False, "running tolls of different voices"
    if a.places and b.places and set(a.places) != set(b.places):
        return False, "running tolls of different places"
    if _since(a) is not None and _since(b) is not None and abs((_since(a) or 0) - (_since(b) or 0)) > 1:
        return False, "running tolls since different days"
    return True, "states of one running toll of one voice"


def _since(facet: Facet) -> int | None:
    """The day from which a toll counts; a single day is when it was given, not since when it counts."""
    return None if facet.first == facet.last else facet.first


def compare_figures(a: Facet, b: Facet) -> str | None:
    """same, close or apart over the measures that both give; None where they share none."""
    verdicts = [_compare(f, g) for f in _leading(a) for g in _leading(b) if f.measure == g.measure]
    if not verdicts:
        return None
    return next(v for v in ("apart", "close", "same") if v in verdicts)


def _leading(facet: Facet) -> list[Figure]:
    """The first figure of each measure: the total, not its parts."""
    seen: dict[str, Figure] = {}
    for figure in facet.figures:
        seen.setdefault(figure.measure, figure)
    return list(seen.values())


def _compare(f: Figure, g: Figure) -> str:
    if (f.low, f.high) == (g.low, g.high):
        return "same" if f.low not in _VAGUE or f.high is not None else "close"
    one, two = f.low or f.high or 0, g.low or g.high or 0
    if can_both_hold(f, g) and max(one, two) <= _CLOSE * max(1, min(one, two)):
        return "close"
    return "close" if one and two and max(one, two) / min(one, two) <= _CLOSE else "apart"


def can_both_hold(f: Figure, g: Figure) -> bool:
    """Whether one number can lie within both bounds."""
    low = max(f.low or 0, g.low or 0)
    high = min(f.high if f.high is not None else 10**12, g.high if g.high is not None else 10**12)
    return low <= high
