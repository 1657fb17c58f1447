"""Choosers: learned weights that say of each option how well it fills a slot (made by `training/choosers.py`).

The traits of an option and of its claim add up rows of a table, one layer makes a score of the sum, and the scores of a
claim's options become probabilities. An entity that is sure enough fills a slot that the rules left empty; what the
rules filled stays. The bounds are from wars that no rule was made on (`docs/decisions/learned-choosers.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fogline.claim.choice.claim_traits import find_claim_traits
from fogline.claim.choice.options import Option, find_options
from fogline.claim.choice.survey import CHOSEN_SLOTS, Survey
from fogline.claim.scenes.scene import Scene
from fogline.models.claim import Claim, Slot
from fogline.models.groundings import Groundings
from fogline.models.report import Report

Array = NDArray[np.float32]
SURE = {"place": 0.7, "actor": 0.5}
"""Least probability of an entity that fills an empty slot."""
CROSSED = ("T=", "G=")
"""The traits of a claim that an option's traits are also learned together with."""


class Chooser:
    """The weights for one slot. Immutable; may be shared."""

    def __init__(self, stored: dict[str, Array], names: Sequence[str]) -> None:
        """`names` are the traits, one a row; "trait||claim's trait" is one of an option seen with one of its claim."""
        self._rows: dict[str, dict[str, int]] = {"": {}}
        for row, name in enumerate(names):
            trait, crossed, given = name.partition("||")
            self._rows.setdefault(given if crossed else "", {})[trait] = row
        self._crossed: dict[tuple[str, ...], dict[str, list[int]]] = {}
        self._table: Array = stored["rows"].astype(np.float32) * stored["scale"]
        self._inner: Array = stored["inner"]
        self._outer: Array = stored["outer"]

    def _find_crossed(self, given: tuple[str, ...]) -> dict[str, list[int]]:
        """The rows of an option's traits seen with these traits of its claim."""
        if (known := self._crossed.get(given)) is None:
            known = {}
            for claim_trait in given:
                for trait, row in self._rows.get(claim_trait, {}).items():
                    known.setdefault(trait, []).append(row)
            self._crossed[given] = known
        return known

    def judge(self, claim_traits: Sequence[str], options: Sequence[Option]) -> Array:
        """The probability of each option."""
        given = tuple(t for t in claim_traits if t.startswith(CROSSED))
        plain, crossed = self._rows[""], self._find_crossed(given)
        shared = self._table[[row for t in claim_traits if (row := plain.get(t)) is not None]].sum(0)
        known: list[int] = []
        starts: list[int] = []
        for option in options:
            starts.append(len(known))
            for trait in set(option.traits):
                if (row := plain.get(trait)) is not None:
                    known.append(row)
                known += crossed.get(trait, ())
            known.append(len(self._table) - 1)  # a row of zeros: no sum is of nothing
        summed = np.add.reduceat(self._table[known], starts, axis=0) + shared
        hidden, direct = summed[:, :-1] + self._inner, summed[:, -1]
        scores = _gelu(hidden) @ self._outer + direct
        raised = np.exp(scores - scores.max())
        found: Array = (raised / raised.sum()).astype(np.float32)
        return found


class Choosers:
    """The choosers of all slots."""

    def __init__(self, path: Path) -> None:
        """`path`: the .npz file that `training/choosers.py` writes. Raises OSError or KeyError for another file."""
        with np.load(path) as stored:
            self.slots = {
                slot: Chooser(
                    {part: stored[f"{slot}_{part}"] for part in ("rows", "scale", "inner", "outer")},
                    str(stored[f"{slot}_traits"]).split("\n"),
                )
                for slot in CHOSEN_SLOTS
            }


@cache
def load_choosers() -> Choosers:
    """The choosers with the weights of this package."""
    with as_file(files("fogline.claim") / "weights" / "choosers.npz") as path:
        return Choosers(path)


def choose_fillers(
    report: Report, scenes: Sequence[Scene], groundings: Groundings, claims: Sequence[Claim], choosers: Choosers
) -> list[Claim]:
    """The claims with places and actors chosen where the rules found none; the notes of such a claim say so."""
    by_sentence = {scene.sentence.index: scene for scene in scenes}
    surveys = [Survey(slot, report, by_sentence, groundings, claims) for slot in CHOSEN_SLOTS]
    found = list(claims)
    for survey in surveys:
        for number in range(len(claims)):
            found[number] = _choose(survey, number, found[number], choosers.slots[survey.slot])
    return found


def _choose(survey: Survey, number: int, claim: Claim, chooser: Chooser) -> Claim:
    if survey.fills[number]:
        return claim
    options = find_options(survey, number)
    if len(options) == 1:
        return claim
    judged = chooser.judge(find_claim_traits(survey, number), options)
    best = int(judged.argmax())
    mention = options[best].mention
    if mention is None or judged[best] < SURE[survey.slot]:
        return claim
    slots = (Slot.of(mention.grounding),)
    note = f"learned choice: {survey.slot} “{slots[0].text}”, sure {judged[best]:.2f}"
    if survey.slot == "place":
        return replace(claim, place=slots, notes=(*claim.notes, note))
    recipient = tuple(s for s in claim.recipient if all(s.id != a.id for a in slots))
    return replace(claim, actor=slots, recipient=recipient, notes=(*claim.notes, note))


def _gelu(x: Array) -> Array:
    """The tanh form of GELU (Hendrycks and Gimpel 2016)."""
    inner = 0.7978845608 * (x + 0.044715 * x * x * x)
    found: Array = (0.5 * x * (1.0 + np.tanh(inner))).astype(np.float32)
    return found
