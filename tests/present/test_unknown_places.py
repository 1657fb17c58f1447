"""Unknown places: listed with what is told of them, put on the map, and known by name to the reports that follow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fogline.present.cli import app

runner = CliRunner()
FIRST = (
    "EL FASHER, Sudan, 19 November 2024 - The army shelled Tel Garrun, a village 20 km south of El Fasher, on Tuesday, "
    "killing nine civilians, residents said.\n"
)
LATER = "NYALA, Sudan, 26 November 2024 - The Rapid Support Forces captured Tel Garrun on Monday, residents said.\n"
UNKNOWN = "place:tel-garrun~sd:north-darfur"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store that holds a report of an unknown village."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOGLINE_PLACES", str(tmp_path / "places.sqlite"))
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    run = runner.invoke(app, ["run", "first.txt", "--store", "a.db"])
    assert run.exit_code == 0, run.output
    return "a.db"


def invoke(*words: str) -> str:
    done = runner.invoke(app, [*words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_an_unknown_place_is_listed_with_what_is_told_of_it(store: str) -> None:
    (row,) = json.loads(invoke("places", "unknown", "--store", store, "--json"))
    assert (row["id"], row["kind"], row["within"], row["claims"]) == (UNKNOWN, "village", "sd:north-darfur", 2)
    assert (row["precision"], row["bearing"], row["distance_km"], row["radius_km"]) == (2, 180.0, 20.0, 5.0)
    assert "told as 20 km south of El Fasher; somewhere within 5 km" in row["position"]
    assert "Tel Garrun" in invoke("places", "unknown", "--store", store)


def test_a_placed_one_holds_for_the_store_and_for_later_reports(store: str, tmp_path: Path) -> None:
    told = invoke(
        "places", "identify", UNKNOWN, "--at", "13.44,25.36", "--kind", "village", "--by", "ana", "--store", store
    )
    assert f"the place {UNKNOWN} is Tel Garrun" in told
    assert "the next run reads it as Tel Garrun" in told
    assert json.loads(invoke("places", "unknown", "--store", store, "--json")) == []
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    invoke("run", "later.txt", "--store", store)
    claims = json.loads(invoke("claims", "--store", store, "--json"))
    placed = {one["id"] for claim in claims for one in claim["place"]}
    assert len(placed) == 1
    assert placed.pop().startswith("sd:tel-garrun-")


def test_a_known_place_is_looked_for_in_the_same_country(store: str) -> None:
    told = invoke("places", "identify", UNKNOWN, "Kutum", "--by", "ana", "--store", store)
    assert "is Kutum (sd:kutum" in told
    shown = invoke("places", "show", "Tel Garrun")
    assert "Kutum" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["place:nowhere", "--at", "1,2"], "no place has the id place:nowhere"),
        ([UNKNOWN], "give either the known place that it is, or --at LAT,LON"),
        ([UNKNOWN, "Kutum", "--at", "1,2"], "give either"),
        ([UNKNOWN, "--at", "99,2"], "is no point"),
        ([UNKNOWN, "--at", "13,25", "--kind", "hut"], "hut is no kind of place"),
        ([UNKNOWN, "Reykjavik"], "no place in SD is known by the name Reykjavik"),
    ],
)
def test_what_cannot_be_is_told(store: str, words: list[str], said: str) -> None:
    done = runner.invoke(app, ["places", "identify", *words, "--by", "ana", "--store", store])
    assert done.exit_code != 0
    assert said in " ".join((done.stderr or done.output).split())
