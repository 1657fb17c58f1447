"""Survey: what a store says as of a day, gathered for showing. The only place where store and state meet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from fogline.edition import get_version
from fogline.models.capture import Discard
from fogline.models.claim import Claim
from fogline.models.dossier import Dossier
from fogline.models.event import Assembly, Event
from fogline.models.holdings import Holdings
from fogline.models.report import ReportCard
from fogline.state.control_map import derive_control
from fogline.state.credence import derive_credence
from fogline.state.disputes import derive_disputes
from fogline.state.ledger import derive_ledger
from fogline.state.timeline import derive_timeline
from fogline.store.view import View


def survey_store(view: View, as_of: date | None = None) -> Dossier:
    """Everything that `view` holds, with the state of things as of the end of a day (None: all that is known).

    Events, claims and reports that speak of later days alone are left out; a later report that tells of an earlier
    day stays. A view of an earlier moment gets the latest assembly's events; `fogline.hindsight` assembles what was
    known then. Raises StoreError when the store cannot be read.
    """
    return make_dossier(view.holdings(), view.assembled(), as_of, discards=view.discards())


def make_dossier(
    holdings: Holdings,
    assembly: Assembly,
    as_of: date | None = None,
    *,
    discards: Iterable[Discard] = (),
    known_at: datetime | None = None,
) -> Dossier:
    """What claims and their assembly say as of the end of a day, gathered for showing. Pure."""
    timeline = derive_timeline(assembly, holdings, as_of)
    shown = {entry.event for entry in timeline}
    events = tuple(e for e in derive_credence(assembly, holdings) if e.id in shown or _stands(e, holdings, as_of))
    kept = {c.id for c in holdings.claims.values() if as_of is None or _is_by(_begins(c, holdings), as_of)}
    kept |= {claim for event in events for claim in event.claims}
    claims = {ident: claim for ident, claim in holdings.claims.items() if ident in kept}
    return Dossier(
        reports=_find_reports(holdings, claims, as_of), claims=claims, actors=holdings.actors, places=holdings.places,
        events=events, relations=assembly.relations, reprints=assembly.reprints, judgements=assembly.judgements,
        timeline=timeline, control=derive_control(assembly, holdings, as_of),
        ledger=derive_ledger(assembly, holdings, as_of), disputes=derive_disputes(assembly, holdings, as_of),
        discards=tuple(discards), as_of=as_of, version=get_version(), parties=_find_parties(assembly, holdings),
        withdrawn=assembly.withdrawn, sides=assembly.sides, known_at=known_at,
        gone=sum(all(claim in assembly.withdrawn for claim in event.claims) for event in assembly.events),
    )  # fmt: skip


def _begins(claim: Claim, holdings: Holdings) -> date | None:
    return claim.time.first if claim.time else holdings.said_on(claim)


def _is_by(day: date | None, as_of: date) -> bool:
    return day is None or day <= as_of


def _stands(event: Event, holdings: Holdings, as_of: date | None) -> bool:
    """Whether an event is a standing fact: background alone, and known by the day asked for."""
    claims = [holdings.claims[ident] for ident in event.claims if ident in holdings.claims]
    days = [day for claim in claims if (day := holdings.last_day(claim))]
    return not any(claim.core for claim in claims) and (as_of is None or not days or min(days) <= as_of)


def _find_reports(holdings: Holdings, claims: dict[str, Claim], as_of: date | None) -> tuple[ReportCard, ...]:
    carrying = {claim.report for claim in claims.values()}
    cards = {card.id: card for card in holdings.reports.values()}
    kept = [c for c in cards.values() if as_of is None or _is_by(c.dating.day, as_of) or c.id in carrying]
    return tuple(sorted(kept, key=lambda card: (card.doc, card.sha256)))


def _find_parties(assembly: Assembly, holdings: Holdings) -> frozenset[str]:
    """Actors whose word is a party's word: belligerents, their organs, and who belongs to their sides."""
    named = {ident for ident, actor in holdings.actors.items() if actor.party}
    return frozenset(named | {ident for ident, side in assembly.sides.items() if side in assembly.parties})
