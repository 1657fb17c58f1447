"""Records: the JSON shapes that `--json`, exports and `run --out` write, as `docs/reference/command-line.md` says.

Days are ISO dates, offsets count characters of the text as read, ids are those of the store. An unknown is null.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from fogline.models.claim import Claim, Slot, Voice
from fogline.models.dossier import Dossier
from fogline.models.event import Event
from fogline.models.state import ControlStatus, Dispute, Estimate, LedgerLine, TimelineEntry
from fogline.present.possession import name_status
from fogline.present.voices import find_vouching, name_informant, render_hedge
from fogline.present.wording import render_event

Record = dict[str, Any]


def claim_record(claim: Claim) -> Record:
    """The codebook's record of a claim, with its id, quote, trigger, frame, reader and notes beside it."""
    time = claim.time
    return {
        "doc": claim.doc,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "event_type": claim.event_type,
        "actor": [_named(slot) for slot in claim.actor],
        "recipient": [_named(slot) for slot in claim.recipient],
        "place": [_named(slot) for slot in claim.place],
        "time": [time.first.isoformat(), time.last.isoformat()] if time else None,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "attribution": [_named(voice) for voice in claim.attribution],
        "figures": [{"measure": f.measure, "low": f.low, "high": f.high, "who": f.who} for f in claim.figures],
        "id": claim.id,
        "quote": claim.evidence.exact,
        "core": claim.core,
        "trigger": claim.trigger.exact if claim.trigger else None,
        "frame": claim.frame,
        "reader": claim.reader,
        "notes": list(claim.notes),
    }


def event_record(event: Event, dossier: Dossier) -> Record:
    """An event with its summary, voices and claims."""
    return {
        "id": event.id,
        "event_type": event.event_type,
        "summary": tell(event, dossier),
        "actor": _actors(event.actor, dossier),
        "recipient": _actors(event.recipient, dossier),
        "place": _places(event.place, dossier),
        "time": _days(event.first, event.last),
        "informants": [
            {
                "id": informant.id,
                "name": name_informant(informant, dossier),
                "party": informant.party,
                "affirms": informant.affirms,
                "outlets": list(informant.outlets),
                "claims": list(informant.claims),
            }
            for informant in event.informants
        ],
        "independent": event.independent,
        "disputed": event.disputed,
        "belief": round(event.belief, 4),
        "code": event.code or None,
        "reasons": list(event.reasons),
        "claims": _passages(event.claims, dossier),
    }


def timeline_record(entry: TimelineEntry, dossier: Dossier) -> Record:
    """A line of the timeline; `day` and `last` are null where no text dates the event."""
    event = dossier.event_by_id.get(entry.event)
    return {
        "day": _day(entry.day),
        "last": _day(entry.last),
        "event": entry.event,
        "event_type": event.event_type if event else None,
        "text": tell(event, dossier) if event else None,
        "voices": _actors(entry.voices, dossier),
        "independent": entry.independent,
        "disputed": entry.disputed,
        "claims": _passages(entry.claims, dossier),
    }


def control_record(status: ControlStatus, dossier: Dossier) -> Record:
    """A place's status: `assessed` is an actor id, contested, besieged or unknown; `holder` who is inside a besieged
    place, where that is known; `stale` marks a last evidence that is long past."""
    place = dossier.places.get(status.place)
    return {
        "place": {
            "id": status.place,
            "name": dossier.place_name(status.place),
            "kind": place.kind if place else None,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "precision": place.precision if place else None,
            "geo_precision": place.geo_precision if place else None,
            "radius_km": place.radius_km if place else None,
            "bearing": place.bearing if place else None,
            "distance_km": place.distance_km if place else None,
        },
        "claimed": [
            {
                "holder": {"id": holder.holder, "name": dossier.actor_name(holder.holder)},
                "voices": _actors(holder.voices, dossier),
                "last_evidence": _day(holder.last_evidence),
                "claims": _passages(holder.claims, dossier),
            }
            for holder in status.claimed
        ],
        "assessed": status.assessed,
        "assessed_name": name_status(status.assessed, dossier),
        "holder": status.holder,
        "why": status.why,
        "steps": list(status.steps),
        "last_evidence": _day(status.last_evidence),
        "stale": status.stale,
        "claims": _passages(status.claims, dossier),
        "movements": _passages(status.movements, dossier),
    }


def toll_record(index: int, line: LedgerLine, dossier: Dossier) -> Record:
    """A line of the ledger; `supersedes` and `part_of` are the `index` of other lines."""
    return {
        "index": index,
        "who": line.who,
        "measure": line.measure,
        "low": line.low,
        "high": line.high,
        "place": _places(line.place, dossier),
        "since": _day(line.since),
        "as_of": _day(line.as_of),
        "voices": _actors(line.voices, dossier),
        "supersedes": line.supersedes,
        "part_of": line.part_of,
        "running": line.running,
        "current": line.current,
        "incident": line.incident,
        "claims": _passages(line.claims, dossier),
    }


def estimate_record(estimate: Estimate, dossier: Dossier) -> Record:
    """What a toll comes to under a policy; `low_by` and `high_by` are the voices of the counts that bound it.

    `lines` are the `index` of the ledger's lines that it rests on.
    """
    lines = [dossier.ledger[number] for number in estimate.lines]
    return {
        "policy": estimate.policy,
        "who": estimate.who,
        "measure": estimate.measure,
        "place": _places(estimate.place, dossier),
        "low": estimate.low,
        "best": estimate.best,
        "high": estimate.high,
        "low_by": _actors(estimate.low_by, dossier),
        "high_by": _actors(estimate.high_by, dossier),
        "lines": list(estimate.lines),
        "why": estimate.why,
        "claims": _passages(tuple(dict.fromkeys(c for line in lines for c in line.claims)), dossier),
    }


def dispute_record(dispute: Dispute, dossier: Dossier) -> Record:
    """A disagreement with both sides' passages."""
    return {
        "kind": dispute.kind,
        "text": dispute.text,
        "event": dispute.event,
        "place": _places(dispute.place, dossier),
        "a": _passages(dispute.a, dossier),
        "b": _passages(dispute.b, dossier),
    }


def tell(event: Event, dossier: Dossier) -> str:
    """One sentence for an event as the situation report has it, with the voices by whose word it stands."""
    return f"{render_event(event, dossier)} – {render_hedge(find_vouching(event, dossier))}."


def _named(part: Slot | Voice) -> Record:
    return {"text": part.text, "id": part.id, "name": part.name}


def _actors(idents: Iterable[str], dossier: Dossier) -> list[Record]:
    return [{"id": ident, "name": dossier.actor_name(ident)} for ident in idents]


def _places(idents: Iterable[str], dossier: Dossier) -> list[Record]:
    return [{"id": ident, "name": dossier.place_name(ident)} for ident in idents]


def _passages(idents: Iterable[str], dossier: Dossier) -> list[Record]:
    return [passage_record(dossier.claims[ident], dossier) for ident in dossier.in_text_order(idents)]


def passage_record(claim: Claim, dossier: Dossier) -> Record:
    """Where a claim stands: the characters that it leads back to."""
    return {
        "id": claim.id,
        "doc": claim.doc,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "quote": claim.evidence.exact,
        "voices": list(dossier.voice_names(claim)),
    }


def _days(first: date | None, last: date | None) -> list[str] | None:
    one, other = first or last, last or first
    return [one.isoformat(), other.isoformat()] if one and other else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
