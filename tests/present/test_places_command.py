"""fogline places: add and show."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from typer.testing import CliRunner

from fogline.present.cli import app

runner = CliRunner()


def test_added_places_are_shown_with_scores(tmp_path: Path) -> None:
    pack, layer = tmp_path / "pack.csv", str(tmp_path / "places.sqlite")
    pack.write_text("name,lat,lon,country\nTell Brixtol,36.5,37.2,SY\n", encoding="utf-8")
    added = runner.invoke(app, ["places", "add", str(pack), "--places", layer])
    assert added.exit_code == 0, added.output
    assert "1 place of pack.csv" in added.stdout
    shown = runner.invoke(app, ["places", "show", "Tall Brixtul", "--places", layer, "--json"])
    assert [(r["name"], r["score"], r["why"]) for r in json.loads(shown.stdout)] == [("Tell Brixtol", 0.85, "spelling")]


def test_sounds_alike_near_a_point() -> None:
    shown = runner.invoke(app, ["places", "show", "Qarmiddeh", "--near", "35.9,36.4", "--json"])
    assert "Al-Qirmidah" in [record["name"] for record in json.loads(shown.stdout)]
    table = runner.invoke(app, ["places", "show", "Hama", "--country", "SY"])
    assert table.stdout.splitlines()[0].startswith("id\tname\tkind")
    assert "sy:hama" in table.stdout


def test_places_of_another_edition_are_filed_anew_and_it_is_said(tmp_path: Path) -> None:
    pack, layer = tmp_path / "pack.csv", str(tmp_path / "places.sqlite")
    pack.write_text("name,lat,lon,country\nTell Brixtol,36.5,37.2,SY\n", encoding="utf-8")
    more = tmp_path / "more.csv"
    more.write_text("name,lat,lon,country\nVelharaq,10.5,20.5,SD\n", encoding="utf-8")
    for command in (["rekey"], ["show", "Tall Brixtul"], ["add", str(more)]):
        assert runner.invoke(app, ["places", "add", str(pack), "--places", layer]).exit_code == 0
        with closing(sqlite3.connect(layer)) as db, db:
            db.execute("UPDATE alias SET key = 'earlier'")
            db.execute("UPDATE filing SET edition = 'earlier'")
        done = runner.invoke(app, ["places", *command, "--places", layer])
        assert done.exit_code == 0, done.output
        assert "another version's keys; filing its 1 places anew" in done.stderr
        assert "1 of 1 places filed" in done.stderr
        again = runner.invoke(app, ["places", "rekey", "--places", layer])
        assert (again.stdout.strip(), again.stderr) == (f"{layer}: filed under this version's keys already", "")
    assert runner.invoke(app, ["places", "rekey", "--places", str(tmp_path / "none")]).exit_code == 1


def test_a_damaged_layer_is_told_with_what_to_do(tmp_path: Path) -> None:
    layer = tmp_path / "places.sqlite"
    layer.write_text("no database at all", encoding="utf-8")
    for command in (["rekey"], ["show", "Hama"]):
        told = runner.invoke(app, ["places", *command, "--places", str(layer)])
        assert told.exit_code != 0
        assert "places.sqlite holds no places of yours that can be read" in told.stderr.replace("\n", " ")
    assert layer.read_text(encoding="utf-8") == "no database at all"


def test_unknown_names_and_bad_files_say_so(tmp_path: Path) -> None:
    missing = runner.invoke(app, ["places", "show", "Xqzzvwbrt"])
    assert missing.exit_code == 1
    assert "Xqzzvwbrt" in missing.stderr
    pack = tmp_path / "pack.csv"
    pack.write_text("name,lat,lon\nVelhar,x,1\n", encoding="utf-8")
    bad = runner.invoke(app, ["places", "add", str(pack), "--places", str(tmp_path / "places.sqlite")])
    assert bad.exit_code == 2
    assert "line 2" in bad.stderr
    assert runner.invoke(app, ["places", "show", "Hama", "--near", "here"]).exit_code == 2
