from __future__ import annotations

import pytest

from fogline.lexicon.countries import load_countries
from fogline.lexicon.state_bodies import (
    find_body_by_id,
    find_code_by_country_id,
    get_body_by_words,
    get_country_id,
    get_news_agency,
    get_prefix,
    load_bodies,
    make_body_actor,
    make_slug,
)


@pytest.mark.parametrize(("words", "key"), [("warplanes", "forces"), ("ministry of defense", "defense-ministry")])
def test_organs_by_what_reports_call_them(words: str, key: str) -> None:
    assert get_body_by_words()[words].key == key


def test_ids_of_countries_and_organs_lead_back() -> None:
    prefixes = [get_prefix(country.iso2)[0] for country in load_countries()]
    for country in load_countries():
        assert find_code_by_country_id(get_country_id(country.iso2)) == country.iso2
        if prefixes.count(get_prefix(country.iso2)[0]) == 1:
            made = make_body_actor(country.iso2, "foreign-ministry", "side")
            assert find_body_by_id(made.id) == (country.iso2, "foreign-ministry")
    assert find_body_by_id("hay-at") is None


def test_an_organ_speaks_for_the_organ_it_serves() -> None:
    assert make_body_actor("UA", "air-force", "ukraine").speaks_for == "ukrainian-army"
    assert make_body_actor("UA", "army", "ukraine").speaks_for == "ukraine"
    assert make_body_actor("SY", "government", "syrian-government").speaks_for is None
    assert make_body_actor("UA", "media", "ukraine").party is False
    assert all(body.serves in ("", "government", *load_bodies()) for body in load_bodies().values())


def test_slugs_and_agencies() -> None:
    assert make_slug("Côte d’Ivoire") == "cote-divoire"
    assert get_news_agency("IR") == "irna"
    assert get_news_agency("XX") is None
