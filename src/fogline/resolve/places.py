"""Places: ties every place phrase of a report to a place.

1. Names are found over the tagger's mentions and the gazetteer (`place_names`), and read outward to phrases
   (`place_phrases`): "the northern countryside of Hama province".
2. Well-known names settle first, by the countries that the report speaks of; they anchor the rest (`place_choice`).
3. Layers turn the name's place into the phrase's (`place_parts`): kind, direction, countryside, centre, facility.
4. Names that no gazetteer knows are kept as learned places under the province in view, never dropped.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from fogline.lexicon.countries import get_countries_by_word, load_countries
from fogline.lexicon.gazetteer import EXACT, Gazetteer
from fogline.lexicon.place_words import PlaceWords, load_place_words
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence
from fogline.models.story import Story
from fogline.resolve.place_choice import SITES, Choice, Chooser, PlaceContext
from fogline.resolve.place_lists import find_chains, spread_kinds
from fogline.resolve.place_names import NameFinder, PlaceName
from fogline.resolve.place_parts import (
    find_label,
    make_centre,
    make_countryside,
    make_direction,
    make_facility,
    make_learned,
    make_slug,
)
from fogline.resolve.place_phrases import Layer, PhraseGrammar, PlacePhrase
from fogline.resolve.place_relations import find_relations

SETTLED = frozenset({"city", "town", "village"})
CITY_LEAN, PROVINCE_LEAN = -0.3, 0.3
"""What a bare name's province gains over the city of the name: by default, and where the report calls it a province."""


@dataclass
class Reading:
    """The work on one report: its phrases by sentence, the places found, the groundings made."""

    report: Report
    gazetteer: Gazetteer
    story: Story
    words: PlaceWords
    chooser: Chooser
    phrases: dict[int, list[PlacePhrase]] = field(default_factory=dict)
    chosen: dict[int, Choice] = field(default_factory=dict)
    leans: dict[str, float] = field(default_factory=dict)
    records: dict[str, Place] = field(default_factory=dict)
    groundings: list[Grounding] = field(default_factory=list)
    learned: dict[str, Place] = field(default_factory=dict)
    last_parent: Place | None = None


def resolve_places(report: Report, gazetteer: Gazetteer, story: Story) -> tuple[list[Grounding], dict[str, Place]]:
    """The place groundings of a report in text order, and a Place for every id that they use.

    Coreferring phrases ("the city") are left to `place_anaphora`. Same report, gazetteer and story: same result.
    """
    words = load_place_words()
    reading = Reading(report, gazetteer, story, words, Chooser(gazetteer, PlaceContext()))
    _weigh_countries(reading)
    _read_phrases(reading)
    _settle_known(reading)
    for sentence in report.sentences:
        if sentence.index in reading.phrases:
            _resolve_sentence(reading, sentence)
    for sentence in report.sentences:
        if report.blocks[sentence.block].kind != "furniture":
            found = find_relations(report, sentence, reading.groundings, reading.records, gazetteer, words)
            reading.groundings.extend(found)
    reading.groundings.sort(key=lambda g: (g.start, -g.end, g.id))
    return reading.groundings, reading.records


def _read_phrases(reading: Reading) -> None:
    countries = frozenset(reading.chooser.context.countries)
    finder = NameFinder(reading.report, reading.gazetteer, reading.words, countries)
    grammar = PhraseGrammar(reading.words)
    for sentence in reading.report.sentences:
        if reading.report.blocks[sentence.block].kind == "furniture":
            continue
        phrases: list[PlacePhrase] = []
        for name in finder.find_names(sentence):
            known = any(m.score == EXACT for m in reading.gazetteer.find_candidates(name.text, limit=3))
            name = name if known else grammar.trim(sentence, name)
            if phrases and name.first <= phrases[-1].last:
                continue
            if not _is_name(name.text, reading.words):
                continue
            sibling = _find_sibling(reading, sentence, name)
            if sibling is not None:
                phrases.append(PlacePhrase(sibling))
            phrases.append(grammar.find_phrase(sentence, name))
        if phrases:
            spread_kinds(sentence, phrases, find_chains(sentence, phrases), reading.words)
            reading.phrases[sentence.index] = phrases


