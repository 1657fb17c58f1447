"""Listings: what the store says as rows of plain text, short enough for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Protocol

from fogline.models.claim import Claim
from fogline.models.dossier import Dossier
from fogline.models.state import ControlStatus, Estimate, LedgerLine
from fogline.present.differences import derive_differences
from fogline.present.figures import render_count
from fogline.present.possession import name_place_status
from fogline.present.records import tell
from fogline.present.safe_text import shorten
from fogline.present.tables import Listing, clip
from fogline.present.tolls import find_counters

_NONE = "-"


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def id(self) -> str: ...


def list_claims(claims: Sequence[Claim]) -> Listing:
    """One row a claim, in the order given."""
    rows = [
        (
            claim.id,
            claim.event_type,
            _names(claim.actor),
            _names(claim.place),
            _span(claim),
            _stance(claim),
            " → ".join(voice.name or voice.text for voice in claim.attribution) or "the outlet",
            f"{claim.doc}:{claim.evidence.start}-{claim.evidence.end}",
            claim.evidence.exact,
        )
        for claim in claims
    ]
    columns = ("id", "type", "actor", "place", "time", "stance", "voices", "where", "quote")
    brief, folding = ("id", "type", "quote"), ("actor", "place", "voices", "where", "quote")
    return Listing(columns, tuple(rows), brief, folding, "The store holds no claim.")


def list_events(dossier: Dossier) -> Listing:
    """One row an event."""
    rows = [
        (
            event.id,
            event.event_type,
            _days(event.first, event.last),
            str(event.independent),
            "yes" if event.disputed else "no",
            str(len(event.claims)),
            tell(event, dossier),
        )
        for event in dossier.events
    ]
    columns = ("id", "type", "days", "voices", "disputed", "claims", "summary")
    return Listing(columns, tuple(rows), ("id", "days", "summary"), ("days", "summary"), "The store holds no event.")


def list_timeline(dossier: Dossier) -> Listing:
    """One row an event, in order of days."""
    rows = []
    for entry in dossier.timeline:
        event = dossier.event_by_id.get(entry.event)
        text = tell(event, dossier) if event else _NONE
        rows.append(
            (
                _days(entry.day, entry.last),
                str(entry.independent),
                "yes" if entry.disputed else "no",
                text,
                clip(entry.claims, 3),
            )
        )
    columns = ("day", "voices", "disputed", "event", "claims")
    return Listing(columns, tuple(rows), ("day", "event"), ("day", "event", "claims"), "The store holds no event.")


def list_control(statuses: Sequence[ControlStatus], dossier: Dossier) -> Listing:
    """One row a place."""
    rows = []
    for status in statuses:
        claimed = "; ".join(
            f"{dossier.actor_name(one.holder)} (by {clip([dossier.actor_name(v) for v in one.voices], 3)})"
            for one in status.claimed
        )
        rows.append(
            (
                dossier.place_name(status.place),
                name_place_status(status, dossier),
                claimed or "nobody",
                status.last_evidence.isoformat() if status.last_evidence else _NONE,
                status.why,
                clip(list(dict.fromkeys((*status.claims, *status.movements))), 3),
            )
        )
    columns = ("place", "assessed", "claimed", "last evidence", "why", "claims")
    brief, folding = (
        ("place", "assessed", "claimed", "last evidence"),
        ("place", "assessed", "claimed", "why", "claims"),
    )
    return Listing(columns, tuple(rows), brief, folding, "No report speaks of control.")


def list_tolls(dossier: Dossier) -> Listing:
    """One row a line of the ledger."""
    rows = []
    for index, line in enumerate(dossier.ledger):
        gone = _name_state(line, dossier) == "withdrawn"
        voices = find_counters(line, dossier)
        if gone:
            note = dossier.withdrawn[line.claims[0]]
        elif line.supersedes is not None:
            note = f"supersedes {line.supersedes}"
        elif line.part_of is not None:
            note = f"part of {line.part_of}"
        else:
            note = "running" if line.running else _NONE
        rows.append(
            (
                str(index),
                line.measure,
                render_count(line.low, line.high),
                line.who or "people",
                clip([dossier.place_name(place) for place in line.place], 3) or _NONE,
                _days(line.since, line.as_of),
                clip([dossier.actor_name(voice) for voice in voices], 3) or _NONE,
                _name_state(line, dossier),
                note,
                clip(line.claims, 3),
            )
        )
    columns = ("line", "measure", "count", "who", "place", "window", "voices", "state", "note", "claims")
    brief, folding = (
        ("count", "measure", "who", "place", "voices", "state"),
        ("count", "who", "place", "voices", "claims"),
    )
    return Listing(columns, tuple(rows), brief, folding, "The store holds no toll.")


def _name_state(line: LedgerLine, dossier: Dossier) -> str:
    if all(claim in dossier.withdrawn for claim in line.claims):
        return "withdrawn"
    return "current" if line.current else "overtaken"


def list_estimates(estimates: Sequence[Estimate], dossier: Dossier) -> Listing:
    """One row a scope of the ledger: its bounds, each with its voices, and the best figure of a policy."""
    rows = []
    for estimate in estimates:
        rows.append(
            (
                estimate.measure,
                estimate.who or "people",
                clip([dossier.place_name(place) for place in estimate.place], 3) or _NONE,
                _NONE if estimate.low is None else str(estimate.low),
                clip([dossier.actor_name(voice) for voice in estimate.low_by], 2) or _NONE,
                _NONE if estimate.best is None else str(estimate.best),
                _NONE if estimate.high is None else str(estimate.high),
                clip([dossier.actor_name(voice) for voice in estimate.high_by], 2) or _NONE,
                estimate.why,
                ", ".join(map(str, estimate.lines)),
            )
        )
    columns = ("measure", "who", "place", "low", "low by", "best", "high", "high by", "why", "lines")
    brief, folding = (
        ("measure", "who", "place", "low", "best", "high"),
        ("measure", "who", "place", "low", "low by", "best", "high", "high by"),
    )
    return Listing(columns, tuple(rows), brief, folding, "The store holds no toll.")


def list_disputes(dossier: Dossier) -> Listing:
    """One row a disagreement, contradictions first."""
    rows = [
        (
            one.kind,
            one.sentence.text,
            " | ".join(f"“{shorten(quoted.quote, 160)}” ({' → '.join(quoted.voices)})" for quoted in one.a),
            " | ".join(f"“{shorten(quoted.quote, 160)}” ({' → '.join(quoted.voices)})" for quoted in one.b),
            clip(one.sentence.claims, 3),
        )
        for one in derive_differences(dossier)
    ]
    columns = ("kind", "what", "one side", "other side", "claims")
    return Listing(columns, tuple(rows), columns[:4], columns[1:], "No disagreement was found.")


def fold_name(name: str) -> str:
    """A name for comparison: no case, no accents, hyphens and apostrophes as spaces or nothing."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(letters.casefold().replace("-", " ").replace("'", "").replace("’", "").split())


def _names(slots: Sequence[_Named]) -> str:
    return ", ".join(slot.name for slot in slots) or _NONE


def _span(claim: Claim) -> str:
    return _days(claim.time.first, claim.time.last) if claim.time else _NONE


def _stance(claim: Claim) -> str:
    words = [] if claim.polarity == "affirmed" else [claim.polarity]
    words += [] if claim.modality == "actual" else [claim.modality]
    words += [] if claim.core else ["background"]
    return ", ".join(words) or "affirmed"


def _days(first: object, last: object) -> str:
    if first is None and last is None:
        return _NONE
    if first == last or first is None or last is None:
        return str(first or last)
    return f"{first}/{last}"
