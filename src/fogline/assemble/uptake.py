"""Uptake: new reports taken into a neighbourhood by what was worked out of its other reports, without comparing these
again.

1. What the new reports copy is looked for among the reports that have runs of words in common with them.
2. Their claims are compared with those that blocking puts beside them. Clusters that these comparisons can reach (the
   claims that pairs of at least `same` points join) are made anew; the others stay as they are.
3. Relations and citations are drawn from all facets.

What comes out is what assembling the neighbourhood anew gives. Where a new report could change what was worked out of
an older one (it is copied by it, corrects it, is read as a notice), nothing comes out, and all is assembled anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fogline.assemble.assembly import make_event
from fogline.assemble.blocking import Key, Pair, find_blocks, find_keys, find_shift, pair_block, pair_neighbours
from fogline.assemble.citations import Publishers, tell_citations
from fogline.assemble.cluster import (
    Joined,
    find_given,
    find_worth_keeping,
    join_pairs,
    tell_judgement,
)
from fogline.assemble.compare import Comparer
from fogline.assemble.copies import find_reprints, rank_card
from fogline.assemble.facets import Distances, Facet, find_facets
from fogline.assemble.independence import Informants
from fogline.assemble.relate import relate_claims
from fogline.assemble.rewritten import find_runs
from fogline.assemble.sides import Sides
from fogline.assemble.workings import Working, render_workings
from fogline.lexicon.corrections import find_notices, find_taken_back, tells_earlier
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.claim import Claim
from fogline.models.event import Event, Judgement, Relation, Reprint, Score
from fogline.models.holdings import Holdings
from fogline.models.origins import Origins
from fogline.models.outlets import name_outlets
from fogline.models.report import ReportCard

_COMMON = 4
"""Runs of five words that two reports have in common where they share a sentence of eight."""


@dataclass(frozen=True)
class Kept:
    """Neighbourhoods as they were assembled, that a new report makes one: `parts` of each report (by id), the workings
    of reports, reports with their texts, the claims of each event, the scores, relations, reprints and judgements, and
    which claims are withdrawn."""

    parts: Mapping[str, str]
    workings: Mapping[str, Working]
    cards: Sequence[ReportCard]
    events: Mapping[str, tuple[str, ...]]
    scores: Sequence[Score]
    relations: Sequence[Relation]
    reprints: Sequence[Reprint]
    judgements: Sequence[Judgement]
    withdrawn: frozenset[str]


Lookup = Callable[[Iterable[str]], Sequence[Claim]]
"""Finds claims by id."""


@dataclass(frozen=True)
class Uptake:
    """A neighbourhood with new reports in it: the events that are other now, the ids of those that stay, all relations,
    reprints, judgements and scores, and the workings of the new reports."""

    events: tuple[Event, ...]
    staying: frozenset[str]
    relations: tuple[Relation, ...]
    reprints: tuple[Reprint, ...]
    judgements: tuple[Judgement, ...]
    scores: tuple[Score, ...]
    workings: Mapping[str, str]


def take_in(
    fresh: Holdings,
    kept: Kept,
    sides: Sides,
    named: Mapping[str, str],
    judgements: Sequence[Judgement],
    lookup: Lookup,
) -> Uptake | None:
    """Take the reports of `fresh` into a neighbourhood; None where it has to be assembled anew. `fresh` has the
    actors and places of the whole neighbourhood, `named` is `index_names` of the actors of all publishers."""
    return _Taking(fresh, kept, sides, named, judgements, lookup).take()


class _Taking:
    def __init__(
        self,
        fresh: Holdings,
        kept: Kept,
        sides: Sides,
        named: Mapping[str, str],
        judgements: Sequence[Judgement],
        lookup: Lookup,
    ) -> None:
        self.fresh, self.kept, self.sides, self.lookup = fresh, kept, sides, lookup
        self.rules = load_rulebook("assembly")
        self.new = {card.id: card for card in fresh.reports.values()}
        cards = [*kept.cards, *self.new.values()]
        self.held = Holdings.of((), cards, fresh.actors, fresh.places)
        self.publishers = Publishers(self.held, named)
        self.old = {f.id: f for one in kept.workings.values() for f in one.facets}
        self.judgements = judgements

    def take(self) -> Uptake | None:
        """All steps; None where one of them finds that older reports are concerned."""
        copies = self._find_copies() if self._is_plain() else None
        if copies is None:
            return None
        revisions = [r for r in self.kept.reprints if r.kind in ("revises", "retracts")]
        origins = Origins([*copies, *revisions])
        held = replace(self.held, claims=self.fresh.claims)
        facets = find_facets(held, self.sides, origins)
        if any(tells_earlier(*facet.passage) for facet in facets.values()):
            return None
        self.all = {**self.old, **facets}
        scored = self._cluster(facets)
        if scored is None:
            return None
        clusters, joined, scores, judged = scored
        changed = joined.clusters
        reached = [i for cluster in changed for i in cluster]
        claims = {c.id: c for c in (*self.fresh.claims.values(), *self.lookup(set(reached) - set(facets)))}
        told = replace(self.held, claims=claims)
        telling = Informants(told, self.all, self.sides, self.publishers, origins)
        events = [make_event(cluster, self.all, told, telling, self.sides, {}) for cluster in changed]
        relations = self._relate(events, clusters)
        if relations is None:
            return None
        voices = {ident: one.voices.get(ident, ()) for one in self.kept.workings.values() for ident in one.voices}
        voices |= {ident: claim.attribution for ident, claim in self.fresh.claims.items()}
        spoken = {ident: (facet.doc, voices.get(ident, ())) for ident, facet in self.all.items()}
        citations = tell_citations(spoken, self.held.reports, sorted(clusters), copies, self.publishers)
        made = {event.id for event in events}
        home = {claim for event in events for claim in event.claims}
        staying = frozenset(i for i, c in self.kept.events.items() if c[0] not in home) - made
        workings = render_workings(facets.values(), self.fresh.claims, self.new.values(), ())
        return Uptake(
            tuple(events), staying, tuple(relations), (*copies, *citations, *revisions), tuple(judged), tuple(scores),
            workings,
        )  # fmt: skip

    def _is_plain(self) -> bool:
        """Whether the new reports correct nothing and take nothing back, nor are spoken of as taken back, and change no
        outlet's short name."""
        texts = [card.text for card in self.new.values()]
        if any(find_notices(text) or any(find_taken_back(text, self.publishers.pattern())) for text in texts):
            return False
        for card in self.kept.cards:
            noticed = self.kept.workings[card.id].notices
            if noticed and any(self.publishers.same_house(card.doc, one.doc) for one in self.new.values()):
                return False
        outlets = {card.publisher for card in self.kept.cards}
        fresh = Holdings.of((), [c for c in self.new.values() if c.publisher not in outlets], {}, {})
        pattern = Publishers(fresh, {}).pattern()
        if pattern and any(any(find_taken_back(card.text, pattern)) for card in self.kept.cards):
            return False
        names = {doc: name for cards in self._parted.values() for doc, name in name_outlets(cards).items()}
        after = self._outlets
        return all(after[doc] == name for doc, name in names.items()) and self._stay_apart()

    def _stay_apart(self) -> bool:
        """Whether neighbourhoods that become one have nothing to do with each other but by claims: no text in common,
        no notice."""
        if len(self._parted) == 1:
            return True
        pattern = self.publishers.pattern()
        if any(one.notices for one in self.kept.workings.values()):
            return False
        if any(any(find_taken_back(card.text, pattern)) for card in self.kept.cards):
            return False
        runs = [set[int]().union(*(self.kept.workings[c.id].runs for c in cards)) for cards in self._parted.values()]
        seen, common = set[int](), set[int]()
        for here in runs:
            common |= seen & here
            seen |= here
        held = {
            ident: one.runs & common for ident, one in self.kept.workings.items() if not one.runs.isdisjoint(common)
        }
        apart = self.kept.parts
        return all(len(held[a] & held[b]) < _COMMON for a in held for b in held if a < b and apart[a] != apart[b])

    @cached_property
    def _parted(self) -> dict[str, list[ReportCard]]:
        found: dict[str, list[ReportCard]] = defaultdict(list)
        for card in self.kept.cards:
            found[self.kept.parts[card.id]].append(card)
        return found

    @cached_property
    def _outlets(self) -> Mapping[str, str]:
        return name_outlets({card.id: card for card in self.held.reports.values()}.values())

    def _find_copies(self) -> list[Reprint] | None:
        """All copies, with those that the new reports are; None where an older report copies, or is revised by, one."""
        runs = {ident: find_runs(card.text) for ident, card in self.new.items()}
        near = {
            card.doc
            for card in self.kept.cards
            if any(len(self.kept.workings[card.id].runs & mine) >= _COMMON for mine in runs.values())
        }
        old = [r for r in self.kept.reprints if r.kind in ("full", "partial")]
        near |= {doc for r in old if r.a in near or r.b in near for doc in (r.a, r.b)}
        beside = [card for card in self.kept.cards if card.doc in near]
        docs = {card.doc for card in self.new.values()}
        if not beside and len(docs) == 1:
            return old
        found = find_reprints([*beside, *self.new.values()])
        mine = [r for r in found if r.a in docs or r.b in docs]
        last = max((rank_card(card) for card in self.kept.cards), default=None)
        if last is not None and min(map(rank_card, self.new.values())) < last:
            rest = [r for r in found if r.a not in docs and r.b not in docs]
            if rest != find_reprints(beside):
                return None
        if any((r.a in docs and r.b not in docs) or self.publishers.same_house(r.a, r.b) for r in mine):
            return None
        return sorted([*old, *mine], key=lambda r: (r.a, r.b))

    def _cluster(
        self, facets: Mapping[str, Facet]
    ) -> tuple[list[tuple[str, ...]], Joined, list[Score], list[Judgement]] | None:
        """All clusters, those that are made anew, all scores and judgements; None where a claim that was withdrawn, or
        a report that takes something back, is among them."""
        added, dropped = self._find_moves(facets)
        given = find_given(self.judgements, self.all)
        comparer = Comparer(Distances(self.held.places))
        fresh = {pair: comparer.compare(self.all[pair[0]], self.all[pair[1]]) for pair in added}
        asked = {(s.a, s.b): s for s in self.kept.scores if s.asked}
        same = self.rules["same"]
        edges = [pair for pair, s in asked.items() if s.points >= same and not s.vetoed]
        found = [pair for pair, c in fresh.items() if c.points >= same and not c.vetoed]
        edges += [pair for pair, j in given.items() if j.verdict == "same"]
        moved = {i for pair in dropped if pair in asked and asked[pair].points >= same for i in pair}
        reached = _reach({*facets, *moved, *(i for pair in found for i in pair)}, [*edges, *found])
        noticed = {i for one in self.kept.workings.values() if one.notices for i in (f.id for f in one.facets)}
        if reached & self.kept.withdrawn or reached & noticed:
            return None
        pairs = {p for p in asked if p[0] in reached and p[1] in reached and p not in dropped}
        pairs |= {p for p in fresh if p[0] in reached and p[1] in reached}
        some = {i: self.all[i] for i in sorted(reached)}
        here = {p: j for p, j in given.items() if p[0] in reached and p[1] in reached}
        joined = join_pairs(some, sorted(pairs), comparer, here)
        staying = [c for c in self.kept.events.values() if c[0] not in reached]
        clusters = [*staying, *joined.clusters]
        scores = [s for s in self.kept.scores if (s.a, s.b) not in dropped and not (s.a in reached and s.b in reached)]
        crossing = {p: c for p, c in fresh.items() if not (p[0] in reached and p[1] in reached)}
        for looked_at, named in ((joined.scores, pairs), (crossing, set(crossing))):
            for pair, one in looked_at.items():
                if one.points >= self.rules["unsure"]:
                    scores.append(Score(*pair, one.points, one.vetoed, pair in named))
        judged = self._judge(clusters, joined, scores, given, reached)
        return clusters, joined, scores, judged

    def _find_moves(self, facets: Mapping[str, Facet]) -> tuple[set[Pair], set[Pair]]:
        """Pairs that blocking names now and did not before, and pairs of old claims that it names no more."""
        part = {f.id: self.kept.parts[ident] for ident, one in self.kept.workings.items() for f in one.facets}
        apart, families = len(self._parted) > 1, self.rules["families"]
        added: set[Pair] = set()
        gone: set[Pair] = set()
        keys = {key for facet in facets.values() for key in find_keys(facet, families)}
        blocks = find_blocks(self.all.values() if apart else self._find_beside(facets))
        for key in blocks if apart else keys:
            block = blocks[key]
            homes = {part[f.id] for f in block if f.id in part} if apart else set()
            if len(homes) > 1:
                now = set(pair_block(key, block))
                then = {p for home in homes for p in pair_block(key, [f for f in block if part.get(f.id) == home])}
                added, gone = added | (now - then), gone | (then - now)
            elif key in keys:
                more, less = find_shift(key, block, facets)
                added, gone = added | more, gone | less
        docs = {f.doc for f in facets.values()}
        added.update(pair_neighbours(f for f in self.all.values() if f.doc in docs))
        if gone:
            some = {i: self.all[i] for pair in gone for i in pair}
            others = find_blocks(self._find_beside(some))
            shared = {key for a, b in gone for key in _share(some[a], some[b], families)}
            for key in shared:
                gone.difference_update(pair_block(key, others[key]))
            beside = {self.all[a].doc for a, b in gone if self.all[a].doc == self.all[b].doc}
            gone.difference_update(pair_neighbours(f for f in self.old.values() if f.doc in beside))
        asked = {(s.a, s.b) for s in self.kept.scores if s.asked}
        return {p for p in added if p not in asked}, gone

    def _find_beside(self, some: Mapping[str, Facet]) -> list[Facet]:
        """All claims that can share a key with one of some."""
        places = {place for facet in some.values() for place in facet.places}
        sides = {side for facet in some.values() for side in facet.actor_sides}
        houses = {facet.house for facet in some.values()}
        docs = {facet.doc for facet in some.values()}
        passages = {facet.passage for facet in some.values()}
        return [
            f
            for f in self.all.values()
            if f.doc in docs or f.house in houses or f.passage in passages
            or not places.isdisjoint(f.places) or not sides.isdisjoint(f.actor_sides)
        ]  # fmt: skip

    def _judge(
        self,
        clusters: Sequence[tuple[str, ...]],
        joined: Joined,
        scores: Sequence[Score],
        given: Mapping[Pair, Judgement],
        reached: set[str],
    ) -> list[Judgement]:
        """The judgements worth keeping, as of all clusters."""
        home = {ident: cluster for cluster in clusters for ident in cluster}
        stored = {(j.a, j.b): j for j in self.kept.judgements if j.by == "machine"}
        joins = [p for p, j in stored.items() if j.verdict == "same" and p[0] not in reached and p[1] not in reached]
        points = {(s.a, s.b): s.points for s in scores}
        comparer = Comparer(Distances(self.held.places))
        made = []
        for pair in find_worth_keeping(points, [*joins, *joined.joins], home, self.rules):
            if pair in given:
                continue
            if pair in stored and pair[0] not in reached and pair[1] not in reached:
                made.append(stored[pair])
            else:
                a, b = self.all[pair[0]], self.all[pair[1]]
                made.append(tell_judgement(pair, joined.scores.get(pair) or comparer.compare(a, b), home))
        return [*given.values(), *made]

    def _relate(self, events: Sequence[Event], clusters: Sequence[tuple[str, ...]]) -> list[Relation] | None:
        """All relations; None where a relation within an event that stays as it is gives way, so that what it kept back
        is not known."""
        home = {claim for event in events for claim in event.claims}
        staying = [Event("", "", c, (), (), (), None, None, (), 0) for c in clusters if c[0] not in home]
        chains: dict[str, int] = defaultdict(int)
        for one in self.kept.workings.values():
            chains.update({ident: len(voices) for ident, voices in one.voices.items()})
        chains.update({ident: len(claim.attribution) for ident, claim in self.fresh.claims.items()})
        standing = {i: f for i, f in self.all.items() if i not in self.kept.withdrawn}
        found = relate_claims([*events, *staying], standing, chains)
        now = {frozenset((r.a, r.b)) for r in found}
        cluster_of = {ident: n for n, event in enumerate(staying) for ident in event.claims}
        for old in self.kept.relations:
            pair = frozenset((old.a, old.b))
            if old.a in self.kept.withdrawn or old.b in self.kept.withdrawn:
                found.append(old)
            elif pair not in now:
                inside = old.a in cluster_of and cluster_of[old.a] == cluster_of.get(old.b)
                if inside and old.kind == "supports":
                    found.append(old)
                elif inside:
                    return None
        return found


def _share(a: Facet, b: Facet, families: Mapping[str, str]) -> set[Key]:
    """The keys that two claims share."""
    return set(find_keys(a, families)) & set(find_keys(b, families))


def _reach(start: Iterable[str], edges: Iterable[Pair]) -> set[str]:
    """All that edges lead to from some claims."""
    beside: dict[str, list[str]] = defaultdict(list)
    for a, b in edges:
        beside[a].append(b)
        beside[b].append(a)
    found, waiting = set(start), list(start)
    while waiting:
        for other in beside[waiting.pop()]:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found
