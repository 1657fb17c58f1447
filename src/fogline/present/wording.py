"""Wording: events as plain English, from the patterns of `lexicon/data/wording.toml`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from fogline.lexicon.phrases import begin_sentence, join_words, with_article
from fogline.models.claim import Claim
from fogline.models.dossier import Dossier
from fogline.models.event import Event
from fogline.present.context import find_sentence
from fogline.present.figures import name_counted, render_count, render_figures
from fogline.present.phrasebook import lane_of, wording
from fogline.present.safe_text import on_one_line, shorten

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_QUOTE_LENGTH = 170
_SCRAP = 36
_TELLING = frozenset({"place", "recipient", "figures"})
"""Slots without any of which a sentence says too little ("Rebels attacked"), so that the words of a report follow."""
_FEW = 4
"""A place that is named this many times less often than another is left to the event's own claims."""


def lead_claim(event: Event, dossier: Dossier) -> Claim:
    """The claim that tells an event best: affirmed, of the event's own type, the latest count, with most slots."""
    claims = [dossier.claims[ident] for ident in dossier.in_text_order(dossier.standing(event.claims))]
    counted = event.event_type in ("casualties", "displace")

    def rank(claim: Claim) -> tuple[bool, bool, bool, date, int, bool]:
        slots = sum(map(bool, (claim.actor, claim.recipient, claim.place, claim.time, claim.figures)))
        day = dossier.report_of(claim).dating.day if counted and claim.figures else None
        own_type = claim.event_type == event.event_type
        return (
            own_type,
            claim.polarity == "affirmed",
            claim.modality == "actual",
            day or date.min,
            slots,
            bool(claim.attribution),
        )

    return max(claims, key=rank)


def render_event(event: Event, dossier: Dossier) -> str:
    """One event in our words, without its voices; in the words of a report where its slots do not carry it."""
    claim = lead_claim(event, dossier)
    pattern = wording()["event"].get(event.event_type)
    slots = _slots(event, claim, dossier)
    quote = _quote(claim, dossier)
    if pattern is None or not _carried(pattern, slots):
        return quote
    text = _fill(_choose(pattern, claim, slots), slots).strip(", ")
    if _is_spoken(pattern, slots):
        text = f"{text}: {quote}" if text else quote
        text = f"denied: {text}" if claim.polarity == "denied" else text
    else:
        if claim.polarity == "denied":
            text = f"it is denied that {text}" if "actor" in slots else f"denied: {text}"
        toll = _toll_of(event, claim, dossier)
        text += toll or ("" if _TELLING & slots.keys() else f": {quote}")
    return begin_sentence(text)


def _quote(claim: Claim, dossier: Dossier) -> str:
    """A claim's words; a scrap of few characters with what stands around it."""
    words = on_one_line(claim.evidence.exact)
    if len(words) < _SCRAP:
        before, after = find_sentence(dossier.report_of(claim), claim, reach=60)
        words = on_one_line(before + claim.evidence.exact + after)
    return f"“{shorten(words, _QUOTE_LENGTH)}”"


def _toll_of(event: Event, lead: Claim, dossier: Dossier) -> str:
    """The dead of an event that is no toll itself: the latest count, else the most exact; it says so where others
    differ from it."""
    if event.event_type in ("casualties", "displace") or lead.polarity == "denied":
        return ""
    standing = [dossier.claims[ident] for ident in dossier.in_text_order(dossier.standing(event.claims))]
    tolls = [c for c in standing if c.event_type == "casualties" and c.figures and c.polarity == "affirmed"]
    if not tolls:
        return ""
    days = {claim.id: dossier.report_of(claim).dating.day or date.min for claim in tolls}
    told = max(tolls, key=lambda claim: (days[claim.id], claim.figures[0].high is not None))
    others = [
        claim
        for claim in tolls
        if _count(claim) != _count(told) and claim.figures[0].measure == told.figures[0].measure
    ]
    latest = all(days[claim.id] < days[told.id] for claim in others)
    remark = "" if not others else ", by the latest count" if latest else ", by one count"
    return f"; {render_figures(told.figures)}{remark}"


def _count(claim: Claim) -> tuple[str, int | None, int | None]:
    figure = claim.figures[0]
    return figure.measure, figure.low, figure.high


def _carried(pattern: dict[str, Any], slots: dict[str, str]) -> bool:
    return _is_spoken(pattern, slots) or any(slot in slots for slot in pattern["needs"].split())


