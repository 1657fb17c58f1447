"""Belongings: places told only by whose or what an event happens to."""

import pytest

from claim.staging import ids, of_type, read_claims

FOUND = [
    ("Nearly all of the inhabitants of Oldtown have fled.", "displace", ["oldtown"]),
    ("Communications with Oldtown have been cut.", "damage", ["oldtown"]),
    ("The only serious fighting was around Oldtown.", "clash", ["oldtown"]),
    ("Residents bound for Oldtown have fled.", "displace", []),
]


@pytest.mark.parametrize(("text", "event_type", "wanted"), FOUND)
def test_where_those_are_from_to_whom_it_happens(text: str, event_type: str, wanted: list[str]) -> None:
    claims = of_type(read_claims(text, {}, ["Oldtown"]), event_type)
    assert ids(claims[0].place) == wanted


def test_a_bare_place_at_the_end_of_a_log_line_is_where_it_happened() -> None:
    claims = read_claims("Sun 28: Armoured vehicle damaged by roadside device, Oldtown.", {}, ["Oldtown"])
    assert ids(of_type(claims, "damage")[0].place) == ["oldtown"]


def test_a_bearing_from_a_town_tells_where_it_happened() -> None:
    claims = read_claims("Heavy fighting went on south of Oldtown.", {}, ["Oldtown"])
    assert ids(of_type(claims, "clash")[0].place) == ["oldtown"]
