"""Decisions of reviewers: kept for good, handed on as JSON Lines, and where each stands.

A decision's id is the address of its content: kept twice, it is there once, and two stores that came by the same
decisions in another order hold the same.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from fogline.errors import NotFound, UsageError
from fogline.models.decision import ACTIONS, SLOTS, Anchored, Decision
from fogline.store.review_tables import decision as table
from fogline.store.review_tables import decision_anchor as anchors
from fogline.store.rows import read_row, render_row
from fogline.store.statements import insert_rows

_MANY = 400
_LONGEST = 2_000
"""Characters of a reason, and of a reviewer's name a tenth of it."""
_ON_CLAIM = sa.select(anchors.c.decision).where(anchors.c.claim == sa.bindparam("claim"))
_LATEST = (
    sa.select(table.c.id)
    .order_by(table.c.made_at.desc(), table.c.id.desc())
    .offset(sa.bindparam("start", type_=sa.Integer()))
    .limit(sa.bindparam("most", type_=sa.Integer()))
)
_LATEST_OF = _LATEST.where(table.c.maker == sa.bindparam("maker"))
_COUNT = sa.select(sa.func.count()).select_from(table)
_COUNT_OF = _COUNT.where(table.c.maker == sa.bindparam("maker"))
_REVIEWERS = sa.select(table.c.maker).distinct()
_LOOSE = sa.select(sa.func.count()).select_from(anchors).where(anchors.c.how.in_(["unanchored", "refused"]))
_LAST = sa.select(sa.func.max(table.c.record))


def seal_decision(decision: Decision) -> Decision:
    """The decision with the id that addresses its content. Raises UsageError for one that decides nothing."""
    _check(decision)
    bare = replace(decision, id="", at=decision.at.astimezone(UTC))
    return replace(bare, id=sha256(render_row(bare).encode("utf-8", "surrogatepass")).hexdigest()[:20])


def add_decisions(connection: sa.Connection, decisions: Iterable[Decision], known_at: datetime) -> list[Decision]:
    """Keep sealed decisions; gives those that were not there yet. Raises NotFound where an undo names none."""
    wanted = {d.id: d for d in decisions}
    known = _find_known(connection, wanted)
    fresh = [d for ident, d in wanted.items() if ident not in known]
    missing = {d.undoes for d in fresh if d.undoes} - wanted.keys()
    missing -= _find_known(connection, missing)
    if missing:
        raise NotFound(f"no decision has the id {min(missing)}")
    insert_rows(connection, table, [_make_row(d, known_at) for d in fresh])
    return fresh


def read_decisions(connection: sa.Connection, known_at: datetime | None = None) -> list[Decision]:
    """All decisions, undone ones and undos included, the first made first; those known at a moment (UTC)."""
    wanted = sa.select(table.c.body).order_by(table.c.made_at, table.c.id)
    if known_at is not None:
        wanted = wanted.where(table.c.known_at <= known_at)
    return [read_row(Decision, row.body) for row in connection.execute(wanted)]


def find_decisions(connection: sa.Connection, captures: Iterable[str]) -> dict[str, list[Decision]]:
    """Decisions anchored to some captures, by hash, with the undos that concern them and every identity under "".

    The first made first.
    """
    links: dict[str, set[str]] = defaultdict(set)
    hashes = list(captures)
    for start in range(0, len(hashes), _MANY):
        part = anchors.c.sha256.in_(hashes[start : start + _MANY])
        for row in connection.execute(sa.select(anchors.c.sha256, anchors.c.decision).where(part)):
            links[row.sha256].add(row.decision)
    identities = sa.select(table.c.id).where(table.c.action == "identify")
    links[""] = set(connection.execute(identities).scalars())
    known = get_decisions(connection, set().union(*links.values()))
    return {sha: _order(known[ident] for ident in with_undos(idents, known)) for sha, idents in links.items()}


def get_decisions(connection: sa.Connection, idents: Iterable[str]) -> dict[str, Decision]:
    """Decisions by id, and what undid them, as far as it goes."""
    found: dict[str, Decision] = {}
    waiting = sorted(set(idents))
    while waiting:
        rows: list[str] = []
        for start in range(0, len(waiting), _MANY):
            part = waiting[start : start + _MANY]
            mine = sa.or_(table.c.id.in_(part), table.c.undoes.in_(part))
            rows += connection.execute(sa.select(table.c.body).where(mine)).scalars()
        read = [read_row(Decision, body) for body in rows]
        waiting = [d.id for d in read if d.id not in found and d.action == "undo"]
        found |= {d.id: d for d in read}
    return found


