"""Lists that go on: "They captured several towns. These include A, B and C": the places belong to the event before."""

from __future__ import annotations

from fogline.claim.retelling import retell
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.attribution import find_hearing
from fogline.claim.speech.named_tags import find_named_tag
from fogline.models.claim import Claim, Slot
from fogline.models.entity import Grounding

POINTING = frozenset({"these", "they", "those", "this", "them", "it", "among"})
LISTING = frozenset({"include", "comprise", "list", "name"})
LISTABLE = frozenset({"seize", "hold", "enter", "withdraw", "advance", "airstrike", "shell", "attack", "clash"})
REACH = 1
"""How many sentences back the event may stand."""


def find_continuations(scene: Scene, earlier: list[Claim]) -> list[Claim]:
    """The claims of listing sentences whose subject points back at an event of places just told."""
    found = []
    for index, lemma in enumerate(scene.syntax.lemmas):
        places = _listed_places(scene, index) if lemma in LISTING else []
        before = max((c for c in earlier if _fits(c, scene)), key=_openness, default=None) if places else None
        if before is not None:
            found.append(_continue(scene, index, before, places))
    return found


def _listed_places(scene: Scene, index: int) -> list[Grounding]:
    """The places that a verb of listing adds to what its subject points back at ("these include Oldtown")."""
    syntax = scene.syntax
    if not syntax.is_verb(index):
        return []
    if not any(syntax.words[s] in POINTING for s in syntax.surface_subject(index)):
        return []
    return [g for p in syntax.patient(index) for g in scene.places_of(p)]


def _continue(scene: Scene, index: int, before: Claim, places: list[Grounding]) -> Claim:
    """An earlier claim told again of the places that a verb lists."""
    return retell(
        scene,
        index,
        before,
        place=tuple(map(Slot.of, places)),
        recipient=(),
        time_null="a list repeats no date",
        attribution=tuple(find_hearing(scene, index).chain or find_named_tag(scene, index)),
        frame="list-of-what-was-told",
    )


def _openness(claim: Claim) -> tuple[bool, bool, int]:
    """A group that was counted but not named is what a list goes on to name; else the latest claim."""
    counted = any(f.measure in ("taken", "other", "struck") for f in claim.figures)
    return counted, not claim.place, claim.evidence.start


def _fits(claim: Claim, scene: Scene) -> bool:
    return (
        claim.event_type in LISTABLE
        and claim.core
        and claim.polarity == "affirmed"
        and 0 <= scene.sentence.index - claim.sentence <= REACH
    )
