"""Stricken: where those are said to be who are struck."""

import pytest

from claim.staging import ids, of_type, read_claims

ACTORS = {"Gunmen": "armed-group", "Soldiers": "military", "fighters": "armed-group"}


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Gunmen fired on mourners returning from a vigil in Oldtown.", "attack"),
        ("Soldiers killed more than 40 fighters who had crossed into Oldtown.", "casualties"),
        ("Helicopters rocketed a group of 60 men dug in near Oldtown.", "airstrike"),
    ],
)
def test_it_is_where_those_were_who_were_struck(text: str, event_type: str) -> None:
    claims = of_type(read_claims(text, ACTORS, ["Oldtown"]), event_type)
    assert [ids(claim.place) for claim in claims] == [["oldtown"]]


def test_where_they_were_buried_tells_nothing() -> None:
    claims = read_claims("Gunmen killed two soldiers whom the army buried at Oldtown.", ACTORS, ["Oldtown"])
    assert ids(of_type(claims, "casualties")[0].place) == []
