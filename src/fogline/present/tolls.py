"""Tolls: the ledger as rows, running totals first, parts under their whole, overtaken figures kept in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.lexicon.phrases import join_words
from fogline.models.dossier import Dossier
from fogline.models.measure import MEASURES
from fogline.models.state import LedgerLine
from fogline.present.days import render_days
from fogline.present.figures import render_count, render_counted
from fogline.present.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Toll:
    """A line of the ledger as shown. `depth` 1 and more is a part of the line above; `overtaken` is struck through.
    `counted` says who or what, and what befell them."""

    sentence: Sentence
    count: str
    counted: str
    measure: str
    where: str
    window: str
    voices: str
    depth: int
    running: bool
    overtaken: bool


def derive_tolls(dossier: Dossier) -> list[Toll]:
    """All lines of the ledger in reading order; every line appears once."""
    lines = dossier.ledger
    shown: list[Toll] = []
    seen: set[int] = set()

    def add(index: int, depth: int, overtaken: bool) -> None:
        if index in seen or not 0 <= index < len(lines):
            return
        seen.add(index)
        toll = _toll(lines[index], depth, overtaken or not lines[index].current, dossier)
        if toll:
            shown.append(toll)
        for part in _parts(lines, index):
            add(part, depth + 1, overtaken)
        earlier = lines[index].supersedes
        if earlier is not None:
            add(earlier, depth, True)

    heads = [i for i, line in enumerate(lines) if line.current and line.part_of is None]
    for index in sorted(heads, key=lambda i: _order(lines[i], dossier)):
        add(index, 0, False)
    for index in range(len(lines)):
        add(index, 0, not lines[index].current)
    return shown


def split_tolls(tolls: Sequence[Toll]) -> tuple[list[Toll], list[Toll]]:
    """Running totals with their parts and predecessors, and all the rest; order is kept."""
    totals: list[Toll] = []
    counts: list[Toll] = []
    within = counts
    for toll in tolls:
        if not toll.depth and not toll.overtaken:
            within = totals if toll.running else counts
        within.append(toll)
    return totals, counts


def _parts(lines: tuple[LedgerLine, ...], whole: int) -> list[int]:
    parts = [i for i, line in enumerate(lines) if line.part_of == whole]
    return sorted(parts, key=lambda i: -(lines[i].low or lines[i].high or 0))


def _order(line: LedgerLine, dossier: Dossier) -> tuple[int, bool, bool, int]:
    rank = MEASURES.index(line.measure) if line.measure in MEASURES else len(MEASURES)
    partial = not line.voices or dossier.parties.issuperset(line.voices)
    return rank, not line.running, partial, -(line.low or line.high or 0)


def _toll(line: LedgerLine, depth: int, overtaken: bool, dossier: Dossier) -> Toll | None:
    claims = dossier.in_text_order(line.claims)
    if not claims:
        return None
    count = render_count(line.low, line.high)
    counted = render_counted(line.who, line.measure, one=line.low == 1 and line.high in (1, None))
    return Toll(
        Sentence(f"{count} {counted}", claims), count, counted, line.measure,
        join_words([dossier.place_name(place) for place in line.place], 3, "more places"), _window(line),
        join_words([dossier.actor_name(voice) for voice in line.voices], 3, "more voices"), depth, line.running,
        overtaken,
    )  # fmt: skip


def _window(line: LedgerLine) -> str:
    if line.since and line.as_of:
        return render_days(line.since, line.as_of, year=False)
    if line.as_of:
        return "up to " + render_days(line.as_of, None, year=False)
    return "since " + render_days(line.since, None, year=False) if line.since else "no window stated"
