"""Place phrases: a place name with all that the text builds around it.

"the northern and eastern countryside of Hama province" is one phrase: the name "Hama", asked to be a province, then
its countryside in two directions. A phrase keeps its layers from the inside out; `places.py` resolves the name and
applies them. A layer is found on the words next to the name, not on the parse, which only gives the head.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Sentence, Token
from fogline.resolve.place_names import PlaceName
from fogline.resolve.place_offsets import find_offset
from fogline.resolve.place_phrase import Layer, PlacePhrase

POSSESSIVES = frozenset({"'s", "’s", "'", "’", "`s"})
MODIFIERS = frozenset({"ADJ", "NUM", "ADV"})
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
FRONTS = frozenset({"front", "fronts", "axis"})
"""Nouns after a name that make it the province, where it has one ("the Aleppo and Idlib fronts")."""
NAMED_KINDS = frozenset({"city", "town", "village", "province", "quarter", "district", "river", "road", "hill", "camp"})
"""Kinds whose word may stand right before a name ("the river Orontes")."""
TOWNISH = frozenset({"residential", "urban", "populated", "inhabited", "shopping", "market", "central", "downtown"})
"""Words before "areas" that make them parts of a town ("many areas of Aleppo" are of the province)."""
COMPASS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")


class PhraseGrammar:
    """Reads phrases off one sentence's words."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words

    def find_phrase(self, sentence: Sentence, name: PlaceName) -> PlacePhrase:
        """The phrase around a name. The name may itself hold a direction or kind ("northern Hama province")."""
        tokens = sentence.tokens
        phrase = PlacePhrase(name)
        self._add_right(tokens, phrase)
        offset = find_offset(tokens, phrase.first, self._words.directions)
        if offset is not None:
            self._push(
                phrase, "offset", offset.first, phrase.last, offset.unit, words=offset.km, points=(offset.point,)
            )
            return phrase
        for _ in range(4):
            if not (self._add_direction(tokens, phrase) or self._add_kind_before(tokens, phrase)):
                if self._add_of(tokens, phrase):
                    continue
                break
        self._widen(tokens, phrase)
        return phrase

    def trim(self, sentence: Sentence, name: PlaceName) -> PlaceName:
        """The name without articles, directions and kinds at its ends ("the Nasib border crossing": Nasib)."""
        tokens, first, last = sentence.tokens, name.first, name.last
        while first < last and (self._point(tokens, first) or tokens[first].text.lower() in ("the", "a", "an")):
            first += 1
        while first < last:
            size, kind = self._kind_ending(tokens, first + 1, last)
            if kind:
                last -= size
            elif tokens[last].text.lower() in self._words.between or _lemma(tokens[last]) in self._words.countryside:
                last -= 1
            else:
                break
        while first < last and tokens[last].text in ("-", "–"):
            last -= 1
        if (first, last) == (name.first, name.last):
            return name
        start, offset = tokens[first].start, tokens[name.first].start
        return replace(name, first=first, last=last, text=name.text[start - offset : tokens[last].end - offset])

    # ---------------------------------------------------------------- to the right
    def _add_right(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> None:
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
            point = self._point(tokens, index)
            if point:
                points.append(point)
            elif tokens[index].upos not in MODIFIERS and tokens[index].text not in ("-", "and", ","):
                break
            index += 1
        stop = self._noun_run(tokens, index)
        if stop is None:
            if points and _is_compass_noun(tokens, index - 1) and index - start == 1:
                self._push(phrase, "direction", phrase.first, index - 1, index - 1, points=tuple(points))
            return
        self._add_noun(tokens, phrase, start, stop, phrase.first, tuple(points))

    def _noun_run(self, tokens: tuple[Token, ...], index: int) -> int | None:
        """The last token of the run of nouns and linking adjectives that starts here; None if there is none."""
        stop = None
        for place in range(index, min(len(tokens), index + 5)):
            token, word = tokens[place], tokens[place].text.lower()
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
            lemma = _lemma(tokens[end])
            if end < stop and tokens[end + 1].upos in ("NOUN", "PROPN") and not self._is_weak(tokens, end + 1):
                if lemma in self._words.kinds and not possessed and self._words.kinds[lemma] in ("city", "town"):
                    break
                continue
            if lemma in self._words.countryside:
                self._push(phrase, "countryside", first, end, end, points=points)
                return True
            if lemma in self._words.centre:
                self._push(phrase, "centre", first, end, end)
                return True
            kind = self._kind_ending(tokens, start, end)[1]
            if kind:
                return self._add_kind(tokens, phrase, start, end, first, kind, possessed)
            if lemma in self._words.same and (possessed or end == start):
                if lemma in FRONTS and not phrase.layers:
                    phrase.hint = "province"
                self._push(phrase, "part", first, end, end)
                return True
        return False

    def _is_weak(self, tokens: tuple[Token, ...], index: int) -> bool:
        return tokens[index].text.lower() in ("axis", "front", "area", "region", "direction", "sector")

    def _add_kind(
        self, tokens: tuple[Token, ...], phrase: PlacePhrase, start: int, end: int, first: int, kind: str, owned: bool
    ) -> bool:
        said = " ".join(t.text for t in tokens[start : end + 1])
        plural = tokens[end].xpos in ("NNS", "NNPS")
        if kind in ("airport", "airbase", "building", "base", "crossing", "camp", "dam"):
            if owned and plural:
                return False
            self._push(phrase, "facility", first, end, end, kind=kind, words=said)
        elif owned and plural:
            self._push(phrase, "part", first, end, end)
        elif owned and kind in ("city", "town", "village", "province", "district", "region"):
            self._push(phrase, "owned", first, end, end, kind=kind)
        elif phrase.layers and kind == "region":
            self._push(phrase, "same", first, end, end)
        else:
            self._push(phrase, "kind", first, end, end, kind=kind)
        return True

    def _kind_ending(self, tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, str]:
        """(words, kind) of the longest kind that ends at `end` and begins at `start` or later."""
        for size in range(min(self._words.longest, end - start + 1), 0, -1):
            parts = [t.text.lower() for t in tokens[end - size + 1 : end]] + [_lemma(tokens[end])]
            kind = self._words.kinds.get(" ".join(parts))
            if kind:
                return size, kind
        return 0, ""

    # ---------------------------------------------------------------- to the left
    def _add_direction(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> bool:
        points, index = self._points_before(tokens, phrase.first)
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
            self._push(phrase, "part", index, phrase.last, phrase.last)
        else:
            noun = top.noun if top else phrase.name.first
            self._push(phrase, "direction", index, phrase.last, noun, points=points)
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

    def _points_before(self, tokens: tuple[Token, ...], first: int) -> tuple[tuple[str, ...], int]:
        """Directions that end right before `first` ("northern and eastern"), and where they begin."""
        points: list[str] = []
        index = first
        while index > 0:
            size = self._point_size(tokens, index - 1)
            if not size:
                break
            points.insert(0, self._joined_point(tokens, index - size, size))
            index -= size
            if index > 1 and tokens[index - 1].text in ("and", "or") and self._point_size(tokens, index - 2):
                index -= 1
                continue
            break
        return tuple(points), index

    def _point(self, tokens: tuple[Token, ...], index: int) -> str:
        return self._words.directions.get(tokens[index].text.lower(), "")

    def _point_size(self, tokens: tuple[Token, ...], index: int) -> int:
        """1, or 3 for "north - western", where a direction ends at `index`; else 0."""
        if index < 0 or not self._point(tokens, index):
            return 0
        return 3 if index >= 2 and tokens[index - 1].text == "-" and self._point(tokens, index - 2) else 1

    def _joined_point(self, tokens: tuple[Token, ...], index: int, size: int) -> str:
        word = "".join(t.text.lower() for t in tokens[index : index + size])
        return self._words.directions.get(word, self._point(tokens, index + size - 1))

    def _add_kind_before(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> bool:
        """ "the town Saraqib", "the capital Damascus": a kind right before the bare name."""
        index = phrase.first - 1
        if phrase.layers or index < 0 or tokens[index].upos not in ("NOUN", "PROPN"):
            return False
        lemma = _lemma(tokens[index])
        kind = "city" if lemma == "capital" else self._words.kinds.get(lemma, "")
        if kind not in NAMED_KINDS or tokens[index].xpos == "NNS":
            return False
        self._push(phrase, "kind", index, phrase.last, index, kind=kind)
        return True

    def _add_of(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> bool:
        """ "NOUN of P", "towns in P", "the countryside north of P", "the west of P"."""
        index = self._skip_left(tokens, phrase.first)
        if index < 2:
            return False
        prep, noun = tokens[index - 1].text.lower(), index - 2
        if prep not in ("of", "in", "around", "near", "inside", "across", "within", "surrounding", "between"):
            return False
        lemma = _lemma(tokens[noun])
        if noun > 0 and tokens[noun - 1].text[0].isupper() and tokens[noun - 1].upos == "PROPN":
            return False
        if lemma == "direction":
            return False
        if prep == "of" and self._point_size(tokens, noun):
            return self._add_point_of(tokens, phrase, noun)
        if lemma in ("part", "region", "half", "section", "swathe", "area") and prep == "of":
            points, start = self._points_before(tokens, noun)
            if points and points != ("centre",):
                self._push(phrase, "direction", start, phrase.last, noun, points=points)
                return True
        first = noun
        if prep == "of" or (prep in ("in", "around") and lemma in self._words.countryside):
            if lemma in self._words.countryside:
                points, first = self._points_before(tokens, noun)
                self._push(phrase, "countryside", first, phrase.last, noun, points=points)
                return True
            if lemma in self._words.centre:
                self._push(phrase, "centre", first, phrase.last, noun)
                return True
            size, kind = self._kind_ending(tokens, max(0, noun - 2), noun)
            plural = tokens[noun].xpos in ("NNS", "NNPS")
            if kind in ("airport", "airbase", "building", "base", "crossing", "camp", "dam") and not plural:
                if prep != "of":
                    return False
                start = noun - size + 1
                said = " ".join(t.text for t in tokens[start : noun + 1])
                self._push(phrase, "facility", start, phrase.last, noun, kind=kind, words=said)
                return True
            named = not plural or kind in ("province", "city", "town", "village")
            if kind and named and prep == "of" and not phrase.layers:
                self._push(phrase, "kind", noun - size + 1, phrase.last, noun, kind=kind)
                return True
            if kind == "road":
                return False
        if lemma in self._words.same and prep in ("of", "in", "inside", "across", "within"):
            if not phrase.layers:
                wide = lemma in FRONTS or self._is_wide(tokens, noun)
                phrase.hint = "city" if lemma in URBAN else "province" if wide else phrase.hint
            self._push(phrase, "part", first, phrase.last, noun)
            return True
        if lemma in self._words.group and tokens[noun].xpos in ("NNS", "NNPS") and prep != "between":
            if lemma in URBAN and not phrase.layers:
                phrase.hint = "city"
            self._push(phrase, "part", first, phrase.last, noun)
            return True
        return False

    def _is_wide(self, tokens: tuple[Token, ...], noun: int) -> bool:
        """ "many areas" of a name are of its province, where it has one; residential ones of the town."""
        plural = _lemma(tokens[noun]) == "area" and tokens[noun].xpos in ("NNS", "NNPS")
        before = tokens[noun - 1].text.lower() if noun else ""
        return plural and before not in TOWNISH and not self._point(tokens, noun - 1)

    def _add_point_of(self, tokens: tuple[Token, ...], phrase: PlacePhrase, noun: int) -> bool:
        """ "north of P" after countryside or unnamed places; "the north of P" by itself."""
        points, first = self._points_before(tokens, noun + 1)
        before = first - 1
        while before >= 0 and tokens[before].text.lower() in ("the", "to", "just", "further"):
            before -= 1
        outer = _lemma(tokens[before]) if before >= 0 else ""
        if outer in self._words.countryside:
            self._push(phrase, "countryside", before, phrase.last, before, points=points)
            return True
        if outer in self._words.group and before >= 0 and tokens[before].xpos == "NNS":
            self._push(phrase, "around", before, phrase.last, before, points=points)
            return True
        article = first > 0 and tokens[first - 1].text.lower() in ("the", "far", "extreme")
        if article and tokens[noun].text.lower() in COMPASS and points != ("centre",):
            self._push(phrase, "direction", first, phrase.last, noun, points=points)
            return True
        if article and points == ("centre",):
            self._push(phrase, "centre", first, phrase.last, noun)
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

    def _widen(self, tokens: tuple[Token, ...], phrase: PlacePhrase) -> None:
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

    def _push(
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
        phrase.layers.append(Layer(op, first, last, noun, kind, words, points))


def _lemma(token: Token) -> str:
    return token.lemma.lower() if token.lemma else token.text.lower()


def _is_hyphened(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the token is a part of a hyphened word ("rebel - held")."""
    before = index > 0 and tokens[index - 1].text == "-" and tokens[index - 1].end == tokens[index].start
    after = index + 1 < len(tokens) and tokens[index + 1].text == "-" and tokens[index + 1].start == tokens[index].end
    return before or after


def _is_compass_noun(tokens: tuple[Token, ...], index: int) -> bool:
    return tokens[index].text.lower() in COMPASS
