"""Place definites: definite phrases that point back to a place: "the city", "its airport", "that region", "there"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Sentence, Token
from fogline.resolve.name_runs import UNMARKED
from fogline.resolve.place_definite import Definite
from fogline.resolve.place_phrase import Layer
from fogline.resolve.place_phrase_words import POSSESSIVES
from fogline.resolve.place_scores import SITES

DETERMINERS = frozenset({"the", "this", "that", "both", "these", "those"})
POSSESSORS = frozenset({"its", "their"})
OWNED = frozenset({"office", "residence", "headquarters", "headquarter", "quarters", "compound", "base", "barracks"})
"""Sites that are told by whose they are ("the governor's office")."""
NUMBERS = {"two": 2, "three": 3, "both": 2}
_OPENERS = DETERMINERS | POSSESSORS | {"there"}
FRINGES = frozenset({"outskirts", "suburbs", "environs"})
"""Plural nouns that are parts of the city in view."""
WHOLE = frozenset({"whole", "entire", "long", "shared", "common", "porous", "international", "state"})
"""Words before "border" that do not say whose it is."""
COMMON = frozenset(
    {
        "apartment",
        "office",
        "school",
        "village",
        "city",
        "town",
        "crash",
        "blast",
        "strike",
        "attack",
        "building",
        "housing",
    }
)
"""Nouns before a building or a site that tell of no particular one."""
RIMS = frozenset({"gate", "gates", "perimeter", "wall", "walls", "runway", "entrance", "fence", "courtyard", "grounds"})
"""Parts of a site that its noun stands right before ("the barracks gate")."""
REGIONS = frozenset({"region", "enclave", "pocket", "peninsula", "island", "strip", "valley", "plain", "desert"})
"""Nouns for a region that can point back to one."""


def find_definites(sentence: Sentence, words: PlaceWords) -> Iterator[Definite]:
    """The definite place phrases of a sentence, in order, those followed by "of NAME" included."""
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        found = _read(tokens, index, words) if tokens[index].text.lower() in _OPENERS else None
        if found is not None:
            if not _is_outer(tokens, found) or _is_somebodys(tokens, found, words):
                yield found
            index = found.noun + 1
        else:
            index += 1


def _is_outer(tokens: tuple[Token, ...], found: Definite) -> bool:
    """Whether the phrase goes on with "of the ..." or "of NAME": then the inner phrase is read, and this around it."""
    after = tokens[found.noun + 1 : found.noun + 3]
    if len(after) < 2 or after[0].text.lower() != "of":
        return False
    return after[1].text.lower() in DETERMINERS | POSSESSORS or after[1].text[0].isupper()


def _is_somebodys(tokens: tuple[Token, ...], found: Definite, words: PlaceWords) -> bool:
    """Whether a site goes on with whose it is ("the residence of the governor", "the office of President Newton")."""
    if found.wanted != "site" or found.word not in OWNED or found.noun + 3 >= len(tokens):
        return False
    owner = tokens[found.noun + 2 : found.noun + 6]
    if owner[0].text[0].isupper():
        return owner[0].deprel == "nmod:desc"
    noun = next((t for t in owner if t.upos in ("NOUN", "PROPN")), None)
    return noun is not None and noun.upos == "NOUN" and noun.lemma.lower() not in words.kinds


def _read(tokens: tuple[Token, ...], index: int, words: PlaceWords) -> Definite | None:
    word = tokens[index].text.lower()
    if word == "there" and tokens[index].xpos != "EX" and tokens[index].deprel.startswith("advmod"):
        return Definite(index, index, "there", wraps=False)
    if word not in POSSESSORS and (word not in DETERMINERS or tokens[index].upos != "DET"):
        return None
    noun, points = _find_noun(tokens, index + 1, words)
    if noun is None:
        return None
    modifiers = tuple(t.text.lower() for t in tokens[index + 1 : noun] if t.text not in ("-", "and"))
    if word in POSSESSORS:
        return _read_owned(tokens, index, noun, points, modifiers, words)
    return _read_the(tokens, index, noun, points, modifiers, words)


def _find_noun(tokens: tuple[Token, ...], start: int, words: PlaceWords) -> tuple[int | None, tuple[str, ...]]:
    """The head noun of the phrase that begins at `start`, with the directions among its modifiers."""
    points: list[str] = []
    index = start
    while index < len(tokens) and index < start + 7:
        token, word = tokens[index], tokens[index].text.lower()
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        point = words.directions.get(word)
        if point:
            points.append(point)
        elif token.upos in ("NOUN", "PROPN"):
            if following is None or _ends(tokens, index):
                return index, tuple(points)
        elif token.text in POSSESSIVES and index > start:
            pass
        elif token.upos not in ("ADJ", "NUM", "ADV") and token.text not in ("-", "and") and not _is_participle(token):
            break
        index += 1
    if points and index == start + 1:
        return index - 1, tuple(points)
    return None, ()


def _ends(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a noun ends its phrase: no other noun goes on, but for a day ("the airport yesterday")."""
    following = tokens[index + 1]
    if following.text in POSSESSIVES:
        return index + 2 >= len(tokens) or tokens[index + 2].lemma.lower() not in OWNED
    return following.text != "-" and (following.upos not in ("NOUN", "PROPN") or following.deprel in UNMARKED)


