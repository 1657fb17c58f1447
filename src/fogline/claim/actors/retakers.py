"""Retakers: who took a place back, where the clause names only who had taken it before."""

from __future__ import annotations

from fogline.claim.actors.parties import Parties
from fogline.claim.events.happening import Happening
from fogline.claim.scenes.scene import Scene
from fogline.models.claim import Claim, Slot

BACK = frozenset({"retake", "recapture", "regain", "reclaim", "reconquer", "recover"})
"""Verbs and nouns of taking back what another had taken."""


def find_retaker(scene: Scene, happening: Happening, earlier: list[Claim], parties: Parties) -> tuple[Slot, ...]:
    """The foe of who took the place, in the clause before ("was captured by rebels and retaken months later") or in
    what the report told of it; empty where neither tells."""
    if happening.type != "seize" or scene.syntax.lemmas[happening.trigger.index] not in BACK:
        return ()
    taker = _find_taker(scene, happening, earlier)
    if taker is None:
        return ()
    return parties.find_foe(taker, earlier)


def _find_taker(scene: Scene, happening: Happening, earlier: list[Claim]) -> str | None:
    """The id of who had taken the place."""
    syntax, index = scene.syntax, happening.trigger.index
    head = syntax.head(index)
    if head >= 0 and syntax.rels[index] == "conj" and syntax.passive(head):
        named = [g.id for n in syntax.by_phrase(head) for g in scene.actors_of(n)]
        if named:
            return named[0]
    places = {g.id for g in happening.place}
    taken = [c for c in earlier if c.event_type == "seize" and c.actor and places & {s.id for s in c.place}]
    return taken[-1].actor[0].id if taken else None
