"""Texts that only talk like a war yield nothing; short ones and reports of a war are read."""

from dataclasses import replace

from claim.staging import read_claims, stage
from fogline.claim.relevance import is_about_conflict, names_conflict
from fogline.models.entity import Place
from fogline.models.groundings import Groundings
from fogline.models.report import Report

MATCH = "\n".join(
    [
        "The home side launched an offensive in the second half and captured the title.",
        "The visitors attacked from the left, and their captain struck twice before the break.",
        "The club's defence retreated deep, but the coach vowed to fight for every point.",
        "Supporters stormed the pitch after the whistle, and stewards pushed them back.",
    ]
    * 4
)
WAR = "\n".join(
    [
        "Rebels captured the town of Oldtown after heavy shelling, residents said.",
        "Soldiers withdrew toward Millbrook, and airstrikes hit a camp for the displaced.",
        "The ceasefire has collapsed; civilians are fleeing.",
    ]
    * 6
)


def stage_in_towns(text: str, actors: dict[str, str], towns: list[str]) -> tuple[Report, Groundings]:
    """A staged report whose towns the gazetteer knows."""
    report, groundings = stage(text, actors, towns)
    records = {g.id: Place(g.id, g.text, "town") for g in groundings.places}
    return report, replace(groundings, place_records=records)


def test_a_match_report_yields_nothing() -> None:
    assert not is_about_conflict(*stage(MATCH, {}, []))
    assert read_claims(MATCH, {"The club": "ngo"}, []) == []


def test_a_war_report_is_read() -> None:
    parties = {"Rebels": "coalition", "Soldiers": "military"}
    assert is_about_conflict(*stage(WAR, parties, []))
    assert read_claims(WAR, parties, ["Oldtown", "Millbrook"])


def test_words_of_war_without_a_known_party_are_not_enough() -> None:
    assert not is_about_conflict(*stage(WAR, {}, []))


def test_a_short_text_is_read_whatever_its_words() -> None:
    assert is_about_conflict(*stage("Kyiv took Oldtown on Friday.", {}, []))


def test_a_short_report_of_one_event_is_read_where_a_side_is_named() -> None:
    report = "\n".join(
        [
            "A bomb killed eleven people in the market of Oldtown on Friday, the mayor said.",
            "The attack wounded many more, and the hospital asked for blood.",
            "Rebels denied that the blast was theirs; the traders buried their dead at dusk.",
        ]
        * 4
    )
    assert is_about_conflict(*stage(report, {"Rebels": "coalition"}, []))
    assert not is_about_conflict(*stage(report, {}, []))


SPARING = "\n".join(
    [
        "The Falcons came down to Oldtown on Friday and let the women go home to Newtown.",
        "Ruritania and Laurania sent envoys to Millbrook; Borduria kept its bridge at Stonebridge shut.",
        "By night a column of theirs stood between Highfort and Saltmere, and the garrison had left.",
    ]
    * 5
)
SIDES = {"The Falcons": "armed-group", "Ruritania": "country", "Laurania": "country", "Borduria": "country"}
TOWNS = ["Oldtown", "Newtown", "Millbrook", "Stonebridge", "Highfort", "Saltmere"]


def test_a_telling_that_is_sparing_with_words_of_war_is_read_where_an_armed_group_is_named() -> None:
    assert is_about_conflict(*stage_in_towns(SPARING, SIDES, TOWNS))
    assert not is_about_conflict(*stage_in_towns(SPARING, {**SIDES, "The Falcons": "ngo"}, TOWNS))
    assert not is_about_conflict(*stage_in_towns(SPARING, SIDES, TOWNS[:3]))


def test_a_diary_from_one_front_is_read() -> None:
    diary = "\n".join(
        [
            "The brigade has a tank and two howitzers left on the hill above Oldtown.",
            "A grenade lay on the stairs; the cook from Newtown went round it, whistling.",
            "Nobody has come up the road from Millbrook since the bread ran out on Tuesday.",
            "It rained all morning, the goats stood in the chapel, and the old man read us his letters.",
            "Towards evening somebody found a violin under the floor, with two strings, and played what he could.",
            "I wrote to my sister that the plums were ripe and that I would be home for the pressing, if I could.",
        ]
        * 5
    )
    assert is_about_conflict(*stage_in_towns(diary, {"The brigade": "military"}, TOWNS))
    assert not is_about_conflict(*stage_in_towns(diary, {"The brigade": "military"}, []))


def test_riots_and_bombs_without_a_war_are_read() -> None:
    riots = "\n".join(
        [
            "Petrol bombs were thrown at police in Oldtown on Monday, and a bus was burnt in Newtown.",
            "Nine people were hurt in Millbrook, where the Guards used water cannon against a crowd of boys.",
            "Ruritania asked both sides for calm after a week of clashes in the narrow streets.",
            "Buses stopped at eight, and a summer fair that had been planned for Saturday was put off.",
        ]
        * 5
    )
    parties = {"the Guards": "military", "Ruritania": "country"}
    assert is_about_conflict(*stage_in_towns(riots, parties, TOWNS))
    assert not is_about_conflict(*stage_in_towns(riots, {}, TOWNS))


def test_one_word_of_war_is_told_from_none() -> None:
    assert names_conflict(stage("Rebels came back.", {}, [])[0])
    assert not names_conflict(stage("The club beat its guests.", {}, [])[0])
