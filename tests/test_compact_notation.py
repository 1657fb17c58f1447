"""The compact notation of the texts that the heads learn from, and that every text of training/ is in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from fogline.models.claim import EVENT_TYPES

TRAINING = Path(__file__).resolve().parents[1] / "training"
REPORT = """=== 01_oldtown-2020-wire
published: 2020-03-05
publisher: The Varnia Post
--- entities
army force = Varnian army | the army
oldtown place = Oldtown
--- text
The army took Oldtown on Wednesday. At least 7 people were killed, the army said, and it took the mill.
--- claims
seize | The army took .. Wednesday | took | a=army | p=oldtown | t=2020-03-04
casualties | At least 7 people were killed | killed | by=army | f=killed 7.. people | possible | bg
seize | the army said, and it took the mill | took | a=army | denied
"""


@pytest.fixture
def compact(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(TRAINING))
    yield import_module("compact")
    sys.modules.pop("compact", None)


@pytest.fixture
def marked(compact: Any) -> Iterator[Any]:
    yield import_module("marked")
    sys.modules.pop("marked", None)


def test_a_report_is_read(compact: Any, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(REPORT, encoding="utf-8")
    (dispatch,) = compact.read_dispatches(path)
    took, killed, mill = dispatch.claims
    assert dispatch.given == {"published": "2020-03-05", "publisher": "The Varnia Post"}
    assert took["quote"] == "The army took Oldtown on Wednesday" and took["time"] == ["2020-03-04", "2020-03-04"]
    assert (took["actor"], took["place"], took["core"]) == (["army"], ["oldtown"], True)
    assert killed["figures"] == [{"measure": "killed", "low": 7, "high": None, "who": "people"}]
    assert (killed["modality"], killed["core"], killed["attribution"]) == ("possible", False, ["army"])
    assert dispatch.text[mill["trigger_start"] : mill["trigger_end"]] == "took" and mill["polarity"] == "denied"
    assert mill["trigger_start"] > killed["start"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a=army | p=oldtown", "a=navy | p=oldtown"),
        ("| took | a=army | p", "| fell | a=army | p"),
        ("t=2020-03-04", "t=2020-03-04..2020-03-01"),
        ("seize | The army took", "conquer | The army took"),
        ("The army took .. Wednesday", "The army took .. Friday"),
        ("killed 7..", "killed seven"),
        ("--- text", "--- words"),
        (" | bg", " | bygone"),
    ],
)
def test_a_line_that_is_not_in_the_notation_is_told(compact: Any, tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "r.txt"
    path.write_text(REPORT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(compact.NotationError, match="01_oldtown"):
        compact.read_dispatches(path)


def test_a_folder_is_written_as_the_measures_read_it(compact: Any, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    other = REPORT.replace("01_oldtown", "02_newton").replace("army force = Varnian army", "army force = Ostland army")
    path.write_text(REPORT + other, encoding="utf-8")
    compact.write_folder(compact.read_dispatches(path), tmp_path / "out")
    lines = (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 6 and '"army-1"' in lines[3] and '"army"' in lines[0]
    assert (tmp_path / "out" / "02_newton-2020-wire.txt").read_text(encoding="utf-8").startswith("The army took")


def test_a_marked_sentence_is_read(compact: Any, marked: Any, tmp_path: Path) -> None:
    path = tmp_path / "s.txt"
    path.write_text("# seize\nRebels [seize:took] Oldtown, [casualties:killing] six.\n", encoding="utf-8")
    ((text, marks),) = marked.read_marked(path)
    assert text == "Rebels took Oldtown, killing six."
    assert [(m["event_type"], text[m["trigger_start"] : m["trigger_end"]]) for m in marks] == [
        ("seize", "took"), ("casualties", "killing"),
    ]  # fmt: skip
    path.write_text("Rebels [conquer:took] Oldtown.\n", encoding="utf-8")
    with pytest.raises(compact.NotationError, match="conquer"):
        list(marked.read_marked(path))


def test_every_text_to_learn_from_is_in_the_notation(compact: Any, marked: Any) -> None:
    dispatches = [d for path in sorted((TRAINING / "reports").glob("*.txt")) for d in compact.read_dispatches(path)]
    assert len(dispatches) > 500 and {c["event_type"] for d in dispatches for c in d.claims} == set(EVENT_TYPES)
    for dispatch in dispatches:
        for claim in dispatch.claims:
            assert dispatch.text[claim["start"] : claim["end"]] == claim["quote"]
            assert claim["start"] <= claim["trigger_start"] < claim["trigger_end"] <= claim["end"], claim["id"]
    sentences = [s for path in sorted((TRAINING / "sentences").glob("*.txt")) for s in marked.read_marked(path)]
    assert len(sentences) > 3000 and all("[" not in text for text, _ in sentences)
