"""Place choice: which of the places that bear a name a report means.

A candidate's score adds up how well its spelling fits, how much the report is about its country, how near it lies to
the places already settled, the kind that the words ask for, and how many people live there. The weights are set by
hand on dispatches written for the purpose; nothing is learned from the reports that are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log10
from typing import NamedTuple

from fogline.lexicon.gazetteer import EXACT, Gazetteer, PlaceMatch, find_distance
from fogline.lexicon.placekey import find_key, fold_words
from fogline.models.entity import Candidate, Place
from fogline.resolve.place_containers import is_within
from fogline.resolve.place_context import PlaceContext

SETTLEMENTS = frozenset({"city", "town", "village", "quarter", "camp"})
SITES = frozenset({"airport", "airbase", "base", "building", "crossing", "camp", "dam"})
FIT: dict[str, dict[str, float]] = {
    "": {"district": -0.6, "quarter": -0.1},
    "province": {"province": 0.9, "region": 0.7, "country": -0.5, "district": -0.5},
    "district": {"district": 0.6, "quarter": 0.6, "city": -0.5, "town": -0.6, "village": -0.6, "province": -0.5},
    "city": {"city": 0.5, "town": 0.4, "village": 0.0, "province": -0.6, "district": -0.6},
    "town": {"town": 0.5, "city": 0.3, "village": 0.3, "province": -0.6, "district": -0.5},
    "village": {"village": 0.5, "town": 0.4, "city": -0.2, "province": -0.6, "district": -0.5},
    "quarter": {
        "quarter": 0.7,
        "village": -0.3,
        "town": -0.2,
        "district": 0.3,
        "camp": 0.2,
        "province": -0.6,
        "city": -0.6,
    },
    "region": {"region": 0.7, "province": 0.6, "hill": 0.3, "district": 0.1},
    "hill": {
        "hill": 0.8,
        "region": 0.4,
        "village": -0.3,
        "building": -0.2,
        "city": -0.8,
        "town": -0.5,
        "province": -0.8,
    },
    "river": {"river": 0.9, "country": -1.0, "city": -0.8, "town": -0.8, "village": -0.8, "province": -0.8},
    "sea": {"sea": 0.9, "country": -1.0, "city": -0.8, "town": -0.8, "village": -0.8},
    "road": {"road": 0.9, "district": -0.6, "province": -0.6},
    "site": {"airport": 0.5, "airbase": 0.5, "base": 0.5, "building": 0.5, "crossing": 0.5, "camp": 0.5, "dam": 0.5},
}
"""What each kind of place gains or loses where the words ask for a kind; a kind not listed gains nothing."""

WORLD_CITY = 1_000_000
NEXT_KM = 4.0
APART_KM, PEOPLED, DOUBT = 25.0, 1_000, 0.5
"""How far from all settled places a hamlet is in doubt, how many people make it none, and what it then loses."""
REMOTE_KM, WELL_KNOWN = 450.0, 20_000
"""How far from all settled places no town of fewer people is looked for."""
CLOSE_KM, SMALL_TOWN, TIMES_LARGER = 10.0, 10_000, 20
"""A small town that lies no closer than this to anything settled gives way to a namesake so many times larger."""
LARGE = 200_000
"""How many people live in a city whose name is first of all its own."""
HAMLETS = frozenset({"village", "quarter", "hill", "building"})
BYNAME = 0.3
"""What a place loses whose own name is another ("Chernorechye", a quarter's village, an old name of Dzerzhinsk)."""
FEW, MOST, LEAST_WEIGHT = 12, 80, 0.04
"""As many bearers of a name are all weighed; of more, only so many at most, of countries of so much weight."""
ACCEPTED, ACCEPTED_SPELLING, ACCEPTED_UNSURE = 0.95, 1.1, 1.35
"""Least scores for a name that the tagger took for a place, spelled as the gazetteer has it or otherwise, and for one
that it did not take for a place."""


class Asked(NamedTuple):
    """What a name is weighed by: its key, the kind asked for, what favours a province, the places of its sentence, and
    how much the report is about each country and division."""

    key: str
    kind: str
    lean: float
    nearby: tuple[Place, ...]
    countries: dict[str, float]
    divisions: dict[str, float]


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
    ) -> Choice | None:
        """The likeliest place of a name, or None. `lean` favours a province (+) or a city (-) of the name where
        nothing else tells; `nearby` are places of the same sentence; only places inside `within` will do."""
        matches = _drop_shorter(name, self._find_relevant(name, within))
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
                    near = _merge(near, [m for m in local if m.place.id not in self.context.anchors])
                choice = self._best(name, _merge(matches, near) if choice else near, kind, sure, lean, nearby)
        return choice

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
            matches = [m for m in matches if not m.place.id.rpartition("-")[2].isdigit()]
        if len(matches) <= FEW or within is not None:
            return matches
        told = {code for code, weight in self.context.weigh_countries().items() if weight > LEAST_WEIGHT}
        return [m for m in matches if m.place.country is None or m.place.country in told or is_known(m.place)][:MOST]

    def is_plain(self, name: str) -> bool:
        """Whether a name has a well-known bearer, fit to settle before the rest."""
        for match in self._gazetteer.find_candidates(name, limit=4):
            place = match.place
            if match.score == 1.0 and (place.kind in ("country", "province") or (place.population or 0) >= 50_000):
                return True
        return False

    def _best(
        self, name: str, matches: list[PlaceMatch], kind: str, sure: bool, lean: float, nearby: tuple[Place, ...]
    ) -> Choice | None:
        context = self.context
        asked = Asked(find_key(name), kind, lean, nearby, context.weigh_countries(), context.weigh_divisions())
        scored = sorted(
            ((self._score(match, asked), match) for match in _drop_bynames(_drop_soundalikes(matches), asked.key)),
            key=lambda pair: (-pair[0], pair[1].place.id),
        )
        if not scored:
            return None
        score, match = next((pair for pair in scored if _is_own_twin(pair, scored[0])), scored[0])
        least = ACCEPTED if match.score == EXACT else ACCEPTED_SPELLING
        if score < (least if sure or "near" in match.why else ACCEPTED_UNSURE):
            return None
        if self._is_toss_up(match, [m for _, m in scored]):
            return None
        match = self._find_larger(match, [m for _, m in scored])
        rivals = tuple(
            Candidate(m.place.id, m.place.name, round(max(0.0, min(1.0, s / 2.5)), 3), m.why) for s, m in scored[1:4]
        )
        twin = next((m.place for _, m in scored if _is_twin(match.place, m.place)), None)
        return Choice(match.place, round(min(1.0, score / 2.5), 3), f"gazetteer: {match.why}", rivals, twin)

    def _score(self, match: PlaceMatch, asked: Asked) -> float:
        place, kind, lean = match.place, asked.kind, asked.lean
        population = place.population or 0
        score = match.score + FIT.get(kind, FIT[""]).get(place.kind, 0.0)
        if place.country is None:
            score += 0.4
        else:
            weight = asked.countries.get(place.country, 0.0)
            score += 0.5 * weight + self.context.inside * asked.divisions.get(place.admin1 or "", 0.0)
            if weight == 0 and (match.score < EXACT or population < 500_000):
                score -= self.context.foreign
        score += 0.3 * log10(1 + population) / 7
        own = not place.id.rpartition("-")[2].isdigit()
        if own:
            score += 0.2
        elif match.score == EXACT and find_key(place.name) != asked.key:
            score -= BYNAME
        if match.score == EXACT and place.kind != "province" and population >= 100_000:
            score += 0.2 if population < WORLD_CITY else 0.2 + self.context.renown
        if place.kind in ("country", "province", "region", "sea", "river", "road"):
            score += 0.1
        if not kind and place.kind == "province":
            score += lean if own else max(lean, 0.0) + 1.5 * min(lean, 0.0)
        if place.kind == "province" and match.score < EXACT and lean > 0 and not kind:
            score -= lean
        if kind == "" and place.kind in SITES and match.score < EXACT:
            score -= 1.0
        if place.kind == "country" and match.score == EXACT and kind not in (*SETTLEMENTS, "river", "sea", "hill"):
            score += 2.0 if place.country not in self.context.doubtful else -0.6
        return score + self._near(place, asked.nearby) - self._doubt(match)

    def _is_toss_up(self, match: PlaceMatch, matches: list[PlaceMatch]) -> bool:
        """Whether several hamlets of a country bear the name, and none lies by what is settled."""
        place = match.place
        if self._is_remote(place):
            return True
        if not _is_hamlet(place) or not self.context.is_apart(place, APART_KM):
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
        return next((m for m in bearers if m.place.kind in SETTLEMENTS and (m.place.population or 0) >= enough), match)

    def _doubt(self, match: PlaceMatch) -> float:
        """What a hamlet loses that is only spelt like the name and lies apart from the settled places."""
        doubtful = _is_hamlet(match.place) or match.place.kind == "district"
        apart = match.score < EXACT and doubtful and self.context.is_apart(match.place, APART_KM)
        return DOUBT if apart else 0.0

    def _near(self, place: Place, nearby: tuple[Place, ...]) -> float:
        if place.kind in ("country", "sea") or place.lat is None:
            return 0.0
        bonus = 0.25 if any(place.admin1 and place.admin1 == n.admin1 for n in nearby) else 0.0
        least = self.context.find_least_distance(place)
        if least is None:
            return bonus
        bonus += 0.45 * exp(-least / 120) + self.context.local * exp(-least / NEXT_KM)
        if place.kind in ("province", "region", "river", "road"):
            return bonus
        if (place.population or 0) >= 50_000:
            great = not self.context.renown and (place.population or 0) >= WORLD_CITY
            return bonus - (0.25 if least > 400 and not great else 0.0)
        unpeopled = 0.25 if not place.population and place.kind in ("village", "quarter", "district") else 0.0
        return bonus - unpeopled - (0.7 if least > 400 else 0.2 if least > 150 else unpeopled if least > 60 else 0.0)


