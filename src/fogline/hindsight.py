"""Hindsight: what was known at a moment, assembled as it would have been then.

By the clock `published` the reports that were out by then, as they are read now, under all that people decided since;
by `stored` what this store held then, as it was read then, under what people had decided by then.
"""

from __future__ import annotations

from datetime import date, datetime

from fogline.assemble.assembly import assemble_claims
from fogline.assemble.standing import find_standing
from fogline.assemble.verdicts import derive_judgements
from fogline.errors import UsageError
from fogline.models.dossier import Dossier
from fogline.models.event import Assembly, Judgement
from fogline.models.holdings import Holdings
from fogline.state.knowledge import CLOCKS, find_known
from fogline.store.decisions import find_anchored, read_decisions
from fogline.store.view import View
from fogline.survey import make_dossier


def survey_known(view: View, known_at: datetime, clock: str = "published", as_of: date | None = None) -> Dossier:
    """What was known at a moment (UTC) of the state of things as of the end of a day.

    Raises UsageError for a clock that is not known, StoreError when the store cannot be read.
    """
    if clock not in CLOCKS:
        raise UsageError(f"No clock is called {clock}; the clocks are {', '.join(CLOCKS)}.")
    then = View(view.store, known_at) if clock == "stored" else view
    holdings = then.holdings() if clock == "stored" else find_known(view.holdings(), known_at)
    assembly = assemble_known(holdings, find_decided(then))
    discards = then.discards() if clock == "stored" else ()
    return make_dossier(holdings, assembly, as_of, discards=discards, known_at=known_at)


def find_decided(view: View) -> list[Judgement]:
    """The judgements of people that were known when the view looks."""
    with view.store.read() as connection:
        standing = find_standing(read_decisions(connection, view.known_at))
        decided, _ = derive_judgements(standing, find_anchored(connection))
    return decided


def assemble_known(holdings: Holdings, judgements: list[Judgement]) -> Assembly:
    """The assembly of a part of what a store holds."""
    cards = {card.id: card for card in holdings.reports.values()}
    return assemble_claims(
        list(holdings.claims.values()), list(cards.values()), holdings.actors, holdings.places, judgements
    )
