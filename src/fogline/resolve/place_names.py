"""Place names: which stretches of a report may name a place.

The tagger's LOC and FAC mentions first, widened to what the gazetteer knows ("El" to "El Fasher"); then names that
it took for people or bodies, or passed over, where the gazetteer knows them and the text places something there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.place_words import PlaceWords
from fogline.lexicon.placekey import fold_name
from fogline.models.report import Mention, Report, Sentence, Token
from fogline.resolve.name_runs import find_runs, is_glued
from fogline.resolve.place_hints import find_number, is_coded, is_fellow, is_opened
from fogline.resolve.place_signs import is_fallen, is_held, is_taken

LONGEST = 7
TARGETS = frozenset({"obj", "nsubj:pass", "obl", "conj"})
"""Relations in which a name that nobody tagged may be a place."""
NOTABLE_POPULATION = 8_000
GENERIC = frozenset({"airport", "airbase", "crossing", "camp", "base", "building"})
"""Kinds whose own words are dropped from a key, so that another spelling says little."""
SEATS = frozenset({"base", "building", "airport", "airbase", "camp"})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Tokens `first` to `last` of sentence `sentence` that may name a place.

    `sure` is False where the tagger saw no place: such a name needs a candidate that the report makes likely.
    """

    sentence: int
    first: int
    last: int
    text: str
    sure: bool


