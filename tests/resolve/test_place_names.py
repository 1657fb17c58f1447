"""Which stretches of a report may name a place."""

from __future__ import annotations

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_words import load_place_words
from fogline.models.report import Token
from fogline.models.story import Story
from fogline.resolve.name_runs import find_runs
from fogline.resolve.place_signs import is_held, is_taken
from fogline.resolve.places import resolve_places
from resolve.place_reports import make_report


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def find_ids(gazetteer: Gazetteer, *sentences: str) -> list[str]:
    groundings, _ = resolve_places(make_report(*sentences), gazetteer, Story())
    return [g.id for g in groundings]


@pytest.mark.parametrize(
    "sentence",
    [
        "The shelling of [Brixtol] killed/VERB two.",
        "The fall of [Brixtol] was/AUX announced/VERB .",
        "The people of {Brixtol} fled/VERB .",
        "Defenders of {Brixtol} fought/VERB on.",
        "The [Brixtol] garrison surrendered/VERB .",
    ],
)
def test_what_befalls_an_unknown_name_makes_it_a_place(gazetteer: Gazetteer, sentence: str) -> None:
    assert find_ids(gazetteer, sentence) == ["place:brixtol"]


@pytest.mark.parametrize(
    "sentence", ["The leader of {Brixtol} spoke/VERB .", "The killing of {Brixtol} angered/VERB many."]
)
def test_what_befalls_a_person_does_not(gazetteer: Gazetteer, sentence: str) -> None:
    assert find_ids(gazetteer, sentence) == []


def test_introduced_people_stay_people(gazetteer: Gazetteer) -> None:
    assert find_ids(gazetteer, "{Omar Brixtol} spoke/VERB .", "The loss of {Brixtol} hurt/VERB .") == []


def test_a_list_of_objects_is_taken_whole() -> None:
    rows = [("retook", "VERB", -1, "root"), ("Newton", "PROPN", 0, "obj"), ("Sutton", "PROPN", 1, "conj")]
    tokens = tuple(Token(i * 9, i * 9 + len(w), w, {"retook": "retake"}.get(w, w), u, "", h, d)
                   for i, (w, u, h, d) in enumerate(rows))  # fmt: skip
    words = load_place_words()
    assert is_taken(tokens, tokens[1], words.ground) and is_taken(tokens, tokens[2], words.ground)
    assert not is_taken(tokens, tokens[2], frozenset({"praise"}))


def test_held_nouns_stand_right_before() -> None:
    sentence = make_report("The fall of the city of Newton.").sentences[0]
    assert is_held(make_report("The fall of Newton.").sentences[0], 3, load_place_words())
    assert not is_held(sentence, 6, load_place_words())


def test_romance_links_hold_a_name_together(gazetteer: Gazetteer) -> None:
    ids = find_ids(gazetteer, "They shelled/VERB [Mocimboa da Praia] in [Mozambique].")
    assert ids[0].startswith("mz:mocimboa-da-praia")


def test_a_small_word_between_hyphens_is_a_part_of_the_name() -> None:
    runs = list(find_runs(make_report("They left Newton-au-Sutton and an up-to-date map.").sentences[0].tokens))
    assert [last - first for first, last in runs if first] == [4]


def test_a_label_opens_its_sentence(gazetteer: Gazetteer) -> None:
    assert find_ids(gazetteer, "[Brixtol]: two shells fell/VERB .") == ["place:brixtol"]
    ids = find_ids(gazetteer, "[Brixtol], [Hama] province: two shells fell/VERB .")
    assert ids[0] == "place:brixtol~sy:hama-province"


def test_the_plural_noun_of_a_list_is_no_part_of_a_name(gazetteer: Gazetteer) -> None:
    ids = find_ids(gazetteer, "In [Syria] shells fell/VERB in [Brixtol] and [Dorsetol] neighbourhoods.")
    assert {"place:brixtol~sy", "place:dorsetol~sy"} <= set(ids)


def test_a_kind_stands_before_the_name_too(gazetteer: Gazetteer) -> None:
    groundings, records = resolve_places(make_report("They forced/VERB the river [Brixtol]."), gazetteer, Story())
    assert records[groundings[0].id].kind == "river" and groundings[0].text == "the river Brixtol"


def test_a_code_stands_where_a_place_would(gazetteer: Gazetteer) -> None:
    assert find_ids(gazetteer, "Two were/AUX abducted at PK12/NOUN .") == ["place:pk12"]
    assert find_ids(gazetteer, "Two T72/NOUN tanks burned/VERB .") == []


def test_an_embassy_is_no_part_of_its_country(gazetteer: Gazetteer) -> None:
    ids = find_ids(gazetteer, "They attacked/VERB the embassy of [France] in [Kinshasa].")
    assert "fr/embassy" not in ids and any(ident.startswith("cd:kinshasa") for ident in ids)


def test_a_shortened_title_is_no_place(gazetteer: Gazetteer) -> None:
    found = find_ids(gazetteer, "The war in [Syria] goes/VERB on.", "Dr. Nizar/PROPN spoke/VERB .")
    assert found == ["sy"]
