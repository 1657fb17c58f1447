"""Phrase left: what stands before a place name ("the northern countryside of Hama", "towns around Aleppo")."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.report import Token
from fogline.resolve.place_hints import find_title
from fogline.resolve.place_phrase import Layer, PlacePhrase
from fogline.resolve.place_phrase_words import COMPASS, FRONTS, POSSESSIVES, PhraseWords, lower_lemma

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
NAMED_KINDS = frozenset({"city", "town", "village", "province", "quarter", "district", "river", "road", "hill", "camp"})
"""Kinds whose word may stand right before a name ("the river Orontes")."""
TOWNISH = frozenset({"residential", "urban", "populated", "inhabited", "shopping", "market", "central", "downtown"})
"""Words before "areas" that make them parts of a town ("many areas of Aleppo" are of the province)."""


class PhraseLeft(PhraseWords):
    """Reads layers to the left of a name, outward."""

    def add_direction(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> bool:
        """Add the direction before the phrase ("northern Hama"), to its countryside where it has one."""
        points, index = self.points_before(tokens, phrase.first)
        if not points:
            return False
        top = phrase.layers[-1] if phrase.layers else None
        open_ = self._find_open_countryside(phrase)
        if open_ is not None:
            phrase.layers[open_:] = [
                replace(x, first=index, points=points if i == 0 else x.points)
                for i, x in enumerate(phrase.layers[open_:])
            ]
        elif top is not None and top.noun < phrase.name.first:
            return False
        elif points == ("centre",):
            self.push(phrase, "part", index, phrase.last, phrase.last)
        else:
            noun = top.noun if top else phrase.name.first
            self.push(phrase, "direction", index, phrase.last, noun, points=points)
        return True

    def _find_open_countryside(self, phrase: PlacePhrase) -> int | None:
        """The countryside layer that a direction before the phrase belongs to ("northern Hama countryside axis")."""
        for index in range(len(phrase.layers) - 1, -1, -1):
            layer = phrase.layers[index]
            if layer.op == "countryside":
                return index if not layer.points and layer.noun > phrase.name.last else None
            if layer.op not in ("same", "part"):
                return None
        return None

    def add_rural(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> bool:
        """ "rural Newton", "rural parts of Newton": its countryside."""
        if not phrase.first or any(layer.op == "countryside" for layer in phrase.layers):
            return False
        index, top = phrase.first - 1, phrase.layers[-1] if phrase.layers else None
        if tokens[index].text.lower() != "rural" or (top is not None and top.op not in ("kind", "same", "part")):
            return False
        noun = top.noun if top else phrase.name.first
        self.push(phrase, "countryside", index, phrase.last, noun)
        return True

    def add_kind_before(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> bool:
        """ "the town Saraqib", "the capital Damascus": a kind right before the bare name."""
        index = phrase.first - 1
        if phrase.layers or index < 0 or tokens[index].upos not in ("NOUN", "PROPN"):
            return False
        lemma = lower_lemma(tokens[index])
        kind = "city" if lemma == "capital" else self._words.kinds.get(lemma, "")
        title = find_title(tokens, phrase.first, self._words)
        if title:
            noun = index - (tokens[index].upos != "NOUN")
            self.push(phrase, "facility", noun, phrase.last, noun, kind=title, words=tokens[noun].text)
            return True
        if kind not in NAMED_KINDS or tokens[index].xpos == "NNS":
            return False
        self.push(phrase, "kind", index, phrase.last, index, kind=kind)
        return True

    def add_of(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> bool:
        """ "NOUN of P", "towns in P", "the countryside north of P", "the west of P"."""
        index = self._skip_left(tokens, phrase.first)
        if index < 2:
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
            if kind in ("airport", "airbase", "building", "base", "crossing", "camp", "dam") and not plural:
                if prep != "of":
                    return False
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

    def _skip_left(self, tokens: tuple[Token, ...], first: int) -> int:
        """Where the phrase begins once its article and plain adjectives are taken in."""
        index = first
        while index > 0 and first - index < 8:
            token = tokens[index - 1]
            if (
                token.upos == "DET"
                or token.text.lower() in ("all", "neighbouring", "neighboring")
                or token.upos in ("ADJ", "NUM")
                or (token.upos in ("VERB", "PROPN", "NOUN") and _is_hyphened(tokens, index - 1))
            ):
                index -= 1
            elif token.text == "-" or (token.text in POSSESSIVES and index > 1):
                index -= 1 if token.text == "-" else 2
            else:
                break
        return index

    def widen(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> None:
        """Take the outermost layer's article and adjectives into its range."""
        index = self._skip_left(tokens, phrase.first)
        while (
            index < phrase.first and tokens[index].upos in ("NOUN", "VERB", "PROPN") and not _is_hyphened(tokens, index)
        ):
            index += 1
        if index < phrase.first and tokens[index].text in POSSESSIVES | {"-"}:
            index = phrase.first
        if index == phrase.first:
            return
        if phrase.layers:
            phrase.layers[-1] = replace(phrase.layers[-1], first=index)
        else:
            phrase.layers.append(Layer("same", index, phrase.last, phrase.name.first))


def _is_hyphened(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the token is a part of a hyphened word ("rebel - held")."""
    before = index > 0 and tokens[index - 1].text == "-" and tokens[index - 1].end == tokens[index].start
    after = index + 1 < len(tokens) and tokens[index + 1].text == "-" and tokens[index + 1].start == tokens[index].end
    return before or after