def with_undos(idents: Iterable[str], known: dict[str, Decision]) -> set[str]:
    """Ids of decisions and of everything that undoes them, or undoes that."""
    undone_by: dict[str, list[str]] = defaultdict(list)
    for decision in known.values():
        if decision.undoes:
            undone_by[decision.undoes].append(decision.id)
    found: set[str] = set()
    waiting = [ident for ident in idents if ident in known]
    while waiting:
        ident = waiting.pop()
        if ident not in found:
            found.add(ident)
            waiting += undone_by[ident]
    return found


def find_on_claim(connection: sa.Connection, claim: str) -> list[Decision]:
    """Decisions that stand on a claim now, undone ones and undos included, the first made first."""
    mine = connection.execute(_ON_CLAIM, {"claim": claim}).scalars().all()
    return _order(get_decisions(connection, mine).values()) if mine else []


def find_identities(connection: sa.Connection, role: str, old: str) -> list[Decision]:
    """Decisions on who or what an id stands for, with what undid them, the first made first. `role`: actor or place."""
    found = [
        read_row(Decision, body)
        for body in connection.execute(sa.select(table.c.body).where(table.c.action == "identify")).scalars()
    ]
    mine = [d.id for d in found if d.identity and (d.identity.role, d.identity.old) == (role, old)]
    return _order(get_decisions(connection, mine).values())


def find_anchored(
    connection: sa.Connection,
    how: Sequence[str] = (),
    captures: Sequence[str] = (),
    decisions: Collection[str] | None = None,
) -> list[Anchored]:
    """Where decisions stand now, in order; only those found so (`Anchored.how`), in these captures, or of these
    decisions, where that is given."""
    asked: dict[str, Any] = ({"how": list(how)} if how else {}) | ({"captures": list(captures)} if captures else {})
    wanted = _select_anchored(bool(how), bool(captures), decisions is not None)
    if decisions is None:
        return [Anchored(*row) for row in connection.execute(wanted, asked)]
    found: list[Anchored] = []
    idents = sorted(decisions)
    for start in range(0, len(idents), _MANY):
        rows = connection.execute(wanted, asked | {"decisions": idents[start : start + _MANY]})
        found += [Anchored(*row) for row in rows]
    return found


@cache
def _select_anchored(by_how: bool, by_capture: bool, by_decision: bool) -> sa.Select[Any]:
    wanted = sa.select(anchors.c.decision, anchors.c.place, anchors.c.claim, anchors.c.how)
    if by_how:
        wanted = wanted.where(anchors.c.how.in_(sa.bindparam("how", expanding=True)))
    if by_capture:
        wanted = wanted.where(anchors.c.sha256.in_(sa.bindparam("captures", expanding=True)))
    if by_decision:
        wanted = wanted.where(anchors.c.decision.in_(sa.bindparam("decisions", expanding=True)))
    return wanted.order_by(anchors.c.decision, anchors.c.place)


def count_loose(connection: sa.Connection) -> int:
    """How many decisions no claim fits, or do not stand in their report."""
    return int(connection.execute(_LOOSE).scalar() or 0)


def write_anchored(connection: sa.Connection, sha: str, rows: Iterable[Anchored]) -> None:
    """Say where the decisions on one capture stand, in the place of what was said before."""
    connection.execute(sa.delete(anchors).where(anchors.c.sha256 == sha))
    insert_rows(
        connection, anchors,
        [{"decision": a.decision, "place": a.place, "sha256": sha, "claim": a.claim, "how": a.how} for a in rows],
    )  # fmt: skip


def add_anchors(connection: sa.Connection, decisions: Sequence[Decision]) -> set[str]:
    """Take note of what new decisions are anchored to, unplaced as yet; gives the hashes of their captures."""
    rows = [
        {"decision": d.id, "place": place, "sha256": anchor.sha256, "claim": None, "how": "unanchored"}
        for d in decisions for place, anchor in enumerate(d.anchors)
    ]  # fmt: skip
    insert_rows(connection, anchors, rows)
    return {anchor.sha256 for decision in decisions for anchor in decision.anchors}


def list_latest(connection: sa.Connection, maker: str, start: int, most: int) -> list[str]:
    """Ids of decisions, those of one reviewer where a `maker` is given, the last made first."""
    wanted = _LATEST if not maker else _LATEST_OF
    asked = {"start": start, "most": most} | ({"maker": maker} if maker else {})
    return list(connection.execute(wanted, asked).scalars())


