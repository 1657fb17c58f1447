"""Taking: one new report weighed against what a store keeps of the neighbourhood that it falls in.

Read are the workings of the neighbourhood's reports (what blocking, relations and citations look at) and the claims of
the clusters that the new report reaches; written are the rows that are other than they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from fogline.alliances import Resettled, index_publishers, read_part
from fogline.assemble.uptake import Kept, take_in
from fogline.assemble.workings import read_working
from fogline.collection import uncollected
from fogline.models.claim import Claim
from fogline.models.event import Assembly, Judgement
from fogline.models.holdings import Holdings
from fogline.store import increments, workings
from fogline.store.derived import Basis
from fogline.store.grounds import WithdrawnRow, read_withdrawn
from fogline.store.increments import Held
from fogline.store.rows import read_row
from fogline.store.writer import Growth


@uncollected()
def take_report(
    connection: sa.Connection,
    held: Held,
    tied: set[str],
    ties: Mapping[str, frozenset[str]],
    settled: Resettled,
    judgements: Sequence[Judgement],
) -> tuple[Assembly, Growth] | None:
    """A new report in the neighbourhoods that it is tied to, which are one from then on; what is other there, and what
    goes with it. None where they have to be assembled anew."""
    parts = increments.find_reports(connection, tied)
    members = sorted(parts)
    bodies = workings.read_workings(connection, members)
    if len(bodies) != len(members):
        return None
    cards, records = increments.read_cards(connection, members)
    rest = Held(cards, (), records)
    fresh, publishers = gather_part(connection, held, rest, settled, of=held)
    gone = read_withdrawn(connection, tied)
    kept = Kept(
        parts,         {ident: read_working(body) for ident, body in bodies.items()}, cards,
        workings.read_clusters(connection, tied), workings.read_scores(connection, tied),
        workings.read_relations(connection, tied), workings.read_reprints(connection, tied),
        workings.read_judgements(connection, tied), frozenset(gone),
    )  # fmt: skip
    speakers = {v.id for one in kept.workings.values() for voices in one.voices.values() for v in voices}
    named = {i for one in kept.workings.values() for f in one.facets for i in (f.informant, *f.actors, *f.recipients)}
    sides = read_part(connection, {*fresh.actors, *speakers, *named, *name_all(held.claims)}, settled)

    def find(idents: Iterable[str]) -> list[Claim]:
        return [read_row(Claim, body) for body in workings.find_claims(connection, idents)]

    made = take_in(fresh, kept, sides, publishers, judgements, find)
    if made is None:
        return None
    part = min([*members, *(card.id for card in held.cards)])
    basis = _find_basis(kept, held, fresh)
    assembly = Assembly(
        made.events, made.relations, made.reprints, made.judgements,
        withdrawn={i: row.why for i, row in gone.items()}, withdrawn_on=_find_days(gone),
        parts=dict.fromkeys([*members, *(card.id for card in held.cards)], part),
        workings=made.workings, scores=made.scores,
    )  # fmt: skip
    return assembly, Growth(basis, ties, gone=frozenset(tied), staying=made.staying, part=part)


def gather_part(
    connection: sa.Connection, held: Held, rest: Held, settled: Resettled, *, of: Held | None = None
) -> tuple[Holdings, dict[str, str]]:
    """Reports with all that their claims name, as the whole store knows it, and the actors of their publishers; with
    the reports and claims of `of` alone, where it is given."""
    cards, records = [*held.cards, *rest.cards], [*held.records, *rest.records]
    publishers = index_publishers(connection, cards, settled)
    used = {*increments.find_used(connection, "actor", records), *publishers.values()}
    actors = increments.find_records(connection, "actor", used)
    places = increments.find_records(connection, "place", increments.find_used(connection, "place", records))
    shown = of.cards if of else cards
    claims = of.claims if of else [*held.claims, *rest.claims]
    return Holdings.of(claims, shown, actors, places), publishers


def find_basis(holdings: Holdings) -> Basis:
    """Where the claims and documents of holdings are found."""
    docs = {doc: card.id for doc, card in holdings.reports.items()}
    return Basis(docs, {i: docs.get(claim.doc, claim.report) for i, claim in holdings.claims.items()})


def _find_basis(kept: Kept, held: Held, fresh: Holdings) -> Basis:
    docs = {doc: card.id for card in (*kept.cards, *held.cards) for doc in (card.doc, *card.also)}
    claims = {f.id: ident for ident, one in kept.workings.items() for f in one.facets}
    return Basis(docs, {**claims, **find_basis(fresh).claims})


def _find_days(gone: Mapping[str, WithdrawnRow]) -> dict[str, date]:
    return {ident: row.day for ident, row in gone.items() if row.day is not None}


def name_all(claims: Iterable[Claim]) -> set[str]:
    """Every actor and voice that claims name."""
    found: set[str] = set()
    for claim in claims:
        found.update(slot.id for slot in (*claim.actor, *claim.recipient, *claim.place))
        found.update(voice.id for voice in claim.attribution)
    return found
