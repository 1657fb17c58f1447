"""Growth: new reports taken into the assembly of a store without assembling the rest again.

1. The store says which reports came since its events were made; where anything else changed (a revision, a decision,
   the record of an actor or place that other reports name, another version of the assembler), all is assembled anew.
2. What the new reports tell of sides is added to what was gathered before, and sides are settled from the sum. The
   neighbourhoods that name an actor whose side or part in the fighting is another now are affected.
3. So are those that the new reports have ties with. Their reports and the new ones are read, grouped and assembled,
   and what comes out takes the place of what the affected neighbourhoods had.

What the store holds then is what assembling everything anew would give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from fogline.assemble.assembly import assemble_parts, find_report_ties, group_judged
from fogline.assemble.citations import find_publisher, index_names
from fogline.assemble.sides import Grounds, Sides, gather_grounds, settle_sides
from fogline.models.entity import Actor
from fogline.models.event import Judgement
from fogline.models.holdings import Holdings
from fogline.store import increments
from fogline.store.database import Store
from fogline.store.derived import Basis, read_grounds
from fogline.store.view import View
from fogline.store.writer import Growth, Writer


def describe_growth(store: Store, holdings: Holdings) -> Growth:
    """What to write with an assembly of everything so that later reports can be taken in."""
    with store.read() as connection:
        last = increments.find_last_report(connection)
    grounds = gather_grounds(holdings.claims.values(), holdings.reports, holdings.actors)
    return Growth(_find_basis(holdings), find_report_ties(holdings), render_grounds(grounds, last))


def grow_assembly(
    store: Store, writer: Writer, version: str, judgements: Iterable[Judgement], generation: int, now: datetime
) -> bool | None:
    """Take new reports in: True when done, False where something was written meanwhile, None where all must be
    assembled anew. `version` is the assembler's; `generation` as of `View.generation`; `now` is UTC."""
    view = View(store)
    stamp = view.assembly_row()
    if stamp is None or stamp.version != version or any(True for _ in judgements):
        return None
    with store.read() as connection:
        kept = read_grounds(connection)
        fresh = increments.find_fresh(connection, kept["last"]) if kept else None
        if kept is None or not fresh or generation - stamp.generation != len(fresh):
            return None
        held = increments.read_reports(connection, fresh)
        differs, unknown = increments.compare_records(connection, held.records)
        if len(held.cards) != len(fresh) or differs:
            return None
        last = increments.find_last_report(connection)
    actors = view.actors()
    new = Holdings.of(held.claims, held.cards, actors, {})
    before = read_kept(kept)
    grounds = read_kept(kept)
    grounds.add(gather_grounds(new.claims.values(), new.reports, actors))
    sides = settle_sides(grounds, actors)
    changed = _find_changed(stamp.sides.sides, frozenset(stamp.sides.parties), sides, before, actors)
    ties = find_report_ties(new)
    with store.read() as connection:
        if _are_publishers(changed | unknown, view, actors):
            return None
        gone = increments.find_tied(connection, {name for names in ties.values() for name in names})
        gone |= increments.find_homes(connection, changed) if changed else set()
        members: Mapping[str, Iterable[str]] = increments.find_members(connection, gone)
        rest = increments.read_reports(connection, members)
        places = increments.find_places_of(connection, [*held.records, *rest.records])
    part = Holdings.of([*held.claims, *rest.claims], [*held.cards, *rest.cards], actors, places)
    made = assemble_parts(part, sides, group_judged({**members, **ties}, part, ()))
    stays = {i: why for i, why in stamp.sides.withdrawn.items() if i not in part.claims}
    made = replace(made, withdrawn={**stays, **made.withdrawn})
    growth = Growth(_find_basis(part), ties, render_grounds(grounds, last), frozenset(gone))
    return writer.write_assembly(made, version, generation, now, growth)


def _find_changed(
    sides: Mapping[str, str], parties: frozenset[str], now: Sides, before: Grounds, actors: Mapping[str, Actor]
) -> set[str]:
    """Actors known before whose side, or whether it fights, is another now. Those that no report named before cannot
    be told apart here from those known but never named, and do no harm: nobody names them."""
    known = {*sides, *before.uses, *actors}
    changed = set()
    for ident in known:
        old = sides.get(ident, ident)
        if (old, old in parties) != (now.find(ident), now.is_party(ident)):
            changed.add(ident)
    return changed


def _are_publishers(changed: set[str], view: View, actors: Mapping[str, Actor]) -> bool:
    """Whether an actor of another side now, or one newly known, is a publisher: its reports need not name it."""
    named = index_names(actors.values())
    publishers = {find_publisher(name, named) for name in view.publishers()}
    return bool(publishers & changed)


def _find_basis(holdings: Holdings) -> Basis:
    docs = {doc: card.id for doc, card in holdings.reports.items()}
    return Basis(docs, {i: docs.get(claim.doc, claim.report) for i, claim in holdings.claims.items()})


def render_grounds(grounds: Grounds, last: int) -> dict[str, Any]:
    """Grounds as plain values, with the number of the last report in them."""
    found: dict[str, Any] = {"last": last}
    for field in fields(Grounds):
        value = getattr(grounds, field.name)
        found[field.name] = dict(value) if isinstance(value, Counter) else sorted(value)
    return found


def read_kept(kept: Mapping[str, Any]) -> Grounds:
    """The grounds that `render_grounds` made plain."""
    return Grounds(
        Counter(kept["uses"]), Counter(kept["force"]), set(kept["acting"]), set(kept["struck"]), set(kept["voices"]),
        set(kept["titled"]), set(kept["foreign"]), {tuple(group) for group in kept["groups"]},
    )  # fmt: skip
