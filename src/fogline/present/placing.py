"""Placing: what an unknown place is, put into the store's decisions and into the user's own places, so that reports
read later find it by its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from fogline.errors import NotFound, UsageError
from fogline.lexicon.gazetteer import KINDS, Gazetteer
from fogline.lexicon.place_packs import PackPlace, make_number
from fogline.models.decision import Decision
from fogline.models.entity import Place
from fogline.present.candidates import Knowledge
from fogline.present.corrections import make_place
from fogline.present.deciding import Sitting, judge_identity
from fogline.present.explain import tell_position
from fogline.present.records import Record
from fogline.present.tables import Listing
from fogline.store.amendments import get_original
from fogline.store.place_layer import write_places
from fogline.store.unplaced import Unplaced


def learn_point(new: Place, old: Place, layer: Path) -> Place:
    """Write a place that somebody put on the map into the user's own places under the name that the reports have for
    it; the place as it is read from there. `old` is the unknown place whose country and division it keeps.

    Raises UsageError where it has no point, or its country is not known.
    """
    if new.lat is None or new.lon is None:
        raise UsageError(f"say where {new.name} lies, as LAT,LON")
    if not old.country:
        raise UsageError(f"it is not known in which country {old.name} lies; add it with fogline places add")
    if new.kind not in KINDS:
        raise UsageError(f"{new.kind} is no kind of place; there are {', '.join(KINDS)}")
    gazetteer = Gazetteer.open()
    division = _find_division(gazetteer, old)
    number = make_number(new.name, old.country, new.lat, new.lon)
    aliases = (old.name,) if old.name != new.name else ()
    row = PackPlace(number, new.name, new.kind, new.lat, new.lon, old.country, division, 0, aliases)
    write_places([row], layer, gazetteer)
    gazetteer.close()
    return _find_written(number, layer)


def learn_name(known: Place, name: str, layer: Path) -> bool:
    """Write the reports' name of a known place into the user's own places, where the gazetteer numbers it; whether it
    was written."""
    if known.lat is None or known.lon is None or known.kind not in KINDS or not known.country:
        return False
    gazetteer = Gazetteer.open()
    number = gazetteer.find_number(known.id)
    if number is not None:
        row = PackPlace(
            number, known.name, known.kind, known.lat, known.lon, known.country, _find_division(gazetteer, known),
            known.population or 0, (name,),
        )  # fmt: skip
        write_places([row], layer, gazetteer)
    gazetteer.close()
    return number is not None


def _find_division(gazetteer: Gazetteer, place: Place) -> str:
    """The name of the division that a place lies in; empty where the gazetteer has none."""
    try:
        return gazetteer.get_place(place.admin1).name if place.admin1 else ""
    except KeyError:
        return ""


def _find_written(number: int, layer: Path) -> Place:
    gazetteer = Gazetteer.open(layer=layer)
    try:
        return replace(gazetteer.get_place(f"-{number}"), learned=True)
    finally:
        gazetteer.close()


def judge_placed(
    connection: sa.Connection, layer: Path, unknown: str, known: str, point: str, kind: str, by: str, why: str
) -> tuple[Decision, bool]:
    """The decision that an unknown place is a known one (its name or id), or lies at a point ("LAT,LON"), and whether
    its name went into the user's own places at `layer`. Raises UsageError, NotFound."""
    knowledge = Knowledge(connection, str(layer))
    old = knowledge.get_place(unknown)
    if bool(known) == bool(point):
        raise UsageError("give either the known place that it is, or --at LAT,LON")
    if known:
        record = _find_known(known, old, knowledge)
        learned = learn_name(record, old.name, layer)
    else:
        wanted = kind or (old.kind if old.kind in KINDS else "village")
        record, learned = learn_point(make_place(old.name, point, wanted), old, layer), True
    sitting = Sitting(by, datetime.now(UTC), why)
    return judge_identity(sitting, old.id, record, knowledge), learned


def _find_known(known: str, old: Place, knowledge: Knowledge) -> Place:
    """The place of an id, or the likeliest of a name in the country where the unknown place lies."""
    if (place := knowledge.find_place(known)) is not None:
        return place
    found = [place for one in knowledge.find_places(known) if (place := knowledge.find_place(one.id)) is not None]
    there = [place for place in found if place.id != old.id and old.country in (None, place.country)]
    if not there:
        raise NotFound(f"no place in {old.country} is known by the name {known}; look for it with fogline places show")
    return there[0]


def tell_unplaced(connection: sa.Connection, one: Unplaced, known: Knowledge) -> Record:
    """An unknown place as JSON, with what the reports tell of it and one claim that names it."""
    place = one.place
    parent = known.find_place(place.within) if place.within else None
    base = known.find_place(place.measured_from) if place.measured_from else None
    claim = get_original(connection, one.claim)[0]
    return {
        "id": place.id, "name": place.name, "kind": place.kind, "within": place.within,
        "within_name": parent.name if parent else None, "country": place.country, "lat": place.lat, "lon": place.lon,
        "precision": place.precision, "radius_km": place.radius_km, "bearing": place.bearing,
        "distance_km": place.distance_km, "measured_from": place.measured_from,
        "position": tell_position(place, base.name if base else "") or None,
        "claims": one.claims, "docs": one.docs, "claim": one.claim, "doc": one.doc, "quote": claim.evidence.exact,
    }  # fmt: skip


def list_unplaced(records: Sequence[Record]) -> Listing:
    """One row an unknown place."""
    rows = [
        (r["id"], r["name"], r["kind"], r["within_name"] or r["country"] or "-", r["position"] or "not told",
         str(r["claims"]), str(r["docs"]), r["doc"], r["quote"])
        for r in records
    ]  # fmt: skip
    columns = ("id", "name", "kind", "within", "position", "claims", "documents", "doc", "quote")
    brief, folding = ("id", "within", "position", "claims"), ("position", "quote")
    return Listing(columns, tuple(rows), brief, folding, "Every place that the reports name is known.")
