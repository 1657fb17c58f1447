"""Ledger: tolls by who is counted, measure, place and window. A running total updates, it does not add."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from fogline.models.claim import Claim
from fogline.models.event import Assembly, Event
from fogline.models.holdings import Holdings
from fogline.models.measure import Figure
from fogline.models.state import LedgerLine

MEASURES = ("killed", "injured", "missing", "displaced", "returned", "detained")
"""Measures that the ledger keeps, in order of display."""
_LONG = 2


@dataclass
class _Row:
    claim: Claim
    figure: Figure
    part: bool
    event: Event | None
    voices: tuple[str, ...]
    group: str
    running: bool
    since: date | None
    as_of: date | None
    claims: set[str] = field(default_factory=set)


def derive_ledger(
    assembly: Assembly, holdings: Holdings, as_of: date | None = None, policy: str = "range"
) -> tuple[LedgerLine, ...]:
    """Lines of the ledger as of a day, running totals superseded by the same voice's later ones."""
    lines: list[LedgerLine] = []
    merged: dict[tuple[object, ...], list[_Row]] = defaultdict(list)
    for row in _rows(assembly, holdings, as_of):
        event = row.event.id if row.event else ""
        merged[event, row.figure.measure, row.group, row.figure.low, row.figure.high].append(row)
    for rows in merged.values():
        lines.append(_line(rows))
    lines.sort(key=lambda l: (MEASURES.index(l.measure), l.as_of or date.min, l.who, l.claims))
    return tuple(_chain(lines, assembly))


def _rows(assembly: Assembly, holdings: Holdings, as_of: date | None) -> list[_Row]:
    rows = []
    for claim in holdings.claims.values():
        event = assembly.event_of.get(claim.id)
        if claim.polarity == "denied" or claim.modality == "planned" or not claim.core:
            continue
        day = holdings.last_day(claim)
        if as_of and day and day > as_of:
            continue
        seen: set[str] = set()
        for figure in claim.figures:
            if figure.measure not in MEASURES:
                continue
            informants = event.informants if event else ()
            voices = tuple(sorted(i.id for i in informants if claim.id in i.claims))
            running = not claim.place or bool(claim.time and (claim.time.last - claim.time.first).days >= _LONG)
            rows.append(
                _Row(claim, figure, figure.measure in seen, event, voices, figure.who, running,
                     claim.time.first if claim.time else None, day, {claim.id})
            )  # fmt: skip
            seen.add(figure.measure)
    return rows


def _line(rows: list[_Row]) -> LedgerLine:
    first = rows[0]
    days = [r.as_of for r in rows if r.as_of]
    since = [r.since for r in rows if r.since]
    return LedgerLine(
        who=first.figure.who, measure=first.figure.measure, low=first.figure.low, high=first.figure.high,
        place=tuple(dict.fromkeys(s.id for r in rows for s in r.claim.place)),
        since=min(since, default=None), as_of=max(days, default=None),
        voices=tuple(sorted({v for r in rows for v in r.voices})),
        claims=tuple(sorted({i for r in rows for i in r.claims})),
        running=first.running, incident=None if first.running or first.event is None else first.event.id,
    )  # fmt: skip


def _chain(lines: list[LedgerLine], assembly: Assembly) -> list[LedgerLine]:
    last: dict[tuple[object, ...], int] = {}
    for index, line in enumerate(lines):
        if not line.running:
            continue
        key = (line.measure, line.who, tuple(sorted({assembly.side_of(v) for v in line.voices})))
        if key in last:
            lines[index] = replace(lines[index], supersedes=last[key])
            lines[last[key]] = replace(lines[last[key]], current=False)
        last[key] = index
    return lines
