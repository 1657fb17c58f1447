"""Paths: a frame's argument paths, followed from its trigger to what fills a slot, as `data/frames/` names them."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.claim.scenes.scene import Scene
from fogline.claim.scenes.trigger import Trigger
from fogline.claim.slots.actor_paths import ACTOR_PATHS
from fogline.claim.slots.argument_words import ArgumentWords
from fogline.claim.slots.participants import find_blamed, find_claimants
from fogline.claim.slots.place_paths import PLACE_PATHS
from fogline.models.entity import Grounding

ONTO = frozenset({"into", "on", "against", "upon", "to", "onto", "across"})
"""Prepositions of what an event is aimed at, which no force of itself has."""


class Paths(ArgumentWords):
    """Fills slots for one trigger by following path names."""

    def __init__(self, scene: Scene, trigger: Trigger) -> None:
        super().__init__(scene, trigger)
        self._found_actors: dict[tuple[str, ...], tuple[Grounding, ...]] = {}
        self._found_places: dict[tuple[str, ...], tuple[Grounding, ...]] = {}

    def actors(self, paths: tuple[str, ...]) -> tuple[Grounding, ...]:
        """Actors at the first path that yields any; of a noun's event else who claims it or is blamed for it."""
        found = self._found_actors.get(paths)
        if found is None:
            found = self._found_actors[paths] = tuple(self._first_actors(paths))
        return found

    def _first_actors(self, paths: tuple[str, ...]) -> Sequence[Grounding]:
        for path in paths:
            follow = ACTOR_PATHS.get(path)
            if found := follow(self) if follow else self.actors_of(find_governed(self, path)):
                return found
        return (find_claimants(self) or find_blamed(self)) if self.trigger.frame.kind == "noun" else ()

    def places(self, paths: tuple[str, ...]) -> tuple[Grounding, ...]:
        """Places at the first path that yields any."""
        found = self._found_places.get(paths)
        if found is None:
            found = self._found_places[paths] = tuple(self._first_places(paths))
        return found

    def _first_places(self, paths: tuple[str, ...]) -> Sequence[Grounding]:
        for path in paths:
            follow = PLACE_PATHS.get(path)
            if found := follow(self) if follow else self.places_of(find_governed(self, path)):
                return found
        return ()


def find_governed(words: ArgumentWords, path: str) -> list[int]:
    """The words that a path reaches by prepositions: under the trigger ("of,by"), under it as a predicate ("obl:in"),
    under its carrier ("carrier.obl:in"), its object ("obj.of"), or its complement ("of.from")."""
    name, colon, prepositions = path.partition(":")
    if not colon:
        name, _, prepositions = path.rpartition(".")
    wanted = prepositions.split(",")
    match name:
        case "obl":
            return words.obliques(words.index, wanted)
        case "carrier.obl":
            return words.obliques(words.trigger.carrier, wanted) if words.trigger.carrier is not None else []
        case "obj":
            return [k for n in words.patient() for k in words.complements(n, wanted)]
        case "of":
            return [k for n in words.complements(words.index, ("of", "by")) for k in words.complements(n, wanted)]
    return words.complements(words.index, wanted) or _find_through_doer(words, wanted)


def _find_through_doer(words: ArgumentWords, wanted: list[str]) -> list[int]:
    """ "an incursion by troops into the valley": what the parse hung on who does it."""
    aimed = ONTO.intersection(wanted)
    if not aimed or words.trigger.frame.kind != "noun":
        return []
    doers = [k for k in words.complements(words.index, ("by", "of")) if words.scene.is_force(k)]
    return [m for k in doers for m in words.complements(k, aimed)]
