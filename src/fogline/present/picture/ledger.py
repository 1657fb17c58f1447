"""Ledger and disagreements, as rows in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fogline.models.dossier import Dossier
from fogline.present.differences import Difference, Quoted, derive_differences
from fogline.present.picture.row import Row, iso, name_places, render_body
from fogline.present.safe_text import shorten
from fogline.present.tolls import Toll, derive_tolls

_SIDE = 4
"""Quotes of one side that are shown."""


def make_toll_rows(dossier: Dossier) -> list[Row]:
    """One row a line of the ledger; parts stand under their whole, overtaken figures under what took their place."""
    rows: list[Row] = []
    head: date | None = None
    for rank, toll in enumerate(derive_tolls(dossier)):
        said = _said(toll.sentence.claims, dossier)
        if not toll.depth and not toll.overtaken:
            head = said
        rows.append(
            {
                "rank": rank, "measure": toll.measure, "number": toll.number, "running": toll.running,
                "as_of": toll.as_of, "said": said, "overtaken": (head or said or date.min) if toll.overtaken else None,
                "depth": toll.depth, "places": toll.places, "body": _toll(toll, dossier),
            }
        )  # fmt: skip
    return rows


def _toll(toll: Toll, dossier: Dossier) -> str:
    return render_body(
        count=toll.count, counted=toll.counted, places=name_places(toll.places, dossier), where=toll.where,
        window=toll.window, voices=toll.voices, echoed=toll.echoed, core=toll.core, party=toll.partial,
        claims=list(toll.sentence.claims[:12]), more=max(0, len(toll.sentence.claims) - 12), since=iso(toll.since),
    )  # fmt: skip


def make_dispute_rows(dossier: Dossier) -> list[Row]:
    """One row a disagreement, gravest kind first."""
    of = {claim: event.id for claim, event in dossier.event_of.items()}
    return [_dispute(rank, one, of, dossier) for rank, one in enumerate(derive_differences(dossier))]


def _dispute(rank: int, one: Difference, of: dict[str, str], dossier: Dossier) -> Row:
    sides = [[quoted.claim for quoted in side] for side in (one.a, one.b)]
    days = [day for side in sides if (day := _said(side, dossier))]
    claim = dossier.claims[one.a[0].claim]
    return {
        "rank": rank, "kind": one.kind, "day": claim.time.last if claim.time else dossier.report_of(claim).dating.day,
        "said": max(days, default=None), "event": of.get(one.a[0].claim), "sharp": one.sharp, "places": one.places,
        "body": render_body(
            heading=one.heading, gloss=one.gloss, text=one.sentence.text, places=name_places(one.places, dossier),
            a=[_quoted(quoted) for quoted in one.a[:_SIDE]], b=[_quoted(quoted) for quoted in one.b[:_SIDE]],
            more_a=max(0, len(one.a) - _SIDE), more_b=max(0, len(one.b) - _SIDE),
        ),
    }  # fmt: skip


def _quoted(quoted: Quoted) -> Row:
    return {
        "claim": quoted.claim, "before": quoted.before, "quote": shorten(quoted.quote, 500), "after": quoted.after,
        "denied": quoted.denied, "voices": list(quoted.voices), "day": quoted.day,
    }  # fmt: skip


def _said(claims: Iterable[str], dossier: Dossier) -> date | None:
    """The first day on which any of these claims was published."""
    return min((d for i in claims if (d := dossier.report_of(dossier.claims[i]).dating.day)), default=None)
