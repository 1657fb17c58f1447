"""The label tables of the network's heads."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from names import LABELS
from treebanks import Sentence

RARE_LEMMA_RULE = 3
"""Lemma rules seen less often than this are not learned."""


@dataclass(frozen=True)
class Vocabulary:
    """Labels by their number in each head."""

    upos: list[str]
    xpos: list[str]
    lemma_rules: list[str]
    deprels: list[str]
    entity_tags: list[str]

    def save(self, path: Path) -> None:
        """Writes the tables as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Self:
        """Reads what ``save`` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def make_vocabulary(sentences: list[Sentence]) -> Vocabulary:
    """Every label of the treebanks, the frequent first."""
    rules = Counter(find_lemma_rule(w, lemma) for s in sentences for w, lemma in zip(s.words, s.lemmas, strict=True))
    return Vocabulary(
        upos=_by_frequency(tag for s in sentences for tag in s.upos),
        xpos=_by_frequency(tag for s in sentences for tag in s.xpos),
        lemma_rules=[rule for rule, count in rules.most_common() if count >= RARE_LEMMA_RULE],
        deprels=_by_frequency(tag for s in sentences for tag in s.deprels),
        entity_tags=["O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI")],
    )


def _by_frequency(labels: Iterable[str]) -> list[str]:
    return [label for label, _ in Counter(labels).most_common()]


def find_lemma_rule(word: str, lemma: str) -> str:
    """How a lemma comes from its word: ``case|letters to cut|letters to add``.

    Case ``c`` keeps the word's capitals, ``l`` lowers it. Example: ``Militants``
    to ``militant`` is ``l|1|``.
    """
    low_word, low_lemma = word.lower(), lemma.lower()
    same = 0
    while same < min(len(low_word), len(low_lemma)) and low_word[same] == low_lemma[same]:
        same += 1
    case = "c" if lemma and lemma[0].isupper() else "l"
    return f"{case}|{len(low_word) - same}|{low_lemma[same:]}"
