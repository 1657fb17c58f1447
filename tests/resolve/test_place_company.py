"""Names that are known only together, and spellings that only their company explains."""

from __future__ import annotations

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.resolve.place_company import find_company
from fogline.resolve.place_context import PlaceContext
from fogline.resolve.toponyms import Toponym, resolve_toponyms


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def test_villages_of_common_names_settle_where_they_lie_together(gazetteer: Gazetteer) -> None:
    context = PlaceContext()
    context.countries["SY"] = 1
    settled = find_company(["Latmin", "Lahaya", "Buwaydah"], context, gazetteer)
    assert len(settled) >= 2
    assert max(p.lat or 0 for p in settled.values()) - min(p.lat or 0 for p in settled.values()) < 0.4


def test_a_name_without_company_is_settled_only_where_one_place_bears_it(gazetteer: Gazetteer) -> None:
    context = PlaceContext()
    context.countries["SY"] = 1
    assert find_company(["Buwaydah"], context, gazetteer) == {}
    assert [place.name for place in find_company(["Latmin"], context, gazetteer).values()] == ["Latmin"]


def test_a_village_by_a_little_known_one_is_not_its_namesake_abroad(gazetteer: Gazetteer) -> None:
    context = PlaceContext()
    context.countries["SY"] = 1
    settled = find_company(["Kafr Naboudah"], context, gazetteer, known=["Jinan"])
    assert "Jinan" not in settled
    settled = find_company(["Al-Mutaaridat"], context, gazetteer, known=["Jinan"])
    assert settled["Jinan"].country == "SY"


def test_rival_neighbourhoods_are_told_apart_by_what_else_sounds_alike_there(gazetteer: Gazetteer) -> None:
    text = "Zelenaya Roshcha lies near Kostobober and Zarya in Ukraine."
    names = ("Zelenaya Roshcha", "Kostobober", "Zarya")
    marked = [Toponym(text.index(name), text.index(name) + len(name)) for name in names]
    choices = resolve_toponyms(text, marked, gazetteer)
    assert all(choice is not None and 51.8 < (choice.place.lat or 0) < 52.4 for choice in choices)


def test_an_unknown_spelling_is_found_beside_its_neighbours(gazetteer: Gazetteer) -> None:
    text = "Qarmiddeh lies near Hammam ash-Shaykh Isa and Ad-Daghalah in Syria."
    names = ("Qarmiddeh", "Hammam ash-Shaykh Isa", "Ad-Daghalah")
    marked = [Toponym(text.index(name), text.index(name) + len(name)) for name in names]
    choice = resolve_toponyms(text, marked, gazetteer)[0]
    assert choice is not None
    assert choice.place.name == "Al-Qirmidah"
