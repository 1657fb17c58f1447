"""Ledes: the place that a headline leaves out and the sentences right under it name.

"Rebels seize border post. Fighters of the Front overran Oldtown at dawn."
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.places.whereabouts import COUNTRY_ID
from fogline.models.claim import Claim
from fogline.models.report import Report

GROUND = frozenset({"seize", "withdraw", "hold", "enter", "attack", "clash"})
"""What nobody does nowhere; a toll or an arrest in a headline is as often of several places."""
REACH = 3
"""How many sentences below the headline its event may be told."""


def name_from_ledes(report: Report, claims: list[Claim]) -> list[Claim]:
    """The claims, in text order; those of a headline that have no place with that of their event as told under it."""
    named = []
    for n, claim in enumerate(claims):
        if not claim.place and claim.core and claim.event_type in GROUND and _is_headline(report, claim):
            below = next((c for c in claims[n + 1 :] if _tells_again(report, claim, c)), None)
            claim = replace(claim, place=below.place) if below is not None else claim
        named.append(claim)
    return named


def _is_headline(report: Report, claim: Claim) -> bool:
    return report.blocks[report.sentences[claim.sentence].block].kind == "headline"


def _tells_again(report: Report, claim: Claim, below: Claim) -> bool:
    """Whether a claim under a headline is of the headline's event, as far as type and polarity tell."""
    near = 0 < below.sentence - claim.sentence <= REACH and not _is_headline(report, below)
    same = below.event_type == claim.event_type and below.polarity == claim.polarity
    return near and same and below.core and any(len(place.id) > COUNTRY_ID for place in below.place)
