"""Lists that go on: "They captured several towns. These include A, B and C": the places belong to the event before."""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.attribution import find_hearing
from fogline.claim.named_tags import find_named_tag
from fogline.claim.passage import clause_bounds
from fogline.claim.scene import Scene
from fogline.models.claim import Claim, Slot
from fogline.models.selector import Selector, select

POINTING = frozenset({"these", "they", "those", "this", "them", "it", "among"})
LISTING = frozenset({"include", "comprise", "list", "name"})
LISTABLE = frozenset({"seize", "hold", "enter", "withdraw", "advance", "airstrike", "shell", "attack", "clash"})
REACH = 1
"""How many sentences back the event may stand."""


def find_continuations(scene: Scene, earlier: list[Claim]) -> list[Claim]:
    """The claims of listing sentences whose subject points back at an event of places just told."""
    syntax = scene.syntax
    found = []
    for index in range(len(syntax)):
        if syntax.lemmas[index] not in LISTING or not syntax.is_verb(index):
            continue
        subjects = syntax.surface_subject(index)
        if not any(syntax.words[s] in POINTING for s in subjects):
            continue
        places = [g for p in syntax.patient(index) for g in scene.places_of(p)]
        before = max((c for c in earlier if _fits(c, scene)), key=_openness, default=None)
        if not places or before is None:
            continue
        start, end = clause_bounds(scene, index)
        token = syntax.tokens[index]
        found.append(
            replace(
                before,
                id="",
                evidence=select(scene.report.text, start, end),
                trigger=Selector(token.start, token.end, token.text),
                place=tuple(Slot(g.id, g.name, g.text, g.start, g.end, g.how, g.candidates) for g in places),
                recipient=(),
                time=None,
                time_text=None,
                time_null="a list repeats no date",
                attribution=tuple(find_hearing(scene, index).chain or find_named_tag(scene, index)),
                figures=(),
                frame="list-of-what-was-told",
                sentence=scene.sentence.index,
            )
        )
    return found


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
