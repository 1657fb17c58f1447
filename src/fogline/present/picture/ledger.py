"""Ledger and disagreements, as rows in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from fogline.lexicon.phrases import with_article
from fogline.models.dossier import Dossier
from fogline.models.past import Past
from fogline.present.differences import Difference, Quoted, derive_differences
from fogline.present.picture.row import Row, find_voice, iso, name_places, render_body
from fogline.present.safe_text import shorten
from fogline.present.sentence import Sentence
from fogline.present.tolls import Toll, derive_tolls
from fogline.store.picture_tables import FLOOR

_DAY = timedelta(days=1)
_SIDE, _NAMED = 4, 3
"""Quotes of one side, and voices of a count, that are shown."""


def make_toll_rows(dossier: Dossier) -> list[Row]:
    """One row a line of the ledger; parts stand under their whole, overtaken figures under what took their place."""
    return [row for row, _ in _toll_rows(dossier)]


def make_toll_then_rows(pasts: Sequence[Past], dossier: Dossier) -> list[Row]:
    """One row a line of the ledger that rested on claims withdrawn since, unless what still stands of it says so."""
    now = {(row["measure"], row["number"], ident) for row, toll in _toll_rows(dossier) for ident in toll.claims}
    seen: dict[tuple[object, ...], date] = {}
    rows: list[Row] = []
    for past in pasts:
        for row, toll in _toll_rows(past.dossier):
            keys = {ident: (row["measure"], row["number"], ident) for ident in toll.claims}
            if past.claims.isdisjoint(keys) or any(key in now for i, key in keys.items() if i not in past.claims):
                continue
            last = min(row["overtaken"] or past.until, past.until)
            first = max([row["said"] or FLOOR, *(seen[key] for key in keys.values() if key in seen)])
            if first < last:
                rows.append({**row, "rank": len(rows), "known_first": first, "known_last": last - _DAY})
            seen.update(dict.fromkeys(keys.values(), past.until))
    return rows


def make_dispute_then_rows(pasts: Sequence[Past], dossier: Dossier, home: Mapping[str, str]) -> list[Row]:
    """One row a disagreement with claims withdrawn since, unless what still stands of it says so. `home` is the event
    that each claim is in now."""
    now = {key for one in derive_differences(dossier) for key in _keys(one)}
    seen: dict[tuple[str, str, str], date] = {}
    rows: list[Row] = []
    for past in pasts:
        for rank, one in enumerate(derive_differences(past.dossier)):
            keys = _keys(one)
            left = [key for key in keys if key[2] not in past.claims]
            told = {side for _, side, _ in left} == {"a", "b"} and now.issuperset(left)
            if told or len(left) == len(keys):
                continue
            row = _dispute(rank, one, home, past.dossier)
            said = max([row["said"] or FLOOR, *(seen[key] for key in keys if key in seen)])
            if said < past.until:
                rows.append({**row, "rank": len(rows), "said": said, "known_last": past.until - _DAY})
            seen.update(dict.fromkeys(keys, past.until))
    return rows


def _keys(one: Difference) -> list[tuple[str, str, str]]:
    """Kind, side and claim of all that a disagreement quotes."""
    return [(one.kind, side, quoted.claim) for side, some in (("a", one.a), ("b", one.b)) for quoted in some]


def _toll_rows(dossier: Dossier) -> list[tuple[Row, Sentence]]:
    rows: list[tuple[Row, Sentence]] = []
    head: date | None = None
    for rank, toll in enumerate(derive_tolls(dossier)):
        said = _said(toll.sentence.claims, dossier)
        if not toll.depth and not toll.overtaken:
            head = said
        overtaken = date.min if toll.withdrawn else (head or said or date.min) if toll.overtaken else None
        row = {
                "rank": rank, "measure": toll.measure, "number": toll.number, "running": toll.running,
                "as_of": toll.as_of, "said": said, "overtaken": overtaken,
                "depth": toll.depth, "places": toll.places, "body": _toll(toll, dossier),
        }  # fmt: skip
        rows.append((row, toll.sentence))
    return rows


def _toll(toll: Toll, dossier: Dossier) -> str:
    by = [[find_voice(one, "", dossier), with_article(dossier.actor_name(one))] for one in toll.by[:_NAMED]]
    return render_body(
        count=toll.count, counted=toll.counted, places=name_places(toll.places, dossier), where=toll.where,
        window=toll.window, voices=toll.voices, by=by, by_more=len(toll.by) - len(by) or None, echoed=toll.echoed,
        core=toll.core, party=toll.partial, claims=list(toll.sentence.claims[:12]),
        more=max(0, len(toll.sentence.claims) - 12), since=iso(toll.since), withdrawn=toll.withdrawn or None,
    )  # fmt: skip


def make_dispute_rows(dossier: Dossier) -> list[Row]:
    """One row a disagreement, gravest kind first."""
    of = {claim: event.id for claim, event in dossier.event_of.items()}
    return [_dispute(rank, one, of, dossier) for rank, one in enumerate(derive_differences(dossier))]


def _dispute(rank: int, one: Difference, of: Mapping[str, str], dossier: Dossier) -> Row:
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
