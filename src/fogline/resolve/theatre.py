"""Theatre: which war a report is about, so that "the army" and "Damascus" find their state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fogline.lexicon.actors import ActorTable
from fogline.lexicon.conflicts import Conflict, find_conflict
from fogline.lexicon.state_bodies import get_country_id, make_body_actor
from fogline.models.entity import Actor

_AT_PEACE_WEIGHT = 0.12
_ABROAD_WEIGHT = 0.6
_LEADING, _TIMES_MORE = 0.4, 2.5
"""A country with no war on the books is home where the report speaks of it most, and so much more than of any other."""


@dataclass(frozen=True)
class Theatre:
    """Countries of a report with their shares (0..1), the day it is read for, and the country at war (`home`)."""

    table: ActorTable
    shares: Mapping[str, float]
    day: date | None
    home: str | None
    conflict: Conflict | None

    def is_about(self, code: str | None) -> bool:
        """Whether the report has to do with a country; an actor without one may stand anywhere."""
        return not code or code in self.shares

    def is_local(self, code: str) -> bool:
        """Whether a state fights this war on its own soil or against the home state, and so has an army of its own."""
        if code == self.home:
            return True
        other = find_conflict(code, self.day)
        if other is None or self.home is None or self.conflict is None:
            return False
        return self.home in other.belligerents or (
            self.conflict.kind == "interstate" and code in self.conflict.belligerents
        )

    def country_id(self, code: str) -> str:
        """The actor that a country's name or capital stands for here: the government of the country at war."""
        return self.table.state_id(code, self.day) if code == self.home else get_country_id(code)

    def body_id(self, code: str, key: str) -> str:
        """The actor of a state's organ; the state itself for a foreign state's government or unspecified forces."""
        conflict = find_conflict(code, self.day)
        if key == "government":
            return conflict.government if conflict and conflict.kind == "civil" else get_country_id(code)
        if key == "forces" and not self.is_local(code):
            return get_country_id(code)
        if key in ("army", "forces") and conflict and conflict.army:
            return conflict.army
        return self.table.get(make_body_actor(code, key, self.table.state_id(code)).id).id

    def side_umbrella(self, cls: str) -> str | None:
        """The actor that a class of fighters ("rebel") means in this war, from the table; None where it says none."""
        if self.conflict is None:
            return None
        umbrellas = self.conflict.umbrellas or self._find_foe_umbrellas()
        found = umbrellas.get(cls) or (umbrellas.get("rebel") if cls != "jihadist" else None)
        if found or cls == "jihadist":
            return found or next(iter(umbrellas.values()), None)
        return next((umbrella for key, umbrella in umbrellas.items() if key != "jihadist"), None)

    def _find_foe_umbrellas(self) -> Mapping[str, str]:
        """The umbrellas of the country that the home state fights in, most spoken of first."""
        foes = self.conflict.belligerents if self.conflict else ()
        for code in sorted(foes, key=lambda code: -self.shares.get(code, 0.0)):
            other = find_conflict(code, self.day)
            if other and other.umbrellas and code in self.shares:
                return other.umbrellas
        return {}

    def fits(self, actor: Actor) -> bool:
        """Whether an actor existed on the report's day (unknown days fit all)."""
        if self.day is None:
            return True
        starts = actor.valid_from is None or actor.valid_from <= self.day
        return starts and (actor.valid_to is None or self.day <= actor.valid_to)


def find_theatre(table: ActorTable, counts: Counter[str], story: Mapping[str, float], day: date | None) -> Theatre:
    """The theatre of a report whose names point to countries `counts` times; `story` weighs in at half."""
    total = sum(counts.values()) or 1
    shares = {code: count / total for code, count in counts.items()}
    weight = sum(story.values()) or 1.0
    for code, value in story.items():
        shares[code] = shares.get(code, 0.0) + 0.5 * value / weight
    ranked = sorted(shares, key=lambda code: (-shares[code] * _war_weight(code, day), code))
    home = ranked[0] if ranked else None
    if home is not None:
        most = min(shares, key=lambda code: (-shares[code], code))
        home = most if shares[most] >= max(_LEADING, _TIMES_MORE * shares[home]) else home
    return Theatre(table, shares, day, home, find_conflict(home, day) if home else None)


def _war_weight(code: str, day: date | None) -> float:
    """Countries with a war of their own come first; foreign capitals and outlets' homes hardly count."""
    conflict = find_conflict(code, day)
    if conflict is None:
        return _AT_PEACE_WEIGHT
    return _ABROAD_WEIGHT if conflict.abroad else 1.0
