"""Lemmas of tagged words.

Forms seen in the treebanks are looked up; of regular forms that were not seen,
the ending that the tag tells is taken off, and the stem that is a known word
wins; where none is known English spelling decides. For everything else the
network's own rule holds: ``case|letters to cut|letters to add``, where case
``c`` keeps the word's capitals and ``l`` lowers it (``l|1|`` turns ``Militants``
into ``militant``).
"""

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

_PREFIXES = ("re", "over", "under", "out", "mis", "un", "fore")
_ENDINGS = ("ed", "ing", "s")
_KEEPS_FORM = frozenset({"NN", "VB", "VBP", "JJ", "RB", "MD", "CD"})
_DOUBLED = re.compile(r"([bdgkmnprtv])\1$")
_NEEDS_E = re.compile(
    r"(?:[cuvz]|[^aeiou][aeiouy]s|[rndaeiou]g|[aeiou][aeiou]s|[lnr]s|[^aeiou]l"
    r"|(?:[^aeou]|qu)[aiuoy](?:[dkr]|t(?<!it))|[iu]n)$"
)
_MEMORY = 60_000


def apply_rule(word: str, rule: str) -> str:
    """The lemma of a word by a rule; the word itself where the rule would leave nothing."""
    case, cut, suffix = rule.split("|", 2)
    base = word if case == "c" else word.lower()
    kept = base[: len(base) - int(cut)] if int(cut) else base
    return kept + suffix or base


class Lemmatizer:
    """Finds lemmas with the tables made in training (``lemmas.json``)."""

    def __init__(self, path: Path) -> None:
        tables = json.loads(path.read_text(encoding="utf-8"))
        self._forms: dict[str, dict[str, str]] = tables["forms"]
        self._known = {pos: frozenset(words.split()) for pos, words in tables["known"].items()}
        self.find: Callable[[str, str, str, str], str] = lru_cache(_MEMORY)(self._find)
        """The lemma of (word, upos, xpos, the network's rule)."""

    def _find(self, word: str, upos: str, xpos: str, rule: str) -> str:
        plain = word.replace("’", "'")
        low = plain.lower()
        seen = self._forms.get(upos, {}).get(low)
        if seen:
            return seen
        if upos == "NUM":
            return low.replace(",", "") if word.istitle() or word[0].isdigit() else word
        if upos in ("PUNCT", "SYM"):
            return word
        if rule[0] == "c" and (upos == "ADJ" or word.isupper()):
            return word
        if upos in ("VERB", "NOUN", "ADJ", "ADV") and low.isalpha():
            return self._find_regular(low, upos, xpos)
        return apply_rule(plain, rule)

    def _find_regular(self, low: str, upos: str, xpos: str) -> str:
        if xpos in _KEEPS_FORM or len(low) < 4:
            return low
        for prefix in _PREFIXES:
            rest = low.removeprefix(prefix)
            base = self._forms.get(upos, {}).get(rest) if len(rest) > 2 and not rest.endswith(_ENDINGS) else None
            if base and low != rest:
                return prefix + base
        stems = _find_stems(low, upos, xpos)
        own = self._known.get(upos, frozenset())
        for words in (own, self._known["any"]):
            for stem in stems:
                if stem in words:
                    return stem
        return stems[0] if stems else low


def _find_stems(low: str, upos: str, xpos: str) -> list[str]:
    """What the word can be without its ending, the likeliest spelling first."""
    if xpos in ("NNS", "VBZ"):
        return _find_singulars(low, upos)
    if xpos in ("VBD", "VBN") and low.endswith("ed"):
        return [low[:-3] + "y"] if low.endswith("ied") else _restore(low[:-2])
    if xpos == "VBG" and low.endswith("ing") and len(low) > 4:
        return _restore(low[:-3])
    if upos in ("ADJ", "ADV"):
        for ending in ("er", "est"):
            stem = low.removesuffix(ending)
            if xpos in ("JJR", "JJS", "RBR", "RBS") and low != stem and len(stem) > 2:
                return [stem[:-1] + "y"] if stem.endswith("i") else _restore(stem)
    return []


def _find_singulars(low: str, upos: str) -> list[str]:
    if low.endswith("ies"):
        return [low[:-3] + "y", low[:-1]]
    if low.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return [low[:-2], low[:-1]]
    if low.endswith("ves") and upos == "NOUN":
        return [low[:-3] + "f", low[:-3] + "fe", low[:-1]]
    if low.endswith("men") and upos == "NOUN":
        return [low[:-2] + "an"]
    if low.endswith("s") and not low.endswith("ss"):
        return [low[:-1], low[:-2]] if low.endswith("es") else [low[:-1]]
    return []


def _restore(stem: str) -> list[str]:
    """A stem whose end was changed before -ed or -ing: ``bomb``, ``seiz(e)``, ``stop(p)``."""
    if _DOUBLED.search(stem):
        return [stem[:-1], stem, stem + "e"]
    if _NEEDS_E.search(stem):
        return [stem + "e", stem]
    return [stem, stem + "e"]
