"""Rebels: which of the armed groups that a report names may be those of its war."""

from __future__ import annotations

from fogline.models.entity import Actor
from fogline.resolve.scene import Scene

_PEACEKEEPERS = frozenset(
    ("nations", "un", "u.n.", "peacekeeping", "multinational", "nato", "ecomog", "union", "police")
)
_CONTINENTAL = frozenset(("african", "european"))


def may_be_rebel(scene: Scene, actor: Actor) -> bool:
    """An armed group of this war that stands on no state's side."""
    home, conflict = scene.theatre.home, scene.theatre.conflict
    if actor.inter == 8 or actor.country not in (None, home) or actor.inter == 1:
        return False
    if actor.learned and _keeps_peace(actor.name.lower().split()):
        return False
    side = scene.table.find(scene.table.side_of(actor.id) or actor.side or actor.id)
    civil = conflict is not None and conflict.kind == "civil"
    return not (civil and side is not None and side.kind in ("country", "government") and not side.learned)


def _keeps_peace(words: list[str]) -> bool:
    """Whether a name is that of peacekeepers; a union is one where it is a continent's."""
    found = _PEACEKEEPERS.intersection(words)
    return bool(found - {"union"}) or (bool(found) and not _CONTINENTAL.isdisjoint(words))
