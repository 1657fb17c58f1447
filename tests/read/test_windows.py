"""Windows and their batches."""

from importlib.resources import files

import pytest
from tokenizers import Tokenizer

from fogline.read.pieces import CLS, SEP, WordPieces
from fogline.read.windows import (
    BATCH_PIECES,
    LENGTH_STEP,
    MAX_PIECES,
    MAX_WORDS,
    cut_windows,
    make_batches,
    make_inputs,
)


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(Tokenizer.from_str((files("fogline.read") / "weights" / "tokenizer.json").read_text("utf-8")))


@pytest.mark.parametrize("words", [[], ["Hama"], ["a", ","] * 300, ["x" * 64] * 500])
def test_windows_hold_every_word_once(pieces: WordPieces, words: list[str]) -> None:
    windows = list(cut_windows(7, words, pieces))
    assert [w for window in windows for w in window.words] == words
    for window in windows:
        size = sum(len(p) for p, _ in window.pieces)
        assert window.sentence == 7
        assert 0 < len(window.words) <= MAX_WORDS
        assert size <= MAX_PIECES
        assert size + 2 <= window.length < size + 2 + LENGTH_STEP


def test_long_sentences_are_cut_behind_punctuation(pieces: WordPieces) -> None:
    words = ["fell"] * 180 + [","] + ["held"] * 100
    assert [len(w.words) for w in cut_windows(0, words, pieces)] == [181, 100]


def test_batches_are_of_one_length_and_bounded(pieces: WordPieces) -> None:
    windows = [w for n in range(1, 120) for w in cut_windows(n, ["Hama"] * (n % 40 + 1), pieces)]
    batches = list(make_batches(windows))
    assert sorted(i for batch in batches for i in batch) == list(range(len(windows)))
    for batch in batches:
        assert len({windows[i].length for i in batch}) == 1
        assert len(batch) == 1 or windows[batch[0]].length * len(batch) <= BATCH_PIECES


def test_inputs(pieces: WordPieces) -> None:
    (window,) = cut_windows(0, ["Hama", "re-entered", "."], pieces)
    inputs, counts = make_inputs([window])
    sizes = [len(p) for p, _ in window.pieces]
    ids = inputs["ids"][0].tolist()
    assert counts.tolist() == [3]
    assert ids[0] == CLS
    assert ids[sum(sizes) + 1] == SEP
    assert ids[1 : sum(sizes) + 1] == [n for p, _ in window.pieces for n in p]
    assert inputs["first"][0].tolist() == [1, 1 + sizes[0], 1 + sizes[0] + sizes[1]]
    assert (inputs["last"] - inputs["first"] + 1)[0].tolist() == sizes
    assert inputs["shapes"][0, 0] == 0
