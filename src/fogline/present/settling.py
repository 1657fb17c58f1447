"""Settling as lines: what would decide what is open, as records and as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.models.dossier import Dossier
from fogline.models.settling import Settling
from fogline.present.records import Record, tell


def settling_record(one: Settling, dossier: Dossier) -> Record:
    """An open event as JSON, with the steps in order."""
    event = dossier.event_by_id.get(one.event)
    return {
        "event": one.event,
        "text": tell(event, dossier) if event else None,
        "question": one.question or None,
        "why": one.why,
        "weight": one.weight,
        "place": [{"id": place, "name": dossier.place_name(place)} for place in one.place],
        "steps": [{"kind": step.kind, "text": step.text, "voices": list(step.voices)} for step in one.steps],
        "claims": list(one.claims),
    }


def list_settling(found: Sequence[Settling], dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Lines of a name and a text: for each event its sentence, why it is open, and numbered steps."""
    for one in found:
        event = dossier.event_by_id.get(one.event)
        yield "open", f"{one.question} {tell(event, dossier) if event else one.event}".strip()
        yield "why", f"{one.why} ({one.event})"
        for number, step in enumerate(one.steps, 1):
            yield str(number), f"{step.text} ({step.kind})"
