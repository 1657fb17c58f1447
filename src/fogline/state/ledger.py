"""Ledger: tolls by who is counted, measure, place and window.

A running total updates, it does not add: each later state of one voice's total supersedes the one before. A part
("nine of them children") stands inside its whole. The same number told of one event in other words is one line with
more voices. Nothing is summed here; `fogline.state.estimates` does that by named policies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fogline.lexicon.counted import PEOPLE, find_class, is_part_told, is_toll_figure
from fogline.models.claim import Claim
from fogline.models.event import Assembly, Event
from fogline.models.holdings import Holdings
from fogline.models.measure import Figure
from fogline.models.origins import Origins
from fogline.models.state import LedgerLine
from fogline.state.former import tells_former
from fogline.state.theatre import Theatres

MEASURES = ("killed", "injured", "missing", "displaced", "returned", "detained")
"""Measures that the ledger keeps, in order of display."""
_LONG_DAYS = 2
_RUNNING_FROM = 50


@dataclass(frozen=True, slots=True)
class _Row:
    """One figure of one claim on its way into a line."""

    claim: Claim
    figure: Figure
    position: int
    total: tuple[str, int] | None
    event: Event | None
    voices: tuple[str, ...]
    house: str
    group: str
    running: bool
    copied: bool
    day: date | None

    @property
    def number(self) -> int:
        return self.figure.low or self.figure.high or 0


def derive_ledger(assembly: Assembly, holdings: Holdings, as_of: date | None = None) -> tuple[LedgerLine, ...]:
    """Lines of the ledger as of a day (None: all that is known), by measure, running totals before incidents.

    Denied, planned and background figures, rates ("30 an hour") and people set free are no tolls. `supersedes` and
    `part_of` are indexes into the result; a superseded line has `current` False, and so has one of which every claim
    was withdrawn.
    """
    origins = Origins(assembly.reprints)
    rows = [row for c in holdings.claims.values() for row in _rows(c, assembly, holdings, origins, as_of)]
    groups = _merge(rows, assembly)
    theatres = Theatres(holdings)
    groups.sort(key=_order)
    lines = [_line(group, theatres) for group in groups]
    index = {(row.claim.id, row.position): n for n, group in enumerate(groups) for row in group}
    for n, group in enumerate(groups):
        whole = next((index[row.total] for row in group if row.total and row.total in index), None)
        if whole is not None and whole != n:
            lines[n] = replace(lines[n], part_of=whole)
    _follow_former(lines, groups, holdings)
    return tuple(_supersede(lines, groups, assembly))


def _rows(claim: Claim, assembly: Assembly, holdings: Holdings, origins: Origins, as_of: date | None) -> Iterable[_Row]:
    day = holdings.last_day(claim)
    copied = origins.doc_of(claim.doc, claim.evidence.start, claim.evidence.end) != claim.doc
    if claim.polarity == "denied" or claim.modality == "planned" or not claim.core or (as_of and day and day > as_of):
        return
    event = assembly.event_of.get(claim.id)
    voices = tuple(sorted(i.id for i in event.informants if claim.id in i.claims)) if event else ()
    wholes: dict[str, int] = {}
    for position, figure in enumerate(claim.figures):
        if figure.measure not in MEASURES or not is_toll_figure(figure):
            continue
        at = wholes.get(figure.measure)
        total = (claim.id, at) if at is not None and _tells_part(claim, claim.figures[at], figure) else None
        if total is None:
            wholes[figure.measure] = position
        house = assembly.side_of(claim.informant) if claim.informant else "|".join(voices) or claim.doc
        yield _Row(
            claim,
            figure,
            position,
            total,
            event,
            voices,
            house,
            find_class(figure.who),
            _is_running(claim),
            copied,
            day,
        )


def _tells_part(claim: Claim, whole: Figure, figure: Figure) -> bool:
    """Whether a later count of one measure in a claim is a part of one before it ("34 people, among them 12 children")
    and not one beside it ("11 soldiers and 34 rebels"). What stands outside the passage was joined to it as a part."""
    if (figure.low or figure.high or 0) > (whole.low or whole.high or 0):
        return False
    text, start = claim.evidence.exact, claim.evidence.start
    if whole.end is None or figure.start is None or figure.end is None or not figure.start < start + len(text):
        return True
    return is_part_told(text[whole.end - start : figure.start - start], text[figure.end - start :])


def _is_running(claim: Claim) -> bool:
    """A count over more than two days, or a large one of no place."""
    if claim.time and (claim.time.last - claim.time.first).days >= _LONG_DAYS:
        return True
    largest = max((f.low or f.high or 0 for f in claim.figures), default=0)
    return not claim.place and not claim.actor and largest >= _RUNNING_FROM


def _merge(rows: Sequence[_Row], assembly: Assembly) -> list[list[_Row]]:
    """Rows of one number of one measure, people and event; a part told again elsewhere joins its whole's part."""
    parts = {r.b: r.a for r in assembly.relations if r.kind == "refines"}
    groups: list[list[_Row]] = []
    by_key: dict[tuple[object, ...], list[list[_Row]]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: (r.claim.doc, r.claim.evidence.start, r.claim.id, r.position)):
        keys = [(_home(row.event), row.figure.measure, row.number)]
        if row.claim.id in parts:
            other = assembly.event_of.get(parts[row.claim.id])
            keys.insert(0, (_home(other), row.figure.measure, row.number))
        found = next((g for key in keys for g in by_key[key] if _is_same(row, g)), None)
        if found is None:
            found = []
            groups.append(found)
            by_key[keys[-1]].append(found)
        found.append(row)
    return groups


