"""Divisions of the countries that the curated table leaves out."""

from __future__ import annotations

from fogline.lexicon.divisions import get_divisions_by_short, load_divisions
from fogline.lexicon.gazetteer import Gazetteer


def test_abbreviations() -> None:
    short = get_divisions_by_short()
    assert short["Ga."].name == short["GA"].name == "Georgia"
    assert short["N.S.W."].country == "AU"


def test_every_division_has_a_point_in_its_country() -> None:
    for division in load_divisions():
        place = division.place
        assert place.lat is not None
        assert place.lon is not None
        assert -90 <= place.lat <= 90
        assert place.kind == "province"


def test_towns_lie_in_their_divisions() -> None:
    gazetteer = Gazetteer.open()
    towns = {m.place.admin1 for m in gazetteer.find_candidates("Springfield") if m.place.country == "US"}
    assert {short.id for name, short in get_divisions_by_short().items() if name in ("Ill.", "Mo.")} <= towns
    assert gazetteer.get_place("us:georgia-2692").name == "Georgia"
    gazetteer.close()
