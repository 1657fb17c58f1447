"""Alliances: the sides of a store's actors, settled anew for those alone whom new reports can move.

1. New reports move the actors that they bring, those whose records they change, and those of whom they tell something
   that decides a side: that they fight, speak for a state, have a ruler's title, belong together.
2. With these go the actors of their sides until now, and all that share a key with one of them (`assemble.kin`).
3. The sides of these are settled from what the store keeps of them and what the new reports add. All others stay.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from fogline.assemble.citations import fold_names, name_publisher
from fogline.assemble.kin import find_kin
from fogline.assemble.short_names import FULL, SHORT, list_names, pair_names
from fogline.assemble.sides import Grounds, Sides, find_homes, settle_sides
from fogline.lexicon.voice_kinds import fold_words
from fogline.models.entity import Actor
from fogline.models.report import ReportCard
from fogline.store.grounds import GroundRow, SideRow, find_keys, find_members, find_values, read_sides
from fogline.store.increments import find_records

_FLAGS = ("acting", "struck", "voices")
_TITLES = ("titled", "foreign")


@dataclass(frozen=True)
class Resettled:
    """The sides of the actors in `scope`, and those of them whose side, or part in the fighting, is another now; the
    facts to keep from now on, and the actors (`renewed`) of whom these are in the place of those kept before."""

    sides: Sides
    scope: frozenset[str]
    changed: frozenset[str]
    grounds: list[GroundRow]
    renewed: frozenset[str]


def list_grounds(grounds: Grounds, actors: Iterable[Actor], reports: Iterable[ReportCard]) -> list[GroundRow]:
    """Everything that a store keeps of grounds, of actors and of the publishers of reports, one fact a row."""
    rows: list[GroundRow] = [(name, ident, "", 1) for name in _FLAGS for ident in getattr(grounds, name)]
    rows += [(name, _last(title), title, 1) for name in _TITLES for title in getattr(grounds, name)]
    rows += [("group", ident, _render(group), 1) for group in grounds.groups for ident in group]
    rows += [("beside", ident, state, number) for (ident, state), number in grounds.beside.items()]
    homes = find_homes(grounds.beside)
    for actor in actors:
        rows += _list_actor(actor, homes.get(actor.id), actor.id in grounds.voices)
    return rows + list_publishers(reports)


def list_publishers(reports: Iterable[ReportCard]) -> list[GroundRow]:
    """Which report is whose, by the publisher's folded name."""
    return [("outlet", name_publisher(card.publisher), card.id, 1) for card in reports if card.publisher]


def _list_actor(actor: Actor, home: str | None, state_voice: bool) -> list[GroundRow]:
    rows: list[GroundRow] = [("kin", key, actor.id, 1) for key in find_kin(actor, home, state_voice)]
    rows += [(kind, last, actor.id, 1) for kind, last in list_names(actor)]
    return rows + [("name", name, actor.id, 1) for name in fold_names(actor)]


def find_published(connection: sa.Connection, actors: Iterable[Actor], idents: Iterable[str]) -> set[str]:
    """Reports (by id) whose publisher is or was called like one of these actors, by record or by id."""
    names = {name for actor in actors for name in fold_names(actor)}
    names |= {name for found in find_keys(connection, "name", idents).values() for name in found}
    return {ident for found in find_values(connection, "outlet", names).values() for ident in found}


