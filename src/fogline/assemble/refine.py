"""Refinements: a claim that says the same as another, more exactly: a day, an actor, a closer place, names, a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from fogline.assemble.facets import Facet, is_inside
from fogline.assemble.tolls import is_toll
from fogline.lexicon.counted import PEOPLE, find_class
from fogline.models.event import Relation

_COMPARED = 60
_DATED = frozenset({"seize", "withdraw", "airstrike", "shell", "blast", "detain", "agree"})


def find_refinements(
    clusters: Sequence[Sequence[Facet]], rows: Sequence[Facet], chains: Mapping[str, int]
) -> Iterator[Relation]:
    """At most one refinement a claim type and event, and those of counts and lists across events of one report."""
    for cluster in clusters:
        for kind in sorted({f.type for f in cluster}):
            yield from _in_event([f for f in cluster if f.type == kind and not f.denied and not f.planned], chains)
    yield from _parts(rows)
    yield from _lists(rows)


def _in_event(rows: Sequence[Facet], chains: Mapping[str, int]) -> Iterator[Relation]:
    ordered = sorted(rows, key=lambda f: (f.said or 0, f.doc, f.start))[:_COMPARED]
    for b in sorted(ordered, key=lambda f: (-_detail(f), chains.get(f.id, 0), f.said or 0, f.doc, f.start)):
        options = [a for a in ordered if a.id != b.id and _may_refine(a, b)]
        reasons = [(a, why) for a in options if (why := _more_exact(a, b))]
        if reasons:
            a, why = min(
                reasons, key=lambda p: (p[0].doc != b.doc, -_detail(p[0]), p[0].said or 0, p[0].doc, p[0].start)
            )
            yield Relation(a.id, b.id, "refines", why)
            return


def _detail(facet: Facet) -> int:
    """How many slots a claim fills."""
    dated = 0 if facet.first is None else 2 if facet.first == facet.last else 1
    return dated + bool(facet.actors) + bool(facet.places) + bool(facet.figures) - 2 * facet.possible


def _may_refine(a: Facet, b: Facet) -> bool:
    """The less exact one comes first: earlier in the report or in a report of the day or before."""
    if a.doc == b.doc:
        return a.start < b.start and not a.possible
    names_actor = not a.actors and bool(b.actors)
    return (a.said or 0) < (b.said or 0) or (a.said == b.said and names_actor)


def _more_exact(a: Facet, b: Facet) -> str | None:
    same_place = set(a.places) == set(b.places)
    if a.doc == b.doc and a.start < b.start and not same_place and is_inside(b, a) and a.actors == b.actors:
        return "the second gives a closer place" if a.house != b.house or a.places else None
    if is_toll(a) or is_toll(b):
        return None
    if a.type == "casualties":
        return _closer_count(a, b)
    if same_place and a.places and a.type in _DATED and a.first is None and b.first is not None:
        if a.actors and b.actors and not a.actor_sides & b.actor_sides:
            return None
        if not a.actors and b.actors:
            return "the second names who did it, and the day"
        return "the second gives the day"
    if same_place and a.places and not a.actors and b.actors and a.house == b.house and a.type in _DATED:
        return "the second names who did it"
    return None


def _closer_count(a: Facet, b: Facet) -> str | None:
    """The same number, of people named more closely or with more parts."""
    if not a.figures or not b.figures or a.doc != b.doc or a.start > b.start:
        return None
    f, g = a.figures[0], b.figures[0]
    if (f.measure, f.low, f.high) != (g.measure, g.low, g.high):
        return None
    closer = find_class(f.who) == PEOPLE != find_class(g.who) or len(b.figures) > len(a.figures)
    return "the second says more closely who is counted" if closer else None


def _parts(rows: Sequence[Facet]) -> Iterator[Relation]:
    """A part of a toll told again on its own, in the same report by the same voice."""
    tolls: dict[tuple[str, str], list[Facet]] = defaultdict(list)
    for facet in rows:
        if facet.type == "casualties" and not facet.denied and facet.figures:
            tolls[facet.doc, facet.house].append(facet)
    for whole in (f for group in tolls.values() for f in group if len(f.figures) > 1):
        for part in tolls[whole.doc, whole.house]:
            if part.id == whole.id or part.start < whole.start:
                continue
            g = part.figures[0]
            for f in whole.figures[1:]:
                same = (f.measure, f.low, f.high, find_class(f.who)) == (g.measure, g.low, g.high, find_class(g.who))
                if same and is_inside(part, whole):
                    yield Relation(whole.id, part.id, "refines", "the second tells of a part that the first counts")


def _lists(rows: Sequence[Facet]) -> Iterator[Relation]:
    """ "At least four other towns" and a claim of the same side and day that names as many."""
    counted: dict[tuple[int | None, int | None], list[Facet]] = defaultdict(list)
    for facet in rows:
        if facet.type == "seize" and not facet.denied and any(g.measure == "taken" for g in facet.figures):
            counted[facet.first, facet.last].append(facet)
    named = [f for f in rows if f.type == "seize" and not f.denied and len(f.places) > 2 and f.first is not None]
    for b in named:
        for a in sorted(counted[b.first, b.last], key=lambda f: (f.said or 0, f.doc, f.start)):
            number = next(g.low or g.high or 0 for g in a.figures if g.measure == "taken")
            if a.id == b.id or not a.actor_sides & b.actor_sides:
                continue
            if abs(len(b.places) - number) <= 1 and (a.reach & b.reach) and not set(a.places) & set(b.places):
                yield Relation(a.id, b.id, "refines", "the second names the places that the first counts")
                break
