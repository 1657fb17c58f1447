"""Provinces: the situation report's summary by area: who is said to hold what, the fighting, the dead, the disputes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fogline.lexicon.countries import load_countries
from fogline.lexicon.phrases import begin_sentence, close_apposition, is_plural, join_words, with_article
from fogline.models.dossier import Dossier, words_of
from fogline.present.chronology import Entry
from fogline.present.days import render_days
from fogline.present.differences import Difference
from fogline.present.possession import OPEN, Possession, split_countries
from fogline.present.sentence import Sentence
from fogline.present.tolls import Toll, rank_toll

ELSEWHERE = "Elsewhere, or no place stated"
_FOUGHT = ("Fighting", "Strikes and blasts")
_CLAIMS = 8
"""Claims behind a sentence on several places at most, two a place."""
_COUNTRY = "country:"
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Province:
    """A province, or a country where no province is known: its name, the number of claims on it, what is said of it."""

    name: str
    claims: int
    sentences: tuple[Sentence, ...]


def derive_provinces(
    dossier: Dossier,
    possessions: Sequence[Possession],
    entries: Sequence[Entry],
    tolls: Sequence[Toll],
    differences: Sequence[Difference],
) -> list[Province]:
    """One paragraph an area, most claims first, unplaced claims last; those with nothing to say are left out."""
    area_of = {ident: _area(ident, dossier) for ident in _place_ids(dossier)}
    counts = Counter(
        area for claim in dossier.claims.values() for area in {area_of[slot.id] for slot in claim.place} or {""}
    )
    held = _by_area((row, [area_of.get(row.place, "")]) for row in possessions)
    fought = _by_area((entry, [_first(entry, area_of, dossier)]) for entry in entries)
    dead = _by_area((toll, [area_of.get(place, "") for place in toll.places] or [""]) for toll in tolls)
    disputed = _by_area((one, [area_of.get(place, "") for place in one.places]) for one in differences)
    found = []
    for area, count in sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1], pair[0])):
        fighting = _tell_fought(fought.get(area, []))
        parts = (
            _tell_held(held.get(area, [])), fighting,
            _tell_dead(dead.get(area, []), fighting.claims if fighting else ()), _tell_disputed(disputed.get(area, [])),
        )  # fmt: skip
        said = tuple(sentence for sentence in parts if sentence)
        if said:
            found.append(Province(_name(area, dossier), count, said))
    return found


def _by_area(pairs: Iterable[tuple[_Row, Iterable[str]]]) -> dict[str, list[_Row]]:
    """Rows by area, in the order they came."""
    found: dict[str, list[_Row]] = defaultdict(list)
    for row, areas in pairs:
        for area in dict.fromkeys(areas):
            found[area].append(row)
    return found


def _first(entry: Entry, area_of: Mapping[str, str], dossier: Dossier) -> str:
    """The area of the place that an event is told of most."""
    return next((area_of.get(place, "") for place in dossier.event_by_id[entry.event].place), "")


def _place_ids(dossier: Dossier) -> set[str]:
    named = {slot.id for claim in dossier.claims.values() for slot in claim.place}
    return named | {status.place for status in dossier.control}


def _area(ident: str, dossier: Dossier) -> str:
    """The province's id; "country:" and the code where none is known; empty where no country is either."""
    for one in (ident, *dossier.ancestors(ident)):
        place = dossier.places.get(one)
        if place and (place.kind == "province" or place.admin1):
            return one if place.kind == "province" else place.admin1 or ""
    place = dossier.places.get(ident)
    return f"{_COUNTRY}{place.country}" if place and place.country else ""


def _name(area: str, dossier: Dossier) -> str:
    if area.startswith(_COUNTRY):
        code = area.removeprefix(_COUNTRY)
        known = {country.iso2: country.name for country in load_countries()}
        return f"{known.get(code, code)}, province not stated"
    if not area or area in dossier.places:
        return dossier.place_name(area) if area else ELSEWHERE
    words = [word for word in words_of(area).split() if not word.isdigit()]
    return " ".join(word if word == "province" else word[:1].upper() + word[1:] for word in words)


