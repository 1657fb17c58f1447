"""Groundings: everything the resolve stage found in one report, with look-ups by head word and by range."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from fogline.models.entity import Actor, Grounding, Place
from fogline.models.measure import Quantity, TimeExpression


@dataclass(frozen=True)
class Groundings:
    """All groundings of one report.

    `actors` and `places` are sorted by `start`; a span may carry several groundings ("both sides"), and one name
    may be grounded in both lists ("Damascus": the city, and the government that speaks from it): the claim stage
    takes the list that its slot asks for. `actor_records`/`place_records` hold the entity for every id used
    (packaged, store-layer or learned). A place grounding inside a larger one ("Hama" in "the northern countryside
    of Hama") has `inside` set to the larger one's start; so has one from which another is told, outside its words.
    """

    actors: tuple[Grounding, ...] = ()
    places: tuple[Grounding, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    actor_records: dict[str, Actor] = field(default_factory=dict)
    place_records: dict[str, Place] = field(default_factory=dict)

    @cached_property
    def _by_head(self) -> dict[tuple[str, int], list[Grounding]]:
        index: dict[tuple[str, int], list[Grounding]] = defaultdict(list)
        for grounding in (*self.actors, *self._find_settings()):
            index[grounding.role, grounding.head].append(grounding)
        return index

    def _find_settings(self) -> Iterator[Grounding]:
        """The places, but those from which another is told ("X, 20 km south of Y": Y), outside of whose words they
        lie."""
        ends: dict[int, int] = {}
        for grounding in self.places:
            if grounding.inside is None:
                ends[grounding.start] = max(grounding.end, ends.get(grounding.start, 0))
        return (g for g in self.places if g.inside is None or ends.get(g.inside, g.end) >= g.end)

    def actors_at(self, head: int) -> list[Grounding]:
        """Actor groundings whose head word starts at character `head`."""
        return self._by_head.get(("actor", head), [])

    def places_at(self, head: int) -> list[Grounding]:
        """Place groundings whose head word starts at character `head`, but those that only tell where another lies."""
        return self._by_head.get(("place", head), [])

    def actors_from(self, start: int) -> list[Grounding]:
        """Actor groundings that begin at character `start`."""
        first = bisect_left(self._actor_starts, start)
        found = []
        while first < len(self.actors) and self.actors[first].start == start:
            found.append(self.actors[first])
            first += 1
        return found

    def actors_begun_in(self, start: int, end: int) -> tuple[Grounding, ...]:
        """Actor groundings that begin within `[start, end)`, in text order."""
        return self.actors[bisect_left(self._actor_starts, start) : bisect_left(self._actor_starts, end)]

    def places_begun_before(self, end: int) -> tuple[Grounding, ...]:
        """Place groundings that begin before character `end`, in text order."""
        return self.places[: bisect_left(self._place_starts, end)]

    def places_in(self, start: int, end: int) -> Iterator[Grounding]:
        """Place groundings that lie within `[start, end)`, in text order."""
        return _within(self.places, self._place_starts, start, end)

    def actors_in(self, start: int, end: int) -> Iterator[Grounding]:
        """Actor groundings that lie within `[start, end)`, in text order."""
        return _within(self.actors, self._actor_starts, start, end)

    @cached_property
    def _place_starts(self) -> list[int]:
        return [g.start for g in self.places]

    @cached_property
    def _actor_starts(self) -> list[int]:
        return [g.start for g in self.actors]


def _within(items: Iterable[Grounding], starts: list[int], start: int, end: int) -> Iterator[Grounding]:
    items = tuple(items)
    for index in range(bisect_left(starts, start), len(items)):
        if items[index].start >= end:
            return
        if items[index].end <= end:
            yield items[index]
