"""Place definite parts: "the north", "the surrounding towns", "both villages", "its airport"."""

from __future__ import annotations

from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Token
from fogline.resolve.place_definite import Definite, make_layer
from fogline.resolve.place_definite_noun import is_outer
from fogline.resolve.place_scores import SITES

NUMBERS = {"two": 2, "three": 3, "both": 2}
FRINGES = frozenset({"outskirts", "suburbs", "environs"})
"""Plural nouns that are parts of the city in view."""
WHOLE = frozenset({"whole", "entire", "long", "shared", "common", "porous", "international", "state"})
"""Words before "border" that do not say whose it is."""


def read_compass(tokens: tuple[Token, ...], first: int, noun: int, points: tuple[str, ...]) -> Definite | None:
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


def read_plural(
    tokens: tuple[Token, ...], first: int, noun: int, lemma: str, modifiers: tuple[str, ...], words: PlaceWords
) -> Definite | None:
    if tokens[noun].text.lower() in FRINGES and not is_outer(tokens, noun):
        return Definite(first, noun, "city", layers=(make_layer("part", first, noun),))
    if any(m in ("surrounding", "nearby", "neighbouring", "neighboring", "adjacent") for m in modifiers):
        if lemma in words.group or tokens[noun].text.lower() in words.group:
            return Definite(first, noun, "surroundings")
        return None
    counted = NUMBERS.get(tokens[first].text.lower(), 1)
    for modifier in modifiers:
        counted = NUMBERS.get(modifier, counted)
    kind = words.kinds.get(lemma, "")
    if lemma == "height" and not modifiers and counted == 1:
        return Definite(first, noun, "hill", lemma)
    if kind in SITES and counted == 1 and tokens[first].text.lower() == "the" and len(modifiers) <= 2:
        said = " ".join(t.text for t in tokens[first + 1 : noun + 1])
        return Definite(first, noun, "site", tokens[noun].text.lower(), kind, said, modifiers, specific=bool(modifiers))
    if counted > 1 and kind in ("city", "town", "village", "quarter", "district", "province", "country", "region"):
        return Definite(first, noun, kind, number=counted)
    return None


def read_owned(
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
        return Definite(first, noun, "owner", layers=(make_layer("countryside", first, noun, points=points),))
    if lemma in words.centre:
        return Definite(first, noun, "owner", layers=(make_layer("centre", first, noun),))
    kind = words.kinds.get(lemma, "")
    if lemma in ("border", "frontier") and not set(modifiers) - WHOLE:
        return Definite(first, noun, "border")
    if kind in ("airport", "airbase", "dam", "crossing") or lemma in ("citadel", "port", "university", "prison"):
        if tokens[noun].xpos == "NNS":
            return None
        said = " ".join(t.text for t in tokens[first + 1 : noun + 1])
        return Definite(first, noun, "owner", layers=(make_layer("facility", first, noun, kind=kind, words=said),))
    if text in ("outskirts", "edges", "districts", "suburbs", "streets", "neighbourhoods", "neighborhoods", "quarters"):
        return Definite(first, noun, "owner", layers=(make_layer("part", first, noun),))
    dwelling = lemma in words.dwelling and tokens[first].text.lower() == "its"
    if text in ("surroundings", "environs") or dwelling:
        return Definite(first, noun, "owner", layers=(make_layer("part", first, noun),))
    return None
