"""Place roads: the road between two towns, and the road to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from fogline.lexicon.countries import load_countries
from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence
from fogline.resolve.place_parts import make_road, make_road_to
from fogline.resolve.place_spans import find_start, make_grounding

SETTLED = frozenset({"city", "town", "village"})
ROADS = frozenset({"road", "highway", "motorway", "route", "railway", "corridor"})
LEADING = frozenset({"to", "into", "toward", "towards"})


def find_roads(
    report: Report,
    sentence: Sentence,
    here: list[Grounding],
    records: dict[str, Place],
    kept: list[Grounding],
) -> Iterator[Grounding]:
    """ "the highway between A and B", "the road linking A to B", and plain "between A and B" of two towns."""
    towns = [g for g in here if records[g.id].kind in SETTLED | {"unknown"}]
    if len(towns) < 2:
        return
    tokens = sentence.tokens
    at = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    for one, other in pairwise(towns):
        first, last, second = at.get(one.start), ends.get(other.end), at.get(other.start)
        end = ends.get(one.end)
        if None in (first, last, second, end) or first is None or last is None or second is None or end is None:
            continue
        if first < 1 or second != end + 2 or tokens[end + 1].text.lower() not in ("and", "to", "with", "-", "–"):
            continue
        opener = tokens[first - 1].text.lower()
        road = opener in ("between", "linking", "connecting", "joining", "from") and first > 1
        noun = next((i for i in range(first - 2, max(-1, first - 5), -1) if _is_road(tokens[i].lemma)), None)
        after = tokens[last + 1].lemma if last + 1 < len(tokens) else ""
        if noun is None and tokens[end + 1].text in ("-", "–") and _is_road(after):
            noun, last = last + 1, last + 1
        elif noun is None and opener == "between" and tokens[end + 1].text == "and" and not _are_capitals(one, other):
            noun = first
            kept[:] = [g for g in kept if g is not one and g is not other]
        elif noun is None or not road:
            continue
        start = find_start(sentence, noun) if noun < first else first
        place = make_road(records[one.id], records[other.id])
        records[place.id] = place
        yield make_grounding(report, sentence, start, last, noun, place, None, how="road between two towns")


def _are_capitals(one: Grounding, other: Grounding) -> bool:
    """Whether both names are capitals, that is, rather governments than towns."""
    capitals = {capital for country in load_countries() for capital in country.capitals}
    return one.name in capitals and other.name in capitals


def _is_road(lemma: str) -> bool:
    return lemma.lower() in ROADS


def find_ways(
    report: Report, sentence: Sentence, here: list[Grounding], records: dict[str, Place], kept: list[Grounding]
) -> Iterator[Grounding]:
    """ "The supply road to Newton": a road of its own; the town stays, as a part of the phrase."""
    tokens = sentence.tokens
    at = {token.start: index for index, token in enumerate(tokens)}
    for grounding in here:
        first = at.get(grounding.start)
        if first is None or first < 2 or records[grounding.id].kind not in SETTLED:
            continue
        noun = first - 2
        if tokens[first - 1].text.lower() not in LEADING or not _is_road(tokens[noun].lemma):
            continue
        start = find_start(sentence, noun)
        if start == noun and tokens[noun].text[0].islower():
            continue
        place = make_road_to(records[grounding.id])
        records[place.id] = place
        last = max(index for index, token in enumerate(tokens) if token.end <= grounding.end)
        kept[:] = [replace(g, inside=tokens[start].start) if g is grounding else g for g in kept]
        yield make_grounding(report, sentence, start, last, noun, place, None, how="road to a town")
