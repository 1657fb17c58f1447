"""Review of what was missed: a claim added by the words that carry it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from fogline.models.claim import MODALITIES, POLARITIES
from fogline.present.candidates import Knowledge
from fogline.present.web.answering import QuickRoute
from fogline.present.web.review_desk import AnyDesk, explain_refusal, keep_and_go, list_types, name_of, page
from fogline.present.web.review_forms import read_added, read_name, read_quote
from fogline.review import locate_quote

router = APIRouter(include_in_schema=False, route_class=QuickRoute)


@router.get("/review/add")
def show_add(
    request: Request,
    desk: AnyDesk,
    sha256: str = "",
    quote: str = "",
    start: str = "",
    prefix: str = "",
    suffix: str = "",
) -> Response:
    """The form that adds a claim, on words chosen in a report."""
    card = desk.view().get_report(sha256)
    span = locate_quote(read_quote(quote, start, prefix, suffix), card.text) if quote.strip() else None
    text = card.text
    around = (text[max(0, span.start - 200) : span.start], text[span.end : span.end + 200]) if span else ("", "")
    return page(
        request, desk, "review_add.html", card=card, quote=quote.strip(), start=start, prefix=prefix, suffix=suffix,
        found=span is not None, around=around, types=list_types(), polarities=POLARITIES, modalities=MODALITIES,
    )  # fmt: skip


@router.post("/review/add")
async def add(request: Request, desk: AnyDesk) -> Response:
    """Add a claim that the reader missed, by the words that carry it."""
    form = await request.form()

    def act() -> Response:
        by = read_name(form, name_of(request, desk))
        with desk.store.read() as connection:
            decision, ident = read_added(connection, form, by, Knowledge(connection, desk.settings.places))
        return keep_and_go(request, desk, form, [decision], f"/review/claims/{ident}")

    return await run_in_threadpool(explain_refusal, request, desk, act)
