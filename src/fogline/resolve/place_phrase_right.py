"""Phrase right: what follows a place name ("Hama province", "Aleppo's eastern districts", "Menagh air base")."""

from __future__ import annotations

from fogline.models.report import Token
from fogline.resolve.name_runs import UNMARKED
from fogline.resolve.place_phrase import PlacePhrase
from fogline.resolve.place_phrase_words import COMPASS, FRONTS, POSSESSIVES, PhraseWords, lower_lemma
from fogline.resolve.place_scores import SITES

MODIFIERS = frozenset({"ADJ", "NUM", "ADV"})


class PhraseRight(PhraseWords):
    """Reads layers to the right of a name."""

    def add_right(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> None:
        """Add what follows the name: its kind, a facility, a part, what it owns."""
        index = phrase.last + 1
        if index < len(tokens) and tokens[index].text in POSSESSIVES:
            self._add_possessed(tokens, phrase, index + 1)
            return
        for _ in range(2):
            stop = self._noun_run(tokens, phrase.last + 1)
            if stop is None or not self._add_noun(tokens, phrase, phrase.last + 1, stop, phrase.first):
                return

    def _add_possessed(self, tokens: tuple[Token, ...], phrase: PlacePhrase, index: int) -> None:
        start, points = index, []
        while index < len(tokens) and index < start + 7:
            point = self.point(tokens, index)
            if point:
                points.append(point)
            elif tokens[index].upos not in MODIFIERS and tokens[index].text not in ("-", "and", ","):
                break
            index += 1
        stop = self._noun_run(tokens, index)
        if stop is None:
            if points and _is_compass_noun(tokens, index - 1) and index - start == 1:
                self.push(phrase, "direction", phrase.first, index - 1, index - 1, points=tuple(points))
            return
        self._add_noun(tokens, phrase, start, stop, phrase.first, tuple(points))

    def _noun_run(self, tokens: tuple[Token, ...], index: int) -> int | None:
        """The last token of the run of nouns and linking adjectives that starts here; None if there is none."""
        stop = None
        for place in range(index, min(len(tokens), index + 5)):
            token, word = tokens[place], tokens[place].text.lower()
            if place > index and token.deprel in UNMARKED:
                break
            if token.text[0].isupper() and word not in self._words.kinds and word not in self._words.between:
                break
            if word in self._words.between or token.upos in ("NOUN", "PROPN"):
                if token.upos in ("NOUN", "PROPN"):
                    stop = place
                continue
            break
        return stop

    def _add_noun(
        self,
        tokens: tuple[Token, ...],
        phrase: PlacePhrase,
        start: int,
        stop: int,
        first: int,
        points: tuple[str, ...] = (),
    ) -> bool:
        """Add the layer of a noun that follows the name: its kind, its countryside, a facility, a part."""
        possessed = tokens[start - 1].text in POSSESSIVES if start else False
        for end in range(stop, start - 1, -1):
            lemma = lower_lemma(tokens[end])
            if end < stop and tokens[end + 1].upos in ("NOUN", "PROPN") and not self._is_weak(tokens, end + 1):
                if lemma in self._words.kinds and not possessed and self._words.kinds[lemma] in ("city", "town"):
                    break
                continue
            if lemma in self._words.countryside:
                self.push(phrase, "countryside", first, end, end, points=points)
                return True
            if lemma in self._words.centre:
                self.push(phrase, "centre", first, end, end)
                return True
            kind = self.kind_ending(tokens, start, end)[1]
            if kind:
                return self._add_kind(tokens, phrase, start, end, first, kind, possessed)
            ranked = not self._words.rank.isdisjoint(token.text.lower() for token in tokens[start:end])
            if possessed and ranked and lemma in self._words.holdout:
                self.push(phrase, "owned", first, end, end, kind="region")
                return True
            if lemma in self._words.same and (possessed or end == start):
                if lemma in FRONTS and not phrase.layers:
                    phrase.hint = "province"
                self.push(phrase, "part", first, end, end)
                return True
        return False

    def _is_weak(self, tokens: tuple[Token, ...], index: int) -> bool:
        return tokens[index].text.lower() in ("axis", "front", "area", "region", "direction", "sector")

    def _add_kind(
        self, tokens: tuple[Token, ...], phrase: PlacePhrase, start: int, end: int, first: int, kind: str, owned: bool
    ) -> bool:
        said = " ".join(t.text for t in tokens[start : end + 1])
        plural = tokens[end].xpos in ("NNS", "NNPS")
        if kind in SITES:
            if owned and plural:
                return False
            if not owned and first and tokens[first - 1].text.lower() in ("a", "an"):
                self.push(phrase, "part", first, end, end)
                return True
            self.push(phrase, "facility", first, end, end, kind=kind, words=said)
        elif owned and plural:
            self.push(phrase, "part", first, end, end)
        elif owned and kind in ("city", "town", "village", "province", "district", "region"):
            self.push(phrase, "owned", first, end, end, kind=kind)
        elif phrase.layers and kind == "region":
            self.push(phrase, "same", first, end, end)
        else:
            self.push(phrase, "kind", first, end, end, kind=kind)
        return True


def _is_compass_noun(tokens: tuple[Token, ...], index: int) -> bool:
    return tokens[index].text.lower() in COMPASS
