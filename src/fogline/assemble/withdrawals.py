"""Withdrawals: claims that no longer stand, as their report was revised or taken back, and those that rest on them.

- A claim of a report that was replaced does not speak any more: the later version does. What the later version no
  longer says is withdrawn, with all that copies it or cites it in the same event.
- All claims of a report that was taken back are withdrawn, likewise.
- A correction that stands alone withdraws the claims of its outlet on the event that it corrects; "X has withdrawn its
  report that ..." those of X on the event told of in that sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fogline.assemble.citations import Publishers
from fogline.assemble.facets import Facet
from fogline.lexicon.corrections import Notice, find_taken_back, tells_earlier
from fogline.models.claim import Claim
from fogline.models.event import Relation, Reprint
from fogline.models.holdings import Holdings
from fogline.models.origins import Origins


@dataclass
class Withdrawals:
    """`reasons` by claim id, and the document that says so (`told_in`); `replaced` says which claim of the later
    version takes the place of one; `noticed` are documents that tell of a report taken back."""

    reasons: dict[str, str] = field(default_factory=dict)
    replaced: list[Relation] = field(default_factory=list)
    told_in: dict[str, str] = field(default_factory=dict)
    noticed: set[str] = field(default_factory=set)

    def add(self, claim: str, why: str, doc: str) -> None:
        """A claim is withdrawn, as a document says."""
        self.reasons[claim], self.told_in[claim] = why, doc

    def find_days(self, holdings: Holdings) -> dict[str, date]:
        """Since which day of publication each claim was known to be withdrawn, where the document has one."""
        days = {
            claim: holdings.reports[doc].dating.day for claim, doc in self.told_in.items() if doc in holdings.reports
        }
        return {claim: day for claim, day in days.items() if day is not None and claim in self.reasons}


def find_withdrawals(
    holdings: Holdings,
    facets: Mapping[str, Facet],
    clusters: Sequence[Sequence[str]],
    revisions: Sequence[Reprint],
    notices: Mapping[str, Sequence[Notice]],
    copies: Sequence[Reprint],
    publishers: Publishers,
) -> Withdrawals:
    """What no longer stands, and why."""
    made = Withdrawals()
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in holdings.claims.values():
        by_doc[claim.doc].append(claim)
    home = {i: n for n, cluster in enumerate(clusters) for i in cluster}
    gone: set[str] = set()
    for revision in revisions:
        name = holdings.actor_name(f"outlet:{revision.b}")
        for old in by_doc[revision.a]:
            if revision.kind == "retracts":
                made.add(old.id, f"{name} took the report back ({revision.b})", revision.b)
                gone.add(old.id)
                continue
            heir, same = _find_heir(old, by_doc[revision.b], facets, home)
            made.add(old.id, f"{name} replaced the report by a later version ({revision.b})", revision.b)
            if heir is None or not same:
                gone.add(old.id)
                made.reasons[old.id] += ", which no longer says it"
            if heir is not None and not same:
                made.replaced.append(Relation(old.id, heir.id, "revises", _tell_change(old, heir)))
    told = list(_earlier_words(clusters, facets, made))
    corrected = _corrected(holdings, facets, clusters, notices, revisions, publishers)
    for ident, why, doc in (
        *told,
        *corrected,
        *_taken_back(holdings, by_doc, clusters, home, publishers, made.noticed),
    ):
        if ident not in made.reasons:
            made.add(ident, why, doc)
            gone.add(ident)
    _spread(made, gone, holdings, clusters, copies, publishers, {r.b for r in revisions})
    _drop_headlines(made, clusters, facets, holdings)
    return made


def _earlier_words(
    clusters: Sequence[Sequence[str]], facets: Mapping[str, Facet], made: Withdrawals
) -> Iterator[tuple[str, str, str]]:
    """Claims that a report gives as its earlier version's word, each figure with the one that takes its place."""
    for cluster in clusters:
        rows = sorted((facets[i] for i in cluster), key=lambda f: (f.doc, f.start, f.id))
        for n, old in enumerate(rows):
            if not tells_earlier(*old.passage):
                continue
            yield old.id, "the report gives it as what its earlier version said", old.doc
            heir = next((f for f in rows[n + 1 :] if f.doc == old.doc and _gives_other(old, f)), None)
            if heir is not None:
                made.replaced.append(Relation(old.id, heir.id, "supersedes", "the second is a correction of the first"))


