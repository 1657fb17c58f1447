"""Heads: learned layers that say of a word which event it names, if any (made by `training/heads.py`).

A word's traits add up rows of a table, the vectors of four lemmas (its own, its object's, its subject's, its head's)
are laid beside them, and two layers turn both into one probability an event type. The lemmas' vectors come from the
sentence encoder that the tagger was made from, so that words never seen in training stand near those that were.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from fogline.claim.events.rows import Array, Rows
from fogline.claim.events.traits import Lemmas, find_candidates, find_traits, get_frame_types
from fogline.claim.scenes.scene import Scene

SLOTS = 4
"""How many lemmas are compared: see `traits.Lemmas`."""
REMEMBERED = 20_000
BATCH = 48
"""Words judged in one product: few enough that numpy's BLAS does not wake its threads for them."""
NONE = 0
"""The column of "names no event"; those of the event types follow in the order of `types`."""


class _Laid:
    """Products that are remembered: the first is of no lemma, or of one without a vector."""

    def __init__(self, width: int) -> None:
        self.rows = Rows(np.zeros((1, width), np.float32))
        self.places: tuple[dict[int, int], ...] = tuple({} for _ in range(SLOTS))


class Heads:
    """Trained heads. Immutable; may be shared."""

    def __init__(self, path: Path) -> None:
        """`path`: the .npz file that `training/heads.py` writes. Raises OSError or KeyError for another file."""
        with np.load(path) as stored:
            self.types: tuple[str, ...] = tuple(str(stored["types"]).split("\n"))
            self._rows = {name: row for row, name in enumerate(str(stored["traits"]).split("\n"))}
            traits: Array = stored["trait_rows"].astype(np.float32) * stored["trait_scale"]
            self._words = {word: row for row, word in enumerate(str(stored["words"]).split("\n"))}
            self._vectors: Array = stored["word_rows"].astype(np.float32) * stored["word_scale"]
            self._inner: Array = stored["inner"].astype(np.float32).reshape(SLOTS, self._vectors.shape[1], -1)
            self._laid = _Laid(self._inner.shape[2])
            # The bias stands as one more row, which every word has: no sum is of nothing.
            self._traits: Array = np.vstack([traits, stored["inner_bias"].astype(np.float32)])
            self._biases = len(traits)
            self._outer: Array = stored["outer"].astype(np.float32)
            self._outer_bias: Array = stored["outer_bias"]

    def judge_words(self, words: Sequence[tuple[list[str], Lemmas]]) -> Array:
        """A row a word: the probabilities of no event (first) and of each type."""
        parts = [self._judge(words[i : i + BATCH]) for i in range(0, len(words), BATCH)]
        return np.concatenate(parts) if parts else np.empty((0, len(self.types) + 1), np.float32)

    def _judge(self, words: Sequence[tuple[list[str], Lemmas]]) -> Array:
        inner: Array = np.array([self._add_traits(traits) for traits, _ in words])
        if len(self._laid.rows) > REMEMBERED:
            self._laid = _Laid(self._inner.shape[2])
        places = [self._lay(slot, lemma) for _, lemmas in words for slot, lemma in enumerate(lemmas)]
        inner += self._laid.rows.take(places).reshape(len(words), SLOTS, -1).sum(1)
        return softmax(gelu(inner) @ self._outer + self._outer_bias)

    def _add_traits(self, traits: Sequence[str]) -> Array:
        """The sum of the rows of one word's traits, so few that they stay in the processor's cache meanwhile."""
        rows = [row for row in map(self._rows.get, dict.fromkeys(traits)) if row is not None]
        summed: Array = np.add.reduce(self._traits.take([self._biases, *rows], 0), 0)
        return summed

    def _lay(self, slot: int, lemma: str) -> int:
        """The place in `_laid` of the product of a lemma's vector with the layer of its slot, made once."""
        word = self._words.get(lemma)
        if word is None:
            return 0
        place = self._laid.places[slot].get(word)
        if place is None:
            place = self._laid.places[slot][word] = len(self._laid.rows)
            self._laid.rows.add((self._vectors[word] @ self._inner[slot])[None])
        return place

    def judge_scenes(self, scenes: Sequence[tuple[Scene, frozenset[int]]]) -> list[dict[int, Array]]:
        """For each sentence the probabilities by token, for its verbs and for other words that some frame lists,
        without those of the latter that were read already (the second of each pair)."""
        asked = [(place, i) for place, (scene, read) in enumerate(scenes) for i in _find_asked(scene, read)]
        judged = self.judge_words([find_traits(scenes[place][0], i) for place, i in asked])
        found: list[dict[int, Array]] = [{} for _ in scenes]
        for (place, index), row in zip(asked, judged, strict=True):
            found[place][index] = row
        return found


def _find_asked(scene: Scene, read: frozenset[int]) -> list[int]:
    syntax = scene.syntax
    return [
        i
        for i in find_candidates(scene)
        if syntax.tokens[i].upos == "VERB" or (i not in read and get_frame_types(syntax.lemmas[i]))
    ]


@cache
def load_heads() -> Heads:
    """The heads with the weights of this package."""
    with as_file(files("fogline.claim") / "weights" / "heads.npz") as path:
        return Heads(path)


def gelu(x: Array) -> Array:
    """The tanh form of GELU (Hendrycks and Gimpel 2016)."""
    inner = 0.7978845608 * (x + 0.044715 * x * x * x)
    found: Array = (0.5 * x * (1.0 + np.tanh(inner))).astype(np.float32)
    return found


def softmax(x: Array) -> Array:
    """The last axis as probabilities."""
    raised: Array = np.exp(x - x.max(-1, keepdims=True))
    found: Array = (raised / raised.sum(-1, keepdims=True)).astype(np.float32)
    return found
