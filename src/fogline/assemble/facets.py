"""Facets: what the comparison of claims looks at, worked out once a claim."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import cos, hypot, radians

from fogline.assemble.sides import Sides
from fogline.lexicon.rulebook import load_rulebook
from fogline.lexicon.voice_kinds import fold_words
from fogline.models.claim import Claim
from fogline.models.entity import Place
from fogline.models.holdings import OUTLET, Holdings
from fogline.models.measure import Figure
from fogline.models.origins import Origins
from fogline.models.report import ReportCard

_BREAK = re.compile(r"(?<![A-Z][a-z]\.)(?<![A-Z][a-z]{2}\.)[.!?][\"”’']{0,2}[ \t]{1,4}(?=[\"“‘']?[A-Z0-9])|\n+")
_CLOSED = (".", "!", "?", '."', ".”", '?"', "?”", '!"', "!”", ":", ".’", ".'")
_LONGEST_TITLE = 25


@dataclass(frozen=True, slots=True)
class Facet:
    """A claim as the comparison sees it. Days are proleptic ordinals; `said` is the report's day.

    `actors`/`recipients` are ids, `actor_sides`/`recipient_sides` the sides that they fold to. `chief` is the place
    that the claim is filed under, `reach` holds its places and all that lie around them; `site` are the words of its
    places' names that no place around them has ("market" of a town's market). `house` is the side of the
    first-hand voice, or the outlet. `sentence` and `line` number the passage in its report; `display` marks a headline
    or other line that is no full sentence, `lead` the first full paragraph; `origin` is the report that printed the
    passage first. `passage` is the folded sentence that holds the claim, with the claim's offset in it. `act_beside`
    marks a toll whose own sentence tells of the act that caused it.
    """

    id: str
    doc: str
    type: str
    denied: bool
    planned: bool
    possible: bool
    core: bool
    first: int | None
    last: int | None
    said: int | None
    actors: frozenset[str]
    actor_sides: frozenset[str]
    recipients: frozenset[str]
    recipient_sides: frozenset[str]
    places: tuple[str, ...]
    chief: str
    reach: frozenset[str]
    house: str
    informant: str
    start: int
    end: int
    sentence: int
    line: int
    display: bool
    lead: bool
    origin: str
    passage: tuple[str, int]
    words: frozenset[str]
    text: str
    figures: tuple[Figure, ...]
    place_kinds: frozenset[str]
    generic: bool
    site: frozenset[str] = frozenset()
    act_beside: bool = False

    @property
    def day(self) -> int | None:
        """The last day that the claim speaks of, or the day it was said."""
        return self.last if self.last is not None else self.said


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where sentences and lines of a report start; which lines are display; which is the lead."""

    sentences: list[int]
    lines: list[int]
    display: list[bool]
    lead: int


def find_facets(holdings: Holdings, sides: Sides, origins: Origins) -> dict[str, Facet]:
    """The facets of all claims, by claim id."""
    docs = dict.fromkeys(c.doc for c in holdings.claims.values())
    layouts = {doc: _lay_out(holdings.reports[doc]) for doc in docs if doc in holdings.reports}
    stop = frozenset(load_rulebook("assembly")["words"]["stop"])
    folded: dict[tuple[str, int], str] = {}
    found = {
        c.id: _facet(c, holdings, sides, layouts.get(c.doc), stop, folded, origins) for c in holdings.claims.values()
    }
    acts = {(f.doc, f.sentence) for f in found.values() if f.type in load_rulebook("assembly")["types"]["fire"]}
    tolls = [f for f in found.values() if f.type == "casualties" and (f.doc, f.sentence) in acts]
    return found | {f.id: replace(f, act_beside=True) for f in tolls}


def _lay_out(card: ReportCard) -> _Layout:
    text = card.text
    sentences, lines, display, lead = [0], [0], [], -1
    for found in _BREAK.finditer(text):
        sentences.append(found.end())
        if text[found.start()] == "\n":
            lines.append(found.end())
    kinds = {b.start: b.kind for b in card.blocks}
    for number, start in enumerate(lines):
        end = lines[number + 1] if number + 1 < len(lines) else len(text)
        line = text[start : min(end, start + 2000)].strip() if end - start < 4000 else "."
        kind = kinds.get(start)
        shown = not line.endswith(_CLOSED) and len(line.split()) <= _LONGEST_TITLE
        if kind:
            shown = kind in ("headline", "subhead", "standfirst") or (kind == "list_item" and shown and number == 0)
        display.append(shown)
        if lead < 0 and not shown and len(line.split()) > 8:
            lead = number
    return _Layout(sentences, lines, display, lead)


