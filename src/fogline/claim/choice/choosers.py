"""Choosers: learned weights that say of each option how well it fills a slot (made by `training/choosers.py`).

The traits of an option and of its claim add up rows of a table, one layer makes a score of the sum, and the scores of a
claim's options become probabilities. An entity that is sure enough fills a slot that the rules left empty, or takes the
place of the rules' recipient; so does "nothing". The bounds are from wars that no rule was made on
(`docs/decisions/learned-choosers.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from itertools import chain
from pathlib import Path

import numpy as np

from fogline.claim.choice.claim_traits import find_claim_traits
from fogline.claim.choice.options import Option, find_options
from fogline.claim.choice.survey import CHOSEN_SLOTS, Survey
from fogline.claim.events.heads import Array, gelu, softmax
from fogline.claim.scenes.scene import Scene
from fogline.models.claim import Claim, Slot
from fogline.models.groundings import Groundings
from fogline.models.report import Report

Asked = tuple[Sequence[str], Sequence[Option]]
"""A claim's traits and its options."""
SURE = {"place": 0.7, "actor": 0.5, "recipient": 0.8}
"""Least probability of an entity that fills an empty slot."""
SURER = {"recipient": 0.8}
"""Least probability of what takes the place of the rules' choice. Their places and actors always stay."""
WITHOUT_RECIPIENT = frozenset(
    {"hold", "enter", "advance", "withdraw", "deploy", "agree", "meet", "organize", "protest"}
)
"""Types whose recipient is not asked for where the rules found none: few have another, and those are seldom found."""
REMEMBERED = 20_000
CROSSED = ("T=", "G=")
"""The traits of a claim that an option's traits are also learned together with."""


class _Rows(dict[str, list[int]]):
    """The rows of an option's traits, each by itself and as seen with the traits of its claim; looked up once."""

    def __init__(self, tables: Sequence[dict[str, int]]) -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, trait: str) -> list[int]:
        found = self[trait] = [row for table in self._tables if (row := table.get(trait)) is not None]
        return found


class Chooser:
    """The weights for one slot. Immutable; may be shared."""

    def __init__(self, stored: dict[str, Array], names: Sequence[str]) -> None:
        """`names` are the traits, one a row; "trait||claim's trait" is one of an option seen with one of its claim."""
        self._rows: dict[str, dict[str, int]] = {"": {}}
        for row, name in enumerate(names):
            trait, crossed, given = name.partition("||")
            self._rows.setdefault(given if crossed else "", {})[trait] = row
        self._known: dict[tuple[str, ...], _Rows] = {}
        self._table: Array = stored["rows"].astype(np.float32) * stored["scale"]
        self._inner: Array = stored["inner"]
        self._outer: Array = stored["outer"]

    def _know(self, given: tuple[str, ...]) -> _Rows:
        """The rows by trait for options of a claim with these traits, filled as they are asked for."""
        known = self._known.get(given)
        if known is None or len(known) > REMEMBERED:
            known = self._known[given] = _Rows([self._rows.get(g, {}) for g in ("", *given)])
        return known

    def judge(self, claims: Sequence[Asked]) -> list[Array]:
        """For each claim, given by its traits and its options, the probability of each option."""
        if not claims:
            return []
        blank = len(self._table) - 1  # a row of zeros: no sum is of nothing
        plain = self._rows[""]
        shared: list[int] = []
        own: list[int] = []
        shared_starts: list[int] = []
        starts: list[int] = []
        for claim_traits, options in claims:
            shared_starts.append(len(shared))
            shared.append(blank)
            shared += [row for t in claim_traits if (row := plain.get(t)) is not None]
            given = tuple(t for t in claim_traits if t.startswith(CROSSED))
            find_rows = self._know(given).__getitem__
            for option in options:
                starts.append(len(own))
                own.append(blank)
                own.extend(chain.from_iterable(map(find_rows, dict.fromkeys(option.traits))))
        counts = [len(options) for _, options in claims]
        of_claims = np.add.reduceat(self._table[shared], shared_starts, axis=0)
        summed = np.add.reduceat(self._table[own], starts, axis=0) + np.repeat(of_claims, counts, axis=0)
        # Not a product of BLAS, which would wake its threads for it.
        scores = np.einsum("ij,j->i", gelu(summed[:, :-1] + self._inner), self._outer) + summed[:, -1]
        return [softmax(part) for part in np.split(scores, np.cumsum(counts)[:-1])]


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
    """The claims with places, actors and recipients as `SURE` and `SURER` say; the notes of a changed claim say so."""
    by_sentence = {scene.sentence.index: scene for scene in scenes}
    surveys = [Survey(slot, report, by_sentence, groundings, claims) for slot in CHOSEN_SLOTS]
    found = list(claims)
    for survey in surveys:
        asked = [(number, options) for number in _find_open(survey) if len(options := find_options(survey, number)) > 1]
        judged = choosers.slots[survey.slot].judge([(find_claim_traits(survey, n), options) for n, options in asked])
        for (number, options), row in zip(asked, judged, strict=True):
            best = int(row.argmax())
            sure = (SURER if survey.fills[number] else SURE)[survey.slot]
            if best and row[best] >= sure:
                found[number] = _choose(found[number], survey.slot, options[best], float(row[best]))
    return found


def _find_open(survey: Survey) -> list[int]:
    """The numbers of the claims whose slot may be chosen at all."""
    slot = survey.slot
    return [
        number
        for number, claim in enumerate(survey.claims)
        if (slot in SURER if survey.fills[number] else slot != "recipient" or claim.event_type not in WITHOUT_RECIPIENT)
    ]


def _choose(claim: Claim, slot: str, option: Option, sure: float) -> Claim:
    """The claim with the slot as chosen. Who acts is no recipient of the same claim."""
    if option.mention is None:
        left = ", ".join(f"“{s.text}”" for s in claim.recipient)
        note = f"learned choice: no recipient, not {left}, sure {sure:.2f}"
        return replace(claim, recipient=(), notes=(*claim.notes, note))
    chosen = replace(Slot.of(option.mention.grounding), how=f"learned choice, sure {sure:.2f}")
    notes = (*claim.notes, f"learned choice: {slot} “{chosen.text}”, sure {sure:.2f}")
    if slot == "place":
        return replace(claim, place=(chosen,), notes=notes)
    if slot == "actor":
        recipient = tuple(s for s in claim.recipient if s.id != chosen.id)
        return replace(claim, actor=(chosen,), recipient=recipient, notes=notes)
    return replace(claim, recipient=(chosen,), notes=notes) if chosen.id not in {s.id for s in claim.actor} else claim
