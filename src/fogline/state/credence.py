"""Credence: how far each event is to be believed, with reasons, and its Admiralty code.

1. Each side, voice or outlet counts once in an event, by the strongest of its words.
2. Its weight: by what it is and whom its word serves; less where it tells little (no day, no place, nobody); moved by
   its record over all other events.
3. Score: 1 - product of (1 - weight) over those that affirm, times (1 - weight) for each that denies (a party's denial
   weighs less), times a factor where all tell of it as possible or planned.
4. Calibration: a score is mapped to the share of events of such a score that turned out true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp, log

from fogline.lexicon.rulebook import load_rulebook
from fogline.models.claim import Claim
from fogline.models.entity import Place
from fogline.models.event import Assembly, Event
from fogline.models.holdings import Holdings
from fogline.state.track_records import (
    Stance,
    Tally,
    find_stances,
    grade_source,
    has_record,
    score_record,
    tally_sources,
)


def derive_credence(assembly: Assembly, holdings: Holdings) -> tuple[Event, ...]:
    """The events with `belief`, `reasons` and `code` by everything that the store holds, in the same order."""
    stances = {event.id: find_stances(event, assembly, holdings) for event in assembly.events}
    tallies = tally_sources(assembly, holdings, stances)
    return tuple(_judge(event, stances[event.id], tallies, holdings) for event in assembly.events)


def _judge(event: Event, stances: Sequence[Stance], tallies: Mapping[str, Tally], holdings: Holdings) -> Event:
    if not stances:
        return replace(event, belief=0.0, code="F5" if event.reasons else "F6")
    weighed = [(s, *_weigh(s, event, tallies, holdings)) for s in stances]
    score = score_event([(s.affirms, weight * _force(s)) for s, weight, _ in weighed], _modality(event, holdings))
    belief = round(calibrate(score), 2)
    reasons = tuple(f"{s.name}: {why} ({weight:.2f})" for s, weight, why in weighed)
    return replace(event, belief=belief, reasons=reasons, code=_code(event, weighed, belief, tallies))


def _weigh(stance: Stance, event: Event, tallies: Mapping[str, Tally], holdings: Holdings) -> tuple[float, str]:
    """A stance's weight after specificity and record, and the reason with both."""
    rules = load_rulebook("belief")
    claims = [holdings.claims[i] for i in stance.claims if i in holdings.claims]
    told, missing = find_specificity(claims, holdings)
    why = stance.why + (f", tells no {' and no '.join(missing)}" if missing and stance.affirms else "")
    weight = stance.weight
    if stance.affirms:
        weight *= 1 - rules["specificity"]["share"] * (1 - told)
    tally = tallies.get(stance.source)
    if tally is not None and stance.affirms and has_record(stance, holdings):
        tested = len(set(tally.outcomes) - {event.id})
        weight = score_record(tally, weight, event.id)
        if tested or tally.withdrawn - {event.id}:
            right = sum(ok for e, ok in tally.outcomes.items() if e != event.id)
            why += f"; {right} of {tested} of its other tested events borne out"
    return weight, f"{why}" if stance.affirms else f"denies it: {why}"


def _is_located(place: Place) -> bool:
    """Whether of a place that no gazetteer knows it is told where it lies."""
    return place.kind == "unknown" and place.lat is not None


def find_specificity(claims: Sequence[Claim], holdings: Holdings) -> tuple[float, list[str]]:
    """How much of day, place, who and how many a voice's claims tell (0..1), and what they leave out."""
    rules = load_rulebook("belief")["specificity"]
    precise = set(rules["precise"])
    tells = {
        "day": any(c.time for c in claims),
        "place": any(
            (p := holdings.places.get(s.id)) is not None and (p.kind in precise or _is_located(p))
            for c in claims
            for s in c.place
        ),
        "name": any(c.actor or c.recipient for c in claims),
    }
    if any(c.event_type in rules["counted"] for c in claims):
        tells["number"] = any(c.figures for c in claims)
    return sum(tells.values()) / len(tells), [name for name, told in tells.items() if not told]


def score_event(weights: Sequence[tuple[bool, float]], factor: float = 1.0) -> float:
    """Score 0..1 of an event whose sources affirm (True) or deny it with these weights."""
    doubt, rest = 1.0, factor
    for affirms, weight in weights:
        if affirms:
            doubt *= 1 - weight
        else:
            rest *= 1 - weight
    return rest * (1 - doubt)


def _force(stance: Stance) -> float:
    """How much of its weight a source's word brings to bear: all of it, but for a party's denial."""
    rules = load_rulebook("belief")["denial"]
    return 1.0 if stance.affirms else float(rules["factor"] if stance.party else rules["independent"])


def calibrate(score: float) -> float:
    """The share of events of such a score that turned out true (data/belief.toml, calibration)."""
    rules = load_rulebook("belief")["calibration"]
    if score <= 0:
        return 0.0
    odds = log(min(score, 0.999) / (1 - min(score, 0.999)))
    return 1 / (1 + exp(-(rules["slope"] * odds + rules["offset"])))


def _modality(event: Event, holdings: Holdings) -> float:
    rules = load_rulebook("belief")["modality"]
    found = {holdings.claims[i].modality for i in event.claims if i in holdings.claims}
    return 1.0 if not found or "actual" in found else max(float(rules[m]) for m in found)


def _code(
    event: Event,
    weighed: Sequence[tuple[Stance, float, str]],
    belief: float,
    tallies: Mapping[str, Tally],
) -> str:
    """The Admiralty code: the letter of the most reliable source that affirms, the digit of what is said."""
    rules = load_rulebook("belief")["admiralty"]
    affirm = [(s, weight) for s, weight, _ in weighed if s.affirms]
    deny = [s for s, _, _ in weighed if not s.affirms]
    if not affirm:
        return "F5"
    letters = []
    for stance, weight in affirm:
        tally = tallies.get(stance.source)
        tested = len(set(tally.outcomes) - {event.id}) + len(tally.withdrawn) if tally else 0
        kind = stance.row
        letters.append(grade_source(weight, tested, kind))
    counting = [s for s, _ in affirm if s.row == "party_against" or (not s.party and s.row not in rules["unjudged"])]
    against = [s for s in deny if not s.party]
    if len(counting) >= rules["confirmed"] and not against:
        return f"{min(letters)}1"
    if all(s.row in rules["unjudged"] for s, _ in affirm) and min(letters) == "F":
        return "F6"
    digit = next(int(name) for name, least in rules["digits"] if belief >= least)
    return f"{min(letters)}{digit}"
