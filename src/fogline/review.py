"""Review: decisions are kept, laid over the claims they are about, and followed by events and picture at once.

One transaction keeps a decision and exchanges the claims that it changes; once it is over, the decision survives
whatever happens. What follows from the claims is made anew after that, and by the next run where it could not be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

import sqlalchemy as sa

from fogline.assemble.anchoring import locate_quote
from fogline.assemble.decisions import ADDED, Decided, apply_decisions, read_slot, settle_claim, tell_amendment
from fogline.assemble.standing import find_standing
from fogline.assemble.verdicts import derive_judgements
from fogline.edition import get_edition, get_version
from fogline.errors import EvidenceError, Overtaken, UsageError
from fogline.models.activity import Activity
from fogline.models.actor_decision import ActorDecision
from fogline.models.claim import Claim
from fogline.models.decision import SLOTS, Anchor, Anchored, Conflict, Decision
from fogline.models.entity import Actor, Place
from fogline.models.event import Judgement
from fogline.models.report import ReportCard
from fogline.state.queue import derive_queue
from fogline.store import amendments
from fogline.store import decisions as kept
from fogline.store.database import Store
from fogline.store.evidence import check_claim
from fogline.store.queue import mark_decided, write_queue
from fogline.store.statements import advance_generation
from fogline.store.view import View
from fogline.store.writer import write_activity, write_mark

__all__ = [
    "Recorded", "collect_entities", "decide_reading", "find_conflicts", "find_judgements", "find_newer",
    "find_opinions", "find_rivals", "find_standing", "is_queue_current", "locate_quote", "make_activity", "make_anchor",
    "make_claim_id", "read_slot", "record_decisions", "redecide", "refresh_queue", "settle_claim", "tell_actor_table",
]  # fmt: skip

_READER = "review"
_QUEUE_ROOMS = ("state", "lexicon")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of keeping decisions: those that were not there before, the captures whose claims changed by it, and
    whether anything that events are made from did."""

    fresh: tuple[Decision, ...]
    captures: tuple[str, ...]
    changed: bool


def record_decisions(
    store: Store, decisions: Iterable[Decision], now: datetime, *, check: bool = True, version: int | None = None
) -> Recorded:
    """Keep decisions and lay them over the claims; `now` is UTC. All of it happens, or nothing.

    With `check`, a correction or claim that does not stand in its report raises EvidenceError; without (an import), it
    is kept and listed as refused. With `version` (see `store.decisions.last_record`), Overtaken is raised where anybody
    decided on the same matter after it. Raises UsageError for what decides nothing, NotFound for an undo of nothing.
    """
    sealed = [kept.seal_decision(decision) for decision in decisions]
    with store.write() as connection:
        if version is not None and (newer := find_newer(connection, sealed, version)):
            raise Overtaken(tuple(newer), kept.last_record(connection))
        fresh = kept.add_decisions(connection, sealed, now)
        if not fresh:
            return Recorded((), (), False)
        activity = make_activity(now)
        write_activity(connection, activity)
        captures = kept.add_anchors(connection, fresh) | _find_concerned(connection, fresh)
        changed = [sha for sha in sorted(captures) if _decide_capture(connection, sha, activity, now)]
        if check:
            _refuse(connection, fresh)
        mark_decided(connection, _find_claims(connection, fresh))
        judged = any(d.action in ("same", "different", "undo") for d in fresh)
        if changed or judged:
            advance_generation(connection)
    return Recorded(tuple(fresh), tuple(changed), bool(changed or judged))


def decide_reading(
    connection: sa.Connection, claims: Sequence[Claim], card: ReportCard
) -> tuple[Decided, dict[str, Actor], dict[str, Place]]:
    """A fresh reading's claims with the decisions on its capture laid over them, and the actors and places that these
    name; a decision whose outcome fails the gate is passed over."""
    found = kept.find_decisions(connection, [card.sha256])
    about = [*found.get(card.sha256, ()), *found.get("", ())]
    return _gate(claims, about, card), *collect_entities(about)


def redecide(store: Store, now: datetime) -> int:
    """Lay every decision over the claims again, as after a reading that others decided on meanwhile. Gives how many
    captures changed; none where all is as it must be."""
    with store.read() as connection:
        if not kept.last_record(connection):
            return 0
    count = 0
    with store.write() as connection:
        activity = make_activity(now)
        captures = {anchor.sha256 for d in kept.read_decisions(connection) for anchor in d.anchors}
        captures |= _find_concerned(connection, kept.read_decisions(connection))
        for sha in sorted(captures):
            count += _decide_capture(connection, sha, activity, now)
        if count:
            advance_generation(connection)
    return count