def _is_hamlet(place: Place) -> bool:
    return place.kind in HAMLETS and (place.population or 0) < PEOPLED


def _is_own_twin(pair: tuple[float, PlaceMatch], top: tuple[float, PlaceMatch]) -> bool:
    """Whether a bearer is our own row for the very place that came out on top."""
    mine, theirs = pair[1].place, top[1].place
    if mine.id.rpartition("-")[2].isdigit() or mine.kind not in SETTLEMENTS or theirs.kind not in SETTLEMENTS:
        return mine.id == theirs.id
    if theirs.lat is None or theirs.lon is None:
        return mine.id == theirs.id
    return pair[0] > top[0] - 0.8 and find_distance(mine, theirs.lat, theirs.lon) < 8


def _merge(first: list[PlaceMatch], second: list[PlaceMatch]) -> list[PlaceMatch]:
    """Both lists; of a place that is in both, the better match."""
    best: dict[str, PlaceMatch] = {}
    for match in (*first, *second):
        if match.place.id not in best or best[match.place.id].score < match.score:
            best[match.place.id] = match
    return list(best.values())


def is_known(place: Place) -> bool:
    """Whether a place is of our own table or has 100,000 people."""
    return not place.id.rpartition("-")[2].isdigit() or (place.population or 0) >= 100_000


