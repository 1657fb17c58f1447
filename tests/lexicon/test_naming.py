from fogline.lexicon.naming import load_facility_words, load_peoples


def test_peoples_join_nationalities_and_creeds() -> None:
    peoples = load_peoples()
    assert {"Syrian", "Syrians", "Turk", "Kurdish", "Sunni", "Congolese"} <= peoples
    assert "syrian" not in peoples


def test_facilities() -> None:
    heads, between = load_facility_words()
    assert {"airbase", "crossing", "dam"} <= heads
    assert "military" in between
