"""Place anaphora: "the city", "the province", "the provincial capital", "its airport", "the north", "there".

A definite phrase stands for the best earlier place of a fitting kind: near, often named, in the report's main
country. Wrapped phrases ("the northern countryside of the province", "the outskirts of the city") go through the
same grammar as names. What no earlier place fits is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_words import PlaceWords, load_place_words
from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence
from fogline.resolve.place_antecedents import Antecedents
from fogline.resolve.place_backward import find_bare, find_pronouns, is_terse
from fogline.resolve.place_choice import Choice
from fogline.resolve.place_countries import is_capital
from fogline.resolve.place_definite import Definite
from fogline.resolve.place_definites import find_definites
from fogline.resolve.place_discourse import Discourse
from fogline.resolve.place_layers import apply_layer
from fogline.resolve.place_name import PlaceName
from fogline.resolve.place_parts import find_label
from fogline.resolve.place_phrase import PlacePhrase, find_head
from fogline.resolve.place_phrases import PhraseGrammar
from fogline.resolve.place_scores import SITES
from fogline.resolve.place_seats import Seats
from fogline.resolve.place_ties import HEDGES, OPENINGS


def resolve_place_anaphora(
    report: Report,
    places: list[Grounding],
    place_records: dict[str, Place],
    gazetteer: Gazetteer | None = None,
    printed: str | None = None,
) -> list[Grounding]:
    """Groundings (how "coreference", with their antecedent's start) of the definite place phrases of a report.

    `places` are the groundings of `resolve_places`. Places that a phrase newly makes ("Hama countryside") are added
    to `place_records`. With a gazetteer, a province's seat and a country's capital are known even where unnamed.
    `printed` is the text as it was printed, where the report's was cased: what is in capitals does without articles.
    """
    words = load_place_words()
    counts = Counter(g.id for g in places)
    discourse = Discourse(report, place_records, [], counts, _find_main(places, place_records))
    queue = sorted(places, key=lambda g: g.start)
    starts_at = {g.start: g for g in queue if g.inside is None}
    resolver = _Resolver(discourse, words, gazetteer, starts_at)
    starts = [g.start for g in queue]
    found: list[Grounding] = []
    position = 0
    for sentence in report.sentences:
        if report.blocks[sentence.block].kind == "furniture":
            continue
        taken = queue[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        phrases = [*find_definites(sentence, words), *find_pronouns(sentence, words)]
        phrases += find_bare(sentence, words, is_terse(report, sentence, printed or report.text))
        definites = sorted(
            (d for d in phrases if not _is_taken(sentence, d, taken)), key=lambda definite: definite.first
        )
        for definite in [*definites, None]:
            limit = sentence.tokens[definite.first].start if definite else sentence.end
            while position < len(queue) and queue[position].start < limit:
                discourse.add(sentence, queue[position])
                position += 1
            if definite is not None:
                for grounding in resolver.resolve(sentence, definite):
                    found.append(grounding)
                    discourse.add(sentence, grounding)
    return found


def _find_main(places: list[Grounding], records: dict[str, Place]) -> str | None:
    counts: Counter[str] = Counter()
    for grounding in places:
        place = records[grounding.id]
        if place.country:
            counts[place.country] += 1 if place.kind == "country" or is_capital(place) else 2
    return min(counts, key=lambda c: (-counts[c], c)) if counts else None


def _is_taken(sentence: Sentence, definite: Definite, taken: list[Grounding]) -> bool:
    start, end = sentence.tokens[definite.first].start, sentence.tokens[definite.noun].end
    return any(g.start < end and start < g.end for g in taken)


class _Resolver:
    def __init__(
        self, discourse: Discourse, words: PlaceWords, gazetteer: Gazetteer | None, starts: Mapping[int, Grounding]
    ) -> None:
        self._discourse = discourse
        self._words = words
        self._gazetteer = gazetteer
        self._seats = Seats(discourse, words, gazetteer)
        self._grammar = PhraseGrammar(words)
        self._antecedents = Antecedents(discourse, words, gazetteer, self._seats, starts)

    def resolve(self, sentence: Sentence, definite: Definite) -> Iterator[Grounding]:
        """The groundings of one definite phrase: its bare place, or what the layers around it make of it."""
        for place, antecedent in self._antecedents.find(sentence, definite):
            yield from self._ground(sentence, definite, place, antecedent)

    def _only_tells(self, sentence: Sentence, phrase: PlacePhrase) -> bool:
        """Whether a distance says of the place right before it where it lies ("Newton, 20 km west of the city")."""
        opener = next((layer.first - 1 for layer in phrase.layers if layer.op == "offset"), 0)
        while opener > 0 and sentence.tokens[opener].text.lower() in HEDGES:
            opener -= 1
        if opener <= 0 or sentence.tokens[opener].text not in OPENINGS:
            return False
        told = self._discourse.told[-1][1] if self._discourse.told else None
        return told is not None and told.end == sentence.tokens[opener - 1].end

    def _ground(
        self, sentence: Sentence, definite: Definite, place: Place, antecedent: Grounding | None
    ) -> Iterator[Grounding]:
        """Apply the layers around the phrase ("the outskirts of the city") and ground what comes of it."""
        report, tokens = self._discourse.report, sentence.tokens
        text = report.text[tokens[definite.first].start : tokens[definite.noun].end]
        name = PlaceName(sentence.index, definite.first, definite.noun, text, True)
        phrase = self._grammar.find_phrase(sentence, name) if definite.wraps else PlacePhrase(name)
        if self._only_tells(sentence, phrase):
            return
        layers = [*definite.layers, *phrase.layers]
        twin = None
        if place.kind in ("city", "town"):
            province = self._seats.get_province(place)
            twin = province if province and find_label(province, self._words) == place.name else None
        elif place.kind == "province":
            twin = self._seats.get_seat(place)
        choice = Choice(place, 0.7, "coreference", (), twin)
        made, first, last, noun = [place], definite.first, definite.noun, definite.noun
        for layer in layers:
            if layer.op == "direction" and place.kind in ("city", "town", "village"):
                layer = replace(layer, op="part")
            applied, _ = apply_layer(layer, made, choice, self._gazetteer, self._words)
            if applied is not None:
                made, first, last, noun = applied, min(layer.first, first), max(layer.last, last), layer.noun
        head = find_head(sentence, first, last, noun)
        begin, end = tokens[first].start, tokens[last].end
        if made == [place] and place.kind in SITES:
            begin, end = tokens[definite.first].start, tokens[definite.noun].end
            if antecedent is not None and antecedent.start > begin:
                end = antecedent.end
        for one in made:
            self._discourse.records[one.id] = one
            yield Grounding(
                start=begin,
                end=end,
                text=report.text[begin:end],
                id=one.id,
                name=one.name,
                role="place",
                how="coreference",
                head=tokens[head].start,
                score=0.7,
                antecedent=antecedent.start if antecedent else None,
            )
