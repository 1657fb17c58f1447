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


DENIED = [
    "Reports that the army had entered Oldtown were untrue, the general said.",
    "Claims that the army entered Oldtown are completely false, the general said in a statement.",
    "But rumours that the army has entered Oldtown are not true, the general said.",
    "Reports that the army had entered Oldtown were denied by the general.",
    "There is no truth in the rumour that the army entered Oldtown, the general said.",
    'The general described reports that the army had entered Oldtown as "fake news".',
    "The general said it was untrue that the army had entered Oldtown.",
    "The general contradicted reports that the army had entered Oldtown.",
    "It was not true, the general said, that the army had entered Oldtown.",
    "The general rejected as fabrication the reports that the army had entered Oldtown.",
    "The general said there was no evidence for the claim that the army had entered Oldtown.",
]


@pytest.mark.parametrize("text", DENIED)
def test_what_is_called_untrue_is_denied_by_who_calls_it_so(text: str) -> None:
    (claim,) = of_type(read_claims(text, {**ACTORS, "the general": "person"}, ["Oldtown"]), "enter")
    assert claim.polarity == "denied"
    assert [v.id for v in claim.attribution][:1] == ["the-general"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Reports that the army had entered Oldtown could not be verified.", "possible"),
        ("The general said he could not confirm that the army had entered Oldtown.", "possible"),
        ("Reports that the army had entered Oldtown were confirmed by the general.", "actual"),
        ("The general reports that the army has entered Oldtown.", "actual"),
        ("There is no information to confirm rumours that the army entered Oldtown.", "possible"),
    ],
)
def test_what_nobody_could_confirm_is_possible(text: str, modality: str) -> None:
    (claim,) = of_type(read_claims(text, {**ACTORS, "the general": "person"}, ["Oldtown"]), "enter")
    assert (claim.polarity, claim.modality) == ("affirmed", modality)


def test_an_event_that_was_denied_is_not_done_by_who_denies_it() -> None:
    text = "The capture of Oldtown was denied by the general."
    (claim,) = of_type(read_claims(text, {"the general": "person"}, ["Oldtown"]), "seize")
    assert claim.polarity == "denied"
    assert [v.id for v in claim.attribution] == ["the-general"]
    assert not claim.actor


def test_what_a_denier_goes_on_to_say_is_so() -> None:
    text = 'The general denied that the army had left Oldtown: "The army is in control of Oldtown."'
    claims = read_claims(text, {**ACTORS, "the general": "person"}, ["Oldtown"])
    told = {(c.event_type, c.polarity) for c in claims}
    assert ("withdraw", "denied") in told and ("hold", "affirmed") in told


def test_the_town_that_reports_say_was_captured_is_what_was_taken() -> None:
    text = "The army denied reports that Oldtown had been captured."
    (claim,) = of_type(read_claims(text, {"The army": "military"}, ["Oldtown"]), "seize")
    assert ([p.id for p in claim.place], claim.polarity) == (["oldtown"], "denied")


def test_control_that_was_lost_is_not_held() -> None:
    claims = read_claims("The town's garrison lost control of Oldtown on Monday.", {}, ["Oldtown"])
    assert not [c for c in claims if c.event_type == "hold" and c.polarity == "affirmed"]


@pytest.mark.parametrize(
    "text",
    [
        "No hospital in Oldtown is fully working.",
        "The clinic in Oldtown is not working.",
        "The clinic no longer works.",
    ],
)
def test_what_does_not_work_is_damage_and_no_denial_of_it(text: str) -> None:
    claims = read_claims(text, {}, ["Oldtown"])
    assert [(c.event_type, c.polarity) for c in claims] == [("damage", "affirmed")]


def test_one_of_the_buildings_that_burned_is_nobody() -> None:
    text = "Gangs attacked three stations in Oldtown. One of those stations, in Norte, was burned down."
    claims = read_claims(text.replace(". ", ".\n"), {"Gangs": "armed-group"}, ["Oldtown", "Norte"])
    assert [c.event_type for c in claims] == ["attack", "damage"]
