"""Standpoints: where speech acts are put."""

from claim.staging import ids, of_type, read_claims

WHO = {"the army": "military", "the rebels": "armed-group"}


def accused(text: str, places: list[str]) -> list[str]:
    return ids(of_type(read_claims(text, WHO, places), "accuse")[0].place)


def test_a_spokesman_speaks_where_he_is_said_to_be() -> None:
    assert accused("A spokesman in Oldtown accused the rebels of lying.", ["Oldtown"]) == ["oldtown"]


def test_what_is_condemned_is_not_where_it_is_condemned() -> None:
    assert accused("A spokesman condemned the attack in Oldtown.", ["Oldtown"]) == []


def test_an_audience_is_where_the_speech_is_made() -> None:
    text = "The minister told a conference in Oldtown that he condemned the rebels."
    assert accused(text, ["Oldtown"]) == ["oldtown"]


def test_a_demand_is_made_where_its_maker_met_the_other_side() -> None:
    text = "The envoy met the rebels in Oldtown on Tuesday and demanded a ceasefire."
    assert ids(of_type(read_claims(text, WHO, ["Oldtown"]), "threaten")[0].place) == ["oldtown"]


def test_where_the_teller_sits_is_not_where_it_happened() -> None:
    text = "Two villages were shelled, according to the military in Oldtown."
    assert all(not c.place for c in of_type(read_claims(text, WHO, ["Oldtown"]), "shell"))


def test_a_spokesman_abroad_counts_losses_that_fell_elsewhere() -> None:
    text = "A rebel spokesman in Oldtown put the army's losses at 61."
    assert [ids(c.place) for c in of_type(read_claims(text, WHO, ["Oldtown"]), "casualties")] == [[]]


def test_a_mayor_tells_of_his_town() -> None:
    text = "Two soldiers were killed on Sunday, according to the mayor of Oldtown."
    assert ids(of_type(read_claims(text, WHO, ["Oldtown"]), "casualties")[0].place) == ["oldtown"]
