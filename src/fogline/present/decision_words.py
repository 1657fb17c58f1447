"""Decisions in words: what was decided, by whom, and what it put in the place of what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from fogline.lexicon.phrases import join_words
from fogline.models.claim import Claim
from fogline.models.decision import Amendment, Conflict, Decision
from fogline.present.days import render_days
from fogline.present.figures import render_figure
from fogline.present.phrasebook import label_of
from fogline.present.safe_text import shorten
from fogline.review import read_slot

SLOT_NAMES = {
    "type": "type", "actor": "actor", "recipient": "recipient", "place": "place", "time": "time", "figures": "figures",
    "polarity": "polarity", "modality": "modality", "voice": "voices", "core": "weight",
}  # fmt: skip
_NONE = "none"


def tell_decision(decision: Decision) -> str:
    """A decision as a clause without its maker: "place is Orsk"; "no claim"."""
    if decision.amendment is not None:
        return f"{SLOT_NAMES[decision.slot]}: {tell_content(decision.amendment)}"
    if decision.identity is not None:
        one = decision.identity
        called = f" where called {join_words([f'“{name}”' for name in one.names])}" if one.names else ""
        inside = f" in {join_words(list(one.docs))}" if one.docs else ""
        return f"the {one.role} {one.old}{called}{inside} is {one.name} ({one.new})"
    quote = shorten(decision.targets[0].quote.exact, 90) if decision.targets else ""
    return {
        "accept": "right as it stands",
        "reject": "no claim",
        "same": f"{len(decision.targets)} claims tell of one event",
        "different": f"“{quote}” tells of another event than {_count(decision)}",
        "add": f"a claim that was missed: “{quote}”",
        "undo": f"decision {decision.undoes} is taken back",
    }.get(decision.action, decision.action)


def tell_content(amendment: Amendment) -> str:
    """What a correction puts in, in words."""
    if amendment.slot == "type":
        return label_of(amendment.word)
    if amendment.word:
        return amendment.word
    if amendment.slot == "time":
        return render_days(amendment.time.first, amendment.time.last) if amendment.time else _NONE
    if amendment.slot == "figures":
        return join_words([render_figure(f) for f in amendment.figures], 6) or _NONE
    names = [item.name or item.text for item in amendment.entities or amendment.voices]
    return " → ".join(names) or "the outlet’s own" if amendment.slot == "voice" else join_words(names, 8) or _NONE


def tell_slot(claim: Claim, slot: str) -> str:
    """What stands in a slot of a claim, in words."""
    return tell_content(read_slot(claim, slot))


def tell_moment(at: datetime) -> str:
    """A moment in UTC to the minute: "1 December 2024, 14:05 UTC"."""
    return f"{at.day} {at:%B %Y, %H:%M} UTC"


def tell_conflict(conflict: Conflict) -> str:
    """What a conflict is about."""
    return {
        "verdict": "whether this is a claim", "event": "whether these tell of one event",
        "identity": "who or what a name stands for",
    }.get(conflict.about, f"the {SLOT_NAMES.get(conflict.about, conflict.about)}")  # fmt: skip


def decision_record(decision: Decision, undone: Iterable[str] = ()) -> dict[str, Any]:
    """A decision for `--json`: in brief, with what it says in words."""
    first = decision.targets[0] if decision.targets else None
    return {
        "id": decision.id, "action": decision.action, "slot": decision.slot or None, "by": decision.by,
        "at": decision.at.isoformat(), "why": decision.why or None, "doc": first.doc if first else None,
        "claim": first.claim if first else None, "quote": first.quote.exact if first else None,
        "says": tell_decision(decision), "undoes": decision.undoes or None, "holds": decision.id not in set(undone),
    }  # fmt: skip


def _count(decision: Decision) -> str:
    return "another claim" if len(decision.others) == 1 else f"{len(decision.others)} others"
