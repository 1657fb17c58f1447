"""Place relations: appositions ("the provincial capital, Hama"; "Hama, a province"), borders, national territory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from fogline.lexicon.countries import get_countries_by_word, load_countries
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_words import PlaceWords
from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence
from fogline.resolve.place_parts import make_border, make_road

SETTLED = frozenset({"city", "town", "village"})


def find_relations(
    report: Report,
    sentence: Sentence,
    told: list[Grounding],
    records: dict[str, Place],
    gazetteer: Gazetteer,
    words: PlaceWords,
    countries: Counter[str],
) -> list[Grounding]:
    """All groundings of one sentence: those `told` and those that rest on two things standing together.

    Adds the places made to `records`. The two towns of a plain "between A and B" give way to the road that they name
    together. `countries` weighs the countries of the report.
    """
    kept = list(told)
    here = [g for g in told if g.inside is None]
    found = [*_find_appositions(report, sentence, here, records, gazetteer, words)]
    found.extend(_find_roads(report, sentence, here, records, kept))
    found.extend(_find_borders(report, sentence, here, records, gazetteer, countries))
    found.extend(_find_territory(report, sentence, here, records, gazetteer))
    return kept + found


def _find_appositions(
    report: Report,
    sentence: Sentence,
    here: list[Grounding],
    records: dict[str, Place],
    gazetteer: Gazetteer,
    words: PlaceWords,
) -> Iterator[Grounding]:
    if not here:
        return
    tokens = sentence.tokens
    at = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    for grounding in here:
        first, last = at.get(grounding.start), ends.get(grounding.end)
        if first is None or last is None:
            continue
        place = records[grounding.id]
        if first >= 2 and tokens[first - 1].text == ",":
            noun = first - 2
            if _kind_of(tokens[noun].lemma, words) in SETTLED and place.kind in SETTLED | {"quarter", "unknown"}:
                start = _find_start(sentence, noun)
                if not _is_covered(tokens[start].start, tokens[noun].end, here):
                    yield _make(report, sentence, start, noun, noun, place, grounding.start)
        if (
            last + 2 < len(tokens)
            and tokens[last + 1].text == ","
            and tokens[last + 2].text.lower() in ("a", "an", "the")
        ):
            stop = _find_noun(sentence, last + 3, words)
            if stop is not None:
                kind = _kind_of(tokens[stop].lemma, words)
                bearer = _find_bearer(place, grounding, kind, gazetteer)
                if bearer is not None:
                    records[bearer.id] = bearer
                    yield _make(report, sentence, last + 2, stop, stop, bearer, grounding.start)


def _kind_of(lemma: str, words: PlaceWords) -> str:
    lemma = lemma.lower()
    return "city" if lemma in ("capital", "hub", "stronghold", "bastion") else words.kinds.get(lemma, "")


def _find_start(sentence: Sentence, noun: int) -> int:
    """Where the noun phrase that ends in `noun` begins: its possessor, article and adjectives."""
    index = noun
    while index > 0 and noun - index < 9:
        token = sentence.tokens[index - 1]
        if token.upos in ("DET", "ADJ", "NUM", "PROPN", "NOUN", "ADV", "PART") or token.text in ("-", "'s", "’s"):
            index -= 1
            if token.upos == "DET":
                break
        else:
            break
    return index


def _find_noun(sentence: Sentence, index: int, words: PlaceWords) -> int | None:
    for place in range(index, min(len(sentence.tokens), index + 5)):
        token = sentence.tokens[place]
        if token.upos == "NOUN" and _kind_of(token.lemma, words):
            return place
        if token.upos not in ("ADJ", "NOUN", "PROPN", "NUM", "VERB", "ADV") and token.text != "-":
            return None
    return None


def _find_bearer(place: Place, grounding: Grounding, kind: str, gazetteer: Gazetteer) -> Place | None:
    """The place of the grounding's name that is of this kind: the same, its province, or its seat."""
    if kind == "province" and place.kind != "province":
        parent = place.within if place.kind == "countryside" else place.admin1
        if parent is None:
            return None
        try:
            return gazetteer.get_place(parent)
        except KeyError:
            return None
    if kind in SETTLED and place.kind in SETTLED:
        return place
    return place if kind == place.kind else None


