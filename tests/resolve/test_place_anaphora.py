"""Definite phrases to the places told before them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.models.story import Story
from fogline.resolve.place_anaphora import resolve_place_anaphora
from fogline.resolve.places import resolve_places
from resolve.place_reports import make_report

SYRIA = "The war in [Syria] goes/VERB on."


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


def refer(gazetteer: Gazetteer, *sentences: str) -> list[tuple[str, str]]:
    report = make_report(*sentences)
    places, records = resolve_places(report, gazetteer, Story())
    found = resolve_place_anaphora(report, places, records, gazetteer)
    assert all(g.how == "coreference" and g.id in records for g in found)
    assert all(g.antecedent is None or g.antecedent < g.start for g in found)
    return [(g.text, g.id) for g in found]


def resolve_one(gazetteer: Gazetteer, name: str) -> str:
    """The id of the place that a sentence of its own names."""
    places, _ = resolve_places(make_report(SYRIA, f"They took/VERB {name}."), gazetteer, Story())
    return places[-1].id


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("They took/VERB [Saraqib].", "The town fell/VERB ."), ("The town", "sy:saraqib")),
        (("They took/VERB [Hama].", "The city fell/VERB ."), ("The city", "sy:hama")),
        (("They took/VERB [Hama].", "They hold/VERB the province."), ("the province", "sy:hama-province")),
        (("They took/VERB [Hama].", "They reached/VERB the outskirts of the city."),
         ("the outskirts of the city", "sy:hama")),
        (("They took/VERB [Aleppo], and its airport."), ("its airport", "sy:aleppo-international-airport")),
        (("They fought/VERB in [Hama] province.", "They left/VERB the northern countryside of the province."),
         ("the northern countryside of the province", "sy:hama-province/north-countryside")),
        (("They fought/VERB in [Hama] province.", "They took/VERB the provincial capital."),
         ("the provincial capital", "sy:hama")),
        (("They took/VERB [Saraqib].", "Aid goes/VERB there."), ("there", "sy:saraqib")),
        (("They took/VERB [Saraqib].", "[Hama] 's council met/VERB.", "Aid goes/VERB there."), ("there", "sy:hama")),
        (("Shells from [Hama] hit/VERB [Saraqib].", "Aid goes/VERB there."), ("there", "sy:saraqib")),
        (("[Hama] 's council lost/VERB [Saraqib].", "Aid goes/VERB there."), ("there", "sy:saraqib")),
        (("They took/VERB the [Menagh] air base.", "Planes left/VERB the base."), ("the base", "sy:menagh-air-base")),
        (("They took/VERB the [Menagh] air base.", "A lorry burned/VERB at the rear gate."),
         ("the rear gate", "sy:menagh-air-base")),
        (("They took/VERB [Saraqib].", "A minister saw/VERB the ruins."), ("the ruins", "sy:saraqib")),
        (("They took/VERB [Jabal Tharda].", "Rebels lost/VERB the heights."), ("the heights", "sy:jabal-tharda")),
        (("They took/VERB [Aleppo].", "Rebels hold/VERB positions in the north."), ("the north", "sy/north")),
        (("They took/VERB parts of [Aleppo] and the surrounding towns."),
         ("the surrounding towns", "sy:aleppo/surroundings")),
        (("They left/VERB [Aleppo].", "They fear/VERB for the capital."), ("the capital", "sy:damascus")),
        (("They left/VERB [Aleppo].", "They fear/VERB for [Syria] 's capital."), ("capital", "sy:damascus")),
        (("They left/VERB [Aleppo].", "They fear/VERB for [Idlib] 's capital."), ("capital", "sy:idlib")),
        (("They left/VERB [Aleppo].", "They fear/VERB for the country."), ("the country", "sy")),
        (("They took/VERB [Saraqib].", "They hold/VERB the police station."),
         ("the police station", "sy:saraqib/police-station")),
        (("They took/VERB [Saraqib].", "Shells hit/VERB the bus station.", "They hold/VERB the pumping station."),
         ("the pumping station", "sy:saraqib/pumping-station")),
        (("They took/VERB [Saraqib].", "They hold/VERB the governor's office."),
         ("the governor's office", "sy:saraqib/governor-s-office")),
        (("They took/VERB [Saraqib].", "Men stood/VERB at the prison gate."),
         ("the prison", "sy:saraqib/prison")),
        (("They took/VERB [Saraqib].", "They hold/VERB the radio building."),
         ("the radio building", "sy:saraqib/radio-building")),
        (("They took/VERB [Saraqib].", "Shells hit/VERB the residence of the governor."),
         ("the residence", "sy:saraqib/residence")),
        (("They took/VERB [Saraqib].", "Shells hit/VERB the crossings."), ("the crossings", "sy:saraqib/crossings")),
        (("They left/VERB [Aleppo].", "Men went/VERB to the southern front."), ("the southern front", "sy/south")),
        (("They left/VERB [Iraq] for [Syria] and [Iraq].", "[Syria] shut/VERB its border."),
         ("its border", "border:iq-sy")),
        (("They took/VERB [Saraqib].", "A flag flew/VERB over the main/ADJ square."),
         ("the main square", "sy:saraqib/main-square")),
    ],
)  # fmt: skip
def test_definite_phrases(gazetteer: Gazetteer, sentences: tuple[str, ...] | str, expected: tuple[str, str]) -> None:
    told = (sentences,) if isinstance(sentences, str) else sentences
    assert expected in refer(gazetteer, SYRIA, *told)


@pytest.mark.parametrize(
    "phrase", ["the station", "the square", "the post", "the office", "the building", "the city building"]
)
def test_a_vague_site_needs_one_told_before(gazetteer: Gazetteer, phrase: str) -> None:
    assert refer(gazetteer, SYRIA, "They took/VERB [Saraqib].", f"They hold/VERB {phrase}.") == []


def test_a_site_far_from_any_town_is_that_of_the_town_most_named(gazetteer: Gazetteer) -> None:
    filler = ["Nothing moved/VERB ."] * 20
    found = refer(gazetteer, SYRIA, "They took/VERB [Saraqib].", "[Saraqib] burned/VERB .", *filler,
                  "Smoke rose/VERB from the hospital.")  # fmt: skip
    assert ("the hospital", "sy:saraqib/hospital") in found


def test_a_site_is_told_with_the_name_that_says_where_it_is(gazetteer: Gazetteer) -> None:
    sentences = ("They took/VERB [Saraqib].", "Men left/VERB the tank base at [Ariha].")
    report = make_report(SYRIA, *sentences)
    places, records = resolve_places(report, gazetteer, Story())
    found = resolve_place_anaphora(report, places, records, gazetteer)
    assert [(g.text, g.id) for g in found] == [("the tank base at Ariha", "sy:ariha/tank-base")]
    assert all(report.text[g.start : g.end] == g.text for g in (*places, *found))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("They hit/VERB an army base near [Saraqib].", [("an army base near Saraqib", "sy:saraqib/army-base")]),
        ("They hit/VERB a school in [Saraqib].", [("a school in Saraqib", "sy:saraqib/school")]),
        ("They hit/VERB a flour mill in [Saraqib].", [("a flour mill in Saraqib", "sy:saraqib/flour-mill")]),
        ("They hit/VERB a market in [Saraqib].", []),
        ("They hit/VERB [Saraqib] and a prison in August.", []),
        ("They hit/VERB a bridge near [Saraqib].", []),
        ("They hit/VERB [Saraqib] and burned/VERB a school.", []),
    ],
)
def test_a_new_site_is_told_by_the_name_that_it_is_near(
    gazetteer: Gazetteer, told: str, expected: list[tuple[str, str]]
) -> None:
    report = make_report(SYRIA, "They took/VERB the army base.", told)
    places, records = resolve_places(report, gazetteer, Story())
    found = resolve_place_anaphora(report, places, records, gazetteer)
    assert [(g.text, g.id) for g in found if g.start >= report.sentences[2].start] == expected


def test_nothing_told_nothing_meant(gazetteer: Gazetteer) -> None:
    assert refer(gazetteer, "The town fell/VERB and the airport burned/VERB .") == []


def test_two_towns(gazetteer: Gazetteer) -> None:
    found = refer(gazetteer, SYRIA, "They took/VERB [Saraqib] and [Ariha].", "Both towns burned/VERB .")
    assert [i for _, i in found] == ["sy:saraqib", "sy:ariha"]


def test_two_regions(gazetteer: Gazetteer) -> None:
    found = refer(
        gazetteer, SYRIA, "They took/VERB [Hama] province and [Idlib] province.", "Both regions burned/VERB ."
    )
    assert [i for _, i in found] == ["sy:hama-province", "sy:idlib-province"]


def test_a_gate_of_no_site_is_nowhere(gazetteer: Gazetteer) -> None:
    assert refer(gazetteer, SYRIA, "They took/VERB [Saraqib].", "A lorry burned/VERB at the gate.") == []


def test_a_named_site_needs_no_town(gazetteer: Gazetteer) -> None:
    found = refer(gazetteer, SYRIA, "They stormed/VERB the Ninth Frontier Post.", "They left/VERB the post.")
    assert [i for _, i in found] == ["sy/ninth-frontier-post"] * 2


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("They stormed/VERB the national/ADJ palace.", ["sy/national-palace"]),
        ("They stormed/VERB the radio building.", ["sy/radio-building"]),
        ("The airport was/AUX shut/VERB .", ["sy/airport"]),
        ("They held/VERB the building.", []),
        ("Jets hit/VERB the coast road.", ["sy/coast-road"]),
        ("Jets hit/VERB the only/ADJ road.", []),
        ("Jets hit/VERB the road.", []),
    ],
)
def test_a_site_or_road_of_no_town_is_kept_by_its_country(gazetteer: Gazetteer, told: str, expected: list[str]) -> None:
    assert [i for _, i in refer(gazetteer, SYRIA, told)] == expected


def test_two_countries(gazetteer: Gazetteer) -> None:
    found = refer(gazetteer, SYRIA, "Men left/VERB [Iraq] for [Syria].", "Jets struck/VERB in both countries.")
    assert [i for _, i in found] == ["iq", "sy"]


def test_phrases_already_grounded_are_left_alone(gazetteer: Gazetteer) -> None:
    assert refer(gazetteer, SYRIA, "They took/VERB the city of [Hama].") == []


def test_without_a_gazetteer(gazetteer: Gazetteer) -> None:
    report = make_report(SYRIA, "They took/VERB [Saraqib].", "The town fell/VERB .")
    places, records = resolve_places(report, gazetteer, Story())
    assert [g.id for g in resolve_place_anaphora(report, places, records)] == ["sy:saraqib"]


def test_a_border_told_of_is_the_border(gazetteer: Gazetteer) -> None:
    found = dict(refer(gazetteer, "[Syria]'s border with [Turkey] is/AUX shut.", "Shells hit/VERB the border."))
    assert found["the border"] == "border:sy-tr"


def test_a_word_for_the_land_joins_the_name_told_before(gazetteer: Gazetteer) -> None:
    found = dict(refer(gazetteer, "Israel bombed/VERB [Gaza].", "Nobody left/VERB the strip."))
    assert found["the strip"] == "ps:gaza-strip"


def test_a_capital_that_speaks_is_no_antecedent(gazetteer: Gazetteer) -> None:
    found = dict(
        refer(gazetteer, "Fighting in [Iraq] went/VERB on in [Mosul].", "[Baghdad] sent/VERB a battalion to the city.")
    )
    assert found["the city"] == "iq:mosul"


def test_a_zone_of_its_own_name_is_not_the_last_town(gazetteer: Gazetteer) -> None:
    sentences = ("War in [Libya] reached/VERB [Sirte].", "Jets left/VERB the no-fly zone.")
    assert refer(gazetteer, *sentences) == []


def test_the_centre_is_that_of_the_city_told_of(gazetteer: Gazetteer) -> None:
    found = dict(refer(gazetteer, "Fighting in [Syria] reached/VERB [Aleppo].", "Bombs fell/VERB on the city centre."))
    assert found["the city centre"] == "sy:aleppo/centre"


def test_inhabitants_are_those_of_the_place_told_of(gazetteer: Gazetteer) -> None:
    found = dict(refer(gazetteer, "Rebels in [Syria] took/VERB [Saraqib].", "Soon its inhabitants left/VERB ."))
    assert found["its inhabitants"] == "sy:saraqib"
    assert refer(gazetteer, "Rebels in [Syria] took/VERB [Saraqib].", "Many left/VERB their homes.") == []


def test_a_town_that_somebody_came_from_is_not_the_city(gazetteer: Gazetteer) -> None:
    found = refer(
        gazetteer,
        SYRIA,
        "They hold/VERB [Hama].",
        "They came/VERB from [Saraqib].",
        "Men stood/VERB at the prison gate.",
    )
    assert ("the prison", "sy:hama/prison") in found


def test_a_town_that_somebody_leaves_is(gazetteer: Gazetteer) -> None:
    found = refer(
        gazetteer,
        SYRIA,
        "They hold/VERB [Aleppo].",
        "They denied/VERB retreating/VERB from [Hama].",
        "They left/VERB the city.",
    )
    assert ("the city", "sy:hama") in found


def test_the_seat_of_an_outlet_is_not_the_city(gazetteer: Gazetteer) -> None:
    found = refer(gazetteer, "Orme Net, [Damascus]", "They took/VERB [Hama].", "Jets hit/VERB the city.")
    assert ("the city", "sy:hama") in found


def test_an_airport_tells_the_city(gazetteer: Gazetteer) -> None:
    found = refer(gazetteer, SYRIA, "They took/VERB [Aleppo] international airport.", "Jets hit/VERB the city.")
    assert ("the city", "sy:aleppo") in found


def test_the_seat_of_a_province_of_another_name(gazetteer: Gazetteer) -> None:
    found = refer(
        gazetteer,
        "The war in [Congo] goes/VERB on.",
        "They fought/VERB in [Ituri].",
        "Jets hit/VERB the provincial capital.",
    )
    assert [i for text, i in found if text == "the provincial capital"] == ["cd:bunia-217695"]


def test_a_distance_behind_a_place_says_where_it_lies(gazetteer: Gazetteer) -> None:
    told = "They fought/VERB in [Aleppo]."
    found = refer(gazetteer, SYRIA, told, "Graves were found/VERB at [Saraqib], 50 km south of the city.")
    assert found == []
    found = refer(gazetteer, SYRIA, told, "Graves were found/VERB 50 km south of the city.")
    assert [place for _, place in found] == ["sy:aleppo/50km-south"]


def test_the_town_of_a_paragraph_may_lie_abroad(gazetteer: Gazetteer) -> None:
    told = "They took/VERB [Saraqib].", "Rain fell/VERB."
    found = refer(gazetteer, SYRIA, *told, "They fought/VERB near [Arsal] and the town fell/VERB .")
    assert found == [("the town", "lb:arsal")]


def test_a_port_is_no_airport(gazetteer: Gazetteer) -> None:
    found = refer(gazetteer, SYRIA, "They took/VERB [Aleppo] international airport.", "Crowds looted/VERB the port.")
    assert "sy:aleppo-international-airport" not in [place for _, place in found]


def test_a_base_may_be_an_airbase(gazetteer: Gazetteer) -> None:
    found = refer(gazetteer, SYRIA, "They took/VERB [Kuweires] airbase.", "Jets hit/VERB the base.")
    assert [place for text, place in found if text == "the base"] == [resolve_one(gazetteer, "[Kuweires] airbase")]
