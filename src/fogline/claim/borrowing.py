"""Borrowing: the slots of a sentence's claims that are told around it, the nearest first.

The claims of the same sentence lend theirs, then its scenery and surroundings, then what was told before under the same
label, then the label itself.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.actors.carried import carry_captor, name_captor
from fogline.claim.events.happening import Happening
from fogline.claim.happening_claim import as_slots
from fogline.claim.places.adjoining import find_conjoined, find_surroundings, find_where
from fogline.claim.places.aftermath import is_later
from fogline.claim.places.anchors import leave_anchors
from fogline.claim.places.backdrop import find_backdrop
from fogline.claim.places.carrying import carry_day, carry_ground, carry_slots, is_overall
from fogline.claim.places.exemplifying import name_examples
from fogline.claim.places.grounds import stand_on_ground
from fogline.claim.places.sharing import share_slots
from fogline.claim.places.whereabouts import find_labelled, find_scenery
from fogline.claim.scenes.scene import Scene
from fogline.claim.times.speech_days import carry_speech_day
from fogline.models.claim import Claim
from fogline.models.entity import Grounding


def borrow_slots(
    previous: Scene | None, scene: Scene, happenings: list[Happening], claims: list[Claim], earlier: list[Claim]
) -> list[Claim]:
    """The claims of a scene's happenings, in step with them, with the slots filled that others tell.

    `previous` is the scene before, `earlier` are the report's claims so far.
    """
    if not happenings:
        return []
    near = [c for c in earlier if c.sentence >= scene.label.since]
    claims = share_slots(scene, happenings, name_examples(scene, happenings, claims))
    for n, happening in enumerate(happenings):
        if is_later(scene, happening):
            continue
        claim = _in_surroundings(scene, happening, _in_scenery(scene, happening, claims[n]))
        claim = carry_ground(scene, happening, carry_slots(scene, claim, near), [*near, *claims[:n]])
        claims[n] = find_backdrop(previous, scene, happening, claim, near)
    claims = share_slots(scene, happenings, claims)
    claims = [
        carry_captor(scene, h, c, [*near, *claims[:n]]) for n, (h, c) in enumerate(zip(happenings, claims, strict=True))
    ]
    claims = [name_captor(scene, c, claims) for c in claims]
    claims = [_under_label(scene, h, c) for h, c in zip(happenings, claims, strict=True)]
    claims = share_slots(scene, happenings, stand_on_ground(scene, happenings, claims, near))
    claims = [carry_day(c, earlier) for c in claims]
    return [carry_speech_day(previous, scene, c) for c in claims]


def _in_scenery(scene: Scene, happening: Happening, claim: Claim) -> Claim:
    return (
        claim if claim.place else _place(scene, claim, find_where(scene, happening) or find_scenery(scene, happening))
    )


def _in_surroundings(scene: Scene, happening: Happening, claim: Claim) -> Claim:
    if claim.place:
        return claim
    found = find_conjoined(scene, happening) if is_overall(claim) else find_surroundings(scene, happening)
    return _place(scene, claim, found)


def _under_label(scene: Scene, happening: Happening, claim: Claim) -> Claim:
    if claim.place or is_overall(claim):
        return claim
    return _place(scene, claim, find_labelled(scene, happening))


def _place(scene: Scene, claim: Claim, found: tuple[Grounding, ...]) -> Claim:
    return replace(claim, place=as_slots(leave_anchors(scene, found))) if found else claim
