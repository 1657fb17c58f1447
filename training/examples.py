"""Sentences as numbers: what the network is fed and what it should answer."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from corpora import ANNOTATED
from fogline.read.pieces import CLS, SEP, WordPieces, get_shape
from treebanks import Sentence
from vocabulary import Vocabulary, find_lemma_rule

NONE = -100
UPPER_SHARE, LOWER_SHARE, UNSTOPPED_SHARE = 0.04, 0.04, 0.03
SORTED_TOGETHER = 3000


@dataclass
class Example:
    """One sentence; ``entity_rows`` point into ``EntityTargets.allowed``."""

    words: list[str]
    pieces: list[tuple[int, ...]]
    labels: dict[str, np.ndarray]
    ends_in_full_stop: bool

    @property
    def length(self) -> int:
        """Pieces, with the two marks around them."""
        return sum(map(len, self.pieces)) + 2


class EntityTargets:
    """Which tags a word may bear. Corpora annotate different labels, so the answer may be a set.

    Row 0 allows every tag (nothing known). The loss of a word is the negative
    logarithm of the probability of its whole set.
    """

    def __init__(self, tags: list[str]) -> None:
        self.tags = tags
        self._rows: dict[tuple[str, ...], int] = {tuple(tags): 0}

    def find_rows(self, sentence: Sentence) -> list[int]:
        """One row a word."""
        if sentence.entities is None:
            return [0] * len(sentence.words)
        foreign = [t for t in self.tags if t[2:] and t[2:] not in ANNOTATED[sentence.corpus]]
        outside = self._row(["O", *foreign])
        not_own = self._row(["O", *(t for t in self.tags if t[2:] not in ("", "PERSON", "ORG", "LOC"))])
        rows = [outside] * len(sentence.words)
        for first, last in sentence.unsure:
            rows[first:last] = [not_own] * (last - first)
        for first, last, label in sentence.entities:
            rows[first] = self._row([f"B-{label}"])
            rows[first + 1 : last] = [self._row([f"I-{label}"])] * (last - first - 1)
        return rows

    def _row(self, tags: list[str]) -> int:
        key = tuple(t for t in self.tags if t in tags)
        return self._rows.setdefault(key, len(self._rows))

    def allowed(self) -> Tensor:
        """One row a set, one column a tag; true where the tag is in the set."""
        return torch.tensor([[t in key for t in self.tags] for key in self._rows])


def make_examples(
    sentences: list[Sentence], pieces: WordPieces, vocabulary: Vocabulary, targets: EntityTargets
) -> list[Example]:
    """Encodes sentences; labels that are not annotated or not known are ``NONE``."""
    tables = {
        "upos": {t: i for i, t in enumerate(vocabulary.upos)},
        "xpos": {t: i for i, t in enumerate(vocabulary.xpos)},
        "lemma": {t: i for i, t in enumerate(vocabulary.lemma_rules)},
        "deprel": {t: i for i, t in enumerate(vocabulary.deprels)},
    }
    examples = []
    for s in sentences:
        labels = {"entity": np.array(targets.find_rows(s))}
        if s.heads:
            rules = [find_lemma_rule(w, lemma) for w, lemma in zip(s.words, s.lemmas, strict=True)]
            for name, column in (("upos", s.upos), ("xpos", s.xpos), ("lemma", rules), ("deprel", s.deprels)):
                labels[name] = np.array([tables[name].get(value, NONE) for value in column])
            labels["head"] = np.array(s.heads)
        stops = bool(s.heads) and s.words[-1] in ".!?" and len(s.words) > 2 and len(s.words) not in s.heads
        examples.append(Example(s.words, [pieces.find(w)[0] for w in s.words], labels, stops))
    return examples


@dataclass
class Batch:
    """Padded arrays; ``first`` and ``last`` are the places of a word's outer pieces (0: no word)."""

    ids: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    labels: dict[str, Tensor]


LABELS = ("entity", "upos", "xpos", "lemma", "deprel", "head")


def make_batch(examples: list[Example], chance: random.Random | None) -> Batch:
    """Pads examples; with ``chance`` some are written all in capitals, in none, or without full stop."""
    written = [_vary(e, chance) if chance else (e.words, len(e.words)) for e in examples]
    width = max(e.length for e in examples)
    count = max(n for _, n in written)
    size = (len(examples), count)
    ids, shapes = np.zeros((len(examples), width), np.int64), np.zeros((len(examples), width), np.int64)
    first, last = np.zeros(size, np.int64), np.zeros(size, np.int64)
    labels = {name: np.full(size, 0 if name == "entity" else NONE, np.int64) for name in LABELS}
    for row, (example, (words, n)) in enumerate(zip(examples, written, strict=True)):
        pieces = example.pieces[:n]
        ends = np.cumsum([len(p) for p in pieces])
        stop = int(ends[-1]) + 1
        ids[row, : stop + 1] = [CLS, *(i for p in pieces for i in p), SEP]
        shapes[row, 1:stop] = np.repeat([get_shape(w) for w in words[:n]], [len(p) for p in pieces])
        first[row, :n], last[row, :n] = ends - [len(p) for p in pieces] + 1, ends
        for name, values in example.labels.items():
            labels[name][row, :n] = values[:n]
    answers = {name: torch.from_numpy(values) for name, values in labels.items()}
    return Batch(*map(torch.from_numpy, (ids, shapes, first, last)), answers)


def _vary(example: Example, chance: random.Random) -> tuple[list[str], int]:
    words, count = example.words, len(example.words)
    draw = chance.random()
    if draw < UPPER_SHARE:
        words = [w.upper() for w in words]
    elif draw < UPPER_SHARE + LOWER_SHARE:
        words = [w.lower() for w in words]
    if example.ends_in_full_stop and chance.random() < UNSTOPPED_SHARE:
        count -= 1
    return words, count


def cut_batches(examples: list[Example], max_pieces: int, chance: random.Random) -> list[list[Example]]:
    """One epoch: examples of like length together, never more than ``max_pieces`` with padding."""
    order = list(examples)
    chance.shuffle(order)
    batches: list[list[Example]] = []
    for start in range(0, len(order), SORTED_TOGETHER):
        current: list[Example] = []
        for example in sorted(order[start : start + SORTED_TOGETHER], key=lambda e: e.length + chance.random() * 4):
            if current and example.length * (len(current) + 1) > max_pieces:
                batches.append(current)
                current = []
            current.append(example)
        batches.append(current)
    chance.shuffle(batches)
    return batches
