"""Grounds: the place told last, for a retreat or capture that names none."""

from claim.staging import ids, of_type, read_claims

SIDES = {"The rebels": "armed-group", "The army": "military"}


def test_a_retreat_is_from_the_place_told_last_in_the_paragraph() -> None:
    text = "The rebels attacked Oldtown at dawn.\nThe army withdrew northwards in the afternoon."
    assert ids(of_type(read_claims(text, SIDES, ["Oldtown"], "running"), "withdraw")[0].place) == ["oldtown"]


def test_a_retreat_in_another_paragraph_is_not() -> None:
    text = "The rebels attacked Oldtown at dawn.\nThe army withdrew northwards in the afternoon."
    assert not of_type(read_claims(text, SIDES, ["Oldtown"]), "withdraw")[0].place


def test_a_retreat_denied_stands_nowhere() -> None:
    text = "The rebels attacked Oldtown at dawn.\nThe army did not withdraw northwards in the afternoon."
    assert not of_type(read_claims(text, SIDES, ["Oldtown"], "running"), "withdraw")[0].place
