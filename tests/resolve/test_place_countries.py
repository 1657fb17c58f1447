"""Which countries a report is about, and in which of them it happens."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from fogline.lexicon.actors import ActorTable
from fogline.lexicon.gazetteer import Gazetteer
from fogline.models.entity import Place
from fogline.models.story import Story
from fogline.resolve.place_countries import find_home, find_section, is_capital
from fogline.resolve.places import resolve_places
from resolve.place_reports import make_report

DAY = date(2024, 3, 1)


def make_place(ident: str, name: str, country: str, kind: str = "city") -> Place:
    return Place(ident, name, kind, 1.0, 1.0, country)


def test_towns_say_more_than_governments() -> None:
    words = Counter({"US": 3, "LR": 1})
    towns = [make_place("lr:buchanan", "Buchanan", "LR")]
    assert find_home(words, towns, Counter({"US": 2}), date(2003, 7, 1)) == "LR"
    assert find_home(words, (), Counter({"US": 2}), date(2003, 7, 1)) == "US"


def test_a_country_at_war_is_likelier() -> None:
    words = Counter({"SD": 2, "EG": 2})
    assert find_home(words, (), Counter(), DAY) == "SD"
    assert find_home(Counter(), (), Counter(), DAY) is None


def test_capitals_are_known_by_name() -> None:
    assert is_capital(make_place("ua:kyiv", "Kyiv", "UA"))
    assert not is_capital(make_place("ua:izium", "Izium", "UA"))


def test_a_heading_sets_its_country() -> None:
    report = make_report("BURKINA FASO", "Gunmen attacked/VERB a village.", "Niger is/AUX calm.")
    assert [find_section(report, s) for s in report.sentences] == ["BF", None, None]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def test_unknown_names_lie_under_the_heading_in_force(gazetteer: Gazetteer) -> None:
    report = make_report(
        "MALI", "Bombs fell/VERB in [Gao].", "NIGER", "A mine killed/VERB two near [Brixtolondi].", "They fled/VERB ."
    )
    groundings, records = resolve_places(report, gazetteer, Story())
    unknown = next(g for g in groundings if g.text == "Brixtolondi")
    assert records[unknown.id].country == "NE"


def test_groups_speak_for_their_countries(gazetteer: Gazetteer) -> None:
    report = make_report("Boko Haram fighters burned/VERB shops in [Brixtolo].")
    groundings, records = resolve_places(report, gazetteer, Story(), ActorTable.load())
    assert records[groundings[0].id].country == "NG"


def test_a_town_known_for_a_war_says_where_a_report_happens(gazetteer: Gazetteer) -> None:
    report = make_report(
        "[Moscow] and [Russia] answered/VERB .", "Shells fell/VERB on [Saraqib].", "Guns fired/VERB near [Zorgot]."
    )
    _, records = resolve_places(report, gazetteer, Story())
    assert next(p for p in records.values() if p.learned).country == "SY"


def test_a_city_s_own_name_is_not_a_small_town_s_other_name(gazetteer: Gazetteer) -> None:
    report = make_report("[France] sent/VERB planes, said/VERB [France].", "Talks went/VERB on in [Libreville].")
    places, _ = resolve_places(report, gazetteer, Story())
    assert [g.id[:3] for g in places if g.text == "Libreville"] == ["ga:"]


def test_a_river_is_not_the_country_of_its_name(gazetteer: Gazetteer) -> None:
    report = make_report("The war in [Mali] goes/VERB on.", "They crossed/VERB the [Niger] river.")
    places, records = resolve_places(report, gazetteer, Story())
    assert all(records[g.id].kind != "country" for g in places if "Niger" in g.text)
