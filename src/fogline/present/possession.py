"""Possession: who holds what, place by place, for the table and the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fogline.lexicon.phrases import join_words
from fogline.models.dossier import Dossier
from fogline.models.state import ControlStatus
from fogline.present.days import render_day
from fogline.present.sentence import Sentence

OPEN = ("contested", "besieged", "unknown")
"""Assessments that name no holder."""
AREAS = frozenset({"country", "province", "region", "district", "countryside", "sea", "river", "road"})
"""Kinds of place that are no point: listed, never drawn as one."""
COUNTRY = "country"
STALE_DAYS = 7


@dataclass(frozen=True, slots=True)
class Claimed:
    """One side said to hold the place: its name, the voices that say so, the claims, the last evidence."""

    holder: str
    voices: str
    claims: tuple[str, ...]
    last: str


@dataclass(frozen=True, slots=True)
class Possession:
    """A place's status as shown. `status` is an actor id or one of OPEN; `movement` marks places that forces
    entered, neared or left without anyone being said to hold them. `point` is False for areas; `age` is the days
    from the last evidence to the day of the report, None where unknown."""

    place: str
    name: str
    kind: str
    status: str
    shown: str
    claimed: tuple[Claimed, ...]
    why: Sentence
    steps: tuple[str, ...]
    last: str
    age: int | None
    stale: bool
    movement: bool
    lat: float | None
    lon: float | None
    point: bool


def derive_possessions(dossier: Dossier, today: date | None) -> list[Possession]:
    """One row for each place with a status: held and contested first, then unknown, by name.

    `today` is the day that ages are counted to. Places that no claim carries are left out.
    """
    rows = [_possession(status, dossier, today) for status in dossier.control if _evidence(status, dossier)]
    return sorted(rows, key=lambda row: (row.movement, row.status == "unknown", row.name))


def split_countries(rows: Sequence[Possession]) -> tuple[list[Possession], list[Possession]]:
    """Places, and whole countries: who holds a country is no matter of one point, so no status is shown for one."""
    return [row for row in rows if row.kind != COUNTRY], [row for row in rows if row.kind == COUNTRY]


def _evidence(status: ControlStatus, dossier: Dossier) -> tuple[str, ...]:
    held = [claim for holder in status.claimed for claim in holder.claims]
    return dossier.in_text_order([*held, *status.claims, *status.movements])


def _possession(status: ControlStatus, dossier: Dossier, today: date | None) -> Possession:
    place = dossier.places.get(status.place)
    kind = place.kind if place else "unknown"
    last = status.last_evidence
    age = (today - last).days if today and last else None
    return Possession(
        status.place, dossier.place_name(status.place), kind, status.assessed, name_status(status.assessed, dossier),
        tuple(_claimed(status, index, dossier) for index in range(len(status.claimed))),
        Sentence(status.why or "No rule of assessment applies.", _evidence(status, dossier)), status.steps,
        render_day(last, year=False) if last else "", age, age is not None and age >= STALE_DAYS,
        not status.claimed and status.assessed == "unknown", place.lat if place else None,
        place.lon if place else None, kind not in AREAS and bool(place) and (place.precision < 4 if place else False),
    )  # fmt: skip


def name_place_status(status: ControlStatus, dossier: Dossier) -> str:
    """A place's assessment as a reader says it: none for a whole country."""
    place = dossier.places.get(status.place)
    return "not assessed" if place and place.kind == COUNTRY else name_status(status.assessed, dossier)


def name_status(status: str, dossier: Dossier) -> str:
    """An assessment as a reader says it."""
    return status if status in OPEN else dossier.actor_name(status)


def _claimed(status: ControlStatus, index: int, dossier: Dossier) -> Claimed:
    holder = status.claimed[index]
    voices = join_words([dossier.actor_name(voice) for voice in holder.voices], 4, "more voices")
    last = render_day(holder.last_evidence, year=False) if holder.last_evidence else ""
    return Claimed(dossier.actor_name(holder.holder), voices, dossier.in_text_order(holder.claims), last)
