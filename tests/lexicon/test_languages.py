from fogline.lexicon.languages import load_abbreviations, load_english_words


def test_words_and_abbreviations() -> None:
    words, share = load_english_words()
    assert "the" in words
    assert 0 < share < 1
    rules = load_abbreviations()
    assert "Lt-Gen" in rules.titles
    assert "No" in rules.before_number
    assert "p.m" in rules.clock
