"""Place grounding: the groundings of a phrase: of the whole, and of each smaller place inside it."""

from __future__ import annotations

from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Grounding, Place
from fogline.models.report import Sentence
from fogline.resolve.place_choice import Choice
from fogline.resolve.place_layers import apply_layer
from fogline.resolve.place_parts import find_label
from fogline.resolve.place_phrase import PlacePhrase, find_head
from fogline.resolve.place_reading import Reading
from fogline.resolve.place_scores import SITES

NAMED = frozenset({"city", "town", "village", "province"})
"""Kinds whose word is no part of their names."""


def ground_phrase(
    reading: Reading, sentence: Sentence, phrase: PlacePhrase, choice: Choice, holder: PlacePhrase | None = None
) -> None:
    """Apply a phrase's layers to its place; make a grounding for the whole and for each smaller place inside it.

    `holder` is another phrase whose place this one only serves to tell ("X, 20 km south of Y"): Y is inside it then.
    """
    places, how = [choice.place], choice.how
    tokens, name = sentence.tokens, phrase.name
    first, last, noun = name.first, name.last, name.first
    steps: list[tuple[list[Place], int, int, int]] = [(places, first, last, noun)]
    for layer in phrase.layers:
        if holder is not None and layer.op == "offset":
            break
        made, apart = apply_layer(layer, places, choice, reading.gazetteer, reading.words)
        if made is None:
            continue
        if apart:
            steps.append((made, layer.first, layer.last, layer.noun))
        else:
            steps[-1] = (made, layer.first, layer.last, layer.noun)
        places = made
    outer = steps[-1]
    start = tokens[outer[1]].start
    outer_head = phrase.head if phrase.head is not None else find_head(sentence, *outer[1:])
    for step in steps:
        made, first, last, noun = step
        inside = start if step is not outer else sentence.tokens[holder.first].start if holder else None
        head = outer_head if step is outer else find_head(sentence, first, last, noun)
        if step is not outer and head == outer_head:
            continue
        respelt = made == [choice.place] and _is_respelt(reading, sentence, phrase, choice)
        begin, end = (name.first, name.last) if respelt else (first, last)
        for place in made:
            reading.records[place.id] = place
            if place.kind in SITES and step is outer:
                _note_site(reading, place)
            if place.kind in ("city", "town"):
                reading.towns[place.id] += 1
            reading.here.append(
                Grounding(
                    start=tokens[begin].start,
                    end=tokens[end].end,
                    text=reading.report.text[tokens[begin].start : tokens[end].end],
                    id=place.id,
                    name=place.name,
                    role="place",
                    how=how if place is choice.place else f"{how}, part of it" if how != "unknown" else how,
                    head=tokens[head].start,
                    score=choice.score,
                    inside=inside,
                    candidates=choice.rivals,
                )
            )


def _is_respelt(reading: Reading, sentence: Sentence, phrase: PlacePhrase, choice: Choice) -> bool:
    """Whether a phrase tells a town or province by its name in a spelling of the report's own ("town of Newtone"):
    then the name alone is what the report calls it. A province that shares its name with a town keeps its word."""
    place = choice.place
    if place.kind == "province" and choice.twin is not None:
        return False
    if place.kind not in NAMED or fold_name(find_label(place, reading.words)) == fold_name(phrase.name.text):
        return False
    before = sentence.tokens[phrase.name.first - 1].text.lower() if phrase.name.first else ""
    plain = all(layer.op in ("kind", "same") for layer in phrase.layers)
    if phrase.first == phrase.name.first and place.kind != "province":
        return False
    return plain or (before in ("of", "in") and all(layer.op in ("kind", "same", "part") for layer in phrase.layers))


def _note_site(reading: Reading, place: Place) -> None:
    """Let the first word of a site's name stand for it later on ("Nasser" for Nasser Hospital), if it names no town."""
    short = fold_name(place.name).partition(" ")[0]
    if not any(m.score == EXACT and m.place.kind not in SITES for m in reading.gazetteer.find_candidates(short)):
        reading.sites.setdefault(short, place)
