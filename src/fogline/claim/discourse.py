"""Discourse: what a report has told so far: who speaks where, who fights whom, and the claims found."""

from __future__ import annotations

from dataclasses import dataclass, field

from fogline.claim.actors.parties import Parties
from fogline.claim.scenes.scene import Scene
from fogline.claim.speech.item_sources import ItemSources
from fogline.claim.speech.speakers import Speakers
from fogline.claim.times.entry_days import EntryDays
from fogline.models.claim import Claim
from fogline.models.groundings import Groundings
from fogline.models.report import Report


@dataclass(frozen=True, slots=True)
class Discourse:
    """What the claims of one sentence are read beside; `claims` grows sentence by sentence, in text order."""

    speakers: Speakers
    items: ItemSources
    parties: Parties
    entries: EntryDays
    claims: list[Claim] = field(default_factory=list)


def begin_discourse(report: Report, scenes: list[Scene], groundings: Groundings) -> Discourse:
    """A report's discourse before its first sentence is read."""
    return Discourse(
        Speakers(report, scenes), ItemSources(report, scenes), Parties(groundings), EntryDays(report, groundings)
    )