def _tell_held(rows: list[Possession]) -> Sentence | None:
    """Places by holder: those assessed, those contested, and those on a word that does not count alone."""
    rows, countries = split_countries([row for row in rows if row.claimed])
    rows.sort(key=lambda row: (not row.point, -len(row.why.claims), row.name))
    assessed: dict[str, list[Possession]] = defaultdict(list)
    said: dict[str, list[Possession]] = defaultdict(list)
    for row in rows:
        if row.status not in OPEN:
            assessed[row.shown].append(row)
        elif row.status == "unknown":
            said[join_words([one.holder for one in row.claimed], 2)].append(row)
    parts = [_hold(holder, group, "assessed: " if not n else "") for n, (holder, group) in enumerate(assessed.items())]
    contested = [row for row in rows if row.status in ("contested", "besieged")]
    if contested:
        parts.append("contested: " + _list(contested))
    if said:
        most = max(said, key=lambda holder: len(said[holder]))
        parts.append(_hold(most, said[most], "said, but not assessed: "))
    parts += [f"of the whole country, without a status: {_tell_claimed(row)}" for row in countries]
    shown = [row for group in (countries, *assessed.values(), contested, *said.values()) for row in group[:3]]
    claims = [ident for row in shown for one in row.claimed for ident in one.claims[:2]]
    kept = list(dict.fromkeys(claims))[:_CLAIMS]
    return _sentence("; ".join(parts), kept) if parts and kept else None


def _tell_claimed(row: Possession) -> str:
    return "; ".join(f"{with_article(one.holder)}, by the word of {one.voices}" for one in row.claimed)


def _hold(holder: str, rows: list[Possession], before: str) -> str:
    verb = "hold" if is_plural([holder]) or " and " in holder else "holds"
    return f"{before}{close_apposition(with_article(holder))} {verb} {_list(rows)}"


def _list(rows: list[Possession]) -> str:
    return join_words([with_article(row.name) for row in rows], 4, "more places")


def _tell_fought(entries: list[Entry]) -> Sentence | None:
    fights = [entry for entry in entries if entry.lane in _FOUGHT and not entry.background]
    if not fights:
        return None
    best = max(fights, key=lambda entry: (_is_affirmed(entry), entry.vouching.independent, entry.weight))
    days = render_days(best.first, best.last, year=False) if best.first or best.last else ""
    text = f"{best.sentence.text} – {best.hedge}"
    return _sentence(f"{days}: {text}" if days else text, best.sentence.claims)


def _is_affirmed(entry: Entry) -> bool:
    return bool(entry.vouching.voices or entry.vouching.own)


def _tell_dead(tolls: list[Toll], told: Collection[str]) -> Sentence | None:
    """The toll that a reader needs most, of those whose claims are not `told` already."""
    current = [one for one in tolls if one.measure == "killed" and one.core and not one.overtaken and not one.depth]
    killed = [one for one in current if not set(one.sentence.claims) <= set(told)]
    if not killed:
        return None
    best = min(killed, key=rank_toll)
    where = f", {best.where}" if best.where else ""
    return _sentence(
        f"The dead: {best.sentence.text}{where} ({best.window}) – according to {best.voices}", best.sentence.claims
    )


def _tell_disputed(differences: list[Difference]) -> Sentence | None:
    sharp = [one for one in differences if one.sharp]
    if not sharp:
        return None
    more = f" ({len(sharp) - 1} more: see where accounts differ)" if len(sharp) > 1 else ""
    first = sharp[0].sentence
    return _sentence(f"Disputed: {first.text.rstrip('.')}{more}", first.claims)


def _sentence(text: str, claims: Sequence[str]) -> Sentence:
    return Sentence(f"{begin_sentence(text)}.", tuple(claims))
