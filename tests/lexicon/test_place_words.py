from fogline.lexicon.place_words import load_place_words


def test_kinds_are_single_and_joined_nouns() -> None:
    words = load_place_words()
    assert words.kinds["governorate"] == "province"
    assert words.kinds["air base"] == "airbase"
    assert words.kinds["nuclear power plant"] == "building"
    assert words.longest == 3


def test_directions() -> None:
    directions = load_place_words().directions
    assert directions["northern"] == directions["north"] == "north"
    assert directions["north-western"] == "northwest"