def _find_sibling(reading: Reading, sentence: Sentence, name: PlaceName) -> PlaceName | None:
    """North Kivu in "North and South Kivu"."""
    tokens, first = sentence.tokens, name.first
    if first < 2 or name.last == first or tokens[first - 1].text != "and":
        return None
    points, other = reading.words.directions, tokens[first - 2].text
    if tokens[first].text.lower() not in points or other.lower() not in points or not other[0].isupper():
        return None
    text = f"{other} {name.text.partition(' ')[2]}"
    known = any(m.score == EXACT for m in reading.gazetteer.find_candidates(text, limit=2))
    return PlaceName(sentence.index, first - 2, first - 2, text, True) if known else None


def _is_name(text: str, words: PlaceWords) -> bool:
    parts = text.lower().split()
    generic = all(p in words.kinds or p in words.directions or p in words.between or p in words.same for p in parts)
    return len(text) > 1 and text[0].isalnum() and not (generic and len(parts) < 3)


def _weigh_countries(reading: Reading) -> None:
    """Count the countries that the report names, its title's twice; one country's adjectives count with its names."""
    counts = reading.chooser.context.countries
    by_word = get_countries_by_word()
    title = fold_name(reading.report.title or "")
    for sentence in reading.report.sentences:
        for token in sentence.tokens:
            if token.text[0].isupper():
                for code in by_word.get(token.text.casefold(), ()):
                    counts[code] += 2 if fold_name(token.text) in title else 1
    for mention in reading.report.mentions:
        if mention.last > mention.first:
            for code in by_word.get(mention.text.casefold(), ()):
                counts[code] += 1
    for code, weight in reading.story.countries.items():
        counts[code] += round(3 * weight)
    for place_id in sorted(reading.story.places, key=lambda i: (-reading.story.places[i], i))[:20]:
        try:
            place = reading.gazetteer.get_place(place_id.partition("/")[0])
        except KeyError:
            continue
        reading.chooser.context.anchors[place.id] = place
        if place.country:
            counts[place.country] += 1


def _settle_known(reading: Reading) -> None:
    """First pass: well-known names become anchors and add to their countries' weights; the report's way of calling
    a name (city or province) is noted."""
    said: Counter[tuple[str, str]] = Counter()
    for phrases in reading.phrases.values():
        for phrase in phrases:
            said[fold_name(phrase.name.text), _side_of(phrase)] += 1
    for folded in {name for name, _ in said}:
        province, city = said[folded, "province"], said[folded, "city"]
        reading.leans[folded] = PROVINCE_LEAN if province > 1 and not city else CITY_LEAN
    chooser, context = reading.chooser, reading.chooser.context
    for _ in range(2):
        settled: dict[str, Place] = {}
        for phrases in reading.phrases.values():
            for phrase in phrases:
                if phrase.name.sure and chooser.is_plain(phrase.name.text):
                    choice = chooser.choose(phrase.name.text, _asked_kind(phrase), lean=CITY_LEAN)
                    if choice and choice.place.kind != "country":
                        settled[choice.place.id] = choice.place
        heavy = Counter(place.country for place in settled.values() if place.country)
        for code, count in heavy.items():
            context.countries[code] += 2 * count
        context.anchors.update(
            (place.id, place) for place in settled.values() if context.weigh(place.country) > 0.25
        )


def _side_of(phrase: PlacePhrase) -> str:
    """Whether a phrase calls its name a city or a province."""
    kind = phrase.kind or phrase.hint
    if kind in ("province", "region"):
        return "province"
    if kind in ("city", "town", "quarter"):
        return "city"
    if any(layer.op in ("centre", "facility") for layer in phrase.layers):
        return "city"
    return "open"


def _asked_kind(phrase: PlacePhrase) -> str:
    if phrase.kind:
        return "site" if phrase.kind in SITES else phrase.kind
    if phrase.layers and phrase.layers[0].op in ("centre",):
        return "city"
    return phrase.hint


