"""Phrase left: what stands right before a place name or its phrase ("northern Hama", "rural Newton", "the town X")."""

from __future__ import annotations

from dataclasses import replace

from fogline.models.report import Token
from fogline.resolve.place_hints import find_title
from fogline.resolve.place_phrase import Layer, PlacePhrase
from fogline.resolve.place_phrase_of import PhraseOf, is_hyphened
from fogline.resolve.place_phrase_words import POSSESSIVES, lower_lemma

NAMED_KINDS = frozenset({"city", "town", "village", "province", "quarter", "district", "river", "road", "hill", "camp"})
"""Kinds whose word may stand right before a name ("the river Orontes")."""


class PhraseLeft(PhraseOf):
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

    def widen(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> None:
        """Take the outermost layer's article and adjectives into its range."""
        index = self.skip_left(tokens, phrase.first)
        while (
            index < phrase.first and tokens[index].upos in ("NOUN", "VERB", "PROPN") and not is_hyphened(tokens, index)
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
