"""Examples: the places that a sentence names after a group of them."""

from claim.staging import ids, of_type, read_claims

ACTORS = {"The rebels": "coalition"}


def test_a_group_takes_the_names_of_its_examples() -> None:
    claims = read_claims(
        "The rebels captured several villages, most notably Oldtown and Millbrook.", ACTORS, ["Oldtown", "Millbrook"]
    )
    (claim,) = of_type(claims, "seize")
    assert ids(claim.place) == ["oldtown", "millbrook"]


def test_no_group_takes_no_examples() -> None:
    claims = read_claims(
        "The rebels captured Northbridge, to the alarm of many, notably in Oldtown.", ACTORS, ["Northbridge", "Oldtown"]
    )
    (claim,) = of_type(claims, "seize")
    assert ids(claim.place) == ["northbridge"]
