"""Place mistaken: names that the tagger took for people or bodies and that what is done to them says are places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Mention, Report, Sentence
from fogline.resolve.place_hints import find_title, is_fellow, is_opened, is_routed
from fogline.resolve.place_known import KnownNames
from fogline.resolve.place_name import PlaceName, make_name
from fogline.resolve.place_rivals import Rivals
from fogline.resolve.place_setting import is_listed, is_placed, is_set_in
from fogline.resolve.place_signs import is_fallen, is_held
from fogline.resolve.place_signs import is_taken as is_target
from fogline.resolve.place_ties import read_tie

MEASURED = frozenset({"offset", "distance"})
LYING = MEASURED | {"bearing", "between"}
"""How nobody lies to a place, and no body either."""
SEATS = frozenset({"base", "building", "airport", "airbase", "camp"})


class MistakenNames:
    """Reads the PERSON and ORG mentions of one report."""

    def __init__(self, report: Report, words: PlaceWords, known: KnownNames, rivals: Rivals) -> None:
        self._report = report
        self._words = words
        self._known = known
        self._rivals = rivals

    def is_heading(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a name of nobody introduced stands alone at the head of a list item ("Oldtown. Two shells fell")."""
        block = self._report.block_of(sentence)
        if mention.first or block.kind not in ("list_item", "subhead") or self._rivals.has_person(mention.text):
            return False
        rest = [t.text for t in sentence.tokens[mention.last + 1 :]]
        return rest in (["."], []) and sentence.tokens[mention.first].upos == "PROPN" and not mention.text.isupper()

    def is_taken(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a name of nobody introduced is what is attacked, taken, held or left."""
        tokens = sentence.tokens
        token = tokens[mention.last]
        if mention.label != "PERSON" or mention.last > mention.first + 1 or token.head < 0:
            return False
        if mention.text.isupper() or self._rivals.has_person(mention.text):
            return False
        taken = token.deprel in ("obj", "nsubj:pass") and tokens[token.head].lemma in self._words.taking
        return taken or is_fallen(tokens, token)

    def is_told(self, sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> bool:
        """Whether words behind a name taken for somebody's say where it lies ("Newton, 20 km south of Aldham");
        `mentions` are those of the sentence."""
        behind = [m.first for m in mentions if m.first > mention.last and m.label in ("LOC", "FAC")]
        if not behind:
            return False
        tie = read_tie(sentence.tokens, mention.last + 1, min(behind), self._words)
        return tie is not None and tie.how in (LYING if mention.label == "PERSON" else MEASURED)

    def _is_ground(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a name of no known person or body is ground that is taken or held ("retook Newton")."""
        text = mention.text
        if text.isupper() or self._rivals.has_person(text) or self._rivals.has_group(text):
            return False
        ending = sentence.tokens[mention.last].lemma.lower()
        site = ending in self._words.numbered or self._words.kinds.get(ending) in SEATS
        if mention.last > mention.first + (mention.label != "PERSON") and not site:
            return False
        if is_held(sentence, mention.first, self._words):
            return True
        return is_target(sentence.tokens, sentence.tokens[mention.last], self._words.ground)

    def find_mistaken(
        self, sentence: Sentence, index: int, last: int, mention: Mention, labels: Mapping[int, Mention]
    ) -> PlaceName | None:
        named = find_title(sentence.tokens, index, self._words) or is_routed(sentence.tokens, index)
        if mention.last <= last and named:
            return make_name(self._report, sentence, index, mention.last, True)
        longest = self._known.find_longest(sentence, index, last, labels, least=mention.last)
        if longest is None:
            if mention.last <= last and self._is_ground(sentence, mention):
                return make_name(self._report, sentence, index, mention.last, True)
            if mention.last <= last and self._is_hinted(sentence, mention, labels):
                return make_name(self._report, sentence, index, mention.last, True)
            placed = mention.last <= last and is_placed(sentence, index, mention.last, self._words)
            if placed and (is_listed(sentence, index, self._words) or self._is_set_in(sentence, index, mention)):
                return make_name(self._report, sentence, index, mention.last, False)
            return None
        name = make_name(self._report, sentence, index, longest, False)
        if name.text in self._rivals.places:
            return name
        placed = is_placed(sentence, index, longest, self._words)
        if mention.label == "PERSON" and not placed and self._rivals.has_person(name.text):
            return None
        if placed and mention.label == "PERSON" and longest == mention.last:
            return replace(name, sure=is_fellow(sentence, index, longest, labels, self._words))
        if placed or self._known.is_notable(name.text):
            return name
        return None

    def _is_hinted(self, sentence: Sentence, mention: Mention, labels: Mapping[int, Mention]) -> bool:
        """Whether a name taken for somebody begins as places do, or stands in a list of places."""
        if is_opened(mention.text, self._words):
            return is_placed(sentence, mention.first, mention.last, self._words) or self._is_object(sentence, mention)
        if mention.text.isupper() or (mention.last == mention.first and mention.text in self._rivals.people):
            return False
        fellow = is_fellow(sentence, mention.first, mention.last, self._as_known(labels), self._words)
        return fellow and not self._rivals.has_group(mention.text) and mention.label == "PERSON"

    def _as_known(self, labels: Mapping[int, Mention]) -> dict[int, Mention]:
        """The mentions with those that the gazetteer knows for towns of the report's countries as places."""
        return {
            at: replace(m, label="LOC") if m.label in ("ORG", "PERSON") and self._known.is_notable(m.text) else m
            for at, m in labels.items()
        }

    def _is_object(self, sentence: Sentence, mention: Mention) -> bool:
        head = next((t for t in sentence.tokens[mention.first : mention.last + 1] if t.deprel != "flat"), None)
        return head is not None and is_target(sentence.tokens, head, self._words.taking)

    def find_seat(self, sentence: Sentence, mention: Mention) -> PlaceName | None:
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
        return make_name(self._report, sentence, mention.first, stop, True)

    def _is_set_in(self, sentence: Sentence, index: int, mention: Mention) -> bool:
        return not self._rivals.has_person(mention.text) and is_set_in(sentence, index, mention)