def _drop_soundalikes(matches: list[PlaceMatch]) -> list[PlaceMatch]:
    """Where a name is that of a city that the world knows, leave out villages only spelt like it ("Riyadh")."""
    if not any(m.score == EXACT and (m.place.population or 0) >= WORLD_CITY for m in matches):
        return matches
    return [m for m in matches if m.score == EXACT or m.place.kind not in ("village", "town")]


def _drop_bynames(matches: list[PlaceMatch], key: str) -> list[PlaceMatch]:
    """Where a name is a large city's own, leave out much smaller places of which it is but another name."""
    named = [m.place for m in matches if m.score == EXACT and find_key(m.place.name) == key]
    people = max((place.population or 0 for place in named), default=0) // TIMES_LARGER
    if people * TIMES_LARGER < LARGE:
        return matches
    return [
        m
        for m in matches
        if m.place in named or (m.place.population or 0) > people or not m.place.id.rpartition("-")[2].isdigit()
    ]


def _drop_shorter(name: str, matches: list[PlaceMatch]) -> list[PlaceMatch]:
    """Where a name of several words is known as it stands, leave out what only matches without some of them."""
    size = len(fold_words(name))
    if size < 2 or not any(m.score == EXACT for m in matches):
        return matches
    return [m for m in matches if m.score == EXACT or len(fold_words(m.place.name)) >= size]


def _is_twin(place: Place, other: Place) -> bool:
    """Whether one is the province of the same name as the other, its seat."""
    kinds = {place.kind, other.kind}
    if "province" not in kinds or not kinds & {"city", "town"}:
        return False
    return place.admin1 is not None and place.admin1 == other.admin1
