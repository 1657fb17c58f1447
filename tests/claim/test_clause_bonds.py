"""Clause bonds: what one clause says of a place, and an event of another."""

import pytest

from claim.staging import ids, of_type, read_claims

BONDS = [
    ("Shells cut the last power line to Oldtown on Friday.", "shell", ["oldtown"]),
    ("No soldier was killed; a bridge was rebuilt in Oldtown.", "casualties", []),
    ("Gunmen in masks shot two men; the mayor was away in Oldtown.", "casualties", []),
]


@pytest.mark.parametrize(("text", "event_type", "wanted"), BONDS)
def test_a_place_of_another_statement_is_not_the_event_s(text: str, event_type: str, wanted: list[str]) -> None:
    assert ids(of_type(read_claims(text, {}, ["Oldtown"]), event_type)[0].place) == wanted
