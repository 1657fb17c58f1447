"""Entity spans out of B-, I-, O scores."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class TaggedEntity(NamedTuple):
    """A named thing: words ``first`` to ``last`` (inclusive), its label, and the mean probability of its tags."""

    first: int
    last: int
    label: str
    score: float


class EntityTags:
    """The tags of the network, and which may follow which (``I-X`` only ``B-X`` and ``I-X``)."""

    def __init__(self, tags: list[str]) -> None:
        self._labels = [t[2:] for t in tags]
        self._begins = np.array([t.startswith("B-") for t in tags])
        self._inside = np.array([t.startswith("I-") for t in tags])
        labels = np.array(self._labels, object)
        same = (labels[:, None] == labels[None, :]) & (labels != "")[:, None]
        self._forbidden = self._inside[None, :] & ~same
        self._penalty = np.where(self._forbidden, np.float32(-1e9), np.float32(0))

    def find_entities(self, scores: Floats, counts: NDArray[np.int64]) -> list[tuple[TaggedEntity, ...]]:
        """Entities of each row of a padded batch ``scores[row, word, tag]``."""
        best = scores.argmax(2)
        real = np.arange(best.shape[1]) < counts[:, None]
        best[~real] = 0
        before = np.zeros_like(best)
        before[:, 1:] = best[:, :-1]
        for row in np.flatnonzero(self._forbidden[before, best].any(1)):
            best[row, : counts[row]] = self._repair(scores[row, : counts[row]])
        return [
            self._read_spans(best[row], scores[row]) if named else () for row, named in enumerate(best.any(1).tolist())
        ]

    def _repair(self, scores: Floats) -> NDArray[np.int64]:
        """The best sequence of tags that is allowed (Viterbi)."""
        total = scores[0] + np.where(self._inside, np.float32(-1e9), np.float32(0))
        back = []
        for row in scores[1:]:
            paths = total[:, None] + self._penalty
            back.append(paths.argmax(0))
            total = paths.max(0) + row
        tag = int(total.argmax())
        sequence = [tag]
        for pointers in reversed(back):
            tag = int(pointers[tag])
            sequence.append(tag)
        return np.array(sequence[::-1])

    def _read_spans(self, tags: NDArray[np.int64], scores: Floats) -> tuple[TaggedEntity, ...]:
        shifted = scores - scores.max(1, keepdims=True)
        chances = np.exp(shifted[np.arange(len(tags)), tags]) / np.exp(shifted).sum(1)
        inside = self._inside[tags].tolist()
        entities = []
        for first in np.flatnonzero(self._begins[tags]).tolist():
            last = first
            while last + 1 < len(inside) and inside[last + 1]:
                last += 1
            score = round(float(chances[first : last + 1].mean()), 3)
            entities.append(TaggedEntity(first, last, self._labels[tags[first]], score))
        return tuple(entities)
