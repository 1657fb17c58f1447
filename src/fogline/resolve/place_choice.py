"""Place choice: which of the places that bear a name a report means.

A candidate's score adds up how well its spelling fits, how much the report is about its country, how near it lies to
the places already settled, the kind that the words ask for, and how many people live there. The weights are set by
hand on dispatches written for the purpose; nothing is learned from the reports that are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT, PlaceMatch, find_distance, is_own
from fogline.lexicon.placekey import find_key
from fogline.models.entity import Candidate, Place
from fogline.resolve.place_bearers import (
    TIMES_LARGER,
    drop_bynames,
    drop_shorter,
    drop_soundalikes,
    is_known,
    is_own_twin,
    is_twin,
    merge_matches,
)
from fogline.resolve.place_containers import is_within
from fogline.resolve.place_context import PlaceContext
from fogline.resolve.place_positions import Position, find_points, keep_fitting
from fogline.resolve.place_scores import APART_KM, NEXT_KM, SETTLEMENTS, Asked, is_hamlet, score_match

REMOTE_KM, WELL_KNOWN = 450.0, 20_000
"""How far from all settled places no town of fewer people is looked for."""
CLOSE_KM, SMALL_TOWN = 10.0, 10_000
"""A small town that lies no closer than this to anything settled gives way to a namesake so many times larger."""
FEW, MOST, LEAST_WEIGHT = 12, 80, 0.04
"""As many bearers of a name are all weighed; of more, only so many at most, of countries of so much weight."""
MOST_TOLD = 3
ACCEPTED, ACCEPTED_SPELLING, ACCEPTED_UNSURE = 0.95, 1.1, 1.35
"""Least scores for a name that the tagger took for a place, spelled as the gazetteer has it or otherwise, and for one
that it did not take for a place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen, its score, how it was found, and the runners-up."""

    place: Place
    score: float
    how: str
    rivals: tuple[Candidate, ...]
    twin: Place | None = None


class Chooser:
    """Chooses within one report; its context grows as names are settled."""

    def __init__(self, gazetteer: Gazetteer, context: PlaceContext) -> None:
        self._gazetteer = gazetteer
        self.context = context

    def choose(
        self,
        name: str,
        kind: str = "",
        *,
        sure: bool = True,
        lean: float = 0.0,
        nearby: tuple[Place, ...] = (),
        within: Place | None = None,
        positions: tuple[Position, ...] = (),
    ) -> Choice | None:
        """The likeliest place of a name, or None. `lean` favours a province (+) or a city (-) of the name where
        nothing else tells; `nearby` are places of the same sentence; only places inside `within`, or where `positions`
        tell that it lies, will do."""
        if positions:
            return self._choose_there(name, kind, sure, lean, nearby, positions)
        matches = drop_shorter(name, self._find_relevant(name, within))
        if within is not None:
            inside = [m for m in matches if m.score == EXACT and is_within(m.place, within)]
            return self._best(name, inside, kind, sure, lean, (*nearby, within))
        choice = self._best(name, matches, kind, sure, lean, nearby)
        if (choice is None or self._is_stray(choice.place)) and (sure or kind):
            points = self.context.points()
            if points:
                near = self._gazetteer.find_near(name, points)
                if self.context.local:
                    local = self._gazetteer.find_local(name, points, limit=60)
                    near = merge_matches(near, [m for m in local if m.place.id not in self.context.anchors])
                choice = self._best(name, merge_matches(matches, near) if choice else near, kind, sure, lean, nearby)
        return choice

    def _choose_there(
        self, name: str, kind: str, sure: bool, lean: float, nearby: tuple[Place, ...], positions: tuple[Position, ...]
    ) -> Choice | None:
        """The likeliest place of a name among those that lie where the report says that it does."""
        matches = keep_fitting(drop_shorter(name, self._gazetteer.find_candidates(name, limit=1000)), positions)
        there = (*nearby, *(p.anchor for p in positions))
        choice = self._best(name, matches, kind, sure, lean, there, placed=True)
        if choice is None and (sure or kind):
            points, reach = find_points(positions)
            near = self._gazetteer.find_near(name, points or self.context.points(), radius_km=reach or 150.0)
            choice = self._best(name, keep_fitting(near, positions), kind, sure, lean, there, placed=bool(points))
        return choice

    def find_passed(self, name: str, positions: Sequence[Position]) -> tuple[Candidate, ...]:
        """What bears or sounds like a name but does not lie where the report says, likeliest first."""
        known = self._gazetteer.find_candidates(name)
        matches = merge_matches(known, self._gazetteer.find_near(name, self.context.points()))
        kept = {match.place.id for match in keep_fitting(matches, positions)}
        told = [m for m in matches if m.place.id not in kept and self.context.weigh(m.place.country) > LEAST_WEIGHT]
        told.sort(key=lambda m: (-m.score, m.place.id))
        return tuple(Candidate(m.place.id, m.place.name, 0.0, f"{m.why}, but not where told") for m in told[:MOST_TOLD])

    def _is_stray(self, place: Place) -> bool:
        """Whether a village was chosen that lies apart from the settled places, where neighbours count."""
        if not self.context.local or place.kind not in SETTLEMENTS or (place.population or 0) >= 50_000:
            return False
        least = self.context.find_least_distance(place)
        return least is not None and least > 2 * NEXT_KM

    def _find_relevant(self, name: str, within: Place | None = None) -> list[PlaceMatch]:
        """The bearers of a name that are well known or lie in a country that the report speaks of."""
        matches = self._gazetteer.find_candidates(name, limit=1000)
        if name.isupper() and len(name) < 5:  # an acronym: airport codes and the like are no names
            matches = [m for m in matches if is_own(m.place)]
        if len(matches) <= FEW or within is not None:
            return matches
        shares = self.context.weigh_countries()
        told = {code for code in shares.counts if shares.get(code) > LEAST_WEIGHT}
        return [m for m in matches if m.place.country is None or m.place.country in told or is_known(m.place)][:MOST]

    def is_plain(self, name: str) -> bool:
        """Whether a name has a well-known bearer, fit to settle before the rest."""
        for match in self._gazetteer.find_candidates(name, limit=4):
            place = match.place
            if match.score == 1.0 and (place.kind in ("country", "province") or (place.population or 0) >= 50_000):
                return True
        return False

    def _best(
        self,
        name: str,
        matches: list[PlaceMatch],
        kind: str,
        sure: bool,
        lean: float,
        nearby: tuple[Place, ...],
        *,
        placed: bool = False,
    ) -> Choice | None:
        context = self.context
        asked = Asked(find_key(name), kind, lean, nearby, context.weigh_countries(), context.weigh_divisions())
        scored = sorted(
            [
                (score_match(match, asked, context), match)
                for match in drop_bynames(drop_soundalikes(matches), asked.key)
            ],
            key=lambda pair: (-pair[0], pair[1].place.id),
        )
        if not scored:
            return None
        score, match = next((pair for pair in scored if is_own_twin(pair, scored[0])), scored[0])
        least = ACCEPTED if match.score == EXACT else ACCEPTED_SPELLING
        if score < (least if sure or "near" in match.why else ACCEPTED_UNSURE):
            return None
        if not placed:
            if self._is_toss_up(match, [m for _, m in scored]):
                return None
            match = self._find_larger(match, [m for _, m in scored])
        rivals = tuple(
            Candidate(m.place.id, m.place.name, round(max(0.0, min(1.0, s / 2.5)), 3), m.why)
            for s, m in scored[:4]
            if m.place.id != match.place.id
        )
        twin = next((m.place for _, m in scored if is_twin(match.place, m.place)), None)
        return Choice(match.place, round(min(1.0, score / 2.5), 3), f"gazetteer: {match.why}", rivals, twin)

    def _is_toss_up(self, match: PlaceMatch, matches: list[PlaceMatch]) -> bool:
        """Whether several hamlets of a country bear the name, and none lies by what is settled."""
        place = match.place
        if self._is_remote(place):
            return True
        if not is_hamlet(place) or not self.context.is_apart(place, APART_KM):
            return False
        lat, lon = place.lat or 0.0, place.lon or 0.0
        fellows = (m.place for m in matches if m.score >= match.score and m.place.kind in SETTLEMENTS)
        return any(p.country == place.country and find_distance(p, lat, lon) > APART_KM for p in fellows)

    def _is_remote(self, place: Place) -> bool:
        """Whether a small town lies very far from all that a report settles."""
        small = place.kind in SETTLEMENTS and (place.population or 0) < WELL_KNOWN
        return small and not self.context.local and self.context.is_apart(place, REMOTE_KM)

    def _find_larger(self, match: PlaceMatch, matches: list[PlaceMatch]) -> PlaceMatch:
        """The namesake in the same country with many times the people, where the choice lies by nothing settled."""
        place, people = match.place, match.place.population or 0
        least = self.context.find_least_distance(place)
        if match.score < EXACT or people >= SMALL_TOWN or place.kind not in SETTLEMENTS or (least or 0.0) < CLOSE_KM:
            return match
        bearers = [m for m in matches if m.score == EXACT and m.place.country == place.country]
        enough = max(TIMES_LARGER * people, SMALL_TOWN)
        larger = (m for m in bearers if m.place.kind in SETTLEMENTS and (m.place.population or 0) >= enough)
        lat, lon = place.lat or 0.0, place.lon or 0.0
        return next((m for m in larger if not is_own(place) or find_distance(m.place, lat, lon) >= CLOSE_KM), match)