def _resolve_sentence(reading: Reading, sentence: Sentence) -> None:
    phrases = reading.phrases[sentence.index]
    choices: list[Choice | None] = []
    nearby: tuple[Place, ...] = ()
    for round_ in range(2):
        choices = [_choose(reading, phrase, nearby) for phrase in phrases]
        nearby = tuple(c.place for c in choices if c and c.place.kind in ("province", "city", "town", "district"))
        if round_ == 0 and (len(phrases) == 1 or not nearby):
            break
    for choice in choices:
        if choice and choice.place.kind != "country" and choice.place.lat is not None:
            reading.chooser.context.anchors.setdefault(choice.place.id, choice.place)
    for index, (phrase, choice) in enumerate(zip(phrases, choices, strict=True)):
        if choice is None:
            choice = _learn(reading, phrase, [c.place for c in choices[index + 1 :] + choices[:index][::-1] if c])
        if choice is not None:
            _ground(reading, sentence, phrase, choice)
    for choice in choices:
        if choice and choice.place.kind in ("province", "city", "town", "village", "district"):
            reading.last_parent = choice.place


def _choose(reading: Reading, phrase: PlacePhrase, nearby: tuple[Place, ...]) -> Choice | None:
    name, chooser = phrase.name, reading.chooser
    lean = reading.leans.get(fold_name(name.text), CITY_LEAN)
    facility = next((layer for layer in phrase.layers[:1] if layer.op == "facility"), None)
    if facility is not None:
        site = _find_facility(reading, phrase, facility, nearby)
        if site is not None:
            return site
        lean = CITY_LEAN
    return chooser.choose(name.text, _asked_kind(phrase), sure=name.sure, lean=lean, nearby=nearby)


def _find_facility(
    reading: Reading, phrase: PlacePhrase, layer: Layer, nearby: tuple[Place, ...]
) -> Choice | None:
    """A site of its own in the gazetteer: "Menagh air base", or "Hama airport" for Hama's military airport."""
    choice = reading.chooser.choose(f"{phrase.name.text} {layer.words}", "site", nearby=nearby)
    if choice is None or choice.place.kind not in (*SITES, "quarter"):
        return None
    same_name = fold_name(f"{phrase.name.text} {layer.words}")
    flying = ("airport", "airbase")
    if choice.place.kind == layer.kind or (choice.place.kind in flying and layer.kind in flying):
        if layer.kind != "building" or choice.how.endswith("name"):
            return choice
    exact = any(
        m.score == EXACT and m.place.id == choice.place.id for m in reading.gazetteer.find_candidates(same_name, limit=9)
    )
    return choice if exact else None


def _learn(reading: Reading, phrase: PlacePhrase, neighbours: list[Place]) -> Choice | None:
    """A place by its name alone, for a name that the tagger is sure of or that stands in a list of places."""
    name = phrase.name
    if not name.sure and not phrase.hint:
        return None
    slug = make_slug(name.text)
    if not slug or name.text.casefold() in get_countries_by_word():
        return None
    if slug not in reading.learned:
        kind = phrase.kind or phrase.hint
        parent = _find_parent(reading, neighbours)
        earlier = next((i for i in sorted(reading.story.places) if i.startswith(f"place:{slug}~")), None)
        if earlier:
            try:
                parent = reading.gazetteer.get_place(earlier.partition("~")[2])
            except KeyError:
                parent = parent
        reading.learned[slug] = make_learned(name.text, kind, parent)
    return Choice(reading.learned[slug], 0.3, "unknown", ())


def _find_parent(reading: Reading, neighbours: list[Place]) -> Place | None:
    """The province of the nearest place in the sentence, else of the last place before it, else the main country."""
    for place in [*neighbours, *([reading.last_parent] if reading.last_parent else [])]:
        if place.kind == "province":
            return place
        if place.admin1:
            try:
                return reading.gazetteer.get_place(place.admin1)
            except KeyError:
                continue
    countries = reading.chooser.context.countries
    if not countries:
        return None
    code = min(countries, key=lambda c: (-countries[c], c))
    return reading.gazetteer.get_place(code.lower())


