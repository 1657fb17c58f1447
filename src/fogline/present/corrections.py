"""Corrections: what a reviewer gave for a slot, in plain words, as an amendment with the records that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fogline.errors import NotFound, UsageError
from fogline.lexicon.state_bodies import make_slug
from fogline.models.claim import EVENT_TYPES, MODALITIES, POLARITIES, Claim, Slot, Voice
from fogline.models.decision import CORE, ENTITY_SLOTS, SLOTS, Amendment
from fogline.models.entity import Actor, Place
from fogline.models.measure import MEASURES, Figure, Interval
from fogline.present.candidates import Knowledge

WORDS = {"type": EVENT_TYPES, "polarity": POLARITIES, "modality": MODALITIES, "core": CORE}
"""What can stand in the slots that hold one word."""
_NUMBER = re.compile(r"\d{1,12}")
_FIGURE = re.compile(
    r"(?P<measure>[a-z]{2,20})=(?P<low>\d{0,12})(?P<open>-)?(?P<high>\d{0,12})(?::(?P<who>.{0,200}))?", re.DOTALL
)
_OPEN_POINT = re.compile(r"\s*(-?\d{1,3}(?:\.\d{1,6})?)\s*[,;]\s*(-?\d{1,3}(?:\.\d{1,6})?)\s*")


@dataclass(frozen=True, slots=True)
class Correction:
    """An amendment and the records of the actors and places that it names."""

    amendment: Amendment
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()


def check_slot(slot: str) -> str:
    """The slot; raises UsageError for one that cannot be corrected."""
    if slot not in SLOTS:
        raise UsageError(f"{slot!r} is no slot of a claim; one of {', '.join(SLOTS)}")
    return slot


def correct_word(slot: str, word: str) -> Correction:
    """A type, polarity, modality, or core or background."""
    if word not in WORDS[check_slot(slot)]:
        raise UsageError(f"{word!r} is no {slot}; one of {', '.join(WORDS[slot])}")
    return Correction(Amendment(slot, word=word))


def correct_time(first: str, last: str) -> Correction:
    """Days as YYYY-MM-DD, the last one the first where it is left out; both empty for none."""
    if not first.strip():
        return Correction(Amendment("time"))
    days = _read_day(first), _read_day(last or first)
    if days[1] < days[0]:
        raise UsageError("the last day lies before the first")
    return Correction(Amendment("time", time=Interval(*days, "day" if days[0] == days[1] else "range", "decided")))


def correct_figures(rows: Iterable[Mapping[str, str]], claim: Claim) -> Correction:
    """Figures as measure, low, high, who, and the words of the quote that each number stands in."""
    figures = [_read_figure(row, claim) for row in rows if row.get("low", "").strip() or row.get("high", "").strip()]
    return Correction(Amendment("figures", figures=tuple(figures)))


def correct_entities(slot: str, idents: Sequence[str], claim: Claim, known: Knowledge) -> Correction:
    """Actors, recipients or places by id, in order; none for an empty slot."""
    if slot == "place":
        places = [known.get_place(ident) for ident in dict.fromkeys(idents)]
        return correct_records(slot, places, claim, known)
    return correct_records(slot, [known.get_actor(ident) for ident in dict.fromkeys(idents)], claim, known)


def correct_records(slot: str, records: Sequence[Actor | Place], claim: Claim, known: Knowledge) -> Correction:
    """As `correct_entities`, by the records themselves."""
    places = tuple({up.id: up for r in records if isinstance(r, Place) for up in known.with_holders(r)}.values())
    actors = tuple(r for r in records if isinstance(r, Actor))
    if slot == "voice":
        voices = {voice.id: voice for voice in claim.attribution}
        made = tuple(voices.get(r.id) or Voice(r.id, r.name, *_find_words(r, claim)) for r in records)
        return Correction(Amendment(slot, voices=made), actors, places)
    if slot not in ENTITY_SLOTS:
        raise UsageError(f"the slot {slot} holds no names")
    slots = {item.id: item for item in getattr(claim, slot)}
    entities = tuple(slots.get(r.id) or _make_slot(r, claim) for r in records)
    return Correction(Amendment(slot, entities=entities), actors, places)


def read_values(slot: str, values: Sequence[str], claim: Claim, known: Knowledge) -> Correction:
    """What somebody wrote for a slot on one line: names or ids, a word, days, or figures as MEASURE=LOW-HIGH."""
    check_slot(slot)
    if slot in WORDS:
        if len(values) != 1:
            raise UsageError(f"give one word for the {slot}: {', '.join(WORDS[slot])}")
        return correct_word(slot, values[0])
    if slot == "time":
        if len(values) > 2:
            raise UsageError("give the first and the last day, or none")
        return correct_time(values[0] if values else "", values[-1] if values else "")
    if slot == "figures":
        return correct_figures([split_figure(value) for value in values], claim)
    return correct_entities(slot, [find_first(slot, value, known) for value in values], claim, known)


def split_figure(value: str) -> dict[str, str]:
    """MEASURE=NUMBER, or MEASURE=LOW-HIGH one side left out where it is open; who is counted after a colon."""
    match = _FIGURE.fullmatch(value.strip())
    if match is None:
        raise UsageError(f"{value[:40]!r} is no figure; write it as killed=12 or injured=30-40, open as killed=30-")
    low, high = match["low"] or "", match["high"] or ""
    return {"measure": match["measure"], "low": low, "high": high if match["open"] else low, "who": match["who"] or ""}


def make_place(
    name: str, point: str, kind: str = "town", within: str | None = None, country: str | None = None
) -> Place:
    """A place that no gazetteer knows; `point` is "LAT,LON" in degrees, or empty."""
    match = _OPEN_POINT.fullmatch(point) if point.strip() else None
    if point.strip() and (match is None or abs(float(match[1])) > 90 or abs(float(match[2])) > 180):
        raise UsageError(f"{point!r} is no point; write it as LAT,LON, as 36.2,37.1")
    lat, lon = (float(match[1]), float(match[2])) if match else (None, None)
    return Place(f"own:{_slug(name)}", name.strip(), kind, lat, lon, country, None, within, learned=True)


def make_actor(name: str, kind: str = "group") -> Actor:
    """An actor that no table knows."""
    return Actor(_slug(name), name.strip(), kind, learned=True)


def find_first(slot: str, name: str, known: Knowledge) -> str:
    """The id of the likeliest thing of a name, or the id itself where it is one; raises NotFound."""
    finder = known.find_places if slot == "place" else known.find_actors
    try:
        return (known.get_place(name) if slot == "place" else known.get_actor(name)).id
    except NotFound:
        found = finder(name)
    if not found:
        raise NotFound(f"nothing is known by the name {name}")
    return found[0].id


def find_named(slot: str, name: str, known: Knowledge) -> Actor | Place:
    """The likeliest thing of a name, or of an id; a new one where nothing is known by it."""
    try:
        ident = find_first(slot, name, known)
    except NotFound:
        return make_place(name, "") if slot == "place" else make_actor(name)
    return known.get_place(ident) if slot == "place" else known.get_actor(ident)


def _slug(name: str) -> str:
    slug = make_slug(name)
    if not slug or len(name) > 200 or "\0" in name:
        raise UsageError(f"{name[:60]!r} holds no letter to go by")
    return slug


def _make_slot(record: Actor | Place, claim: Claim) -> Slot:
    text, start, end = _find_words(record, claim)
    return Slot(record.id, record.name, text, start, end, "reviewer")


def _find_words(record: Actor | Place, claim: Claim) -> tuple[str, int | None, int | None]:
    """The words of a record's name in the quote with their place, or the name alone where it does not stand there."""
    names = (record.name, *(record.aliases if isinstance(record, Actor) else ()))
    for name in names:
        at = claim.evidence.exact.find(name)
        if at >= 0 and name:
            start = claim.evidence.start + at
            return name, start, start + len(name)
    return record.name, None, None


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(f"{text[:40]!r} is no day; write it as YYYY-MM-DD, as 2024-12-01") from None


