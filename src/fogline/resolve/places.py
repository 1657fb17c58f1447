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
from itertools import pairwise

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.gazetteer import EXACT, Gazetteer
from fogline.lexicon.place_words import PlaceWords, load_place_words
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence
from fogline.models.story import Story
from fogline.resolve.place_choice import SITES, Choice, Chooser, PlaceContext, is_known
from fogline.resolve.place_layers import apply_layer
from fogline.resolve.place_lists import find_chains, spread_kinds
from fogline.resolve.place_names import NameFinder, PlaceName, is_fallen
from fogline.resolve.place_parts import make_learned, make_slug
from fogline.resolve.place_phrases import Layer, PhraseGrammar, PlacePhrase, find_head
from fogline.resolve.place_relations import find_relations

MOST_ANCHORS = 150
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
    here: list[Grounding] = field(default_factory=list)
    towns: Counter[str] = field(default_factory=Counter)
    story_names: dict[str, str] = field(default_factory=dict)
    learned: dict[str, Place] = field(default_factory=dict)
    bodies: set[str] = field(default_factory=set)
    sites: dict[str, Place] = field(default_factory=dict)
    last_parent: Place | None = None


def resolve_places(report: Report, gazetteer: Gazetteer, story: Story) -> tuple[list[Grounding], dict[str, Place]]:
    """The place groundings of a report in text order, and a Place for every id that they use.

    Coreferring phrases ("the city") are left to `place_anaphora`. Same report, gazetteer and story: same result.
    """
    words = load_place_words()
    reading = Reading(report, gazetteer, story, words, Chooser(gazetteer, PlaceContext()))
    for place_id in sorted(story.places, reverse=True):
        if place_id.startswith("place:"):
            reading.story_names[place_id[len("place:") :].partition("~")[0]] = place_id
    _weigh_countries(reading)
    _read_phrases(reading)
    _settle_known(reading)
    for sentence in report.sentences:
        if report.blocks[sentence.block].kind == "furniture":
            continue
        reading.here = []
        if sentence.index in reading.phrases:
            _resolve_sentence(reading, sentence)
        countries = reading.chooser.context.countries
        reading.groundings.extend(
            find_relations(report, sentence, reading.here, reading.records, gazetteer, words, countries)
        )
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
    _look_ahead(reading)


def _look_ahead(reading: Reading) -> None:
    """ "Idlib is its last stronghold. The province ...": the next sentence's opening says what a bare name is."""
    for before, after in pairwise(reading.report.sentences):
        phrases = reading.phrases.get(before.index)
        if not phrases or len(after.tokens) < 2 or after.tokens[0].text != "The":
            continue
        kind = reading.words.kinds.get(after.tokens[1].lemma.lower(), "")
        opener = phrases[0]
        if kind == "province" and opener.name.first <= 2 and not opener.layers and not opener.hint:
            opener.hint = kind


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
    labels: dict[str, Counter[bool]] = {}
    for mention in reading.report.mentions:
        labels.setdefault(mention.text, Counter())[mention.label in ("LOC", "FAC")] += 1
    if reading.report.publisher:
        reading.bodies.add(reading.report.publisher)
    reading.bodies.update(text for text, seen in labels.items() if seen[False] > seen[True])
    for mention in reading.report.mentions:
        if mention.last > mention.first:
            for code in by_word.get(mention.text.casefold(), ()):
                counts[code] += 1
    _weigh_cities(reading, counts)
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


GREAT = 500_000


def _weigh_cities(reading: Reading, counts: Counter[str]) -> None:
    """Well-known places speak for their countries; in a report that names others, only a great one or two together
    do (there is a Beni in Nepal and one in the Congo)."""
    spoken = set(counts)
    told: dict[str, Counter[str]] = {}
    great: set[str] = set()
    for mention in reading.report.mentions:
        matches = reading.gazetteer.find_candidates(mention.text, limit=40) if mention.label == "LOC" else []
        if not matches or matches[0].score != EXACT or not is_known(matches[0].place):
            continue
        place = matches[0].place
        if place.country and (place.country in spoken or not any(m.place.country in spoken for m in matches)):
            told.setdefault(place.country, Counter())[place.id] += 1
            if not place.id.rpartition("-")[2].isdigit() or (place.population or 0) >= GREAT:
                great.add(place.country)
    for country, places in told.items():
        if country in spoken | great or not spoken or len(places) > 1:
            counts[country] += places.total()


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
        context.anchors.update((place.id, place) for place in settled.values() if context.weigh(place.country) > 0.25)


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
        known = choice and choice.place.kind != "country" and choice.place.lat is not None
        if choice and known and len(reading.chooser.context.anchors) < MOST_ANCHORS:
            reading.chooser.context.anchors.setdefault(choice.place.id, choice.place)
    for index, (phrase, choice) in enumerate(zip(phrases, choices, strict=True)):
        if choice is None:
            choice = _learn(
                reading, sentence, phrase, [c.place for c in choices[index + 1 :] + choices[:index][::-1] if c]
            )
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
    site_ = reading.sites.get(fold_name(name.text))
    if site_ is not None and not phrase.kind:
        return Choice(site_, 0.8, "short for a name told before", ())
    return chooser.choose(name.text, _asked_kind(phrase), sure=name.sure, lean=lean, nearby=nearby)


