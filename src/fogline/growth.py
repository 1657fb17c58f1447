"""Growth: new reports taken into the assembly of a store without assembling the rest again.

1. The store says which reports came since its events were made; where anything else changed (a revision, a decision,
   what decides sides in the record of an actor, another version of the assembler), all is assembled anew.
2. Sides are settled anew for the actors whom the new reports can move (`fogline.alliances`). The neighbourhoods that
   name an actor whose side, part in the fighting or record is another now are affected, as those of a place.
3. So are those that the new reports have ties with. One report that moves nobody is weighed against what is kept of
   their reports (`fogline.taking`). Otherwise their reports and the new ones are read, grouped and assembled, and what
   comes out takes the place of what the affected neighbourhoods had.

What the store holds then is what assembling everything anew would give, and nothing is read or written that grows with
the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from fogline.alliances import (
    Alliances,
    find_published,
    list_grounds,
    list_publishers,
    read_part,
)
from fogline.assemble.assembly import assemble_parts, find_report_ties, group_judged
from fogline.assemble.sides import gather_grounds
from fogline.models.entity import Actor
from fogline.models.event import Assembly, Judgement
from fogline.models.holdings import Holdings
from fogline.store import increments
from fogline.store.database import Store
from fogline.store.derived import read_basis
from fogline.store.increments import Held
from fogline.store.rows import digest_row, render_row
from fogline.store.view import View
from fogline.store.writer import Growth, Writer
from fogline.taking import find_basis, gather_part, name_all, take_report


def describe_growth(store: Store, holdings: Holdings, judgements: Iterable[Judgement] = ()) -> Growth:
    """What to write with an assembly of everything so that later reports can be taken in."""
    with store.read() as connection:
        last = increments.find_last_report(connection)
    grounds = gather_grounds(holdings.claims.values(), holdings.reports, holdings.actors)
    cards = {card.id: card for card in holdings.reports.values()}
    rows = list_grounds(grounds, holdings.actors.values(), cards.values())
    return Growth(find_basis(holdings), find_report_ties(holdings), rows, last, _tell_judged(judgements))


def grow_assembly(
    store: Store, writer: Writer, version: str, judgements: Sequence[Judgement], generation: int, now: datetime
) -> bool | None:
    """Take new reports in: True when done, False where something was written meanwhile, None where all must be
    assembled anew. `version` is the assembler's; `generation` as of `View.generation`; `now` is UTC."""
    stamp = View(store).assembly_row()
    if stamp is None or stamp.version != version:
        return None
    with store.read() as connection:
        last, judged = read_basis(connection)
        fresh = increments.find_fresh(connection, last) if last is not None else None
        if not fresh or generation - stamp.generation != len(fresh) or judged != _tell_judged(judgements):
            return None
        held = increments.read_reports(connection, fresh)
        if len(held.cards) != len(fresh):
            return None
        grown = _grow(connection, held, judgements)
        last = increments.find_last_report(connection)
    if grown is None:
        return None
    made, growth = grown
    return writer.write_assembly(made, version, generation, now, replace(growth, last=last, judged=judged))


def _grow(connection: sa.Connection, held: Held, judgements: Sequence[Judgement]) -> tuple[Assembly, Growth] | None:
    """What the neighbourhoods that new reports touch say now, None where all must be assembled anew."""
    recorded, unknown = increments.compare_records(connection, "actor", held.records)
    recast = any(_cast(before) != _cast(after) for before, after in recorded.values())
    if recast or increments.are_named(connection, unknown, held.records):
        return None
    moved, _ = increments.compare_records(connection, "place", held.records)
    named = increments.find_records(connection, "actor", increments.find_used(connection, "actor", held.records))
    new = Holdings.of(held.claims, held.cards, named, {})
    settled = Alliances(connection, gather_grounds(new.claims.values(), new.reports, named)).settle(
        recorded.keys() | unknown
    )
    ties = find_report_ties(new)
    tied = increments.find_tied(connection, {name for names in ties.values() for name in names})
    changed = settled.changed | recorded.keys()
    gone = increments.find_homes(connection, "actor", changed) if changed else set()
    gone |= increments.find_homes(connection, "place", moved) if moved else set()
    renamed = increments.find_records(connection, "actor", changed | unknown)
    gone |= increments.find_parts_of(connection, find_published(connection, renamed.values(), changed))
    if not gone and tied and len(held.cards) == 1:
        taken = take_report(connection, held, tied, ties, settled, judgements)
        if taken is not None:
            made, growth = taken
            rows = [*settled.grounds, *list_publishers(held.cards)]
            made = replace(made, sides=settled.sides.table(), parties=settled.sides.parties)
            return made, replace(growth, grounds=rows, scope=settled.scope, renewed=settled.renewed)
    gone |= tied
    members: Mapping[str, Iterable[str]] = increments.find_members(connection, gone)
    rest = increments.read_reports(connection, members)
    part, publishers = gather_part(connection, held, rest, settled)
    sides = read_part(connection, {*part.actors, *name_all(part.claims.values())}, settled)
    made = assemble_parts(
        part, sides, group_judged({**members, **ties}, part, judgements), judgements, publishers, keep=True
    )
    made = replace(made, sides=settled.sides.table(), parties=settled.sides.parties)
    rows = [*settled.grounds, *list_publishers(held.cards)]
    return made, Growth(
        find_basis(part), ties, rows, gone=frozenset(gone), scope=settled.scope, renewed=settled.renewed
    )


def _cast(actor: Actor) -> tuple[str, str | None, bool]:
    """What of an actor's record decides what reports tell of sides."""
    return actor.kind, actor.country, actor.learned


def _tell_judged(judgements: Iterable[Judgement]) -> str:
    """An address of people's judgements, the same for the same ones in the same order."""
    told = "\n".join(render_row(one) for one in judgements)
    return digest_row(told) if told else ""
