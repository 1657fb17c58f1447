"""Entities: actors and places a mention can stand for, and the Grounding that ties them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts, suffers or speaks.

    `kind`: government, military, ministry, armed-group, coalition, militia, monitor, agency (news), outlet,
    ngo, igo, person, civilians, country, group, unnamed. `side` names the side in its conflict (an actor id),
    `party` is True for a belligerent or its organs (its word is a party's word). `member_of`, `speaks_for`
    are actor ids. `plural_of` marks learned names.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    side: str | None = None
    country: str | None = None
    member_of: tuple[str, ...] = ()
    speaks_for: str | None = None
    party: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    inter: int | None = None
    ucdp: int | None = None
    learned: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere. `kind`: country, province, district, city, town, village, quarter, airport, airbase, base,
    dam, hill, crossing, camp, river, road, region, countryside, sea, building, unknown.

    `lat`/`lon` in degrees WGS84 or None where no gazetteer knows it; `within` is the parent's id;
    `precision` is UCDP's where_prec (1 exact .. 6 country). `direction` ("northern") is set for a part of a place.
    Where the point was drawn from another place: `radius_km` is how far around it the place may lie, `bearing`
    (degrees clockwise from north) and `distance_km` lead to it from the place `measured_from`, or else from the one
    that it hangs on.
    """

    id: str
    name: str
    kind: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    within: str | None = None
    precision: int = 1
    population: int | None = None
    geonames: int | None = None
    learned: bool = False
    direction: str | None = None
    radius_km: float | None = None
    bearing: float | None = None
    distance_km: float | None = None
    measured_from: str | None = None

    @property
    def geo_precision(self) -> int:
        """ACLED's geo_precision: 1 the town itself, 2 part of a region or near a town, 3 a larger region."""
        return 1 if self.precision <= 1 else 2 if self.precision <= 3 else 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A runner-up: what else the mention could have been, with its score (0..1) and the reason."""

    id: str
    name: str
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Grounding:
    """A span tied to a thing.

    `start`/`end` cover the noun phrase as the text has it (determiner and modifiers, no relative clause, no
    apposition); `head` is the character where its head word starts (for a name of several words: the token of
    the name that the parse makes its head). `role` is actor or place. `how` names the rule that decided:
    alias, gazetteer, nationality+role, coreference, learned, unknown. `antecedent` is the start of the mention
    that a coreferring one stands for. `inside` is the start of the larger place phrase that holds this one.
    """

    start: int
    end: int
    text: str
    id: str
    name: str
    role: str
    how: str
    head: int
    score: float = 1.0
    inside: int | None = None
    antecedent: int | None = None
    candidates: tuple[Candidate, ...] = field(default=())


def get_holder(place: str) -> str | None:
    """The id of the place that a part is named after ("sy:saraqib/market" lies in "sy:saraqib"); None for other ids."""
    holder, slash, _ = place.rpartition("/")
    return holder if slash else None
