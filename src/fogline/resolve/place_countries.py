"""Place countries: how much a report is about each country, and in which of them it happens.

Weights come from countries' names and adjectives, from well-known places, from groups at home in a country, and from
the story. A capital stands for its government as often as for itself, so that it says less than other towns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from fogline.lexicon.actors import ActorTable
from fogline.lexicon.conflicts import find_conflict
from fogline.lexicon.countries import get_countries_by_word, load_countries
from fogline.lexicon.name_forms import fold_word
from fogline.lexicon.place_matches import EXACT, is_own
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Place
from fogline.models.report import Report, Sentence
from fogline.resolve.place_bearers import is_known
from fogline.resolve.place_reading import Reading

GREAT = 500_000
OPENING = 3
"""Sentences at the head of a report whose countries count twice for where it happens."""
AT_PEACE, ABROAD = 0.6, 0.4
"""How much less a country at peace, or at war in other countries, is likely to be where things happen."""
TOWN, CAPITAL, WORDS, CAPITALS = 3, 1, 6, 3
"""What a town counts for, a mention of a capital, and how many words for a country and mentions of a capital do."""
LONGEST_HEADING = 4
DATELINE = "dateline"
SILENT = frozenset({"agency", "outlet"})
"""Kinds of actors that speak from anywhere."""


@cache
def get_capitals() -> frozenset[str]:
    """All capitals' folded names."""
    return frozenset(fold_name(capital) for country in load_countries() for capital in country.capitals)


def is_capital(place: Place) -> bool:
    """Whether a place bears a capital's name (a city, or the district around it)."""
    return fold_name(place.name) in get_capitals()


def _weigh_dateline(reading: Reading) -> None:
    """A dateline's country counts once, where it is named or the town is no capital: there, news of other lands is
    filed too."""
    report = reading.report
    for block in report.blocks:
        if block.note != DATELINE:
            continue
        town, _, rest = report.text[block.start : block.end].partition(",")
        said = [word.strip(" .()-–—").casefold() for word in (*rest.split(","), *rest.split())]
        codes = [code for word in said for code in get_countries_by_word().get(word, ())]
        places = (m.place for m in reading.gazetteer.find_candidates(town.split("(")[0].strip().title(), limit=1))
        codes += [p.country for p in places if p.country and is_known(p) and not is_capital(p)]
        for code in dict.fromkeys(codes):
            reading.chooser.context.countries[code] += 1


def weigh_countries(reading: Reading, table: ActorTable | None) -> None:
    """Count the countries that the report names, its title's twice; one country's adjectives count with its names."""
    counts = reading.chooser.context.countries
    by_word = get_countries_by_word()
    title = fold_name(reading.report.title or "")
    for number, sentence in enumerate(reading.report.sentences):
        for token in sentence.tokens:
            if token.text[0].isupper():
                for code in by_word.get(token.text.casefold(), ()):
                    counts[code] += 2 if fold_name(token.text) in title else 1
                    reading.words_for[code] += 2 if number < OPENING else 1
    _weigh_dateline(reading)
    labels: dict[str, Counter[bool]] = {}
    for mention in reading.report.mentions:
        labels.setdefault(mention.text, Counter())[mention.label in ("LOC", "FAC")] += 1
        if mention.last > mention.first:
            for code in by_word.get(mention.text.casefold(), ()):
                counts[code] += 1
                reading.words_for[code] += 1
    if reading.report.publisher:
        reading.bodies.add(reading.report.publisher)
        reading.groups.add(fold_name(reading.report.publisher))
    reading.bodies.update(text for text, seen in labels.items() if seen[False] > seen[True])
    if table is not None:
        _weigh_groups(reading, table)
    _weigh_cities(reading)
    _weigh_story(reading)


def _weigh_groups(reading: Reading, table: ActorTable) -> None:
    """A body that the actor table knows is noted, and speaks for its country, once a report."""
    told: set[str] = set()
    forms = table.forms
    for sentence in reading.report.sentences:
        texts = [token.text for token in sentence.tokens]
        folded: list[str] = []
        for at, text in enumerate(texts):
            if not text[0].isupper() or fold_word(text) not in forms.starts:
                continue
            folded = folded or [fold_word(each) for each in texts]
            match = forms.find(folded, texts, at)
            if match:
                reading.groups.add(fold_name(" ".join(texts[match.first : match.last + 1])))
            for value in match.values[:1] if match else ():
                actor = table.find(value)
                if actor and actor.country and actor.kind not in SILENT and actor.id not in told:
                    told.add(actor.id)
                    reading.words_for[actor.country] += 1
                    reading.chooser.context.countries[actor.country] += 1


def _weigh_cities(reading: Reading) -> None:
    """Well-known places speak for their countries; in a report that names others, only a great one or two together
    do (there is a Beni in Nepal and one in the Congo)."""
    counts = reading.chooser.context.countries
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
            if is_own(place) or (place.population or 0) >= GREAT:
                great.add(place.country)
    for country, places in told.items():
        if country in spoken | great or not spoken or len(places) > 1:
            counts[country] += places.total()


def _weigh_story(reading: Reading) -> None:
    counts = reading.chooser.context.countries
    for code, weight in reading.story.countries.items():
        counts[code] += round(3 * weight)
        reading.words_for[code] += round(3 * weight)
    for place_id in sorted(reading.story.places, key=lambda i: (-reading.story.places[i], i))[:20]:
        try:
            place = reading.gazetteer.get_place(place_id.partition("/")[0])
        except KeyError:
            continue
        reading.chooser.context.anchors[place.id] = place
        if place.country:
            counts[place.country] += 1


def find_home(words_for: Counter[str], places: Iterable[Place], capitals: Counter[str], day: date | None) -> str | None:
    """The country where the report happens: that of its words, towns and capitals, sooner one at war on `day`.

    `words_for` counts words for countries, `capitals` mentions of capitals, `places` are the settled places.
    """
    scores = Counter({code: min(count, WORDS) for code, count in words_for.items()})
    for place in places:
        if place.country and place.kind != "country" and not is_capital(place):
            scores[place.country] += TOWN
    for code, count in capitals.items():
        scores[code] += CAPITAL * min(count, CAPITALS)
    if not scores:
        return None
    return min(scores, key=lambda code: (-scores[code] * _weigh_war(code, day), code))


def _weigh_war(code: str, day: date | None) -> float:
    conflict = find_conflict(code, day)
    return AT_PEACE if conflict is None else ABROAD if conflict.abroad else 1.0


def find_section(report: Report, sentence: Sentence) -> str | None:
    """The country of a heading that is nothing but its name ("BURKINA FASO"); None for other sentences."""
    block = report.block_of(sentence)
    if block.kind == "paragraph" and not report.text[block.start : block.end].isupper():
        return None
    words = report.text[block.start : block.end].strip(" :.-\n")
    codes = get_countries_by_word().get(words.casefold(), ()) if len(words.split()) <= LONGEST_HEADING else ()
    return codes[0] if len(codes) == 1 and words[:1].isupper() else None
