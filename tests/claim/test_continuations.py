"""Lists that go on with the event told before."""

from claim.staging import ids, of_type, read_claims

ACTORS = {"The rebels": "coalition"}


def test_a_listing_sentence_names_the_places_of_the_event_before() -> None:
    text = "The rebels captured several towns on Friday.\nThese include Oldtown and Millbrook."
    claims = of_type(read_claims(text, ACTORS, ["Oldtown", "Millbrook"]), "seize")
    assert ids(claims[-1].place) == ["oldtown", "millbrook"] and claims[-1].frame == "list-of-what-was-told"


def test_a_list_of_something_else_names_nothing() -> None:
    text = "The rebels captured several towns on Friday.\nThe menu includes soup."
    assert len(of_type(read_claims(text, ACTORS, ["Oldtown"]), "seize")) == 1


def test_a_list_too_far_off_is_no_list_of_the_event() -> None:
    text = "The rebels captured several towns on Friday.\nIt rained.\nIt snowed.\nThese include Oldtown."
    assert len(of_type(read_claims(text, ACTORS, ["Oldtown"]), "seize")) == 1
