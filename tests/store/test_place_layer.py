"""The user's layer: added in one piece, found like the packaged places."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fogline.errors import StoreError, UsageError
from fogline.lexicon.gazetteer import KINDS, Gazetteer
from fogline.lexicon.place_packs import FIRST_OWN
from fogline.store.place_layer import add_places

HEADER = "name,lat,lon,country,admin1,kind,aliases\n"


@pytest.fixture
def packaged() -> Iterator[Gazetteer]:
    gazetteer = Gazetteer.open()
    yield gazetteer
    gazetteer.close()


def write(folder: Path, rows: str) -> Path:
    path = folder / "pack.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


def test_added_places_are_found_by_name_spelling_and_id(tmp_path: Path, packaged: Gazetteer) -> None:
    layer = tmp_path / "places.sqlite"
    pack = write(tmp_path, "Tell Brixtol,36.5,37.2,SY,Aleppo,village,Brikstol\n")
    assert add_places(pack, layer, packaged) == add_places(pack, layer, packaged) == 1
    gazetteer = Gazetteer.open(layer=layer)
    for name in ("Tell Brixtol", "Tall Brixtul", "Brikstol"):
        assert [m.place.name for m in gazetteer.find_candidates(name)] == ["Tell Brixtol"]
    place = gazetteer.find_candidates("Brikstol")[0].place
    assert (place.admin1, place.lat) == ("sy:aleppo-province", 36.5)
    assert gazetteer.get_place(place.id) == place
    assert gazetteer.find_candidates("Aleppo")[0].place == packaged.find_candidates("Aleppo")[0].place
    gazetteer.close()


def test_a_place_of_the_packaged_gazetteer_keeps_its_id_and_gains_a_name(tmp_path: Path, packaged: Gazetteer) -> None:
    known = packaged.find_candidates("Springfield")[0].place
    cells = [str(known.geonames), "Springfeld-on-Vel", "", "", str(known.lat), str(known.lon), "P", "PPL", "US", "",
             "", "", "", "", str(known.population), "", "", "", ""]  # fmt: skip
    pack = tmp_path / "US.txt"
    pack.write_text("\t".join(cells) + "\n", encoding="utf-8")
    layer = tmp_path / "places.sqlite"
    add_places(pack, layer, packaged)
    gazetteer = Gazetteer.open(layer=layer)
    assert [m.place.id for m in gazetteer.find_candidates("Springfeld-on-Vel")] == [known.id]
    gazetteer.close()


def test_a_bad_line_adds_nothing(tmp_path: Path, packaged: Gazetteer) -> None:
    layer = tmp_path / "places.sqlite"
    with pytest.raises(UsageError, match="no kind of place"):
        add_places(write(tmp_path, "Orme,1,2,SY,,village,\nVel,1,2,SY,,volcano,\n"), layer, packaged)
    with pytest.raises(UsageError, match="line 3"):
        add_places(write(tmp_path, "Orme,1,2,SY,,village,\nVel,x,2,SY,,village,\n"), layer, packaged)
    with closing(sqlite3.connect(layer)) as db:
        assert db.execute("SELECT count(*) FROM place").fetchone() == (0,)


def test_a_place_added_under_another_number_keeps_it(tmp_path: Path, packaged: Gazetteer) -> None:
    layer, pack = tmp_path / "places.sqlite", write(tmp_path, "Tell Brixtol,36.5,37.2,SY,,village,Brikstol\n")
    add_places(pack, layer, packaged)
    with closing(sqlite3.connect(layer)) as db, db:
        for table, column in (("place", "id"), ("alias", "place"), ("near", "place"), ("name", "place")):
            db.execute(f"UPDATE {table} SET {column} = ?", (FIRST_OWN + 7,))
    rows = "Tell Brixtol,36.5,37.2,SY,,hill,\nBrikstol,36.5,37.2,SY,,village,\nTell Brixtol,36.9,37.2,SY,,village,\n"
    assert add_places(write(tmp_path, rows), layer, packaged) == 3
    with closing(sqlite3.connect(layer)) as db:
        found = db.execute("SELECT id = ?, name, kind FROM place ORDER BY id", (FIRST_OWN + 7,)).fetchall()
    assert sorted(found, reverse=True)[0] == (1, "Tell Brixtol", KINDS.index("hill"))
    assert len(found) == 3


def test_whos_on_first_distribution(tmp_path: Path, packaged: Gazetteer) -> None:
    source, layer = tmp_path / "sd.db", tmp_path / "places.sqlite"
    with closing(sqlite3.connect(source)) as db, db:
        db.executescript("""
            CREATE TABLE spr(id INTEGER, name TEXT, placetype TEXT, latitude REAL, longitude REAL, country TEXT,
                             is_deprecated INTEGER, is_superseded INTEGER);
            CREATE TABLE names(id INTEGER, name TEXT);
            CREATE TABLE ancestors(id INTEGER, ancestor_id INTEGER, ancestor_placetype TEXT);
            INSERT INTO spr VALUES (5108800001, 'Velharaq', 'locality', 10.5, 20.5, 'SD', 0, 0);
            INSERT INTO spr VALUES (5108800002, 'Gone', 'locality', 10.5, 20.5, 'SD', 1, 0);
            INSERT INTO names VALUES (5108800001, 'Wilharuk');
        """)
    assert add_places(source, layer, packaged) == 1
    gazetteer = Gazetteer.open(layer=layer)
    assert gazetteer.find_candidates("Wilharuk")[0].place.name == "Velharaq"
    gazetteer.close()


def test_files_that_are_none(tmp_path: Path, packaged: Gazetteer) -> None:
    with pytest.raises(UsageError):
        add_places(tmp_path / "absent.csv", tmp_path / "places.sqlite", packaged)
    other = tmp_path / "other.sqlite"
    other.write_text("no database at all", encoding="utf-8")
    with pytest.raises(StoreError, match="holds no places of yours that can be read: file is not a database"):
        Gazetteer.open(layer=other)
    with pytest.raises(StoreError, match="add your packs again"):
        add_places(write(tmp_path, "Orme,1,2,SY,,village,\n"), other, packaged)
