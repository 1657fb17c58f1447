"""Explanations: why the store says what it says, from the line down to the characters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fogline.models.claim import Claim, Slot
from fogline.models.dossier import Dossier
from fogline.models.entity import Place
from fogline.models.event import Event
from fogline.models.state import ControlStatus
from fogline.present.context import find_context
from fogline.present.days import render_day, render_days
from fogline.present.figures import render_figure
from fogline.present.origins import name_basis
from fogline.present.phrasebook import label_of
from fogline.present.possession import name_status
from fogline.present.records import tell
from fogline.present.safe_text import shorten

COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
READERS_TOLD = {
    "frames": ": a frame alone",
    "heads": ": the learned heads alone, slots by the generic frame of the type",
    "both": ": a frame, and the learned heads agree",
}
"""What a claim's reader means: who named the event."""
_MOST = 12
"""Judgements on pairs of claims that are shown one by one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation: what it is about and what there is to say."""

    name: str
    text: str


def explain_claim(claim: Claim, dossier: Dossier) -> list[Line]:
    """A claim: its quote and place, the rule that found it, each slot with what else it could be, voices, event."""
    card = dossier.report_of(claim)
    before, after = find_context(card, claim)
    basis = name_basis(card.dating)
    why = f": {card.dating.why}" if card.dating.why else ""
    lines = [
        Line("claim", f"{claim.id} ({label_of(claim.event_type)}; {claim.event_type})"),
        Line("quote", f"{before}«{claim.evidence.exact}»{after}"),
        Line("stands in", f"{claim.doc}, characters {claim.evidence.start} to {claim.evidence.end}"),
        Line("report", f"{card.publisher or 'outlet not named'}, {render_day(card.dating.day)} ({basis}{why})"),
        Line("bytes", f"sha256 {card.sha256}"),
        Line("found by", _found_by(claim)),
    ]  # fmt: skip
    for name, slots in (("actor", claim.actor), ("recipient", claim.recipient), ("place", claim.place)):
        lines += [line for slot in slots for line in _slot(name, slot)]
    lines += [line for slot in claim.place for line in _position(dossier.places.get(slot.id), dossier)]
    lines.append(Line("time", _time(claim)))
    lines += [Line("figure", _figure(claim, index)) for index in range(len(claim.figures))]
    lines.append(Line("voices", _voices(claim, dossier)))
    lines.append(Line("stance", f"{claim.polarity}, {claim.modality}, {'core' if claim.core else 'background'}"))
    lines += [Line("note", note) for note in claim.notes]
    event = dossier.event_of.get(claim.id)
    if event:
        lines.append(Line("event", f"{event.id}: {tell(event, dossier)}"))
        lines += _score(event)
    return lines + _ties([claim.id], dossier)


def explain_event(event: Event, dossier: Dossier) -> list[Line]:
    """An event: its sentence, its voices, its score and reasons, every claim in it, and what ties them."""
    lines = [
        Line("event", f"{event.id} ({label_of(event.event_type)}; {event.event_type})"),
        Line("told as", tell(event, dossier)),
        Line("days", render_days(event.first, event.last) if event.first or event.last else "no text dates it"),
    ]
    lines += _score(event)
    for informant in event.informants:
        verb = "affirms" if informant.affirms else "denies"
        party = ", a party to the fighting" if informant.party else ""
        outlets = ", ".join(dict.fromkeys(dossier.outlet_name(doc) for doc in informant.outlets))
        lines.append(Line("voice", f"{informant.name} {verb}{party}; carried by {outlets}"))
    lines += [_claim_line(ident, dossier) for ident in dossier.in_text_order(event.claims)]
    return lines + _ties(event.claims, dossier)


def explain_place(status: ControlStatus, dossier: Dossier) -> list[Line]:
    """A place's status: what is claimed, what is assessed, and each step of the rule."""
    lines = [
        Line("place", f"{dossier.place_name(status.place)} ({status.place})"),
        *_position(dossier.places.get(status.place), dossier),
        Line("assessed", f"{name_status(status.assessed, dossier)}: {status.why}"),
        Line("last evidence", render_day(status.last_evidence)),
    ]
    for holder in status.claimed:
        voices = ", ".join(dossier.actor_name(voice) for voice in holder.voices)
        lines.append(Line("claimed", f"{dossier.actor_name(holder.holder)}, by the word of {voices}"))
    if status.stale:
        lines.append(Line("stale", "the last evidence is long past"))
    for index, step in enumerate(status.steps):
        lines.append(Line("step", step))
        claims = status.step_claims[index] if index < len(status.step_claims) else ()
        lines += [_quote_line(ident, dossier) for ident in claims if ident in dossier.claims]
    lines += [_claim_line(ident, dossier) for ident in dossier.in_text_order([*status.claims, *status.movements])]
    return lines


