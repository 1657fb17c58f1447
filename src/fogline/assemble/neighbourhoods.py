"""Neighbourhoods: which reports can tell of the same things, so that each group of them is assembled by itself.

A report has ties: who and where in which days its claims speak of, what its text has in runs of words, and what its
outlet told of a place, for a notice that takes a report back (see `fogline.assemble.notices`). Reports
that share a tie are of one neighbourhood, and so are those that share one with them. Reports of different
neighbourhoods are never compared: adding a report touches only the neighbourhoods that it has ties with, and what
comes out is what assembling everything anew would give.

Ties in days are made twice, half a span shifted, so that claims up to half a span apart always share one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fogline.assemble.notices import tie_outlet
from fogline.assemble.rewritten import find_runs
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.claim import Claim
from fogline.models.entity import get_holder
from fogline.models.report import ReportCard

_SPAN = 16
"""Days of one span of a tie."""
REACH = _SPAN // 2
"""Days up to which two claims always share a tie, where they share who or where."""
_LONGEST = 2 * _SPAN
"""A claim of more days is tied by its last ones."""
_SAMPLE = 16
"""One run of words in so many is a tie."""
_TOLLS = frozenset({"casualties", "displace"})


def find_ties(card: ReportCard, claims: Iterable[Claim]) -> frozenset[str]:
    """The ties of a report."""
    claims = list(claims)
    said = card.dating.day.toordinal() if card.dating.day else None
    families = load_rulebook("assembly")["families"]
    ties = set[str]()
    for claim in claims:
        first = claim.time.first.toordinal() if claim.time else said
        last = claim.time.last.toordinal() if claim.time else said
        spans = list(_find_spans(first, last))
        family = families.get(claim.event_type, claim.event_type)
        places = [one for slot in claim.place for one in (slot.id, get_holder(slot.id)) if one]
        names = [f"p {one}" for one in places] or [f"a {family} {slot.id}" for slot in claim.actor]
        if claim.event_type in _TOLLS and not claim.place and claim.attribution:
            names.append(f"v {claim.attribution[0].id}")
        ties.update(f"{name} {span}" for name in names for span in spans)
    runs = [run for run in find_runs(card.text) if run % _SAMPLE == 0]
    ties.update(f"t {run:x} {span}" for run in runs for span in _find_spans(said, said))
    ties.update(tie_outlet(card, claims))
    return frozenset(ties)


def _find_spans(first: int | None, last: int | None) -> Iterator[str]:
    if first is None or last is None:
        yield "-"
        return
    for shift, mark in ((0, "a"), (REACH, "b")):
        for span in range((max(first, last - _LONGEST) + shift) // _SPAN, (last + shift) // _SPAN + 1):
            yield f"{mark}{span}"


def group_reports(ties: Mapping[str, Iterable[str]], joined: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """The neighbourhood of each report, named by the first of its reports; `joined` are pairs that belong together
    whatever their ties."""
    parent = {report: report for report in ties}

    def find(report: str) -> str:
        while parent[report] != report:
            parent[report] = parent[parent[report]]
            report = parent[report]
        return report

    def join(a: str, b: str) -> None:
        one, two = sorted((find(a), find(b)))
        parent[two] = one

    holders: dict[str, str] = {}
    for report in sorted(ties):
        for tie in ties[report]:
            join(holders.setdefault(tie, report), report)
    for a, b in joined:
        if a in parent and b in parent:
            join(a, b)
    return {report: find(report) for report in sorted(parent)}


def list_parts(parts: Mapping[str, str]) -> dict[str, Sequence[str]]:
    """The reports of each neighbourhood."""
    found: dict[str, list[str]] = defaultdict(list)
    for report, part in sorted(parts.items()):
        found[part].append(report)
    return dict(found)
