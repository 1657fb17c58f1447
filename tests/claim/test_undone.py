"""Undone: denials that are not made, and denials of denials."""

import pytest

from claim.staging import of_type, read_claims

ACTORS = {
    "The army": "military", "the army": "military", "The rebels": "armed-group", "the rebels": "armed-group",
    "the general": "person", "The general": "person", "Residents": "civilians",
}  # fmt: skip

ENTERED = [
    ("Nobody denies that the army entered Oldtown.", "affirmed"),
    ("Neither side denied that the army had entered Oldtown.", "affirmed"),
    ("The general did not confirm or deny that the army had entered Oldtown.", "affirmed"),
    ("The general no longer denies that the army entered Oldtown.", "affirmed"),
    ("The general stopped short of denying that the army had entered Oldtown.", "affirmed"),
    ("The general has stopped denying that the army entered Oldtown.", "affirmed"),
    ("The general has yet to deny that the army entered Oldtown.", "affirmed"),
    ("The general refused to deny reports that the army had entered Oldtown.", "affirmed"),
    ("It is not true that the army did not enter Oldtown, the general said.", "affirmed"),
    ("It is not untrue that the army entered Oldtown, the general said.", "affirmed"),
    ("It was wrong to say that the army had entered Oldtown, the general said.", "denied"),
    ("Reports that the army had entered Oldtown were not false, the general said.", "affirmed"),
    ("The army failed to enter Oldtown.", "denied"),
    ("The army did not fail to enter Oldtown.", "affirmed"),
    ("Nobody refused to enter Oldtown with the army.", "affirmed"),
    ("The general refused to let the army enter Oldtown.", "denied"),
    ("Nothing stopped the army from entering Oldtown.", "affirmed"),
    ("The general's denial that the army had entered Oldtown was met with laughter.", "denied"),
    ("The general issued a denial that the army had entered Oldtown.", "denied"),
    ("Residents rejected the general's denial that the army had entered Oldtown.", "affirmed"),
    ("The army stopped short of entering Oldtown.", "denied"),
    ("Rather than enter Oldtown, the army shelled it.", "denied"),
    ("The army shelled Oldtown instead of entering it.", "denied"),
    ("The general said that far from entering Oldtown, the army had fled.", "denied"),
    ("The army is not believed to have entered Oldtown.", "denied"),
    ("Residents do not think that the army has entered Oldtown.", "denied"),
    ("Residents could not believe that the army had entered Oldtown.", "affirmed"),
    ("Residents had not seen any sign that the army had entered Oldtown.", "denied"),
    ("Early reports that the army had entered Oldtown proved wrong.", "denied"),
    ("The general retracted his claim that the army had entered Oldtown.", "denied"),
    ("The general renewed his denial of the false reports that the army had entered Oldtown.", "denied"),
]


@pytest.mark.parametrize(("text", "polarity"), ENTERED)
def test_a_denial_that_is_not_made_denies_nothing(text: str, polarity: str) -> None:
    (claim,) = of_type(read_claims(text, ACTORS | {"The general's": "person"}, ["Oldtown"]), "enter")
    assert claim.polarity == polarity


@pytest.mark.parametrize(
    ("text", "event_type", "polarity"),
    [
        ("The army suspended its air strikes on Oldtown.", "airstrike", "denied"),
        ("The army did not suspend its air strikes on Oldtown.", "airstrike", "affirmed"),
        ("The army refused to suspend its air strikes on Oldtown.", "airstrike", "affirmed"),
        ("The army did not call off its offensive in Oldtown.", "attack", "affirmed"),
        ("The army refused to lift its siege of Oldtown.", "attack", "affirmed"),
        ("The mission averted the fall of Oldtown.", "seize", "denied"),
        ("The mission failed to avert the fall of Oldtown.", "seize", "affirmed"),
        ("The army left Oldtown without killing a single civilian.", "casualties", "denied"),
        ("The army did not leave Oldtown without killing ten civilians.", "casualties", "affirmed"),
        ("Hardly a day passes without the rebels shelling Oldtown.", "shell", "affirmed"),
    ],
)
def test_what_is_not_ended_or_left_out_goes_on(text: str, event_type: str, polarity: str) -> None:
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), event_type)
    assert claim.polarity == polarity


def test_both_halves_of_a_denial_are_denied() -> None:
    text = "The army denied both that it had sent troops to Oldtown and that it had bombed Newtown."
    claims = read_claims(text, ACTORS, ["Oldtown", "Newtown"])
    assert [c.polarity for c in claims] == ["denied", "denied"]
    assert {v.id for c in claims for v in c.attribution} == {"the-army"}


def test_what_goes_on_from_what_is_denied_is_so() -> None:
    text = "The army denied that the rebels had captured Oldtown, saying that it still held Newtown."
    claims = read_claims(text, ACTORS, ["Oldtown", "Newtown"])
    assert [(c.event_type, c.polarity) for c in claims] == [("seize", "denied"), ("hold", "affirmed")]


def test_not_may_end_a_headline() -> None:
    claims = read_claims("The army holds Oldtown, like it or not", ACTORS, ["Oldtown"])
    assert [c.event_type for c in claims] == ["hold"]


@pytest.mark.parametrize(
    "text",
    [
        "The army did not prevent militiamen from killing 20 farmers in Oldtown.",
        "The army could not stop militiamen killing 20 farmers in Oldtown.",
        "The army failed to prevent militiamen from killing 20 displaced farmers in Oldtown.",
    ],
)
def test_what_nobody_stopped_was_so(text: str) -> None:
    (claim,) = read_claims(text, ACTORS | {"militiamen": "militia"}, ["Oldtown"])
    assert (claim.event_type, claim.polarity, claim.modality) == ("casualties", "affirmed", "actual")
    assert [a.id for a in claim.actor] == ["militiamen"]
    assert [(f.measure, f.low) for f in claim.figures] == [("killed", 20)]


def test_a_claim_that_is_denied_is_no_prisoner() -> None:
    text = "The army denied a rebel claim that 200 of its soldiers had surrendered in Oldtown."
    (claim,) = read_claims(text, ACTORS, ["Oldtown"])
    assert [(f.measure, f.low) for f in claim.figures] == [("detained", 200)]


def test_what_nobody_confirmed_is_possible() -> None:
    text = "There was no independent confirmation that the army had entered Oldtown."
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "enter")
    assert (claim.polarity, claim.modality) == ("affirmed", "possible")


@pytest.mark.parametrize(
    ("text", "polarities"),
    [
        ("The rebels accused the army of shelling Oldtown, which the general denied.", ["affirmed", "denied"]),
        ("The rebels accused the army of shelling Oldtown, which it neither confirmed nor denied.", ["affirmed"]),
    ],
)
def test_a_charge_may_be_denied_by_a_relative_clause(text: str, polarities: list[str]) -> None:
    claims = of_type(read_claims(text, ACTORS, ["Oldtown"]), "shell")
    assert [c.polarity for c in claims] == polarities


def test_what_a_headline_goes_on_to_say_is_so() -> None:
    claims = read_claims(
        "Army denies entering Oldtown, says rebels hold Newtown",
        {"Army": "military", "rebels": "armed-group"},
        ["Oldtown", "Newtown"],
    )
    assert [(c.event_type, c.polarity) for c in claims] == [("enter", "denied"), ("hold", "affirmed")]
