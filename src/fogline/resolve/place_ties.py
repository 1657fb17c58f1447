"""Place ties: what the words beside a name say of where it lies ("X, 20 km south of Y", "X, a village near Y").

Read off the words between two names, all of which must be spoken for: an opening (comma, bracket), what the place is
("a farming village"), that it lies there ("which lies"), and how: by distance and direction, by one of the two, near,
between two, or in a division or country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Sentence, Token
from fogline.resolve.place_offsets import read_distance, read_point, skip_words
from fogline.resolve.place_phrase import PlacePhrase
from fogline.resolve.place_phrase_words import POSSESSIVES

OPENINGS = frozenset({",", "(", "–", "—"})
LYING = frozenset(
    {"lies", "lie", "lay", "lying", "is", "was", "sits", "stands", "located", "situated", "sited", "found"}
)
HEDGES = frozenset({"about", "around", "some", "roughly", "approximately", "nearly", "almost", "just", "only", "barely",
                    "under", "over", "less", "more", "than", "well", "further", "up", "to", "the", "due", "immediately",
                    "at", "least", "far"})  # fmt: skip
NEAR = (("near",), ("close", "to"), ("not", "far", "from"), ("next", "to"), ("outside",), ("just", "outside"),
        ("beside",), ("on", "the", "outskirts", "of"), ("on", "the", "edge", "of"), ("in", "the", "vicinity", "of"),
        ("adjacent", "to"), ("bordering",), ("around",))  # fmt: skip
INSIDE = frozenset({"in", "inside", "within"})
APART = frozenset({"from", "outside", "off"})
LONGEST, LONGEST_NOUN = 18, 7
"""Tokens between the two names, and of the noun phrase among them."""
HOLDERS = frozenset({"country", "province", "region"})
"""Kinds that hold places rather than lie some way from one."""
LOCALITIES = frozenset({"locality", "area", "community", "place", "spot"})


@dataclass(frozen=True, slots=True)
class Tie:
    """How a name lies to the one behind it: `how` is offset, distance, bearing, near, between or inside; `kind` what
    the words call it ("a village"), empty where they call it nothing. `km` is 0 where no distance is told.

    `governed`: a preposition says it, not a comma alone; `wide`: in the land around the name ("in rural Y").
    """

    how: str
    km: float = 0.0
    point: str = ""
    kind: str = ""
    governed: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Bond:
    """Phrase `name` of a sentence lies as `tie` says to phrase `anchor`, or between it and phrase `other`."""

    name: int
    anchor: int
    tie: Tie
    other: int | None = None


def find_bonds(sentence: Sentence, phrases: Sequence[PlacePhrase], words: PlaceWords) -> Iterator[Bond]:
    """What the words of a sentence say of where its names lie by one another, in text order."""
    for index, phrase in enumerate(phrases):
        bonds = [*_find_ahead(sentence, phrases, index, words)]
        yield from bonds
        if bonds and index and _is_joined(sentence, phrases[index - 1], phrase):
            yield from (Bond(index - 1, bond.anchor, bond.tie, bond.other) for bond in bonds)
        if index and (behind := _read_behind(sentence, phrases[index - 1], phrase)):
            yield Bond(index, index - 1, behind)


def _find_ahead(sentence: Sentence, phrases: Sequence[PlacePhrase], index: int, words: PlaceWords) -> Iterator[Bond]:
    """The bonds of a phrase to the next, and to the one behind that where the next only holds it ("X in Y province, 20
    km from Z")."""
    for anchor in range(index + 1, min(index + 3, len(phrases))):
        tie = read_tie(sentence.tokens, phrases[anchor - 1].last + 1, _find_opening(phrases[anchor]), words)
        if tie is None or (anchor > index + 1 and tie.how == "inside"):
            return
        if tie.how == "between":
            if anchor + 1 < len(phrases) and _is_joined(sentence, phrases[anchor], phrases[anchor + 1]):
                yield Bond(index, anchor, tie, anchor + 1)
            return
        yield Bond(index, anchor, tie)
        if tie.how != "inside":
            return


def _find_opening(phrase: PlacePhrase) -> int:
    """Where a phrase begins without its distance and direction: "the city of Newton" in "20 km from the city of"."""
    first = phrase.name.first
    for layer in phrase.layers:
        if layer.op not in ("kind", "same"):
            break
        first = min(first, layer.first)
    return first


def _is_joined(sentence: Sentence, one: PlacePhrase, other: PlacePhrase) -> bool:
    """Whether two names are a pair ("Newton and Aldham")."""
    between = sentence.tokens[one.last + 1 : other.first]
    return [token.text for token in between] in (["and"], ["&"])


def _read_behind(sentence: Sentence, holder: PlacePhrase, phrase: PlacePhrase) -> Tie | None:
    """What stands before a name: "20 km south of Y, in X", "Y's X"."""
    said = [token.text.lower() for token in sentence.tokens[holder.last + 1 : phrase.first]]
    offset = next((layer for layer in holder.layers if layer.op == "offset"), None)
    if offset is not None and said in ([",", "in"], [",", "at"], ["in"], ["at"]):
        return Tie("offset", float(offset.words), offset.points[0], phrase.kind)
    return Tie("inside") if len(said) == 1 and said[0] in POSSESSIVES else None


def read_late_tie(sentence: Sentence, phrases: Sequence[PlacePhrase], words: PlaceWords) -> Tie | None:
    """What a sentence says that begins with a place just told of ("The village lies 20 km south of Y"): how it lies to
    the sentence's first name."""
    tokens = sentence.tokens
    if not phrases or len(tokens) < 4 or tokens[0].text not in ("The", "It"):
        return None
    first = 1 if tokens[0].text == "It" else 2
    noun = tokens[1].lemma.lower()
    if (
        first == 2
        and words.kinds.get(noun) not in ("village", "town", "hill", "camp", "base")
        and noun not in LOCALITIES
    ):
        return None
    if tokens[first].text.lower() not in LYING | {","}:
        return None
    tie = read_tie(tokens, first, _find_opening(phrases[0]), words)
    return tie if tie is not None and tie.how not in ("between", "inside") else None


def read_tie(tokens: Sequence[Token], first: int, stop: int, words: PlaceWords) -> Tie | None:
    """What tokens `first` up to, not including, `stop` say that ties the name before them to the one behind them."""
    if not 0 < stop - first <= LONGEST:
        return None
    said = [token.text.lower() for token in tokens[first:stop]]
    index = 1 if said[0] in OPENINGS else 0
    opened = index == 1
    size, kind = _read_noun(tokens[first + index : stop], words) if opened else (0, "")
    index += size
    while index < len(said) and (said[index] in ("which", "that") or said[index] in LYING):
        index += 1
    rest = said[index:]
    if rest and rest[0] == "," and kind:
        rest = rest[1:]
    found = _read_measured(rest, words) or _read_plain(rest, words, opened)
    return replace(found, kind=kind) if found else None


def _read_noun(tokens: Sequence[Token], words: PlaceWords) -> tuple[int, str]:
    """How many words say what the place is ("a small farming village"), and which kind that is."""
    if not tokens or tokens[0].text.lower() not in ("a", "an", "the", "another"):
        return 0, ""
    for index, token in enumerate(tokens[1:LONGEST_NOUN], start=1):
        lemma = token.lemma.lower() or token.text.lower()
        kind = words.kinds.get(lemma, "")
        if (kind and kind not in HOLDERS) or lemma in LOCALITIES:
            return index + 1, kind
        if token.upos in ("ADP", "PUNCT", "AUX", "PRON", "DET") and token.text != "-":
            break
    return 0, ""


def _read_measured(said: Sequence[str], words: PlaceWords) -> Tie | None:
    """ "about 20 km (12 miles) south of", "20 km from"."""
    index = skip_words(said, 0, HEDGES)
    km, index = read_distance(said, index)
    if km is None:
        return None
    index = skip_words(said, index, HEDGES)
    point, after = read_point(said, index, words.directions)
    if point and said[after:] in (["of"], ["of", "the"], ["from"]):
        return Tie("offset", km, point)
    if not point and len(said) > index:
        rest = list(said[index + 1 :] if said[index] in ("away", "distant") else said[index:])
        if len(rest) == 1 and rest[0] in APART:
            return Tie("distance", km)
    return None


def _read_plain(said: Sequence[str], words: PlaceWords, opened: bool) -> Tie | None:
    """ "east of", "near", "between", "in the north of", or nothing behind a comma ("X, Y province")."""
    bare = tuple(said[:-1] if len(said) > 1 and said[-1] == "the" else said)
    if bare in NEAR:
        return Tie("near")
    if bare == ("between",):
        return Tie("between")
    point, after = read_point(said, skip_words(said, 0, HEDGES), words.directions)
    if point and said[after:] in (["of"], ["of", "the"]):
        return Tie("bearing", point=point)
    return _read_inside(bare, words, opened)


def _read_inside(said: tuple[str, ...], words: PlaceWords, opened: bool) -> Tie | None:
    """ "in", "in the north of", "in the southern countryside of", or nothing behind a comma ("X, Y province")."""
    points = [words.directions[word] for word in said if words.directions.get(word, "centre") != "centre"]
    inner = [
        word for word in said if word not in ("the", "far", "remote", "part", "rural") and word not in words.directions
    ]
    if len(inner) > 1 and inner[-1] == "of":
        inner = [word for word in inner[:-1] if word not in words.countryside]
    if inner and (len(inner) > 1 or inner[0] not in INSIDE):
        return None
    if not inner and not opened:
        return None
    wide = len(said) > 1 and said[-1] != "the"
    return Tie("inside", point=points[0] if len(points) == 1 else "", governed=bool(inner), wide=wide)
