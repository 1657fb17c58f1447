"""Actor pages: an actor of the store, and the decisions of people on actors, as records and as rows of text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fogline.models.actor_decision import ActorDecision
from fogline.models.claim import Claim
from fogline.models.entity import Actor
from fogline.present.explain import Line
from fogline.present.tables import Listing

KINDS = (
    "government", "military", "ministry", "armed-group", "coalition", "militia", "monitor", "agency", "outlet", "ngo",
    "igo", "person", "civilians", "country", "group",
)  # fmt: skip
"""Kinds that a person may give an actor (see `fogline.models.entity.Actor`)."""


def tell_decision(decision: ActorDecision) -> str:
    """A decision as one clause."""
    actor, other = decision.actor, decision.other
    if decision.action == "merge":
        return f"{other} is {actor.name} ({actor.id})"
    if decision.action == "split":
        where = f"named {', '.join(decision.names)}" if decision.names else f"in {', '.join(decision.docs)}"
        return f"{other} {where} is {actor.name} ({actor.id})"
    if decision.action == "undo":
        return f"decision {other} is taken back"
    names = f", also {', '.join(actor.aliases)}" if actor.aliases else ""
    return f"{actor.name} ({actor.id}) is known as {actor.kind}{names}"


def decision_record(decision: ActorDecision, all_of: Iterable[ActorDecision]) -> dict[str, Any]:
    """A decision for programs; `holds` is false where a later one of `all_of` took it back."""
    return {
        "number": decision.number, "action": decision.action, "actor": decision.actor.id, "other": decision.other,
        "names": list(decision.names), "docs": list(decision.docs), "by": decision.by, "why": decision.why,
        "at": decision.at.isoformat(), "holds": _holds(decision, all_of),
    }  # fmt: skip


def actor_record(
    actor: Actor, claims: int, decisions: Iterable[ActorDecision], all_of: Iterable[ActorDecision]
) -> dict[str, Any]:
    """An actor for programs, with the number of claims that name it and the decisions that touch it."""
    all_of = tuple(all_of)
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind, "aliases": list(actor.aliases),
        "country": actor.country, "side": actor.side, "speaks_for": actor.speaks_for,
        "member_of": list(actor.member_of), "party": actor.party,
        "valid_from": actor.valid_from.isoformat() if actor.valid_from else None,
        "valid_to": actor.valid_to.isoformat() if actor.valid_to else None,
        "claims": claims, "decisions": [decision_record(one, all_of) for one in decisions],
    }  # fmt: skip


def list_actor(
    actor: Actor, claims: int, decisions: Iterable[ActorDecision], all_of: Iterable[ActorDecision]
) -> Listing:
    """An actor as rows of trait and value; traits without a value are left out."""
    record = actor_record(actor, claims, (), ())
    record.pop("decisions")
    rows = [
        (name.replace("_", " "), _render(value)) for name, value in record.items() if value not in (None, [], False)
    ]
    rows += [("decision", _describe(one, all_of)) for one in decisions]
    return Listing(("trait", "value"), tuple(rows), ("trait", "value"), ("value",))


def list_decisions(decisions: Iterable[ActorDecision]) -> Listing:
    """One row a decision, the first made first."""
    decisions = tuple(decisions)
    rows = [
        (str(one.number), one.at.isoformat(" ", "minutes"), one.by, tell_decision(one), one.why or "-",
         "yes" if _holds(one, decisions) else "no")
        for one in decisions
    ]  # fmt: skip
    columns = ("number", "at", "by", "decision", "why", "holds")
    return Listing(columns, tuple(rows), columns, ("decision", "why"), "Nothing was decided on actors.")


def explain_decisions(claims: Iterable[Claim], decisions: Iterable[ActorDecision]) -> list[Line]:
    """The decisions that touch an actor, recipient or voice of some claims."""
    claims = tuple(claims)
    idents = {slot.id for claim in claims for slot in (*claim.actor, *claim.recipient)}
    idents |= {voice.id for claim in claims for voice in claim.attribution}
    docs = {claim.doc for claim in claims}
    mine = [one for one in decisions if any(map(one.touches, idents)) and (not one.docs or docs & set(one.docs))]
    return [Line("decided", _describe(one, mine)) for one in mine]


def _describe(decision: ActorDecision, all_of: Iterable[ActorDecision]) -> str:
    why = f": {decision.why}" if decision.why else ""
    ended = "" if _holds(decision, all_of) else " (taken back)"
    return f"{decision.number}: {tell_decision(decision)}, by {decision.by}, {decision.at.date()}{why}{ended}"


def _holds(decision: ActorDecision, all_of: Iterable[ActorDecision]) -> bool:
    return not any(one.action == "undo" and one.other == str(decision.number) for one in all_of)


def _render(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "yes" if value is True else str(value)
