"""Focus: what is left or taken without a name is what the report has been about."""

from claim.staging import of_type, read_claims

ACTORS = {"The rebels": "armed-group", "The army": "military", "The militia": "militia"}
PLACES = ["Oldtown", "Newtown"]


def test_a_retreat_without_a_place_is_from_the_place_that_the_report_is_about() -> None:
    text = (
        "The rebels attacked Oldtown on Friday.\nThe rebels captured Oldtown.\nShops were shut.\nRain fell.\n"
        "It was cold.\nThe militia withdrew at dawn."
    )
    (left,) = of_type(read_claims(text, ACTORS, PLACES), "withdraw")
    assert [p.text for p in left.place] == ["Oldtown"]
    assert left.place[0].start is None


def test_two_places_told_of_as_often_leave_the_retreat_without_one() -> None:
    text = (
        "The rebels captured Oldtown on Friday.\nThe rebels captured Newtown.\nShops were shut.\nRain fell.\n"
        "It was cold.\nThe militia withdrew at dawn."
    )
    (left,) = of_type(read_claims(text, ACTORS, PLACES), "withdraw")
    assert left.place == ()


def test_a_denied_retreat_keeps_to_its_own_words() -> None:
    text = "The rebels captured Oldtown on Friday.\nShops were shut.\nRain fell.\nThe militia did not withdraw."
    (left,) = of_type(read_claims(text, ACTORS, PLACES), "withdraw")
    assert (left.polarity, left.place) == ("denied", ())
