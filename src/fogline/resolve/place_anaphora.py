"""Place anaphora: "the city", "the province", "the provincial capital", "its airport", "the north", "there".

A definite phrase stands for the best earlier place of a fitting kind: near, often named, in the report's main
country. Wrapped phrases ("the northern countryside of the province", "the outskirts of the city") go through the
same grammar as names. What no earlier place fits is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_words import PlaceWords, load_place_words
from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence
from fogline.resolve.place_backward import HEADS, find_bare, find_pronouns
from fogline.resolve.place_choice import Choice
from fogline.resolve.place_countries import is_capital
from fogline.resolve.place_definite import Definite
from fogline.resolve.place_definites import find_definites
from fogline.resolve.place_discourse import FAR, FITTING, GENERAL, HOMES, VAGUE, Discourse
from fogline.resolve.place_layers import apply_layer
from fogline.resolve.place_names import PlaceName
from fogline.resolve.place_parts import find_label, make_direction, make_facility, make_surroundings
from fogline.resolve.place_phrase import PlacePhrase, find_head
from fogline.resolve.place_phrases import PhraseGrammar
from fogline.resolve.place_seats import Seats

TOWNS = frozenset({"city", "town", "village"})
COMPOSED_REACH = 12
"""How many sentences back a name may stand that a word for its land takes up."""


def resolve_place_anaphora(
    report: Report,
    places: list[Grounding],
    place_records: dict[str, Place],
    gazetteer: Gazetteer | None = None,
) -> list[Grounding]:
    """Groundings (how "coreference", with their antecedent's start) of the definite place phrases of a report.

    `places` are the groundings of `resolve_places`. Places that a phrase newly makes ("Hama countryside") are added
    to `place_records`. With a gazetteer, a province's seat and a country's capital are known even where unnamed.
    """
    words = load_place_words()
    counts = Counter(g.id for g in places)
    discourse = Discourse(report, place_records, [], counts, _find_main(places, place_records))
    resolver = _Resolver(discourse, words, gazetteer)
    queue = sorted(places, key=lambda g: g.start)
    resolver.starts = {g.start: g for g in queue if g.inside is None}
    starts = [g.start for g in queue]
    found: list[Grounding] = []
    position = 0
    for sentence in report.sentences:
        if report.blocks[sentence.block].kind == "furniture":
            continue
        taken = queue[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        phrases = [*find_definites(sentence, words), *find_pronouns(sentence, words)]
        if report.blocks[sentence.block].kind in HEADS:
            phrases += find_bare(sentence)
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
    def __init__(self, discourse: Discourse, words: PlaceWords, gazetteer: Gazetteer | None) -> None:
        self._discourse = discourse
        self._words = words
        self._gazetteer = gazetteer
        self._seats = Seats(discourse, words, gazetteer)
        self._grammar = PhraseGrammar(words)
        self.starts: dict[int, Grounding] = {}

    def resolve(self, sentence: Sentence, definite: Definite) -> Iterator[Grounding]:
        """The groundings of one definite phrase: its bare place, or what the layers around it make of it."""
        for place, antecedent in self._find(sentence, definite):
            yield from self._ground(sentence, definite, place, antecedent)

    def _find(self, sentence: Sentence, definite: Definite) -> list[tuple[Place, Grounding | None]]:
        start = sentence.tokens[definite.first].start
        wanted, index = definite.wanted, sentence.index
        if definite.number > 1:
            return self._find_several(definite, index, start)
        if wanted == "capital":
            return self._find_capital(sentence, definite)
        if wanted == "owner":
            return _one(self._discourse.find("there", index, start) or self._discourse.find("city", index, start))
        if wanted == "compass":
            return self._find_compass(definite, index, start)
        if wanted == "surroundings":
            base = self._discourse.find("area", index, start)
            return [(make_surroundings(base[0], self._words), base[1])] if base else []
        if wanted == "countryside":
            return self._find_countryside(definite, index, start)
        if wanted == "site":
            return self._find_site(sentence, definite)
        pointed = sentence.tokens[definite.first].text.lower() in ("that", "this")
        found = self._discourse.find(wanted, index, start, definite.word, pointed)
        if found is None and wanted == "region":
            return self._find_composed(definite.word, index, start)
        if (found is None or is_capital(found[0])) and wanted in TOWNS:
            head = self._discourse.report.block_of(sentence).kind in HEADS
            main = self._discourse.find_main(wanted) if head else None
            if main is not None:
                return [(main, None)]
        if found is None:
            return self._find_unnamed(wanted)
        place, antecedent = found
        if wanted == "province" and place.kind != "province":
            place = self._seats.get_province(place) or place
        if wanted == "province" and (
            place.kind != "province" or (definite.word == "state" and not place.name.lower().endswith("state"))
        ):
            return []
        return [(place, antecedent)]

    def _find_several(self, definite: Definite, index: int, start: int) -> list[tuple[Place, Grounding | None]]:
        """ "the two neighbourhoods", "both cities": the last so many places of the kind."""
        fitting = FITTING.get(definite.wanted, {})
        found: dict[str, tuple[Place, Grounding | None]] = {}
        for told, grounding in reversed(self._discourse.told):
            place = self._discourse.records[grounding.id]
            if index - told > 3:
                break
            if grounding.start < start and fitting.get(place.kind, 0) >= 0.7:
                found.setdefault(place.id, (place, grounding))
            if len(found) == definite.number:
                return list(found.values())[::-1]
        return []

    def _find_capital(self, sentence: Sentence, definite: Definite) -> list[tuple[Place, Grounding | None]]:
        start = sentence.tokens[definite.first].start
        if definite.country:
            return self._seats.get_capital(definite.country)
        if definite.provincial:
            found = self._discourse.find("seat", sentence.index, start)
            province = self._seats.get_province(found[0]) if found else None
            seat = self._seats.get_seat(province) if province else None
            return [(seat, found[1] if found else None)] if seat else []
        return self._seats.get_capital(self._discourse.main) if self._discourse.main else []

    def _find_compass(self, definite: Definite, index: int, start: int) -> list[tuple[Place, Grounding | None]]:
        """ "the north": of the enclave or country that the report is about."""
        found = self._discourse.find("country", index, start)
        base = found[0] if found and found[0].country == self._discourse.main else self._seats.get_homeland()
        if base is None:
            return []
        extent = self._gazetteer.get_extent(base.country) if self._gazetteer and base.country else (1.0, 1.0)
        return [(place, found[1] if found else None) for place in make_direction(base, definite.points, extent)]

    def _find_countryside(self, definite: Definite, index: int, start: int) -> list[tuple[Place, Grounding | None]]:
        """ "the northern countryside": of the province that one was told of, else of the place in view."""
        for _, grounding in self._discourse.told[: -1 - FAR : -1]:
            place = self._discourse.records[grounding.id]
            same = any(f"/{point}-countryside" in place.id for layer in definite.layers for point in layer.points)
            if same and grounding.start < start:
                province = self._seats.get(place.within)
                return [(province, grounding)] if province else []
        base = self._discourse.find("countryside", index, start)
        return [(self._seats.get_province(base[0]) or base[0], base[1])] if base else []

    def _find_site(self, sentence: Sentence, definite: Definite) -> list[tuple[Place, Grounding | None]]:
        """ "the airport", "the military academy in Aleppo": told before, or that of the city in view."""
        tokens, index, start = sentence.tokens, sentence.index, sentence.tokens[definite.first].start
        city: tuple[Place, Grounding] | None = None
        if definite.noun + 2 < len(tokens) and tokens[definite.noun + 1].text.lower() in (
            "in",
            "at",
            "near",
            "outside",
        ):
            here = self.starts.get(tokens[definite.noun + 2].start)
            city = (self._discourse.records[here.id], here) if here else None
        if city is None:
            kind = "facility" if definite.word in GENERAL and not definite.modifiers else definite.kind
            kind = "airfield" if definite.word == "base" else "site" if kind == "quarter" else kind
            found = self._discourse.find(kind if kind in FITTING else "site", index, start, definite.word)
            if found is not None and (not definite.modifiers or _agrees(definite, found)):
                return [found]
            city = self._discourse.find("city", index, start, pointed=True)
        if city is None or definite.word in VAGUE or city[0].kind not in HOMES:
            return []
        abroad = city[0].country not in (None, self._discourse.main)
        if abroad and city[1].start < sentence.start:
            return []
        known = self._seats.find_exact(f"{find_label(city[0], self._words)} {definite.said}")
        return [(known or make_facility(city[0], definite.kind, definite.said, self._words), city[1])]

    def _find_unnamed(self, wanted: str) -> list[tuple[Place, Grounding | None]]:
        """The country, or the seat of the only province, of a report that has not named it."""
        if wanted == "country":
            country = self._seats.get_country()
            return [(country, None)] if country else []
        if wanted == "border":
            return self._seats.find_main_border()
        if wanted == "city":
            provinces = {g.id for _, g in self._discourse.told if self._discourse.records[g.id].kind == "province"}
            if len(provinces) == 1:
                seat = self._seats.get_seat(self._discourse.records[provinces.pop()])
                return [(seat, None)] if seat else []
        return []

    def _find_composed(self, word: str, index: int, start: int) -> list[tuple[Place, Grounding | None]]:
        """ "the strip" where Gaza was told of, "the valley" where Panjshir was: what both words name together."""
        for told, grounding in reversed(self._discourse.told):
            if index - told > COMPOSED_REACH:
                return []
            if grounding.start >= start:
                continue
            label = find_label(self._discourse.records[grounding.id], self._words)
            for name in dict.fromkeys((label, grounding.text)):
                place = self._seats.find_exact(f"{name} {word}")
                if place is not None and place.kind in ("region", "province", "district", "hill"):
                    return [(place, grounding)]
        return []

    def _ground(
        self, sentence: Sentence, definite: Definite, place: Place, antecedent: Grounding | None
    ) -> Iterator[Grounding]:
        """Apply the layers around the phrase ("the outskirts of the city") and ground what comes of it."""
        report, tokens = self._discourse.report, sentence.tokens
        text = report.text[tokens[definite.first].start : tokens[definite.noun].end]
        name = PlaceName(sentence.index, definite.first, definite.noun, text, True)
        phrase = self._grammar.find_phrase(sentence, name) if definite.wraps else PlacePhrase(name)
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
        for one in made:
            self._discourse.records[one.id] = one
            yield Grounding(
                start=tokens[first].start,
                end=tokens[last].end,
                text=report.text[tokens[first].start : tokens[last].end],
                id=one.id,
                name=one.name,
                role="place",
                how="coreference",
                head=tokens[head].start,
                score=0.7,
                antecedent=antecedent.start if antecedent else None,
            )


def _one(found: tuple[Place, Grounding] | None) -> list[tuple[Place, Grounding | None]]:
    return [found] if found else []


def _agrees(definite: Definite, found: tuple[Place, Grounding]) -> bool:
    """Whether the phrase's own modifiers speak of the antecedent ("the military airport" of a civil one does not)."""
    said = f"{found[1].text} {found[0].name}".lower()
    return all(word in said or word in ("main", "same", "nearby", "local", "key") for word in definite.modifiers)
