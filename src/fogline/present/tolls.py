"""Tolls: the ledger as rows, running totals first, parts under their whole, overtaken figures kept in sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fogline.lexicon.phrases import join_words, with_article
from fogline.models.dossier import Dossier
from fogline.models.holdings import OUTLET
from fogline.models.measure import MEASURES
from fogline.models.state import LedgerLine
from fogline.present.days import render_days
from fogline.present.figures import name_counted, render_count, render_counted
from fogline.present.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Toll:
    """A line of the ledger as shown. `depth` 1 and more is a part of the line above; `overtaken` is struck through.
    `counted` says who or what, and what befell them; `places` and `by` (the voices) are ids; `core` is False for older
    history. `echoed` says who else gives the very count, and for what window. `withdrawn`: who gave it took it back."""

    sentence: Sentence
    count: str
    counted: str
    measure: str
    places: tuple[str, ...]
    where: str
    window: str
    voices: str
    by: tuple[str, ...]
    depth: int
    running: bool
    overtaken: bool
    core: bool
    partial: bool
    since: date | None
    as_of: date | None
    number: int
    echoed: str = ""
    withdrawn: bool = False


def derive_tolls(dossier: Dossier) -> list[Toll]:
    """All lines of the ledger in reading order; every line appears once, a count that another voice repeats beside
    the first."""
    lines = dossier.ledger
    shown: list[Toll] = []
    echoes = _find_echoes(lines)
    seen: set[int] = {echo for found in echoes.values() for echo in found}

    parts = _find_parts(lines)

    def add(first: int, gone: bool) -> None:
        """Show a line, its parts below it, then what it overtook: a chain as long as it may be."""
        waiting = [(first, 0, gone)]
        while waiting:
            index, depth, overtaken = waiting.pop()
            if index in seen or not 0 <= index < len(lines):
                continue
            seen.add(index)
            toll = _toll(lines[index], depth, overtaken or not lines[index].current, dossier)
            if toll:
                shown.append(_echoed(toll, [lines[echo] for echo in echoes.get(index, ())], dossier))
            earlier = lines[index].supersedes
            if earlier is not None:
                waiting.append((earlier, depth, True))
            waiting += [(part, depth + 1, overtaken) for part in reversed(parts.get(index, ()))]

    heads = [i for i, line in enumerate(lines) if line.current and line.part_of is None]
    for index in sorted(heads, key=lambda i: _order(lines[i], dossier)):
        add(index, False)
    for index in range(len(lines)):
        add(index, not lines[index].current)
    return shown


def rank_toll(toll: Toll) -> tuple[bool, bool, bool, int, int]:
    """A key that puts first what a reader needs: this period's counts, with a window, of no party; newest, largest."""
    newest = -(toll.as_of or date.min).toordinal()
    return not toll.core, toll.running and toll.since is None, toll.partial, newest, -toll.number


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


def _find_parts(lines: Sequence[LedgerLine]) -> dict[int, list[int]]:
    """The lines that are a part of each line, the largest first."""
    parts: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.part_of is not None:
            parts[line.part_of].append(index)
    return {whole: sorted(found, key=lambda i: -(lines[i].low or lines[i].high or 0)) for whole, found in parts.items()}


def _order(line: LedgerLine, dossier: Dossier) -> tuple[int, bool, tuple[bool, bool, bool, int, int]]:
    rank = MEASURES.index(line.measure) if line.measure in MEASURES else len(MEASURES)
    toll = _toll(line, 0, False, dossier)
    return rank, not line.running, rank_toll(toll) if toll else (True, True, True, 0, 0)


def _find_echoes(lines: Sequence[LedgerLine]) -> dict[int, list[int]]:
    """Running totals that give the very count of another one, by that one: by other voices or for fewer days."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.running and line.current and line.part_of is None:
            alike[line.measure, line.low, line.high, name_counted(line.who)].append(index)
    found: dict[int, list[int]] = {}
    used = {line.part_of for line in lines}
    for group in alike.values():
        first = min(group, key=lambda i: (lines[i].supersedes is None, lines[i].since is None, i))
        echoes = [i for i in group if i != first and i not in used and _repeats(lines[i], lines[first])]
        if echoes:
            found[first] = echoes
    return found


def _repeats(line: LedgerLine, first: LedgerLine) -> bool:
    """Whether a line gives the count of another for the same place and about the same day."""
    near = not line.as_of or not first.as_of or abs((line.as_of - first.as_of).days) <= 2
    same = line.place == first.place or not line.place or not first.place
    within = not line.since or not first.since or line.since >= first.since
    return near and same and within and line.supersedes is None


def _echoed(toll: Toll, echoes: list[LedgerLine], dossier: Dossier) -> Toll:
    """A line with those who repeat its count named, and their claims behind it."""
    if not echoes:
        return toll
    names = [f"{_voices(line, dossier)} ({_window(line, dossier)})" for line in echoes]
    claims = [claim for line in echoes for claim in dossier.in_text_order(line.claims)]
    sentence = Sentence(toll.sentence.text, tuple(dict.fromkeys([*toll.sentence.claims, *claims])))
    return replace(toll, sentence=sentence, echoed=f"the same count by {join_words(names, 3, 'more voices')}")


def find_counters(line: LedgerLine, dossier: Dossier) -> tuple[str, ...]:
    """The voices that give a count; of one that was withdrawn, those that gave it."""
    claims = [dossier.claims[ident] for ident in line.claims if ident in dossier.claims]
    return line.voices or tuple(dict.fromkeys(c.informant or f"{OUTLET}{c.doc}" for c in claims))


def _voices(line: LedgerLine, dossier: Dossier) -> str:
    voices = find_counters(line, dossier)
    return join_words([with_article(dossier.actor_name(voice)) for voice in voices], 3, "more voices")


def _toll(line: LedgerLine, depth: int, overtaken: bool, dossier: Dossier) -> Toll | None:
    claims = dossier.in_text_order(line.claims)
    if not claims:
        return None
    count = render_count(line.low, line.high)
    counted = render_counted(line.who, line.measure, one=line.low == 1 and line.high in (1, None), part=depth > 0)
    return Toll(
        Sentence(f"{count} {counted}", claims), count, counted, line.measure, line.place,
        join_words([with_article(dossier.place_name(place)) for place in line.place], 3, "more places"),
        _window(line, dossier), _voices(line, dossier), find_counters(line, dossier), depth, line.running, overtaken,
        any(dossier.claims[ident].core for ident in claims),
        not line.voices or dossier.parties.issuperset(line.voices), line.since, line.as_of, line.low or line.high or 0,
        withdrawn=dossier.withdrawn.keys() >= set(line.claims),
    )  # fmt: skip


def _window(line: LedgerLine, dossier: Dossier) -> str:
    """From when to when is counted; with the year, unless it is that in which all reports were published."""
    period, until = dossier.period, line.as_of or line.since
    year = period is None or until is None or not period[0].year == until.year == period[1].year
    if line.since and line.as_of:
        return render_days(line.since, line.as_of, year=year)
    if line.as_of:
        return "up to " + render_days(line.as_of, None, year=year)
    return "since " + render_days(line.since, None, year=year) if line.since else "no window stated"
