"""Spans: the control of every place from day to day, as it could be known from day to day.

Two times are told apart (Snodgrass's valid time and transaction time): the day that a state holds for, and the day of
publication from which on it could be known. A claim that was withdrawn later speaks until then. A family is a province,
or another area right below a country, with all that lies in it: the rule never looks beyond one, so that each family is
worked out by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fogline.models.claim import Claim
from fogline.models.event import Assembly, Event, Informant
from fogline.models.holdings import OUTLET, Holdings
from fogline.models.origins import Origins
from fogline.models.state import ControlStatus
from fogline.state.control_map import derive_control
from fogline.state.evidence import find_speaker

WORK = 3_000_000
"""Claims that may be looked at in working out all families together; see `derive_spans`."""
_LEAST_STEPS = 3
_DAY = timedelta(days=1)
_Timeline = list[tuple[date, ControlStatus]]


@dataclass(frozen=True, slots=True)
class ControlSpan:
    """A place's status from `first` to `last`, as known from `known_first` to `known_last`; all inclusive.

    An open end is date.min or date.max.
    """

    status: ControlStatus
    first: date
    last: date
    known_first: date
    known_last: date


@dataclass(frozen=True)
class Family:
    """Claims that bear on each other's places, and what of the assembly concerns them."""

    root: str
    holdings: Holdings
    assembly: Assembly

    def at(self, known: date) -> Family:
        """The family as it stood on a day of publication: what was withdrawn later still speaks."""
        later = {claim for claim, day in self.assembly.withdrawn_on.items() if day > known}
        if not later:
            return self
        events = tuple(self._revive(event, later) for event in self.assembly.events)
        withdrawn = {claim: why for claim, why in self.assembly.withdrawn.items() if claim not in later}
        return replace(self, assembly=replace(self.assembly, events=events, withdrawn=withdrawn))

    def _revive(self, event: Event, later: set[str]) -> Event:
        """An event with the first-hand voices of claims that were withdrawn later."""
        claims = [self.holdings.claims[i] for i in event.claims if i in later and i in self.holdings.claims]
        voices = tuple(self._voice(claim) for claim in claims)
        return replace(event, informants=(*event.informants, *voices)) if voices else event

    def _voice(self, claim: Claim) -> Informant:
        ident = claim.informant or f"{OUTLET}{claim.doc}"
        party = self.assembly.side_of(find_speaker(ident, self.holdings)) in self.assembly.parties
        name = self.holdings.actor_name(ident)
        return Informant(ident, name, party, claim.polarity == "affirmed", (claim.doc,), (claim.id,))


def find_families(assembly: Assembly, holdings: Holdings) -> list[Family]:
    """The families of all places that claims speak of, by root. Passages that are copied are left to the first
    printer; what is planned or background bears on nothing."""
    origins = Origins(assembly.reprints)
    claims: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in holdings.claims.values():
        copied = origins.doc_of(claim.doc, claim.evidence.start, claim.evidence.end) != claim.doc
        if copied or not claim.core or claim.modality == "planned":
            continue
        for root in {_root(slot.id, holdings) for slot in claim.place}:
            claims[root][claim.id] = claim
    return [_family(root, claims[root].values(), assembly, holdings) for root in sorted(claims)]


def _root(place: str, holdings: Holdings) -> str:
    """The widest area short of a country that holds a place; the place itself where there is none."""
    chain = (place, *holdings.ancestors(place))
    kinds = [holdings.places[one].kind if one in holdings.places else "" for one in chain]
    return next((one for one, kind in zip(reversed(chain), reversed(kinds), strict=True) if kind != "country"), place)


def _family(root: str, claims: Iterable[Claim], assembly: Assembly, holdings: Holdings) -> Family:
    part = holdings.part(claims)
    events = {e.id: e for ident in part.claims if (e := assembly.event_of.get(ident))}
    own = replace(
        assembly, events=tuple(events.values()), relations=(), reprints=(), judgements=(),
        withdrawn_on={ident: day for ident in part.claims if (day := assembly.withdrawn_on.get(ident))},
    )  # fmt: skip
    return Family(root, part, own)


