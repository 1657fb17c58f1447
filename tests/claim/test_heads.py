"""The learned layers: what they compute, and what the packaged weights say of plain sentences."""

from pathlib import Path

import numpy as np
import pytest

from claim.staging import stage
from fogline.claim.events.heads import BATCH, NONE, Heads, load_heads
from fogline.claim.scenes.scene import Scene
from fogline.models.claim import EVENT_TYPES

UNKNOWN = ("", "", "", "")


def _write(path: Path) -> Heads:
    """One hidden unit that the trait "hot" raises; it speaks for the first type and against none."""
    np.savez(
        path, types="seize\nhold", traits="cold\nhot", trait_rows=np.array([[-127], [127]], np.int8),
        trait_scale=np.array([[1 / 127], [4 / 127]], np.float32), words="take", word_rows=np.array([[127]], np.int8),
        word_scale=np.array([[1 / 127]], np.float32), inner=np.array([[2.0], [0], [0], [0]], np.float16),
        inner_bias=np.zeros(1, np.float32), outer=np.array([[-1.0, 1.0, 0.0]], np.float16),
        outer_bias=np.zeros(3, np.float32),
    )  # fmt: skip
    return Heads(path)


def test_traits_and_lemmas_raise_the_score(tmp_path: Path) -> None:
    heads = _write(tmp_path / "heads.npz")
    plain, hot, both = heads.judge_words([(["b"], UNKNOWN), (["hot"], UNKNOWN), (["hot"], ("take", "", "", ""))])
    assert plain == pytest.approx([1 / 3] * 3)
    assert both[1] > hot[1] > plain[1]
    assert hot[1] == pytest.approx(np.exp(4) / (np.exp(-4) + np.exp(4) + 1), rel=1e-3)


def test_a_trait_told_twice_counts_once(tmp_path: Path) -> None:
    once, twice = _write(tmp_path / "heads.npz").judge_words([(["hot"], UNKNOWN), (["hot", "hot"], UNKNOWN)])
    assert once == pytest.approx(twice)


def test_the_packaged_heads_know_the_types_and_tell_events_from_none() -> None:
    heads = load_heads()
    assert heads.types == EVENT_TYPES
    text = "Troops shelled Oldtown on Sunday and liked the music."
    report, groundings = stage(text, {"Troops": "military"}, ["Oldtown"])
    (judged,) = heads.judge_scenes([(Scene(report, report.sentences[0], groundings), frozenset())])
    by_word = {report.sentences[0].tokens[i].text: row for i, row in judged.items()}
    assert heads.types[int(by_word["shelled"][1:].argmax())] == "shell"
    assert by_word["shelled"][NONE] < 0.5 < by_word["liked"][NONE]
    assert "music" not in by_word
    assert by_word["shelled"].sum() == pytest.approx(1, abs=1e-5)


def test_a_sentence_without_candidates_is_judged_by_nobody() -> None:
    report, groundings = stage("And so?", {}, [])
    scene = Scene(report, report.sentences[0], groundings)
    (judged,) = load_heads().judge_scenes([(scene, frozenset())])
    assert set(judged) <= set(range(3))
    assert load_heads().judge_scenes([]) == []


def test_many_words_are_judged_as_each_alone() -> None:
    heads = load_heads()
    words = [([f"l={w}", "b", "x=VBD"], (w, "", "", "")) for w in ("shell", "capture", "like", "flee")] * (BATCH // 3)
    together = heads.judge_words(words)
    alone = np.concatenate([heads.judge_words([word]) for word in words])
    assert together == pytest.approx(alone, abs=1e-5)
