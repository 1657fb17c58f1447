"""Decisions applied: the claims of a reader with what reviewers decided laid over them, before they are assembled.

1. Decisions that were undone are left out.
2. Each decision is anchored to a claim of this reading (`fogline.assemble.anchoring`).
3. Identities are put in; then, slot by slot, the correction in force (`fogline.assemble.standing`).
4. A claim that is rejected is left out; one that a reviewer added comes in, and takes the place of a reader's own that
   says the same of the same words.

Every claim keeps the id that its reader gave it, so that what refers to it goes on doing so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fogline.assemble.anchoring import find_claim, locate_quote, share_words
from fogline.assemble.standing import find_outcome, find_standing
from fogline.errors import EvidenceError
from fogline.models.claim import Claim, Slot, Voice
from fogline.models.decision import CORE, ENTITY_SLOTS, SLOTS, Amendment, Anchor, Anchored, Conflict, Decision, Identity
from fogline.models.report import ReportCard
from fogline.models.selector import Selector, select

ADDED = "review"
"""Reader of a claim that a reviewer added."""
_SAME_WORDS = 0.6
_OTHERS = frozenset({"same", "different", "identify", "add"})


@dataclass(frozen=True, slots=True)
class Decided:
    """Claims as decided, in the order of the reader's with added ones last; the reader's version of those that were
    changed or left out; where each decision stands; and which decisions conflict."""

    claims: tuple[Claim, ...]
    originals: tuple[Claim, ...] = ()
    anchored: tuple[Anchored, ...] = ()
    conflicts: tuple[Conflict, ...] = field(default=())


def apply_decisions(claims: Iterable[Claim], decisions: Iterable[Decision], reports: Iterable[ReportCard]) -> Decided:
    """Lay decisions over the reader's claims of some reports. The order of decisions does not matter.

    Decisions on captures that `reports` do not hold are passed over. What a decision asks for is not checked against
    the evidence here: the store refuses what does not stand in the report.
    """
    cards = {card.sha256: card for card in reports}
    made = sorted({d.id: d for d in decisions}.values(), key=lambda d: (d.at, d.id))
    standing = find_standing(made)
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    identities, conflicts = _find_identities(standing)
    parts = [
        _apply_report(by_report.get(card.id, []), made, standing, identities, card) for _, card in sorted(cards.items())
    ]
    return Decided(
        tuple(c for part in parts for c in part.claims), tuple(c for part in parts for c in part.originals),
        tuple(a for part in parts for a in part.anchored),
        (*conflicts, *(c for part in parts for c in part.conflicts)),
    )  # fmt: skip


def _apply_report(
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    standing: Sequence[Decision],
    identities: Sequence[Identity],
    card: ReportCard,
) -> Decided:
    mine = [d for d in standing if any(anchor.sha256 == card.sha256 for anchor in d.anchors)]
    added = {d.id: made for d in mine if d.action == "add" and (made := _place_added(d, card))}
    twins = {c.id: new for new in added.values() for c in claims if _says_the_same(c, new)}
    kept = [claim for claim in claims if claim.id not in twins]
    anchored = _anchor(decisions, [*kept, *added.values()], card, added)
    on_claim: dict[str, list[Decision]] = defaultdict(list)
    found = {(a.decision, a.place): a.claim for a in anchored}
    for decision in mine:
        ident = found.get((decision.id, 0))
        if ident is not None and decision.action not in _OTHERS:
            on_claim[ident].append(decision)
    changed: list[Claim] = []
    conflicts: list[Conflict] = []
    for claim in (*kept, *added.values()):
        made, clashes = _decide_claim(claim, on_claim.get(claim.id, ()), identities)
        conflicts += clashes
        if made is not None:
            changed.append(made)
    by_id = {claim.id: claim for claim in changed}
    originals = tuple(claim for claim in claims if by_id.get(claim.id) != claim)
    return Decided(tuple(changed), originals, tuple(anchored), tuple(conflicts))


def _anchor(
    decisions: Sequence[Decision], claims: Sequence[Claim], card: ReportCard, added: Mapping[str, Claim]
) -> list[Anchored]:
    taken = frozenset(anchor.claim for d in decisions for anchor in d.anchors)
    rows = []
    for decision in decisions:
        for place, anchor in enumerate(decision.anchors):
            if anchor.sha256 != card.sha256:
                continue
            if decision.action == "add":
                made = added.get(decision.id)
                rows.append(Anchored(decision.id, place, made.id if made else None, "id" if made else "unanchored"))
                continue
            claim, how = find_claim(anchor, claims, card.text, taken)
            rows.append(Anchored(decision.id, place, claim.id if claim else None, how))
    return rows


def _decide_claim(
    claim: Claim, decisions: Sequence[Decision], identities: Sequence[Identity]
) -> tuple[Claim | None, list[Conflict]]:
    """A claim as decided, None where it was rejected, and the conflicts on it."""
    made = identify(claim, identities)
    if not decisions:
        return made, []
    settled = settle_claim(decisions, claim.id)
    for by, amendment in settled.amendments:
        made = amend(made, amendment, by)
    return (None if settled.rejected else made), list(settled.conflicts)


@dataclass(frozen=True, slots=True)
class Settled:
    """What decisions on one claim come to: whether it is rejected, what is corrected and by whom, what conflicts."""

    rejected: bool
    amendments: tuple[tuple[str, Amendment], ...]
    conflicts: tuple[Conflict, ...]


def settle_claim(decisions: Sequence[Decision], claim: str) -> Settled:
    """What decisions come to that stand on one claim, handed in with the first made first, none undone."""
    verdict = find_outcome(decisions, lambda d: d.action == "reject")
    outcomes = [("verdict", verdict)]
    amendments = []
    for slot in SLOTS:
        about = [d for d in decisions if d.slot == slot or d.action == "accept"]
        if not any(d.slot == slot for d in about):
            continue
        known = {d.id: d for d in about}
        outcome = find_outcome(about, lambda d, known=known, slot=slot: _tell(d, slot, known))  # type: ignore[misc]
        outcomes.append((slot, outcome))
        chosen = _find_amendment(outcome.decision, slot, known)
        if chosen is not None and chosen.amendment is not None:
            amendments.append((chosen.by, chosen.amendment))
    conflicts = tuple(
        Conflict(about, tuple(d.id for d in (one.decision, *one.rivals)), (claim,))
        for about, one in outcomes if one.rivals
    )  # fmt: skip
    return Settled(verdict.decision.action == "reject", tuple(amendments), conflicts)


def _find_amendment(decision: Decision, slot: str, known: Mapping[str, Decision]) -> Decision | None:
    """The correction that a decision stands for: itself, or the last that was seen when the claim was accepted."""
    if decision.slot == slot:
        return decision
    seen = [known[ident] for ident in decision.seen if ident in known and known[ident].slot == slot]
    return max(seen, key=lambda d: (d.at, d.id), default=None)


def _tell(decision: Decision, slot: str, known: Mapping[str, Decision]) -> Hashable:
    chosen = _find_amendment(decision, slot, known)
    return tell_amendment(chosen.amendment) if chosen and chosen.amendment else None


def tell_amendment(amendment: Amendment) -> Hashable:
    """What a correction comes to: equal for two that put the same into a slot, by whatever words."""
    time = (amendment.time.first, amendment.time.last) if amendment.time else None
    figures = tuple(sorted((f.measure, f.low, f.high, f.who) for f in amendment.figures))
    return (
        tuple(sorted(slot.id for slot in amendment.entities)), tuple(voice.id for voice in amendment.voices), time,
        repr(figures), amendment.word,
    )  # fmt: skip


def read_slot(claim: Claim, slot: str) -> Amendment:
    """What stands in a slot of a claim, as the amendment that would put it there."""
    if slot == "time":
        return Amendment(slot, time=claim.time)
    if slot == "figures":
        return Amendment(slot, figures=claim.figures)
    if slot == "voice":
        return Amendment(slot, voices=claim.attribution)
    if slot in ENTITY_SLOTS:
        return Amendment(slot, entities=getattr(claim, slot))
    words = {"type": claim.event_type, "polarity": claim.polarity, "modality": claim.modality}
    return Amendment(slot, word=words.get(slot) or CORE[0 if claim.core else 1])


def amend(claim: Claim, amendment: Amendment, by: str) -> Claim:
    """A claim with one slot as a correction has it, and a note that says whose it is."""
    slot = amendment.slot
    noted = (*claim.notes, f"{slot} corrected by {by}")
    if slot == "time":
        return replace(claim, time=amendment.time, time_text=None, time_null="decided by a reviewer"
                       if amendment.time is None else "", notes=noted)  # fmt: skip
    content: Any = amendment.word
    if slot in ("actor", "recipient", "place"):
        content = amendment.entities
    elif slot in ("figures", "voice"):
        content = amendment.figures if slot == "figures" else amendment.voices
    elif slot == "core":
        content = amendment.word == CORE[0]
    name = {"type": "event_type", "voice": "attribution"}.get(slot, slot)
    return replace(claim, **{name: content}, notes=noted)


def identify(claim: Claim, identities: Sequence[Identity]) -> Claim:
    """A claim with every name as decided who or what it is."""
    for one in identities:
        if one.docs and claim.doc not in one.docs:
            continue
        if one.role == "place":
            claim = _rename(claim, one, ("place",))
        else:
            claim = _rename(claim, one, ("actor", "recipient", "attribution"))
    return claim


def _rename(claim: Claim, one: Identity, slots: Sequence[str]) -> Claim:
    changed: dict[str, Any] = {}
    for name in slots:
        items: tuple[Slot | Voice, ...] = getattr(claim, name)
        if any(_is_meant(item, one) for item in items):
            fresh = [replace(i, id=one.new, name=one.name) if _is_meant(i, one) else i for i in items]
            changed[name] = tuple({item.id: item for item in reversed(fresh)}.values())[::-1]
    return replace(claim, **changed) if changed else claim


def _is_meant(item: Slot | Voice, one: Identity) -> bool:
    called = {name.casefold() for name in one.names}
    return item.id == one.old and (not called or bool(called & {item.text.casefold(), item.name.casefold()}))


def _find_identities(standing: Iterable[Decision]) -> tuple[list[Identity], list[Conflict]]:
    """Identities in force, the first decided first, and those that conflict."""
    groups: dict[Hashable, list[Decision]] = defaultdict(list)
    for decision in standing:
        one = decision.identity
        if one is not None:
            groups[one.role, one.old, one.names, one.docs].append(decision)
    found: list[Identity] = []
    conflicts = []
    for group in groups.values():
        outcome = find_outcome(group, lambda d: d.identity and d.identity.new)
        assert outcome.decision.identity is not None
        found.append(outcome.decision.identity)
        if outcome.rivals:
            conflicts.append(Conflict("identity", tuple(d.id for d in (outcome.decision, *outcome.rivals))))
    return found, conflicts


def _place_added(decision: Decision, card: ReportCard) -> Claim | None:
    """An added claim where its words stand in the report as read now; None where they do not."""
    claim = decision.claim
    span = locate_quote(claim.evidence, card.text) if claim else None
    if claim is None or span is None:
        return None
    step = span.start - claim.evidence.start
    made = shift_claim(claim, step) if step else claim
    evidence = select(card.text, span.start, span.end)
    return replace(made, report=card.id, doc=card.doc, evidence=evidence, reader=ADDED)


def shift_claim(claim: Claim, step: int) -> Claim:
    """A claim with every offset moved by so many characters."""
    trigger, told = claim.trigger, claim.time_text
    return replace(
        claim, evidence=_shift(claim.evidence, step), trigger=_shift(trigger, step) if trigger else None,
        time_text=_shift(told, step) if told else None,
        actor=tuple(_move(s, step) for s in claim.actor), recipient=tuple(_move(s, step) for s in claim.recipient),
        place=tuple(_move(s, step) for s in claim.place),
        attribution=tuple(_move(v, step) for v in claim.attribution),
        figures=tuple(_move(f, step) for f in claim.figures),
    )  # fmt: skip


def _shift(selector: Selector, step: int) -> Selector:
    return replace(selector, start=selector.start + step, end=selector.end + step)


def _move(item: Any, step: int) -> Any:
    if item.start is None or item.end is None:
        return item
    return replace(item, start=item.start + step, end=item.end + step)


def _says_the_same(claim: Claim, added: Claim) -> bool:
    """Whether a reader's claim is the one that a reviewer added: its type, on nearly the same words, no other place."""
    if claim.event_type != added.event_type or claim.doc != added.doc:
        return False
    places, wanted = {slot.id for slot in claim.place}, {slot.id for slot in added.place}
    return share_words(claim.evidence.span, added.evidence.span) >= _SAME_WORDS and (places == wanted or not places)


def make_anchor(claim: Claim, card: ReportCard) -> Anchor:
    """The anchor of a decision on a claim, as its reader has it (not as corrected)."""
    if claim.report != card.id:
        raise EvidenceError(f"the claim {claim.id} does not stand in {card.doc}")
    return Anchor(claim.id, card.sha256, claim.doc, claim.evidence, claim.event_type, claim.trigger)
