"""Place definite sites: "the police station", "the governor's office", "the barracks gate"; also "the town"."""

from __future__ import annotations

from dataclasses import replace

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Token
from fogline.resolve.place_definite import Definite, make_layer
from fogline.resolve.place_definite_noun import OWNED
from fogline.resolve.place_phrase_words import POSSESSIVES
from fogline.resolve.place_scores import SITES

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
NATIONAL = frozenset({"national", "presidential", "royal", "imperial", "federal", "central"})
"""Adjectives of sites that a country or a town has one of ("the national palace")."""
ANY = frozenset({"only", "main", "last", "first", "next", "same", "other", "old", "new", "whole", "entire", "nearest"})
"""Words before a road that do not say which it is."""
APART = frozenset({"road"})
"""Kinds of which the words before the noun say which it is ("the coast road")."""
REGIONS = frozenset(
    {"region", "enclave", "pocket", "peninsula", "island", "strip", "valley", "plain", "desert", "zone"}
)
"""Nouns for a region that can point back to one."""


def read_kind(
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
    if not kind and lemma == "post":
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
            specific=named
            or size > 1
            or owned
            or central
            or not NATIONAL.isdisjoint(own)
            or _is_told_apart(tokens, first, noun),
        )
    if kind == "region" and lemma not in REGIONS:
        return None
    if kind in ("city", "town", "village", "province", "district", "quarter", "region", "hill", "river", "road", "sea"):
        apart = kind in APART and bool(set(own) - ANY) and not points
        return Definite(first, noun, kind, lemma, kind, said, own, specific=apart)
    return None


def _is_told_apart(tokens: tuple[Token, ...], first: int, noun: int) -> bool:
    """Whether a noun says which building it is ("the radio building"), other than what many are ("the apartment
    building")."""
    before = tokens[noun - 1]
    return noun - 1 > first and before.upos in ("NOUN", "PROPN") and before.lemma.lower() not in COMMON


def read_rim(tokens: tuple[Token, ...], first: int, noun: int, words: PlaceWords) -> Definite | None:
    """ "the barracks gate", "the airport perimeter": the site, and its part around it."""
    inner = noun - 1
    site = read_kind(tokens, first, inner, tokens[inner].lemma.lower(), (), (), words)
    return replace(site, layers=(make_layer("part", first, noun),), wraps=False) if site else None


def is_somebodys(tokens: tuple[Token, ...], found: Definite, words: PlaceWords) -> bool:
    """Whether a site goes on with whose it is ("the residence of the governor", "the office of President Newton")."""
    if found.wanted != "site" or found.word not in OWNED or found.noun + 3 >= len(tokens):
        return False
    owner = tokens[found.noun + 2 : found.noun + 6]
    if owner[0].text[0].isupper():
        return owner[0].deprel == "nmod:desc"
    noun = next((t for t in owner if t.upos in ("NOUN", "PROPN")), None)
    return noun is not None and noun.upos == "NOUN" and noun.lemma.lower() not in words.kinds
