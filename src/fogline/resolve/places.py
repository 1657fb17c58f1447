"""Places: ties every place phrase of a report to a place.

1. Names are found over the tagger's mentions and the gazetteer (`place_names`), and read outward to phrases
   (`place_phrases`): "the northern countryside of Hama province".
2. Well-known names settle first, by the countries that the report speaks of; they anchor the rest (`place_choice`).
3. Layers turn the name's place into the phrase's (`place_parts`): kind, direction, countryside, centre, facility.
4. Names that no gazetteer knows are kept as learned places under the province in view, never dropped.
"""

from __future__ import annotations

from fogline.lexicon.actors import ActorTable
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.place_words import load_place_words
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence
from fogline.models.story import Story
from fogline.resolve.name_runs import ARTICLES
from fogline.resolve.place_choice import Choice, Chooser
from fogline.resolve.place_context import PlaceContext
from fogline.resolve.place_countries import find_section, weigh_countries
from fogline.resolve.place_grounding import ground_phrase
from fogline.resolve.place_hints import is_site
from fogline.resolve.place_learning import learn_place
from fogline.resolve.place_lists import LEAST_FELLOWS, find_chains, find_strays
from fogline.resolve.place_phrase import Layer, PlacePhrase
from fogline.resolve.place_phrase_reading import read_phrases
from fogline.resolve.place_positioning import settle_positions
from fogline.resolve.place_reading import Reading
from fogline.resolve.place_relations import find_relations
from fogline.resolve.place_scores import SITES
from fogline.resolve.place_settling import CITY_LEAN, find_asked_kind, settle_known

MOST_ANCHORS = 150


def resolve_places(
    report: Report, gazetteer: Gazetteer, story: Story, table: ActorTable | None = None
) -> tuple[list[Grounding], dict[str, Place]]:
    """The place groundings of a report in text order, and a Place for every id that they use.

    Groups that `table` knows tell of which countries the report speaks. Coreferring phrases ("the city") are left to
    `place_anaphora`. Same report, gazetteer, story and table: same result.
    """
    words = load_place_words()
    reading = Reading(report, gazetteer, story, words, Chooser(gazetteer, PlaceContext()))
    for place_id in sorted(story.places, reverse=True):
        if place_id.startswith("place:"):
            reading.story_names[place_id[len("place:") :].partition("~")[0]] = place_id
    weigh_countries(reading, table)
    read_phrases(reading)
    settle_known(reading)
    settle_positions(reading)
    for sentence in report.sentences:
        if report.blocks[sentence.block].kind == "furniture":
            continue
        reading.here = []
        reading.section = find_section(report, sentence) or reading.section
        if sentence.index in reading.phrases:
            _resolve_sentence(reading, sentence)
        countries = reading.chooser.context.countries
        reading.groundings.extend(
            find_relations(report, sentence, reading.here, reading.records, gazetteer, words, countries)
        )
    reading.groundings.sort(key=lambda g: (g.start, -g.end, g.id))
    return reading.groundings, reading.records


def _resolve_sentence(reading: Reading, sentence: Sentence) -> None:
    phrases = reading.phrases[sentence.index]
    choices: list[Choice | None] = []
    nearby: tuple[Place, ...] = ()
    for round_ in range(2):
        choices = [_choose(reading, phrase, nearby) for phrase in phrases]
        nearby = tuple(c.place for c in choices if c and c.place.kind in ("province", "city", "town", "district"))
        if round_ == 0 and (len(phrases) == 1 or not nearby):
            break
    if len(phrases) > LEAST_FELLOWS:
        chains = [[phrases.index(phrase) for phrase in chain] for chain in find_chains(sentence, phrases)]
        for stray in find_strays(chains, choices):
            choices[stray] = None
    for choice in choices:
        known = choice and choice.place.kind != "country" and choice.place.lat is not None
        room = len(reading.chooser.context.anchors) < MOST_ANCHORS
        if choice and known and room and reading.chooser.context.vouches(choice.place):
            reading.chooser.context.anchors.setdefault(choice.place.id, choice.place)
    meant = [
        choice or _find_shortened(reading, phrases[index]) or learn_place(reading, sentence, index, choices)
        for index, choice in enumerate(choices)
    ]
    _note_shortened(reading, phrases, choices)
    bonds = reading.bonds.get(sentence.index, {})
    for index, (phrase, choice) in enumerate(zip(phrases, meant, strict=True)):
        if choice is not None:
            told = bonds.get(index)
            holder = phrases[told] if told is not None and meant[told] is not None else None
            ground_phrase(reading, sentence, phrase, choice, holder)
    for choice in choices:
        if choice and choice.place.kind in ("province", "city", "town", "village", "district"):
            reading.told.append((sentence.block, choice.place))


