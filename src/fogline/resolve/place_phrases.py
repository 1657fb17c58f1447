"""Place phrases: a place name with all that the text builds around it.

"the northern and eastern countryside of Hama province" is one phrase: the name "Hama", asked to be a province, then
its countryside in two directions. A phrase keeps its layers from the inside out; `places.py` resolves the name and
applies them. A layer is found on the words next to the name, not on the parse, which only gives the head.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Sentence, Token
from fogline.resolve.place_name import PlaceName
from fogline.resolve.place_offsets import find_offset
from fogline.resolve.place_phrase import PlacePhrase
from fogline.resolve.place_phrase_left import PhraseLeft
from fogline.resolve.place_phrase_right import PhraseRight
from fogline.resolve.place_phrase_words import PhraseWords, lower_lemma
from fogline.resolve.place_scores import SITES
from fogline.resolve.place_ties import HEDGES, OPENINGS


class PhraseGrammar(PhraseWords):
    """Reads phrases off one sentence's words."""

    def __init__(self, words: PlaceWords) -> None:
        super().__init__(words)
        self._left, self._right = PhraseLeft(words), PhraseRight(words)

    def find_phrase(self, sentence: Sentence, name: PlaceName) -> PlacePhrase:
        """The phrase around a name. The name may itself hold a direction or kind ("northern Hama province")."""
        tokens = sentence.tokens
        phrase = PlacePhrase(name)
        self._right.add_right(tokens, phrase)
        offset = find_offset(tokens, phrase.first, self._words.directions)
        if offset is not None and not self._tells_another(tokens, offset.first):
            self.push(phrase, "offset", offset.first, phrase.last, offset.unit, words=offset.km, points=(offset.point,))
            return phrase
        for _ in range(4):
            left = self._left
            near = left.add_direction(tokens, phrase) or left.add_rural(tokens, phrase)
            if not (near or left.add_kind_before(tokens, phrase)):
                if left.add_of(tokens, phrase):
                    continue
                break
        self._left.widen(tokens, phrase)
        return phrase

    def _tells_another(self, tokens: tuple[Token, ...], first: int) -> bool:
        """Whether a distance only says where a known site lies ("the airport, some 20 km south of the city")."""
        index = first - 1
        while index > 0 and tokens[index].text.lower() in HEDGES:
            index -= 1
        if index < 2 or tokens[index].text not in OPENINGS or tokens[index - 1].upos != "NOUN":
            return False
        opener = {token.text.lower() for token in tokens[max(0, index - 4) : index - 1]}
        return self._words.kinds.get(lower_lemma(tokens[index - 1])) in SITES and not opener.isdisjoint({"the", "its"})

    def trim(self, sentence: Sentence, name: PlaceName) -> PlaceName:
        """The name without articles, directions and kinds at its ends ("the Nasib border crossing": Nasib)."""
        tokens, first, last = sentence.tokens, name.first, name.last
        while first < last and (self.point(tokens, first) or tokens[first].text.lower() in ("the", "a", "an")):
            first += 1
        while first < last:
            size, kind = self.kind_ending(tokens, first + 1, last)
            if kind:
                last -= size
            elif (
                tokens[last].text.lower() in self._words.between or lower_lemma(tokens[last]) in self._words.countryside
            ):
                last -= 1
            else:
                break
        while first < last and tokens[last].text in ("-", "–"):
            last -= 1
        if (first, last) == (name.first, name.last):
            return name
        start, offset = tokens[first].start, tokens[name.first].start
        return replace(name, first=first, last=last, text=name.text[start - offset : tokens[last].end - offset])

    def _is_link(self, token: Token) -> bool:
        return token.text.lower() in self._words.between or lower_lemma(token) in self._words.countryside
