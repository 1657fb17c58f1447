"""Event: one occurrence: its claims by voice, independent ones first; who rests on whom; where accounts differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from markupsafe import Markup

from fogline.present.web.answering import QuickRoute, at_once
from fogline.present.web.asked import read_day, read_known
from fogline.present.web.desk import Desk, desk_of
from fogline.present.web.drawing import draw_graph
from fogline.store.picture_rows import Item

router = APIRouter(include_in_schema=False, route_class=QuickRoute)
_MOST, _FIRST = 200, 6


@router.get("/events/{ident}")
@at_once
def show(ident: str, request: Request, desk: Annotated[Desk, Depends(desk_of)], known: str = "") -> Response:
    """An event's page; `ident` is its id or the unique beginning of one, `known` the day by which it is known."""
    until = read_known(known)
    with desk.picture() as picture:
        sheets = desk.sheets(picture)
        event = picture.event_known(ident, until)
        claims = picture.event_claims(event["id"], _MOST, until)
        disputes = picture.event_disputes(event["id"], until)
        pairs = picture.pairs({claim["doc"] for claim in claims})
    groups = group_by_voice(event["record"], claims)
    affirming, denying = [g for g in groups if g["affirms"]], [g for g in groups if not g["affirms"]]
    graph = draw_graph(find_edges(claims, pairs), [g["name"] for g in groups], [g["name"] for g in denying])
    for group in groups:
        cards = [claim["html"] for claim in group["claims"]]
        group["first"], group["rest"] = Markup("".join(cards[:_FIRST])), Markup("".join(cards[_FIRST:]))
        group["more"] = max(0, len(cards) - _FIRST)
    differing = Markup("".join(one["html"] for one in disputes))
    return desk.page(
        request, "event.html", event=event, groups=groups, affirming=affirming, denying=denying, disputes=differing,
        graph=graph, reasons=event["record"].get("reasons", []), sheets=sheets, settle=event.get("settle"),
        total=len(claims), first_claim=claims[0] if claims else None, known=read_day(known),
    )  # fmt: skip


def group_by_voice(record: dict[str, Any], claims: Sequence[Item]) -> list[dict[str, Any]]:
    """Claims by first-hand voice: those that are no party first, then those with most claims; an outlet's own voice
    by its outlet."""
    by_id = {claim["id"]: claim for claim in claims}
    groups: list[dict[str, Any]] = []
    seen: set[str] = set()
    for informant in record.get("informants", []):
        mine = [by_id[ident] for ident in informant["claims"] if ident in by_id]
        if not mine:
            continue
        seen |= {claim["id"] for claim in mine}
        groups.append(
            {
                "key": mine[0]["voice"], "name": mine[0]["voices"][0] if mine[0]["voices"] else informant["name"],
                "party": informant["party"], "affirms": informant["affirms"], "claims": mine,
                "outlets": sorted({claim["outlet"] for claim in mine}),
            }
        )  # fmt: skip
    rest = [claim for claim in claims if claim["id"] not in seen]
    if rest:
        affirms, outlets = rest[0]["polarity"] == "affirmed", sorted({claim["outlet"] for claim in rest})
        name, key = rest[0]["voices"][0], rest[0]["voice"]
        groups.append(
            {"key": key, "name": name, "party": False, "claims": rest, "affirms": affirms, "outlets": outlets}
        )
    return sorted(groups, key=lambda one: (not one["affirms"], one["party"], -len(one["claims"]), one["name"]))


def find_edges(claims: Sequence[Item], pairs: Sequence[Item]) -> list[tuple[str, str, str]]:
    """(carrier, what it rests on, how): each chain of voices link by link, and reprints and citations of reports."""
    edges: dict[tuple[str, str], str] = {}
    outlets = {claim["doc"]: claim["outlet"] for claim in claims}
    for claim in claims:
        for rests, carrier in pairwise(claim["voices"]):
            edges.setdefault((carrier, rests), "tells")
    for pair in pairs:
        if pair.get("rests") and pair["other"] in outlets and pair["doc"] in outlets:
            carrier, rests = outlets[pair["doc"]], outlets[pair["other"]]
            if carrier != rests:
                edges.setdefault((carrier, rests), "reprints" if pair["kind"] in ("full", "partial") else "cites")
    return [(carrier, rests, how) for (carrier, rests), how in edges.items()][:60]
