"""What an unknown place is kept under."""

from __future__ import annotations

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.models.story import Story
from fogline.resolve.places import resolve_places
from resolve.place_reports import make_report


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def find_within(gazetteer: Gazetteer, *sentences: str) -> str | None:
    groundings, records = resolve_places(make_report(*sentences), gazetteer, Story())
    return next(records[g.id].within for g in groundings if g.text == "Brixtol")


def test_what_stands_behind_the_name_holds_it(gazetteer: Gazetteer) -> None:
    held = ("Shells fell/VERB near [Brixtol] in [Homs] province after a raid from [Hama].",)
    assert find_within(gazetteer, "The war in [Syria] goes/VERB on.", *held) == "sy:homs-province"


def test_neighbours_lend_a_province_where_they_agree(gazetteer: Gazetteer) -> None:
    syria = "The war in [Syria] goes/VERB on."
    agreed = "Shells fell/VERB on [Saraqib], in [Brixtol] and on [Maarat al-Numan]."
    apart = "Shells fell/VERB on [Saraqib], in [Brixtol] and on [Palmyra]."
    assert find_within(gazetteer, syria, agreed) == "sy:idlib-province"
    assert find_within(gazetteer, syria, apart) == "sy"


def test_a_foreign_capital_lends_nothing(gazetteer: Gazetteer) -> None:
    sentences = (
        "The army of [Ukraine] fought/VERB on.",
        "[Moscow] said/VERB that [Moscow] forces fought/VERB in [Brixtol].",
        "[Kupiansk] and [Izium] were/AUX shelled in [Ukraine].",
    )
    assert find_within(gazetteer, *sentences) == "ua"
