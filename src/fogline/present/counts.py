"""Counts: how many events there are, and which of them a reader does not find day by day."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.models.dossier import Dossier


@dataclass(frozen=True, slots=True)
class EventCount:
    """Every event once: `told` on the timeline; `standing` facts, which no text dates; `gone`, as every report of it
    was withdrawn. Of those told, `disputed` ones."""

    told: int
    standing: int
    gone: int
    disputed: int

    @property
    def total(self) -> int:
        """All of them, as many as a store holds."""
        return self.told + self.standing + self.gone


def count_events(dossier: Dossier) -> EventCount:
    """The events of a dossier."""
    told = {entry.event for entry in dossier.timeline}
    standing = sum(event.id not in told for event in dossier.events)
    return EventCount(len(told), standing, dossier.gone, sum(entry.disputed for entry in dossier.timeline))


def tell_left_out(counts: EventCount) -> str:
    """What of the events is on no day: "2 of them standing facts and 1 withdrawn, on no day"; empty for none."""
    standing = "a standing fact" if counts.standing == 1 else "standing facts"
    parts = [f"{counts.standing} of them {standing}" if counts.standing else ""]
    parts.append(f"{counts.gone}{'' if counts.standing else ' of them'} withdrawn" if counts.gone else "")
    named = " and ".join(part for part in parts if part)
    return f"{named}, on no day" if named else ""


def render_number(number: int, noun: str) -> str:
    """A number of things whose plural takes an s: "1 report", "5 reports"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
