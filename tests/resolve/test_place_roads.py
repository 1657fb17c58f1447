"""Roads between two towns, and the road to one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.models.story import Story
from fogline.resolve.places import resolve_places
from resolve.place_reports import make_report


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


def resolve(gazetteer: Gazetteer, sentence: str) -> list[tuple[str, str, bool]]:
    report = make_report("The war in [Syria] goes/VERB on.", sentence)
    places, _ = resolve_places(report, gazetteer, Story())
    return [(g.text, g.id, g.inside is not None) for g in places if g.start > 30]


def test_the_road_to_a_town_is_a_place_that_holds_its_name(gazetteer: Gazetteer) -> None:
    found = resolve(gazetteer, "They cut/VERB the supply road to [Saraqib].")
    assert ("the supply road to Saraqib", "road:to-sy-saraqib", False) in found
    assert ("Saraqib", "sy:saraqib", True) in found


def test_a_way_that_is_no_road_stays_out(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "They went/VERB back to [Saraqib].") == [("Saraqib", "sy:saraqib", False)]


def test_the_road_between_two_towns(gazetteer: Gazetteer) -> None:
    found = resolve(gazetteer, "They cut/VERB the highway between [Saraqib] and [Ariha].")
    assert any(i == "road:sy-ariha--sy-saraqib" for _, i, _ in found)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("They cut/VERB the [Saraqib]-[Ariha] road.", "the Saraqib-Ariha road"),
        ("They cut/VERB the [Saraqib-Ariha] road.", "the Saraqib-Ariha road"),
        ("They cut/VERB the road from [Saraqib] to [Ariha].", "the road from Saraqib to Ariha"),
        ("They cut/VERB the highway linking/VERB [Saraqib] and [Ariha].", "the highway linking Saraqib and Ariha"),
    ],
)
def test_the_towns_of_a_road_are_parts_of_its_name(gazetteer: Gazetteer, sentence: str, text: str) -> None:
    found = resolve(gazetteer, sentence)
    assert (text, "road:sy-ariha--sy-saraqib", False) in found
    assert {(i, inside) for _, i, inside in found[1:]} == {("sy:saraqib", True), ("sy:ariha", True)}


def test_a_hyphen_inside_one_name_makes_no_road(gazetteer: Gazetteer) -> None:
    found = resolve(gazetteer, "They cut/VERB the [Deir ez-Zor] road.")
    assert not any(i.startswith("road:") for _, i, _ in found)
