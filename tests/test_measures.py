"""The measures of quality/ on small made-up cases whose scores are known."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

QUALITY = Path(__file__).resolve().parents[1] / "quality"


@pytest.fixture
def measure(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Imports a module of quality/ by name."""
    before = set(sys.modules)
    monkeypatch.syspath_prepend(str(QUALITY))
    yield import_module
    for name in set(sys.modules) - before:
        if str(QUALITY) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def test_background_is_scored_among_the_claims_found(measure: Any) -> None:
    scoring = measure("scoring")
    claim = {"doc": "a.txt", "start": 0, "end": 9, "event_type": "seize", "place": ["p"]}
    gold = [{**claim, "start": at, "end": at + 9, "core": at < 20} for at in (0, 10, 20, 30, 40)]
    ours = [{**claim, "start": at, "end": at + 9, "core": core} for at, core in ((0, False), (10, True), (20, False))]
    rate = scoring.score_claims(gold, ours, scoring.Names({"p": {"name": "P"}})).background
    assert (rate.right, rate.gold, rate.predicted) == (1, 1, 2)


def test_a_timeline_scores_by_words_and_days(measure: Any) -> None:
    timelines = measure("timelines")
    gold = {date(2031, 3, 1): ["Rebels take the bridge"], date(2031, 3, 9): ["Soldiers leave Orrin"]}
    assert timelines.score_rouge(gold, gold, 1) == (1.0, 1.0)
    late = {date(2031, 3, 2): ["Rebels take the bridge"], date(2031, 3, 9): ["Soldiers leave Orrin"]}
    precision, recall = timelines.score_rouge(late, gold, 1)
    assert precision == recall == pytest.approx((3 / 2 + 3) / 6)
    nothing = {date(2031, 3, 1): ["Snow fell"], date(2031, 3, 9): ["Rain fell"]}
    assert timelines.score_rouge(nothing, gold, 2) == (0.0, 0.0)


def test_tokens_are_joined_to_text(measure: Any) -> None:
    timelines = measure("timelines")
    told = "Rebels , he said , did n't take Orrin -LRB- pop. 900 -RRB- . \n`` It 's quiet , '' she said ."
    assert timelines.join_tokens(told, None) == (
        "Rebels, he said, didn't take Orrin (pop. 900).\n\n“It's quiet,” she said."
    )
    assert timelines.join_tokens(told, 10) == "Rebels, he said, didn't take Orrin (pop. 900)."


def test_sentences_alike_are_not_picked_twice(measure: Any) -> None:
    timelines = measure("timelines")
    told = ["Rebels took Orrin bridge", "Rebels took the Orrin bridge today", "Snow closed mountain roads"]
    picked = timelines.pick_sentences(told, 2)
    assert len(picked) == 2 and told[2] in picked


def test_ceaf_of_parts_is_that_of_the_whole(measure: Any) -> None:
    coreference = measure("coreference")
    gold = [frozenset("abc"), frozenset("de"), frozenset("f")]
    found = [frozenset("ab"), frozenset("cd"), frozenset("e"), frozenset("f")]
    gains = [[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold]
    total = sum(gains[g][f] for g, f in coreference.assign(gains))
    assert coreference.score_ceaf_e(gold, found) == pytest.approx((total / 4, total / 3))


def test_tellings_copy_nobody_and_keep_their_offsets(measure: Any) -> None:
    growth = measure("growth")
    text = "Rebels seized the bridge at Orrin."
    assert growth.turn(text, 0) == text
    assert len(growth.turn(text, 7)) == len(text)
    assert growth.turn(text, 7) != growth.turn(text, 8)


def test_weights_tell_two_groups_apart(measure: Any) -> None:
    ecb = measure("ecb")
    numpy = measure("numpy")
    rows = numpy.array([[1.0, 1.0]] * 20 + [[0.0, 1.0]] * 20)
    weights = ecb.fit(rows, numpy.array([1.0] * 20 + [0.0] * 20))
    assert weights[0] + weights[1] > 0 > weights[1]
