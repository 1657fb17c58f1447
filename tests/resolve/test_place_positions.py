"""Names bound to where the words beside them say that they lie."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import find_distance
from fogline.models.entity import Grounding, Place
from fogline.models.story import Story
from fogline.resolve.place_positions import Position, keep_fitting, make_position
from fogline.resolve.place_ties import Tie
from fogline.resolve.places import resolve_places
from resolve.place_reports import make_report

SUDAN = "The war in [Sudan] goes/VERB on in [El Fasher], in [El Obeid] and in [Bara]."


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


def resolve(gazetteer: Gazetteer, *sentences: str) -> tuple[list[Grounding], dict[str, Place]]:
    return resolve_places(make_report(*sentences), gazetteer, Story())


def find(gazetteer: Gazetteer, name: str, *sentences: str) -> Place:
    groundings, records = resolve(gazetteer, SUDAN, *sentences)
    found = {records[g.id].id for g in groundings if name in g.text}
    assert len(found) == 1
    return records[found.pop()]


def test_a_look_alike_by_another_town_does_not_stand_in_for_a_village_told_elsewhere(gazetteer: Gazetteer) -> None:
    place = find(gazetteer, "Umm Dabbas", "They attacked/VERB [Umm Dabbas], 20 km south of [El Fasher].")
    assert (place.id, place.learned) == ("place:umm-dabbas~sd:north-darfur", True)
    assert (place.precision, place.distance_km, place.bearing, place.radius_km) == (2, 20.0, 180.0, 5.0)
    assert place.measured_from == "sd:el-fasher"
    fasher = gazetteer.get_place("sd:el-fasher")
    assert find_distance(fasher, place.lat or 0.0, place.lon or 0.0) == pytest.approx(20, abs=0.5)


def test_the_look_alike_is_meant_where_the_words_say_that_it_lies_there(gazetteer: Gazetteer) -> None:
    place = find(gazetteer, "Umm Dabbas", "They attacked/VERB [Umm Dabbas], a village near [Bara].")
    assert place.name == "Umm Dabbus"


def test_one_telling_holds_for_the_whole_report(gazetteer: Gazetteer) -> None:
    place = find(
        gazetteer,
        "Umm Dabbas",
        "They burned/VERB [Umm Dabbas].",
        "They took/VERB [Umm Dabbas], 20 km south of [El Fasher].",
        "They left/VERB [Umm Dabbas].",
    )
    assert place.id == "place:umm-dabbas~sd:north-darfur"


def test_what_a_village_is_told_from_is_no_place_of_the_deed(gazetteer: Gazetteer) -> None:
    groundings, _ = resolve(gazetteer, SUDAN, "They took/VERB [Umm Dabbas], 20 km south of [El Fasher].")
    outer = [g.id for g in groundings if g.inside is None and g.start > len(SUDAN) - 14]
    assert outer == ["place:umm-dabbas~sd:north-darfur"]


@pytest.mark.parametrize(
    ("words", "precision", "radius", "bearing", "distance", "parent"),
    [
        (", 40 km from [El Fasher]", 3, 50.0, None, 40.0, "sd:north-darfur"),
        (", east of [El Fasher]", 3, 15.0, 90.0, None, "sd:north-darfur"),
        (", a village near [El Fasher]", 2, 10.0, None, None, "sd:north-darfur"),
        (", a village in rural/ADJ [El Fasher]", 3, 24.0, None, None, "sd:north-darfur"),
        (", between [El Obeid] and [Bara]", 3, 29.9, None, None, "sd:north-kordofan"),
        (", a village in [South Darfur]", 4, None, None, None, "sd:south-darfur"),
    ],
)
def test_how_exactly_an_unknown_place_is_known(
    gazetteer: Gazetteer, words: str, precision: int, radius: float, bearing: float, distance: float, parent: str
) -> None:
    place = find(gazetteer, "Tel Garra", f"They took/VERB [Tel Garra]{words}.")
    assert place.learned
    assert (place.precision, place.radius_km, place.bearing) == (precision, radius, bearing)
    assert (place.distance_km, place.within) == (distance, parent)


def test_a_well_known_town_stays_where_it_is(gazetteer: Gazetteer) -> None:
    place = find(gazetteer, "Nyala", "They shelled/VERB [Nyala], 20 km south of [Bara].")
    assert place.id == "sd:nyala"


def test_a_hamlet_of_the_name_in_another_province_is_not_meant(gazetteer: Gazetteer) -> None:
    place = find(gazetteer, "Umm Dabbus", "They took/VERB [Umm Dabbus] in [South Darfur].")
    assert place.id == "place:umm-dabbus~sd:south-darfur"


def test_a_town_of_a_list_lies_in_none_of_the_others(gazetteer: Gazetteer) -> None:
    bara, fasher = gazetteer.get_place("sd:bara"), gazetteer.get_place("sd:el-fasher")
    assert make_position(Tie("inside"), fasher) is None
    assert make_position(Tie("near"), gazetteer.get_place("sd")) is None
    assert not Position(Tie("near"), fasher).fits(bara)
    assert Position(Tie("bearing", point="west"), bara).fits(bara) is False
    assert keep_fitting([], [Position(Tie("near"), fasher)]) == []


def test_what_was_passed_over_is_told(gazetteer: Gazetteer) -> None:
    groundings, _ = resolve(gazetteer, SUDAN, "They took/VERB [Umm Dabbas], 20 km south of [El Fasher].")
    (village,) = [g for g in groundings if g.text == "Umm Dabbas"]
    assert ("Umm Dabbus", "sounds alike nearby, but not where told") in {(c.name, c.why) for c in village.candidates}


def test_a_person_does_not_lie_south_of_a_town(gazetteer: Gazetteer) -> None:
    place = find(gazetteer, "Tel Garra", "They attacked/VERB {Tel Garra}, 20 km south of [El Fasher].")
    assert place.id == "place:tel-garra~sd:north-darfur"


def test_what_an_unknown_town_is_told_from_is_no_place_either(gazetteer: Gazetteer) -> None:
    groundings, _ = resolve(gazetteer, SUDAN, "They attacked/VERB [Tel Garra], 20 km south of [Wad Garra].")
    found = {g.text: g.inside is not None for g in groundings if g.start > len(SUDAN)}
    assert found == {"Tel Garra": False, "Wad Garra": True}


def test_a_name_with_an_ezafe_is_one(gazetteer: Gazetteer) -> None:
    groundings, _ = resolve(gazetteer, "In [Afghanistan] they took/VERB [Qala-e Zard], a village near [Kabul].")
    assert "place:qala-e-zard~af:kabul-975" in {g.id for g in groundings}


def test_a_river_of_a_bodys_name_is_a_river(gazetteer: Gazetteer) -> None:
    place = find(gazetteer, "Atbara river", "They crossed/VERB the [Atbara] river.")
    assert place.id == "world:atbara-river"
    place = find(gazetteer, "Wadrun", "They cross/VERB the [Wadrun].")
    assert place.kind == "river"


@pytest.mark.parametrize(
    ("name", "kind"), [("Mount Garrun", "hill"), ("Lake Garrun", "sea"), ("Tel Garrun", "unknown")]
)
def test_what_a_name_itself_tells_of_its_kind(gazetteer: Gazetteer, name: str, kind: str) -> None:
    assert find(gazetteer, name, f"They fought/VERB at [{name}], 20 km south of [El Fasher].").kind == kind


def test_one_town_has_one_id_however_it_is_asked_for(gazetteer: Gazetteer) -> None:
    groundings, _ = resolve(
        gazetteer,
        "The war in [Mozambique] goes/VERB on.",
        "They left/VERB [Macomia] district and [Macomia] and [Mueda].",
    )
    assert {g.id for g in groundings if "Macomia" in g.text} == {"mz:macomia"}


@pytest.mark.parametrize(
    "later",
    [
        "The village lies/VERB 20 km south of [El Fasher].",
        "It is/VERB 20 km south of [El Fasher].",
        "The village, 20 km south of [El Fasher], burned/VERB.",
    ],
)
def test_the_next_sentence_may_say_where_a_village_lies(gazetteer: Gazetteer, later: str) -> None:
    place = find(gazetteer, "Umm Dabbas", "They took/VERB [Umm Dabbas].", later)
    assert (place.id, place.distance_km) == ("place:umm-dabbas~sd:north-darfur", 20.0)


def test_another_village_says_nothing_of_the_one_before(gazetteer: Gazetteer) -> None:
    place = find(
        gazetteer, "Tel Garrun", "They fought/VERB in [Tel Garrun].", "The village near [El Fasher] burned/VERB."
    )
    assert place.distance_km is None


@pytest.mark.parametrize(("words", "place"), [("another/DET cargo ship", False), ("a mining village", True)])
def test_an_apposition_says_whether_a_name_is_a_place(gazetteer: Gazetteer, words: str, place: bool) -> None:
    groundings, _ = resolve(gazetteer, SUDAN, f"They came/VERB near [Gena Garrun], {words}, 20 km from [El Fasher].")
    assert ("Gena Garrun" in {g.text for g in groundings}) == place
