"""Place definites: definite phrases that point back to a place: "the city", "its airport", "that region", "there"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.place_words import PlaceWords
from fogline.models.report import Sentence, Token
from fogline.resolve.place_definite import Definite, make_layer
from fogline.resolve.place_definite_noun import DETERMINERS, INDEFINITES, POSSESSORS, find_noun, is_outer
from fogline.resolve.place_definite_parts import WHOLE, read_compass, read_owned, read_plural
from fogline.resolve.place_definite_sites import is_somebodys, read_kind, read_rim
from fogline.resolve.place_phrase_words import POSSESSIVES
from fogline.resolve.place_scores import SITES

RIMS = frozenset({"gate", "gates", "perimeter", "wall", "walls", "runway", "entrance", "fence", "courtyard", "grounds"})
"""Parts of a site that its noun stands right before ("the barracks gate")."""
FENCED = frozenset({"gate", "gates", "perimeter", "fence"})
"""Those that without the site's noun are of the one just told ("they broke through the outer fence")."""
SCENES = frozenset({"scene", "ruins", "place", "stronghold", "bastion", "slum"})
"""Nouns for where something was just told to be, whatever place that is."""
SIDES = frozenset({"main", "outer", "inner", "front", "rear", "back", "side"})
"""Words before one of them that do not say of which site it is."""
PROVINCIAL = frozenset({"provincial", "regional", "state", "governorate", "district", "departmental", "department"})
BESIDE = frozenset({"at", "near", "outside"})
"""Prepositions that tell with a name which site is meant, and not only the town that it is in."""
WAYS = frozenset({"bridge", "road", "highway", "street", "tunnel", "crossing", "corridor", "railway"})
"""What leads somewhere: one that is told for the first time stands for the town that it is at."""
FEW = frozenset({"base", "barracks", "garrison", "prison", "jail", "church", "cathedral", "mosque", "temple", "school"})
FEW |= frozenset({"monastery", "convent", "synagogue", "mill", "plant", "factory", "refinery", "mine", "stadium"})
"""Sites of which a town has so few that one in it is known by the town; a market or checkpoint stands for the town."""
LONGEST_OWNER = 4
"""Tokens before "capital" that may name its country, the possessive included."""
_OPENERS = DETERMINERS | POSSESSORS | INDEFINITES | {"there"}


def find_definites(sentence: Sentence, words: PlaceWords) -> Iterator[Definite]:
    """The definite place phrases of a sentence, in order, those followed by "of NAME" included."""
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        opens = tokens[index].text.lower() in _OPENERS
        found = _read(tokens, index, words) if opens else _read_capital(tokens, index)
        if found is not None:
            if not is_outer(tokens, found.noun) or is_somebodys(tokens, found, words):
                yield found
            index = found.noun + 1
        else:
            index += 1


def _read(tokens: tuple[Token, ...], index: int, words: PlaceWords) -> Definite | None:
    word = tokens[index].text.lower()
    if word == "there" and tokens[index].xpos != "EX" and tokens[index].deprel.startswith("advmod"):
        return Definite(index, index, "there", wraps=False)
    if word not in POSSESSORS and (word not in DETERMINERS | INDEFINITES or tokens[index].upos != "DET"):
        return None
    noun, points = find_noun(tokens, index + 1, words)
    if noun is None:
        return None
    modifiers = tuple(t.text.lower() for t in tokens[index + 1 : noun] if t.text not in ("-", "and"))
    if word in INDEFINITES:
        found = read_kind(tokens, index, noun, tokens[noun].lemma.lower(), modifiers, points, words)
        told = found is not None and found.wanted == "site" and _is_told_where(tokens, noun, found.word)
        return replace(found, fresh=True) if found is not None and told else None
    if word in POSSESSORS:
        return read_owned(tokens, index, noun, points, modifiers, words)
    return _read_the(tokens, index, noun, points, modifiers, words)


def _is_told_where(tokens: tuple[Token, ...], noun: int, word: str) -> bool:
    """Whether a name behind tells which site it is: by what it is ("a post near Newtown") or, where a town has few of
    its kind, what it is in ("an army base in Newtown")."""
    if word in WAYS or noun + 2 >= len(tokens) or tokens[noun + 2].upos != "PROPN":
        return False
    case = tokens[noun + 1].text.lower()
    return case in BESIDE or (case == "in" and word in FEW)


def _read_capital(tokens: tuple[Token, ...], index: int) -> Definite | None:
    """ "Ruritania's capital": of a country by its name, else of the province named before."""
    named_behind = index + 1 < len(tokens) and tokens[index + 1].upos == "PROPN"
    owned = index > 1 and tokens[index - 1].text in POSSESSIVES and tokens[index - 2].upos == "PROPN"
    if tokens[index].text.lower() != "capital" or not owned or named_behind:
        return None
    owners = [tokens[first : index - 1] for first in range(max(0, index - LONGEST_OWNER), index - 1)]
    names = (" ".join(t.text.lower() for t in owner) for owner in owners)
    code = next((c for name in names for c in get_countries_by_word().get(name, ())[:1]), "")
    return Definite(index, index, "capital", country=code, provincial=not code, wraps=False)


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
        return read_compass(tokens, first, noun, points)
    if text in SCENES and not modifiers and all(t.text.lower() != "where" for t in tokens[noun + 1 : noun + 2]):
        return Definite(first, noun, "scene", lemma, wraps=False)
    if text in FENCED and not points and set(modifiers) <= SIDES | {text}:
        return Definite(first, noun, "fenced", lemma, wraps=False)
    if plural:
        return read_plural(tokens, first, noun, lemma, modifiers, words)
    if lemma in words.countryside:
        return Definite(first, noun, "countryside", layers=(make_layer("countryside", first, noun, points=points),))
    if lemma == "capital" and tokens[noun - 1].upos == "PROPN" and noun - 1 > first:
        return Definite(noun, noun, "capital", provincial=True, wraps=False)
    if lemma == "capital":
        code = next((c for m in modifiers for c in get_countries_by_word().get(m, ())[:1]), "")
        provincial = any(m in PROVINCIAL for m in modifiers)
        return Definite(first, noun, "capital", country=code, provincial=provincial)
    if lemma in ("country", "nation"):
        return Definite(first, noun, "country") if not modifiers or modifiers[0] not in ("other",) else None
    if lemma in words.centre and not set(modifiers) - {"city", "town", "very"}:
        return Definite(first, noun, "city", "centre", layers=(make_layer("centre", first, noun),))
    if lemma in ("border", "frontier") and not set(modifiers) - WHOLE:
        if noun + 1 < len(tokens) and tokens[noun + 1].text.lower() in ("near", "at"):
            return None
        return Definite(first, noun, "border")
    if text in RIMS and noun - 1 > first and words.kinds.get(tokens[noun - 1].lemma.lower()) in SITES:
        return read_rim(tokens, first, noun, words)
    pair = f"{tokens[noun - 1].text.lower()} {lemma}"
    if lemma in ("area", "zone", "vicinity") and pair not in words.kinds:
        if lemma == "zone" and any(m not in words.directions for m in modifiers):
            return None
        if any(m in ("surrounding", "wider", "residential", "civilian") for m in modifiers):
            return Definite(first, noun, "surroundings") if "surrounding" in modifiers else None
        return Definite(first, noun, "area")
    return read_kind(tokens, first, noun, lemma, modifiers, points, words)
