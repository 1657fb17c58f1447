"""Happenings: which words of a sentence name which events."""

import pytest

from claim.staging import of_type, read_claims

ACTORS = {"The rebels": "coalition", "the rebels": "coalition", "The army": "military", "the army": "military"}
ACTORS |= {"Insurgents": "armed-group", "Soldiers": "military", "soldiers": "military", "Ruritania": "country"}
PLACES = ["Oldtown", "Millbrook"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Insurgents were in Oldtown by noon.", "enter"),
        ("Insurgents are still in Oldtown.", "hold"),
        ("Oldtown is in the hands of the rebels.", "hold"),
        ("The army is in control of Oldtown.", "hold"),
        ("The army entered Oldtown on Friday.", "enter"),
        ("The army pulled out of Oldtown.", "withdraw"),
        ("The army dislodged the rebels from Oldtown.", "withdraw"),
        ("The rebels are advancing towards Oldtown.", "advance"),
        ("The army sent reinforcements to Oldtown.", "deploy"),
        ("The rebels attacked Oldtown on Friday.", "attack"),
        ("The army clashed with the rebels near Oldtown.", "clash"),
        ("Warplanes bombed Oldtown on Friday.", "airstrike"),
        ("The army struck Oldtown with rockets.", "shell"),
        ("A mortar bomb hit Oldtown.", "shell"),
        ("A roadside bomb killed three traders in Oldtown.", "blast"),
        ("Thousands of residents fled Oldtown.", "displace"),
        ("The rebels captured 20 soldiers near Oldtown.", "detain"),
        ("The army destroyed a bridge in Oldtown.", "damage"),
        ("Schools in Oldtown have been closed.", "damage"),
        ("Protesters in Oldtown burned tyres and set fire to the town hall.", "protest"),
        ("Ruritania has delivered missiles to the army.", "support"),
        ("The army blamed the rebels for the fire.", "accuse"),
    ],
)
def test_each_type_is_read_from_a_plain_sentence(text: str, expected: str) -> None:
    assert expected in {c.event_type for c in read_claims(text, ACTORS, PLACES)}


def test_being_in_control_is_no_entry() -> None:
    claims = read_claims("The army is in control of Oldtown.", ACTORS, PLACES)
    assert "enter" not in {c.event_type for c in claims}


def test_a_gift_of_arms_to_a_party_is_no_deployment() -> None:
    claims = read_claims("Ruritania has delivered missiles to the army.", ACTORS, PLACES)
    assert "deploy" not in {c.event_type for c in claims}


def test_a_strike_that_destroys_is_two_claims() -> None:
    claims = read_claims("Warplanes destroyed two depots in Oldtown.", ACTORS, PLACES)
    assert {c.event_type for c in claims} == {"airstrike", "damage"}


@pytest.mark.parametrize(
    "text",
    ["The attack came a day after the vote in Oldtown.", "Nine soldiers were killed in the operation on Monday."],
)
def test_an_attack_that_is_only_dated_or_counted_is_not_told_again(text: str) -> None:
    assert not of_type(read_claims(text, {"soldiers": "military"}, ["Oldtown"]), "attack")
