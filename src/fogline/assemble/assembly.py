"""Assembly: from the claims of many reports to events with their voices, relations and copies.

1. Records are put in a fixed order; a claim handed in twice counts once.
2. Copied passages are found by MinHash; actors are folded to sides, claims to facets.
3. Blocking names the pairs worth comparing; each is scored with reasons; clusters are joined best first, an
   analyst's judgements before any score.
4. Citations are found by chains of voices; what was revised or taken back, and what rests on it, no longer stands.
5. Each cluster becomes an event: its slots, its first-hand voices, how many are independent, how far it is believed,
   one sentence that says who says so.
6. Claims are related: denials, conflicts by kind, later states of a toll, refinements.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fogline.assemble.belief import score_belief
from fogline.assemble.blocking import find_pairs
from fogline.assemble.citations import Publishers, find_citations
from fogline.assemble.cluster import judge_pairs
from fogline.assemble.compare import Comparer
from fogline.assemble.copies import find_reprints
from fogline.assemble.facets import Distances, Facet, find_facets
from fogline.assemble.independence import Informants
from fogline.assemble.relate import relate_claims
from fogline.assemble.revisions import find_revisions
from fogline.assemble.sides import Sides, find_sides
from fogline.assemble.tolls import is_toll
from fogline.assemble.withdrawals import find_withdrawals
from fogline.models.claim import Claim, Slot
from fogline.models.entity import Actor, Place
from fogline.models.event import Assembly, Event, Judgement
from fogline.models.holdings import Holdings
from fogline.models.origins import Origins
from fogline.models.report import ReportCard


def assemble_claims(
    claims: Sequence[Claim],
    reports: Sequence[ReportCard],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    judgements: Sequence[Judgement] = (),
) -> Assembly:
    """Assemble claims to events, relations and reprints. The order of input does not matter.

    `judgements` by others than "machine" are kept and obeyed; the machine's own are made anew.
    """
    holdings = Holdings.of(claims, reports, actors, places)
    sides = find_sides(holdings)
    copies = find_reprints(holdings.reports.values())
    publishers = Publishers(holdings)
    revisions, notices = find_revisions(holdings.reports.values(), copies, publishers)
    origins = Origins([*copies, *revisions])
    facets = find_facets(holdings, sides, origins)
    clusters, decisions = judge_pairs(facets, find_pairs(facets), Comparer(Distances(holdings.places)), judgements)
    gone = find_withdrawals(holdings, facets, clusters, revisions, notices, copies, publishers)
    informants = Informants(holdings, facets, sides, publishers, origins)
    events = [_event(cluster, facets, holdings, informants, sides, gone.reasons) for cluster in clusters]
    events.sort(key=lambda e: (e.first or date.max, e.last or date.max, e.id))
    standing = {i: f for i, f in facets.items() if i not in gone.reasons}
    relations = [*relate_claims(events, standing, holdings), *gone.replaced]
    citations = find_citations(holdings, clusters, copies, publishers)
    return Assembly(
        tuple(events), tuple(sorted(relations, key=lambda r: (r.kind, r.a, r.b))), (*copies, *citations, *revisions),
        tuple(decisions), sides.table(), sides.parties, {i: gone.reasons[i] for i in sorted(gone.reasons)},
    )  # fmt: skip


def _event(
    cluster: Sequence[str],
    facets: Mapping[str, Facet],
    holdings: Holdings,
    informants: Informants,
    sides: Sides,
    withdrawn: Mapping[str, str],
) -> Event:
    """An event of the claims that still stand; where none does, as they told it, with no voice and no belief."""
    standing = [i for i in cluster if i not in withdrawn]
    claims = [holdings.claims[i] for i in standing or cluster]
    voices, independent = informants.find(standing)
    kind = _main_type(claims)
    running = any(is_toll(facets[c.id]) for c in claims)
    first, last = _days([c for c in claims if c.event_type == kind and c.core] or claims, running)
    belief, reasons = score_belief(voices, claims, holdings, sides.find)
    reasons = reasons if standing else tuple(dict.fromkeys(withdrawn[i] for i in sorted(cluster)))
    return Event(
        id=f"ev-{hashlib.sha256(chr(10).join(sorted(cluster)).encode()).hexdigest()[:16]}",
        event_type=kind,
        claims=tuple(sorted(cluster)),
        actor=_slots(claims, kind, "actor"),
        recipient=_slots(claims, kind, "recipient"),
        place=_slots(claims, kind, "place"),
        first=first, last=last, informants=voices, independent=independent,
        disputed=any(v.affirms for v in voices) and any(not v.affirms for v in voices), belief=belief, reasons=reasons,
    )  # fmt: skip


_RANK = (
    "seize", "airstrike", "shell", "blast", "attack", "clash", "agree", "withdraw", "enter", "advance", "hold",
    "detain", "casualties", "displace", "damage", "deploy", "meet", "support", "organize", "protest", "accuse",
    "threaten",
)  # fmt: skip


def _main_type(claims: Iterable[Claim]) -> str:
    """The type that names the event: the cause before its effects."""
    types = {c.event_type for c in claims}
    return next((t for t in _RANK if t in types), min(types))


def _slots(claims: Iterable[Claim], kind: str, slot: str) -> tuple[str, ...]:
    """Entity ids of a slot over the claims of the main type (else all), the most often named first."""
    rows = [c for c in claims if c.event_type == kind and c.polarity == "affirmed"] or list(claims)
    count: Counter[str] = Counter()
    for claim in rows:
        parts: tuple[Slot, ...] = getattr(claim, slot)
        count.update({part.id for part in parts})
    return tuple(sorted(count, key=lambda i: (-count[i], i)))


def _days(claims: Iterable[Claim], running: bool) -> tuple[date | None, date | None]:
    """The days that the claims give: the stretch that all share, else the whole span; a running toll's span."""
    spans = [(c.time.first, c.time.last) for c in claims if c.time]
    if not spans:
        return None, None
    first, last = max(s[0] for s in spans), min(s[1] for s in spans)
    if first <= last and not running:
        return first, last
    return min(s[0] for s in spans), max(s[1] for s in spans)