class NameFinder:
    """Finds the names of one report; sentences may be asked in any order.

    `groups` are the names that the report has for bodies known as such, folded.
    """

    def __init__(
        self,
        report: Report,
        gazetteer: Gazetteer,
        words: PlaceWords,
        countries: frozenset[str],
        groups: frozenset[str] = frozenset(),
    ) -> None:
        self._countries = countries
        self._groups = groups
        self._report = report
        self._gazetteer = gazetteer
        self._words = words
        self._mentions: dict[int, list[Mention]] = {}
        self._people: set[str] = set()
        self._seen_as_place: set[str] = set()
        self._is_known = cache(self._look_up)
        self._is_notable = cache(self._look_up_notable)
        for mention in report.mentions:
            self._mentions.setdefault(mention.sentence, []).append(mention)
            if mention.label == "PERSON" and mention.last > mention.first and not self._is_notable(mention.text):
                self._people.update(mention.text.split())
            elif mention.label in ("LOC", "FAC"):
                self._seen_as_place.add(mention.text)

    def find_names(self, sentence: Sentence) -> list[PlaceName]:
        """The names of one sentence, in order, none overlapping."""
        labels: dict[int, Mention] = {}
        for mention in self._mentions.get(sentence.index, ()):
            for index in range(mention.first, mention.last + 1):
                labels[index] = mention
        names: list[PlaceName] = []
        for first, last in find_runs(sentence.tokens):
            names.extend(self._find_in_run(sentence, first, last, labels))
        return names

    def _find_in_run(
        self, sentence: Sentence, first: int, last: int, labels: dict[int, Mention]
    ) -> Iterator[PlaceName]:
        index = first
        while index <= last:
            mention = labels.get(index)
            name: PlaceName | None = None
            if mention is not None and mention.label in ("LOC", "FAC"):
                name = self._find_tagged(sentence, index, last, mention, labels)
            elif mention is not None and mention.label in ("PERSON", "ORG") and index == mention.first:
                if self._is_heading(sentence, mention) or self._is_taken(sentence, mention):
                    name = self._find_tagged(sentence, index, last, mention, labels)
                else:
                    name = self._find_seat(sentence, mention) or self._find_mistagged(
                        sentence, index, last, mention, labels
                    )
                if name is None:
                    index = mention.last + 1
                    continue
            elif mention is None:
                name = self._find_untagged(sentence, index, last, labels)
            if name is None:
                index += 1
                continue
            yield name
            index = name.last + 1

    def _find_tagged(
        self, sentence: Sentence, index: int, last: int, mention: Mention, labels: dict[int, Mention]
    ) -> PlaceName | None:
        end = max(index, min(mention.last, last))
        if mention.first < index and sentence.tokens[mention.first].text[0].isdigit():
            index = mention.first
        longest = self._find_longest(sentence, index, last, labels, least=end)
        if longest is None and (index, end) != _drop_verbs(sentence.tokens, index, end):
            index, end = _drop_verbs(sentence.tokens, index, end)
            longest = self._find_longest(sentence, index, last, labels, least=end)
        if longest is None and sentence.tokens[index].text.lower() in get_countries_by_word() and index == end:
            return None if self._is_adjective(sentence.tokens[index]) else self._name(sentence, index, end, True)
        stop = longest if longest is not None else end
        while stop < last and is_glued(sentence.tokens, stop) and labels.get(stop + 1) in (None, mention):
            stop += 1
        joint = self._find_joint(sentence, index, stop)
        return self._name(sentence, index, find_number(sentence.tokens, joint, self._words), True)

    def _find_joint(self, sentence: Sentence, first: int, last: int) -> int:
        """Where the first of several towns ends that a text without commas runs together ("Damascus Homs Aleppo");
        `last` where the stretch is one name."""
        tokens = sentence.tokens
        if last == first or any(not t.text[:1].isalpha() for t in tokens[first : last + 1]):
            return last
        if self._is_town(sentence, first, last):
            return last
        for stop in range(last - 1, first - 1, -1):
            if self._is_town(sentence, first, stop) and (
                self._is_town(sentence, stop + 1, last) or self._find_joint(sentence, stop + 1, last) != last
            ):
                return stop
        return last

    def _is_town(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether the stretch is as it stands the name of a large town or a province of a country in the report."""
        text = self._report.text[sentence.tokens[first].start : sentence.tokens[last].end]
        places = (m.place for m in self._gazetteer.find_candidates(text, limit=6) if m.score == EXACT)
        large = (p for p in places if p.kind == "province" or (p.population or 0) >= NOTABLE_POPULATION)
        return any(place.country in self._countries for place in large)

    def _is_adjective(self, token: Token) -> bool:
        return not self._gazetteer.find_candidates(token.text) or token.upos == "ADJ"

    def _is_heading(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a name of nobody introduced stands alone at the head of a list item ("Oldtown. Two shells fell")."""
        block = self._report.block_of(sentence)
        if mention.first or block.kind not in ("list_item", "subhead") or set(mention.text.split()) & self._people:
            return False
        rest = [t.text for t in sentence.tokens[mention.last + 1 :]]
        return rest in (["."], []) and sentence.tokens[mention.first].upos == "PROPN" and not mention.text.isupper()

    def _is_taken(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a name of nobody introduced is what is attacked, taken, held or left."""
        tokens = sentence.tokens
        token = tokens[mention.last]
        if mention.label != "PERSON" or mention.last > mention.first + 1 or token.head < 0:
            return False
        if mention.text.isupper() or set(mention.text.split()) & self._people:
            return False
        taken = token.deprel in ("obj", "nsubj:pass") and tokens[token.head].lemma in self._words.taking
        return taken or is_fallen(tokens, token)

    def _is_ground(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a name of no known person or body is ground that is taken or held ("retook Newton")."""
        text = mention.text
        if text.isupper() or set(text.split()) & self._people or fold_name(text) in self._groups:
            return False
        if mention.last > mention.first + (mention.label != "PERSON"):
            return False
        if is_held(sentence, mention.first, self._words):
            return True
        return is_taken(sentence.tokens, sentence.tokens[mention.last], self._words.ground)

    def _find_mistagged(
        self, sentence: Sentence, index: int, last: int, mention: Mention, labels: dict[int, Mention]
    ) -> PlaceName | None:
        longest = self._find_longest(sentence, index, last, labels, least=mention.last)
        if longest is None:
            if mention.last <= last and self._is_ground(sentence, mention):
                return self._name(sentence, index, mention.last, True)
            if mention.last <= last and self._is_hinted(sentence, mention, labels):
                return self._name(sentence, index, mention.last, True)
            placed = mention.last <= last and self._is_placed(sentence, index, mention.last)
            if placed and (self._is_listed(sentence, index) or self._is_set_in(sentence, index, mention)):
                return self._name(sentence, index, mention.last, False)
            return None
        name = self._name(sentence, index, longest, False)
        if name.text in self._seen_as_place:
            return name
        placed = self._is_placed(sentence, index, longest)
        if mention.label == "PERSON" and not placed and set(name.text.split()) & self._people:
            return None
        if placed and mention.label == "PERSON" and longest == mention.last:
            return replace(name, sure=is_fellow(sentence, index, longest, labels, self._words))
        if placed or self._is_notable(name.text):
            return name
        return None

    def _is_hinted(self, sentence: Sentence, mention: Mention, labels: dict[int, Mention]) -> bool:
        """Whether a name taken for somebody begins as places do, or stands in a list of places."""
        if is_opened(mention.text, self._words):
            return self._is_placed(sentence, mention.first, mention.last) or self._is_object(sentence, mention)
        if mention.text.isupper() or (mention.last == mention.first and mention.text in self._people):
            return False
        fellow = is_fellow(sentence, mention.first, mention.last, labels, self._words)
        return fellow and fold_name(mention.text) not in self._groups and mention.label == "PERSON"

    def _is_object(self, sentence: Sentence, mention: Mention) -> bool:
        head = next((t for t in sentence.tokens[mention.first : mention.last + 1] if t.deprel != "flat"), None)
        return head is not None and is_taken(sentence.tokens, head, self._words.taking)

    def _find_seat(self, sentence: Sentence, mention: Mention) -> PlaceName | None:
        """A body's site: "the Armoured Corps base", "6th Infantry Division headquarters"."""
        tokens, stop = sentence.tokens, mention.last + 1
        while stop + 1 < len(tokens) and tokens[stop].text.lower() in self._words.between:
            stop += 1
        if mention.label != "ORG" or stop >= len(tokens) or tokens[stop].upos != "NOUN":
            return None
        if self._words.kinds.get(tokens[stop].lemma.lower()) not in SEATS or (
            tokens[stop].xpos == "NNS" and (tokens[stop].lemma.lower() != tokens[stop].text.lower())
        ):
            return None
        if stop + 1 < len(tokens) and (
            tokens[stop + 1].upos in ("NOUN", "PROPN") or tokens[stop + 1].text.lower() == "of"
        ):
            return None
        return self._name(sentence, mention.first, stop, True)

    def _find_untagged(self, sentence: Sentence, index: int, last: int, labels: dict[int, Mention]) -> PlaceName | None:
        token = sentence.tokens[index]
        if token.upos not in ("PROPN", "NOUN", "ADJ", "X") or len(token.text) < 2:
            return None
        longest = self._find_longest(sentence, index, last, labels, least=index)
        if longest is not None:
            tagged = any(m.label in ("LOC", "FAC") for i in range(index, longest + 1) for m in [labels.get(i)] if m)
            name = self._name(sentence, index, longest, tagged)
            if (
                tagged
                or name.text in self._seen_as_place
                or (token.upos == "PROPN" and self._is_placed(sentence, index, longest))
            ):
                return name
            if token.upos == "PROPN" and self._is_notable(name.text):
                return name
            return None
        targeted = (
            token.deprel in TARGETS or self._is_placed(sentence, index, last) or is_fallen(sentence.tokens, token)
        )
        if (token.upos == "PROPN" and targeted) or self._is_numbered(sentence, index, index):
            stop = index
            while stop < last and labels.get(stop + 1) is None:
                stop += 1
            name = self._name(sentence, index, stop, False)
            claimed = (
                self._is_numbered(sentence, index, stop)
                or is_taken(sentence.tokens, token, self._words.taking)
                or is_held(sentence, index, self._words)
            )
            unknown = not set(name.text.split()) & self._people and fold_name(name.text) not in self._groups
            return replace(name, sure=True) if claimed and unknown else name
        return None

    def _is_numbered(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a name is a code, or ends in a number, and stands where a place would ("at PK12", "Point 4812")."""
        if first == last:
            return is_coded(sentence.tokens, first, self._words)
        return find_number(sentence.tokens, last - 1, self._words) == last

    def _find_longest(
        self, sentence: Sentence, index: int, last: int, labels: dict[int, Mention], least: int
    ) -> int | None:
        """The last token of the longest known name from `index` on that takes in token `least`."""
        for stop in range(min(last, index + LONGEST - 1), least - 1, -1):
            over = labels.get(stop)
            if over is not None and over.last > stop:
                continue
            if is_glued(sentence.tokens, stop) and stop < last:
                continue
            text = self._report.text[sentence.tokens[index].start : sentence.tokens[stop].end]
            if self._is_known(text):
                return stop
        return None

    def _look_up(self, text: str) -> bool:
        matches = self._gazetteer.find_candidates(text, limit=3)
        return any(m.score == EXACT for m in matches) or self._is_notable(text)

    def _look_up_notable(self, text: str) -> bool:
        """Whether the name, in any spelling, is of our own table or a town of a country that the report names."""
        for match in self._gazetteer.find_candidates(text, limit=4):
            place = match.place
            if not place.id.rpartition("-")[2].isdigit():
                if match.score == EXACT or (place.country in self._countries and place.kind not in GENERIC):
                    return True
            elif (place.population or 0) >= NOTABLE_POPULATION and place.country in self._countries:
                return True
        return False

    def _is_placed(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a preposition of place, or a list of places, comes before, or a place noun after."""
        index = first - 1
        while index >= 0 and sentence.tokens[index].upos in ("DET", "ADJ"):
            index -= 1
        before = sentence.tokens[index].text.lower() if index >= 0 else ""
        after = sentence.tokens[last + 1].lemma.lower() if last + 1 < len(sentence.tokens) else ""
        return before in self._words.prepositions or before in ("and", ",", "or") or after in self._words.kinds

    def _is_set_in(self, sentence: Sentence, index: int, mention: Mention) -> bool:
        """Whether a preposition says that the mistagged name is where something is or goes."""
        before = sentence.tokens[index - 1].text.lower() if index else ""
        if set(mention.text.split()) & self._people:
            return False
        return before in ("in", "at", "near", "around", "outside", "into", "towards", "toward") or (
            before in ("to", "from") and mention.last > mention.first
        )

    def _is_listed(self, sentence: Sentence, first: int) -> bool:
        """Whether a place noun opens the list or phrase ("the villages of A, B and C") within a few words."""
        for index in range(first - 1, max(-1, first - 45), -1):
            token = sentence.tokens[index]
            if token.text.lower() in self._words.lists:
                continue
            if token.lemma.lower() in self._words.kinds or token.lemma.lower() in self._words.group:
                return True
            if token.upos == "VERB":
                return False
        return False

    def _name(self, sentence: Sentence, first: int, last: int, sure: bool) -> PlaceName:
        text = self._report.text[sentence.tokens[first].start : sentence.tokens[last].end]
        return PlaceName(sentence.index, first, last, text, sure)


def _drop_verbs(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """The stretch without the verbs at its ends, which a headline in capitals runs together with a name."""
    start, end = first, last
    while start < end and tokens[start].upos == "VERB":
        start += 1
    while end > start and tokens[end].upos == "VERB":
        end -= 1
    return start, end
