"""Deciding: what somebody asks for, in plain values, as a decision; for forms, programs and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from fogline.errors import NotFound, UsageError
from fogline.models.claim import EVENT_TYPES, MODALITIES, POLARITIES, Claim
from fogline.models.decision import Anchor, Decision, Identity
from fogline.models.entity import Actor, Place
from fogline.models.measure import Interval
from fogline.models.selector import Selector, select
from fogline.present.candidates import Knowledge
from fogline.present.corrections import Correction, correct_figures, correct_records
from fogline.review import locate_quote, make_anchor, make_claim_id
from fogline.store import decisions as kept
from fogline.store.amendments import find_report
from fogline.store.view import View

LONGEST_QUOTE = 1_500
LONGEST_WHY = 2_000
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who decides, when (UTC) and why, and the number of the last decision that they had seen."""

    by: str
    at: datetime
    why: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Addition:
    """A claim that no reader found: its capture's hash, its words, its type, and what stands in its slots."""

    sha256: str
    quote: Selector
    event_type: str
    slots: Mapping[str, Sequence[Actor | Place]]
    time: Interval | None = None
    polarity: str = POLARITIES[0]
    modality: str = MODALITIES[0]
    figures: Sequence[Mapping[str, str]] = ()


def judge_claim(connection: sa.Connection, sitting: Sitting, ident: str, action: str) -> Decision:
    """The claim is right as it stands (accept), or none (reject). Raises NotFound, UsageError."""
    if action not in ("accept", "reject"):
        raise UsageError(f"{action[:40]!r} is nothing that can be decided here")
    return _begin(connection, sitting, ident, action)


def judge_slot(connection: sa.Connection, sitting: Sitting, ident: str, made: Correction) -> Decision:
    """One slot of the claim holds something else. Raises NotFound."""
    base = _begin(connection, sitting, ident, "correct")
    return replace(base, amendment=made.amendment, actors=made.actors, places=made.places)


def judge_again(connection: sa.Connection, sitting: Sitting, ident: str, wanted: str) -> Decision:
    """One side of a conflict, decided again by somebody who has seen both. Raises NotFound."""
    chosen = next((d for d in kept.find_on_claim(connection, ident) if d.id == wanted), None)
    if chosen is None or chosen.action not in ("accept", "reject", "correct"):
        raise NotFound("no such decision stands on this claim")
    base = _begin(connection, sitting, ident, chosen.action)
    return replace(base, amendment=chosen.amendment, actors=chosen.actors, places=chosen.places)


def judge_split(connection: sa.Connection, view: View, sitting: Sitting, ident: str, chosen: Iterable[str]) -> Decision:
    """Claims of an event tell of another one than the rest. Raises NotFound, UsageError."""
    event, wanted = view.get_event(ident), set(chosen)
    apart = [claim for claim in event.claims if claim in wanted]
    rest = [claim for claim in event.claims if claim not in wanted]
    if not apart or not rest:
        raise UsageError("choose the claims that tell of another event, and leave at least one")
    targets, others = (tuple(make_anchor(connection, claim)[0] for claim in side) for side in (apart, rest))
    return _see(connection, sitting, Decision("different", sitting.by, sitting.at, sitting.why, targets, others))


def judge_joined(connection: sa.Connection, view: View, sitting: Sitting, ident: str, other: str) -> Decision:
    """Two events are one. Raises NotFound, UsageError."""
    event, second = view.get_event(ident), view.get_event(other.strip())
    if second.id == event.id:
        raise UsageError("an event cannot be joined with itself")
    idents = dict.fromkeys([*event.claims, *second.claims])
    targets = tuple(make_anchor(connection, claim)[0] for claim in idents)
    return _see(connection, sitting, Decision("same", sitting.by, sitting.at, sitting.why, targets))


def judge_identity(
    sitting: Sitting, old: str, record: Actor | Place, known: Knowledge, names: Iterable[str] = (),
    docs: Iterable[str] = (),
) -> Decision:  # fmt: skip
    """Whatever has the id `old` is `record`: everywhere, or where it is called by one of `names`, or in `docs`."""
    old = old.strip()
    if not old or old == record.id:
        raise UsageError("say what it is to be, other than what it is")
    role = "place" if isinstance(record, Place) else "actor"
    called = tuple(name.strip() for name in names if name.strip())
    inside = tuple(doc.strip() for doc in docs if doc.strip())
    places = known.with_holders(record) if isinstance(record, Place) else ()
    actors = (record,) if isinstance(record, Actor) else ()
    identity = Identity(role, old, record.id, record.name, called, inside)
    return Decision("identify", sitting.by, sitting.at, sitting.why, identity=identity, actors=actors, places=places)


def judge_added(connection: sa.Connection, sitting: Sitting, given: Addition, known: Knowledge) -> tuple[Decision, str]:
    """The decision that adds a claim, and the claim's id. Raises NotFound for a report that is not there, UsageError
    where its words or numbers do not stand in it."""
    held = find_report(connection, given.sha256)
    if held is None:
        raise NotFound("the report is not in the store")
    card = held[1]
    evidence = _locate(given.quote, card.text, card.doc)
    if given.event_type not in EVENT_TYPES:
        raise UsageError("say what kind of event the words tell of")
    claim = Claim("", card.id, card.doc, evidence, given.event_type, None, reader="review")
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    for slot, records in given.slots.items():
        if records:
            made = correct_records(slot, records, claim, known)
            claim = _put_in(claim, slot, made)
            actors |= {one.id: one for one in made.actors}
            places |= {one.id: one for one in made.places}
    claim = replace(claim, time=given.time, polarity=given.polarity, modality=given.modality)
    claim = replace(claim, figures=correct_figures(given.figures, claim).amendment.figures)
    claim = replace(claim, id=make_claim_id(claim, given.sha256))
    target = Anchor(claim.id, given.sha256, card.doc, evidence, claim.event_type)
    decision = Decision("add", sitting.by, sitting.at, sitting.why, (target,), claim=claim,
                        actors=tuple(actors.values()), places=tuple(places.values()))  # fmt: skip
    return decision, claim.id


def judge_undone(sitting: Sitting, decision: str) -> Decision:
    """An earlier decision no longer holds."""
    return Decision("undo", sitting.by, sitting.at, sitting.why, undoes=decision.strip())


def _begin(connection: sa.Connection, sitting: Sitting, ident: str, action: str) -> Decision:
    anchor, _ = make_anchor(connection, ident)
    return _see(connection, sitting, Decision(action, sitting.by, sitting.at, sitting.why, (anchor,)))


def _see(connection: sa.Connection, sitting: Sitting, made: Decision) -> Decision:
    """A decision with the ids of those on its claims that its maker had seen."""
    on_claims = {d.id for anchor in made.anchors for d in kept.find_on_claim(connection, anchor.claim)}
    return replace(made, seen=kept.find_seen(connection, on_claims, sitting.version))


def _locate(quote: Selector, text: str, doc: str) -> Selector:
    if not quote.exact or len(quote.exact) > LONGEST_QUOTE:
        raise UsageError(f"give the words that carry the claim, at most {LONGEST_QUOTE} characters")
    span = locate_quote(quote, text)
    if span is None:
        raise UsageError(f"“{quote.exact[:80]}” does not stand in {doc}: copy the words exactly as they are there")
    return select(text, span.start, span.end)


def _put_in(claim: Claim, slot: str, made: Correction) -> Claim:
    content = made.amendment.voices if slot == "voice" else made.amendment.entities
    return replace(claim, **{"attribution" if slot == "voice" else slot: content})  # type: ignore[arg-type]
