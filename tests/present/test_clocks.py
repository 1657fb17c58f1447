"""Two clocks on the command line: what held on a day, what was known at a moment, and what changed between two."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from present.conftest import Ask
from present.scene import CARDS, CLAIMS

EARLY = {"01_wire.txt", "02_herald.txt", "04_diary.txt"}
"""Known by 4 March 2031: what was printed by then, and the undated, known since they were fetched."""


def docs_of(ask: Ask, *arguments: str) -> set[str]:
    return {record["doc"] for record in json.loads(ask("sources", "--json", *arguments).stdout)}


@pytest.mark.parametrize("command", ["events", "timeline", "control", "tolls", "disputes"])
def test_what_was_known_at_a_moment_rests_on_reports_out_by_then(ask: Ask, command: str) -> None:
    result = ask(command, "--json", "--known-at", "2031-03-04")
    assert result.exit_code == 0
    out = {CLAIMS[ident].doc for ident in CLAIMS if f'"{ident}"' in result.stdout}
    assert out <= EARLY
    assert json.loads(ask(command, "--json", "--known-at", "2020-01-01").stdout) == []


def test_sources_by_both_clocks(ask: Ask) -> None:
    assert docs_of(ask, "--known-at", "2031-03-04") == EARLY
    everything = docs_of(ask)
    assert docs_of(ask, "--known-at", "2999-01-01", "--clock", "stored") == everything
    assert docs_of(ask, "--known-at", "2020-01-01", "--clock", "stored") == set()


def test_by_the_stored_clock_nothing_was_known_before_it_was_stored(ask: Ask) -> None:
    assert json.loads(ask("timeline", "--json", "--clock", "stored", "--known-at", "2020-01-01").stdout) == []
    assert json.loads(ask("timeline", "--json", "--clock", "stored", "--known-at", "2999-01-01").stdout)


def test_a_situation_report_of_a_moment(ask: Ask) -> None:
    told = ask("sitrep", "--known-at", "2031-03-04").stdout
    assert "Sennar" in told
    assert "Army bulletin" not in told


def test_changes_name_kind_matter_and_reports(ask: Ask) -> None:
    found = json.loads(ask("changes", "--since", "2031-03-04", "--json").stdout)
    assert found
    keys = {"kind", "matter", "subject", "text", "was", "now", "aspects", "place", "reports", "claims", "why"}
    known = {card.doc for card in CARDS}
    for record in found:
        assert set(record) == keys
        assert {one["doc"] for one in record["reports"]} <= known - EARLY
        assert set(record["claims"]) <= set(CLAIMS)
    rows = ask("changes", "--since", "2031-03-04").stdout.splitlines()
    assert len(rows) == len(found) + 1


def test_nothing_changes_between_one_moment_and_itself(ask: Ask) -> None:
    moment = "2031-03-06T12:00"
    assert json.loads(ask("changes", "--since", moment, "--until", moment, "--json").stdout) == []


@pytest.mark.parametrize("moment", ["yesterday", "2031-3-4", "2031-03-04T99:00", ""])
def test_no_moment_is_status_2(ask: Ask, moment: str) -> None:
    assert ask("changes", "--since", moment).exit_code == 2
    assert ask("timeline", "--known-at", moment).exit_code == 2


def test_control_explained_with_quotes(ask: Ask) -> None:
    told = ask("control", "--place", "Sennar", "--explain", "--known-at", "2031-03-10").stdout
    assert "admission-or-independent, version 2" in told
    assert "«" in told
    assert "step" in told


def test_the_picture_of_sources_is_an_svg_file(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "sources.svg"
    assert ask("sources", "--picture", str(path)).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text
    assert ET.fromstring(text.split("\n", 1)[1]).tag.endswith("svg")


def test_what_would_settle_it(ask: Ask) -> None:
    found = json.loads(ask("settle", "--json", "--most", "3").stdout)
    assert 0 < len(found) <= 3
    for one in found:
        assert set(one) == {"event", "text", "question", "why", "weight", "place", "steps", "claims"}
        assert one["steps"]
        assert set(one["claims"]) <= set(CLAIMS)
    told = ask("settle", "--place", "Sennar").stdout
    assert "Sennar" in told
    assert ask("settle", "--place", "Nowhere").stdout.strip() == "Nothing that matters is open."


def test_track_records_of_sources(ask: Ask) -> None:
    found = json.loads(ask("sources", "--records", "--json").stdout)
    assert found
    assert all(one["reliability"] in "ABCDEF" and 0 <= one["score"] <= 1 for one in found)
    assert len(ask("sources", "--records").stdout.splitlines()) == len(found) + 1