def _is_spoken(pattern: dict[str, Any], slots: dict[str, str]) -> bool:
    """Whether the type says too little, so that the words of a report follow."""
    spoken = pattern.get("spoken")
    return spoken is True or (spoken == "bare" and "actor" not in slots)


def _choose(pattern: dict[str, Any], claim: Claim, slots: dict[str, str]) -> str:
    if _is_spoken(pattern, slots):
        return str(pattern["past" if "actor" in slots else "bare"])
    if "actor" not in slots:
        return ("expected: " if claim.modality == "planned" else "") + str(pattern["bare"])
    if claim.modality == "planned" and "plan" in pattern:
        return "expected: " + str(pattern["plan"])
    if claim.modality == "possible" and "maybe" in pattern:
        return "{actor} may have " + str(pattern["maybe"])
    return str(pattern["counted" if "taken" in slots else "past"])


def _fill(pattern: str, slots: dict[str, str]) -> str:
    def keep(match: re.Match[str]) -> str:
        return match[1] if all(name in slots for name in _SLOT.findall(match[1])) else ""

    return _SLOT.sub(lambda match: slots.get(match[1], ""), _OPTIONAL.sub(keep, pattern)).strip()


def _slots(event: Event, claim: Claim, dossier: Dossier) -> dict[str, str]:
    alike = [
        other
        for other in (dossier.claims[ident] for ident in dossier.in_text_order(dossier.standing(event.claims)))
        if other.event_type == claim.event_type
        and other.polarity == claim.polarity
        and {slot.id for slot in other.actor} <= {slot.id for slot in claim.actor}
    ]
    actors = [_actor_phrase(slot.id, dossier) for slot in claim.actor]
    people = () if claim.event_type in ("casualties", "displace") else wording()["count"]["people"]
    recipients = [
        _actor_phrase(slot.id, dossier) for slot in claim.recipient if dossier.actor_name(slot.id).lower() not in people
    ]
    places = _places([claim, *(other for other in alike if other.id != claim.id)], dossier)
    slots = {"actor": join_words(actors, 3), "recipient": join_words(recipients, 3),
             "place": join_words([with_article(dossier.place_name(ident)) for ident in places], 4, "more places"),
             "figures": render_figures(claim.figures)}  # fmt: skip
    if places:
        kind = dossier.places[places[0]].kind if places[0] in dossier.places else ""
        slots["where"] = f"{_preposition(kind)} {slots['place']}"
        slots["taken"] = _taken(claim, kind) if len(places) == 1 else ""
    return {name: text for name, text in slots.items() if text}


def _taken(claim: Claim, kind: str) -> str:
    """What was taken by count in or near the place that is told with it ("several positions near the city"): the place
    itself was not."""
    counted = [f for f in claim.figures if f.measure == "taken"]
    if claim.event_type != "seize" or len(counted) != 1:
        return ""
    name = name_counted(counted[0].who)
    told = all(name in slot.text and slot.text != name for slot in claim.place)
    if name == "people" or not (told or kind in ("province", "region", "district", "country")):
        return ""
    return f"{render_count(counted[0].low, counted[0].high)} {name}"


def _places(claims: Sequence[Claim], dossier: Dossier) -> list[str]:
    """The places of claims, the most often named first; none that holds another of them, no country beside others, and
    none that only a few of many claims name: the count of voices behind the event is not of them."""
    counts = Counter(ident for claim in claims for ident in {slot.id for slot in claim.place})
    order = list(dict.fromkeys(slot.id for claim in claims for slot in claim.place))
    order.sort(key=lambda ident: -counts[ident])
    controls = lane_of(claims[0].event_type) == "Control"
    holding = {above for ident in order for above in dossier.ancestors(ident)}
    kinds = {ident: dossier.places[ident].kind for ident in order if ident in dossier.places}
    kept = [i for i in order if i not in holding or (controls and kinds.get(i) != "country")]
    kept = [i for i in kept if kinds.get(i) != "country"] or kept
    return [i for i in kept if counts[i] * _FEW >= counts[kept[0]]]


def _preposition(kind: str) -> str:
    words = wording()["place"]
    return "on" if kind in words["on"] else "at" if kind in words["at"] else "in"


def _actor_phrase(ident: str, dossier: Dossier) -> str:
    name = dossier.actor_name(ident)
    actor = dossier.actors.get(ident)
    if actor and actor.kind in ("civilians", "unnamed"):
        return name[:1].lower() + name[1:]
    return with_article(name)