def _note_shortened(reading: Reading, phrases: list[PlacePhrase], choices: list[Choice | None]) -> None:
    """Note what a name with an article may be called without it from here on ("al-Malha", then "Malha")."""
    for phrase, choice in zip(phrases, choices, strict=True):
        article, _, rest = fold_name(phrase.name.text).partition(" ")
        if choice is not None and rest and article in ARTICLES:
            reading.shortened.setdefault(rest, choice.place)


def _find_shortened(reading: Reading, phrase: PlacePhrase) -> Choice | None:
    """The place told before whose name this is without its article."""
    place = reading.shortened.get(fold_name(phrase.name.text)) if phrase.name.sure or phrase.hint else None
    return Choice(place, 0.7, "short for a name told before", ()) if place is not None else None


def _choose(reading: Reading, phrase: PlacePhrase, nearby: tuple[Place, ...]) -> Choice | None:
    name = phrase.name
    lean = reading.leans.get(fold_name(name.text), CITY_LEAN)
    facility = next((layer for layer in phrase.layers[:1] if layer.op == "facility"), None)
    if facility is not None:
        site = _find_facility(reading, phrase, facility, nearby)
        if site is not None:
            return site
        lean = CITY_LEAN
    site_ = reading.sites.get(fold_name(name.text))
    if site_ is not None and not phrase.kind:
        return Choice(site_, 0.8, "short for a name told before", ())
    if phrase.kind == "river":
        river = _weigh(reading, f"{name.text} river", "river", True, lean, nearby)
        if river is not None and river.place.kind == "river":
            return river
    if is_site(name.text, reading.words):
        choice = _weigh(reading, name.text, "site", name.sure, lean, nearby)
        return choice if choice and choice.place.kind in SITES else None
    return _weigh(reading, name.text, find_asked_kind(phrase), name.sure, lean, nearby)


def _weigh(reading: Reading, name: str, kind: str, sure: bool, lean: float, nearby: tuple[Place, ...]) -> Choice | None:
    """The choice for a name, weighed anew where a place was settled since it was asked for last."""
    anchors = len(reading.chooser.context.anchors)
    asked = (name, kind, sure, lean, tuple(place.id for place in nearby), anchors)
    if asked not in reading.choices:
        told = tuple(reading.positions.get(fold_name(name), ()))
        choose = reading.chooser.choose
        reading.choices[asked] = choose(name, kind, sure=sure, lean=lean, nearby=nearby, positions=told)
    return reading.choices[asked]


def _find_facility(reading: Reading, phrase: PlacePhrase, layer: Layer, nearby: tuple[Place, ...]) -> Choice | None:
    """A site of its own in the gazetteer: "Menagh air base", or "Hama airport" for Hama's military airport."""
    choice = _weigh(reading, f"{phrase.name.text} {layer.words}", "site", True, 0.0, nearby)
    if choice is None or choice.place.kind not in (*SITES, "quarter"):
        return None
    same_name = fold_name(f"{phrase.name.text} {layer.words}")
    flying = ("airport", "airbase")
    same_kind = choice.place.kind == layer.kind or (choice.place.kind in flying and layer.kind in flying)
    if same_kind and (layer.kind != "building" or choice.how.endswith("name")):
        return choice
    exact = any(
        m.score == EXACT and m.place.id == choice.place.id
        for m in reading.gazetteer.find_candidates(same_name, limit=9)
    )
    return choice if exact else None
