"""Dying: "More than 40 die", "1,000 feared dead": the number that a headline has die, and its verb.

A tagger of running text reads "die" behind a bare number as a noun that it counts, or hangs the number on the clause
before it. Then nobody would be counted.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from fogline.models.report import Token

DYING = frozenset({"die", "feared", "presumed", "believed"})
MISTAKEN = frozenset({"obl", "nmod", "nummod", "dep", "advmod", "obj"})
"""What a parser calls the number that is the subject."""


def with_dying_numbers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with a bare number right before such a verb as its subject."""
    for index, (number, word) in enumerate(pairwise(tokens), start=1):
        if number.upos != "NUM" or word.text.lower() not in DYING:
            continue
        if any(t.head == index and t.deprel.startswith("nsubj") for t in tokens) or not _dies(tokens, index):
            continue
        if number.head == index or (number.deprel in MISTAKEN and _is_above(tokens, index, number.head)):
            return _with_subject(tokens, index)
    return tokens


def _dies(tokens: tuple[Token, ...], index: int) -> bool:
    """ "die", or "feared dead"."""
    if tokens[index].text.lower() == "die":
        return True
    return any(t.text.lower() in ("dead", "killed", "drowned") for t in tokens[index + 1 : index + 3])


def _is_above(tokens: tuple[Token, ...], index: int, head: int) -> bool:
    """Whether the verb hangs on the number's head, so that the number may hang on the verb."""
    return head >= 0 and tokens[index].head == head


def _with_subject(tokens: tuple[Token, ...], verb: int) -> tuple[Token, ...]:
    dies = tokens[verb].text.lower() == "die"
    found = [
        replace(t, deprel="obl") if t.head == verb and t.deprel == "nmod" and i > verb else t
        for i, t in enumerate(tokens)
    ]
    found[verb] = replace(
        tokens[verb], upos="VERB", xpos="VBP" if dies else "VBN", lemma="die" if dies else tokens[verb].lemma
    )
    found[verb - 1] = replace(tokens[verb - 1], head=verb, deprel="nsubj" if dies else "nsubj:pass")
    for i, t in enumerate(tokens[:verb]):
        if t.head == verb and t.deprel in ("advmod", "amod", "case", "mark", "nmod"):
            found[i] = replace(t, head=verb - 1)
    return tuple(found)
