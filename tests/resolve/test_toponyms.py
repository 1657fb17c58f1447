"""Toponyms: marked names tied to places without tagger or parse."""

from __future__ import annotations

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.resolve.toponyms import Toponym, resolve_toponyms


def place(gazetteer: Gazetteer, text: str, *names: str) -> list[str | None]:
    marked = [Toponym(text.index(name), text.index(name) + len(name)) for name in names]
    return [choice.place.id if choice else None for choice in resolve_toponyms(text, marked, gazetteer)]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def test_the_state_behind_a_comma_decides(gazetteer: Gazetteer) -> None:
    told = place(gazetteer, "A depot burned in Paris, Texas, and another in Tripoli, Libya.", "Paris", "Tripoli")
    assert told == ["us:paris-4717560", "ly:tripoli-2210247"]
    assert place(gazetteer, "A depot burned in Athens, Ga., on Monday.", "Athens")[0] == "us:athens-4180386"


def test_a_town_that_is_not_packaged_is_not_its_namesake(gazetteer: Gazetteer) -> None:
    assert place(gazetteer, "He was born in Paris, Tenn., in 1950.", "Paris") == [None]


def test_cities_of_a_list_do_not_contain_each_other(gazetteer: Gazetteer) -> None:
    text = "Offices in Miami, New York and Detroit stayed shut."
    assert [i and i.rpartition("-")[0] for i in place(gazetteer, text, "Miami", "New York", "Detroit")] == [
        "us:miami", "us:new-york-city", "us:detroit"]  # fmt: skip


def test_a_country_that_shares_its_name_gives_way_to_what_the_text_is_about(gazetteer: Gazetteer) -> None:
    near = "Atlanta and Savannah were flooded; most of north Georgia stayed dry."
    far = "Georgian troops left Gori, and Tbilisi thanked them; Georgia stayed calm."
    assert place(gazetteer, near, "Atlanta", "Savannah", "Georgia")[2].startswith("us:georgia")  # type: ignore[union-attr]
    assert place(gazetteer, far, "Gori", "Tbilisi", "Georgia")[2] == "ge"


def test_a_centre_or_a_numbered_road_holds_no_place(gazetteer: Gazetteer) -> None:
    text = "The clinic moved to the Brixtol Centre beside KY 52 in Kentucky."
    assert place(gazetteer, text, "Brixtol Centre", "KY 52")[:2] == [None, None]


def test_nations_and_names_that_hold_a_country(gazetteer: Gazetteer) -> None:
    text = "The Mexican Senate met as Syrian envoys and the University of Alberta looked on."
    assert place(gazetteer, text, "Mexican Senate", "Syrian", "University of Alberta") == [
        "mx", "sy", "ca:alberta-2761"]  # fmt: skip


def test_streets_and_counties_unknown_stay_without_a_place(gazetteer: Gazetteer) -> None:
    text = "Police closed Indian Lake Road in Boone County."
    assert place(gazetteer, text, "Indian Lake Road", "Boone County") == [None, None]
