"""Situation report: what a store says as of a day, composed for a reader on deadline; every sentence on claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from fogline.errors import NotFound
from fogline.lexicon.countries import load_countries
from fogline.lexicon.phrases import join_words
from fogline.models.capture import Discard
from fogline.models.dossier import Dossier
from fogline.models.holdings import OUTLET
from fogline.present.chronology import (
    Day,
    Entry,
    derive_background,
    derive_days,
    derive_entries,
    derive_key_points,
)
from fogline.present.counts import count_events, tell_left_out
from fogline.present.days import render_day, render_days
from fogline.present.differences import SHARP, Difference, derive_differences
from fogline.present.origins import Origin, derive_origins, name_basis
from fogline.present.possession import Possession, derive_possessions, split_countries
from fogline.present.provinces import Province, derive_provinces
from fogline.present.tolls import Toll, derive_tolls, rank_toll


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read, in numbers. `voices` are first-hand voices other than the outlets themselves, `party` those of
    them that belong to a belligerent; `left_out` says which events are on no day; `inferred` counts reports whose date
    was worked out or is unknown."""

    reports: int
    outlets: int
    claims: int
    events: int
    left_out: str
    disputed: int
    voices: int
    party: int
    period: str
    dates: str
    inferred: int


@dataclass(frozen=True)
class SituationReport:
    """The report's parts in reading order. `today` is the day it speaks from, None where nothing is dated."""

    title: str
    area: str
    today: date | None
    facts: Facts
    key_points: tuple[Entry, ...]
    key_tolls: tuple[Toll, ...]
    key_differences: tuple[Difference, ...]
    provinces: tuple[Province, ...]
    entries: tuple[Entry, ...]
    days: tuple[Day, ...]
    background: tuple[Entry, ...]
    possessions: tuple[Possession, ...]
    countries: tuple[Possession, ...]
    tolls: tuple[Toll, ...]
    differences: tuple[Difference, ...]
    origins: tuple[Origin, ...]
    discards: tuple[Discard, ...]
    version: str


def derive_report(dossier: Dossier) -> SituationReport:
    """Compose the report from a dossier.

    Raises NotFound when the dossier holds no report, EvidenceError when a sentence would have no claim behind it.
    """
    if not dossier.reports:
        raise NotFound("There is no report in the store to write a situation report from.")
    today = dossier.as_of or (dossier.period[1] if dossier.period else None)
    entries = derive_entries(dossier)
    tolls = derive_tolls(dossier)
    area = _name_area(dossier)
    differences = tuple(derive_differences(dossier))
    key_tolls = _key_tolls(tolls)
    told = {toll.measure for toll in key_tolls}
    rows = derive_possessions(dossier, today)
    possessions, countries = split_countries(rows)
    return SituationReport(
        title=f"Situation report: {area}", area=area, today=today, facts=_count(dossier),
        key_points=tuple(derive_key_points(entries, told)), key_tolls=tuple(key_tolls), entries=tuple(entries),
        days=tuple(derive_days(entries)), background=tuple(derive_background(entries)),
        possessions=tuple(possessions), countries=tuple(countries), tolls=tuple(tolls),
        provinces=tuple(derive_provinces(dossier, rows, entries, tolls, differences)),
        differences=differences, key_differences=_key_differences(differences),
        origins=tuple(derive_origins(dossier)),
        discards=dossier.discards, version=dossier.version,
    )  # fmt: skip


def _key_differences(differences: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """The first of each grave kind, two at most."""
    first = {one.kind: one for one in reversed(differences) if one.sharp}
    return tuple(first[kind] for kind in SHARP if kind in first)[:2]


def _key_tolls(tolls: list[Toll]) -> list[Toll]:
    """The current total of each measure that has a running one: of this period before older history, newest first."""
    running = [toll for toll in tolls if toll.running and toll.core and not toll.overtaken and not toll.depth]
    chosen: dict[str, Toll] = {}
    for toll in sorted(running, key=rank_toll):
        chosen.setdefault(toll.measure, toll)
    return sorted(chosen.values(), key=tolls.index)[:3]


def _count(dossier: Dossier) -> Facts:
    counts = count_events(dossier)
    bases = Counter(name_basis(card.dating, short=True) for card in dossier.reports)
    voices = {
        informant.id: informant.party
        for event in dossier.events
        for informant in event.informants
        if not informant.id.startswith(OUTLET)
    }
    period = dossier.period
    return Facts(
        reports=len(dossier.reports),
        outlets=len({card.publisher or card.doc for card in dossier.reports}),
        claims=len(dossier.claims),
        events=counts.total,
        left_out=tell_left_out(counts),
        disputed=counts.disputed,
        voices=len(voices),
        party=sum(voices.values()),
        period=render_days(*period) if period else "no dated report",
        dates=", ".join(f"{count} {basis}" for basis, count in bases.most_common()),
        inferred=sum(card.dating.worked_out for card in dossier.reports),
    )


def _name_area(dossier: Dossier) -> str:
    """The three places that most claims speak of, and their country."""
    counts: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for claim in dossier.claims.values():
        for slot in claim.place if claim.core else ():
            place = dossier.places.get(slot.id)
            if place and place.kind != "country":
                counts[slot.id] += 1
            if place and place.country:
                countries[place.country] += 1
    names = [dossier.place_name(ident) for ident, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:3]]
    known = {country.iso2: country.name for country in load_countries()}
    total = sum(countries.values())
    states = [known.get(code, code) for code, count in countries.most_common(2) if count >= 0.2 * total]
    if not names:
        return join_words(states) or "area not known"
    return join_words(names) + (f" ({join_words(states)})" if states else "")


def subtitle(report: SituationReport) -> str:
    """One line under the title: the period of the reports and the day the report speaks from."""
    as_of = f" · as of {render_day(report.today)}" if report.today else ""
    return f"Reports of {report.facts.period}{as_of}"