def _find_facility(reading: Reading, phrase: PlacePhrase, layer: Layer, nearby: tuple[Place, ...]) -> Choice | None:
    """A site of its own in the gazetteer: "Menagh air base", or "Hama airport" for Hama's military airport."""
    choice = reading.chooser.choose(f"{phrase.name.text} {layer.words}", "site", nearby=nearby)
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


def _is_placed(sentence: Sentence, phrase: PlacePhrase, words: PlaceWords) -> bool:
    """Whether something is placed at an unknown name, or done to it: what a person or body is not used for."""
    tokens = sentence.tokens
    if tokens[phrase.first].text.lower() in ("a", "an"):
        return False
    if any(layer.op in ("facility", "countryside", "centre", "part", "around") for layer in phrase.layers):
        return True
    before = tokens[phrase.first - 1].text.lower() if phrase.first else ""
    if before in words.prepositions - {"to", "from", "of", "on"}:
        return True
    head = tokens[find_head(sentence, phrase.name.first, phrase.name.last, phrase.name.first)]
    if head.deprel in ("obl", "nmod") and before in words.prepositions:
        return before in ("to", "from", "on") and head.head >= 0 and tokens[head.head].upos in ("VERB", "NOUN")
    return head.upos == "PROPN" and (head.deprel in ("obj", "nsubj:pass", "conj") or is_fallen(tokens, head))


def _learn(reading: Reading, sentence: Sentence, phrase: PlacePhrase, neighbours: list[Place]) -> Choice | None:
    """A place by its name alone, for a name that the tagger is sure of or that stands in a list of places."""
    name = phrase.name
    if not (name.sure or phrase.hint or phrase.kind):
        return None
    alone = phrase.first == 0 and len(sentence.tokens) - phrase.last <= 2
    slug = make_slug(name.text)
    known = slug in reading.learned and not name.text.isupper()
    if not (phrase.hint or phrase.kind or alone or known) and not _is_placed(sentence, phrase, reading.words):
        return None
    body = name.text in reading.bodies and not (alone or (name.sure and _is_target(sentence, name, reading.words)))
    if not slug or name.text.casefold() in get_countries_by_word() or body:
        return None
    if slug not in reading.learned:
        kind = phrase.kind or phrase.hint
        label = name.text
        opener = phrase.layers[0] if phrase.layers else None
        if opener is not None and opener.op in ("kind", "facility") and opener.noun > name.last:
            kind = opener.kind
            label = f"{name.text} {opener.words}" if opener.op == "facility" else label
            label = f"{name.text} {sentence.tokens[opener.noun].text}" if opener.op == "kind" else label
            slug = make_slug(label)
        if slug in reading.learned:
            return Choice(reading.learned[slug], 0.3, "unknown", ())
        parent = _find_parent(reading, neighbours)
        if kind == "quarter" or kind in SITES or (phrase.layers and phrase.layers[0].kind in SITES):
            parent = next((p for p in neighbours if p.kind in ("city", "town")), _find_main_town(reading)) or parent
        earlier = reading.story_names.get(slug)
        if earlier:
            try:
                parent = reading.gazetteer.get_place(earlier.partition("~")[2])
            except KeyError:
                parent = parent
        reading.learned[slug] = reading.learned[make_slug(name.text)] = make_learned(label, kind, parent)
        slug = make_slug(name.text)
    return Choice(reading.learned[slug], 0.3, "unknown", ())


def _is_target(sentence: Sentence, name: PlaceName, words: PlaceWords) -> bool:
    """Whether a name is what is attacked, taken, held or left."""
    token = sentence.tokens[name.last]
    return token.head >= 0 and sentence.tokens[token.head].lemma in words.taking


def _find_main_town(reading: Reading) -> Place | None:
    """The city or town most often grounded so far."""
    if not reading.towns:
        return None
    return reading.records[min(reading.towns, key=lambda i: (-reading.towns[i], i))]


def _find_parent(reading: Reading, neighbours: list[Place]) -> Place | None:
    """The province of the nearest place in the sentence, else of the last place before it, else the main country."""
    weigh = reading.chooser.context.weigh
    told = [*neighbours, *([reading.last_parent] if reading.last_parent else [])]
    for place in sorted(told, key=lambda p: (weigh(p.country) < 0.6, p is reading.last_parent, p.kind != "province")):
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
        inside = start if step is not outer else None
        head = outer_head if step is outer else find_head(sentence, first, last, noun)
        if step is not outer and head == outer_head:
            continue
        for place in made:
            reading.records[place.id] = place
            if place.kind in SITES and step is outer:
                _note_site(reading, place)
            if place.kind in ("city", "town"):
                reading.towns[place.id] += 1
            reading.here.append(
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


def _note_site(reading: Reading, place: Place) -> None:
    """Let the first word of a site's name stand for it later on ("Nasser" for Nasser Hospital), if it names no town."""
    short = fold_name(place.name).partition(" ")[0]
    if not any(m.score == EXACT and m.place.kind not in SITES for m in reading.gazetteer.find_candidates(short)):
        reading.sites.setdefault(short, place)
