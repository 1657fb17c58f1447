"""Candidates: what a reviewer may put into a slot: what else a mention could have been, and what a name may mean."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from fogline.errors import NotFound
from fogline.lexicon.actor_layer import load_actors
from fogline.lexicon.actors import ActorTable
from fogline.lexicon.gazetteer import Gazetteer
from fogline.models.claim import Slot, Voice
from fogline.models.entity import Actor, Place
from fogline.present.listings import fold_name
from fogline.store.actor_decisions import list_decisions
from fogline.store.entities import find_record, search_records
from fogline.store.place_keys import renew_layer

_MOST = 12
_here = threading.local()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen: its id, its name, and what tells it from others of the name."""

    id: str
    name: str
    note: str = ""
    chosen: bool = False


class Knowledge:
    """What the store, the gazetteer and the table of actors know of names. For the thread that made it."""

    def __init__(self, connection: sa.Connection, places: str) -> None:
        self._connection = connection
        self._places = places

    @property
    def layer(self) -> Path:
        """The file of the user's own places."""
        return Path(self._places)

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer with the user's own layer, kept open by each thread."""
        kept: dict[str, Gazetteer] = _here.__dict__.setdefault("gazetteers", {})
        if self._places not in kept:
            renew_layer(Path(self._places))
            kept[self._places] = Gazetteer.open(layer=Path(self._places))
        return kept[self._places]

    @property
    def actors(self) -> ActorTable:
        """The table of actors as decided for this store."""
        return load_actors(list_decisions(self._connection))

    def find_places(self, name: str, near: Iterable[str] = ()) -> list[Choice]:
        """Places that a name may mean, those that the store speaks of first, then the likeliest; `near` are ids of
        places around which also what sounds alike is taken."""
        name = name.strip()[:120]
        known = [
            self._tell_place(place)
            for place in search_records(self._connection, "place", name)
            if self._is_called(place, name)
        ]
        found = [self._tell_place(match.place) for match in self.gazetteer.find_candidates(name, limit=_MOST)]
        points = [(p.lat, p.lon) for ident in near if (p := self.find_place(ident)) and p.lat and p.lon]
        if points and name:
            found += [self._tell_place(match.place) for match in self.gazetteer.find_near(name, points)]
        return _once([*known, *found])[:_MOST]

    def find_actors(self, name: str) -> list[Choice]:
        """Actors that a name may mean: by the whole name first, then by a part of it."""
        name = name.strip()[:120]
        idents = [*(self.actors.forms.get(name) or ()), *(self.actors.context_forms.get(name) or ())]
        exact = [actor for ident in idents if (actor := self.actors.find(ident))]
        stored = [one for one in search_records(self._connection, "actor", name) if self._is_called(one, name)]
        wanted = fold_name(name)
        alike = [actor for folded, actor in _fold_actors(self.actors) if len(wanted) > 2 and wanted in folded][:_MOST]
        stored.sort(key=lambda one: fold_name(one.name) != wanted)
        choices = [tell_actor(actor) for actor in (*exact, *stored, *alike)]
        return _once(choices)[:_MOST]

    def _is_called(self, record: Actor | Place, name: str) -> bool:
        names = (record.name, *(record.aliases if isinstance(record, Actor) else ()))
        return bool(fold_name(name)) and any(fold_name(name) in fold_name(one) for one in names)

    def find_place(self, ident: str) -> Place | None:
        """The place of an id, as the store has it, else the gazetteer."""
        stored = find_record(self._connection, "place", ident)
        if isinstance(stored, Place):
            return stored
        try:
            return self.gazetteer.get_place(ident)
        except (KeyError, ValueError, OverflowError):  # digits that are no number, or one too large for a row
            return None

    def get_place(self, ident: str) -> Place:
        """The place of an id; raises NotFound."""
        place = self.find_place(ident)
        if place is None:
            raise NotFound(f"no place has the id {ident}")
        return place

    def get_actor(self, ident: str) -> Actor:
        """The actor of an id, as the store has it, else the table of actors; raises NotFound."""
        found = find_record(self._connection, "actor", ident) or self.actors.find(ident)
        if not isinstance(found, Actor):
            raise NotFound(f"no actor has the id {ident}")
        return found

    def with_holders(self, place: Place) -> tuple[Place, ...]:
        """A place and those that hold it, nearest first."""
        found = [place]
        while (up := found[-1].within) and len(found) < 8 and (held := self.find_place(up)) and held not in found:
            found.append(held)
        return tuple(found)

    def _tell_place(self, place: Place | Actor) -> Choice:
        assert isinstance(place, Place)
        up = self.find_place(place.within) if place.within else None
        where = ", ".join(filter(None, (place.kind, up.name if up else None, place.country)))
        return Choice(place.id, place.name, where)


def tell_actor(actor: Place | Actor) -> Choice:
    """An actor as a choice."""
    assert isinstance(actor, Actor)
    return Choice(actor.id, actor.name, ", ".join(filter(None, (actor.kind, actor.country))))


def list_choices(items: Iterable[Slot | Voice]) -> list[Choice]:
    """What is in a slot, chosen, and then everything else that its mentions could have been."""
    slots = list(items)
    chosen = [Choice(one.id, one.name or one.text, f"read from “{one.text}”", True) for one in slots]
    others = [
        Choice(c.id, c.name, f"runner-up, {c.score:.2f}" + (f": {c.why}" if c.why else ""))
        for one in slots if isinstance(one, Slot) for c in one.candidates
    ]  # fmt: skip
    return _once([*chosen, *others])


@cache
def _fold_actors(table: ActorTable) -> tuple[tuple[str, Actor], ...]:
    return tuple(
        (" | ".join(fold_name(name) for name in (actor.name, *actor.aliases)), actor)
        for row in table.rows if (actor := table.find(row["id"]))
    )  # fmt: skip


def _once(choices: Iterable[Choice]) -> list[Choice]:
    """Each id once, where it came first."""
    found: dict[str, Choice] = {}
    for choice in choices:
        found.setdefault(choice.id, choice)
    return list(found.values())
