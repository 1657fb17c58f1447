"""Texts that only talk like a war yield nothing and say why; short ones and reports of a war are read."""

from dataclasses import replace

import pytest

from claim.staging import read_claims, stage
from fogline.claim import relevance
from fogline.claim.relevance import (
    Relevance,
    explain_irrelevance,
    is_about_conflict,
    judge_relevance,
    names_conflict,
    speaks_of_war,
)

MATCH = "\n".join(
    [
        "The home side launched an offensive in the second half and captured the title.",
        "The visitors attacked from the left, and their captain struck twice before the break.",
        "The club's defence retreated deep, but the coach vowed to fight for every point.",
        "Supporters stormed the pitch after the whistle, and stewards pushed them back.",
    ]
)
ARMY_CLUB = "\n".join(
    [
        "The army club of Damascus shot down the police eleven of Baghdad and marched into the final.",
        "Their striker fired home from twenty metres and the keeper surrendered without a fight.",
        "The Iraqi coach, beaten in Tehran and in Beirut this season, blamed the referee for two goals.",
    ]
)
WAR = "\n".join(
    [
        "Rebels captured the town of Oldtown after heavy shelling, residents said.",
        "Soldiers withdrew toward Millbrook, and airstrikes hit a camp for the displaced.",
        "The ceasefire has collapsed; civilians are fleeing, and the hospital counted nine dead.",
    ]
)
BESIDE_THE_WAR = "\n".join(
    [
        "Foreign ministers agreed on Monday to lend frozen funds to the rebel council, diplomats said.",
        "The council says that it cannot pay its fighters; the president's envoy called the loan piracy.",
        "A resolution of the Security Council would be needed first, one government objected.",
    ]
)


def test_a_match_report_yields_nothing() -> None:
    assert not is_about_conflict(*stage(MATCH, {}, []))
    assert read_claims(MATCH, {"The club": "ngo"}, []) == []


def test_armies_and_countries_at_play_yield_nothing() -> None:
    known = {"The army club": "military", "Iraqi": "country", "the police": "military"}
    assert not is_about_conflict(*stage(ARMY_CLUB, known, ["Damascus", "Baghdad", "Tehran", "Beirut"]))


def test_the_reason_names_what_the_text_tells_of_instead() -> None:
    reason = explain_irrelevance(*stage(MATCH, {}, []))
    assert reason is not None
    assert "coach" in reason


def test_a_war_report_is_read() -> None:
    parties = {"Rebels": "coalition", "Soldiers": "military"}
    report = stage(WAR, parties, [])
    assert is_about_conflict(*report)
    assert explain_irrelevance(*report) is None
    assert read_claims(WAR, parties, ["Oldtown", "Millbrook"])


def test_a_war_that_no_table_knows_is_read() -> None:
    assert is_about_conflict(*stage(WAR, {}, []))


def test_what_ministers_decide_on_a_war_is_read() -> None:
    assert is_about_conflict(*stage(BESIDE_THE_WAR, {}, []))


def test_without_a_word_of_war_an_armed_body_must_be_named() -> None:
    lines = "\n".join(
        [
            "Four men died in the village of Oldtown on Friday when men in masks opened fire, the mayor said.",
            "The dead were buried at dusk, and police arrested nobody; the governor condemned the killing.",
        ]
    )
    assert not is_about_conflict(*stage(lines, {}, []))
    assert is_about_conflict(*stage(lines, {"police": "military"}, []))


def test_a_short_text_is_read_whatever_its_words() -> None:
    assert is_about_conflict(*stage("Kyiv took Oldtown on Friday.", {}, []))


def test_the_fewer_the_words_the_surer_they_must_speak_against() -> None:
    assert Relevance(0.0, 12).least < Relevance(0.0, 100).least < 0


def test_what_a_text_says_does_not_hang_on_the_order_of_its_sentences() -> None:
    lines = WAR.split("\n")
    turned = stage("\n".join(reversed(lines)), {}, [])[0]
    assert judge_relevance(turned) == judge_relevance(stage(WAR, {}, [])[0])


def test_one_word_of_war_is_told_from_none() -> None:
    assert names_conflict(stage("Rebels came back.", {}, [])[0])
    assert not names_conflict(stage("The club beat its guests.", {}, [])[0])


def test_a_flood_with_its_dead_and_soldiers_yields_nothing() -> None:
    lines = [
        "A flood drove 9,000 people from their homes in Oldtown after a monsoon downpour broke the dam.",
        "Soldiers took families off roofs; at least 40 were killed and a landslide closed the road to Newton.",
        "The army has pitched a camp for the displaced, and lightning killed two men in the hills.",
    ]
    assert not is_about_conflict(*stage("\n".join(lines), {"The army": "military"}, ["Oldtown", "Newton"]))


def test_a_war_with_cholera_in_it_is_read() -> None:
    lines = [
        "Rebels captured the town of Oldtown after heavy shelling, and cholera has broken out among the displaced.",
        "Soldiers withdrew toward Millbrook; airstrikes hit the clinic that had vaccines for the outbreak.",
        "The ceasefire has collapsed; civilians are fleeing, and the hospital counted nine dead.",
    ]
    assert is_about_conflict(*stage("\n".join(lines), {"Rebels": "coalition"}, ["Oldtown", "Millbrook"]))


def test_the_name_of_an_armed_group_speaks_for_a_war(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relevance, "judge_relevance", lambda _: Relevance(-1.0, 100))
    text = "The priest has buried two of the girls whom the Brotherhood took over the river with soldiers behind them."
    report, groundings = stage(text, {"the Brotherhood": "armed-group"}, [])
    assert not is_about_conflict(report, groundings)
    named = replace(groundings, actors=tuple(replace(actor, how="alias") for actor in groundings.actors))
    assert is_about_conflict(report, named)


def test_a_report_handed_in_as_one_on_a_conflict_is_read() -> None:
    report, groundings = stage("\n".join(MATCH.splitlines()[3:]), {}, [])
    said = replace(report, as_conflict=True)
    assert is_about_conflict(said, groundings)
    assert speaks_of_war(said) and not speaks_of_war(report)