def _is_participle(token: Token) -> bool:
    return token.upos == "VERB" and token.xpos in ("VBN", "VBG")


def _read_the(
    tokens: tuple[Token, ...],
    first: int,
    noun: int,
    points: tuple[str, ...],
    modifiers: tuple[str, ...],
    words: PlaceWords,
) -> Definite | None:
    lemma, text = tokens[noun].lemma.lower(), tokens[noun].text.lower()
    plural = tokens[noun].xpos in ("NNS", "NNPS") and lemma != text
    if text in words.directions:
        return _read_compass(tokens, first, noun, points)
    if plural:
        return _read_plural(tokens, first, noun, lemma, modifiers, words)
    if lemma in words.countryside:
        return Definite(first, noun, "countryside", layers=(_layer("countryside", first, noun, points=points),))
    if lemma == "capital" and tokens[noun - 1].upos == "PROPN" and noun - 1 > first:
        return Definite(noun, noun, "capital", provincial=True, wraps=False)
    if lemma == "capital":
        code = next((c for m in modifiers for c in get_countries_by_word().get(m, ())[:1]), "")
        provincial = any(m in ("provincial", "regional", "state", "governorate", "district") for m in modifiers)
        return Definite(first, noun, "capital", country=code, provincial=provincial)
    if lemma in ("country", "nation"):
        return Definite(first, noun, "country") if not modifiers or modifiers[0] not in ("other",) else None
    if lemma in words.centre and not set(modifiers) - {"city", "town", "very"}:
        return Definite(first, noun, "city", "centre", layers=(_layer("centre", first, noun),))
    if lemma in ("border", "frontier") and not set(modifiers) - WHOLE:
        if noun + 1 < len(tokens) and tokens[noun + 1].text.lower() in ("near", "at"):
            return None
        return Definite(first, noun, "border")
    if text in RIMS and noun - 1 > first and words.kinds.get(tokens[noun - 1].lemma.lower()) in SITES:
        return _read_rim(tokens, first, noun, words)
    pair = f"{tokens[noun - 1].text.lower()} {lemma}"
    if lemma in ("area", "zone", "vicinity") and pair not in words.kinds:
        if lemma == "zone" and any(m not in words.directions for m in modifiers):
            return None
        if any(m in ("surrounding", "wider", "residential", "civilian") for m in modifiers):
            return Definite(first, noun, "surroundings") if "surrounding" in modifiers else None
        return Definite(first, noun, "area")
    return _read_kind(tokens, first, noun, lemma, modifiers, points, words)


def _read_kind(
    tokens: tuple[Token, ...],
    first: int,
    noun: int,
    lemma: str,
    modifiers: tuple[str, ...],
    points: tuple[str, ...],
    words: PlaceWords,
) -> Definite | None:
    if lemma in ("region", "front", "sector") and points and len(modifiers) == 1:
        return Definite(first, noun, "compass", points=points[-1:], wraps=False)
    kind, size = "", 0
    for length in range(min(words.longest, noun - first), 0, -1):
        phrase = " ".join([*(t.text.lower() for t in tokens[noun - length + 1 : noun]), lemma])
        if phrase in words.kinds:
            kind, size = words.kinds[phrase], length
            break
    owned = lemma in OWNED and any(t.text in POSSESSIVES for t in tokens[first + 1 : noun])
    if not kind and owned and not tokens[noun].deprel.startswith("nsubj"):
        kind, size = "building", 1
    if not kind and lemma == "state" and tokens[first].text.lower() == "the" and not modifiers:
        return None
    if not kind:
        return None
    said = " ".join(t.text for t in tokens[first + 1 : noun + 1])
    own = tuple(m for m in modifiers[: len(modifiers) - size + 1] if m not in words.directions)
    if kind == "city" and "old" in modifiers:
        return Definite(first, noun, "site", "old city", "quarter", "Old City", specific=True)
    if kind in SITES:
        named = any(t.text[0].isupper() for t in tokens[first + 1 : noun + 1])
        central = lemma == "square" and not {"main", "central", "market"}.isdisjoint(modifiers)
        return Definite(
            first,
            noun,
            "site",
            lemma,
            kind,
            said,
            own,
            specific=named or size > 1 or owned or central or _is_told_apart(tokens, first, noun),
        )
    if kind == "region" and lemma not in REGIONS:
        return None
    if kind in ("city", "town", "village", "province", "district", "quarter", "region", "hill", "river", "road", "sea"):
        return Definite(first, noun, kind, lemma)
    return None


