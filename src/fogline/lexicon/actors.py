"""The table of actors: who they are, what they are called, whose side they stand on, for whom they speak.

Curated rows come from `data/actors.csv`; countries and the organs of every state are made by rule
(`state_bodies`). Ids are readable slugs.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files

from fogline.errors import NotFound
from fogline.lexicon.conflicts import find_conflict
from fogline.lexicon.countries import load_countries
from fogline.lexicon.name_forms import FormIndex
from fogline.lexicon.state_bodies import (
    find_body_by_id,
    find_code_by_country_id,
    get_country_id,
    make_body_actor,
    make_country_actor,
)
from fogline.models.entity import Actor

_LONGEST_CHAIN = 6


class ActorTable:
    """Look-ups by id and by name. Build it with `load`; a table never changes once built.

    `merged` tells ids that stand for another actor's (see `fogline.lexicon.actor_layer`).
    """

    def __init__(self, rows: list[dict[str, str]], merged: Mapping[str, str] | None = None) -> None:
        self.merged: Mapping[str, str] = merged or {}
        self._actors = {row["id"]: _read_actor(row) for row in rows}
        self._rows = rows
        self._made: dict[str, Actor] = {}

    @classmethod
    def load(cls) -> ActorTable:
        """The packaged table; the same object each time."""
        return _load_table()

    @property
    def rows(self) -> tuple[Mapping[str, str], ...]:
        """The curated rows as text, by the columns of `data/actors.csv`."""
        return tuple(self._rows)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The curated rows (made-by-rule states and organs are not among them)."""
        return tuple(self._actors.values())

    def find(self, ident: str) -> Actor | None:
        """The actor of an id: curated, a country, or a state's organ; None where no rule makes it."""
        ident = self.merged.get(ident, ident)
        actor = self._actors.get(ident) or self._made.get(ident)
        if actor is None:
            actor = self._make(ident)
            if actor is not None:
                self._made[ident] = actor
        return actor

    def get(self, ident: str) -> Actor:
        """The actor of an id; raises NotFound."""
        actor = self.find(ident)
        if actor is None:
            raise NotFound(f"No actor has the id {ident}.")
        return actor

    def state_id(self, code: str, day: date | None = None) -> str:
        """The id that stands for a state: its government in a civil war on `day`, else the country."""
        conflict = find_conflict(code, day)
        return conflict.government if conflict and conflict.kind == "civil" else get_country_id(code)

    def side_of(self, ident: str) -> str | None:
        """The id of the side that an actor stands on; None where it stands on none or is unknown."""
        seen = 0
        actor = self.find(ident)
        while actor is not None and seen < _LONGEST_CHAIN:
            if actor.side:
                return actor.side
            actor = self.find(actor.speaks_for) if actor.speaks_for else None
            seen += 1
        return None

    def is_party(self, ident: str) -> bool:
        """Whether the actor is a belligerent, one of its organs, or speaks for one."""
        actor = self.find(ident)
        for _ in range(_LONGEST_CHAIN):
            if actor is None:
                return False
            if actor.party:
                return True
            actor = self.find(actor.speaks_for) if actor.speaks_for else None
        return False

    @cached_property
    def forms(self) -> FormIndex:
        """Names usable anywhere; values are actor ids, a dated or rarer homonym after the commoner."""
        index = FormIndex()
        for row in self._rows:
            index.update((row["name"], *_split(row["aliases"])), row["id"])
        return index

    @cached_property
    def context_forms(self) -> FormIndex:
        """Names usable only where the report is about the actor's country or names the actor otherwise."""
        index = FormIndex()
        for row in self._rows:
            index.update(_split(row["context_aliases"]), row["id"])
        return index

    @cached_property
    def starts(self) -> frozenset[str]:
        """The first words, folded, of every name of an actor, a country, a people or a capital."""
        indexes = (self.forms, self.context_forms, *get_place_words())
        return frozenset().union(*(index.starts for index in indexes))

    @cached_property
    def offices(self) -> dict[str, frozenset[str]]:
        """Offices of curated persons, lower case, by actor id."""
        return {row["id"]: frozenset(_split(row["offices"])) for row in self._rows if row["offices"]}

    @cached_property
    def tags(self) -> dict[str, frozenset[str]]:
        """Traits of curated actors (jihadist, islamist), by actor id."""
        return {row["id"]: frozenset(_split(row["tags"])) for row in self._rows if row["tags"]}

    def _make(self, ident: str) -> Actor | None:
        code = find_code_by_country_id(ident)
        if code:
            return make_country_actor(code, self.state_id(code))
        body = find_body_by_id(ident)
        if body:
            return make_body_actor(body[0], body[1], self.state_id(body[0]))
        return None


@cache
def _load_table() -> ActorTable:
    raw = (files("fogline.lexicon") / "data" / "actors.csv").read_text(encoding="utf-8")
    return ActorTable(list(csv.DictReader(raw.splitlines())))


@cache
def get_place_words() -> tuple[FormIndex, FormIndex]:
    """Two indexes whose values are ISO codes: names and peoples of countries, and their capitals.

    In the first a value is "name:SY", "adjective:SY" or "people:SY".
    """
    words, capitals = FormIndex(), FormIndex()
    for country in load_countries():
        words.update(country.names, f"name:{country.iso2}")
        words.update(country.adjectives, f"adjective:{country.iso2}")
        words.update(country.demonyms, f"people:{country.iso2}")
        if country.capital and country.capital != country.name:
            capitals.update(country.capitals, country.iso2)
    return words, capitals


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _read_actor(row: dict[str, str]) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        aliases=_split(row["aliases"]),
        side=row["side"] or None,
        country=row["country"] or None,
        member_of=_split(row["member_of"]),
        speaks_for=row["speaks_for"] or None,
        party=row["party"] == "y",
        valid_from=_read_day(row["valid_from"], first=True),
        valid_to=_read_day(row["valid_to"], first=False),
        inter=int(row["inter"]) if row["inter"] else None,
        ucdp=int(row["ucdp"]) if row["ucdp"] else None,
    )


def _read_day(cell: str, *, first: bool) -> date | None:
    """A day, or the first or last day of a month ("2017-01") or year ("2017")."""
    if not cell:
        return None
    parts = [int(part) for part in cell.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else (1 if first else 12)
    if len(parts) > 2:
        return date(year, month, parts[2])
    if first:
        return date(year, month, 1)
    return date.fromordinal((date(year + month // 12, month % 12 + 1, 1)).toordinal() - 1)
