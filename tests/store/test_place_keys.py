"""Keys of another edition: made anew from the names on opening, with nothing lost; what cannot be read says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fogline.errors import StoreError
from fogline.lexicon.gazetteer import Gazetteer
from fogline.store import place_keys
from fogline.store.place_keys import renew_layer
from fogline.store.place_layer import add_places

PACK = """name,lat,lon,country,admin1,kind,aliases
Tell Brixtol,36.5,37.2,SY,Aleppo,village,Brikstol;Бріксталь
Velharaq,10.99999,20.99999,SD,,town,Wilharuk
"""
EARLIER = """
UPDATE alias SET key = 'earlier' || key;
UPDATE near SET skeleton = 'earlier' || skeleton;
UPDATE filing SET edition = 'earlier';
"""
BEFORE_EDITIONS = EARLIER + "DROP TABLE filing; DROP TABLE name;"
NAMES = {"Tell Brixtol": "Tell Brixtol", "Tall Brixtul": "Tell Brixtol", "Brikstol": "Tell Brixtol",
         "Бріксталь": "Tell Brixtol", "Wilharuk": "Velharaq", "Velharak": "Velharaq"}  # fmt: skip


@pytest.fixture
def layer(tmp_path: Path) -> Iterator[Path]:
    pack, layer = tmp_path / "pack.csv", tmp_path / "places.sqlite"
    pack.write_text(PACK, encoding="utf-8")
    gazetteer = Gazetteer.open()
    assert add_places(pack, layer, gazetteer) == 2
    yield layer
    gazetteer.close()


def dump(layer: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(layer)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {table: sorted(db.execute(f"SELECT * FROM {table}")) for table in tables}


def spoil(layer: Path, script: str) -> None:
    with closing(sqlite3.connect(layer)) as db:
        db.executescript(script)


@pytest.mark.parametrize("script", [EARLIER, BEFORE_EDITIONS], ids=["another edition", "before editions"])
def test_a_layer_of_another_edition_is_found_by_its_names_after_opening(layer: Path, script: str) -> None:
    before = dump(layer)
    spoil(layer, script)
    with pytest.raises(StoreError, match=r"another version's keys\. Run `fogline places rekey"):
        Gazetteer.open(layer=layer)
    told: list[tuple[int, int]] = []
    assert renew_layer(layer, lambda done, total: told.append((done, total))) == 2
    assert told == [(0, 2), (2, 2)]
    assert renew_layer(layer, lambda done, total: told.append((done, total))) == 0
    assert len(told) == 2
    gazetteer = Gazetteer.open(layer=layer)
    for name, meant in NAMES.items():
        assert [m.place.name for m in gazetteer.find_candidates(name)] == [meant], name
    near = gazetteer.find_local("Tall Brigstal", [(36.5, 37.2)])
    assert "Tell Brixtol" in [match.place.name for match in near]
    gazetteer.close()
    after = dump(layer)
    for table in ("place", "alias", "near", "admin1", "filing"):
        assert after[table] == before[table], table
    if script == EARLIER:
        assert after["name"] == before["name"]


def test_a_name_that_has_no_key_is_kept(layer: Path, tmp_path: Path) -> None:
    pack = tmp_path / "SD.txt"
    cells = ["900001", "Velhar", "—", "Wilhar,…", "10.5", "20.5", "P", "PPL", "SD", *[""] * 10]
    pack.write_text("\t".join(cells) + "\n", encoding="utf-8")
    gazetteer = Gazetteer.open()
    add_places(pack, layer, gazetteer)
    gazetteer.close()
    spoil(layer, EARLIER)
    renew_layer(layer)
    assert [name for place, name in dump(layer)["name"] if place == 900001] == ["Velhar", "Wilhar", "—", "…"]


def test_filing_that_is_cut_off_leaves_the_layer_as_it_was(layer: Path) -> None:
    spoil(layer, BEFORE_EDITIONS)
    before = dump(layer)

    def break_off(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        renew_layer(layer, break_off)
    assert dump(layer) == before
    assert renew_layer(layer) == 2


def test_a_layer_that_cannot_be_written_says_which_command_to_run(layer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(layer, EARLIER)
    before = dump(layer)
    monkeypatch.setattr(place_keys, "LONGEST_WAIT", 0.0)
    with closing(sqlite3.connect(layer)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Run `fogline places rekey --places") as raised:
            renew_layer(layer)
    assert "nothing in it was changed" in str(raised.value)
    assert dump(layer) == before


def test_a_file_that_is_no_layer_or_a_damaged_one_is_told_and_left(layer: Path, tmp_path: Path) -> None:
    whole = layer.read_bytes()
    other = tmp_path / "other.sqlite"
    spoil(other, "CREATE TABLE place(id INTEGER)")
    for content in (b"", b"no database at all", whole[:4096], other.read_bytes()):
        layer.write_bytes(content)
        for opening in (renew_layer, lambda path: Gazetteer.open(layer=path)):
            with pytest.raises(StoreError, match=r"places\.sqlite holds no places of yours that can be read"):
                opening(layer)
        assert layer.read_bytes() == content


def test_no_layer_is_none(tmp_path: Path) -> None:
    assert renew_layer(tmp_path / "none.sqlite") == 0
    assert not (tmp_path / "none.sqlite").exists()