def _home(event: Event | None) -> str:
    return event.id if event else ""


def _is_same(row: _Row, group: Sequence[_Row]) -> bool:
    """Whether a row is the group's figure again: like people, like window, and no other part of the same claim."""
    head = group[0]
    if any(r.claim.id == row.claim.id for r in group):
        return False
    like = row.group == head.group or PEOPLE in (row.group, head.group)
    if not like or ((row.total is None) != (head.total is None) and row.group != head.group):
        return False
    return not row.running or row.day is None or any(r.day is None or abs((r.day - row.day).days) <= 1 for r in group)


def _order(group: Sequence[_Row]) -> tuple[object, ...]:
    head = group[0]
    days = [row.day for row in group if row.day]
    return (
        MEASURES.index(head.figure.measure), not head.running, max(days, default=date.min), head.claim.doc,
        head.claim.evidence.start, head.position, head.claim.id,
    )  # fmt: skip


def _line(group: Sequence[_Row], theatres: Theatres) -> LedgerLine:
    """One line: the tightest bounds, the closest place, the widest window that its claims give."""
    head = group[0]
    first_hand = [row for row in group if not row.copied] or list(group)
    since = [row.claim.time.first for row in first_hand if row.claim.time]
    named = [row for row in group if row.group != PEOPLE] or list(group)
    closest = min(group, key=lambda r: (not r.claim.place, -r.claim.evidence.start if r.total is None else 0))
    places = tuple(dict.fromkeys(slot.id for slot in closest.claim.place))
    event = next((row.event for row in reversed(group) if row.event), None)
    return LedgerLine(
        who=Counter(row.figure.who for row in named).most_common(1)[0][0],
        measure=head.figure.measure, low=_bound(group, "low"), high=_bound(group, "high"),
        place=places or (theatres.find({row.claim.doc for row in group}) if head.running and since else ()),
        since=min(since, default=None), as_of=_until(first_hand),
        voices=tuple(sorted({v for row in group for v in row.voices})),
        claims=tuple(sorted({row.claim.id for row in group})),
        running=head.running, incident=None if head.running and not closest.claim.place else _home(event) or None,
    )  # fmt: skip


def _until(group: Sequence[_Row]) -> date | None:
    """The last day that the claims give; undated, the day of the first report (a reprint does not renew a count)."""
    dated = [row.claim.time.last for row in group if row.claim.time]
    return max(dated, default=None) or min((row.day for row in group if row.day), default=None)


def _bound(group: Sequence[_Row], side: str) -> int | None:
    """The bound that the first report gives: a later retelling that drops "at least" does not tighten it."""
    bounds: list[int | None] = [getattr(row.figure, side) for row in group]
    return bounds[0]


def _follow_former(lines: list[LedgerLine], groups: Sequence[Sequence[_Row]], holdings: Holdings) -> None:
    """Let a voice's count take the place of one that the same report says it gave before."""
    said: dict[tuple[str, str, str], list[tuple[int, _Row]]] = defaultdict(list)
    for n, group in enumerate(groups):
        for row in group:
            if row.total is None:
                said[row.claim.doc, row.house, row.figure.measure].append((n, row))
    for told in said.values():
        formers = [(n, row) for n, row in told if len(told) > 1 and tells_former(row.claim, holdings)]
        for n, former in formers:
            later = {m for m, row in told if m != n and lines[m].supersedes is None and _may_follow(row, former)}
            if len(later) == 1:
                now = later.pop()
                lines[now] = replace(lines[now], supersedes=n)


def _may_follow(row: _Row, former: _Row) -> bool:
    """Whether a count of the same report, voice and measure may be what a former one has become."""
    like = row.group == former.group or PEOPLE in (row.group, former.group)
    places = {slot.id for slot in row.claim.place}, {slot.id for slot in former.claim.place}
    return like and (not all(places) or bool(places[0] & places[1]))


def _supersede(lines: list[LedgerLine], groups: Sequence[Sequence[_Row]], assembly: Assembly) -> list[LedgerLine]:
    """Chain the states of one house's running total of like people, and corrections that a report makes itself."""
    last: dict[tuple[str, str, str], int] = {}
    of = {row.claim.id: n for n in range(len(groups) - 1, -1, -1) for row in groups[n] if row.total is None}
    for n, group in enumerate(groups):
        head = group[0]
        if not head.running or head.claim.id in assembly.withdrawn:
            continue
        key = (head.figure.measure, head.group, head.house)
        if key in last and any(r.claim.doc == head.claim.doc and head.number < r.number for r in groups[last[key]]):
            if lines[n].part_of is None:
                lines[n] = replace(lines[n], part_of=last[key])
            continue
        if key in last:
            lines[n] = replace(lines[n], supersedes=last[key])
        last[key] = n
    for relation in assembly.relations:
        before, after = of.get(relation.a), of.get(relation.b)
        if relation.kind not in ("supersedes", "revises") or before is None or after is None or before == after:
            continue
        if lines[after].supersedes is None and lines[before].supersedes != after:
            lines[after] = replace(lines[after], supersedes=before)
    overtaken = {line.supersedes for line in lines}
    return [
        replace(line, current=n not in overtaken and any(c not in assembly.withdrawn for c in line.claims))
        for n, line in enumerate(lines)
    ]
