"""Backdrop: the place that the sentence before has set."""

from claim.staging import ids, of_type, read_claims

ACTORS = {"The rebels": "coalition", "The army": "military", "Police": "police", "crowds": "civilians"}
ACTORS |= {"The minister": "person"}


def places_of(text: str, event_type: str, places: list[str]) -> list[str]:
    """Ids of the places of the last claim of a type in one paragraph."""
    return ids(of_type(read_claims(text, ACTORS, places, kind="running"), event_type)[-1].place)


def test_police_arrest_where_the_protest_was() -> None:
    text = "On Monday crowds protested in Oldtown against the ban.\nPolice arrested 60 people."
    assert places_of(text, "detain", ["Oldtown"]) == ["oldtown"]


def test_police_fire_where_the_protest_was() -> None:
    text = "On Monday crowds protested in Oldtown against the ban.\nPolice opened fire with rifles."
    assert places_of(text, "attack", ["Oldtown"]) == ["oldtown"]


def test_who_visits_it_visits_the_place_that_was_spoken_of() -> None:
    text = "Oldtown is the only port on the coast.\nThe minister visited it last month."
    assert places_of(text, "meet", ["Oldtown"]) == ["oldtown"]


def test_the_sentence_before_opens_with_the_scene() -> None:
    text = "In Oldtown, the monks were packing their books.\nVillagers burned their houses."
    assert places_of(text, "damage", ["Oldtown"]) == ["oldtown"]


def test_forces_leave_what_they_took() -> None:
    text = "The rebels entered Oldtown on Friday.\nThe rebels withdrew at dusk."
    assert places_of(text, "withdraw", ["Oldtown"]) == ["oldtown"]


def test_it_is_the_place_that_was_spoken_of() -> None:
    text = "Oldtown is the only port on the coast.\nThe rebels attacked it twice."
    assert places_of(text, "attack", ["Oldtown"]) == ["oldtown"]


def test_a_sentence_with_a_town_of_its_own_has_no_backdrop() -> None:
    text = "In Oldtown, the monks were packing their books.\nVillagers burned their houses, said a man from Millbrook."
    assert places_of(text, "damage", ["Oldtown", "Millbrook"]) != ["oldtown"]


def test_what_is_denied_has_no_backdrop() -> None:
    text = "In Oldtown, the monks were packing their books.\nThe army denied that it had shelled civilians."
    assert places_of(text, "shell", ["Oldtown"]) == []
