"""Review card: everything a reviewer sees of one claim: its words, its slots as read and as decided, its history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, NamedTuple

import sqlalchemy as sa
from markupsafe import Markup

from fogline.errors import NotFound
from fogline.models.claim import EVENT_TYPES, MODALITIES, POLARITIES, Claim
from fogline.models.decision import CORE, ENTITY_SLOTS, SLOTS, Conflict, Decision
from fogline.models.measure import MEASURES
from fogline.models.queue import QueueItem
from fogline.present.candidates import Choice, list_choices
from fogline.present.context import cut_context
from fogline.present.decision_words import (
    SLOT_NAMES,
    tell_conflict,
    tell_content,
    tell_decision,
    tell_moment,
    tell_slot,
)
from fogline.present.phrasebook import label_of
from fogline.present.web.rendering import show
from fogline.review import find_standing, settle_claim
from fogline.store import decisions as kept
from fogline.store.amendments import get_versions
from fogline.store.pages import Page, get_page
from fogline.store.queue import get_row
from fogline.store.view import View

WORDS = {"type": EVENT_TYPES, "polarity": POLARITIES, "modality": MODALITIES, "core": CORE, "measure": MEASURES}
_OF_WORDS = ("type", "polarity", "modality", "core")
KEYS = {"type": "t", "actor": "w", "recipient": "m", "place": "p", "time": "d", "figures": "f", "polarity": "o",
        "modality": "l", "voice": "v", "core": "b"}  # fmt: skip
"""The key that opens the form of each slot."""
_OPENS = Markup(
    '<p class="slot" id="slot-{0}"><a href="?slot={0}#slot-{0}" data-key="{1}" data-key-name="correct the {2}">'
    '<span class="soft">{2}</span> <kbd>{1}</kbd> <strong>'
)
_READ = Markup(' <span class="badge info">read as: {}</span>')


class SlotCard(NamedTuple):
    """A slot: what stands in it, what the reader had where that differs, and what can be put in. `line` is the link
    that opens its form."""

    line: Markup
    name: str
    label: str
    key: str
    told: str
    read: str
    kind: str = ""
    choices: tuple[Choice, ...] = ()
    options: str = ""
    first: str = ""
    last: str = ""
    figures: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Passed:
    """A decision in the history of a claim."""

    id: str
    by: str
    at: str
    says: str
    why: str
    holds: bool
    undone: bool
    action: str


@dataclass(frozen=True)
class Clash:
    """A conflict, with each side's decision; the first holds."""

    about: str
    key: str
    sides: tuple[Passed, ...]


@dataclass(frozen=True)
class ReviewCard:
    """A claim as a reviewer sees it. `claim` is as decided, None where it was rejected; `version` says up to which
    decision this card knows."""

    original: Claim
    claim: Claim | None
    report: Page
    before: str
    after: str
    label: str
    slots: tuple[SlotCard, ...]
    history: tuple[Passed, ...]
    clashes: tuple[Clash, ...]
    row: QueueItem | None
    version: int
    event: str | None
    decided_by: tuple[str, ...] = field(default=())

    @property
    def about(self) -> str:
        """Who, to whom and where, as far as it is told."""
        told = {slot.name: slot.told for slot in self.slots if slot.told != "none"}
        return ", ".join(told[name] for name in ("actor", "recipient", "place") if name in told)


def make_card(connection: sa.Connection, ident: str, opened: str = "") -> ReviewCard:
    """The card of a claim, decided on or rejected as it may be; raises NotFound. Of the slots, the one that is `opened`
    comes with what can be put in."""
    version = kept.last_record(connection)
    original, claim, sha = get_versions(connection, ident)
    report = get_page(connection, sha)
    decisions = kept.find_on_claim(connection, ident)
    standing = find_standing(decisions)
    settled = settle_claim([d for d in standing if d.action in ("accept", "reject", "correct")], ident) if any(
        d.action in ("accept", "reject", "correct") for d in standing
    ) else None  # fmt: skip
    holding = {d.id for d in standing}
    undone = {d.undoes for d in decisions if d.action == "undo" and d.id not in _undone(decisions)}
    history = tuple(tell_passed(d, holding, undone) for d in reversed(decisions))
    by_id = {d.id: d for d in decisions}
    clashes = tuple(_tell_clash(c, by_id, holding, undone) for c in (settled.conflicts if settled else ()))
    words = original.evidence
    before, after = cut_context(report.text, report.blocks, words.start, words.end, 320)
    shown = claim or original
    row = get_row(connection, ident)
    return ReviewCard(
        original, claim, report, before, after, label_of(shown.event_type),
        tuple(_make_slot(name, shown, original, name == opened) for name in SLOTS), history, clashes, row, version,
        row.event if row else None, tuple(dict.fromkeys(d.by for d in standing)),
    )  # fmt: skip


