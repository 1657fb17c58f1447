"""Officers: for whom a person of rank speaks whom the report ties to no body ("said Brigadier X", "the captain")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from fogline.models.entity import Actor, Grounding
from fogline.resolve.scene import Scene

_REACH = 600
"""How many characters before the first mention of an officer his army may be named."""
_COMMANDING = frozenset(("military", "igo"))


def settle_officers(scene: Scene, groundings: Sequence[Grounding]) -> None:
    """Tie every learned person of rank without a body to the army, or the peacekeepers, named last before him, else to
    the army at war at home; and a minister of defence to his ministry. `groundings` are in text order."""
    heads = [grounding.head for grounding in groundings]
    for referent in list(scene.discourse.referents.values()):
        actor = scene.actor(referent.actor.id)
        if actor is None or actor.kind != "person" or not actor.learned or actor.speaks_for:
            continue
        body = None
        if referent.offices & scene.nouns.defence_ministers:
            code = actor.country or scene.theatre.home
            body = scene.theatre.body_id(code, "defense-ministry") if code else None
        elif (referent.offices | {actor.name.lower()}) & scene.nouns.ranks:
            body = _find_command(scene, actor, groundings, heads)
        if body is not None and scene.actor(body) is not None:
            scene.learned.learn_person(actor.name, speaks_for=body)


def _find_command(scene: Scene, actor: Actor, groundings: Sequence[Grounding], heads: list[int]) -> str | None:
    first = next((g.head for g in groundings if g.id == actor.id), None)
    if first is None:
        return None
    for grounding in reversed(groundings[: bisect_left(heads, first)]):
        if first - grounding.head > _REACH:
            break
        record = scene.actor(grounding.id)
        if record is not None and record.kind in _COMMANDING and actor.country in (None, record.country):
            return record.id
    home = scene.theatre.home
    return scene.theatre.body_id(home, "army") if home and scene.theatre.conflict else None
