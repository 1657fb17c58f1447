from fogline.lexicon.countries import get_countries_by_word, load_countries


def test_codes_are_unique_and_well_formed() -> None:
    countries = load_countries()
    codes = [c.iso2 for c in countries]
    assert len(countries) > 230
    assert len(set(codes)) == len(codes)
    assert all(len(c.iso2) == 2 and c.iso2.isupper() and c.name == c.name.strip() for c in countries)


def test_a_country_has_its_words() -> None:
    syria = next(c for c in load_countries() if c.iso2 == "SY")
    assert syria.names[0] == "Syria"
    assert "Syrian" in syria.adjectives
    assert "Syrians" in syria.demonyms
    assert syria.capitals == ("Damascus",)


def test_words_lead_to_countries() -> None:
    index = get_countries_by_word()
    assert index["türkiye"] == index["turks"] == index["turk"] == ("TR",)
    assert index["congolese"] == ("CD", "CG")
    assert index["u.s."] == ("US",)
    assert index["emirati"] == ("AE",)
    assert "damascus" not in index


def test_no_cell_is_empty_between_separators() -> None:
    for country in load_countries():
        for word in (*country.names, *country.adjectives, *country.demonyms, *country.capitals):
            assert word
            assert word == word.strip()
            assert word not in ("none", "NA", "None")