def find_current(view: View, ident: str) -> Claim | None:
    """The claim as decided; None where it was rejected."""
    try:
        return view.get_claim(ident)
    except NotFound:
        return None


def tell_passed(decision: Decision, holding: set[str], undone: set[str]) -> Passed:
    """A decision for a list."""
    return Passed(
        decision.id, decision.by, tell_moment(decision.at), tell_decision(decision), decision.why,
        decision.id in holding, decision.id in undone, decision.action,
    )  # fmt: skip


def _undone(decisions: Sequence[Decision]) -> set[str]:
    """Undos that were undone themselves."""
    undos = {d.id for d in decisions if d.action == "undo"}
    return {d.undoes for d in decisions if d.undoes in undos}


def _tell_clash(conflict: Conflict, known: dict[str, Decision], holding: set[str], undone: set[str]) -> Clash:
    sides = tuple(tell_passed(known[ident], holding, undone) for ident in conflict.decisions if ident in known)
    return Clash(tell_conflict(conflict), conflict.about, sides)


def _make_slot(name: str, claim: Claim, original: Claim, opened: bool) -> SlotCard:
    told = tell_slot(claim, name)
    read = told if claim is original else tell_slot(original, name)
    differs = read if read != told else ""
    opens, known, label, key = _name_slot(name)
    former = _READ.format(show(differs)) if differs else ""
    line = f"{opens}{show(told)}</strong></a>{former}</p>\n"
    base = SlotCard(Markup(line), known, label, key, told, differs)
    if not opened:
        return base
    if name in _OF_WORDS:
        now = {"type": claim.event_type, "polarity": claim.polarity, "modality": claim.modality}
        word = now.get(name, "core" if claim.core else "background")
        return base._replace(kind="word", options=list_options(name, word))
    if name == "time":
        days = (claim.time.first.isoformat(), claim.time.last.isoformat()) if claim.time else ("", "")
        return base._replace(kind="time", first=days[0], last=days[1])
    if name == "figures":
        return base._replace(kind="figures", figures=tuple(_figures(claim)))
    if name in ENTITY_SLOTS:
        choices = list_choices(getattr(claim, name))
        past = [c for c in list_choices(getattr(original, name)) if c.id not in {one.id for one in choices}]
        choices += [Choice(c.id, c.name, c.note) for c in past]
        return base._replace(kind="names", choices=tuple(choices))
    return base._replace(kind="names", choices=tuple(list_choices(claim.attribution)))


@cache
def _name_slot(name: str) -> tuple[Markup, Markup, Markup, Markup]:
    """How the line of a slot begins; its name, label and key."""
    slot, label, key = Markup(name), Markup(SLOT_NAMES[name]), Markup(KEYS[name])
    return _OPENS.format(slot, key, label), slot, label, key


@lru_cache(maxsize=256)
def list_options(name: str, chosen: str) -> Markup:
    """What a slot of words, or the measure of a figure, can hold, as options of a list with one of them chosen."""
    parts = []
    for one in WORDS[name]:
        mark = Markup(" selected") if one == chosen else ""
        shown = label_of(one) if name == "type" else one
        parts.append(Markup('<option value="{}"{}>{}</option>').format(one, mark, shown))
    return Markup("").join(parts)


def _figures(claim: Claim) -> list[dict[str, Any]]:
    quote, start = claim.evidence.exact, claim.evidence.start
    rows = [
        {
            "options": list_options("measure", f.measure), "low": "" if f.low is None else f.low,
            "high": "" if f.high is None else f.high, "who": f.who,
            "words": quote[f.start - start : f.end - start] if f.start is not None and f.end else "",
        }
        for f in claim.figures
    ]  # fmt: skip
    return [*rows, {"options": list_options("measure", MEASURES[0]), "low": "", "high": "", "who": "", "words": ""}]


__all__ = ["KEYS", "ReviewCard", "find_current", "make_card", "tell_content", "tell_passed"]
