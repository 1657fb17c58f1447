"""What names are filed under, its edition, and that the packaged file is of this edition."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from fogline.lexicon import place_filing
from fogline.lexicon.place_filing import file_names, get_key_edition
from fogline.lexicon.placekey import find_key, find_skeletons, fold_name

DATA = Path(str(files("fogline.lexicon") / "data"))


@pytest.fixture
def fresh() -> Iterator[None]:
    get_key_edition.cache_clear()
    yield
    get_key_edition.cache_clear()


@pytest.mark.parametrize("part", ["placekey.py", "place_filing.py", "data/placekey.toml"])
def test_the_edition_changes_with_all_that_makes_keys(
    fresh: None, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = get_key_edition()
    (tmp_path / "data").mkdir()
    for name in ("placekey.py", "place_filing.py", "data/placekey.toml"):
        (tmp_path / name).write_bytes((DATA.parent / name).read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(place_filing, "files", lambda package: tmp_path)
    get_key_edition.cache_clear()
    assert get_key_edition() == known, "the ends of lines make no edition"
    with (tmp_path / part).open("ab") as file:
        file.write(b"# more")
    get_key_edition.cache_clear()
    assert get_key_edition() != known


def test_the_edition_changes_with_the_romaniser(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    known = get_key_edition()
    monkeypatch.setattr(place_filing, "_find_romaniser", lambda: "another")
    get_key_edition.cache_clear()
    assert get_key_edition() != known


def test_folded_names_are_filed_as_the_names_are() -> None:
    names = ["Qaryat Tall as-Samn", "Ma'arrat al-Nu'man", "Харків", "Hryhorivka", "Upper Velhar city", "北京"]
    filing = file_names(names, 351_000, -12_345)
    assert filing == file_names([fold_name(name) for name in names], 351_000, -12_345)
    assert (find_key("Kharkiv"), "kharkiv") in filing.keys
    assert find_skeletons(names[0]) <= set(filing.skeletons)
    assert filing.cell == (35 + 90) * 360 - 2 + 180


def test_packaged_places_are_filed_under_the_keys_of_this_edition() -> None:
    with closing(sqlite3.connect(f"{(DATA / 'gazetteer.sqlite').as_uri()}?mode=ro", uri=True)) as db:
        query = "SELECT a.key, a.plain, p.name FROM alias a JOIN place p ON p.id = a.place WHERE p.id % 53 = 0"
        rows = db.execute(query).fetchall()
    assert len(rows) > 5000
    other = [(key, plain or name) for key, plain, name in rows if find_key(plain or name) != key]
    assert other == [], "rebuild gazetteer.sqlite (docs/reference/places.md)"
