"""Chronology: the timeline of the situation report, day by day, background and undated events set apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from math import log, log10

from fogline.models.dossier import Dossier
from fogline.models.event import Event
from fogline.present.days import render_days
from fogline.present.phrasebook import label_of, lane_of, lanes
from fogline.present.sentence import Sentence
from fogline.present.voices import Vouching, find_vouching, render_hedge
from fogline.present.wording import lead_claim, render_event

RECENT = timedelta(days=14)
"""Events that ended longer than this before the first report are background."""

_WEIGHT = {"seize": 6.0, "casualties": 5.0, "withdraw": 4.0, "attack": 3.5, "airstrike": 3.0, "shell": 3.0,
           "blast": 3.0, "displace": 3.0, "enter": 3.0, "agree": 3.0, "advance": 2.5, "clash": 2.5}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One event told: the sentence, its hedge (by whose word), and marks that a reader scans for.

    `days` says when, as text, where that is more than the day it is listed under. `said` is the first day of
    publication. `weight` orders entries by how much they matter, higher first.
    """

    event: str
    event_type: str
    label: str
    lane: str
    sentence: Sentence
    hedge: str
    vouching: Vouching
    first: date | None
    last: date | None
    said: date | None
    days: str
    disputed: bool
    background: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Day:
    """A day's events by lane, and those first reported that day whose own day no text gives."""

    day: date | None
    lanes: tuple[tuple[str, tuple[Entry, ...]], ...]
    undated: tuple[Entry, ...]


def derive_entries(dossier: Dossier) -> list[Entry]:
    """Every event of the timeline as an entry, in the timeline's order; raises EvidenceError for a bare one."""
    events = [dossier.event_by_id[line.event] for line in dossier.timeline if line.event in dossier.event_by_id]
    return [derive_entry(event, dossier) for event in events]


def derive_days(entries: list[Entry]) -> list[Day]:
    """Days with their entries, oldest first; undated entries under the day they were first reported."""
    dated: dict[date | None, list[Entry]] = defaultdict(list)
    undated: dict[date | None, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.background:
            continue
        if entry.last or entry.first:
            dated[entry.last or entry.first].append(entry)
        else:
            undated[entry.said].append(entry)
    days = sorted({*dated, *undated}, key=lambda day: day or date.max)
    return [Day(day, _by_lane(dated[day]), tuple(_heaviest(undated[day]))) for day in days]


def derive_background(entries: list[Entry]) -> list[Entry]:
    """Standing facts and older history, oldest first."""
    older = [entry for entry in entries if entry.background]
    return sorted(older, key=lambda entry: (entry.first is None, entry.first or date.max, -entry.weight))


def derive_key_points(entries: list[Entry], told: set[str], limit: int = 5) -> list[Entry]:
    """The few entries that a reader on deadline needs first: heaviest, at most two of a lane.

    Counts of what is `told` as a toll already (killed, displaced) are left out.
    """
    chosen: list[Entry] = []
    for entry in _heaviest([one for one in entries if not one.background and not _is_told(one, told)]):
        if sum(other.lane == entry.lane for other in chosen) < 2:
            chosen.append(entry)
        if len(chosen) == limit:
            break
    return chosen


def _is_told(entry: Entry, told: set[str]) -> bool:
    return {"casualties": "killed", "displace": "displaced"}.get(entry.event_type) in told


def derive_entry(event: Event, dossier: Dossier) -> Entry:
    """One event as an entry; raises EvidenceError for a bare one."""
    claims = dossier.in_text_order(dossier.standing(event.claims))
    vouching = find_vouching(event, dossier)
    said = [day for day in (dossier.report_of(dossier.claims[i]).dating.day for i in claims) if day]
    last = _last_day(event, dossier)
    return Entry(
        event.id, event.event_type, label_of(event.event_type), lane_of(event.event_type),
        Sentence(render_event(event, dossier) if claims else "", claims), render_hedge(vouching), vouching,
        event.first, last, min(said, default=None),
        render_days(event.first, last, year=False) if event.first != last else "",
        event.disputed or bool(vouching.deniers and (vouching.voices or vouching.own)),
        _is_background(event, dossier), _weigh(event, vouching, dossier),
    )  # fmt: skip


def _last_day(event: Event, dossier: Dossier) -> date | None:
    """An event's last day; of a running toll, the day of its latest count."""
    if event.event_type not in ("casualties", "displace") or event.last is None or event.first == event.last:
        return event.last
    claim = lead_claim(event, dossier)
    counted = claim.time.last if claim.time else dossier.report_of(claim).dating.day
    return max(event.last, counted or event.last)


def _is_background(event: Event, dossier: Dossier) -> bool:
    core = any(dossier.claims[ident].core for ident in event.claims if ident in dossier.claims)
    old = event.last and dossier.period and event.last < dossier.period[0] - RECENT
    return bool(old) or not core


def _weigh(event: Event, vouching: Vouching, dossier: Dossier) -> float:
    people = max((dossier.places[i].population or 0 for i in event.place if i in dossier.places), default=0)
    heard = (1 + log(1 + max(event.independent, 0))) * (1 + log(max(1, len(vouching.outlets))))
    affirmed = bool(vouching.voices or vouching.own)
    biased = 0.25 if not affirmed else 0.5 if vouching.party_only else 1.0
    return _WEIGHT.get(event.event_type, 1.0) * heard * biased * (1 + log(1 + people) / 20) * _find_size(event, dossier)


def _find_size(event: Event, dossier: Dossier) -> float:
    """How much an event's toll adds to its weight: 0.6 for one person hurt, 0.9 for ten, 1.2 for a hundred, 2 at most;
    as much as one person where casualties are told without a number; 1 for events that are no casualties."""
    if event.event_type != "casualties":
        return 1.0
    claims = (dossier.claims[ident] for ident in event.claims if ident in dossier.claims)
    counts = [figure.low or figure.high or 0 for claim in claims for figure in claim.figures]
    return min(2.0, 0.5 + 0.35 * log10(1 + max(counts, default=1)))


def _heaviest(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: -entry.weight)


def _by_lane(entries: list[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    groups = [(lane, tuple(_heaviest([entry for entry in entries if entry.lane == lane]))) for lane in lanes()]
    return tuple((lane, group) for lane, group in groups if group)
