"""The command line: statuses, shapes, and that every line leads back to characters."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from fogline import pipeline
from fogline.present.cli import app
from present.conftest import Ask
from present.scene import CARDS, CLAIMS, make_stages

TEXTS = {card.doc: card.text for card in CARDS}
SHAPES = {
    "claims": {"doc", "start", "end", "event_type", "actor", "recipient", "place", "time", "polarity", "modality",
               "attribution", "figures", "id", "quote", "core", "trigger", "frame", "reader", "notes"},
    "events": {"id", "event_type", "summary", "actor", "recipient", "place", "time", "informants", "independent",
               "disputed", "belief", "code", "reasons", "claims"},
    "timeline": {"day", "last", "event", "event_type", "text", "voices", "independent", "disputed", "claims"},
    "control": {"place", "claimed", "assessed", "assessed_name", "holder", "why", "steps", "last_evidence", "stale",
                "claims", "movements"},
    "tolls": {"index", "who", "measure", "low", "high", "place", "since", "as_of", "voices", "supersedes", "part_of",
              "running", "current", "incident", "claims"},
    "disputes": {"kind", "text", "event", "place", "a", "b"},
    "sources": {"doc", "publisher", "published", "date_basis", "sha256", "claims", "discarded"},
}  # fmt: skip
runner = CliRunner()


def find_passages(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a JSON value that names characters of a report."""
    if isinstance(value, dict):
        if {"doc", "start", "end", "quote"} <= value.keys():
            yield value
        for part in value.values():
            yield from find_passages(part)
    elif isinstance(value, list):
        for part in value:
            yield from find_passages(part)


@pytest.mark.parametrize("command", SHAPES)
def test_json_shape_and_evidence(ask: Ask, command: str) -> None:
    result = ask(command, "--json")
    assert result.exit_code == 0
    records = json.loads(result.stdout)
    assert records
    assert {frozenset(record) for record in records} == {frozenset(SHAPES[command])}
    passages = list(find_passages(records))
    assert passages or command == "sources"
    for passage in passages:
        assert TEXTS[passage["doc"]][passage["start"] : passage["end"]] == passage["quote"]


@pytest.mark.parametrize("command", SHAPES)
def test_a_pipe_gets_one_tab_separated_line_a_record(ask: Ask, command: str) -> None:
    lines = ask(command).stdout.splitlines()
    count = len(json.loads(ask(command, "--json").stdout))
    assert len(lines) == count + 1
    columns = {line.count("\t") for line in lines}
    assert len(columns) == 1
    assert columns.pop() > 3


def test_no_control_character_reaches_the_terminal(ask: Ask) -> None:
    for command in (*SHAPES, "sitrep"):
        out = ask(command).stdout
        assert not [c for c in out if (ord(c) < 32 and c not in "\n\t") or c in "\u202e\u202c"]


def test_claims_are_those_of_the_reports(ask: Ask) -> None:
    claims = {claim["id"]: claim for claim in json.loads(ask("claims", "--json").stdout)}
    assert claims.keys() == CLAIMS.keys()
    assert claims["a1"]["time"] == ["2031-03-04", "2031-03-04"]
    assert claims["a1"]["actor"] == [{"text": "Delta Front", "id": "delta-front", "name": "Delta Front"}]
    assert claims["a2"]["polarity"] == "denied"
    assert claims["a3"]["figures"][0] == {"measure": "killed", "low": 12, "high": None, "who": "people"}


