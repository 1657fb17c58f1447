"""Place phrase reading: all the place phrases of a report, sentence by sentence, before any is resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.place_words import PlaceWords
from fogline.lexicon.placekey import fold_name
from fogline.models.report import Sentence
from fogline.resolve.place_hints import is_site
from fogline.resolve.place_lists import find_chains, spread_kinds
from fogline.resolve.place_name import PlaceName, make_name
from fogline.resolve.place_names import NameFinder
from fogline.resolve.place_phrase import PlacePhrase
from fogline.resolve.place_phrases import PhraseGrammar
from fogline.resolve.place_reading import Reading
from fogline.resolve.place_roads import is_route, split_route


def read_phrases(reading: Reading) -> None:
    """Find the phrases of every sentence that is no furniture, into `reading.phrases`."""
    countries = frozenset(reading.chooser.context.countries)
    finder = NameFinder(reading.report, reading.gazetteer, reading.words, countries, frozenset(reading.groups))
    grammar = PhraseGrammar(reading.words)
    for sentence in reading.report.sentences:
        if reading.report.blocks[sentence.block].kind == "furniture":
            continue
        phrases: list[PlacePhrase] = []
        for name in _find_names(reading, finder, sentence):
            known = any(m.score == EXACT for m in reading.gazetteer.find_candidates(name.text, limit=3))
            if not known and fold_name(name.text) in reading.groups and not _is_natural(reading, sentence, name):
                continue
            name = name if known or is_site(name.text, reading.words) else grammar.trim(sentence, name)
            if phrases and name.first <= phrases[-1].last:
                continue
            if not is_site(name.text, reading.words) and not _is_name(name.text, reading.words):
                continue
            sibling = _find_sibling(reading, sentence, name)
            if sibling is not None:
                if phrases and phrases[-1].last >= sibling.first:
                    phrases.pop()
                pair = (PlacePhrase(sibling), grammar.find_phrase(sentence, replace(name, sure=True)))
                phrases.extend(replace(phrase, head=name.last) for phrase in pair)
            elif phrases and is_route(sentence, phrases[-1].name, name):
                before = phrases.pop().name
                opening = make_name(reading.report, sentence, before.first, name.first - 2, before.sure)
                ends = (opening, name)
                sure = any(end.sure for end in ends)
                phrases.extend(PlacePhrase(replace(end, sure=sure), hint="town") for end in ends)
            else:
                phrases.append(grammar.find_phrase(sentence, name))
        if phrases:
            spread_kinds(sentence, phrases, find_chains(sentence, phrases), reading.words)
            reading.phrases[sentence.index] = phrases
    _look_ahead(reading)


def _is_natural(reading: Reading, sentence: Sentence, name: PlaceName) -> bool:
    """Whether a name that a body bears too is that of a river, hill or road here ("the Newton river")."""
    after = sentence.tokens[name.last + 1 : name.last + 2]
    return any(reading.words.kinds.get(token.lemma.lower()) in ("river", "hill", "road") for token in after)


def _find_names(reading: Reading, finder: NameFinder, sentence: Sentence) -> Iterator[PlaceName]:
    def is_known(text: str) -> bool:
        return bool(reading.gazetteer.find_candidates(text, limit=1))

    for name in finder.find_names(sentence):
        yield from split_route(reading.report, sentence, name, is_known)


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