def _find_roads(
    report: Report,
    sentence: Sentence,
    here: list[Grounding],
    records: dict[str, Place],
    kept: list[Grounding],
) -> Iterator[Grounding]:
    """ "the highway between A and B", "the road linking A to B", and plain "between A and B" of two towns."""
    towns = [g for g in here if records[g.id].kind in SETTLED]
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
        start = _find_start(sentence, noun) if noun < first else first
        place = make_road(records[one.id], records[other.id])
        records[place.id] = place
        yield _make(report, sentence, start, last, noun, place, None, how="road between two towns")


def _are_capitals(one: Grounding, other: Grounding) -> bool:
    """Whether both names are capitals, that is, rather governments than towns."""
    capitals = {capital for country in load_countries() for capital in country.capitals}
    return one.name in capitals and other.name in capitals


def _is_road(lemma: str) -> bool:
    return lemma.lower() in ("road", "highway", "motorway", "route", "railway", "corridor")


def _find_borders(
    report: Report,
    sentence: Sentence,
    here: list[Grounding],
    records: dict[str, Place],
    gazetteer: Gazetteer,
    countries: Counter[str],
) -> Iterator[Grounding]:
    """ "Iraq's border with Syria", "the Syrian-Turkish border", "the border with Turkey", "the Jordanian frontier"."""
    tokens = sentence.tokens
    by_word = get_countries_by_word()
    for index, token in enumerate(tokens):
        if token.lemma.lower() not in ("border", "frontier") or token.upos not in ("NOUN", "PROPN"):
            continue
        if index + 1 < len(tokens) and tokens[index + 1].lemma.lower() in (
            "crossing",
            "post",
            "gate",
            "town",
            "village",
        ):
            continue
        codes: list[str] = []
        first = last = index
        back = index - 1
        while back >= 0 and index - back < 7:
            word = tokens[back].text
            if word.casefold() in by_word:
                codes.insert(0, by_word[word.casefold()][0])
                first = back
            elif word not in ("-", "–", "'s", "’s", "the", "The", "and") and tokens[back].upos not in ("ADJ",):
                break
            back -= 1
        ahead = index + 1
        if ahead < len(tokens) and tokens[ahead].text.lower() in ("with", "between", "of"):
            for place in range(ahead + 1, min(len(tokens), ahead + 6)):
                word = tokens[place].text.casefold()
                if word in by_word and tokens[place].text[0].isupper():
                    codes.append(by_word[word][0])
                    last = place
                elif word not in ("and", "the", "neighbouring", "neighboring"):
                    break
        codes = list(dict.fromkeys(codes))
        if len(codes) == 1:
            main = _find_home(countries, codes[0])
            codes = [main, codes[0]] if main else []
        if len(codes) != 2:
            continue
        border = make_border(gazetteer.get_place(codes[0].lower()), gazetteer.get_place(codes[1].lower()))
        records[border.id] = border
        if first > 0 and tokens[first - 1].upos == "DET":
            first -= 1
        yield _make(report, sentence, first, last, index, border, None, how="border of two countries")


def _find_home(countries: Counter[str], other: str) -> str | None:
    left = [code for code in countries if code != other]
    return min(left, key=lambda c: (-countries[c], c)) if left else None


def _find_territory(
    report: Report, sentence: Sentence, here: list[Grounding], records: dict[str, Place], gazetteer: Gazetteer
) -> Iterator[Grounding]:
    """ "Syrian territory", "Lebanese soil": the country."""
    tokens = sentence.tokens
    for index in range(1, len(tokens)):
        if tokens[index].lemma.lower() not in ("territory", "soil", "airspace", "land"):
            continue
        word = tokens[index - 1].text
        codes = get_countries_by_word().get(word.casefold(), ()) if word[0].isupper() else ()
        if codes and not _is_covered(tokens[index].start, tokens[index].end, here):
            place = gazetteer.get_place(codes[0].lower())
            records[place.id] = place
            yield _make(report, sentence, index - 1, index, index, place, None, how="territory of a country")


def _is_covered(start: int, end: int, here: list[Grounding]) -> bool:
    return any(g.start <= start and end <= g.end for g in here)


def _make(
    report: Report,
    sentence: Sentence,
    first: int,
    last: int,
    noun: int,
    place: Place,
    antecedent: int | None,
    how: str = "apposition",
) -> Grounding:
    tokens = sentence.tokens
    start, end = tokens[first].start, tokens[last].end
    return Grounding(
        start=start,
        end=end,
        text=report.text[start:end],
        id=place.id,
        name=place.name,
        role="place",
        how=how,
        head=tokens[noun].start,
        score=0.8,
        antecedent=antecedent,
    )
