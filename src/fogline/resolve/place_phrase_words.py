"""Phrase words: what the words beside a place name are: directions, kinds, and the layers made of them."""

from __future__ import annotations

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Token
from fogline.resolve.place_phrase import Layer, PlacePhrase

POSSESSIVES = frozenset({"'s", "’s", "'", "’", "`s"})
FRONTS = frozenset({"front", "fronts", "axis"})
"""Nouns after a name that make it the province, where it has one ("the Aleppo and Idlib fronts")."""
COMPASS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")


class PhraseWords:
    """Reads single words and runs of words around a name."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words

    def points_before(self, tokens: tuple[Token, ...], first: int) -> tuple[tuple[str, ...], int]:
        """Directions that end right before `first` ("northern and eastern"), and where they begin."""
        points: list[str] = []
        index = first
        while index > 0:
            size = self.point_size(tokens, index - 1)
            if not size:
                break
            points.insert(0, self.joined_point(tokens, index - size, size))
            index -= size
            if index > 1 and tokens[index - 1].text in ("and", "or") and self.point_size(tokens, index - 2):
                index -= 1
                continue
            break
        return tuple(points), index

    def point(self, tokens: tuple[Token, ...], index: int) -> str:
        """The direction that a token is; empty where it is none."""
        return self._words.directions.get(tokens[index].text.lower(), "")

    def point_size(self, tokens: tuple[Token, ...], index: int) -> int:
        """1, or 3 for "north - western", where a direction ends at `index`; else 0."""
        if index < 0 or not self.point(tokens, index):
            return 0
        return 3 if index >= 2 and tokens[index - 1].text == "-" and self.point(tokens, index - 2) else 1

    def joined_point(self, tokens: tuple[Token, ...], index: int, size: int) -> str:
        """The direction of one word or of a hyphened pair."""
        word = "".join(t.text.lower() for t in tokens[index : index + size])
        return self._words.directions.get(word, self.point(tokens, index + size - 1))

    def kind_ending(self, tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, str]:
        """(words, kind) of the longest kind that ends at `end` and begins at `start` or later."""
        for size in range(min(self._words.longest, end - start + 1), 0, -1):
            parts = [t.text.lower() for t in tokens[end - size + 1 : end]] + [lower_lemma(tokens[end])]
            kind = self._words.kinds.get(" ".join(parts))
            if kind:
                return size, kind
        return 0, ""

    def push(
        self,
        phrase: PlacePhrase,
        op: str,
        first: int,
        last: int,
        noun: int,
        *,
        kind: str = "",
        words: str = "",
        points: tuple[str, ...] = (),
    ) -> None:
        """Put a layer around the phrase."""
        phrase.layers.append(Layer(op, first, last, noun, kind, words, points))


def lower_lemma(token: Token) -> str:
    """A token's lemma, or its text, in lower case."""
    return token.lemma.lower() if token.lemma else token.text.lower()
