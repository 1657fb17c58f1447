"""Grounds: the place told last, for a retreat, a capture or a toll that names none."""

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


def test_the_dead_of_a_strike_fell_where_it_fell_and_other_dead_anywhere() -> None:
    struck = "The army shelled Oldtown at dawn.\nFour people were killed."
    counted = "Four people were killed in Oldtown.\nA soldier was also wounded."
    assert ids(of_type(read_claims(struck, SIDES, ["Oldtown"], "running"), "casualties")[0].place) == ["oldtown"]
    assert not of_type(read_claims(counted, SIDES, ["Oldtown"], "running"), "casualties")[-1].place


def test_a_toll_of_those_just_counted_is_where_they_were() -> None:
    text = "Four people were killed in Oldtown.\nA doctor put the toll at six."
    assert ids(of_type(read_claims(text, SIDES, ["Oldtown"], "running"), "casualties")[-1].place) == ["oldtown"]
