"""Place phrases to places: names, kinds, directions, countrysides, sites, lists, unknown names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.models.entity import Grounding, Place
from fogline.models.story import Story
from fogline.resolve.places import resolve_places
from resolve.place_reports import make_report

SYRIA = "The war in [Syria] goes/VERB on."


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


def ground(gazetteer: Gazetteer, *sentences: str) -> tuple[list[Grounding], dict[str, Place]]:
    return resolve_places(make_report(*sentences), gazetteer, Story())


def outer(groundings: list[Grounding]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in groundings:
        if one.inside is None:
            found.setdefault(one.text, []).append(one.id)
    return found


@pytest.mark.parametrize(
    ("sentence", "text", "ids"),
    [
        ("They took/VERB [Hama].", "Hama", ["sy:hama"]),
        ("They took/VERB the city of [Hama].", "the city of Hama", ["sy:hama"]),
        ("They took/VERB [Hama] province.", "Hama province", ["sy:hama-province"]),
        ("They took/VERB the northern countryside of [Hama].", "the northern countryside of Hama",
         ["sy:hama-province/north-countryside"]),
        ("They hold/VERB the northern and eastern countryside of [Hama] province.",
         "the northern and eastern countryside of Hama province",
         ["sy:hama-province/north-countryside", "sy:hama-province/east-countryside"]),
        ("They entered/VERB [Idlib]'s southern countryside.", "Idlib's southern countryside",
         ["sy:idlib-province/south-countryside"]),
        ("They entered/VERB the western [Aleppo] countryside.", "the western Aleppo countryside",
         ["sy:aleppo-province/west-countryside"]),
        ("They left/VERB the countryside north of [Hama].", "the countryside north of Hama",
         ["sy:hama-province/north-countryside"]),
        ("They fought/VERB in northern [Hama].", "northern Hama", ["sy:hama-province/north-countryside"]),
        ("They fought/VERB across northwest/ADJ [Syria].", "northwest Syria", ["sy/northwest"]),
        ("Jets struck/VERB many/ADJ areas of [Aleppo].", "many areas of Aleppo", ["sy:aleppo-province"]),
        ("Jets struck/VERB residential/ADJ areas of [Aleppo].", "residential areas of Aleppo", ["sy:aleppo"]),
        ("They reached/VERB the outskirts of [Aleppo].", "the outskirts of Aleppo", ["sy:aleppo"]),
        ("They stormed/VERB the centre of [Aleppo].", "the centre of Aleppo", ["sy:aleppo/centre"]),
        ("They took/VERB the [Menagh] air base.", "the Menagh air base", ["sy:menagh-air-base"]),
        ("They shut/VERB [Aleppo]'s international airport.", "Aleppo's international airport",
         ["sy:aleppo-international-airport"]),
        ("They shelled/VERB the [Aleppo] citadel.", "the Aleppo citadel", ["sy:aleppo-citadel"]),
        ("They cut/VERB the [M5] highway.", "the M5 highway", ["sy:m5-highway"]),
        ("They entered/VERB [Aleppo] and [Idlib] provinces.", "Aleppo", ["sy:aleppo-province"]),
    ],
)  # fmt: skip
def test_phrases(gazetteer: Gazetteer, sentence: str, text: str, ids: list[str]) -> None:
    groundings, records = ground(gazetteer, SYRIA, sentence)
    assert sorted(outer(groundings)[text]) == sorted(ids)
    assert all(g.id in records for g in groundings)


def test_the_same_words_in_other_wars(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(
        gazetteer,
        "Fighting in [Sudan] spread/VERB from [El Fasher] to northern [Darfur].",
        "The army left/VERB [Wad Madani] in [Gezira] state.",
    )
    found = outer(groundings)
    assert found["El Fasher"] == ["sd:el-fasher"]
    assert found["northern Darfur"] == ["sd:darfur/north"]
    assert found["Gezira state"] == ["sd:gezira-state"]


def test_a_town_in_a_spelling_of_the_report_is_called_by_its_name(gazetteer: Gazetteer) -> None:
    report = make_report(SYRIA, "They left/VERB the town of [Saraqeb].", "They left/VERB the town of [Saraqib].")
    groundings, _ = resolve_places(report, gazetteer, Story())
    told = [(g.text, g.id) for g in groundings if g.id == "sy:saraqib"]
    assert all(report.text[g.start : g.end] == g.text for g in groundings)
    assert told == [("Saraqeb", "sy:saraqib"), ("the town of Saraqib", "sy:saraqib")]


@pytest.mark.parametrize(
    ("sentence", "text", "ids"),
    [
        ("Shells fell/VERB in [South Hospital] in [Hama].", "South Hospital",
         ["place:south-hospital~sy:hama-province"]),
        ("Shells hit/VERB the stadium General/PROPN Brixtol in [Hama].", "the stadium General Brixtol",
         ["place:general-brixtol~sy:hama/stadium"]),
        ("A shell fell/VERB in the street {Brixtol}.", "the street Brixtol", ["place:brixtol~sy/street"]),
        ("They fled/VERB out of [Brixtol] on foot.", "Brixtol", ["place:brixtol~sy"]),
        ("A patrol fought/VERB close to [Brixtol].", "Brixtol", ["place:brixtol~sy"]),
        ("Sunday 28: a lorry hit/VERB a mine, Brixtol.", "Brixtol", ["place:brixtol~sy"]),
        ("Jets struck/VERB the [Brixtol] forest.", "the Brixtol forest", ["place:brixtol-forest~sy"]),
        ("A bomb went/VERB off in the [Cuba] barrio.", "the Cuba barrio", ["place:cuba-barrio~sy"]),
        ("A mine killed/VERB two between [Brixtol] and [Hama].", "Brixtol and Hama",
         ["road:place-brixtol-sy-hama-province--sy-hama"]),
        ("They crept/VERB to within 500 metres/NOUN of [Brixtol].", "Brixtol", ["place:brixtol~sy"]),
        ("They blew/VERB up the bridge south of [Brixtol].", "Brixtol", ["place:brixtol~sy"]),
        ("They found/VERB arms at [Brixtol], an army spokesman/NOUN said/VERB.", "Brixtol", ["place:brixtol~sy"]),
        ("Gunmen attacked/VERB the [Brixtol] oilfield/NOUN.", "the Brixtol oilfield", ["place:brixtol-oilfield~sy"]),
        ("Funerals were held/VERB in [Hama] and [Brixtol].", "Brixtol", ["place:brixtol~sy:hama-province"]),
        ("The port/NOUN of [Latakia] fell/VERB.", "The port of Latakia", ["sy:latakia"]),
        ("Checkpoints stand/VERB on the road/NOUN to [Hama].", "Hama", ["sy:hama"]),
        ("A cannonade was heard/VERB in [Hama], in northern [Syria].", "Hama", ["sy:hama"]),
        ("Shells hit/VERB a [Hama] market.", "a Hama market", ["sy:hama"]),
        ("Shells hit/VERB the [Hama] market.", "the Hama market", ["sy:hama/market"]),
        ("They met/VERB in [Geneva].", "Geneva", ["ch:geneva-2660646"]),
    ],
)  # fmt: skip
def test_names_that_say_what_they_are(gazetteer: Gazetteer, sentence: str, text: str, ids: list[str]) -> None:
    groundings, _ = ground(gazetteer, SYRIA, sentence)
    assert outer(groundings)[text] == ids


def test_a_heading_in_capitals_is_the_place_of_that_name(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(gazetteer, SYRIA, "BRIXTOL.", "Shells fell/VERB in [Brixtol].")
    assert [g.text for g in groundings] == ["Syria", "BRIXTOL", "Brixtol"]
    assert len({g.id for g in groundings[1:]}) == 1
    assert [g.text for g in ground(gazetteer, SYRIA, "BRIXTOL.")[0]] == ["Syria"]


def test_mastheads_bodies_and_days_are_no_places(gazetteer: Gazetteer) -> None:
    report = replace(
        make_report(SYRIA, "[Brixtol Courier]", "Thu 15: shelling of [Hama]."), publisher="Brixtol Courier"
    )
    groundings, _ = resolve_places(report, gazetteer, Story())
    assert [g.id for g in groundings] == ["sy", "sy:hama"]


def test_siblings_of_a_compass_name(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(gazetteer, "Thousands fled/VERB in North and [South Kivu] in [Congo].")
    assert {"cd:north-kivu", "cd:south-kivu"} <= {g.id for g in groundings}


def test_head_and_nesting(gazetteer: Gazetteer) -> None:
    report = make_report(SYRIA, "They took/VERB the northern countryside of [Hama].")
    groundings, _ = resolve_places(report, gazetteer, Story())
    whole = next(g for g in groundings if g.id.endswith("north-countryside"))
    name = next(g for g in groundings if g.text == "Hama")
    assert report.text[whole.head :].startswith("countryside")
    assert name.inside == whole.start
    assert report.text[whole.start : whole.end] == whole.text


def test_the_country_spoken_of_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    libya, _ = ground(gazetteer, "[Libya] [Libya] shelling hit/VERB [Tripoli] and [Misrata].")
    lebanon, _ = ground(gazetteer, "[Lebanon] [Lebanon] shelling hit/VERB [Tripoli] and [Sidon].")
    assert "ly:tripoli-2210247" in {g.id for g in libya}
    assert "lb:tripoli" in {g.id for g in lebanon}


def test_unknown_villages_are_kept_under_their_province(gazetteer: Gazetteer) -> None:
    groundings, records = ground(
        gazetteer, SYRIA, "In [Hama] province they took/VERB the villages of [Qarzuna], [Brixtol] and Gromble."
    )
    place = records["place:brixtol~sy:hama-province"]
    assert place.learned and place.kind == "village" and place.lat is None
    assert place.within == "sy:hama-province"
    assert "place:gromble~sy:hama-province" in records
    again, _ = ground(
        gazetteer, SYRIA, "In [Hama] province they took/VERB the villages of [Qarzuna], [Brixtol] and Gromble."
    )
    assert [g.id for g in groundings] == [g.id for g in again]


def test_a_name_taken_for_a_person_is_a_place_where_something_is_placed(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(gazetteer, SYRIA, "Clashes broke/VERB out near {Saraqib} in [Idlib] province.")
    assert "sy:saraqib" in {g.id for g in groundings}


def test_people_are_no_places(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(gazetteer, SYRIA, "{Omar Halfaya} said/VERB so .", "{Halfaya} left/VERB [Hama].")
    assert "sy:halfaya" not in {g.id for g in groundings}


def test_appositions_and_provinces_by_name(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(
        gazetteer, SYRIA, "They pushed/VERB into northern [Hama], a province, and the provincial capital, [Hama]."
    )
    found = outer(groundings)
    assert found["a province"] == ["sy:hama-province"]
    assert found["the provincial capital"] == ["sy:hama"]


def test_what_a_place_owns_is_no_part_of_it(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(gazetteer, SYRIA, "The depot held/VERB half of [Hama] 's grain.")
    assert "Hama" in outer(groundings) and "half of Hama" not in outer(groundings)


def test_borders_roads_and_territory(gazetteer: Gazetteer) -> None:
    groundings, records = ground(
        gazetteer,
        "[Syria]'s border with [Turkey] is/AUX shut.",
        "A mine blew/VERB up on the road between [Saraqib] and [Aleppo].",
        "They left/VERB Syrian/ADJ territory.",
    )
    found = outer(groundings)
    assert found["Syria's border with Turkey"] == ["border:sy-tr"]
    road = next(i for i in found["the road between Saraqib and Aleppo"] if i.startswith("road:"))
    assert records[road].kind == "road" and 35.8 < (records[road].lat or 0) < 36.3
    assert found["Syrian territory"] == ["sy"]


def test_a_country_is_not_the_last_stronghold_that_it_has(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(gazetteer, SYRIA, "[Idlib] is/AUX [Syria]'s last/ADJ rebel stronghold.")
    assert not [g.text for g in groundings if "last rebel" in g.text]
    groundings, _ = ground(gazetteer, SYRIA, "They left/VERB the rebel stronghold of [Idlib].")
    assert "sy:idlib" in "".join(g.id for g in groundings)


def test_an_airport_has_no_countryside_of_its_own(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(
        gazetteer,
        SYRIA,
        "They took/VERB a base in the eastern/ADJ countryside of [Aleppo] and [Aleppo International Airport].",
    )
    assert [g.id for g in groundings if "Airport" in g.text] == ["sy:aleppo-international-airport"]
    assert "sy:aleppo-province/east-countryside" in [g.id for g in groundings]


def test_a_story_lends_its_countries(gazetteer: Gazetteer) -> None:
    report = make_report("Shelling hit/VERB [Tripoli].")
    story = Story(places={"ly:tarhuna": 3, "ly:gharyan": 2}, countries={"LY": 1.0})
    assert resolve_places(report, gazetteer, story)[0][0].id == "ly:tripoli-2210247"


def test_an_empty_report(gazetteer: Gazetteer) -> None:
    assert resolve_places(make_report(), gazetteer, Story()) == ([], {})


def test_the_next_sentence_says_what_a_bare_name_is(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(
        gazetteer, SYRIA, "[Idlib] is/AUX theirs.", "The province burns/VERB .", "[Idlib] burns/VERB ."
    )
    assert [g.id for g in groundings if g.text == "Idlib"] == ["sy:idlib-province", "sy:idlib"]


def test_towns_that_a_text_without_commas_runs_together_are_parted(gazetteer: Gazetteer) -> None:
    found, _ = ground(gazetteer, "Syria's army was hit in attacks in Aleppo Hama Damascus on Friday.")
    assert [g.text for g in found if g.inside is None][-3:] == ["Aleppo", "Hama", "Damascus"]


def test_hamlets_of_a_common_name_far_from_all_else_are_not_guessed(gazetteer: Gazetteer) -> None:
    sentence = "In [Yemen] they fought/VERB in [Taiz], in [Mokha], in [Aden], in [Dhale] and in [Al-Masbah]."
    groundings, records = ground(gazetteer, sentence)
    found = {g.text: records[g.id] for g in groundings}
    assert not found["Mokha"].learned
    assert len([m for m in gazetteer.find_candidates("Al-Masbah") if m.score == 1.0]) > 1
    assert found["Al-Masbah"].learned and found["Al-Masbah"].country == "YE"


def test_the_town_is_sooner_meant_than_its_namesake_hamlet(gazetteer: Gazetteer) -> None:
    groundings, records = ground(
        gazetteer, "In [Chad] they fought/VERB in [Goz Beida], in [Abeche], in [Biltine] and in [Adre]."
    )
    assert next(records[g.id].population or 0 for g in groundings if g.text == "Goz Beida") > 50_000


def test_two_provinces_that_share_a_word_are_both_meant(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(gazetteer, "Fighting in [Congo] spread/VERB in [North] and South/PROPN Kivu.")
    found = {g.id: g.head for g in groundings if g.id != "cd"}
    assert set(found) == {"cd:north-kivu", "cd:south-kivu"}
    assert len(set(found.values())) == 1


def test_a_look_alike_far_from_its_fellows_is_none_of_their_list(gazetteer: Gazetteer) -> None:
    _, records = ground(
        gazetteer,
        "The war in [Syria] goes/VERB on in [Aleppo] and [Hama].",
        "They took/VERB the villages of [Tal al-Nasiriyah], [Tal al-Samman], [Zour al-Jadeed] and [Halfaya].",
    )
    assert "place:tal-al-samman~sy:hama-province" in records


def test_the_land_that_holds_a_place_by_the_compass_is_a_part_of_its_phrase(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(gazetteer, SYRIA, "A cannonade was heard/VERB in [Hama], in northern [Syria].")
    assert "northern Syria" not in outer(groundings)
    assert "northern Syria" in {g.text for g in groundings}


def test_a_name_alone_in_its_sentence_is_a_label(gazetteer: Gazetteer) -> None:
    groundings, _ = ground(gazetteer, SYRIA, "{Saraqib}. Two shells fell/VERB on the market.")
    assert outer(groundings)["Saraqib"] == ["sy:saraqib"]


def test_a_name_is_known_without_its_article(gazetteer: Gazetteer) -> None:
    sudan = "The war in [Sudan] goes/VERB on."
    found = outer(ground(gazetteer, sudan, "They took/VERB [El Obeid].", "They left/VERB [Obeid].")[0])
    assert found["Obeid"] == found["El Obeid"] == ["sd:el-obeid"]