def find_judgements(connection: sa.Connection) -> tuple[list[Judgement], list[Conflict]]:
    """What reviewers decided on events, as judgements on claims, and what conflicts in it."""
    standing = find_standing(kept.read_decisions(connection))
    if not any(d.action in ("same", "different") for d in standing):
        return [], []
    return derive_judgements(standing, kept.find_anchored(connection))


def refresh_queue(store: Store) -> bool:
    """Make the queue anew from the latest assembly; False where it is that already."""
    view, mark = View(store), _make_mark(store)
    if view.mark("queue") == mark:
        return False
    items = derive_queue(view.assembled(), view.holdings())
    with store.write() as connection:
        write_queue(connection, items)
        write_mark(connection, "queue", mark)
    return True


def is_queue_current(store: Store) -> bool:
    """Whether the queue follows the latest assembly."""
    return View(store).mark("queue") == _make_mark(store)


def _make_mark(store: Store) -> str:
    stamp = View(store).assembly()
    return f"{View(store).generation()} {stamp.digest if stamp else ''} {get_edition(*_QUEUE_ROOMS)}"


def find_conflicts(connection: sa.Connection) -> list[Conflict]:
    """Every conflict that stands, those on claims first."""
    standing = {d.id: d for d in find_standing(kept.read_decisions(connection))}
    on_claim: dict[str, list[Decision]] = {}
    for row in kept.find_anchored(connection):
        decision = standing.get(row.decision)
        if row.claim and row.place == 0 and decision and decision.action in ("accept", "reject", "correct"):
            on_claim.setdefault(row.claim, []).append(decision)
    found: list[Conflict] = []
    for claim, group in sorted(on_claim.items()):
        found += settle_claim(sorted(group, key=lambda d: (d.at, d.id)), claim).conflicts
    identities = apply_decisions([], standing.values(), []).conflicts
    return [*found, *find_judgements(connection)[1], *identities]


def find_opinions(connection: sa.Connection) -> dict[str, dict[str, dict[str, Hashable]]]:
    """What each reviewer made of each slot of each claim, by slot, claim and name, for `state.agreement`.

    Who accepts a claim or corrects something in it, and lets a slot stand, takes it as it was read; who rejects it says
    nothing of its slots. A reviewer's last word counts.
    """
    known = find_standing(kept.read_decisions(connection))
    about = {d.id: d for d in known if d.action in ("accept", "reject", "correct")}
    by_claim: dict[str, dict[str, list[Decision]]] = defaultdict(lambda: defaultdict(list))
    for row in kept.find_anchored(connection):
        decision = about.get(row.decision)
        if row.claim and decision:
            by_claim[row.claim][decision.by].append(decision)
    found: dict[str, dict[str, dict[str, Hashable]]] = defaultdict(lambda: defaultdict(dict))
    for claim, makers in by_claim.items():
        for maker, decisions in makers.items():
            settled = settle_claim(sorted(decisions, key=lambda d: (d.at, d.id)), claim)
            found["verdict"][claim][maker] = not settled.rejected
            put = {amendment.slot: amendment for _, amendment in settled.amendments}
            original = amendments.get_original(connection, claim)[0]
            for slot in () if settled.rejected else SLOTS:
                found[slot][claim][maker] = tell_amendment(put.get(slot) or read_slot(original, slot))
    return found


def find_rivals(connection: sa.Connection, made: Decision, claim: str) -> list[Decision]:
    """Decisions of other people that hold on a claim and that a new one would overrule."""
    others = [d for d in find_standing(kept.find_on_claim(connection, claim)) if d.by != made.by]
    if made.action == "correct" and made.amendment is not None:
        told = tell_amendment(made.amendment)
        same = [d for d in others if d.slot == made.slot and d.amendment and tell_amendment(d.amendment) != told]
        return same + [d for d in others if d.action == "reject"]
    against = {"accept": "reject", "reject": "accept"}.get(made.action, "")
    return [d for d in others if d.action == against]


def find_newer(connection: sa.Connection, decisions: Iterable[Decision], version: int) -> list[str]:
    """Ids of the decisions that were kept after a number and bear on the same matters: on the same claims, on what is
    undone here, or on who or what the same id stands for; the first made first."""
    about: dict[str, Decision] = {}
    for decision in decisions:
        for one in _follow(connection, decision):
            about |= {} if one is decision else kept.get_decisions(connection, [one.id])
            for anchor in one.anchors:
                about |= {d.id: d for d in kept.find_on_claim(connection, anchor.claim)}
            if one.identity is not None:
                about |= {d.id: d for d in kept.find_identities(connection, one.identity.role, one.identity.old)}
    seen = set(kept.find_seen(connection, about, version))
    return [d.id for d in sorted(about.values(), key=lambda d: (d.at, d.id)) if d.id not in seen]


def make_anchor(connection: sa.Connection, claim: str) -> tuple[Anchor, Claim]:
    """The anchor of a decision on a claim, and the claim as its reader has it; raises NotFound."""
    found, sha = amendments.get_original(connection, claim)
    return Anchor(found.id, sha, found.doc, found.evidence, found.event_type, found.trigger), found


