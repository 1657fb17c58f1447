"""Picture: what pages are made of, worked out once when a run ends.

The state of every day and the words for it are made here from the whole store, and written into tables that a page
reads by a handful of indexed look-ups. Only what has changed since is made anew: a picture is stamped with the assembly
that it shows and with the edition of what made it. Here alone state, words and store meet.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from fogline.edition import get_edition
from fogline.lexicon.boundaries import load_boundaries
from fogline.models.dossier import Dossier
from fogline.models.event import Assembly
from fogline.models.holdings import Holdings
from fogline.models.run import Progress
from fogline.present.counts import count_events, tell_left_out
from fogline.present.picture.changes import Former, Latest, find_changes
from fogline.present.picture.claims import make_claim_rows
from fogline.present.picture.control import make_evidence_rows, make_span_rows
from fogline.present.picture.events import find_spot, make_event_rows, make_gone_rows, make_then_rows
from fogline.present.picture.fragments import Fragments
from fogline.present.picture.ground import HEIGHT, LAYERS, WIDTH, derive_ground, name_legend
from fogline.present.picture.ledger import (
    make_dispute_rows,
    make_dispute_then_rows,
    make_toll_rows,
    make_toll_then_rows,
)
from fogline.present.picture.places import make_link_rows, make_place_rows
from fogline.present.picture.row import Row, render_json
from fogline.present.picture.sources import make_pair_rows, make_voice_rows
from fogline.retrospect import survey_past
from fogline.state.spans import WORK, derive_spans, find_families
from fogline.store import picture_tables as tables
from fogline.store.database import Store
from fogline.store.picture import (
    Kept,
    find_claim_records,
    make_stamp,
    read_bodies,
    read_last,
    read_stamp,
    write_picture,
)
from fogline.store.rows import render_row
from fogline.store.view import View
from fogline.survey import make_dossier

STEP, STAGES = "picture", 7
"""What a Progress is told of: the step, and how many parts it has."""
ROOMS = ("state", "lexicon", "present/picture")
_ACTORS = 1000
LAYOUT = "10"
"""Grows when the words and the HTML of the picture change by what is in none of these rooms."""


def _ignore(step: str, doc: str | None, done: int, total: int | None) -> None:
    """A Progress that takes no note."""


def is_fresh(store: Store) -> bool:
    """Whether the stored picture shows the latest assembly, made by this very code."""
    return read_stamp(store) == _stamp(store)


def _stamp(store: Store) -> str:
    return make_stamp(store, f"{LAYOUT} {get_edition(*ROOMS)}")


def refresh_picture(store: Store, now: datetime | None = None, progress: Progress | None = None) -> bool:
    """Bring the stored picture up to date with the latest assembly; False where it was already.

    Rows that say what they said before are neither put into words nor written again. `now` (UTC) is the moment that
    changes are logged under; `progress` is told what is being made. Raises StoreError when the store cannot be used.
    """
    stamp, before = _stamp(store), read_stamp(store)
    if before == stamp:
        return False
    tell = progress or _ignore
    tell(STEP, "reading the store", 0, STAGES)
    view = View(store)
    holdings, assembly = view.holdings(), view.assembled()
    tell(STEP, "state of things", 1, STAGES)
    dossier = make_dossier(holdings, assembly, discards=view.discards())
    alike = before is not None and before.split(" ", 2)[2:] == stamp.split(" ", 2)[2:]
    kept = Kept(store) if alike else None
    rows = derive_rows(dossier, assembly, holdings, find_claim_records(store), tell, kept)
    last = [row for row in rows[tables.span] if row["last"] == tables.CEILING == row["known_last"]]
    former = Former(
        read_last(store), read_bodies(store, tables.event, "id"), read_bodies(store, tables.toll, "rank"),
        read_bodies(store, tables.dispute, "rank"),
    )  # fmt: skip
    latest = Latest(
        last, rows[tables.event], rows[tables.toll], rows[tables.dispute], dossier.claims.keys() - dossier.withdrawn
    )
    changes = find_changes(former, latest)
    tell(STEP, "writing", STAGES - 1, STAGES)
    write_picture(store, rows, changes, stamp, now or datetime.now(UTC), kept)
    tell(STEP, "written", STAGES, STAGES)
    return True


def derive_rows(
    dossier: Dossier,
    assembly: Assembly,
    holdings: Holdings,
    records: Mapping[str, int],
    tell: Progress = _ignore,
    kept: Kept | None = None,
) -> dict[sa.Table, Sequence[Row]]:
    """Every row of the picture, by table. `records` are the numbers of the claims' records in the store. Rows that
    `kept` finds as they were have no HTML: they need not be written."""
    tell(STEP, "who holds what", 2, STAGES)
    families = find_families(assembly, holdings)
    work = WORK // max(1, len(families))
    spans = [span for family in families for span in derive_spans(family, work)]
    pairs = [(span.status.place, span.status.assessed) for span in spans]
    pasts = survey_past(assembly, holdings)
    shown = [*dossier.events, *(event for past in pasts for event in past.dossier.events)]
    spots = [spot for e in shown if e.event_type in LAYERS and (spot := find_spot(e, dossier))]
    ground = derive_ground(dossier, pairs, spots, load_boundaries())
    tell(STEP, "events", 3, STAGES)
    events = make_event_rows(dossier, ground, assembly.withdrawn_on)
    tolls, disputes = make_toll_rows(dossier), make_dispute_rows(dossier)
    gone = [e for e in assembly.events if all(i in assembly.withdrawn for i in e.claims)]
    lost = [e for e in gone if e.id not in dossier.event_by_id]
    home = {ident: event.id for event in assembly.events for ident in event.claims}
    tolls_then, disputes_then = make_toll_then_rows(pasts, dossier), make_dispute_then_rows(pasts, dossier, home)
    span_rows = make_span_rows(spans, ground, dossier)
    tell(STEP, "claims and voices", 4, STAGES)
    sheets = {
        "ground": ground.base,
        "size": render_json([WIDTH, HEIGHT]),
        "legend": render_json(name_legend(ground, dossier)),
        "days": render_json(_count_days(events, span_rows)),
        "box": render_json(_bound(ground.points, dossier)),
        "moments": render_json(sorted({day.isoformat() for card in dossier.reports if (day := card.dating.day)})),
        "actors": render_json(_name_actors(dossier)),
        "facts": render_json(_count(dossier)),
    }
    rows: dict[sa.Table, Sequence[Row]] = {
        tables.sheet: [{"key": key, "body": body} for key, body in sheets.items()],
        tables.place: make_place_rows(dossier, {place for place, _ in pairs}),
        tables.span: span_rows,
        tables.evidence: make_evidence_rows(assembly, holdings, dossier, pasts),
        tables.event: [*events, *make_gone_rows(lost, dossier, ground)],
        tables.event_then: make_then_rows([*dossier.events, *lost], dossier, ground, pasts, assembly.withdrawn_on),
        tables.claim: make_claim_rows(dossier, records, home),
        tables.toll: tolls,
        tables.toll_then: tolls_then,
        tables.dispute: disputes,
        tables.dispute_then: disputes_then,
        tables.link: make_link_rows(
            dossier,
            {row["id"]: dossier.event_by_id[row["id"]].place for row in events},
            tolls,
            disputes,
            {event.id: event.place for event in lost},
            tolls_then,
            disputes_then,
        ),
        tables.voice: make_voice_rows(dossier),
        tables.pair: make_pair_rows(dossier),
    }
    tell(STEP, "words", 5, STAGES)
    fresh: Mapping[sa.Table, Sequence[Row]] = rows
    if kept is not None:
        kept.compare(rows)
        fresh = {table: [row for row in some if not kept.has(table, row)] for table, some in rows.items()}
    _render(fresh, Fragments({one["status"]: one for one in name_legend(ground, dossier)}), dossier)
    return rows


def _render(rows: Mapping[sa.Table, Sequence[Row]], fragments: Fragments, dossier: Dossier) -> None:
    """Give rows the HTML that pages show them by."""
    for table, make in (
        (tables.claim, fragments.claim), (tables.event, fragments.event),
        (tables.event_then, fragments.event), (tables.toll, fragments.toll),
        (tables.toll_then, fragments.toll), (tables.dispute_then, fragments.dispute),
        (tables.dispute, fragments.dispute), (tables.voice, fragments.voice), (tables.pair, fragments.pair),
        (tables.evidence, fragments.step), (tables.span, fragments.status),
    ):  # fmt: skip
        fragments.add(rows[table], make)
    for row in rows[tables.claim]:
        row["parts"] = fragments.parts(row, json.loads(render_row(dossier.claims[row["id"]])))
    for row in rows[tables.span]:
        row["turn"] = fragments.turn(row)
    standing = [row for row in rows[tables.evidence] if row["known_last"] == tables.CEILING]
    spans, steps = _by_place(rows[tables.span]), _by_place(standing)
    for row in rows[tables.place]:
        known = [one for one in spans.get(row["id"], ()) if one["known_last"] == tables.CEILING]
        row["html"] = fragments.history(known, steps.get(row["id"], ()))


def _by_place(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["place"], []).append(row)
    return found


def _name_actors(dossier: Dossier) -> list[list[str]]:
    """Name and id of the actors that claims speak of most."""
    slots = (slot for claim in dossier.claims.values() for slot in (*claim.actor, *claim.recipient))
    counts = Counter(slot.id for slot in slots)
    return [[dossier.actor_name(ident), ident] for ident, _ in counts.most_common(_ACTORS)]


def _bound(places: Iterable[str], dossier: Dossier) -> list[float]:
    """West, south, east, north of places; nothing for none."""
    points = [(dossier.places[one].lon or 0.0, dossier.places[one].lat or 0.0) for one in places]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return [min(lons), min(lats), max(lons), max(lats)] if points else []


def _count_days(events: Sequence[Row], spans: Sequence[Row]) -> list[list[Any]]:
    """Each day on which something happened or was said, with the numbers of events and of changes of control."""
    counts: dict[date, list[int]] = {}
    for row in events:
        if row["day"] and not row["background"]:
            counts.setdefault(row["day"], [0, 0])[0] += 1
    for row in spans:
        if row["first"] > tables.FLOOR and row["known_last"] == tables.CEILING:
            counts.setdefault(row["first"], [0, 0])[1] += 1
    return [[day.isoformat(), *counts[day]] for day in sorted(counts)]


def _count(dossier: Dossier) -> dict[str, Any]:
    said, counts = dossier.period, count_events(dossier)
    return {
        "reports": len(dossier.reports), "claims": len(dossier.claims), "events": counts.total,
        "outlets": len({card.publisher or card.doc for card in dossier.reports}),
        "first": said[0].isoformat() if said else None, "last": said[1].isoformat() if said else None,
        "disputed": counts.disputed, "left_out": tell_left_out(counts),
    }  # fmt: skip
