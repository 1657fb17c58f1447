"""Trees out of arc scores."""

import itertools

import numpy as np
import pytest

from fogline.read.trees import find_broken, find_tree


def is_tree(heads: np.ndarray) -> bool:
    return find_broken(np.array(heads)[None], np.array([len(heads)])) == []


@pytest.mark.parametrize(
    ("heads", "good"),
    [([0], True), ([2, 0, 2], True), ([0, 0], False), ([2, 1, 0], False), ([2, 3, 1], False), ([0, 3, 2], False)],
)
def test_what_is_a_tree(heads: list[int], good: bool) -> None:
    assert is_tree(np.array(heads)) is good


def test_padding_is_no_word() -> None:
    heads = np.array([[0, 1, 0, 9], [2, 0, 2, 3]])
    assert find_broken(heads, np.array([2, 4])) == []
    assert find_broken(heads, np.array([3, 4])) == [0]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_best_tree_is_found(count: int) -> None:
    chance = np.random.default_rng(count)
    for _ in range(25):
        scores = chance.normal(size=(count, count + 1))
        words = np.arange(count)
        trees = [np.array(h) for h in itertools.product(range(count + 1), repeat=count) if is_tree(np.array(h))]
        best = max(scores[words, tree].sum() for tree in trees)
        found = find_tree(scores)
        assert is_tree(found)
        assert scores[words, found].sum() == pytest.approx(best)


def test_long_sentences_become_trees() -> None:
    scores = np.random.default_rng(0).normal(size=(200, 201))
    assert is_tree(find_tree(scores))