def derive_spans(family: Family, work: int = WORK) -> list[ControlSpan]:
    """Every status that a family's places had on any day, as known on any day, by place and days.

    Only places of the family are told of; a claim that also names a place elsewhere says nothing of that here. Where
    telling every day of knowledge apart would take more than `work` looks at a claim, wider steps are taken.
    """
    claims = sorted(family.holdings.claims.values(), key=lambda c: (_said(c, family.holdings), c.id))
    ends = {c.id: day for c in claims if (day := family.assembly.withdrawn_on.get(c.id))}
    days = sorted({_said(c, family.holdings) for c in claims} | set(ends.values()))
    cost = len(claims) * len({_entry(c, family.holdings) for c in claims}) // 2
    steps = _thin(days, max(_LEAST_STEPS, work // max(1, cost)))
    timelines: dict[str, _Timeline] = {}
    since: dict[str, dict[tuple[date, date], tuple[date, ControlStatus]]] = defaultdict(dict)
    spans: list[ControlSpan] = []
    before = date.min
    for known in steps:
        fresh = [c for c in claims if _moves(before, (_said(c, family.holdings), ends.get(c.id)), known)]
        seen = [c for c in claims if _said(c, family.holdings) <= known]
        start = min(_entry(c, family.holdings) for c in fresh)
        told = dict(_tell(family.at(known), seen, start))
        for place in sorted({*timelines, *told}):
            kept = [one for one in timelines.get(place, []) if one[0] < start]
            timelines[place] = _merge([*kept, *told.get(place, [])])
            spans += _change(since[place], _bound(timelines[place]), known)
        before = known
    for place in sorted(since):
        for (first, last), (known_first, status) in sorted(since[place].items()):
            spans.append(ControlSpan(status, first, last, known_first, date.max))
    return sorted(spans, key=lambda s: (s.status.place, s.first, s.known_first))


def _moves(before: date, days: Iterable[date | None], known: date) -> bool:
    """Whether a claim came or went after one day of knowledge and by another; the first of all is date.min."""
    return any(day is not None and (before < day or before is date.min) and day <= known for day in days)


def _tell(family: Family, claims: Sequence[Claim], start: date) -> Iterator[tuple[str, _Timeline]]:
    """What the rule makes of these claims for each place of the family, on each day from `start` on."""
    holdings = family.holdings.part(claims)
    found: dict[str, _Timeline] = defaultdict(list)
    for day in sorted({d for c in claims if (d := _entry(c, holdings)) >= start}):
        for status in derive_control(family.assembly, holdings, max(day, date.min + _DAY)):
            if _root(status.place, holdings) == family.root:
                found[status.place].append((day, _ageless(status)))
    yield from found.items()


def _change(
    open_spans: dict[tuple[date, date], tuple[date, ControlStatus]],
    now: Mapping[tuple[date, date], ControlStatus],
    known: date,
) -> Iterator[ControlSpan]:
    """Close the spans that no longer stand as of `known`, and open those that stand anew."""
    for days, (since, status) in list(open_spans.items()):
        if now.get(days) != status:
            del open_spans[days]
            yield ControlSpan(status, *days, since, known - _DAY)
    for days, status in now.items():
        open_spans.setdefault(days, (known, status))


def _bound(timeline: _Timeline) -> dict[tuple[date, date], ControlStatus]:
    ends = [day - _DAY for day, _ in timeline[1:]] + [date.max] if timeline else []
    return {(day, end): status for (day, status), end in zip(timeline, ends, strict=True)}


def _merge(timeline: _Timeline) -> _Timeline:
    """Days on which nothing changed fold into the one before."""
    merged: _Timeline = []
    for day, status in timeline:
        if not merged or merged[-1][1] != status:
            merged.append((day, status))
    return merged


def _thin(days: Sequence[date], most: int) -> list[date]:
    """The days of knowledge to be told apart: all of them, or `most` evenly spread, the last always."""
    if len(days) <= most:
        return list(days)
    step = -(-len(days) // most)
    return sorted({*days[step - 1 :: step], days[-1]})


def _said(claim: Claim, holdings: Holdings) -> date:
    return holdings.said_on(claim) or date.min


def _entry(claim: Claim, holdings: Holdings) -> date:
    """The day from which on a claim bears on control."""
    return claim.time.first if claim.time else holdings.said_on(claim) or date.min


def _ageless(status: ControlStatus) -> ControlStatus:
    """A status without what only the passing of days changes in it."""
    return replace(status, stale=False) if getattr(status, "stale", False) else status
