"""Whereabouts: where an event happens that its frame's paths do not place."""

from claim.staging import ids, of_type, read_claims

ACTORS = {"The army": "military", "the army": "military", "the envoy": "person", "Ruritania": "country"}


def test_the_sentence_opens_with_the_scene() -> None:
    claims = read_claims("In Oldtown, a shell hit a house and five people died.", ACTORS, ["Oldtown"])
    (dead,) = of_type(claims, "casualties")
    assert ids(dead.place) == ["oldtown"]


def test_a_list_item_happens_at_the_place_that_heads_it() -> None:
    claims = read_claims("Oldtown: four people were killed.", ACTORS, ["Oldtown"], kind="list_item")
    (dead,) = of_type(claims, "casualties")
    assert ids(dead.place) == ["oldtown"]


def test_a_speech_act_is_placed_only_where_its_sentence_says() -> None:
    placed = read_claims("In Oldtown, the envoy condemned Ruritania.", ACTORS, ["Oldtown"])
    spoken = read_claims(
        "The envoy condemned Ruritania over the siege of Oldtown.", {**ACTORS, "The envoy": "person"}, ["Oldtown"]
    )
    assert [ids(c.place) for c in of_type(placed, "accuse")] == [["oldtown"]]
    assert [ids(c.place) for c in of_type(spoken, "accuse")] == [[]]
