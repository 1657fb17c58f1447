"""Retelling: an earlier claim told again by a later word, which denies it or goes on about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fogline.claim.events.passage import clause_bounds
from fogline.claim.scenes.scene import Scene
from fogline.models.claim import Claim
from fogline.models.selector import Selector, select


def retell(scene: Scene, index: int, told: Claim, **others: Any) -> Claim:
    """The claim `told` as the word at `index` tells it again, in its own clause, without day and figures; `others` are
    the fields that are other than in `told`."""
    start, end = clause_bounds(scene, index)
    token = scene.syntax.tokens[index]
    return replace(
        told,
        id="",
        evidence=select(scene.report.text, start, end),
        trigger=Selector(token.start, token.end, token.text),
        time=None,
        time_text=None,
        figures=(),
        sentence=scene.sentence.index,
        **others,
    )