def _gives_other(old: Facet, new: Facet) -> bool:
    """Whether both count by one measure and come to other numbers."""
    pairs = [(f, g) for f in old.figures[:1] for g in new.figures[:1] if f.measure == g.measure]
    return any((f.low, f.high) != (g.low, g.high) for f, g in pairs)


def _when(doc: str, holdings: Holdings) -> date:
    card = holdings.reports.get(doc)
    return card.dating.day or date.max if card else date.max


def _drop_headlines(
    made: Withdrawals, clusters: Sequence[Sequence[str]], facets: Mapping[str, Facet], holdings: Holdings
) -> None:
    """Withdraw the headline of a report of which nothing else stands in the event."""
    for cluster in clusters if made.reasons else ():
        for doc in {facets[i].doc for i in cluster if i in made.reasons}:
            rest = [facets[i] for i in cluster if facets[i].doc == doc and i not in made.reasons]
            if rest and all(f.display for f in rest):
                docs = {made.told_in[i] for i in cluster if facets[i].doc == doc and i in made.told_in}
                told = max(docs, key=lambda one: (_when(one, holdings), one))
                for facet in rest:
                    made.add(facet.id, "the headline of a report of which nothing else stands", told)


def _find_heir(
    old: Claim, others: Sequence[Claim], facets: Mapping[str, Facet], home: Mapping[str, int]
) -> tuple[Claim | None, bool]:
    """The claim of the later version that says the same or takes its place, and whether it says the same."""
    alike = [o for o in others if o.event_type == old.event_type and o.polarity == old.polarity]
    for other in alike:
        if _content(other, facets) == _content(old, facets):
            return other, True
    near = [o for o in alike if home.get(o.id) == home.get(old.id) or _places(o) == _places(old) != frozenset()]
    if old.figures:
        near = [o for o in near if o.figures] or near
    best = min(near, key=lambda o: (abs(o.evidence.start - old.evidence.start), o.id), default=None)
    return best, False


def _content(claim: Claim, facets: Mapping[str, Facet]) -> tuple[object, ...]:
    facet = facets[claim.id]
    figures = tuple((f.measure, f.low, f.high) for f in claim.figures)
    return facet.actor_sides, _places(claim), figures, claim.modality


def _places(claim: Claim) -> frozenset[str]:
    return frozenset(slot.id for slot in claim.place)


def _tell_change(old: Claim, new: Claim) -> str:
    for f in old.figures:
        for g in new.figures:
            if f.measure == g.measure and (f.low, f.high) != (g.low, g.high):
                return f"the later version of the report says {_number(g.low, g.high)}, not {_number(f.low, f.high)}"
    return "the later version of the report says it otherwise"


def _number(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"at least {low:,}" if low is not None else f"at most {high or 0:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _corrected(
    holdings: Holdings,
    facets: Mapping[str, Facet],
    clusters: Sequence[Sequence[str]],
    notices: Mapping[str, Sequence[Notice]],
    revisions: Sequence[Reprint],
    publishers: Publishers,
) -> Iterator[tuple[str, str, str]]:
    """Claims of an outlet that a later notice of its own corrects: in the same event, of the same kind, said otherwise.

    What one report says of its own earlier version is told apart by its words, see `_earlier_words`.
    """
    done = {r.b for r in revisions}
    alone = {doc for doc in notices if doc not in done}
    for cluster in clusters if alone else ():
        for ident in cluster:
            fix = facets[ident]
            if fix.doc not in alone or not _is_last_word(fix, cluster, facets, notices):
                continue
            for other in (facets[i] for i in cluster):
                if publishers.same_house(other.doc, fix.doc) and _is_overruled(other, fix):
                    name = holdings.actor_name(f"outlet:{fix.doc}")
                    yield other.id, f"{name} corrected it ({fix.doc})", fix.doc


