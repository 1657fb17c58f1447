"""Theatre: where a running total is counted that names no place, war by war.

A store may hold several wars. A total that names no place is taken to be counted where an offensive is said to be, in
the country that its own report speaks of most; where no offensive is told of there, its place stays unknown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from fogline.models.claim import Claim
from fogline.models.entity import Place
from fogline.models.holdings import Holdings

_WIDE = ("region", "province", "countryside")


class Theatres:
    """The theatre of each country, and of which country each report speaks most."""

    def __init__(self, holdings: Holdings) -> None:
        self._countries: dict[str, Counter[str]] = defaultdict(Counter)
        attacked: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in holdings.claims.values():
            for place in _find_places(claim, holdings):
                if place.country:
                    self._countries[claim.doc][place.country] += 1
                if _is_offensive(claim):
                    attacked[place.country or ""][place.id] += 1
        kinds = {ident: place.kind for ident, place in holdings.places.items()}
        self._theatres = {country: _choose(named, kinds) for country, named in attacked.items()}

    def find(self, docs: Iterable[str]) -> tuple[str, ...]:
        """Where totals of these reports are counted; empty where no offensive is told of in their country."""
        named: Counter[str] = Counter()
        for doc in docs:
            named.update(self._countries.get(doc, ()))
        if not named:
            return next(iter(self._theatres.values())) if len(self._theatres) == 1 else ()
        return self._theatres.get(min(named, key=lambda country: (-named[country], country)), ())


def _find_places(claim: Claim, holdings: Holdings) -> list[Place]:
    return [holdings.places[slot.id] for slot in claim.place if slot.id in holdings.places]


def _is_offensive(claim: Claim) -> bool:
    return claim.event_type == "attack" and claim.core and claim.polarity == "affirmed" and claim.modality == "actual"


def _choose(named: Counter[str], kinds: dict[str, str]) -> tuple[str, ...]:
    """The widest place short of a country, that most named of its kind; else the one place that is named most; none
    where several are named as often."""
    wide = [place for place in named if kinds.get(place) in _WIDE]
    if wide:
        return (min(wide, key=lambda place: (_WIDE.index(kinds[place]), -named[place], place)),)
    most = [place for place, count in named.items() if count == max(named.values())]
    return tuple(most) if len(most) == 1 else ()
