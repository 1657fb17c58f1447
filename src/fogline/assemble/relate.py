"""Relate: how two claims stand to each other. Scope, time and place are compared before a conflict is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fogline.assemble.facets import Facet
from fogline.models.event import Event, Relation, Reprint
from fogline.models.holdings import Holdings


def relate_claims(
    events: Iterable[Event], facets: Mapping[str, Facet], holdings: Holdings, reprints: Iterable[Reprint]
) -> list[Relation]:
    """Relations that an analyst would show, each unordered pair once, sorted."""
    found: dict[tuple[str, str], Relation] = {}
    for event in events:
        rows = [facets[i] for i in event.claims]
        for relation in _denials(rows):
            found.setdefault((min(relation.a, relation.b), max(relation.a, relation.b)), relation)
    return sorted(found.values(), key=lambda r: (r.kind, r.a, r.b))


def _denials(rows: list[Facet]) -> Iterable[Relation]:
    affirmed = [f for f in rows if not f.denied and not f.display]
    for denial in (f for f in rows if f.denied and not f.display):
        if affirmed:
            best = min(affirmed, key=lambda f: (f.doc != denial.doc, f.house == denial.house, f.id))
            yield Relation(best.id, denial.id, "denies", "the second says that the first is not so")