def test_export_is_the_codebooks_record_one_a_line(ask: Ask) -> None:
    lines = ask("export", "claims", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(ask("claims", "--json").stdout)


def test_as_of_leaves_later_days_out(ask: Ask) -> None:
    early = {claim["id"] for claim in json.loads(ask("claims", "--as-of", "2031-03-04", "--json").stdout)}
    assert {"a1", "b1"} <= early
    assert "c1" not in early


def test_control_of_one_place(ask: Ask) -> None:
    result = ask("control", "--place", "sennar", "--json")
    assert [record["place"]["id"] for record in json.loads(result.stdout)] == ["sennar"]
    missing = ask("control", "--place", "Atlantis")
    assert missing.exit_code == 1
    assert "Atlantis" in missing.stderr


def test_sources_and_discards(ask: Ask) -> None:
    rows = {row["doc"]: row for row in json.loads(ask("sources", "--json").stdout)}
    assert rows["01_wire.txt"]["published"] == "2031-03-04"
    assert rows["01_wire.txt"]["date_basis"] == "dateline"
    assert rows["04_diary.txt"]["published"] is None
    assert rows["05_broken.txt"]["discarded"] == 1
    discards = json.loads(ask("sources", "--discards", "--json").stdout)
    assert [(one["name"], one["stage"], one["reason"]) for one in discards] == [
        ("05_broken.txt", "read", "no such dispatch")
    ]


@pytest.mark.parametrize("ident", ["a1", "ev-seize", "ev-se", "Sennar"])
def test_explain_finds_claims_events_and_places(ask: Ask, ident: str) -> None:
    result = ask("explain", ident)
    assert result.exit_code == 0
    assert "took the town of Sennar" in result.stdout


def test_explain_a_claim_says_why(ask: Ask) -> None:
    names = [line["name"] for line in json.loads(ask("explain", "a1", "--json").stdout)]
    for name in ("quote", "stands in", "found by", "actor", "place", "position", "considered", "time", "voices",
                 "event", "score", "relation"):  # fmt: skip
        assert name in names


@pytest.mark.parametrize("ident", ["nothing", "a", "ev-"])
def test_explain_refuses_unknown_and_ambiguous_ids(ask: Ask, ident: str) -> None:
    result = ask("explain", ident)
    assert result.exit_code == 1
    assert ident in result.stderr
    assert "Traceback" not in result.output


def test_sitrep_to_a_file_and_to_the_output(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "new" / "report.html"
    assert ask("sitrep", "--format", "html", "--out", str(out)).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert ask("sitrep").stdout.startswith("# Situation report")


@pytest.mark.parametrize("policy", ["range", "acled-lowest", "ucdp-best", "latest-independent"])
def test_tolls_are_estimated_by_a_named_policy(ask: Ask, policy: str) -> None:
    lines = {one["index"]: one for one in json.loads(ask("tolls", "--json").stdout)}
    records = json.loads(ask("tolls", "--estimate", policy, "--json").stdout)
    assert records
    for one in records:
        counted = [lines[index] for index in one["lines"]]
        assert one["policy"] == policy
        assert all(line["current"] and line["measure"] == one["measure"] for line in counted)
        assert one["low"] is None or one["low"] == min(line["low"] for line in counted)
        assert (one["low"] is None) == (not one["low_by"])
        assert policy != "range" or one["best"] is None
    shown = ask("tolls", "--estimate", policy).stdout.splitlines()
    assert len(shown) == len(records) + 1


def test_an_unknown_policy_is_refused_with_those_known(ask: Ask) -> None:
    result = ask("tolls", "--estimate", "guess")
    assert result.exit_code == 2
    assert "ucdp-best" in result.stderr


def test_run_writes_the_bundle(dispatches: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = runner.invoke(app, ["run", str(dispatches), "--store", str(tmp_path / "s.db"), "--out", str(out)])
    assert result.exit_code == 0
    assert "05_broken.txt" in result.stderr
    names = {path.name for path in out.iterdir()}
    assert names == {
        "report.html", "sitrep.md", "claims.jsonl", "places.geojson", "events.json", "timeline.json", "control.json",
        "tolls.json", "disputes.json", "discards.json", "timeline.csv", "tolls.csv", "control.csv", "disputes.csv",
    }  # fmt: skip
    for path in out.glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"))):
            assert not [cell for cell in row if cell[:1] in ("=", "+", "@", "-") and not cell[1:2].isdigit()]
    places = json.loads((out / "places.geojson").read_text(encoding="utf-8"))
    sennar = next(one for one in places["features"] if one["id"] == "sennar")
    assert sennar["geometry"] == {"type": "Point", "coordinates": [33.6, 13.55]}
    assert sennar["properties"]["assessed"]
    assert (sennar["properties"]["precision"], sennar["properties"]["geo_precision"]) == (1, 1)
    for passage in find_passages(places):
        assert TEXTS[passage["doc"]][passage["start"] : passage["end"]] == passage["quote"]


def test_a_second_run_changes_nothing(dispatches: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    for out in (first, second):
        runner.invoke(app, ["run", str(dispatches), "--store", str(tmp_path / "s.db"), "--out", str(out)])
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes()


@pytest.mark.parametrize("asked", [[], ["--refresh"]])
def test_refresh_is_asked_of_the_pipeline(
    dispatches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    from fogline import pipeline

    real, seen = pipeline.run, []

    def watch(*arguments: Any, refresh: bool, **named: Any) -> Any:
        seen.append(refresh)
        return real(*arguments, refresh=refresh, **named)

    monkeypatch.setattr(pipeline, "run", watch)
    result = runner.invoke(app, ["run", str(dispatches), "--store", str(tmp_path / "s.db"), *asked])
    assert result.exit_code == 0
    assert seen == [bool(asked)]


@pytest.mark.parametrize("name", ["missing.txt", "05_broken.txt"])
def test_a_source_named_that_cannot_be_read_is_status_1(dispatches: Path, tmp_path: Path, name: str) -> None:
    sources = [str(dispatches / name), str(dispatches / "01_wire.txt")]
    result = runner.invoke(app, ["run", *sources, "--store", str(tmp_path / "s.db")])
    assert result.exit_code == 1
    assert name in result.stderr
    assert "1 read" in result.stdout


def test_a_report_about_no_war_is_no_failure(dispatches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stages = replace(make_stages(), claim=lambda *_: [], irrelevance=lambda *_: "it tells of a match")
    monkeypatch.setattr(pipeline, "make_stages", lambda *_: stages)
    result = runner.invoke(app, ["run", str(dispatches / "01_wire.txt"), "--store", str(tmp_path / "s.db")])
    assert result.exit_code == 0
    assert "no claims looked for: 01_wire.txt (relevance): it tells of a match" in " ".join(result.stderr.split())
    assert "--as-conflict" in result.stderr


def test_reports_are_handed_in_as_tellings_of_a_conflict_and_taken_back(
    dispatches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fogline.store.database import open_store
    from fogline.store.view import View

    wire, name = str(dispatches / "01_wire.txt"), str(tmp_path / "s.db")
    seen = []
    for asked in ([], ["--as-conflict"], [], ["--by-its-words"]):
        assert runner.invoke(app, ["run", wire, "--store", name, *asked]).exit_code == 0
        with open_store(name) as store:
            seen.append(View(store).get_capture("01_wire.txt").given.get("subject"))
    assert seen == [None, "conflict", "conflict", "words"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims", "--as-of", "2024-13-01"],
        ["claims", "--as-of", "yesterday"],
        ["run", "x.txt", "--published", "1.12.2024"],
        ["run"],
        ["sitrep", "--format", "pdf"],
        ["explain"],
        ["nonsense"],
        ["claims", "--nonsense"],
        [],
    ],
)
def test_wrong_questions_are_status_2(arguments: list[str]) -> None:
    assert runner.invoke(app, arguments).exit_code == 2


@pytest.mark.parametrize("command", [*SHAPES, "sitrep", "explain x", "export claims"])
def test_a_missing_store_is_status_1(command: str, tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    result = runner.invoke(app, [*command.split(), "--store", str(missing)])
    assert result.exit_code == 1
    assert str(missing) in result.stderr.replace("\n", "")
    assert not missing.exists()


def test_a_setting_that_cannot_be_is_status_2(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOGLINE_THREADS", "many")
    result = runner.invoke(app, ["claims", "--store", str(tmp_path / "x.db")])
    assert result.exit_code == 2
    assert "threads" in result.stderr


def test_an_empty_store_has_no_sitrep(tmp_path: Path) -> None:
    from fogline.store.database import open_store

    open_store(tmp_path / "empty.db").close()
    result = runner.invoke(app, ["sitrep", "--store", str(tmp_path / "empty.db")])
    assert result.exit_code == 1
    assert "no report" in result.stderr
    assert runner.invoke(app, ["claims", "--json", "--store", str(tmp_path / "empty.db")]).stdout.strip() == "[]"


def test_version_and_help() -> None:
    assert runner.invoke(app, ["--version"]).stdout.startswith("fogline ")
    for command in (*SHAPES, "run", "sitrep", "explain"):
        help_text = runner.invoke(app, [command, "--help"]).stdout
        assert "Example" in help_text, command
