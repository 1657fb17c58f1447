"""Place parents: what an unknown place is kept under.

A wrong province is worse than the country alone, so that a province is taken only from what stands by the name, or
where all that the report places agrees. Capitals that stand for governments do not say where things happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fogline.models.entity import Place
from fogline.models.report import Sentence
from fogline.resolve.place_choice import Choice
from fogline.resolve.place_countries import is_capital
from fogline.resolve.place_positions import Position
from fogline.resolve.place_reading import Reading

LIKELY = 0.3
"""Least weight of a country, beside the report's most named one, for its places to lend their country."""
HOLDERS = frozenset({"province", "country", "district", "city", "town", "region"})
INSIDE = frozenset(
    {",", "(", "in", "of", "at", "the", "inside", "within", "southern", "northern", "eastern", "western"}
)
"""Words between a name and what holds it ("X, Y", "X in the Y")."""
LEAST_AGREEING = 2
BEYOND_KM = 60.0
"""What lies farther off than this may well lie in another province."""


def find_parent(reading: Reading, sentence: Sentence, index: int, choices: Sequence[Choice | None]) -> Place | None:
    """The province or country to keep the sentence's phrase `index` under; None where the report names none."""
    holder = _find_holder(reading, sentence, index, choices)
    if holder is not None:
        return _get_province(reading, holder) or _get_country(reading, holder.country)
    near = [c.place for c in (*choices[index + 1 :], *choices[:index][::-1]) if c]
    here = [place for block, place in reversed(reading.told) if block == sentence.block]
    for places in (near, here):
        local = [place for place in places if _is_local(reading, place)]
        if local:
            home = next((p.country for p in local if p.country == reading.home), local[0].country)
            return _agree(reading, local, home) or _get_country(reading, home)
    fellow = _find_fellow(reading, sentence, index, choices)
    if fellow is not None:
        return _get_country(reading, fellow.country)
    home = reading.section or reading.home
    settled = [place for _, place in reading.told if _is_local(reading, place)]
    agreed = _agree(reading, settled, home) if len({p.id for p in settled}) >= LEAST_AGREEING else None
    return agreed or _get_country(reading, home)


def find_told_parent(reading: Reading, positions: Sequence[Position]) -> Place | None:
    """The province or country that the words beside a name say it lies in, or that the place lies in that it is told
    from, where the way to it is not long. None where they say nothing."""
    for position in sorted(positions, key=lambda p: p.tie.how != "inside"):
        anchor = position.anchor
        if position.tie.km <= BEYOND_KM and (
            parent := _get_province(reading, anchor) or _get_country(reading, anchor.country)
        ):
            return parent
    return None


def _find_holder(reading: Reading, sentence: Sentence, index: int, choices: Sequence[Choice | None]) -> Place | None:
    """The place named right behind the phrase as what holds it ("X in Y province", "X, Y"); None in a list."""
    phrases = reading.phrases[sentence.index]
    if index + 1 >= len(phrases):
        return None
    choice, between = choices[index + 1], sentence.tokens[phrases[index].last + 1 : phrases[index + 1].first]
    words = [token.text.lower() for token in between]
    if choice is None or choice.place.kind not in HOLDERS or not 0 < len(words) <= 3 or not INSIDE.issuperset(words):
        return None
    listed = words == [","] and choice.place.kind in ("city", "town")
    return None if listed else choice.place


def _find_fellow(reading: Reading, sentence: Sentence, index: int, choices: Sequence[Choice | None]) -> Place | None:
    """The town that a name is paired with ("between Newton and X")."""
    phrases = reading.phrases[sentence.index]
    for one, other in ((index - 1, index), (index, index + 1)):
        choice = choices[one if other == index else other] if one >= 0 and other < len(phrases) else None
        if choice is not None and choice.place.kind in ("city", "town", "village") and not is_capital(choice.place):
            between = [token.text for token in sentence.tokens[phrases[one].last + 1 : phrases[other].first]]
            if between == ["and"]:
                return choice.place
    return None


def _is_local(reading: Reading, place: Place) -> bool:
    """Whether a place tells of where things happen: not a capital or country, in a country that the report is about."""
    if place.kind in ("country", "sea") or is_capital(place) or place.country is None:
        return False
    if reading.section is not None:
        return place.country == reading.section
    return place.country == reading.home or reading.chooser.context.weigh(place.country) >= LIKELY


def _agree(reading: Reading, places: Iterable[Place], country: str | None) -> Place | None:
    """The one province named among the places of a country, else the one that all of them lie in; None where they
    name or lie in several."""
    own = [place for place in places if place.country == country]
    named = {place.id for place in own if place.kind == "province"}
    held = named if len(named) == 1 else {place.admin1 for place in own}
    return _get(reading, held.pop()) if len(held) == 1 else None


def _get_province(reading: Reading, place: Place) -> Place | None:
    return place if place.kind == "province" else _get(reading, place.admin1)


def _get_country(reading: Reading, code: str | None) -> Place | None:
    return _get(reading, code.lower() if code else None)


def _get(reading: Reading, place_id: str | None) -> Place | None:
    if place_id is None:
        return None
    if place_id in reading.records:
        return reading.records[place_id]
    try:
        return reading.gazetteer.get_place(place_id)
    except KeyError:
        return None
