"""Estimates: what a toll comes to under a named coding policy, from current ledger lines of one scope.

Lines of one scope count like people in the same places by the same measure. They are never added to each other: they
are rival counts, or counts one of which holds the others. Superseded lines are left out.

Policies: `range` gives the lowest and highest bound and no best figure; `acled-lowest` takes the lowest count, as
ACLED's codebook has it for conflicting tolls; `ucdp-best` gives low, best and high, best being the count with the most
voices that are no party, then the lowest (UCDP GED's low/best/high); `latest-independent` takes the latest count of a
voice that is no party.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from fogline.errors import UsageError
from fogline.lexicon.counted import find_class
from fogline.models.event import Event
from fogline.models.state import Estimate, LedgerLine

_Line = tuple[int, LedgerLine]


def derive_estimates(
    ledger: Sequence[LedgerLine], events: Sequence[Event], policy: str = "range"
) -> tuple[Estimate, ...]:
    """One estimate a scope, in the order of the ledger; `events` tell which voices are parties to the fighting.

    Raises UsageError for a policy that is not known.
    """
    if policy not in POLICIES:
        raise UsageError(f"No policy is called {policy}; the policies are {', '.join(POLICIES)}.")
    scopes: dict[tuple[str, str, tuple[str, ...]], list[_Line]] = defaultdict(list)
    for number, line in enumerate(ledger):
        if line.current:
            scopes[line.measure, find_class(line.who), tuple(sorted(line.place))].append((number, line))
    parties = frozenset(i.id for e in events for i in e.informants if i.party)
    return tuple(_estimate(lines, policy, parties) for lines in scopes.values())


def _find_bounding(lines: Sequence[LedgerLine], bound: int | None, *, upper: bool = False) -> tuple[str, ...]:
    """The voices of the counts that give a bound, in their order; none where the bound is open."""
    ends = [(line.high if upper else line.low, line) for line in lines]
    return tuple(dict.fromkeys(v for end, line in ends if bound is not None and end == bound for v in line.voices))


def _estimate(lines: Sequence[_Line], policy: str, parties: frozenset[str]) -> Estimate:
    best, why = POLICIES[policy](lines, parties)
    lows = [line.low for _, line in lines]
    highs = [line.high for _, line in lines]
    low = min((v for v in lows if v is not None), default=None) if None not in lows else None
    high = max((v for v in highs if v is not None), default=None) if None not in highs else None
    first = lines[0][1]
    counts = [line for _, line in lines]
    return Estimate(
        policy, first.who, first.measure, first.place, low, best, high, tuple(number for number, _ in lines), why,
        _find_bounding(counts, low), _find_bounding(counts, high, upper=True),
    )  # fmt: skip


def _number(line: LedgerLine) -> int:
    return line.low if line.low is not None else line.high or 0


def _independent(line: LedgerLine, parties: frozenset[str]) -> int:
    return sum(voice not in parties for voice in line.voices)


def _range(lines: Sequence[_Line], parties: frozenset[str]) -> tuple[int | None, str]:
    return None, "lowest and highest of the counts; no best figure"


def _lowest(lines: Sequence[_Line], parties: frozenset[str]) -> tuple[int | None, str]:
    return min(_number(line) for _, line in lines), "the lowest of the counts"


def _best_known(lines: Sequence[_Line], parties: frozenset[str]) -> tuple[int | None, str]:
    _, line = min(lines, key=lambda p: (-_independent(p[1], parties), _number(p[1]), p[0]))
    return _number(line), "the count with the most voices that are no party, then the lowest"


def _latest(lines: Sequence[_Line], parties: frozenset[str]) -> tuple[int | None, str]:
    heard = [p for p in lines if _independent(p[1], parties)]
    if not heard:
        return None, "no voice that is no party gives a count"
    _, line = max(heard, key=lambda p: (p[1].as_of or date.min, -p[0]))
    return _number(line), "the latest count of a voice that is no party"


POLICIES: dict[str, Callable[[Sequence[_Line], frozenset[str]], tuple[int | None, str]]] = {
    "range": _range,
    "acled-lowest": _lowest,
    "ucdp-best": _best_known,
    "latest-independent": _latest,
}
"""Policies by name."""
