"""Assembly: from the claims of many reports to events with their voices, relations and copies.

1. Records are put in a fixed order; a claim handed in twice counts once. Actors are folded to sides over all reports;
   then each neighbourhood of reports (see `fogline.assemble.neighbourhoods`) is assembled by itself.
2. Copied passages are found by MinHash; claims are folded to facets.
3. Blocking names the pairs worth comparing; each is scored with reasons; clusters are joined best first, an
   analyst's judgements before any score.
4. Citations are found by chains of voices; what was revised or taken back, and what rests on it, no longer stands.
5. Each cluster becomes an event: its slots, its first-hand voices, how many are independent, how far it is believed,
   one sentence that says who says so.
6. Claims are related: denials, conflicts by kind, later states of a toll, refinements.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fogline.assemble.belief import score_belief
from fogline.assemble.blocking import find_pairs
from fogline.assemble.citations import Publishers, find_citations, index_names
from fogline.assemble.cluster import Joined, find_given, join_pairs, tell_judgements
from fogline.assemble.compare import Comparer
from fogline.assemble.copies import find_reprints
from fogline.assemble.facets import Distances, Facet, find_facets
from fogline.assemble.independence import Informants
from fogline.assemble.neighbourhoods import find_ties, group_reports, list_parts
from fogline.assemble.relate import relate_claims
from fogline.assemble.revisions import find_revisions
from fogline.assemble.sides import Sides, find_sides
from fogline.assemble.tolls import is_toll
from fogline.assemble.withdrawals import find_withdrawals
from fogline.assemble.workings import render_workings
from fogline.models.claim import Claim, Slot
from fogline.models.entity import Actor, Place
from fogline.models.event import Assembly, Event, Judgement, Score, rank_event, sort_assembly
from fogline.models.holdings import Holdings
from fogline.models.origins import Origins
from fogline.models.report import ReportCard


def assemble_claims(
    claims: Sequence[Claim],
    reports: Sequence[ReportCard],
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    judgements: Sequence[Judgement] = (),
    *,
    keep: bool = False,
) -> Assembly:
    """Assemble claims to events, relations and reprints. The order of input does not matter.

    `judgements` by others than "machine" are kept and obeyed; the machine's own are made anew. `keep`: with the
    workings that taking in later reports needs.
    """
    holdings = Holdings.of(claims, reports, actors, places)
    return assemble_parts(holdings, find_sides(holdings), find_parts(holdings, judgements), judgements, keep=keep)


def find_parts(holdings: Holdings, judgements: Iterable[Judgement] = ()) -> dict[str, str]:
    """The neighbourhood of each report, by report id; a judgement joins those of its two claims."""
    return group_judged(find_report_ties(holdings), holdings, judgements)


def find_report_ties(holdings: Holdings) -> dict[str, frozenset[str]]:
    """The ties of each report, by report id."""
    by_report = _by_report(holdings)
    cards = {card.id: card for card in holdings.reports.values()}
    ties = {ident: find_ties(card, by_report.get(ident, ())) for ident, card in cards.items()}
    return ties | {ident: frozenset() for ident in by_report if ident not in cards}


def group_judged(
    ties: Mapping[str, Iterable[str]], holdings: Holdings, judgements: Iterable[Judgement]
) -> dict[str, str]:
    """Neighbourhoods by ties and judgements."""
    home = {claim.id: ident for ident, group in _by_report(holdings).items() for claim in group}
    return group_reports(ties, [(home[j.a], home[j.b]) for j in judgements if j.a in home and j.b in home])


def assemble_parts(
    holdings: Holdings,
    sides: Sides,
    parts: Mapping[str, str],
    judgements: Sequence[Judgement] = (),
    named: Mapping[str, str] | None = None,
    *,
    keep: bool = False,
) -> Assembly:
    """Assemble each neighbourhood by itself; `sides` are those of the whole store, `parts` as of `find_parts`, `named`
    as of `index_names` of the actors, made here where it is not given."""
    by_report, named = _by_report(holdings), index_names(holdings.actors.values()) if named is None else named
    docs: dict[str, list[str]] = defaultdict(list)
    for doc, card in holdings.reports.items():
        docs[card.id].append(doc)
    made = []
    for reports in list_parts(parts).values():
        claims = sorted(
            (c for r in reports for c in by_report.get(r, ())), key=lambda c: (c.doc, c.evidence.start, c.id)
        )
        held = replace(
            holdings, claims={c.id: c for c in claims},
            reports={doc: holdings.reports[doc] for doc in sorted(doc for r in reports for doc in docs.get(r, ()))},
        )  # fmt: skip
        given = [j for j in judgements if j.a in held.claims and j.b in held.claims] if judgements else ()
        made.append(_assemble_part(held, sides, named, given, keep=keep))
    return sort_assembly(join_assemblies(made, sides.table(), sides.parties, parts))


def join_assemblies(
    made: Iterable[Assembly], sides: Mapping[str, str], parties: frozenset[str], parts: Mapping[str, str]
) -> Assembly:
    """What several neighbourhoods say, as one."""
    made = list(made)
    return Assembly(
        tuple(e for one in made for e in one.events), tuple(r for one in made for r in one.relations),
        tuple(r for one in made for r in one.reprints), tuple(j for one in made for j in one.judgements),
        sides, parties, {i: why for one in made for i, why in one.withdrawn.items()}, dict(sorted(parts.items())),
        {i: day for one in made for i, day in one.withdrawn_on.items()},
        {i: body for one in made for i, body in one.workings.items()}, tuple(s for one in made for s in one.scores),
    )  # fmt: skip


def _by_report(holdings: Holdings) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in holdings.claims.values():
        card = holdings.reports.get(claim.doc)
        found[card.id if card else claim.report].append(claim)
    return found


def _assemble_part(
    holdings: Holdings, sides: Sides, named: Mapping[str, str], judgements: Sequence[Judgement], *, keep: bool
) -> Assembly:
    """What the reports of one neighbourhood say together, without the sides."""
    copies = find_reprints(holdings.reports.values())
    publishers = Publishers(holdings, named)
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in holdings.claims.values():
        told[claim.doc].append(claim)
    revisions, notices = find_revisions(holdings.reports.values(), copies, publishers, told)
    origins = Origins([*copies, *revisions])
    facets = find_facets(holdings, sides, origins)
    comparer, given = Comparer(Distances(holdings.places)), find_given(judgements, facets)
    pairs = find_pairs(facets)
    joined = join_pairs(facets, pairs, comparer, given)
    clusters = joined.clusters
    gone = find_withdrawals(holdings, facets, clusters, revisions, notices, copies, publishers)
    informants = Informants(holdings, facets, sides, publishers, origins)
    events = [make_event(cluster, facets, holdings, informants, sides, gone.reasons) for cluster in clusters]
    events.sort(key=rank_event)
    standing = {i: f for i, f in facets.items() if i not in gone.reasons}
    chains = {i: len(c.attribution) for i, c in holdings.claims.items()}
    relations = [*relate_claims(events, standing, chains), *gone.replaced]
    citations = find_citations(holdings, clusters, copies, publishers)
    made = Assembly(
        tuple(events), tuple(relations), (*copies, *citations, *revisions),
        tuple(tell_judgements(joined, given, comparer.rules)), withdrawn=gone.reasons,
        withdrawn_on=gone.find_days(holdings),
    )  # fmt: skip
    if not keep:
        return made
    noticed = {*notices, *gone.noticed}
    workings = render_workings(facets.values(), holdings.claims, holdings.reports.values(), noticed)
    return replace(made, workings=workings, scores=tuple(list_scores(joined, pairs, comparer.rules)))


def list_scores(joined: Joined, asked: Iterable[tuple[str, str]], rules: Mapping[str, Any]) -> Iterable[Score]:
    """The scores that later reports have to be weighed against."""
    named = set(asked)
    for (a, b), one in joined.scores.items():
        if one.points >= rules["unsure"]:
            yield Score(a, b, one.points, one.vetoed, (a, b) in named)


def make_event(
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
