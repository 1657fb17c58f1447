"""Denials that point back: what was told before is denied, on whose word."""

import pytest

from claim.staging import ids, of_type, read_claims

ACTORS = {
    "The army": "military", "the army": "military", "The rebels": "armed-group", "the rebels": "armed-group",
    "Rebel": "armed-group", "rebel": "armed-group", "Residents": "civilians", "residents": "civilians",
}  # fmt: skip
STRUCK = "Residents said that an airstrike on Oldtown killed nine civilians.\n"


@pytest.mark.parametrize("denial", ["The army denied hitting civilians.", "The army denied targeting civilians."])
def test_who_denies_an_attack_on_people_denies_the_strike_that_was_told(denial: str) -> None:
    denied = [c for c in read_claims(STRUCK + denial, ACTORS, ["Oldtown"]) if c.polarity == "denied"]
    assert [(c.event_type, ids(c.actor), ids(c.place)) for c in denied] == [("airstrike", ["the-army"], ["oldtown"])]
    assert denied[0].notes and denied[0].notes[0].startswith("denies claim")


def test_a_strike_that_the_denier_told_himself_is_not_the_one_denied() -> None:
    text = "The army said that its airstrike on Oldtown killed nine rebels.\nThe army denied targeting civilians."
    (denied,) = [c for c in read_claims(text, ACTORS, ["Oldtown"]) if c.polarity == "denied"]
    assert denied.event_type == "attack"


def test_what_only_dates_the_rest_is_not_what_is_denied() -> None:
    text = (
        "The rebels said they had retaken Oldtown, two days after the army entered it, but residents contradicted them."
    )
    (denied,) = [c for c in read_claims(text, ACTORS, ["Oldtown"]) if c.polarity == "denied"]
    assert (denied.event_type, ids(denied.attribution)) == ("seize", ["residents"])


def test_what_a_report_contradicts_itself_gives_no_later_event_its_actor() -> None:
    text = (
        "The rebels said they had retaken Oldtown, two days after the army entered it, but residents contradicted them."
        "\nShells killed nine people in the week before Oldtown fell."
    )
    fallen = of_type(read_claims(text, ACTORS, ["Oldtown"]), "seize")[-1]
    assert ids(fallen.actor) == ["the-army"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebel claims that Oldtown had fallen were false, the army said.",
        "Rebel claims that Oldtown had fallen were false.",
        "The army said that rebel claims that Oldtown had fallen were false.",
        "Claims by the rebels that they had taken Oldtown are a lie, the army said.",
    ],
)
def test_a_rumour_is_denied_wherever_it_stands(text: str) -> None:
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "seize")
    assert claim.polarity == "denied"


def test_what_a_denier_says_besides_is_not_denied() -> None:
    text = "The rebels denied they had lost the base, saying its men were near Oldtown and had killed nine soldiers."
    (dead,) = of_type(read_claims(text, ACTORS, ["Oldtown"]), "casualties")
    assert dead.polarity == "affirmed" and ids(dead.attribution) == ["the-rebels"]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Posts on social media say that the army has shelled Oldtown. This is false.", []),
        ("The rebels say that they have taken Oldtown. That is not true, the army said.", ["the-army"]),
        ("A video claims to show the army shelling Oldtown. It does not: it was filmed in 2012.", []),
    ],
)
def test_a_sentence_that_calls_the_one_before_untrue_denies_it(text: str, voices: list[str]) -> None:
    claims = read_claims(text.replace(". ", ".\n", 1), ACTORS, ["Oldtown"])
    told, denial = claims[0], claims[-1]
    assert (told.polarity, denial.polarity, denial.event_type) == ("affirmed", "denied", told.event_type)
    assert ids(denial.attribution) == voices


@pytest.mark.parametrize(
    "text", ["It is true that they are tired.", "It is not alone.", "This is what residents fear."]
)
def test_other_sentences_that_point_back_deny_nothing(text: str) -> None:
    claims = read_claims(f"The army entered Oldtown.\n{text}", ACTORS, ["Oldtown"])
    assert [c.polarity for c in of_type(claims, "enter")] == ["affirmed"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Did the rebels take Oldtown?", "possible"),
        ("Has the army left Oldtown and shelled it?", "possible"),
        ("Why did the army leave Oldtown?", "actual"),
        ("A video claims to show the army shelling Oldtown.", "possible"),
    ],
)
def test_what_is_only_asked_or_said_to_be_shown_is_possible(text: str, modality: str) -> None:
    claims = read_claims(text, ACTORS, ["Oldtown"])
    assert claims and {c.modality for c in claims} == {modality}


def test_who_denies_and_blames_does_both() -> None:
    text = "The rebels denied M23 had fired on Oldtown and blamed the army."
    claims = read_claims(text, {**ACTORS, "M23": "armed-group"}, ["Oldtown"])
    assert [(c.event_type, c.polarity) for c in claims] == [("shell", "denied"), ("accuse", "affirmed")]
