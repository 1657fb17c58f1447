"""Windows: the stretches of words that go through the network together, and their arrays.

A window is a sentence, or a part of one that is too long. It is padded to the
same length whatever stands beside it, so that its answer is always the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.read.pieces import CLS, MAX_WORD_CHARACTERS, SEP, WordPieces

MAX_WORDS = 200
MAX_PIECES = 510
LENGTH_STEP = 4
BATCH_PIECES = 768
BREAKS = frozenset({";", ":", ".", "!", "?", ",", "—", "–", "--"})

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Window:
    """Words of one sentence with their pieces and shapes.

    ``length`` counts the places in the network's input: pieces, two marks, and
    padding to a multiple of LENGTH_STEP.
    """

    sentence: int
    words: Sequence[str]
    pieces: list[tuple[tuple[int, ...], int]]
    length: int


def cut_windows(sentence: int, words: Sequence[str], vocabulary: WordPieces) -> Iterator[Window]:
    """The windows of a sentence, each of at most MAX_WORDS words and MAX_PIECES pieces.

    A long sentence is cut behind a punctuation mark where the last third of a window has one.
    """
    pieces = [vocabulary.find(w[:MAX_WORD_CHARACTERS]) for w in words]
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
        yield Window(sentence, words[start:stop], pieces[start:stop], length)
        start = stop


def make_batches(windows: Sequence[Window]) -> Iterator[list[int]]:
    """Numbers of windows of the same length together, at most BATCH_PIECES places a batch."""
    batch: list[int] = []
    for index in sorted(range(len(windows)), key=lambda i: windows[i].length):
        length = windows[index].length
        if batch and (windows[batch[0]].length != length or length * (len(batch) + 1) > BATCH_PIECES):
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def make_inputs(windows: Sequence[Window]) -> tuple[dict[str, Array], NDArray[np.int64]]:
    """The network's inputs for windows of one length, and the number of words of each.

    ``ids`` and ``shapes`` by piece; ``first`` and ``last``, by word, the places of its outer pieces (0: no word).
    """
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
