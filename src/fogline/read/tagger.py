"""The tagger: words to lemmas, parts of speech, dependencies and named entities.

One joint network (see ``training/``) in ONNX, run with onnxruntime. What it
says of a sentence does not depend on the sentences read beside it: activations
are quantised with fixed scales, and a sentence is always padded to the same
length (see ``docs/decisions/``).
"""

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from fogline.read.entity_tags import EntityTags, TaggedEntity
from fogline.read.lemmas import Lemmatizer
from fogline.read.pieces import WordPieces
from fogline.read.trees import find_broken, find_tree
from fogline.read.windows import Array, Window, cut_windows, make_batches, make_inputs

RELATED_TOGETHER = 16


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


class Tagger:
    """Tags sentences. Not for use by several threads at once."""

    def __init__(self, weights: Path, threads: int = 1) -> None:
        """``weights``: folder with tagger.onnx, relations.npy, labels.json, lemmas.json and tokenizer.json."""
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
        self._relations = np.load(weights / "relations.npy").astype(np.float32)  # relation, child, head
        self._entities = EntityTags(labels["entity_tags"])
        self._lemmatizer = Lemmatizer(weights / "lemmas.json")
        self._pieces = WordPieces(Tokenizer.from_file(str(weights / "tokenizer.json")))
        self.timing = Timing()

    @classmethod
    def load(cls, threads: int = 1) -> "Tagger":
        """The tagger with the weights of this package."""
        with as_file(files("fogline.read") / "weights") as folder:
            return cls(folder, threads)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[TaggedSentence]:
        """Tags sentences, given as words; they may come from many reports. An empty one stays empty.

        Sentences of more words than ``windows.MAX_WORDS`` are read in parts, whose
        roots hang on the first part's root as ``parataxis``.
        """
        begun = time.perf_counter()
        windows = [w for index, words in enumerate(sentences) for w in cut_windows(index, words, self._pieces)]
        parts: list[list[TaggedSentence]] = [[] for _ in sentences]
        answers: list[TaggedSentence] = [TaggedSentence()] * len(windows)
        for batch in make_batches(windows):
            tagged = self._tag_batch([windows[i] for i in batch])
            for place, answer in zip(batch, tagged, strict=True):
                answers[place] = answer
        for window, answer in zip(windows, answers, strict=True):
            parts[window.sentence].append(answer)
        self.timing.sentences += len(sentences)
        self.timing.words += sum(map(len, sentences))
        self.timing.total_seconds += time.perf_counter() - begun
        return [_join(p) for p in parts]

    def _tag_batch(self, windows: list[Window]) -> list[TaggedSentence]:
        inputs, counts = make_inputs(windows)
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
        rows, children = np.nonzero(doubtful)
        if len(rows):
            own = heads[rows, children]
            relations[rows, children] = self._relate(child_vectors[rows, children], head_vectors[rows, own], own)
        found = self._entities.find_entities(entities, counts)
        columns = [
            labels[ids]
            for labels, ids in (
                (self._upos, upos), (self._xpos, xpos), (self._rules, lemma), (self._deprels, relations),
            )
        ]  # fmt: skip
        answers = []
        for row, window in enumerate(windows):
            count = len(window.words)
            own = [column[row, :count].tolist() for column in columns]
            lemmas = tuple(map(self._lemmatizer.find, window.words, *own[:3]))
            governors = tuple((heads[row, :count] - 1).tolist())
            answers.append(TaggedSentence(lemmas, tuple(own[0]), tuple(own[1]), governors, tuple(own[3]), found[row]))
        return answers

    def _relate(self, children: Array, heads: Array, numbers: Array) -> Array:
        """The best relation of children to given heads: ``root`` under the root (0) and nowhere else."""
        one = np.ones((len(children), 1), np.float32)
        children, heads = np.hstack([children, one]), np.hstack([heads, one])
        # A product so small that numpy's BLAS does not wake its threads for it.
        scores = np.hstack([
            ((children[k : k + RELATED_TOGETHER] @ self._relations) * heads[k : k + RELATED_TOGETHER]).sum(2)
            for k in range(0, len(children), RELATED_TOGETHER)
        ])  # fmt: skip
        scores[self._root] = -np.inf
        best: Array = np.where(numbers == 0, self._root, scores.argmax(0))
        return best


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
