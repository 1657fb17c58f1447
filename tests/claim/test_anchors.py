"""Anchors: places that are named only to say where another is."""

import pytest

from claim.staging import ids, of_type, read_claims

PLACES = ["Oldtown", "Newshire", "Millbrook", "Bang", "Upton", "Gara"]


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        ("Gunmen attacked army posts at Oldtown, in Newshire.", "attack", "oldtown"),
        ("Rebels beheaded a chief at Bang, near Millbrook.", "casualties", "bang"),
        (
            "Resistance was stiffer at Oldtown, south of Millbrook, where the army drove back two attacks.",
            "clash",
            "oldtown",
        ),
        ("Troops waited around Upton, 40 km north of Millbrook, where they set up a roadblock.", "deploy", "upton"),
        ("A car blew up at the Gara mine near Oldtown, killing one worker.", "blast", "gara"),
    ],
)
def test_it_is_at_the_place_that_the_aside_is_about(text: str, event_type: str, place: str) -> None:
    actors = {"Gunmen": "armed-group", "Rebels": "armed-group", "the army": "military", "Troops": "military"}
    claims = of_type(read_claims(text, actors, PLACES), event_type)
    assert [ids(claim.place) for claim in claims] == [[place]]


def test_places_of_one_list_stay_beside_each_other() -> None:
    claims = read_claims("Shells fell in Oldtown, in Upton and in Millbrook.", {}, PLACES)
    assert set(ids(of_type(claims, "shell")[0].place)) >= {"oldtown", "upton"}


def test_the_road_between_towns_is_where_its_phrase_says() -> None:
    claims = read_claims("A bomb exploded on the Oldtown road near Upton.", {}, PLACES)
    assert ids(of_type(claims, "blast")[0].place) == ["upton"]
