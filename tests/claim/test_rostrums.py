"""Rostrums: where an aside puts who speaks."""

from claim.staging import ids, of_type, read_claims

WHO = {"The premier": "government", "the rebels": "armed-group", "The commander": "armed-group"}


def accused(text: str, places: list[str]) -> list[str]:
    return ids(of_type(read_claims(text, WHO, places), "accuse")[0].place)


def test_an_aside_behind_the_speaker_tells_where_he_speaks() -> None:
    assert accused("The premier, from a clinic in Oldtown, accused the rebels of lying.", ["Oldtown"]) == ["oldtown"]


def test_who_speaks_from_abroad_opens_the_sentence_with_it() -> None:
    text = "From Oldtown, where he lives, the premier condemned the raid."
    assert accused(text, ["Oldtown"]) == ["oldtown"]


def test_the_second_verb_of_one_speaker_is_of_the_same_place() -> None:
    text = "The premier, at a session in Oldtown, condemned the raid and called on the rebels to withdraw."
    found = of_type(read_claims(text, WHO, ["Oldtown"]), "threaten")
    assert ids(found[0].place) == ["oldtown"]


def test_words_are_spoken_where_they_are_said() -> None:
    text = '"We demand that the rebels withdraw," the premier said in Oldtown.'
    assert ids(of_type(read_claims(text, WHO, ["Oldtown"]), "threaten")[0].place) == ["oldtown"]


def test_what_another_subject_said_is_of_its_own_place() -> None:
    text = "A raid was reported in Oldtown, and the premier has told the rebels to withdraw."
    assert all(not c.place for c in of_type(read_claims(text, WHO, ["Oldtown"]), "threaten"))


def test_a_narrower_place_behind_the_deed_is_of_the_deed() -> None:
    text = "The premier accused the rebels of abducting girls in Oldtown, in Newshire."
    assert accused(text, ["Oldtown", "Newshire"]) == []


def test_the_scene_of_one_speaker_is_not_that_of_the_next() -> None:
    text = "In Oldtown the premier spoke to reporters, and the rebels demanded a ceasefire."
    assert all(not c.place for c in of_type(read_claims(text, WHO, ["Oldtown"]), "threaten"))
