"""Past: what stood until claims were withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fogline.models.dossier import Dossier
from fogline.models.event import Assembly
from fogline.models.holdings import Holdings


@dataclass(frozen=True)
class Past:
    """What stood until a day: `claims` are those that were withdrawn on the day `until`, `holdings` they and those
    beside them, `assembly` and `dossier` what these said together before (see `fogline.retrospect`)."""

    until: date
    claims: frozenset[str]
    dossier: Dossier
    assembly: Assembly
    holdings: Holdings
