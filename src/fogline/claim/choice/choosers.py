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
from itertools import chain, pairwise
from pathlib import Path

import numpy as np

from fogline.claim.choice.claim_traits import find_claim_traits
from fogline.claim.choice.options import Option, find_options
from fogline.claim.choice.survey import CHOSEN_SLOTS, Survey, survey_slots
from fogline.claim.events.heads import gelu
from fogline.claim.events.rows import Array, Rows
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
SELDOM_FILLED = {
    "place": frozenset({"accuse"}),
    "actor": frozenset({"displace"}),
    "recipient": frozenset(
        {"hold", "enter", "advance", "withdraw", "deploy", "agree", "meet", "organize", "protest", "seize", "shell"}
    ),
}
"""Types whose slot is not asked for where the rules left it empty: few have a filler, and those are seldom found."""
REMEMBERED = 20_000
CROSSED = ("T=", "G=")
"""The traits of a claim that an option's traits are also learned together with."""


class _Places(dict[str, int]):
    """Where the sum of each trait of an option stands, for claims of the same traits."""

    def __init__(self, sums: _Sums, tables: Sequence[dict[str, int]]) -> None:
        super().__init__()
        self._sums, self._tables = sums, tables

    def __missing__(self, trait: str) -> int:
        found = [row for table in self._tables if (row := table.get(trait)) is not None]
        place = self[trait] = self._sums.set_aside(found) if found else 0
        return place


class _Sums:
    """What a trait of an option adds, by itself and as seen with the traits of its claim, summed once."""

    def __init__(self, table: Array, tables: dict[str, dict[str, int]]) -> None:
        self._table, self._tables = table, tables
        self._places: dict[tuple[str, ...], _Places] = {}
        self._new: list[list[int]] = []
        self.rows = Rows(table[-1:])
        """The sums; the first is of nothing."""

    def find_places(self, given: tuple[str, ...]) -> _Places:
        """Where in `rows` each trait's sum stands, for a claim with these traits, once `add_new` has been asked."""
        found = self._places.get(given)
        if found is None:
            tables = [self._tables.get(g, {}) for g in ("", *given)]
            found = self._places[given] = _Places(self, tables)
        return found

    def set_aside(self, rows: list[int]) -> int:
        """The place of a sum that is yet to be made."""
        self._new.append(rows)
        return len(self.rows) + len(self._new) - 1

    def add_new(self) -> None:
        """Makes the sums that were set aside."""
        if self._new:
            starts = np.cumsum([0, *map(len, self._new[:-1])])
            added = np.add.reduceat(self._table[list(chain.from_iterable(self._new))], starts, axis=0)
            self.rows.add(added)
            self._new = []


class Chooser:
    """The weights for one slot. Immutable but for sums that it remembers; may be shared."""

    def __init__(self, stored: dict[str, Array], names: Sequence[str]) -> None:
        """`names` are the traits, one a row; "trait||claim's trait" is one of an option seen with one of its claim."""
        self._rows: dict[str, dict[str, int]] = {"": {}}
        for row, name in enumerate(names):
            trait, crossed, given = name.partition("||")
            self._rows.setdefault(given if crossed else "", {})[trait] = row
        self._table: Array = stored["rows"].astype(np.float32) * stored["scale"]
        self._inner: Array = stored["inner"]
        self._outer: Array = stored["outer"]
        self._sums = _Sums(self._table, self._rows)

    def judge(self, claims: Sequence[Asked]) -> list[Array]:
        """For each claim, given by its traits and its options, the probability of each option."""
        if not claims:
            return []
        if len(self._sums.rows) > REMEMBERED:
            self._sums = _Sums(self._table, self._rows)
        sums, plain = self._sums, self._rows[""]
        shared: list[int] = []
        own: list[int] = []
        shared_starts: list[int] = []
        starts: list[int] = []
        for claim_traits, options in claims:
            shared_starts.append(len(shared))
            shared.append(len(self._table) - 1)  # a row of zeros: no sum is of nothing
            shared += [row for t in claim_traits if (row := plain.get(t)) is not None]
            find_place = sums.find_places(tuple(t for t in claim_traits if t.startswith(CROSSED))).__getitem__
            for option in options:
                starts.append(len(own))
                own.append(0)  # likewise
                own.extend(map(find_place, dict.fromkeys(option.traits)))
        sums.add_new()
        counts = [len(options) for _, options in claims]
        of_claims = np.add.reduceat(self._table[shared], shared_starts, axis=0)
        summed = np.add.reduceat(sums.rows.take(own), starts, axis=0) + np.repeat(of_claims, counts, axis=0)
        # Not a product of BLAS, which would wake its threads for it.
        scores = np.einsum("ij,j->i", gelu(summed[:, :-1] + self._inner), self._outer) + summed[:, -1]
        firsts = np.cumsum([0, *counts])
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, firsts[:-1]), counts))
        sure = (raised / np.repeat(np.add.reduceat(raised, firsts[:-1]), counts)).astype(np.float32)
        return [sure[first:last] for first, last in pairwise(firsts.tolist())]


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
    found = list(claims)
    for survey in survey_slots(report, by_sentence, groundings, claims):
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
    seldom, surer = SELDOM_FILLED[survey.slot], survey.slot in SURER
    return [
        number
        for number, claim in enumerate(survey.claims)
        if (surer if survey.fills[number] else claim.event_type not in seldom)
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
