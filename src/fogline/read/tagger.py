"""The tagger: words to lemmas, parts of speech, dependencies and named entities.

One joint network (see ``training/``) in ONNX, run with onnxruntime. What it
says of a sentence does not depend on the sentences read beside it: activations
are quantised with fixed scales, and a sentence is always padded to the same
length (see ``docs/decisions/``).
"""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from fogline.read.entity_tags import EntityTags, TaggedEntity
from fogline.read.lemmas import make_lemma
from fogline.read.pieces import CLS, SEP, WordPieces
from fogline.read.trees import find_broken, find_tree

MAX_WORDS = 200
MAX_PIECES = 510
LENGTH_STEP = 4
BATCH_PIECES = 768
BREAKS = frozenset({";", ":", ".", "!", "?", ",", "—", "–", "--"})

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """One column a property, one entry a word. ``heads`` are word numbers from 0; -1 is the root."""

    lemmas: tuple[str, ...] = ()
    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deprels: tuple[str, ...] = ()
    entities: tuple[TaggedEntity, ...] = ()

    def __len__(self) -> int:
        return len(self.heads)


@dataclass(slots=True)
class Timing:
    """What tagging has cost so far, in seconds of wall-clock time."""

    words: int = 0
    sentences: int = 0
    runs: int = 0
    total_seconds: float = 0.0
    network_seconds: float = 0.0

    @property
    def ratio(self) -> float:
        """All the time over the time inside onnxruntime."""
        return self.total_seconds / self.network_seconds if self.network_seconds else 0.0


@dataclass(frozen=True, slots=True)
class _Window:
    """Words that go through the network together: a sentence, or a part of one that is too long."""

    sentence: int
    words: Sequence[str]
    pieces: list[tuple[tuple[int, ...], int]]
    length: int
    """Places in the network's input: pieces, two marks, and padding to a multiple of LENGTH_STEP."""


