"""Review listings: queue, decisions, conflicts and agreement as rows and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fogline.models.claim import Claim
from fogline.models.decision import SLOTS, Conflict, Decision
from fogline.models.queue import QueueItem
from fogline.present.decision_words import (
    SLOT_NAMES,
    decision_record,
    tell_conflict,
    tell_decision,
    tell_moment,
    tell_slot,
)
from fogline.present.explain import Line
from fogline.present.tables import Listing
from fogline.review import find_standing
from fogline.state.agreement import Agreement

Record = dict[str, Any]


def item_record(row: QueueItem, claim: Claim) -> Record:
    """A claim of the queue with its words and slots as read."""
    return {
        "claim": row.claim, "score": round(row.score, 4), "effect": row.effect, "event_type": row.event_type,
        "doc": row.doc, "start": claim.evidence.start, "end": claim.evidence.end, "quote": claim.evidence.exact,
        "slots": {slot: tell_slot(claim, slot) for slot in SLOTS}, "event": row.event,
    }  # fmt: skip


def tell_item(record: Record) -> list[str]:
    """A claim of the queue in lines."""
    lines = [f"claim    {record['claim']} ({record['doc']} {record['start']}-{record['end']})",
             f"effect   {record['effect']}", f"quote    “{record['quote']}”"]  # fmt: skip
    return lines + [f"{SLOT_NAMES[slot]:<10} {told}" for slot, told in record["slots"].items()]


def list_items(records: Sequence[Record]) -> Listing:
    """One row a claim of the queue."""
    rows = [(r["claim"], f"{r['score']:.2f}", r["event_type"], r["effect"], r["doc"], r["quote"]) for r in records]
    columns = ("claim", "score", "type", "effect", "doc", "quote")
    return Listing(columns, tuple(rows), ("claim", "type", "effect"), ("effect", "quote"), "Nothing is left to decide.")


def decision_rows(decisions: Sequence[Decision]) -> list[Record]:
    """Every decision in brief, the last first."""
    holding = {d.id for d in find_standing(decisions)}
    gone = {d.id for d in decisions if d.id not in holding and d.action != "undo"}
    return [decision_record(d, gone) for d in reversed(decisions)]


def list_decided(records: Sequence[Record]) -> Listing:
    """One row a decision."""
    rows = [
        (r["id"], r["at"][:16], r["by"], r["says"], "yes" if r["holds"] else "taken back", r["claim"] or "-",
         r["quote"] or "-", r["why"] or "-")
        for r in records
    ]  # fmt: skip
    columns = ("id", "at", "by", "decision", "holds", "claim", "quote", "why")
    brief = ("id", "by", "decision", "holds")
    return Listing(columns, tuple(rows), brief, ("decision", "quote", "why"), "Nothing is decided yet.")


def conflict_record(conflict: Conflict, known: Mapping[str, Decision]) -> Record:
    """A conflict with its decisions; the first holds."""
    return {
        "about": conflict.about, "claims": list(conflict.claims),
        "decisions": [decision_record(known[ident]) for ident in conflict.decisions if ident in known],
    }  # fmt: skip


def list_conflicts(records: Sequence[Record]) -> Listing:
    """One row a conflict."""
    rows = [
        (
            tell_conflict(Conflict(r["about"], ())), ", ".join(r["claims"]) or "-",
            " | ".join(f"{d['by']}: {d['says']} ({d['id']})" for d in r["decisions"]),
        )
        for r in records
    ]  # fmt: skip
    columns = ("about", "claims", "decisions")
    return Listing(columns, tuple(rows), columns, ("decisions",), "No two reviewers are in conflict.")


def agreement_record(row: Agreement) -> Record:
    """One line of agreement."""
    return {
        "slot": row.slot, "claims": row.claims, "pairs": row.pairs, "agreeing": row.agreeing,
        "percent": round(row.percent, 1) if row.percent is not None else None,
        "alpha": round(row.alpha, 4) if row.alpha is not None else None, "differing": list(row.differing),
    }  # fmt: skip


def list_agreement(rows: Sequence[Agreement]) -> Listing:
    """One row a slot."""
    cells = [
        (
            row.slot, str(row.claims), str(row.pairs), f"{row.percent:.0f} %" if row.percent is not None else "-",
            f"{row.alpha:.2f}" if row.alpha is not None else "not defined", ", ".join(row.differing[:6]) or "-",
        )
        for row in rows
    ]  # fmt: skip
    columns = ("slot", "claims", "pairs", "agree", "alpha", "they differ on")
    return Listing(columns, tuple(cells), columns, ("they differ on",), "No claim was decided on by two reviewers.")


def explain_reviews(decisions: Sequence[Decision]) -> list[Line]:
    """What reviewers decided on a claim, for its explanation: the first made first, what was taken back marked."""
    holding = {d.id for d in find_standing(decisions)}
    lines = []
    for one in decisions:
        told = f"{tell_decision(one)}, by {one.by}, {tell_moment(one.at)}" + (f": {one.why}" if one.why else "")
        taken_back = one.id not in holding and one.action != "undo"
        lines.append(Line("decided", f"{told} ({one.id}{'; taken back' if taken_back else ''})"))
    return lines
