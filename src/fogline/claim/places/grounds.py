"""Grounds: the ground that a report stands on when it tells of entering or leaving without a place.

Nobody enters or leaves nothing: where neither the clause nor a pronoun names it, it is the place of the
event told last, in the same sentence or a little before in the same paragraph ("The rebels took Oldtown on Monday. The
army withdrew in the night.").
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.events.happening import Happening
from fogline.claim.places.carrying import is_overall
from fogline.claim.scenes.scene import Scene
from fogline.models.claim import Claim

REACH: dict[str, int] = {"withdraw": 2, "enter": 2, "advance": 1, "protest": 1}
"""How many sentences back, in its paragraph, the event may stand whose place a claim of each type takes. Measured on
the development sets: farther off, or in another paragraph, the last place told is more often wrong than right."""
FOUGHT_OVER = frozenset({"seize", "hold", "enter", "withdraw", "clash", "attack", "protest"})
"""Events whose place is the ground of the sentences after."""
LINES = frozenset({"river", "sea", "road", "border"})
WITHIN = frozenset({"withdraw", "enter"})
"""What may take its place from an event told before it in its own sentence."""
BESIDE = FOUGHT_OVER | {"airstrike", "shell", "casualties", "damage"}
"""Events that lend it there."""


def stand_on_ground(
    scene: Scene, happenings: list[Happening], claims: list[Claim], earlier: list[Claim]
) -> list[Claim]:
    """The claims of one sentence, in step with their happenings, with the place told last for those that must have one
    and name none. `earlier` are the claims of the sentences before."""
    settled: list[Claim] = []
    for happening, claim in zip(happenings, claims, strict=True):
        verb = happening.trigger.frame.kind == "verb"
        settled.append(_stand(scene, claim, [*earlier, *settled]) if verb else claim)
    return settled


def _stand(scene: Scene, claim: Claim, told: list[Claim]) -> Claim:
    reach = REACH.get(claim.event_type)
    if reach is None or claim.place or not claim.core or claim.polarity == "denied" or is_overall(claim):
        return claim
    for before in reversed(told):
        gap = claim.sentence - before.sentence
        if gap > reach or scene.report.sentences[before.sentence].block != scene.sentence.block:
            return claim
        if gap == 0 and claim.event_type not in WITHIN:
            continue
        if before.event_type not in (FOUGHT_OVER if gap else BESIDE) or not before.core or before.polarity == "denied":
            continue
        if before.place and not any(_is_line(scene, s.id) for s in before.place):
            return replace(claim, place=before.place)
    return claim


def _is_line(scene: Scene, ident: str) -> bool:
    """A river, road or border: crossed on the way, not where the next thing happens."""
    record = scene.groundings.place_records.get(ident)
    return record is not None and record.kind in LINES