def count_decisions(connection: sa.Connection, maker: str = "") -> int:
    """How many decisions were kept, of one reviewer where a `maker` is given."""
    counted = connection.execute(_COUNT_OF, {"maker": maker}) if maker else connection.execute(_COUNT)
    return int(counted.scalar() or 0)


def last_record(connection: sa.Connection) -> int:
    """The number of the last decision kept: what somebody who reads now has seen."""
    return int(connection.execute(_LAST).scalar() or 0)


def find_seen(connection: sa.Connection, idents: Iterable[str], version: int) -> tuple[str, ...]:
    """Of some decisions, those that were kept up to a number (see `last_record`), in order of their ids."""
    wanted = sorted(set(idents))
    found: list[str] = []
    for start in range(0, len(wanted), _MANY):
        mine = sa.select(table.c.id).where(table.c.id.in_(wanted[start : start + _MANY]), table.c.record <= version)
        found += connection.execute(mine).scalars()
    return tuple(sorted(found))


def list_after(connection: sa.Connection, version: int, limit: int, claim: str = "") -> list[tuple[int, Decision]]:
    """Decisions kept after a number (see `last_record`), with their own, in that order; only those that stand on a
    claim, where one is named."""
    wanted = sa.select(table.c.record, table.c.body).where(table.c.record > version).order_by(table.c.record)
    if claim:
        mine = [d.id for d in find_on_claim(connection, claim)]
        wanted = wanted.where(table.c.id.in_(mine))
    rows = connection.execute(wanted.limit(limit))
    return [(int(row.record), read_row(Decision, row.body)) for row in rows]


def list_reviewers(connection: sa.Connection) -> list[str]:
    """Names of those who decided anything."""
    return sorted(connection.execute(_REVIEWERS).scalars())


def render_decision(decision: Decision) -> str:
    """One line of JSON for export: the whole record, its id first."""
    return json.dumps({"id": decision.id, **json.loads(render_row(decision))}, ensure_ascii=False, sort_keys=False)


def parse_decision(line: str) -> Decision:
    """A decision from a line of an export. Raises UsageError where it is none, or its id is not its content's."""
    try:
        decision = _get_adapter().validate_json(line, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"it is no decision: {where + ': ' if where else ''}{first['msg']}") from None
    sealed = seal_decision(decision)
    if sealed.id != decision.id:
        raise UsageError(f"the decision {decision.id[:40]} is not what its id says: it was changed")
    return sealed


@cache
def _get_adapter() -> TypeAdapter[Decision]:
    return TypeAdapter(Decision)


def _check(decision: Decision) -> None:
    if decision.action not in ACTIONS:
        raise UsageError(f"{decision.action!r} is nothing that can be decided")
    if not decision.by.strip() or decision.by.strip().lower() == "machine" or len(decision.by) > _LONGEST // 10:
        raise UsageError("a decision needs the name of who made it")
    if len(decision.why) > _LONGEST:
        raise UsageError(f"a reason has at most {_LONGEST} characters")
    if "\0" in decision.by + decision.why:
        raise UsageError("a decision holds a character that is none")
    if decision.at.tzinfo is None:
        raise UsageError("a decision's moment needs its time zone")
    needed = {
        "accept": decision.targets, "reject": decision.targets, "same": len(decision.targets) > 1,
        "correct": decision.targets and decision.slot in SLOTS, "identify": decision.identity,
        "different": decision.targets and decision.others, "add": decision.targets and decision.claim,
        "undo": decision.undoes,
    }  # fmt: skip
    if not needed[decision.action]:
        raise UsageError(f"the decision to {decision.action} does not say on what")


def _find_known(connection: sa.Connection, idents: Iterable[str]) -> set[str]:
    wanted, known = sorted(set(idents)), set()
    for start in range(0, len(wanted), _MANY):
        mine = sa.select(table.c.id).where(table.c.id.in_(wanted[start : start + _MANY]))
        known |= set(connection.execute(mine).scalars())
    return known


def _make_row(decision: Decision, known_at: datetime) -> dict[str, Any]:
    return {
        "id": decision.id, "action": decision.action, "slot": decision.slot, "maker": decision.by,
        "made_at": decision.at, "undoes": decision.undoes, "body": render_row(decision), "known_at": known_at,
    }  # fmt: skip


def _order(decisions: Iterable[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda d: (d.at, d.id))
