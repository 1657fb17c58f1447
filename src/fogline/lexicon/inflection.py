"""Inflection: the lemma of a word form that the frames, cues and word classes know.

A statistical lemmatiser errs on a few words in a hundred ("seiz", "captur"), and a trigger missed is a claim lost;
so every lemma that the lexicon lists is inflected once by the regular rules of English spelling and the forms are
looked up before the tagger's lemma is believed.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from fogline.lexicon.cues import load_cues
from fogline.lexicon.frames import load_frames

VOWELS = "aeiou"
REMEMBERED = 50_000
"""Words whose lemma is kept: those of some hundred reports."""


@lru_cache(REMEMBERED)
def find_lemma(form: str, upos: str, lemma: str) -> str:
    """The lexicon's lemma for a lower-case form, else the tagger's `lemma`.

    `upos` chooses between the verb and the noun of one form ("strikes"); participles used as adjectives count
    as verbs.
    """
    verbs, nouns = _forms()
    first, second = (nouns, verbs) if upos in ("NOUN", "PROPN", "NUM") else (verbs, nouns)
    found = first.get(form)
    if found is None and (upos not in ("NOUN", "PROPN", "VERB", "AUX") or lemma not in _known()):
        found = second.get(form)
    return found if found is not None else lemma


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    index, cues = load_frames(), load_cues()
    verb_lemmas = set(index.verb) | cues.say | cues.deny | cues.claim_to | cues.announce | cues.citing
    noun_lemmas = set(index.noun) | cues.claims | cues.statement | _class_words()
    verbs = {form: lemma for lemma in sorted(verb_lemmas) for form in verb_forms(lemma)}
    nouns: dict[str, str] = {}
    for lemma in sorted(noun_lemmas):
        for form in noun_forms(lemma):
            nouns.setdefault(form, lemma)
    for row in _irregular():
        (verbs if row["pos"] == "VERB" else nouns)[row["form"]] = row["lemma"]
    for lemma in verb_lemmas:
        verbs[lemma] = lemma
    for lemma in noun_lemmas:
        nouns.setdefault(lemma, lemma)
    return verbs, nouns


@cache
def _known() -> frozenset[str]:
    verbs, nouns = _forms()
    return frozenset(verbs.values()) | frozenset(nouns.values())


def _irregular() -> list[dict[str, str]]:
    text = files("fogline.lexicon").joinpath("data/irregular.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _class_words() -> set[str]:
    raw = tomllib.loads(files("fogline.lexicon").joinpath("data/word_classes.toml").read_text(encoding="utf-8"))
    return {str(w) for words in raw["class"].values() for w in words if str(w).isalpha()}


def verb_forms(lemma: str) -> Iterable[str]:
    """Regular forms of a verb: -s, -ed, -ing, with e-dropping, y-change and consonant doubling."""
    yield lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield lemma[:-1] + "ies"
    else:
        yield lemma + "s"
    if lemma.endswith("e"):
        yield lemma + "d"
        yield lemma[:-1] + "ing" if not lemma.endswith("ee") else lemma + "ing"
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield lemma[:-1] + "ied"
        yield lemma + "ing"
    else:
        yield lemma + "ed"
        yield lemma + "ing"
        if _doubles(lemma):
            yield lemma + lemma[-1] + "ed"
            yield lemma + lemma[-1] + "ing"


def _doubles(lemma: str) -> bool:
    return (
        len(lemma) >= 3
        and lemma[-1] not in VOWELS + "wxy"
        and lemma[-2] in VOWELS
        and (lemma[-3] not in VOWELS or lemma[-3:-1] == "ui")
    )


def noun_forms(lemma: str) -> Iterable[str]:
    """A noun and its regular plural."""
    yield lemma
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        yield lemma + "es"
    elif lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield lemma[:-1] + "ies"
    else:
        yield lemma + "s"
