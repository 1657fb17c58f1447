"""Events: every occurrence as told, with its day, its weight and its sign on the map, as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from fogline.models.dossier import Dossier
from fogline.models.event import Event
from fogline.models.past import Past
from fogline.models.settling import Settling
from fogline.present.chronology import Entry, derive_entries, derive_entry
from fogline.present.days import render_day
from fogline.present.picture.ground import KINDS, LAYERS, Ground, is_point
from fogline.present.picture.row import Row, name_places, render_body, render_json
from fogline.present.safe_text import shorten
from fogline.state.settle import find_settling

_MOST = 12


def make_event_rows(dossier: Dossier, ground: Ground, days: Mapping[str, date] | None = None) -> list[Row]:
    """One row an event: those of the timeline in its order, then the standing facts that are on none. `days` says since
    when each withdrawn claim was known to be: an event is told so from the last of them on."""
    entries = derive_entries(dossier)
    told = {entry.event for entry in entries}
    entries += [
        derive_entry(event, dossier)
        for event in dossier.events
        if event.id not in told and dossier.in_text_order(event.claims)
    ]
    told_of = [dossier.event_by_id[entry.event] for entry in entries]
    rows = [
        {**_row(entry, event, ground, dossier), "said_last": max(_moments(event, dossier, days), default=None)}
        for entry, event in zip(entries, told_of, strict=True)
    ]
    settling = {one.event: one for one in find_settling(dossier, len(dossier.events))}
    return [{**row, "body": _add_settling(row["body"], settling.get(row["id"]))} for row in rows]


def _add_settling(body: str, settling: Settling | None) -> str:
    """A body with what would settle the event, where it is open."""
    if settling is None:
        return body
    steps = [[step.kind, step.text] for step in settling.steps]
    return body[:-1] + "," + render_body(settle=[settling.question, settling.why, steps])[1:]


def make_gone_rows(events: Iterable[Event], dossier: Dossier, ground: Ground) -> list[Row]:
    """One row an event of which every claim was withdrawn: it stands on no day and no map, and says why."""
    rows = []
    for event in events:
        if not dossier.in_text_order(event.claims):
            continue
        row = _row(derive_entry(event, dossier), event, ground, dossier)
        told = json.loads(row["body"])
        why = " and ".join(dict.fromkeys(dossier.withdrawn[i] for i in sorted(event.claims) if i in dossier.withdrawn))
        body = {**told, "hedge": f"withdrawn: {why}", "withdrawn": True, "settle": None}
        rows.append(
            {**row, "layer": "", "day": None, "mark": None, "feature": None, "background": True, "weight": 0.0,
             "body": render_body(**body)}
        )  # fmt: skip
    return rows


def make_then_rows(
    events: Iterable[Event],
    dossier: Dossier,
    ground: Ground,
    pasts: Sequence[Past] = (),
    days: Mapping[str, date] | None = None,
) -> list[Row]:
    """One row for each state of knowledge of an event but the last: told from what was published by then alone, and
    with what was withdrawn only later. `days` says since when each withdrawn claim was known to be."""
    rows: list[Row] = []
    for event in events:
        gone = {day for ident in event.claims if (day := (days or {}).get(ident))}
        for known, following in pairwise(_moments(event, dossier, days)):
            until = min((day for day in gone if day > known), default=None)
            for told, then in _find_told(event, until, dossier, pasts):
                part = _known_part(told, known, then)
                if not then.standing(part.claims):
                    continue
                row = _row(derive_entry(part, then), part, ground, then)
                last = following - timedelta(days=1)
                rows.append({**row, "rank": len(rows), "known_first": known, "known_last": last,
                             "body": _add_record(row["body"], part)})  # fmt: skip
    return rows


def _find_told(
    event: Event, until: date | None, dossier: Dossier, pasts: Sequence[Past]
) -> list[tuple[Event, Dossier]]:
    """An event as it was told until claims of it were withdrawn on a day: in one or in several; with what it is told
    from. As it is told now where nothing was withdrawn later."""
    past = next((one for one in pasts if one.until == until), None)
    if past is None:
        return [(event, dossier)]
    claims = set(event.claims)
    found = [one for one in past.dossier.events if claims.intersection(one.claims)]
    return [(replace(one, id=event.id), past.dossier) for one in found]


def _add_record(body: str, event: Event) -> str:
    """A body with who told of the event then."""
    voices = [
        {"id": one.id, "name": one.name, "party": one.party, "affirms": one.affirms, "claims": one.claims}
        for one in event.informants
    ]
    return body[:-1] + "," + render_body(informants=voices)[1:] if voices else body


def _moments(event: Event, dossier: Dossier, days: Mapping[str, date] | None) -> list[date]:
    """The days on which claims of an event were published or known to be withdrawn, each once."""
    cards = (dossier.report_of(dossier.claims[ident]) for ident in event.claims if ident in dossier.claims)
    out = {card.dating.day for card in cards if card.dating.day}
    return sorted(out | {day for ident in event.claims if (day := (days or {}).get(ident))})


def _known_part(event: Event, known: date, dossier: Dossier) -> Event:
    """An event as its reports told it by a day: fewer claims, and no more voices than these have."""
    claims = tuple(
        ident
        for ident in event.claims
        if ident in dossier.claims and (dossier.report_of(dossier.claims[ident]).dating.day or known) <= known
    )
    kept = set(claims)
    informants = tuple(
        replace(one, claims=tuple(ident for ident in one.claims if ident in kept))
        for one in event.informants
        if kept.intersection(one.claims)
    )
    affirming = sum(one.affirms for one in informants)
    disputed = event.disputed and affirming < len(informants)
    return replace(event, claims=claims, informants=informants, independent=min(event.independent, affirming),
                   disputed=disputed)  # fmt: skip


def find_spot(event: Event, dossier: Dossier) -> str | None:
    """The place that an event stands at on the map: the first of its places that is a point."""
    return next((place for place in event.place if is_point(dossier.places.get(place))), None)


def _row(entry: Entry, event: Event, ground: Ground, dossier: Dossier) -> Row:
    said = [day for ident in entry.sentence.claims if (day := dossier.report_of(dossier.claims[ident]).dating.day)]
    layer, spot = LAYERS.get(event.event_type, ""), find_spot(event, dossier)
    drawn = layer and spot and not entry.background and _happened(event, dossier)
    return {
        "id": event.id, "event_type": event.event_type, "layer": layer if drawn else "",
        "day": entry.last or entry.first or entry.said, "first": entry.first, "last": entry.last,
        "said_first": min(said, default=None), "said_last": max(said, default=None),
        "independent": event.independent, "disputed": entry.disputed, "background": entry.background,
        "belief": event.belief, "weight": entry.weight,
        "mark": ground.sign(spot, layer) if drawn and spot else None,
        "feature": _feature(entry, event, spot, layer, dossier) if drawn and spot else None,
        "body": render_body(
            text=entry.sentence.text, hedge=entry.hedge, label=entry.label, lane=entry.lane, when=entry.days,
            places=name_places(event.place[:6], dossier), claims=list(entry.sentence.claims[:_MOST]),
            count=len(entry.sentence.claims), voices=list(entry.vouching.voices[:6]), own=list(entry.vouching.own[:6]),
            deniers=list(entry.vouching.deniers[:6]), party=entry.vouching.party_only,
        ),
    }  # fmt: skip


def _happened(event: Event, dossier: Dossier) -> bool:
    """Whether any claim tells of it as done: what is planned or denied alone is no sign on a map."""
    claims = [dossier.claims[ident] for ident in event.claims if ident in dossier.claims]
    return any(claim.polarity == "affirmed" and claim.modality == "actual" for claim in claims)


def _feature(entry: Entry, event: Event, spot: str, layer: str, dossier: Dossier) -> str:
    place = dossier.places[spot]
    day: date | None = entry.last or entry.first or entry.said
    return render_json(
        {
            "type": "Feature",
            "id": event.id,
            "geometry": {"type": "Point", "coordinates": [round(place.lon or 0.0, 5), round(place.lat or 0.0, 5)]},
            "properties": {
                "kind": KINDS[layer], "id": event.id, "href": f"/events/{event.id}", "place": dossier.place_name(spot),
                "type": event.event_type, "title": shorten(entry.sentence.text, 160),
                "last": render_day(day) if day else None, "disputed": entry.disputed,
                "independent": event.independent,
            },
        }
    )  # fmt: skip
