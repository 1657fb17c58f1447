"""API decisions: what reviewers decided, as a list, as a file, and new ones, over the functions that the pages use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import Body, Query, Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from fogline.errors import NotFound, Overtaken, UsageError
from fogline.models.decision import Decision
from fogline.models.selector import Selector
from fogline.present.candidates import Knowledge
from fogline.present.corrections import (
    correct_records,
    correct_time,
    find_first,
    find_named,
    make_actor,
    make_place,
    read_values,
    split_figure,
)
from fogline.present.deciding import (
    Addition,
    Sitting,
    judge_added,
    judge_claim,
    judge_identity,
    judge_joined,
    judge_slot,
    judge_split,
    judge_undone,
)
from fogline.present.decision_words import decision_record
from fogline.present.web import api_bodies as bodies
from fogline.present.web.api_answers import (
    CONFLICT,
    WRITES,
    WRITING,
    Brought,
    Cursor,
    Decisions,
    DeskOf,
    Kept,
    Limit,
    make_router,
)
from fogline.present.web.asked import read_cursor, render_cursor
from fogline.present.web.desk import Desk
from fogline.present.web.keeping import keep_decisions, parse_lines
from fogline.present.web.review_card import find_current
from fogline.review import find_rivals, find_standing, tell_actor_table
from fogline.store import decisions as kept
from fogline.store.actor_decisions import record_decision
from fogline.store.amendments import find_claim_id, get_original

router = make_router()
_LINES = "application/x-ndjson"
_FILE: dict[str, Any] = {_LINES: {"schema": {"type": "string", "description": "One decision a line, as exported."}}}


@router.get("/decisions", response_model=Decisions, summary="What reviewers decided")
def list_decisions(
    desk: DeskOf,
    claim: Annotated[str, Query(description="Only what stands on this claim.")] = "",
    limit: Limit = 100,
    cursor: Cursor = "",
) -> dict[str, Any]:
    """Decisions in the order in which this store came by them, undone ones and undos included. `version` is the number
    of the last one of all: send it along with a decision that is made on what was seen here."""
    after = read_cursor(cursor, int)
    with desk.store.read() as connection:
        ident = find_claim_id(connection, claim) if claim else ""
        found = kept.list_after(connection, after[0] if after else 0, limit + 1, ident)
        undone = _find_undone(connection, [decision for _, decision in found])
        version = kept.last_record(connection)
    items = [{**decision_record(decision, undone), "version": number} for number, decision in found[:limit]]
    following = render_cursor(found[limit - 1][0]) if len(found) > limit else None
    return {"items": items, "next": following, "version": version}


@router.get("/decisions.jsonl", summary="Every decision, for another store",
            response_class=StreamingResponse, responses={200: {"content": _FILE}})  # fmt: skip
def export_decisions(desk: DeskOf) -> Response:
    """JSON Lines: one whole decision a line, with the records of the actors and places that it names."""
    with desk.store.read() as connection:
        everything = kept.read_decisions(connection)

    def lines() -> Iterator[str]:
        for decision in everything:
            yield kept.render_decision(decision) + "\n"

    return StreamingResponse(lines(), media_type=_LINES)


@router.get("/decisions/{ident}", response_model=None, summary="A decision as it is kept")
def get_decision(ident: str, desk: DeskOf) -> dict[str, Any]:
    """The whole record, as in an export, what it says in words, and whether it still holds."""
    with desk.store.read() as connection:
        made = kept.get_decisions(connection, [ident]).get(ident)
        if made is None:
            raise NotFound(f"no decision has the id {ident[:40]}")
        undone = _find_undone(connection, [made])
    told = decision_record(made, undone)
    return {**json.loads(kept.render_decision(made)), "says": told["says"], "holds": told["holds"]}


@router.post("/decisions", status_code=201, dependencies=WRITES, responses={**WRITING, **CONFLICT}, summary="Decide")
def decide(
    request: Request,
    response: Response,
    desk: DeskOf,
    asked: Annotated[bodies.Decided, Body(openapi_examples=bodies.DECISIONS)],
) -> Kept:
    """Accept, reject or correct a claim, take claims out of an event or join two, say who or what an id stands for, add
    a claim, or take a decision back. Kept for good, and followed at once by map, ledger, lists and exports."""
    with desk.store.read() as connection:
        version = kept.last_record(connection)
        seen = version if asked.version is None else asked.version
        sitting = Sitting(asked.by, datetime.now(UTC), asked.why.strip(), seen)
        made, claim = _read(connection, desk, sitting, asked)
        if asked.version is None and (rivals := find_rivals(connection, made, claim) if claim else []):
            raise Overtaken(tuple(one.id for one in rivals), version)
    made = kept.seal_decision(made)
    recorded = keep_decisions(request.app, [made], version=asked.version)
    if isinstance(asked, bodies.Identification) and asked.reread and made.actors:
        record_decision(desk.store, tell_actor_table(made, made.actors[0]))
    with desk.store.read() as connection:
        version = kept.last_record(connection)
    response.headers["location"] = f"/api/v1/decisions/{made.id}"
    about = made.targets[0].claim if made.targets else None
    says = decision_record(made)["says"]
    return Kept(id=made.id, claim=about, says=says, changed=recorded.changed, version=version)


@router.post("/decisions.jsonl", summary="Bring in decisions of another store",
             responses={**WRITING, 422: {"model": Brought, "description": "No line could be taken"}},
             openapi_extra={"requestBody": {"required": True, "content": _FILE}})  # fmt: skip
async def import_decisions(request: Request, response: Response, desk: DeskOf) -> Brought:
    """JSON Lines as exported. Those that are there already stay as they are; a line that was changed is refused."""
    data = await request.body()

    def act() -> Brought:
        decisions, refused = parse_lines(data)
        fresh = keep_decisions(request.app, decisions, check=False).fresh if decisions else ()
        response.status_code = 422 if refused and not decisions else 200
        with desk.store.read() as connection:
            version = kept.last_record(connection)
        return Brought(brought=len(fresh), known=len(decisions) - len(fresh), refused=refused[:200], version=version)

    return await run_in_threadpool(act)


def _read(connection: sa.Connection, desk: Desk, sitting: Sitting, asked: bodies.Decided) -> tuple[Decision, str]:
    """What a body decides, and the claim it is about, if it is about one."""
    known = Knowledge(connection, desk.settings.places)
    match asked:
        case bodies.Verdict():
            ident = find_claim_id(connection, asked.claim)
            return judge_claim(connection, sitting, ident, asked.action), ident
        case bodies.Correction():
            return _read_correction(connection, desk, sitting, asked, known)
        case bodies.Split():
            return judge_split(connection, desk.view(), sitting, asked.event, asked.claims), ""
        case bodies.Merge():
            return judge_joined(connection, desk.view(), sitting, asked.event, asked.other), ""
        case bodies.Identification():
            record = _find_record(asked.role, asked.new, known)
            return judge_identity(sitting, asked.old, record, known, asked.names, asked.docs), ""
        case bodies.Addition():
            return _read_addition(connection, desk, sitting, asked, known)
        case bodies.Undo():
            return judge_undone(sitting, asked.decision), ""


def _read_correction(
    connection: sa.Connection, desk: Desk, sitting: Sitting, asked: bodies.Correction, known: Knowledge
) -> tuple[Decision, str]:
    ident = find_claim_id(connection, asked.claim)
    claim = find_current(desk.view(), ident) or get_original(connection, ident)[0]
    if asked.new is None:
        return judge_slot(connection, sitting, ident, read_values(asked.slot, asked.values, claim, known)), ident
    role = "place" if asked.slot == "place" else "actor"
    records = [*(_find_record(role, value, known) for value in asked.values), _find_record(role, asked.new, known)]
    return judge_slot(connection, sitting, ident, correct_records(asked.slot, records, claim, known)), ident


def _read_addition(
    connection: sa.Connection, desk: Desk, sitting: Sitting, asked: bodies.Addition, known: Knowledge
) -> tuple[Decision, str]:
    quote = asked.quote.replace("\r\n", "\n").strip()
    selector = Selector(asked.start, asked.start + len(quote), quote, asked.prefix[-64:], asked.suffix[:64])
    names = {"actor": asked.actor, "recipient": asked.recipient, "place": asked.place, "voice": asked.voice}
    slots = {slot: [find_named(slot, name, known) for name in given] for slot, given in names.items()}
    given = Addition(
        desk.view().get_report(asked.doc).sha256, selector, asked.type, slots,
        correct_time(asked.first, asked.last).amendment.time, asked.polarity, asked.modality,
        [split_figure(figure) for figure in asked.figures],
    )  # fmt: skip
    made, _ = judge_added(connection, sitting, given, known)
    return made, ""


def _find_record(role: str, wanted: str | bodies.Record, known: Knowledge) -> Any:
    """The actor or place of an id or name; a new one of a new record. Raises NotFound, UsageError."""
    if isinstance(wanted, str):
        ident = find_first(role, wanted, known)
        return known.get_place(ident) if role == "place" else known.get_actor(ident)
    if role == "place":
        return make_place(wanted.name, wanted.point, wanted.kind or "town", wanted.within)
    if wanted.point or wanted.within:
        raise UsageError("an actor has neither a point nor a place that it lies in")
    return make_actor(wanted.name, wanted.kind or "group")


def _find_undone(connection: sa.Connection, decisions: list[Decision]) -> set[str]:
    """Ids of those that no longer hold."""
    known = kept.get_decisions(connection, [decision.id for decision in decisions])
    holding = {decision.id for decision in find_standing(known.values())}
    return {ident for ident, decision in known.items() if ident not in holding and decision.action != "undo"}
