"""Remote places: an event's place where its own phrase does not say it."""

from claim.staging import of_type, read_claims

ACTORS = {"The rebels": "coalition", "The army": "military", "The clinic": "group"}


def places(text: str, event_type: str) -> list[str]:
    """The places of the one claim of a type."""
    (claim,) = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), event_type)
    return [slot.text for slot in claim.place]


def test_an_offensive_is_where_its_aim_is() -> None:
    assert places("The rebels launched an offensive on Friday to retake Oldtown.", "attack") == ["Oldtown"]


def test_an_offensive_is_where_its_name_says() -> None:
    assert places("The army launched the Oldtown offensive in May.", "attack") == ["Oldtown"]


def test_fighting_is_where_it_was_reported_from() -> None:
    assert places("Heavy shelling was reported from Oldtown.", "shell") == ["Oldtown"]


def test_the_wounded_are_where_the_hospital_is_that_took_them_in() -> None:
    assert places("The hospital in Oldtown took 86 wounded on Friday.", "casualties") == ["Oldtown"]


def test_a_fight_told_with_the_taking_of_a_place_was_for_that_place() -> None:
    assert places("The rebels captured Oldtown after a week of heavy shelling.", "shell") == ["Oldtown"]


def test_prisoners_are_taken_where_they_were_taken_from() -> None:
    assert places("The rebels abducted 40 schoolgirls from Oldtown.", "detain") == ["Oldtown"]


def test_a_nation_before_its_officials_is_no_place_of_the_meeting() -> None:
    text = "The president will meet Ruritanian officials in Oldtown on Monday."
    claims = of_type(read_claims(text, {"The president": "person"}, ["Oldtown", "Ruritanian"]), "meet")
    assert [[s.text for s in c.place] for c in claims] == [["Oldtown"]]


def test_an_item_that_a_country_heads_is_told_of_that_country() -> None:
    claims = read_claims("Ruritania: 51 dead, 18 of them civilians.", ACTORS, ["Ruritania"], kind="list_item")
    assert [[s.text for s in c.place] for c in of_type(claims, "casualties")] == [["Ruritania"]]


def test_soldiers_dig_in_where_the_sentence_opens() -> None:
    assert places("In Oldtown the army was digging trenches on Tuesday.", "deploy") == ["Oldtown"]