def _is_overruled(old: Facet, fix: Facet) -> bool:
    """Whether an outlet's word that comes later denies its earlier one or gives other figures."""
    earlier = old.doc != fix.doc and (old.said or 0) <= (fix.said or 0)
    if old.type != fix.type or old.denied or not earlier:
        return False
    if fix.denied:
        return True
    told, tells = ({(f.measure, f.low, f.high) for f in one.figures} for one in (old, fix))
    return bool(told and tells and told != tells)


def _is_last_word(
    fix: Facet, cluster: Sequence[str], facets: Mapping[str, Facet], notices: Mapping[str, Sequence[Notice]]
) -> bool:
    """Whether a claim stands by a notice and is the last of its kind there on the event."""
    near = any(n.start - 1 <= fix.start <= n.end + 400 for n in notices[fix.doc])
    later = [f for i in cluster if (f := facets[i]).doc == fix.doc and f.type == fix.type and f.start > fix.start]
    return near and not any(bool(f.figures) or f.denied for f in later)


def _taken_back(
    holdings: Holdings,
    by_doc: Mapping[str, Sequence[Claim]],
    clusters: Sequence[Sequence[str]],
    home: Mapping[str, int],
    publishers: Publishers,
    noticed: set[str],
) -> Iterator[tuple[str, str, str]]:
    """Claims of an outlet that, as another report says, withdrew its report of them."""
    pattern = publishers.pattern()
    for doc, card in sorted(holdings.reports.items()):
        for notice in find_taken_back(card.text, pattern):
            noticed.add(doc)
            theirs = set(publishers.docs_named(notice.name))
            told = [c for c in by_doc.get(doc, ()) if notice.start <= c.evidence.start < notice.end]
            for claim in told:
                for other in clusters[home[claim.id]] if claim.id in home else ():
                    there = holdings.claims[other]
                    if there.doc in theirs and there.event_type == claim.event_type:
                        name = holdings.actor_name(f"outlet:{doc}")
                        yield other, f"{notice.name} withdrew it, says {name} ({doc})", doc
                if doc not in theirs and claim.polarity == "affirmed":
                    yield claim.id, f"told as withdrawn by {notice.name}", doc


def _spread(
    made: Withdrawals,
    gone: set[str],
    holdings: Holdings,
    clusters: Sequence[Sequence[str]],
    copies: Sequence[Reprint],
    publishers: Publishers,
    later: set[str],
) -> None:
    """Withdraw what copies a withdrawn claim, or cites its outlet for it, until nothing more rests on one."""
    origins = Origins(copies)
    waiting = sorted(gone)
    home = {i: cluster for cluster in clusters for i in cluster} if waiting else {}
    while waiting:
        old = holdings.claims[waiting.pop()]
        for ident in home.get(old.id, ()):
            claim = holdings.claims[ident]
            if claim.id in made.reasons or claim.doc in later or claim.doc == old.doc:
                continue
            if claim.event_type == old.event_type and _rests_on(claim, old, origins, publishers, holdings):
                name = holdings.actor_name(f"outlet:{old.doc}")
                why = f"rests on what {name} no longer says ({old.doc})"
                made.add(claim.id, why, made.told_in.get(old.id, claim.doc))
                waiting.append(claim.id)


def _rests_on(claim: Claim, old: Claim, origins: Origins, publishers: Publishers, holdings: Holdings) -> bool:
    """Whether a claim copies another, or cites its outlet for it. Of two printed on one day neither is the first."""
    copied = origins.doc_of(claim.doc, claim.evidence.start, claim.evidence.end) == old.doc
    if origins.doc_of(old.doc, old.evidence.start, old.evidence.end) == claim.doc:
        copied = holdings.said_on(claim) == holdings.said_on(old)
    cited: Iterable[str] = (d for v in claim.attribution for d in publishers.docs_of(v.id, v.text))
    return copied or (old.doc in set(cited) and not publishers.same_house(claim.doc, old.doc))
