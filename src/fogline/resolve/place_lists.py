"""Place lists: "Aleppo and Idlib provinces", "the villages of A, B, C and D", "towns including A and B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fogline.lexicon.place_matches import find_distance
from fogline.lexicon.place_words import PlaceWords
from fogline.models.entity import Place
from fogline.models.report import Sentence
from fogline.resolve.place_choice import Choice
from fogline.resolve.place_phrase import Layer, PlacePhrase
from fogline.resolve.place_scores import SETTLEMENTS, is_hamlet

STRAY_KM, FAR_KM, LEAST_FELLOWS = 40.0, 100.0, 2
"""How far from its fellows in a list what sounds like a name is none of them, and what is spelt like it; how many
fellows tell."""
SOUNDING, SPELT = "sounds alike nearby", "spelling"
"""How choices end that were found by a likeness."""
SPREAD = frozenset({"kind", "countryside", "facility", "part"})
LINKS = frozenset({",", "and", "or", "&", "both", "the", "as", "well", "also", ";", "in", "nearby"})


def find_chains(sentence: Sentence, phrases: list[PlacePhrase]) -> list[list[PlacePhrase]]:
    """Runs of phrases with nothing but commas and conjunctions between them; each has two or more."""
    chains: list[list[PlacePhrase]] = []
    for phrase in phrases:
        if chains and _is_linked(sentence, chains[-1][-1], phrase):
            chains[-1].append(phrase)
        else:
            chains.append([phrase])
    return chains


def _is_linked(sentence: Sentence, one: PlacePhrase, other: PlacePhrase) -> bool:
    between = sentence.tokens[one.last + 1 : other.first]
    return (
        0 < len(between) <= 4
        and all(t.text.lower() in LINKS for t in between)
        and any(t.text in (",", "and", "or", "&", ";") for t in between)
    )


def spread_kinds(
    sentence: Sentence, phrases: list[PlacePhrase], chains: list[list[PlacePhrase]], words: PlaceWords
) -> None:
    """Give every name of a list the kind that its plural noun says, before it or after it."""
    for chain in chains:
        _spread_back(sentence, chain)
        _spread_on(sentence, chain)
        _hint(sentence, chain, words)


def _spread_back(sentence: Sentence, chain: list[PlacePhrase]) -> None:
    """ "A, B and C provinces": a name's plural kind holds for the bare names before it."""
    for index in range(len(chain) - 1, 0, -1):
        last = chain[index]
        layer = next((x for x in last.layers if x.noun > last.name.last), None)
        if layer is None or sentence.tokens[layer.noun].xpos not in ("NNS", "NNPS"):
            continue
        for phrase in reversed(chain[:index]):
            if any(x.op == "direction" for x in phrase.layers):
                phrase.hint = layer.kind
            elif all(x.op == "same" for x in phrase.layers) and layer.op in SPREAD:
                first, end = phrase.first, phrase.last
                phrase.layers.append(replace(layer, first=first, last=end, noun=phrase.name.first))
                phrase.hint = phrase.hint or last.hint
                phrase.head = layer.noun
            else:
                break


def _spread_on(sentence: Sentence, chain: list[PlacePhrase]) -> None:
    """ "the cities of A and B", "the countryside of A, B and C": the first name's layer holds for the rest."""
    opener = chain[0]
    layer = next((x for x in opener.layers if x.noun < opener.name.first and x.op in ("kind", "countryside")), None)
    if len(chain) < 2 or layer is None:
        return
    plural = sentence.tokens[layer.noun].xpos in ("NNS", "NNPS")
    for phrase in chain[1:]:
        if phrase.layers and any(x.op not in ("same",) for x in phrase.layers):
            break
        if layer.op == "kind" and not plural:
            break
        inner = Layer(layer.op, phrase.first, phrase.last, phrase.name.first, layer.kind, layer.words, layer.points)
        phrase.layers.append(inner)
        phrase.head = layer.noun


def _hint(sentence: Sentence, chain: list[PlacePhrase], words: PlaceWords) -> None:
    """ "towns including A and B": a kind to expect of a name, not one to insist on."""
    tokens = sentence.tokens
    start = chain[0].first
    index = start - 1
    while index >= 0 and start - index < 6:
        text, lemma = tokens[index].text.lower(), tokens[index].lemma.lower()
        kind = words.kinds.get(lemma, "")
        if kind in ("town", "village", "city", "quarter", "district", "hill", "camp", "base", "province", "region"):
            for phrase in chain:
                if not phrase.kind:
                    phrase.hint = "" if kind in ("camp", "base") else kind
            return
        if text not in words.lists and text not in ("of", "as", "the", "key", "both", "known", "called", "named"):
            return
        index -= 1


def find_strays(chains: Sequence[Sequence[int]], choices: Sequence[Choice | None]) -> Iterator[int]:
    """Which choices only look like their names and lie far from all the others of their list, two at least; `chains`
    are the numbers of the lists' members."""
    for chain in chains:
        for index in chain:
            choice = choices[index]
            if choice is None or choice.place.lat is None:
                continue
            others = [c.place for i in chain if i != index and (c := choices[i]) and c.place.kind in SETTLEMENTS]
            if len(others) >= LEAST_FELLOWS and _is_stray(choice, others):
                yield index


def _is_stray(choice: Choice, others: Sequence[Place]) -> bool:
    """Whether a place that only sounds like its name lies a way off from all others, or a hamlet that is spelt like it
    far off from a close company."""
    place = choice.place
    least = min(find_distance(other, place.lat or 0.0, place.lon or 0.0) for other in others)
    if choice.how.endswith(SOUNDING):
        return least > STRAY_KM
    if not choice.how.endswith(SPELT) or not is_hamlet(place) or least <= FAR_KM:
        return False
    first = others[0]
    return all(find_distance(other, first.lat or 0.0, first.lon or 0.0) <= STRAY_KM for other in others)
