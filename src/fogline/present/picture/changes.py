"""Changes: what is otherwise in the latest picture than in the one before, and why, as rows of a log."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fogline.present.picture.row import Row, render_body

MOST = 400
"""Changes kept of one run; the first picture of a store is no change."""
_TAKEN_OUT = "its claims were rejected, or are no longer read so"
_GONE = {"heading": "Withdrawn", "withdrawn": True}


@dataclass(frozen=True)
class Former:
    """The picture before: status and body of each place, bodies of events by id, of tolls and disagreements by rank."""

    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    tolls: Mapping[int, str] = field(default_factory=dict)
    disputes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Latest:
    """The rows of the picture that takes its place, and the claims that stand in it (none that was withdrawn)."""

    spans: Sequence[Row]
    events: Sequence[Row]
    tolls: Sequence[Row]
    disputes: Sequence[Row]
    standing: Collection[str]


def find_changes(before: Former, latest: Latest) -> list[Row]:
    """Statuses that changed; events, totals and disagreements that are new, and those that were withdrawn; heaviest
    first."""
    if not before.places and not before.events:
        return []
    found = [
        *_controls(before.places, latest.spans), *_events(before.events, latest), *_tolls(before.tolls, latest.tolls),
        *_disputes(before.disputes, latest),
    ]  # fmt: skip
    return sorted(found, key=lambda row: -row["weight"])[:MOST]


def _controls(before: Mapping[str, tuple[str, str]], spans: Sequence[Row]) -> list[Row]:
    found = []
    for row in spans:
        status, body = before.get(row["place"], ("", "{}"))
        if status == row["status"] or (not status and row["status"] == "unknown"):
            continue
        now, then = json.loads(row["body"]), json.loads(body)
        found.append(_row("control", row["place"], 100, name=now["name"], before=then.get("shown", ""),
                          after=now["shown"], why=now.get("why", ""), claims=now.get("claims", [])[:6]))  # fmt: skip
    told = {row["place"] for row in spans}
    for place, (status, body) in before.items():
        if place not in told and status != "unknown":
            then = json.loads(body)
            found.append(_row("control", place, 100, name=then["name"], before=then.get("shown", ""),
                              after="no longer spoken of", why=f"{_TAKEN_OUT}.", **_GONE))  # fmt: skip
    return found


def _events(before: Mapping[str, str], latest: Latest) -> list[Row]:
    found = []
    for row in latest.events:
        now = json.loads(row["body"])
        if now.get("withdrawn"):
            then = before.get(row["id"])
            if then and not json.loads(then).get("withdrawn"):
                found.append(_gone(row["id"], now, now["hedge"]))
        elif row["id"] not in before and not row["background"]:
            weight = min(90, int(row["weight"] * 5))
            found.append(_row("event", row["id"], weight, text=now["text"], hedge=now.get("hedge", ""),
                              claims=now["claims"][:6]))  # fmt: skip
    told = {row["id"] for row in latest.events}
    for ident, body in before.items():
        if ident not in told:
            then = json.loads(body)
            if not then.get("withdrawn") and not any(claim in latest.standing for claim in then["claims"]):
                found.append(_gone("", then, _TAKEN_OUT))
    return found


def _gone(subject: str, told: Mapping[str, Any], why: str) -> Row:
    """A line on an event of which nothing stands any more; without `subject` it has no page."""
    return _row("event", subject, 95, text=told["text"], hedge=why, claims=told["claims"][:6], **_GONE)


def _tolls(before: Mapping[int, str], rows: Sequence[Row]) -> list[Row]:
    """Running totals that were not there, and counts that were taken back."""
    then = [json.loads(body) for body in before.values()]
    known, gone = {_tell_toll(one) for one in then}, {_tell_toll(one) for one in then if one.get("withdrawn")}
    found = []
    for row in rows:
        now = json.loads(row["body"])
        told, claims = _tell_toll(now), now["claims"][:6]
        if now.get("withdrawn") and told in known and told not in gone:
            found.append(_row("toll", "", 70, text=told, claims=claims, **_GONE))
        elif row["running"] and not row["depth"] and not now.get("withdrawn") and told not in known:
            hedge = f"according to {now['voices']}" if now.get("voices") else ""
            found.append(_row("toll", "", 55, text=told, hedge=hedge, heading="Total", claims=claims))
    return found


def _tell_toll(body: Mapping[str, Any]) -> str:
    where = f", {body['where']}" if body.get("where") else ""
    window = f", {body['window']}" if body.get("window") else ""
    return f"{body['count']} {body['counted']}{where}{window}"


def _disputes(before: Mapping[int, str], latest: Latest) -> list[Row]:
    """Grave disagreements that were not there, and those of which one side does not stand any more."""
    then = [json.loads(body) for body in before.values()]
    known, found = {one["text"] for one in then}, []
    for row in latest.disputes:
        now = json.loads(row["body"])
        if row["sharp"] and now["text"] not in known:
            found.append(_row("dispute", row["event"] or "", 60, text=now["text"], heading=now["heading"],
                              claims=_quoted(now)[:6]))  # fmt: skip
    still = {json.loads(row["body"])["text"] for row in latest.disputes}
    for one in then:
        stands = [any(quoted["claim"] in latest.standing for quoted in one[side]) for side in ("a", "b")]
        if one["text"] not in still and not all(stands):
            found.append(_row("dispute", "", 58, text=f"No longer in dispute: {one['text']}", claims=_quoted(one)[:6],
                              **_GONE))  # fmt: skip
    return found


def _quoted(body: Mapping[str, Any]) -> list[str]:
    return [quoted["claim"] for quoted in body["a"] + body["b"]]


def _row(kind: str, subject: str, weight: int, **body: Any) -> Row:
    return {"kind": kind, "subject": subject, "weight": weight, "body": render_body(**body)}
