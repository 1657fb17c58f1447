"""Place names: which stretches of a report may name a place.

The tagger's LOC and FAC mentions first, widened to what the gazetteer knows ("El" to "El Fasher"); then names that
it took for people or bodies (`place_mistaken`), or passed over, where the gazetteer knows them and the text places
something there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fogline.lexicon.actor_nouns import load_actor_nouns
from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Mention, Report, Sentence, Token
from fogline.resolve.name_runs import drop_verbs, find_runs, is_glued
from fogline.resolve.place_hints import (
    find_number,
    find_title,
    is_closing,
    is_coded,
    is_fellow,
    is_label,
    is_led,
    is_peopled,
    is_seated,
)
from fogline.resolve.place_known import KnownNames
from fogline.resolve.place_mistaken import MistakenNames
from fogline.resolve.place_name import PlaceName, make_name
from fogline.resolve.place_rivals import find_rivals
from fogline.resolve.place_setting import is_placed
from fogline.resolve.place_signs import is_fallen, is_held, is_taken

TARGETS = frozenset({"obj", "nsubj:pass", "obl", "conj"})
"""Relations in which a name that nobody tagged may be a place."""


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
        self._report = report
        self._words = words
        self._known = KnownNames(report, gazetteer, countries)
        self._rivals = find_rivals(report, self._known, groups)
        self._mistaken = MistakenNames(report, words, self._known, self._rivals)
        self._mentions: dict[int, list[Mention]] = {}
        for mention in report.mentions:
            self._mentions.setdefault(mention.sentence, []).append(mention)

    def find_names(self, sentence: Sentence) -> list[PlaceName]:
        """The names of one sentence, in order, none overlapping."""
        labels: dict[int, Mention] = {}
        for mention in self._mentions.get(sentence.index, ()):
            if mention.label == "NUMBER" and mention.text.isdigit():
                continue
            for index in range(mention.first, mention.last + 1):
                if mention.label != "DATE" or not is_led(sentence.tokens, index, mention):
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
                if mention.last <= last and self._mistaken.is_told(sentence, mention, self._mentions[sentence.index]):
                    name = make_name(self._report, sentence, index, mention.last, True)
                elif self._mistaken.is_heading(sentence, mention) or self._mistaken.is_taken(sentence, mention):
                    name = self._find_tagged(sentence, index, last, mention, labels)
                else:
                    name = self._mistaken.find_seat(sentence, mention) or self._mistaken.find_mistaken(
                        sentence, index, last, mention, labels
                    )
                if name is None:
                    index = mention.last + 1
                    continue
            elif mention is not None and mention.label == "NORP" and is_peopled(sentence, mention, self._words):
                if self._known.is_known(mention.text) and mention.last <= last:
                    name = make_name(self._report, sentence, index, mention.last, True)
            elif mention is not None and is_seated(sentence.tokens, index, mention):
                name = make_name(self._report, sentence, index, min(mention.last, last), True)
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
        if (
            index < end
            and sentence.tokens[index].upos == "ADP"
            and sentence.tokens[index].text.istitle()
            and not is_glued(sentence.tokens, index)
        ):
            index += 1  # "At Newton hospital ..."
        longest = self._known.find_longest(sentence, index, last, labels, least=end)
        if longest is None and (index, end) != drop_verbs(sentence.tokens, index, end):
            index, end = drop_verbs(sentence.tokens, index, end)
            longest = self._known.find_longest(sentence, index, last, labels, least=end)
        if longest is None and sentence.tokens[index].text.lower() in get_countries_by_word() and index == end:
            return (
                None
                if self._is_adjective(sentence.tokens[index])
                else make_name(self._report, sentence, index, end, True)
            )
        stop = longest if longest is not None else end
        while stop < last and is_glued(sentence.tokens, stop) and labels.get(stop + 1) in (None, mention):
            stop += 1
        joint = self._known.find_joint(sentence, index, stop)
        return make_name(self._report, sentence, index, find_number(sentence.tokens, joint, self._words), True)

    def _is_adjective(self, token: Token) -> bool:
        return not self._known.has(token.text) or token.upos == "ADJ"

    def _find_untagged(self, sentence: Sentence, index: int, last: int, labels: dict[int, Mention]) -> PlaceName | None:
        token = sentence.tokens[index]
        label = is_label(sentence, index, last) and not self._rivals.has_any(sentence.tokens[index].text)
        if (token.upos not in ("PROPN", "NOUN", "ADJ", "X") and not label) or len(token.text) < 2:
            return None
        if token.text.rstrip(".").lower() in load_actor_nouns().honorifics:
            return None  # "Dr." is no Daraa
        longest = self._known.find_longest(sentence, index, last, labels, least=index)
        if longest is not None:
            tagged = any(m.label in ("LOC", "FAC") for i in range(index, longest + 1) for m in [labels.get(i)] if m)
            name = make_name(self._report, sentence, index, longest, tagged or (label and longest == last))
            if (
                name.sure
                or name.text in self._rivals.places
                or (token.upos == "PROPN" and is_placed(sentence, index, longest, self._words))
            ):
                return name
            if token.upos == "PROPN" and self._known.is_notable(name.text):
                return name
            return None
        titled = bool(find_title(sentence.tokens, index, self._words)) or self._is_heading(sentence, index, last)
        targeted = (
            titled
            or token.deprel in TARGETS
            or is_closing(sentence, index, last)
            or is_placed(sentence, index, last, self._words)
            or is_fallen(sentence.tokens, token)
        )
        if (token.upos == "PROPN" and targeted) or self._is_numbered(sentence, index, index):
            stop = index
            while stop < last and labels.get(stop + 1) is None:
                stop += 1
            name = make_name(self._report, sentence, index, stop, False)
            claimed = (
                titled
                or is_fellow(sentence, index, stop, labels, self._words)
                or is_closing(sentence, index, stop)
                or self._is_numbered(sentence, index, stop)
                or is_taken(sentence.tokens, token, self._words.taking)
                or is_held(sentence, index, self._words)
            )
            return replace(name, sure=True) if claimed and not self._rivals.has_any(name.text) else name
        return None

    def _is_heading(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a name stands alone that the report elsewhere has for a place ("NEWTON." over an item)."""
        alone = first == 0 and len(sentence.tokens) - last <= 2
        return alone and self._rivals.has_place(make_name(self._report, sentence, first, last, True).text)

    def _is_numbered(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a name is a code, or ends in a number, and stands where a place would ("at PK12", "Point 4812")."""
        if first == last:
            return is_coded(sentence.tokens, first, self._words)
        return find_number(sentence.tokens, last - 1, self._words) == last
