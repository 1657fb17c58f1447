"""What nature does is no event of a war; what is done in bad weather is one."""

import pytest

from claim.staging import read_claims

ACTORS = {"Gunmen": "armed-group", "The army": "military"}


@pytest.mark.parametrize(
    "text",
    [
        "Floods killed 40 people in Oldtown on Monday.",
        "Nine villagers died in a landslide at Oldtown.",
        "Two thousand people were displaced by the monsoon at Oldtown.",
        "Floodwater breached an embankment, forcing 14,000 people from their homes in Oldtown.",
    ],
)
def test_natures_deeds_are_no_events(text: str) -> None:
    assert read_claims(text, ACTORS, ["Oldtown"]) == []


def test_what_is_done_in_a_storm_is_told() -> None:
    claims = read_claims("Gunmen killed nine people in Oldtown after a thunderstorm.", ACTORS, ["Oldtown"])
    assert [c.event_type for c in claims] == ["casualties"]


def test_aircraft_named_after_storms_strike() -> None:
    claims = read_claims("Air force Typhoons bombed Oldtown on Monday.", ACTORS, ["Oldtown"])
    assert [c.event_type for c in claims] == ["airstrike"]