def _facet(
    claim: Claim,
    holdings: Holdings,
    sides: Sides,
    layout: _Layout | None,
    stop: frozenset[str],
    folded: dict[tuple[str, int], str],
    origins: Origins,
) -> Facet:
    origin = origins.doc_of(claim.doc, claim.evidence.start, claim.evidence.end)
    first_print = holdings.reports.get(origins.source_of(claim.doc) if origin == claim.doc else origin)
    said = first_print.dating.day if first_print else None
    actors = frozenset(s.id for s in claim.actor)
    recipients = frozenset(s.id for s in claim.recipient) or _find_counted(claim)
    places = tuple(dict.fromkeys(s.id for s in claim.place))
    start = claim.evidence.start
    sentence = bisect_right(layout.sentences, start) - 1 if layout else claim.sentence
    line = bisect_right(layout.lines, start) - 1 if layout else sentence
    names = [s.text for s in (*claim.actor, *claim.recipient, *claim.place)]
    if claim.trigger and claim.event_type in load_rulebook("assembly")["types"]["moves"]:
        names.append(claim.trigger.exact)
    informant = claim.informant or f"{OUTLET}{claim.doc}"
    return Facet(
        id=claim.id, doc=claim.doc, type=claim.event_type, denied=claim.polarity == "denied",
        planned=claim.modality == "planned", possible=claim.modality == "possible", core=claim.core,
        first=claim.time.first.toordinal() if claim.time else None,
        last=claim.time.last.toordinal() if claim.time else None, said=said.toordinal() if said else None,
        actors=actors, actor_sides=frozenset(map(sides.find, actors)),
        recipients=recipients, recipient_sides=frozenset(map(sides.find, recipients)),
        places=places, chief=_chief(places, holdings), reach=_reach(places, holdings),
        house=sides.find(informant), informant=informant,
        start=start, end=claim.evidence.end, sentence=sentence, line=line,
        display=bool(layout and layout.display[line]), lead=bool(layout and layout.lead == line), origin=origin,
        passage=_passage(claim, holdings.reports.get(claim.doc), layout, sentence, folded),
        words=_content(claim.evidence.exact, names, stop), text=claim.evidence.exact, figures=claim.figures,
        place_kinds=frozenset(holdings.places[p].kind for p in places if p in holdings.places),
        site=_site(places, claim, holdings, stop),
        generic=all(_is_generic(r, holdings) for r in recipients),
    )  # fmt: skip


def _find_counted(claim: Claim) -> frozenset[str]:
    """Those whom a claim only counts ("50,000 people"), as one more who suffers."""
    counted = load_rulebook("assembly")["types"]["counting"]
    return frozenset({"people"}) if any(f.measure in counted and f.high != 0 for f in claim.figures) else frozenset()


def _is_generic(actor: str, holdings: Holdings) -> bool:
    known = holdings.actors.get(actor)
    return (known.kind if known else "") in load_rulebook("assembly")["types"]["generic"] and " " not in (
        known.name if known else actor
    )


def _passage(
    claim: Claim, card: ReportCard | None, layout: _Layout | None, sentence: int, folded: dict[tuple[str, int], str]
) -> tuple[str, int]:
    if card is None or layout is None:
        return claim.evidence.exact, 0
    begin = layout.sentences[sentence]
    if (card.doc, sentence) not in folded:
        end = layout.sentences[sentence + 1] if sentence + 1 < len(layout.sentences) else len(card.text)
        folded[card.doc, sentence] = fold_words(card.text[begin : min(end, begin + 1200)])
    return folded[card.doc, sentence], claim.evidence.start - begin


def _content(text: str, names: Iterable[str], stop: frozenset[str]) -> frozenset[str]:
    """Word stems (five letters) of a quote without stop words and without the words of the names in its slots."""
    named = {w for name in names for w in fold_words(name).split()}
    return frozenset(w[:5] for w in fold_words(text).split() if w not in stop and w not in named and len(w) > 2)


def _chief(places: tuple[str, ...], holdings: Holdings) -> str:
    """The place that a claim is filed under: the first that is no facility, else the first."""
    facility = load_rulebook("assembly")["types"]["facility"]
    settled = [p for p in places if p in holdings.places and holdings.places[p].kind not in facility]
    return (settled or list(places) or [""])[0]


def _reach(places: Iterable[str], holdings: Holdings) -> frozenset[str]:
    """The places and all that hold them."""
    return frozenset(up for p in places for up in (p, *holdings.ancestors(p)))


def _site(places: Iterable[str], claim: Claim, holdings: Holdings, stop: frozenset[str]) -> frozenset[str]:
    """Word stems of the names of places that are parts of others, without the words of those that hold them."""
    facility = load_rulebook("assembly")["types"]["facility"]
    parts = [p for p in places if p in holdings.places and holdings.places[p].kind in facility]
    if not parts:
        return frozenset()
    around = [holdings.places[up].name for p in parts for up in holdings.ancestors(p) if up in holdings.places]
    told = " ".join(slot.text for slot in claim.place if slot.id in parts)
    return _content(" ".join([told, *(holdings.places[p].name for p in parts)]), around, stop)


def is_inside(inner: Facet, outer: Facet) -> bool:
    """Whether every place of the second holds (or is) a place of the first."""
    return bool(inner.places) and bool(outer.places) and set(outer.places) <= inner.reach


class Distances:
    """Which places lie near which regions, by their points."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        rules = load_rulebook("assembly")
        self._places, self._limit, self._vague = places, float(rules["near_km"]), set(rules["types"]["vague"])

    def are_near(self, a: Facet, b: Facet) -> bool:
        """Whether both claims name a region or countryside and their points lie within reach of each other."""
        return any(self._near(p, q) for p in a.places for q in b.places)

    def _near(self, p: str, q: str) -> bool:
        one, two = self._places.get(p), self._places.get(q)
        if one is None or two is None or not {one.kind, two.kind} <= self._vague:
            return False
        gap = distance_km(one, two)
        return gap is not None and gap <= self._limit


def distance_km(a: Place, b: Place) -> float | None:
    """Distance of two places in kilometres on a flat map (good to a percent within 100 km), None without points."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return hypot((a.lat - b.lat) * 111.2, (a.lon - b.lon) * 111.2 * cos(radians((a.lat + b.lat) / 2)))