class Alliances:
    """The grounds that a store keeps, with those of new reports laid over them."""

    def __init__(self, connection: sa.Connection, added: Grounds) -> None:
        self._connection, self._added = connection, added
        self._records: dict[str, Actor] = {}
        self._renewed: dict[str, list[GroundRow]] = {}

    def settle(self, fresh: Iterable[str]) -> Resettled:
        """Sides of all whom the new reports can move. `fresh` are actors that are new or have another record now."""
        fresh = set(fresh)
        moved = fresh | self._find_moved()
        moved |= self._find_namesakes(fresh) | self._get("kin", [f"is {ident}" for ident in fresh])
        self._renew(moved)
        moved |= self._find_namesakes(fresh)
        if not moved:
            return Resettled(Sides(), frozenset(), frozenset(), self._list_added(), frozenset())
        scope = self._close(moved)
        self._load(scope)
        actors = {ident: self._records[ident] for ident in sorted(scope) if ident in self._records}
        sides = settle_sides(self._gather(scope), actors, self._pair(actors.values()))
        scope |= sides.parent.keys()
        old = read_sides(self._connection, scope)
        changed = {ident for ident in scope if _tell(sides, ident) != _tell_old(old, ident)}
        rows = [*self._list_added(), *(row for rows in self._renewed.values() for row in rows)]
        return Resettled(sides, frozenset(scope), frozenset(changed), rows, frozenset(self._renewed))

    def _find_moved(self) -> set[str]:
        """Actors of whom the new reports tell what decides a side and was not told before."""
        added, moved = self._added, set[str]()
        for name in _FLAGS:
            told = getattr(added, name)
            moved |= told - find_values(self._connection, name, told).keys()
        for name in _TITLES:
            known = find_values(self._connection, name, {_last(title) for title in getattr(added, name)})
            lasts = {last for title in getattr(added, name) if title not in known.get(last := _last(title), {})}
            moved |= self._get(FULL, lasts) | self._get(SHORT, lasts)
        members = find_values(self._connection, "group", {ident for group in added.groups for ident in group})
        moved |= {i for group in added.groups for i in group if _render(group) not in members.get(i, {})}
        idents = {ident for ident, _ in added.beside}
        before, now = self._find_beside(idents, new=False), self._find_beside(idents)
        return moved | {ident for ident in idents if before.get(ident) != now.get(ident)}

    def _find_beside(self, idents: Iterable[str], *, new: bool = True) -> dict[str, str]:
        """The state that each actor is taken to be of, with or without what the new reports tell."""
        return find_homes(self._count_beside(idents, new=new))

    def _count_beside(self, idents: Iterable[str], *, new: bool = True) -> Counter[tuple[str, str]]:
        wanted = set(idents)
        kept = find_values(self._connection, "beside", wanted)
        found = Counter({(ident, state): n for ident, states in kept.items() for state, n in states.items()})
        if new:
            found.update({key: n for key, n in self._added.beside.items() if key[0] in wanted})
        return found

    def _find_namesakes(self, idents: Iterable[str]) -> set[str]:
        """Actors whom reports name by a short name that some actors have, or had until now."""
        lasts = {last for found in find_keys(self._connection, FULL, idents).values() for last in found}
        lasts |= {key for ident in idents for kind, key, _, _ in self._renewed.get(ident, ()) if kind == FULL}
        return self._get(SHORT, lasts)

    def _load(self, idents: Iterable[str]) -> None:
        self._records |= find_records(self._connection, "actor", set(idents) - self._records.keys())

    def _renew(self, idents: set[str]) -> None:
        """Work out anew the keys of actors."""
        self._load(idents)
        voices = find_values(self._connection, "voices", idents).keys() | self._added.voices
        homes = self._find_beside(idents)
        for ident in sorted(idents & self._records.keys()):
            self._renewed[ident] = _list_actor(self._records[ident], homes.get(ident), ident in voices)

    def _get(self, kind: str, keys: Iterable[str]) -> set[str]:
        """The actors under some keys, as they are now."""
        return {ident for found in self._find(kind, keys).values() for ident in found}

    def _find(self, kind: str, keys: Iterable[str]) -> dict[str, set[str]]:
        wanted = set(keys)
        found = {
            key: {ident for ident in idents if ident not in self._renewed}
            for key, idents in find_values(self._connection, kind, wanted).items()
        }
        for rows in self._renewed.values():
            for mine, key, ident, _ in rows:
                if mine == kind and key in wanted:
                    found.setdefault(key, set()).add(ident)
        return found

    def _keys(self, kind: str, idents: Iterable[str]) -> set[str]:
        """The keys that some actors are under, as they are now."""
        idents = set(idents)
        kept = find_keys(self._connection, kind, idents - self._renewed.keys())
        fresh = (row for ident in idents & self._renewed.keys() for row in self._renewed[ident])
        return {key for found in kept.values() for key in found} | {row[1] for row in fresh if row[0] == kind}

    def _close(self, moved: Iterable[str]) -> set[str]:
        """Actors with all who were of one side with one of them, or may be now."""
        scope, frontier = set[str](), set(moved)
        while frontier:
            scope |= frontier
            old = {side or actor for actor, (side, _) in read_sides(self._connection, frontier).items()}
            beside = old | find_members(self._connection, old) | self._get("kin", self._keys("kin", frontier))
            beside |= {ident for group in self._find_groups(frontier) for ident in group}
            full, short = self._keys(FULL, frontier), self._keys(SHORT, frontier)
            single = {name: found for name, found in self._find(FULL, full | short).items() if len(found) == 1}
            beside |= self._get(SHORT, full & single.keys())
            beside |= {ident for name in short & single.keys() for ident in single[name]}
            frontier = beside - scope
        return scope

    def _find_groups(self, idents: Iterable[str]) -> set[tuple[str, ...]]:
        """Groups told to belong together that some actors are in."""
        wanted = set(idents)
        kept = find_values(self._connection, "group", wanted)
        found = {tuple(json.loads(group)) for groups in kept.values() for group in groups}
        return found | {group for group in self._added.groups if wanted.intersection(group)}

    def _gather(self, scope: set[str]) -> Grounds:
        """The grounds on which these actors' sides stand."""
        flags = {
            name: (set(find_values(self._connection, name, scope)) | getattr(self._added, name)) & scope
            for name in _FLAGS
        }
        lasts = self._keys(FULL, scope) | self._keys(SHORT, scope)
        lasts |= {_last(self._records[ident].name) for ident in scope & self._records.keys()}
        titles = {
            name: {title for found in find_values(self._connection, name, lasts).values() for title in found}
            | getattr(self._added, name)
            for name in _TITLES
        }
        return Grounds(**flags, **titles, groups=self._find_groups(scope), beside=self._count_beside(scope))

    def _pair(self, actors: Iterable[Actor]) -> list[tuple[str, str]]:
        short: dict[str, set[str]] = {}
        for actor in actors:
            for kind, name in list_names(actor):
                if kind == SHORT:
                    short.setdefault(name, set()).add(actor.id)
        return pair_names(self._find(FULL, short), short)

    def _list_added(self) -> list[GroundRow]:
        return list_grounds(self._added, (), ())


