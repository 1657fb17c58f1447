"""Negation: so or not so."""

import pytest

from claim.staging import of_type, read_claims

ACTORS = {"The rebels": "coalition", "The army": "military", "the army": "military", "The general": "person"}


@pytest.mark.parametrize(
    ("text", "event_type", "polarity"),
    [
        ("The army holds Oldtown.", "hold", "affirmed"),
        ("The army no longer holds Oldtown.", "hold", "denied"),
        ("The army has not entered Oldtown.", "enter", "denied"),
        ("There is no evidence that the army entered Oldtown.", "enter", "denied"),
        ("Nobody was killed in Oldtown.", "casualties", "denied"),
    ],
)
def test_polarity(text: str, event_type: str, polarity: str) -> None:
    claims = of_type(read_claims(text, ACTORS, ["Oldtown"]), event_type)
    assert [c.polarity for c in claims] == [polarity]