def _read_figure(row: Mapping[str, str], claim: Claim) -> Figure:
    measure = row.get("measure", "").strip()
    if measure not in MEASURES:
        raise UsageError(f"{measure!r} is no measure; one of {', '.join(MEASURES)}")
    low, high = _read_number(row.get("low", "")), _read_number(row.get("high", ""))
    if low is not None and high is not None and high < low:
        raise UsageError("the highest number is smaller than the lowest")
    words = row.get("words", "").strip()
    kept = next((f for f in claim.figures if (f.measure, f.low, f.high) == (measure, low, high)), None)
    if kept is not None and not words:
        return Figure(measure, low, high, row.get("who", "").strip(), kept.start, kept.end)
    start, end = _find_number(words or str(low if low is not None else high), claim)
    return Figure(measure, low, high, row.get("who", "").strip()[:200], start, end)


def _read_number(text: str) -> int | None:
    plain = text.replace(",", "").replace(" ", "").strip()
    if not plain:
        return None
    if not _NUMBER.fullmatch(plain):
        raise UsageError(f"{text[:40]!r} is no whole number")
    return int(plain)


def _find_number(words: str, claim: Claim) -> tuple[int, int]:
    """Where the words that carry a number stand in the quote. Raises UsageError where they do not."""
    quote = claim.evidence.exact
    spellings = (words, f"{int(words):,}") if words.isdigit() else (words,)
    for spelled in spellings:
        match = re.search(rf"(?<![\w]){re.escape(spelled)}(?![\w])", quote, re.IGNORECASE)
        if match:
            return claim.evidence.start + match.start(), claim.evidence.start + match.end()
    raise UsageError(f"“{words[:60]}” does not stand in the quote: say which of its words carry the number")