def _is_told_apart(tokens: tuple[Token, ...], first: int, noun: int) -> bool:
    """Whether a noun says which building it is ("the radio building"), other than what many are ("the apartment
    building")."""
    before = tokens[noun - 1]
    return noun - 1 > first and before.upos in ("NOUN", "PROPN") and before.lemma.lower() not in COMMON


def _read_rim(tokens: tuple[Token, ...], first: int, noun: int, words: PlaceWords) -> Definite | None:
    """ "the barracks gate", "the airport perimeter": the site, and its part around it."""
    inner = noun - 1
    site = _read_kind(tokens, first, inner, tokens[inner].lemma.lower(), (), (), words)
    return replace(site, layers=(_layer("part", first, noun),), wraps=False) if site else None


def _read_compass(tokens: tuple[Token, ...], first: int, noun: int, points: tuple[str, ...]) -> Definite | None:
    following = tokens[noun + 1].text.lower() if noun + 1 < len(tokens) else ""
    before = tokens[first - 1].text.lower() if first else ""
    if (
        following in ("of", "and", "-")
        or points == ("centre",)
        or tokens[noun].upos not in ("NOUN", "PROPN", "ADV", "ADJ")
    ):
        return None
    held = tokens[noun].deprel == "obj" and tokens[noun].head >= 0 and tokens[tokens[noun].head].upos == "VERB"
    if held:
        return Definite(first, noun, "compass", points=points[-1:], wraps=False)
    if before not in ("in", "of", "across", "from", "to", "into", "through", "on", "over"):
        return None
    if before in ("from", "to") and following not in (".", ",", "and"):
        return None
    return Definite(first, noun, "compass", points=points[-1:], wraps=False)


def _read_plural(
    tokens: tuple[Token, ...], first: int, noun: int, lemma: str, modifiers: tuple[str, ...], words: PlaceWords
) -> Definite | None:
    if tokens[noun].text.lower() in FRINGES and not _is_outer(tokens, Definite(first, noun, "")):
        return Definite(first, noun, "city", layers=(_layer("part", first, noun),))
    if any(m in ("surrounding", "nearby", "neighbouring", "neighboring", "adjacent") for m in modifiers):
        if lemma in words.group or tokens[noun].text.lower() in words.group:
            return Definite(first, noun, "surroundings")
        return None
    counted = NUMBERS.get(tokens[first].text.lower(), 1)
    for modifier in modifiers:
        counted = NUMBERS.get(modifier, counted)
    kind = words.kinds.get(lemma, "")
    if kind in SITES and counted == 1 and tokens[first].text.lower() == "the" and len(modifiers) <= 2:
        said = " ".join(t.text for t in tokens[first + 1 : noun + 1])
        return Definite(first, noun, "site", tokens[noun].text.lower(), kind, said, modifiers, specific=bool(modifiers))
    if counted > 1 and kind in ("city", "town", "village", "quarter", "district", "province", "country"):
        return Definite(first, noun, kind, number=counted)
    return None


def _read_owned(
    tokens: tuple[Token, ...],
    first: int,
    noun: int,
    points: tuple[str, ...],
    modifiers: tuple[str, ...],
    words: PlaceWords,
) -> Definite | None:
    """ "its airport", "its eastern districts", "its northern countryside": a layer on the place that owns."""
    lemma, text = tokens[noun].lemma.lower(), tokens[noun].text.lower()
    if lemma in words.countryside:
        return Definite(first, noun, "owner", layers=(_layer("countryside", first, noun, points=points),))
    if lemma in words.centre:
        return Definite(first, noun, "owner", layers=(_layer("centre", first, noun),))
    kind = words.kinds.get(lemma, "")
    if lemma in ("border", "frontier") and not set(modifiers) - WHOLE:
        return Definite(first, noun, "border")
    if kind in ("airport", "airbase", "dam", "crossing") or lemma in ("citadel", "port", "university", "prison"):
        if tokens[noun].xpos == "NNS":
            return None
        said = " ".join(t.text for t in tokens[first + 1 : noun + 1])
        return Definite(first, noun, "owner", layers=(_layer("facility", first, noun, kind=kind, words=said),))
    if text in ("outskirts", "edges", "districts", "suburbs", "streets", "neighbourhoods", "neighborhoods", "quarters"):
        return Definite(first, noun, "owner", layers=(_layer("part", first, noun),))
    dwelling = lemma in words.dwelling and tokens[first].text.lower() == "its"
    if text in ("surroundings", "environs") or dwelling:
        return Definite(first, noun, "owner", layers=(_layer("part", first, noun),))
    return None


def _layer(op: str, first: int, noun: int, *, kind: str = "", words: str = "", points: tuple[str, ...] = ()) -> Layer:
    return Layer(op, first, noun, noun, kind, words, points)
