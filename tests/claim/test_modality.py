"""Modality: done, planned or possible."""

import pytest

from claim.staging import of_type, read_claims

ACTORS = {"The rebels": "coalition", "The army": "military", "the army": "military", "The general": "person"}


@pytest.mark.parametrize(
    ("text", "event_type", "modality"),
    [
        ("The army entered Oldtown.", "enter", "actual"),
        ("The army will enter Oldtown on Monday.", "enter", "planned"),
        ("The army is preparing to enter Oldtown.", "enter", "planned"),
        ("The army is preparing a counterattack.", "attack", "planned"),
        ("The army may have entered Oldtown.", "enter", "possible"),
        ("Unconfirmed reports say that the army entered Oldtown.", "enter", "possible"),
    ],
)
def test_modality(text: str, event_type: str, modality: str) -> None:
    claims = of_type(read_claims(text, ACTORS, ["Oldtown"]), event_type)
    assert [c.modality for c in claims] == [modality]


@pytest.mark.parametrize(
    ("text", "event_type", "modality", "polarity"),
    [
        ("The army is sending two brigades to Oldtown next week.", "deploy", "planned", "affirmed"),
        ("Seventy guards are to be flown to Oldtown on Friday.", "deploy", "planned", "affirmed"),
        ("The rebels have agreed to pull out of Oldtown.", "withdraw", "planned", "affirmed"),
        ("The army vowed that it would answer.", "threaten", "planned", "affirmed"),
        ("Residents fear that the rebels will push on toward Oldtown.", "advance", "possible", "affirmed"),
        ("Posts on social media say the rebels entered Oldtown.", "enter", "possible", "affirmed"),
        ("The rebels have not been able to enter Oldtown since Sunday.", "enter", "actual", "denied"),
        ("A bomb exploded in Oldtown, hurting nobody.", "casualties", "actual", "denied"),
        ("The army denied the report, saying that the rebels had fled Oldtown.", "withdraw", "actual", "affirmed"),
        ("The army denied leaving Newtown, which it took from the rebels in May.", "seize", "actual", "affirmed"),
    ],
)
def test_what_is_to_come_what_is_feared_and_what_is_not_so(
    text: str, event_type: str, modality: str, polarity: str
) -> None:
    claims = of_type(read_claims(text, ACTORS, ["Oldtown", "Newtown"]), event_type)
    assert [(c.modality, c.polarity) for c in claims] == [(modality, polarity)]
