"""Changes: what is otherwise in the latest picture than in the one before, and why, as rows of a log."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from fogline.present.picture.row import Row, render_body

MOST = 400
"""Changes kept of one run; the first picture of a store is no change."""


def find_changes(
    before: Mapping[str, tuple[str, str]],
    spans: Sequence[Row],
    events: Mapping[str, str],
    event_rows: Sequence[Row],
    disputes: Mapping[str, str],
    dispute_rows: Sequence[Row],
) -> list[Row]:
    """Statuses that changed, events and disagreements that are new; heaviest first.

    `before` has status and body of each place, `events` the bodies by id and `disputes` those by text, of the picture
    before.
    """
    if not before and not events:
        return []
    found = [*_controls(before, spans), *_events(events, event_rows), *_disputes(disputes, dispute_rows)]
    return sorted(found, key=lambda row: -row["weight"])[:MOST]


def _controls(before: Mapping[str, tuple[str, str]], spans: Sequence[Row]) -> list[Row]:
    found = []
    for row in spans:
        status, body = before.get(row["place"], ("", "{}"))
        if status == row["status"] or (not status and row["status"] == "unknown"):
            continue
        now, then = json.loads(row["body"]), json.loads(body)
        found.append(
            {
                "kind": "control", "subject": row["place"], "weight": 100,
                "body": render_body(name=now["name"], before=then.get("shown", ""), after=now["shown"],
                                    why=now.get("why", ""), claims=now.get("claims", [])[:6]),
            }
        )  # fmt: skip
    return found


def _events(before: Mapping[str, str], rows: Sequence[Row]) -> list[Row]:
    fresh = [row for row in rows if row["id"] not in before and not row["background"]]
    found = []
    for row in fresh:
        now = json.loads(row["body"])
        body = render_body(text=now["text"], hedge=now.get("hedge", ""), claims=now["claims"][:6])
        found.append({"kind": "event", "subject": row["id"], "weight": min(90, int(row["weight"] * 5)), "body": body})
    return found


def _disputes(before: Mapping[str, str], rows: Sequence[Row]) -> list[Row]:
    known = {json.loads(body)["text"] for body in before.values()}
    found = []
    for row in rows:
        now = json.loads(row["body"])
        if not row["sharp"] or now["text"] in known:
            continue
        claims = [quoted["claim"] for quoted in (now["a"] + now["b"])[:6]]
        body = render_body(text=now["text"], heading=now["heading"], claims=claims)
        found.append({"kind": "dispute", "subject": row["event"] or "", "weight": 60, "body": body})
    return found
