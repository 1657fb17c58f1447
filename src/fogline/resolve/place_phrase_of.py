"""Phrase of: a noun before a place name and the preposition between them ("towns around Aleppo", "the west of P")."""

from __future__ import annotations

from fogline.models.report import Token
from fogline.resolve.place_phrase import PlacePhrase
from fogline.resolve.place_phrase_words import COMPASS, FRONTS, POSSESSIVES, PhraseWords, lower_lemma
from fogline.resolve.place_scores import SITES

URBAN = frozenset(
    {
        "street",
        "district",
        "neighbourhood",
        "neighborhood",
        "quarter",
        "outskirt",
        "outskirts",
        "edge",
        "suburb",
        "gate",
    }
)
"""Nouns whose "of X" makes X a city."""
PORTS = frozenset({"port", "seaport"})
"""Nouns whose "of X" is the town X as what it is ("the port of Newton has fallen")."""
TOWNISH = frozenset({"residential", "urban", "populated", "inhabited", "shopping", "market", "central", "downtown"})
"""Words before "areas" that make them parts of a town ("many areas of Aleppo" are of the province)."""


class PhraseOf(PhraseWords):
    """Reads the layers that a preposition ties to a name."""

    def add_of(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> bool:
        """ "NOUN of P", "towns in P", "the countryside north of P", "the west of P"; not "half of P's grain"."""
        index = self.skip_left(tokens, phrase.first)
        if index < 2 or any(token.text in POSSESSIVES for token in tokens[phrase.last + 1 : phrase.last + 2]):
            return False
        prep, noun = tokens[index - 1].text.lower(), index - 2
        if prep not in ("of", "in", "around", "near", "inside", "across", "within", "surrounding", "between"):
            return False
        lemma = lower_lemma(tokens[noun])
        if noun > 0 and tokens[noun - 1].text[0].isupper() and tokens[noun - 1].upos == "PROPN":
            return False
        if lemma == "direction":
            return False
        if prep == "of" and self.point_size(tokens, noun):
            return self._add_point_of(tokens, phrase, noun)
        if lemma in ("part", "region", "half", "section", "swathe", "area") and prep == "of":
            points, start = self.points_before(tokens, noun)
            if points and points != ("centre",):
                self.push(phrase, "direction", start, phrase.last, noun, points=points)
                return True
        first = noun
        if prep == "of" or (prep in ("in", "around") and lemma in self._words.countryside):
            if lemma in self._words.countryside:
                points, first = self.points_before(tokens, noun)
                self.push(phrase, "countryside", first, phrase.last, noun, points=points)
                return True
            if lemma in self._words.centre:
                self.push(phrase, "centre", first, phrase.last, noun)
                return True
            size, kind = self.kind_ending(tokens, max(0, noun - 2), noun)
            plural = tokens[noun].xpos in ("NNS", "NNPS") and lemma != tokens[noun].text.lower()
            if kind in SITES and not plural:
                if prep != "of":
                    return False
                if lemma in PORTS and not phrase.layers:
                    phrase.hint = phrase.hint or "city"
                    self.push(phrase, "same", noun, phrase.last, noun)
                    return True
                start = noun - size + 1
                said = " ".join(t.text for t in tokens[start : noun + 1])
                self.push(phrase, "facility", start, phrase.last, noun, kind=kind, words=said)
                return True
            named = not plural or kind in ("province", "city", "town", "village")
            if kind and named and prep == "of" and not phrase.layers:
                self.push(phrase, "kind", noun - size + 1, phrase.last, noun, kind=kind)
                return True
            if kind == "road":
                return False
        if lemma in self._words.same and prep in ("of", "in", "inside", "across", "within"):
            if not phrase.layers:
                wide = lemma in FRONTS or self._is_wide(tokens, noun)
                phrase.hint = "city" if lemma in URBAN else "province" if wide else phrase.hint
            self.push(phrase, "part", first, phrase.last, noun)
            return True
        if lemma in self._words.group and tokens[noun].xpos in ("NNS", "NNPS") and prep != "between":
            if lemma in URBAN and not phrase.layers:
                phrase.hint = "city"
            self.push(phrase, "part", first, phrase.last, noun)
            return True
        return False

    def _is_wide(self, tokens: tuple[Token, ...], noun: int) -> bool:
        """ "many areas" of a name are of its province, where it has one; residential ones of the town."""
        plural = lower_lemma(tokens[noun]) == "area" and tokens[noun].xpos in ("NNS", "NNPS")
        before = tokens[noun - 1].text.lower() if noun else ""
        return plural and before not in TOWNISH and not self.point(tokens, noun - 1)

    def _add_point_of(self, tokens: tuple[Token, ...], phrase: PlacePhrase, noun: int) -> bool:
        """ "north of P" after countryside or unnamed places; "the north of P" by itself."""
        points, first = self.points_before(tokens, noun + 1)
        before = first - 1
        while before >= 0 and tokens[before].text.lower() in ("the", "to", "just", "further"):
            before -= 1
        outer = lower_lemma(tokens[before]) if before >= 0 else ""
        if outer in self._words.countryside:
            self.push(phrase, "countryside", before, phrase.last, before, points=points)
            return True
        if outer in self._words.group and before >= 0 and tokens[before].xpos == "NNS":
            self.push(phrase, "around", before, phrase.last, before, points=points)
            return True
        article = first > 0 and tokens[first - 1].text.lower() in ("the", "far", "extreme")
        if article and tokens[noun].text.lower() in COMPASS and points != ("centre",):
            self.push(phrase, "direction", first, phrase.last, noun, points=points)
            return True
        if article and points == ("centre",):
            self.push(phrase, "centre", first, phrase.last, noun)
            return True
        return False

    def skip_left(self, tokens: tuple[Token, ...], first: int) -> int:
        """Where the phrase begins once its article and plain adjectives are taken in."""
        index = first
        while index > 0 and first - index < 8:
            token = tokens[index - 1]
            if (
                token.upos == "DET"
                or token.text.lower() in ("all", "neighbouring", "neighboring")
                or token.upos in ("ADJ", "NUM")
                or (token.upos in ("VERB", "PROPN", "NOUN") and is_hyphened(tokens, index - 1))
            ):
                index -= 1
            elif token.text == "-" or (token.text in POSSESSIVES and index > 1):
                index -= 1 if token.text == "-" else 2
            else:
                break
        return index


def is_hyphened(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the token is a part of a hyphened word ("rebel - held")."""
    before = index > 0 and tokens[index - 1].text == "-" and tokens[index - 1].end == tokens[index].start
    after = index + 1 < len(tokens) and tokens[index + 1].text == "-" and tokens[index + 1].start == tokens[index].end
    return before or after
