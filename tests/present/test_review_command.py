"""fogline review: decisions from the command line follow at once, and are handed from store to store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import fakes
from fogline import pipeline
from fogline.present.cli import app

Ask = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pipeline, "make_stages", lambda *_: fakes.STAGES)
    monkeypatch.delenv("FOGLINE_STORE", raising=False)
    monkeypatch.setenv("FOGLINE_PLACES", str(tmp_path / "none.sqlite"))
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text("DATE 2031-05-02\n3 killed in Milan on the day.\n5 killed in Quito after.\n")
    return made


@pytest.fixture
def ask(folder: Path, tmp_path: Path) -> Ask:
    runner = CliRunner()

    def run(*arguments: str, store: str = "one.db") -> Result:
        return runner.invoke(app, [*arguments, "--store", str(tmp_path / store)])

    assert run("run", str(folder)).exit_code == 0
    return run


def first(ask: Ask) -> str:
    return str(json.loads(ask("review", "next", "--json").stdout)["claim"])


def test_the_next_claim_with_its_words(ask: Ask) -> None:
    shown = ask("review", "next")
    assert shown.exit_code == 0 and "effect" in shown.stdout and "killed in" in shown.stdout
    assert len(json.loads(ask("review", "list", "--json").stdout)) == 2


def test_rejected_and_taken_back(ask: Ask) -> None:
    claim = first(ask)
    made = ask("review", "reject", claim[:8], "--by", "Ada", "--why", "a rumour")
    assert made.exit_code == 0, made.output
    assert claim not in {row["id"] for row in json.loads(ask("claims", "--json").stdout)}
    (kept,) = json.loads(ask("review", "list", "--decided", "--json").stdout)
    assert (kept["by"], kept["why"], kept["holds"]) == ("Ada", "a rumour", True)
    assert ask("review", "undo", kept["id"][:8]).exit_code == 0
    assert claim in {row["id"] for row in json.loads(ask("claims", "--json").stdout)}


def test_explained(ask: Ask) -> None:
    claim = first(ask)
    ask("review", "accept", claim, "--by", "Ada", "--why", "seen")
    assert "right as it stands, by Ada" in ask("explain", claim).stdout


def test_slots_are_corrected(ask: Ask) -> None:
    claim = first(ask)
    for slot, *values in (
        ["place", "Quito"], ["time", "2031-05-01", "2031-05-02"], ["polarity", "denied"], ["modality", "possible"],
        ["type", "blast"], ["core", "background"], ["voice"],
    ):  # fmt: skip
        made = ask("review", "correct", claim, slot, *values)
        assert made.exit_code == 0, made.output
    (row,) = [row for row in json.loads(ask("claims", "--json").stdout) if row["id"] == claim]
    assert (row["place"][0]["id"], row["time"]) == ("place:quito", ["2031-05-01", "2031-05-02"])
    assert (row["polarity"], row["modality"], row["event_type"]) == ("denied", "possible", "blast")
    assert (row["core"], row["attribution"]) == (False, [])


def test_a_figure_by_its_number(ask: Ask) -> None:
    claim = first(ask)
    number = json.loads(ask("review", "next", "--json").stdout)["quote"].split()[0]
    made = ask("review", "correct", claim, "figures", f"injured={number}-:soldiers")
    assert made.exit_code == 0, made.output
    (row,) = [row for row in json.loads(ask("claims", "--json").stdout) if row["id"] == claim]
    assert row["figures"] == [{"measure": "injured", "low": int(number), "high": None, "who": "soldiers"}]
    assert ask("review", "correct", claim, "figures", "killed=99").exit_code == 2


@pytest.mark.parametrize(
    "asked",
    [("place", "Nowhere-at-all"), ("time", "soon"), ("type", "miracle"), ("figures", "many"), ("colour", "red")],
)
def test_asked_wrongly(ask: Ask, asked: tuple[str, str]) -> None:
    answer = ask("review", "correct", first(ask), *asked)
    assert answer.exit_code in (1, 2) and answer.stderr.startswith("fogline: ")


def test_another_reviewer_is_overruled_only_knowingly(ask: Ask) -> None:
    claim = first(ask)
    ask("review", "accept", claim, "--by", "Ada")
    refused = ask("review", "reject", claim, "--by", "Bo")
    assert refused.exit_code == 2 and "Ada decided otherwise" in refused.stderr
    assert ask("review", "reject", claim, "--by", "Bo", "--anyway").exit_code == 0
    assert json.loads(ask("review", "conflicts", "--json").stdout) == []
    verdict = json.loads(ask("review", "agreement", "--json").stdout)[0]
    assert (verdict["slot"], verdict["percent"]) == ("verdict", 0.0)


def test_handed_to_another_store(ask: Ask, folder: Path, tmp_path: Path) -> None:
    claim = first(ask)
    ask("review", "reject", claim)
    out = tmp_path / "decisions.jsonl"
    assert ask("review", "export", "--out", str(out)).exit_code == 0
    assert ask("review", "export").stdout == out.read_text()
    ask("run", str(folder), store="two.db")
    assert "decision" in ask("review", "import", str(out), store="two.db").stdout
    assert claim not in {row["id"] for row in json.loads(ask("claims", "--json", store="two.db").stdout)}
    out.write_text(out.read_text().replace("reject", "accept"))
    changed = ask("review", "import", str(out), store="two.db")
    assert changed.exit_code == 1 and "was changed" in changed.stderr