def read_part(connection: sa.Connection, idents: Iterable[str], settled: Resettled) -> Sides:
    """Sides of the actors of a part of a store: as settled anew, and as they were for the others."""
    rest = set(idents) - settled.scope
    parent, parties = dict(settled.sides.parent), set(settled.sides.parties)
    for actor, (side, party) in read_sides(connection, rest).items():
        if side is not None:
            parent[actor] = side
            parent.setdefault(side, side)
        if party:
            parties.add(side or actor)
    return Sides(parent, frozenset(parties))


def index_publishers(connection: sa.Connection, reports: Iterable[ReportCard], settled: Resettled) -> dict[str, str]:
    """The actor of each publisher of some reports, by folded name, as things are now; the last by id where several
    have the name."""
    names = {name_publisher(card.publisher) for card in reports if card.publisher}
    found = {
        name: {ident for ident in idents if ident not in settled.renewed}
        for name, idents in find_values(connection, "name", names).items()
    }
    for kind, name, ident, _ in settled.grounds:
        if kind == "name" and name in names:
            found.setdefault(name, set()).add(ident)
    return {name: max(idents) for name, idents in found.items() if idents}


def _tell(sides: Sides, ident: str) -> tuple[str, bool]:
    return sides.find(ident), sides.is_party(ident)


def _tell_old(old: Mapping[str, SideRow], ident: str) -> tuple[str, bool]:
    side, party = old.get(ident, (None, False))
    return side or ident, party


def _last(title: str) -> str:
    words = fold_words(title).split()
    return words[-1] if words else ""


def _render(group: tuple[str, ...]) -> str:
    return json.dumps(group, separators=(",", ":"), ensure_ascii=False)
