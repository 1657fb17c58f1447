"""The packaged gazetteer: names to places, ids to places, speed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import pytest

from fogline.lexicon.curated_places import read_curated
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT, find_distance
from fogline.models.entity import Place


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Hama", "sy:hama"),
        ("Kharkov", "ua:kharkiv"),
        ("Kuwayris", "sy:kuweires-military-airbase"),
        ("North Kivu", "cd:north-kivu"),
        ("Donbas", "ua:donbas"),
        ("Yemen", "ye"),
        ("Khan Younis", "ps:khan-younis"),
    ],
)
def test_the_known_bearer_of_a_name_comes_first(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    assert gazetteer.find_candidates(name)[0].place.id == place_id


def test_another_thread_finds_the_same(gazetteer: Gazetteer) -> None:
    names = ["Idlib", "Goma", "Mariupol", "Omdurman"] * 5
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda name: [m.place.id for m in gazetteer.find_candidates(name)], names))
    assert found[:4] == [[m.place.id for m in gazetteer.find_candidates(name)] for name in names[:4]]
    assert found[:4] * 5 == found


def test_a_province_and_its_seat_are_both_candidates(gazetteer: Gazetteer) -> None:
    found = {m.place.id: m for m in gazetteer.find_candidates("Idlib")}
    assert found["sy:idlib"].score == found["sy:idlib-province"].score == EXACT
    assert found["sy:idlib"].place.admin1 == "sy:idlib-province"


def test_a_village_in_another_spelling(gazetteer: Gazetteer) -> None:
    found = [m.place for m in gazetteer.find_candidates("Qoqfin") if m.place.country == "SY"]
    assert found and find_distance(found[0], 35.64, 36.43) < 5


def test_misspellings_are_found_near_the_anchor_alone(gazetteer: Gazetteer) -> None:
    near = gazetteer.find_near("Halfayya", [(35.1, 36.7)])
    assert near[0].place.id == "sy:halfaya"
    assert all(m.place.id != "sy:halfaya" for m in gazetteer.find_near("Halfayya", [(15.5, 32.5)]))


def test_unknown_and_empty_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.find_candidates("Xqzvbrk") == []
    assert gazetteer.find_candidates("") == gazetteer.find_candidates("—") == []
    assert gazetteer.find_near("Xqzvbrk", [(35.1, 36.7)]) == []


def test_every_candidate_is_found_again_by_its_id(gazetteer: Gazetteer) -> None:
    for name in ("Hama", "Sana", "Kafr", "Rafah", "Kursk"):
        for match in gazetteer.find_candidates(name, limit=50):
            assert gazetteer.get_place(match.place.id) == match.place


@pytest.mark.parametrize("place_id", ["", "sy:nowhere", "sy:hama-1", "99"])
def test_get_place_raises_for_unknown_ids(gazetteer: Gazetteer, place_id: str) -> None:
    with pytest.raises(KeyError):
        gazetteer.get_place(place_id)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_curated_rows_are_sound(gazetteer: Gazetteer) -> None:
    rows = read_curated()
    ids = [row.id for row in rows]
    assert len(ids) == len(set(ids)) > 800
    known = {*ids, *(row.country.lower() for row in rows if row.country)}
    for row in rows:
        assert row.within is None or row.within in known, row.id
        assert row.lat is not None and -90 <= row.lat <= 90, row.id
        assert row.lon is not None and -180 <= row.lon <= 180, row.id
        parent = gazetteer.get_place(row.within) if row.within and ":" in row.within else None
        small = parent is not None and parent.kind in ("city", "town", "province") and row.kind != "region"
        if small and parent is not None:
            assert find_distance(parent, row.lat, row.lon) < 450, row.id


def test_a_curated_row_speaks_for_the_row_that_it_names(gazetteer: Gazetteer) -> None:
    for row in read_curated():
        if row.same_as:
            place = gazetteer.get_place(f"x-{row.same_as}")
            assert place.id == row.id


def test_look_ups_are_quick(gazetteer: Gazetteer) -> None:
    names = [f"{a}{b}" for a in ("Kafr", "Tell", "Deir", "Novo", "Al-B") for b in ("ana", "uma", "ivka", "in", "aya")]
    for name in names:
        gazetteer.find_candidates(name)
    begun = perf_counter()
    for name in names:
        gazetteer.find_candidates(name)
    assert (perf_counter() - begun) / len(names) < 0.001


def test_distance() -> None:
    place = Place("x", "x", "city", 35.0, 36.0)
    assert find_distance(place, 36.0, 36.0) == pytest.approx(111.2, abs=1)
    assert find_distance(Place("y", "y", "city"), 0, 0) == float("inf")


@pytest.mark.parametrize("place_id", ["sy:x-²", "sy:x-" + "9" * 30, "sy:x-٣", "sy:x-", ""])
def test_numbers_that_are_none_name_no_place(place_id: str) -> None:
    with pytest.raises(KeyError):
        Gazetteer.open().get_place(place_id)
