"""Workings: what an assembly worked out of each report, kept so that later reports can be compared with it alone."""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from fogline.assemble.facets import Facet
from fogline.assemble.rewritten import find_runs
from fogline.models.claim import Claim, Voice
from fogline.models.measure import Figure
from fogline.models.report import ReportCard

_NAMES = tuple(field.name for field in fields(Facet))
_SETS = tuple(
    _NAMES.index(name)
    for name in ("actors", "actor_sides", "recipients", "recipient_sides", "reach", "words", "place_kinds", "site")
)
_PLACES, _PASSAGE, _FIGURES = _NAMES.index("places"), _NAMES.index("passage"), _NAMES.index("figures")
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Working:
    """Of one report: the facets of its claims, the voices of each claim, the runs of words of its text (see
    `fogline.assemble.rewritten`), and whether it says that something printed was wrong (`notices`)."""

    facets: tuple[Facet, ...]
    voices: Mapping[str, tuple[Voice, ...]]
    runs: frozenset[int]
    notices: bool


def render_workings(
    facets: Iterable[Facet], claims: Mapping[str, Claim], cards: Iterable[ReportCard], noticed: Iterable[str]
) -> dict[str, str]:
    """The workings of reports, by report id, as text. `noticed` are documents with notices."""
    by_doc: dict[str, list[Facet]] = defaultdict(list)
    for facet in facets:
        by_doc[facet.doc].append(facet)
    told = set(noticed)
    made = {}
    for card in {card.id: card for card in cards}.values():
        docs = (card.doc, *card.also)
        mine = [facet for doc in docs for facet in by_doc.get(doc, ())]
        body = {
            "facets": [_render_facet(facet) for facet in mine],
            "voices": {f.id: [[v.id, v.name, v.text] for v in v_] for f in mine if (v_ := claims[f.id].attribution)},
            "runs": b64encode(array("I", sorted(find_runs(card.text))).tobytes()).decode(),
            "notices": any(doc in told for doc in docs),
        }
        made[card.id] = _encode(body)
    return made


def read_working(text: str) -> Working:
    """A report's workings from `render_workings`."""
    body = json.loads(text)
    runs = array("I")
    runs.frombytes(b64decode(body["runs"]))
    voices = {ident: tuple(Voice(*one) for one in rows) for ident, rows in body["voices"].items()}
    return Working(tuple(map(_read_facet, body["facets"])), voices, frozenset(runs), body["notices"])


def _render_facet(facet: Facet) -> list[Any]:
    row: list[Any] = [getattr(facet, name) for name in _NAMES]
    for at in _SETS:
        row[at] = sorted(row[at])
    row[_FIGURES] = [[getattr(figure, name) for name in _FIGURE] for figure in facet.figures]
    return row


def _read_facet(row: list[Any]) -> Facet:
    for at in _SETS:
        row[at] = frozenset(row[at])
    row[_PLACES], row[_PASSAGE] = tuple(row[_PLACES]), tuple(row[_PASSAGE])
    row[_FIGURES] = tuple([Figure(*one) for one in row[_FIGURES]])
    return Facet(*row)


_FIGURE = tuple(field.name for field in fields(Figure))