def make_claim_id(claim: Claim, sha: str) -> str:
    """The id of an added claim: an address of its capture, words, type and moment of adding."""
    parts = (sha, claim.evidence.start, claim.evidence.end, claim.event_type, repr(claim))
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def tell_actor_table(decision: Decision, actor: Actor) -> ActorDecision:
    """An identity of an actor as a decision of the table of actors, for readings to come."""
    one = decision.identity
    if one is None or one.role != "actor":
        raise UsageError("only the identity of an actor goes into the table of actors")
    action = "split" if one.names or one.docs else "merge"
    return ActorDecision(action, actor, decision.by, decision.at, one.old, one.names, one.docs, decision.why)


def make_activity(now: datetime) -> Activity:
    """The activity that decided claims are stamped with; one a day."""
    version, day = get_version(), now.replace(hour=0, minute=0, second=0, microsecond=0)
    ident = sha256("\n".join((version, _READER, day.isoformat())).encode()).hexdigest()[:16]
    return Activity(ident, version, _READER, "", day)


def _find_concerned(connection: sa.Connection, decisions: Iterable[Decision]) -> set[str]:
    """Hashes of the captures that an identity, or the undoing of anything, bears on."""
    captures: set[str] = set()
    for decision in decisions:
        for one in _follow(connection, decision):
            captures |= {anchor.sha256 for anchor in one.anchors}
            if one.identity is not None:
                names = (one.identity.old, one.identity.new)
                captures |= amendments.find_named(connection, one.identity.role, names)
    return captures


def _find_claims(connection: sa.Connection, decisions: Iterable[Decision]) -> list[str]:
    """Ids of the claims that decisions stand on now."""
    idents = {one.id for decision in decisions for one in _follow(connection, decision)}
    return sorted({row.claim for row in kept.find_anchored(connection, decisions=idents) if row.claim})


def _follow(connection: sa.Connection, decision: Decision) -> list[Decision]:
    """A decision; of an undo also what it undoes, and what that undid."""
    chain = [decision]
    while chain[-1].undoes:
        target = kept.get_decisions(connection, [chain[-1].undoes]).get(chain[-1].undoes)
        if target is None or target in chain:
            break
        chain.append(target)
    return chain


def _decide_capture(connection: sa.Connection, sha: str, activity: Activity, now: datetime) -> bool:
    """Lay the decisions on a capture over its reader's claims; whether a claim changed."""
    held = amendments.find_report(connection, sha)
    if held is None:
        return False
    record, card = held
    found = kept.find_decisions(connection, [sha])
    about = [*found.get(sha, ()), *found.get("", ())]
    decided = _gate(amendments.find_readers_claims(connection, sha, ADDED), about, card)
    kept.write_anchored(connection, sha, decided.anchored)
    entities = collect_entities(about)
    return amendments.exchange_claims(
        connection, decided.claims, decided.originals, record, sha, entities, activity, now
    )


def collect_entities(decisions: Iterable[Decision]) -> tuple[dict[str, Actor], dict[str, Place]]:
    """The records of actors and places that decisions name."""
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    for decision in decisions:
        actors |= {one.id: one for one in decision.actors}
        places |= {one.id: one for one in decision.places}
    return actors, places


def _gate(claims: Sequence[Claim], about: Sequence[Decision], card: ReportCard) -> Decided:
    """Apply decisions; take out those whose outcome does not stand in the report, and say so."""
    refused: set[str] = set()
    while True:
        decided = apply_decisions(claims, [d for d in about if d.id not in refused], [card])
        failing = _find_failing(decided, card.text)
        guilty = {a.decision for a in decided.anchored if a.claim in failing and _puts_something_in(a.decision, about)}
        if not guilty - refused:
            break
        refused |= guilty
    rows = [Anchored(d.id, place, None, "refused") for d in about if d.id in refused for place in range(len(d.anchors))]
    return replace(decided, anchored=(*decided.anchored, *rows))


def _find_failing(decided: Decided, text: str) -> set[str]:
    changed = {claim.id for claim in decided.originals}
    failing = set()
    for claim in decided.claims:
        if claim.id in changed or claim.reader == ADDED:
            try:
                check_claim(claim, text)
            except EvidenceError:
                failing.add(claim.id)
    return failing


def _puts_something_in(ident: str, about: Sequence[Decision]) -> bool:
    return any(d.id == ident and d.action in ("correct", "add") for d in about)


def _refuse(connection: sa.Connection, fresh: Iterable[Decision]) -> None:
    mine = {decision.id for decision in fresh}
    if kept.find_anchored(connection, how=["refused"], decisions=mine):
        raise EvidenceError("what the decision puts in does not stand in the report: a number must stand in the quote")
