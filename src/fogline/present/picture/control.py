"""Control: spans of who holds each place, and the evidence that the rule takes, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import quote

from fogline.lexicon.phrases import join_words
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.dossier import Dossier
from fogline.models.event import Assembly
from fogline.models.holdings import Holdings
from fogline.models.past import Past
from fogline.models.state import ControlStatus
from fogline.present.days import render_day
from fogline.present.picture.ground import Ground, is_point
from fogline.present.picture.row import Row, find_voice, iso, name_actors, render_body, render_json
from fogline.present.possession import COUNTRY, OPEN, name_status
from fogline.present.safe_text import shorten
from fogline.state.control_words import tell_step
from fogline.state.evidence import find_evidence
from fogline.state.spans import ControlSpan

_DAY = timedelta(days=1)
_MOST = 12
"""Claims listed with one holder in one span; the place's page lists all evidence."""


def make_span_rows(spans: Sequence[ControlSpan], ground: Ground, dossier: Dossier) -> list[Row]:
    """One row a span; whole countries have none, as who holds a country is no matter of one point."""
    kept = [s for s in spans if not _is_country(s.status.place, dossier)]
    ends = {(s.status.place, s.last): s.status for s in kept if s.known_last == date.max}
    rows = []
    for rank, span in enumerate(kept):
        before = ends.get((span.status.place, span.first - _DAY)) if span.first > date.min else None
        rows.append({"rank": rank, **_span(span, before, ground, dossier)})
    return rows


def is_disputed(status: ControlStatus) -> bool:
    """Whether several sides are said to hold the place."""
    return len(status.claimed) > 1


def _is_country(place: str, dossier: Dossier) -> bool:
    known = dossier.places.get(place)
    return bool(known and known.kind == COUNTRY)


def _span(span: ControlSpan, before: ControlStatus | None, ground: Ground, dossier: Dossier) -> Row:
    status = span.status
    place = dossier.places.get(status.place)
    name, shown = dossier.place_name(status.place), name_status(status.assessed, dossier)
    minor = not status.claimed and status.assessed == "unknown"
    drawn = place is not None and is_point(place)
    return {
        "place": status.place, "first": span.first, "last": span.last, "known_first": span.known_first,
        "known_last": span.known_last, "status": status.assessed, "last_evidence": status.last_evidence,
        "mark": ground.mark(place, name, status.assessed, shown, minor=minor, disputed=is_disputed(status))
        if place and drawn else None,
        "feature": _feature(status, ground, dossier) if drawn else None,
        "body": render_body(
            name=name, kind=place.kind if place else "", shown=shown, words=name_assessment(status, dossier),
            why=status.why, minor=minor,
            before=name_status(before.assessed, dossier) if before else "", claimed=_claimed(status, dossier),
            claims=list(dict.fromkeys((*status.claims, *status.movements)))[:_MOST],
        ),
    }  # fmt: skip


def _claimed(status: ControlStatus, dossier: Dossier) -> list[Row]:
    return [
        {
            "holder": [one.holder, dossier.actor_name(one.holder)], "voices": name_actors(one.voices[:6], dossier),
            "more": max(0, len(one.voices) - 6), "last": iso(one.last_evidence), "claims": list(one.claims[:_MOST]),
        }
        for one in status.claimed
    ]  # fmt: skip


def _feature(status: ControlStatus, ground: Ground, dossier: Dossier) -> str:
    """A GeoJSON feature (RFC 7946), with the shape and colour that the page's map draws it by."""
    place = dossier.places[status.place]
    symbol = ground.symbols[status.assessed]
    return render_json(
        {
            "type": "Feature",
            "id": status.place,
            "geometry": {"type": "Point", "coordinates": [round(place.lon or 0.0, 5), round(place.lat or 0.0, 5)]},
            "properties": {
                "kind": "place", "id": status.place, "href": f"/places/{quote(status.place, safe='')}",
                "name": dossier.place_name(status.place), "status": status.assessed, "shape": symbol.shape,
                "colour": symbol.colour, "stale": False, "disputed": is_disputed(status),
                "words": name_assessment(status, dossier),
                "last": render_day(status.last_evidence) if status.last_evidence else None,
                "why": shorten(status.why, 140), "radius_km": place.radius_km,
            },
        }
    )  # fmt: skip


def name_assessment(status: ControlStatus, dossier: Dossier) -> str:
    """A status in a few words: who is assessed to hold the place, or who is said to."""
    if status.assessed not in OPEN:
        return f"assessed: {dossier.actor_name(status.assessed)}"
    said = join_words([dossier.actor_name(one.holder) for one in status.claimed], 3, "more")
    return f"{status.assessed}; said to be held by {said}" if said else status.assessed


def make_evidence_rows(
    assembly: Assembly, holdings: Holdings, dossier: Dossier, pasts: Sequence[Past] = ()
) -> list[Row]:
    """One row for each claim's word on a place, by place, in the order in which the rule takes them; those of claims
    that were withdrawn as long as they were known so."""
    rows = _tell_evidence(assembly, holdings, dossier)
    for past in pasts:
        told = _tell_evidence(past.assembly, past.holdings, past.dossier)
        rows += [{**row, "known_last": past.until - _DAY} for row in told if row["claim"] in past.claims]
    ordered = sorted(rows, key=lambda row: (row["place"], row["day"] or date.min, row["claim"], row["voice"]))
    return [{**row, "rank": rank} for rank, row in enumerate(ordered)]


def _tell_evidence(assembly: Assembly, holdings: Holdings, dossier: Dossier) -> list[Row]:
    evidence, _ = find_evidence(assembly, holdings, None, load_rulebook("control"))
    rows: list[Row] = []
    for place in sorted(evidence):
        for one in sorted(evidence[place], key=lambda e: (e.day or date.min, e.claim, e.voice)):
            claim = holdings.claims[one.claim]
            voice = find_voice(one.voice, claim.doc, dossier)
            said = holdings.said_on(claim)
            rows.append(
                {
                    "place": place, "known_last": date.max, "first": claim.time.first if claim.time else said,
                    "day": one.day, "said": said, "voice": voice, "holder": one.holder, "says": one.says,
                    "counts": one.counts, "claim": one.claim,
                    "body": render_body(
                        step=_without_ids(tell_step(one, holdings, [one.claim]), one.claim),
                        voice=holdings.actor_name(one.voice), holder=holdings.actor_name(one.holder),
                        quote=shorten(claim.evidence.exact, 280), doc=claim.doc,
                    ),
                }
            )  # fmt: skip
    return rows


def _without_ids(step: str, claim: str) -> str:
    """A step without the ids at its end: the page links to the claims instead."""
    return step.removesuffix(f" ({claim}).") + "." if step.endswith(f"({claim}).") else step
