"""Review record: what was decided by whom, what conflicts, what found no claim, how far reviewers agree; and decisions
handed on from store to store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response, StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from fogline.models.decision import Decision
from fogline.present.decision_words import SLOT_NAMES, tell_conflict
from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.keeping import keep_decisions, parse_lines
from fogline.present.web.review_card import Passed, tell_passed
from fogline.present.web.review_desk import list_conflicts, page, remember
from fogline.review import find_opinions, find_standing
from fogline.state.agreement import derive_agreement
from fogline.store import decisions as kept

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_PAGE = 100
_FURTHEST = 10**9

AnyDesk = Annotated[Desk, Depends(desk_of)]


@router.get("/review/history")
@at_once
def show_history(request: Request, desk: AnyDesk, by: str = "", start: int = 0) -> Response:
    """Every decision, the last first."""
    start = min(max(0, start), _FURTHEST)
    with desk.store.read() as connection:
        listed = kept.list_latest(connection, by, start, _PAGE + 1)
        known = kept.get_decisions(connection, listed)
        claims = {(row.decision, row.place): row.claim for row in kept.find_anchored(connection, decisions=listed)}
        reviewers = kept.list_reviewers(connection)
        total = kept.count_decisions(connection, by)
    holding = {d.id for d in find_standing(known.values())}
    undone = {d.undoes for d in known.values() if d.action == "undo"} - holding
    rows = [(tell_passed(known[one], holding, undone), _link(known[one], claims)) for one in listed[:_PAGE]]
    following = start + _PAGE if len(listed) > _PAGE else 0
    return page(request, desk, "review_history.html", rows=rows, by=by, reviewers=reviewers, following=following,
                total=total)  # fmt: skip


@router.get("/review/conflicts")
@at_once
def show_conflicts(request: Request, desk: AnyDesk) -> Response:
    """Decisions of people who had not seen each other's."""
    with desk.store.read() as connection:
        conflicts = list_conflicts(request, connection)
        known = kept.get_decisions(connection, [ident for one in conflicts for ident in one.decisions])
    holding = set(known)
    rows = [
        (tell_conflict(one), one.claims, [tell_passed(known[ident], holding, set()) for ident in one.decisions])
        for one in conflicts
    ]
    return page(request, desk, "review_conflicts.html", rows=rows)


@router.get("/review/unanchored")
@at_once
def show_unanchored(request: Request, desk: AnyDesk) -> Response:
    """Decisions that no claim of the present reading fits, and those that do not stand in their report."""
    with desk.store.read() as connection:
        loose = kept.find_anchored(connection, how=["unanchored", "refused"])
        known = kept.get_decisions(connection, [row.decision for row in loose])
    holding = {d.id for d in find_standing(known.values())}
    rows: list[tuple[Passed, Decision, str, str]] = []
    for row in loose:
        decision = known.get(row.decision)
        if decision is not None and decision.id in holding:
            anchor = decision.anchors[row.place]
            rows.append((tell_passed(decision, holding, set()), decision, anchor.quote.exact, row.how))
    return page(request, desk, "review_unanchored.html", rows=rows)


@router.get("/review/agreement")
@at_once
def show_agreement(request: Request, desk: AnyDesk) -> Response:
    """How far two reviewers of the same claims agree, slot by slot."""
    with desk.store.read() as connection:
        rows = remember(request, connection, "agreement", lambda: derive_agreement(find_opinions(connection)))
        reviewers = kept.list_reviewers(connection)
    names = {"verdict": "whether it is a claim", **SLOT_NAMES}
    return page(request, desk, "review_agreement.html", rows=rows, names=names, reviewers=reviewers)


@router.get("/review/exchange")
@at_once
def show_exchange(request: Request, desk: AnyDesk) -> Response:
    """Decisions to take along, and to bring in."""
    with desk.store.read() as connection:
        count = kept.last_record(connection)
    return page(request, desk, "review_exchange.html", count=count, brought=None, refused=[])


@router.get("/review/decisions.jsonl")
def export_decisions(desk: AnyDesk) -> Response:
    """Every decision as JSON Lines."""
    with desk.store.read() as connection:
        everything = kept.read_decisions(connection)

    def lines() -> Iterator[str]:
        for decision in everything:
            yield kept.render_decision(decision) + "\n"

    headers = {"content-disposition": 'attachment; filename="decisions.jsonl"'}
    return StreamingResponse(lines(), media_type="application/x-ndjson; charset=utf-8", headers=headers)


@router.post("/review/exchange")
async def import_decisions(request: Request, desk: AnyDesk) -> Response:
    """Bring in decisions from a file that another store exported. Those that are there already stay as they are."""
    form = await request.form()
    file = form.get("file")
    data = await file.read() if isinstance(file, UploadFile) else b""
    await form.close()

    def act() -> Response:
        decisions, refused = parse_lines(data)
        brought = len(keep_decisions(request.app, decisions, check=False, wait=1.0).fresh) if decisions else 0
        with desk.store.read() as connection:
            count = kept.last_record(connection)
        code = 422 if refused and not decisions else 200
        return page(request, desk, "review_exchange.html", code, count=count, brought=brought, refused=refused[:20])

    return await run_in_threadpool(act)


def _link(decision: Decision, claims: dict[tuple[str, int], str | None]) -> str:
    claim = claims.get((decision.id, 0))
    return f"/review/claims/{claim}" if claim else ""