def _position(place: Place | None, dossier: Dossier) -> list[Line]:
    """Where a place is drawn and how exactly; nothing for one that is not placed."""
    if place is None:
        return []
    base = place.measured_from or (place.within if place.bearing is not None else None)
    told = tell_position(place, dossier.place_name(base) if base else "")
    return [Line("position", told)] if told else []


def tell_position(place: Place, base: str = "") -> str:
    """Where a place is drawn and how exactly, in words; empty for one without a point. `base` is the name of the place
    from which it was told, empty where there is none."""
    if place.lat is None or place.lon is None:
        return ""
    told = f"{place.lat:.3f}, {place.lon:.3f}: where_prec {place.precision}, geo_precision {place.geo_precision}"
    if base:
        way = f"{place.distance_km:g} km" if place.distance_km is not None else ""
        point = COMPASS[round(place.bearing / 45) % 8] if place.bearing is not None else ""
        told += (
            f"; told as {way} {point} of {base}"
            if point
            else f"; told as {way or 'near'} {'from ' if way else ''}{base}"
        )
    if place.radius_km is not None:
        told += f"; somewhere within {place.radius_km:g} km"
    return " ".join(told.split())


def _found_by(claim: Claim) -> str:
    trigger = f", trigger “{claim.trigger.exact}” at {claim.trigger.start}" if claim.trigger else ""
    told = READERS_TOLD.get(claim.reader.partition("/")[0], "")
    return f"frame {claim.frame or 'none'}{trigger}; reader {claim.reader or 'unknown'}{told}"


def _slot(name: str, slot: Slot) -> Iterable[Line]:
    at = f" at {slot.start}" if slot.start is not None else ""
    how = ", in no gazetteer" if slot.how == "unknown" else f", by {slot.how}" if slot.how else ""
    yield Line(name, f"{slot.name} ({slot.id}) for “{slot.text}”{at}{how}")
    for candidate in slot.candidates:
        why = f": {candidate.why}" if candidate.why else ""
        yield Line("considered", f"{candidate.name} ({candidate.id}), score {candidate.score:.2f}{why}")


def _time(claim: Claim) -> str:
    if claim.time is None:
        return f"none: {claim.time_null or 'the text gives none'}"
    words = f", from “{claim.time_text.exact}” at {claim.time_text.start}" if claim.time_text else ""
    return f"{render_days(claim.time.first, claim.time.last)} ({claim.time.granularity}; {claim.time.basis}){words}"


def _figure(claim: Claim, index: int) -> str:
    figure = claim.figures[index]
    at = f", at {figure.start}" if figure.start is not None else ""
    low = "open" if figure.low is None else figure.low
    high = "open" if figure.high is None else figure.high
    return f"{render_figure(figure)} (low {low}, high {high}{at})"


def _voices(claim: Claim, dossier: Dossier) -> str:
    if not claim.attribution:
        return f"{dossier.outlet_name(claim.doc)} in its own voice"
    parts = [f"{dossier.voice_name(v)} (“{v.text}”" + (f", “{v.cue}”)" if v.cue else ")") for v in claim.attribution]
    return " → ".join([*parts, dossier.outlet_name(claim.doc)])


def _score(event: Event) -> list[Line]:
    voices = "1 independent voice" if event.independent == 1 else f"{event.independent} independent voices"
    code = f" (Admiralty code {event.code})" if event.code else ""
    lines = [Line("score", f"belief {event.belief:.2f}{code}, {voices}"
                  + (", disputed" if event.disputed else ""))]  # fmt: skip
    return lines + [Line("reason", reason) for reason in event.reasons]


def _quote_line(ident: str, dossier: Dossier) -> Line:
    claim = dossier.claims[ident]
    before, after = find_context(dossier.report_of(claim), claim)
    return Line("", f"{shorten(before, 80)}«{shorten(claim.evidence.exact, 200)}»{shorten(after, 80)} ({claim.doc})")


def _claim_line(ident: str, dossier: Dossier) -> Line:
    claim = dossier.claims[ident]
    where = f"{claim.doc} {claim.evidence.start}-{claim.evidence.end}"
    voices = " → ".join(dossier.voice_names(claim))
    gone = f"; no longer stands: {dossier.withdrawn[ident]}" if ident in dossier.withdrawn else ""
    return Line("claim", f"{ident}: “{shorten(claim.evidence.exact, 160)}” ({where}; {voices}){gone}")


def _ties(idents: Iterable[str], dossier: Dossier) -> list[Line]:
    wanted = set(idents)
    relations = [
        Line("relation", f"{one.b} {one.kind} {one.a}" + (f": {one.why}" if one.why else ""))
        for one in dossier.relations
        if one.a in wanted or one.b in wanted
    ]
    judgements = [
        Line("judged", f"{one.a} and {one.b} {one.verdict}, {one.score:.2f}, by {one.by}: {'; '.join(one.reasons)}")
        for one in dossier.judgements
        if one.a in wanted or one.b in wanted
    ]
    if len(judgements) > _MOST:
        judgements[_MOST:] = [Line("judged", f"and {len(judgements) - _MOST} more pairs")]
    return relations + judgements
