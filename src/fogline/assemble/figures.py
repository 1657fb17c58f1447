"""Figures related: tolls that overtake each other, that count something else, or that cannot both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fogline.assemble.facets import Facet
from fogline.assemble.tolls import TOLL_TYPES, can_both_hold, is_toll
from fogline.lexicon.counted import PEOPLE, find_class, is_revision, is_toll_figure
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.event import Relation
from fogline.models.measure import Figure

_MEASURES = frozenset({"killed", "injured", "missing", "displaced", "returned"})
_NEARLY = 0.8
"""A figure with only an upper bound ("nearly 1,000") is taken to be at least this share of it."""
_COMPARED = 12
_SCOPE_DAYS = 2
"""Days between two counts of different scope up to which they are easily confused."""


@dataclass(frozen=True, slots=True)
class _Count:
    facet: Facet
    figure: Figure
    group: str
    leading: bool

    @property
    def low(self) -> int:
        return self.figure.low if self.figure.low is not None else int(_NEARLY * (self.figure.high or 0))

    @property
    def number(self) -> int:
        return self.figure.low or self.figure.high or 0


def relate_figures(rows: Sequence[Facet], clusters: Sequence[Sequence[Facet]]) -> list[Relation]:
    """Relations between counts: supersedes, conflicts_value, conflicts_scope."""
    counts = [c for f in rows if f.type in TOLL_TYPES and not f.denied and not f.planned for c in _counts(f)]
    main = {f.id: min(t) for cluster in clusters if (t := {g.type for g in cluster} & _ACTS) for f in cluster}
    found = [*_corrections(clusters), *_states(counts)]
    linked = {frozenset((r.a, r.b)) for r in found}
    overtaken = {r.a for r in found}
    found += [r for r in _values(counts) if frozenset((r.a, r.b)) not in linked]
    linked |= {frozenset((r.a, r.b)) for r in found}
    homes = {f.id: number for number, cluster in enumerate(clusters) for f in cluster}
    standing = [c for c in counts if c.facet.id not in overtaken or is_toll(c.facet)]
    return [*found, *(r for r in _scopes(standing, main, homes) if frozenset((r.a, r.b)) not in linked)]


_ACTS = frozenset({"airstrike", "shell", "blast", "seize", "attack"})


def _counts(facet: Facet) -> Iterator[_Count]:
    seen: set[str] = set()
    for figure in facet.figures:
        if figure.measure in _MEASURES and is_toll_figure(figure):
            yield _Count(facet, figure, find_class(figure.who), figure.measure not in seen)
            seen.add(figure.measure)


def _order(count: _Count) -> tuple[int, int, str, int]:
    facet = count.facet
    return facet.last or facet.said or 0, facet.said or 0, facet.doc, facet.start


def _states(counts: Sequence[_Count]) -> Iterator[Relation]:
    """Running totals of one house, class and measure: each state overtakes the one before it."""
    chains: dict[tuple[str, str, str], list[_Count]] = defaultdict(list)
    for count in counts:
        if is_toll(count.facet) or (not count.facet.places and not count.facet.actors):
            chains[count.facet.house, count.figure.measure, count.group].append(count)
    overtaken: set[str] = set()
    for key in sorted(chains, key=lambda k: (k[2] != PEOPLE, k)):
        states: list[list[_Count]] = []
        for count in sorted(chains[key], key=_order):
            if states and count.number == states[-1][0].number:
                states[-1].append(count)
            elif states and (_is_part(count, states[-1]) or _counts_fewer(count, states[-1][0])):
                continue
            else:
                states.append([count])
        for before, after in pairwise(states):
            later = after[0].facet
            for earlier in {c.facet.doc: c.facet for c in reversed(before)}.values():
                if earlier.id not in overtaken and earlier.id != later.id:
                    overtaken.add(earlier.id)
                    yield Relation(earlier.id, later.id, "supersedes", _rise(before[0], after[0]))


def _is_part(count: _Count, state: Sequence[_Count]) -> bool:
    """Whether a count is a part of one told in the same report ("forty-four of the dead"), not a later state of it."""
    return any(
        c.facet.doc == count.facet.doc and count.number < c.number and not is_revision(count.facet.passage[0])
        for c in state
    )


def _counts_fewer(count: _Count, state: _Count) -> bool:
    """Whether a count of no stretch of days is lower than the state before it: a later state of a toll is no lower,
    unless the report says that it was revised. What is lower counts something else ("six more died of their
    wounds")."""
    lower = count.number < state.number and not is_toll(count.facet)
    return lower and not is_revision(count.facet.passage[0])


def _rise(before: _Count, after: _Count) -> str:
    return f"the same voice's running figure goes from {before.number:,} to {after.number:,}"


def _corrections(clusters: Sequence[Sequence[Facet]]) -> Iterator[Relation]:
    """A figure that its own report calls revised, with the figure that it replaces."""
    for cluster in clusters:
        rows = sorted((f for f in cluster if f.figures), key=lambda f: (f.doc, f.start))
        for before, after in pairwise(rows):
            words = before.passage[0] + after.passage[0]
            same = before.doc == after.doc and before.figures[0].measure == after.figures[0].measure
            if same and is_revision(words) and before.figures[0].low != after.figures[0].low:
                yield Relation(before.id, after.id, "supersedes", "the second is a correction of the first")


def _values(counts: Sequence[_Count]) -> Iterator[Relation]:
    """Counts of one class by different houses of which the narrower in time and place exceeds the wider."""
    groups: dict[tuple[str, str], list[_Count]] = defaultdict(list)
    for count in counts:
        if is_toll(count.facet):
            groups[count.figure.measure, count.group].append(count)
    for key in sorted(groups):
        rows = sorted(groups[key], key=_order)
        for index, a in enumerate(rows):
            for b in rows[index + 1 : index + 1 + _COMPARED]:
                if a.facet.house != b.facet.house and _clash(a, b):
                    yield Relation(a.facet.id, b.facet.id, "conflicts_value", _differ(a, b))


def _clash(a: _Count, b: _Count) -> bool:
    """Whether no number of dead can satisfy both: equal windows with bounds apart, or more in a part than the whole."""
    for part, whole in ((a, b), (b, a)):
        if _within(part.facet, whole.facet):
            high = whole.figure.high
            if high is not None and part.low > high and (abs((whole.facet.last or 0) - (part.facet.last or 0)) <= 1):
                return True
    same = _window(a.facet) == _window(b.facet) and set(a.facet.places) == set(b.facet.places)
    return same and not can_both_hold(a.figure, b.figure) and a.number != b.number


def _within(part: Facet, whole: Facet) -> bool:
    """Whether a count's window and places lie inside another's; no place is the whole conflict."""
    if part.first is None or whole.first is None or part.last is None or whole.last is None:
        return False
    in_time = whole.first <= part.first and part.last <= whole.last
    return in_time and (not whole.places or set(whole.places) <= part.reach)


def _window(facet: Facet) -> tuple[int | None, int | None]:
    return facet.first, facet.last


def _differ(a: _Count, b: _Count) -> str:
    return f"{_text(a)} or {_text(b)}: both cannot be right"


def _text(count: _Count) -> str:
    """The bounds and who is counted; words that are a bare number again name nobody."""
    figure = count.figure
    who = figure.who if any(c.isalpha() for c in figure.who) else ""
    if figure.low is None:
        return f"nearly {figure.high:,} {who}".strip()
    if figure.high is None:
        return f"at least {figure.low:,} {who}".strip()
    if figure.low == figure.high:
        return f"{figure.low:,} {who}".strip()
    return f"{figure.low:,}-{figure.high:,} {who}".strip()


def _scopes(counts: Sequence[_Count], acts: dict[str, str], homes: dict[str, int]) -> Iterator[Relation]:
    """Each count over an area, with the one wider count of another house that it is most easily confused with."""
    areas = set(load_rulebook("assembly")["types"]["area"])
    wide: dict[int, list[_Count]] = defaultdict(list)
    for one in counts:
        if (one.figure.measure == "killed" and one.leading) or one.group != PEOPLE:
            wide[_order(one)[0]].append(one)
    done: set[tuple[int, str]] = set()
    for count in sorted((c for c in counts if c.leading and c.figure.measure == "killed"), key=_closest):
        facet = count.facet
        if not facet.places or not facet.place_kinds <= areas or (homes.get(facet.id, -1), facet.house) in done:
            continue
        if count.number < 2:
            continue
        day = _order(count)[0]
        near = (w for d in range(day - _SCOPE_DAYS, day + _SCOPE_DAYS + 1) for w in wide.get(d, ()))
        options = [w for w in near if _is_wider(w, count)]
        here = [w for w in options if set(w.facet.places) & set(facet.places)]
        if not here and facet.id in acts and facet.first == facet.last:
            continue
        best = min(here or options, key=lambda w: _scope_rank(w, count), default=None)
        if best is not None:
            done.add((homes.get(facet.id, -1), facet.house))
            yield Relation(
                *_in_order(facet, best.facet),
                "conflicts_scope",
                f"{_text(count)} and {_text(best)}: {_why(count, best)}",
            )


def _closest(count: _Count) -> tuple[object, ...]:
    """Counts that say more closely whom they count come first."""
    return count.group == PEOPLE, _order(count)


def _in_order(a: Facet, b: Facet) -> tuple[str, str]:
    one, two = sorted((a, b), key=lambda f: (f.said or 0, f.doc, f.start))
    return one.id, two.id


def _is_wider(wide: _Count, narrow: _Count) -> bool:
    one, two = wide.facet, narrow.facet
    if one.house == two.house or one.doc == two.doc or wide.figure.measure != narrow.figure.measure or one.id == two.id:
        return False
    if wide.number <= narrow.number or wide.group not in (narrow.group, PEOPLE):
        return False
    same_place = bool(set(one.places) & set(two.places))
    if not same_place and (not is_toll(one) or (one.places and not set(one.places) <= two.reach)):
        return False
    return abs((one.last or one.said or 0) - (two.last or two.said or 0)) <= _SCOPE_DAYS


def _scope_rank(wide: _Count, narrow: _Count) -> tuple[object, ...]:
    gap = abs((wide.facet.last or wide.facet.said or 0) - (narrow.facet.last or narrow.facet.said or 0))
    return wide.group != narrow.group, gap, _order(wide)


def _why(narrow: _Count, wide: _Count) -> str:
    parts = []
    if set(narrow.facet.places) != set(wide.facet.places):
        parts.append("places")
    if _window(narrow.facet) != _window(wide.facet):
        parts.append("days")
    if narrow.group != wide.group:
        parts.append("people counted")
    return f"the {' and '.join(parts) or 'ways of counting'} differ, so both can be right"