def _ground(reading: Reading, sentence: Sentence, phrase: PlacePhrase, choice: Choice) -> None:
    """Apply a phrase's layers to its place; make a grounding for the whole and for each smaller place inside it."""
    places, how = [choice.place], choice.how
    tokens, name = sentence.tokens, phrase.name
    first, last, noun = name.first, name.last, name.first
    steps: list[tuple[list[Place], int, int, int]] = [(places, first, last, noun)]
    for layer in phrase.layers:
        made, apart = _apply(reading, layer, places, choice)
        if made is None:
            continue
        if apart:
            steps.append((made, layer.first, layer.last, layer.noun))
        else:
            steps[-1] = (made, layer.first, layer.last, layer.noun)
        places = made
    outer = steps[-1]
    start = tokens[outer[1]].start
    outer_head = phrase.head if phrase.head is not None else _find_head(sentence, *outer[1:])
    for step in steps:
        made, first, last, noun = step
        inside = start if step is not outer else None
        head = outer_head if step is outer else _find_head(sentence, first, last, noun)
        if step is not outer and head == outer_head:
            continue
        for place in made:
            reading.records[place.id] = place
            reading.groundings.append(
                Grounding(
                    start=tokens[first].start,
                    end=tokens[last].end,
                    text=reading.report.text[tokens[first].start : tokens[last].end],
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


def _apply(
    reading: Reading, layer: Layer, places: list[Place], choice: Choice
) -> tuple[list[Place] | None, bool]:
    """The places that a layer makes of those inside it, and whether the inner ones are groundings of their own.

    None where the layer makes nothing new (a possessed noun that is left to apposition).
    """
    base, words = places[0], reading.words
    twin = choice.twin
    province = base if base.kind == "province" else twin if twin and twin.kind == "province" else None
    seat = twin if base.kind == "province" else base
    if layer.op == "kind" and layer.kind in ("road", "river") and base.kind in SETTLED:
        return [make_facility(base, layer.kind, layer.kind, words)], True
    if layer.op in ("kind", "same"):
        return places, False
    if layer.op == "part":
        return places, False
    if layer.op == "owned":
        return None, False
    if layer.op == "facility":
        if base.kind in SITES:
            return places, False
        home = twin if twin and base.kind == "province" and twin.kind != "province" else base
        return [make_facility(home, layer.kind, layer.words, words)], True
    if layer.op == "centre":
        city = twin if base.kind == "province" and twin else base
        return ([make_centre(city)] if city.kind in ("city", "town") else places), True
    if base.kind == "countryside":
        return places, False
    if layer.op in ("countryside", "around"):
        known = reading.gazetteer.find_candidates(f"{find_label(base, words)} countryside", limit=2)
        if not layer.points and known and known[0].score == EXACT:
            return [known[0].place], True
        return make_countryside(province or base, seat, layer.points, words), True
    if layer.op == "direction":
        if base.kind in ("country", "region", "sea", "river") or base.id.endswith("-strip"):
            return make_direction(base, layer.points, reading.gazetteer, words), True
        if province is not None:
            return make_countryside(province, seat, layer.points, words), True
    return places, False


def _find_head(sentence: Sentence, first: int, last: int, noun: int) -> int:
    """The head token of a phrase: one whose own head lies outside; the grammar's noun where the parse has several."""
    heads = [i for i in range(first, last + 1) if not first <= sentence.tokens[i].head <= last]
    if noun in heads or not heads:
        return noun
    real = [i for i in heads if sentence.tokens[i].upos in ("NOUN", "PROPN")]
    return (real or heads)[0]


def find_main_country(records: dict[str, Place]) -> str | None:
    """The country that most of a report's places lie in, as an ISO code."""
    counts = Counter(p.country for p in records.values() if p.country and p.kind != "country")
    counts.update(p.country for p in records.values() if p.country and p.kind == "country")
    return min(counts, key=lambda c: (-counts[c], c)) if counts else None


def is_country_name(text: str) -> bool:
    """Whether a text is a country's name (not its adjective)."""
    folded = text.casefold()
    return any(folded == name.casefold() for country in load_countries() for name in country.names)
