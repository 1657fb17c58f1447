"""Place relations: appositions ("the provincial capital, Hama"; "Hama, a province"), borders, national territory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_words import PlaceWords
from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence
from fogline.resolve.place_parts import make_border
from fogline.resolve.place_roads import SETTLED, find_roads, find_ways
from fogline.resolve.place_spans import find_start, make_grounding


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
    found.extend(find_roads(report, sentence, here, records, kept))
    found.extend(find_ways(report, sentence, here, records, kept))
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
                start = find_start(sentence, noun)
                if not _is_covered(tokens[start].start, tokens[noun].end, here):
                    yield make_grounding(report, sentence, start, noun, noun, place, grounding.start)
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
                    yield make_grounding(report, sentence, last + 2, stop, stop, bearer, grounding.start)


def _kind_of(lemma: str, words: PlaceWords) -> str:
    lemma = lemma.lower()
    return "city" if lemma in ("capital", "hub", "stronghold", "bastion") else words.kinds.get(lemma, "")


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
            main = _find_nearest(here, records, token.start, codes[0]) or _find_home(countries, codes[0])
            codes = [main, codes[0]] if main else []
        if len(codes) != 2:
            continue
        border = make_border(gazetteer.get_place(codes[0].lower()), gazetteer.get_place(codes[1].lower()))
        records[border.id] = border
        if first > 0 and tokens[first - 1].upos == "DET":
            first -= 1
        yield make_grounding(report, sentence, first, last, index, border, None, how="border of two countries")


def _find_nearest(here: list[Grounding], records: dict[str, Place], at: int, other: str) -> str | None:
    """The country of the last town or country told before a border in its sentence."""
    told = [records[g.id].country for g in here if g.end <= at]
    last = next((code for code in reversed(told) if code), None)
    return last if last != other else None


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
            yield make_grounding(report, sentence, index - 1, index, index, place, None, how="territory of a country")


def _is_covered(start: int, end: int, here: list[Grounding]) -> bool:
    return any(g.start <= start and end <= g.end for g in here)
