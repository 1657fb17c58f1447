"""Narrowing: the most specific place that a clause names."""

from claim.staging import ids, of_type, read_claims

PLACES = ["Peshtal", "the old bazaar", "Oldtown", "Millbrook"]


def test_what_is_named_behind_an_opening_scene_is_where_it_happened() -> None:
    claims = read_claims("In Peshtal, bombs in the old bazaar killed seven people.", {}, PLACES)
    assert ids(of_type(claims, "casualties")[0].place) == ["the-old-bazaar"]


def test_a_scene_with_nothing_behind_it_stays() -> None:
    claims = read_claims("In Peshtal, bombs killed seven people on Friday.", {}, PLACES)
    assert ids(of_type(claims, "casualties")[0].place) == ["peshtal"]


def test_assaults_near_towns_are_not_at_the_front_that_opens_the_sentence() -> None:
    text = "In the Oldtown direction, the army repelled 38 assaults near Millbrook."
    claims = read_claims(text, {"the army": "military"}, PLACES)
    assert ids(of_type(claims, "clash")[0].place) == ["millbrook"]
