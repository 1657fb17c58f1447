"""Claims: each with its words, voices and slots as a card shows them, as rows."""

from __future__ import annotations

from collections.abc import Mapping

from fogline.models.claim import Claim, Slot
from fogline.models.dossier import Dossier
from fogline.present.context import find_sentence
from fogline.present.days import render_days
from fogline.present.figures import render_figures
from fogline.present.phrasebook import label_of
from fogline.present.picture.row import Row, find_voice, render_body
from fogline.present.safe_text import shorten

MOST_CHARACTERS = 700
"""A longer quote is cut on a card; the report's page has it whole."""


def make_claim_rows(dossier: Dossier, records: Mapping[str, int], home: Mapping[str, str]) -> list[Row]:
    """One row a claim; `records` are the numbers of the claims' records, `home` their events. Beside the row, `words`
    are its searchable words: the sentence of the quote, and names and voices as shown."""
    rows = [
        _row(claim, records[claim.id], home.get(claim.id), dossier)
        for claim in dossier.claims.values()
        if claim.id in records
    ]
    return sorted(rows, key=lambda row: row["record"])


def _row(claim: Claim, record: int, event: str | None, dossier: Dossier) -> Row:
    card = dossier.report_of(claim)
    before, after = find_sentence(card, claim)
    quote = claim.evidence.exact
    cut = len(quote) > MOST_CHARACTERS
    quote = shorten(quote, MOST_CHARACTERS) if cut else quote
    time = claim.time
    voices = dossier.voice_names(claim)
    names = [slot.name for slot in (*claim.actor, *claim.recipient, *claim.place)]
    return {
        "record": record, "id": claim.id, "event": event, "doc": claim.doc,
        "first_char": claim.evidence.start, "said": card.dating.day, "day": time.last if time else card.dating.day,
        "event_type": claim.event_type, "polarity": claim.polarity, "modality": claim.modality,
        "voice": find_voice(claim.informant, claim.doc, dossier),
        "words": " ".join([before, quote, after, *names, *voices, claim.event_type]),
        "body": render_body(
            label=label_of(claim.event_type), before=before, quote=quote, after="" if cut else after, cut=cut,
            voices=list(voices), actor=_slots(claim.actor), recipient=_slots(claim.recipient),
            place=_slots(claim.place), time=render_days(time.first, time.last) if time else "",
            figures=render_figures(claim.figures), background=not claim.core, end=claim.evidence.end,
            outlet=dossier.outlet_name(claim.doc),
        ),
    }  # fmt: skip


def _slots(slots: tuple[Slot, ...]) -> list[list[str]]:
    return [[slot.id, slot.name] for slot in slots]