class Tagger:
    """Tags sentences. Not for use by several threads at once."""

    def __init__(self, weights: Path, threads: int = 1) -> None:
        """``weights``: folder with tagger.onnx, labels.json, relations.npy and tokenizer.json."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # done when exported
        self._session = onnxruntime.InferenceSession(
            str(weights / "tagger.onnx"), options, providers=["CPUExecutionProvider"]
        )
        labels = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
        self._upos, self._xpos, self._rules, self._deprels = (
            np.array(labels[name], object) for name in ("upos", "xpos", "lemma_rules", "deprels")
        )
        self._root = labels["deprels"].index("root")
        self._relations = np.load(weights / "relations.npy").astype(np.float32)
        self._entities = EntityTags(labels["entity_tags"])
        self._pieces = WordPieces(Tokenizer.from_file(str(weights / "tokenizer.json")))
        self.timing = Timing()

    @classmethod
    def load(cls, threads: int = 1) -> "Tagger":
        """The tagger with the weights of this package."""
        with as_file(files("fogline.read") / "weights") as folder:
            return cls(folder, threads)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[TaggedSentence]:
        """Tags sentences, given as words; they may come from many reports. An empty one stays empty.

        Sentences of more than MAX_WORDS words or MAX_PIECES pieces are read in
        parts, whose roots hang on the first part's root as ``parataxis``.
        """
        begun = time.perf_counter()
        windows = [w for index, words in enumerate(sentences) for w in self._cut(index, words)]
        parts: list[list[TaggedSentence]] = [[] for _ in sentences]
        order = sorted(range(len(windows)), key=lambda i: windows[i].length)
        answers: list[TaggedSentence] = [TaggedSentence()] * len(windows)
        for batch in _make_batches(order, windows):
            tagged = self._tag_batch([windows[i] for i in batch])
            for place, answer in zip(batch, tagged, strict=True):
                answers[place] = answer
        for window, answer in zip(windows, answers, strict=True):
            parts[window.sentence].append(answer)
        self.timing.sentences += len(sentences)
        self.timing.words += sum(map(len, sentences))
        self.timing.total_seconds += time.perf_counter() - begun
        return [_join(p) for p in parts]

    def _cut(self, sentence: int, words: Sequence[str]) -> Iterator[_Window]:
        pieces = [self._pieces.find(w) for w in words]
        start = 0
        while start < len(words):
            stop, size = start, 0
            while stop < len(words) and stop - start < MAX_WORDS and size + len(pieces[stop][0]) <= MAX_PIECES:
                size += len(pieces[stop][0])
                stop += 1
            if stop < len(words):
                third = start + (stop - start) * 2 // 3
                stop = next((k + 1 for k in range(stop - 1, third, -1) if words[k] in BREAKS), stop)
                size = sum(len(p) for p, _ in pieces[start:stop])
            length = -(-(size + 2) // LENGTH_STEP) * LENGTH_STEP
            yield _Window(sentence, words[start:stop], pieces[start:stop], length)
            start = stop

    def _tag_batch(self, windows: list[_Window]) -> list[TaggedSentence]:
        inputs, counts = _make_inputs(windows)
        begun = time.perf_counter()
        upos, xpos, lemma, entities, arcs, heads, relations, head_vectors, child_vectors = self._session.run(
            None, inputs
        )
        self.timing.network_seconds += time.perf_counter() - begun
        self.timing.runs += 1
        doubtful = (relations == self._root) != (heads == 0)
        doubtful &= np.arange(heads.shape[1]) < counts[:, None]
        for row in find_broken(heads, counts):
            count = int(counts[row])
            fixed = find_tree(arcs[row, :count, : count + 1])
            doubtful[row, :count] |= fixed != heads[row, :count]
            heads[row, :count] = fixed
        for row in np.flatnonzero(doubtful.any(1)):
            children = np.flatnonzero(doubtful[row])
            own = heads[row, children]
            relations[row, children] = self._relate(child_vectors[row, children], head_vectors[row, own], own)
        found = self._entities.find_entities(entities, counts)
        columns = [labels[ids] for labels, ids in ((self._upos, upos), (self._xpos, xpos), (self._deprels, relations))]
        rules = self._rules[lemma]
        answers = []
        for row, window in enumerate(windows):
            count = len(window.words)
            answers.append(
                TaggedSentence(
                    tuple(map(make_lemma, window.words, rules[row, :count].tolist())),
                    tuple(columns[0][row, :count].tolist()),
                    tuple(columns[1][row, :count].tolist()),
                    tuple((heads[row, :count] - 1).tolist()),
                    tuple(columns[2][row, :count].tolist()),
                    found[row],
                )
            )
        return answers

    def _relate(self, children: Array, heads: Array, numbers: Array) -> Array:
        """The best relation of children to given heads: ``root`` under the root (0) and nowhere else."""
        one = np.ones((len(children), 1), np.float32)
        scores = np.einsum(
            "nr,krs,ns->nk", np.hstack([children, one]), self._relations, np.hstack([heads, one]), optimize=True
        )
        scores[:, self._root] = -np.inf
        return np.where(numbers == 0, self._root, scores.argmax(1))


def _make_batches(order: list[int], windows: list[_Window]) -> Iterator[list[int]]:
    """Windows of the same length together, of a bounded size."""
    batch: list[int] = []
    for index in order:
        length = windows[index].length
        if batch and (windows[batch[0]].length != length or length * (len(batch) + 1) > BATCH_PIECES):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _make_inputs(windows: list[_Window]) -> tuple[dict[str, Array], NDArray[np.int64]]:
    rows, width = len(windows), windows[0].length
    counts = np.array([len(w.words) for w in windows])
    ids, shapes = np.zeros((rows, width), np.int64), np.zeros((rows, width), np.int64)
    first, last = np.zeros((rows, int(counts.max())), np.int64), np.zeros((rows, int(counts.max())), np.int64)
    for row, window in enumerate(windows):
        numbers = [n for pieces, _ in window.pieces for n in pieces]
        sizes = np.array([len(pieces) for pieces, _ in window.pieces])
        ends = sizes.cumsum()
        ids[row, 0], ids[row, 1 : len(numbers) + 1], ids[row, len(numbers) + 1] = CLS, numbers, SEP
        shapes[row, 1 : len(numbers) + 1] = np.repeat([shape for _, shape in window.pieces], sizes)
        first[row, : len(sizes)], last[row, : len(sizes)] = ends - sizes + 1, ends
    return {"ids": ids, "shapes": shapes, "first": first, "last": last}, counts


def _join(parts: list[TaggedSentence]) -> TaggedSentence:
    """One sentence of its parts; the later roots hang on the first."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return TaggedSentence()
    root = parts[0].heads.index(-1)
    heads: list[int] = list(parts[0].heads)
    deprels: list[str] = list(parts[0].deprels)
    entities = list(parts[0].entities)
    for part in parts[1:]:
        shift = len(heads)
        heads += [root if head < 0 else head + shift for head in part.heads]
        deprels += ["parataxis" if head < 0 else rel for head, rel in zip(part.heads, part.deprels, strict=True)]
        entities += [TaggedEntity(e.first + shift, e.last + shift, e.label, e.score) for e in part.entities]
    return TaggedSentence(
        _chain(p.lemmas for p in parts), _chain(p.upos for p in parts), _chain(p.xpos for p in parts),
        tuple(heads), tuple(deprels), tuple(entities),
    )  # fmt: skip


def _chain(columns: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(value for column in columns for value in column)
