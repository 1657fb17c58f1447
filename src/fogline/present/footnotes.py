"""Footnotes: one number for each claim that the report rests on, given in the order of first use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fogline.models.claim import Claim
from fogline.models.dossier import Dossier
from fogline.present.context import find_context
from fogline.present.days import render_day
from fogline.present.origins import name_basis
from fogline.present.phrasebook import label_of


@dataclass(frozen=True, slots=True)
class Footnote:
    """A claim as evidence: its quote with what stands around it, where it stands, and by whose word.

    `voices` runs from the first-hand voice to the outlet; `start`/`end` are offsets into the text as read.
    """

    number: int
    claim: str
    quote: str
    before: str
    after: str
    doc: str
    start: int
    end: int
    outlet: str
    day: str
    basis: str
    voices: tuple[str, ...]
    label: str
    polarity: str
    modality: str


class Footnotes:
    """Numbers claims as they are asked for. Not shared between reports."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._numbers: dict[str, int] = {}

    def numbers(self, claims: Iterable[str]) -> list[tuple[int, str]]:
        """`(number, claim id)` for each claim; raises NotFound for a claim that the dossier does not hold."""
        pairs = []
        for ident in claims:
            self._dossier.get_claim(ident)
            pairs.append((self._numbers.setdefault(ident, len(self._numbers) + 1), ident))
        return pairs

    def notes(self) -> list[Footnote]:
        """All footnotes numbered so far, in order."""
        return [self._note(number, self._dossier.claims[ident]) for ident, number in self._numbers.items()]

    def _note(self, number: int, claim: Claim) -> Footnote:
        card = self._dossier.report_of(claim)
        before, after = find_context(card, claim)
        return Footnote(
            number, claim.id, claim.evidence.exact, before, after, claim.doc, claim.evidence.start,
            claim.evidence.end, self._dossier.outlet_name(claim.doc), render_day(card.dating.day),
            name_basis(card.dating, short=True), self._dossier.voice_names(claim), label_of(claim.event_type),
            claim.polarity, claim.modality,
        )  # fmt: skip
