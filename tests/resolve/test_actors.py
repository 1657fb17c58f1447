"""Who acts, suffers and speaks in dispatches from seven invented days of war."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.resolve.actor_reports import make_report

from fogline.lexicon.actors import ActorTable
from fogline.models.entity import Actor, Grounding
from fogline.models.report import Block, Sentence, Token
from fogline.models.story import Story
from fogline.resolve.actors import resolve_actors


def read(name: str) -> tuple[list[Grounding], dict[str, Actor]]:
    return resolve_actors(make_report(name), [], ActorTable.load(), Story())


def ids_of(name: str, text: str) -> list[str]:
    """Ids of every grounding of these words, in text order."""
    return [g.id for g in read(name)[0] if g.text == text]


@pytest.mark.parametrize(
    ("name", "text", "ids"),
    [
        ("colonel", "HTS", ["hts"]),
        ("colonel", "other rebels", ["syrian-opposition"]),
        ("colonel", "the army", ["syrian-army"]),
        ("colonel", "He", ["nabil-farhoud"]),
        ("colonel", "its", ["syrian-army"]),
        ("colonel", "We", ["syrian-army"]),
        ("colonel", "Farhoud", ["nabil-farhoud"]),
        ("colonel", "a spokesman", ["nabil-farhoud"]),
        ("colonel", "their fighters", ["syrian-opposition"]),
        ("paramilitaries", "Fighters of the Rapid Support Forces", ["rsf"]),
        ("paramilitaries", "two residents", ["residents"]),
        ("paramilitaries", "an army source", ["army-source"]),
        ("paramilitaries", "The paramilitaries", ["rsf"]),
        ("paramilitaries", "Sudan's defence ministry", ["sudanese-defense-ministry"]),
        ("paramilitaries", "Sudanese warplanes", ["sudanese-army"]),
        ("paramilitaries", "the group", ["rsf"]),
        ("paramilitaries", "The enemy", ["rsf"]),
        ("observatory", "Russian warplanes", ["russia"]),
        ("observatory", "Israeli", ["israel"]),
        ("kyiv", "Ukrainian forces", ["ukrainian-army"]),
        ("kyiv", "Russian troops", ["russian-army"]),
        ("kyiv", "Kyiv", ["ukraine"]),
        ("kyiv", "A group", ["northern-legion"]),
        ("kyiv", "it", ["northern-legion"]),
        ("kinshasa", "The group", ["m23"]),
        ("kinshasa", "The group's leader", ["jean-mukendi"]),
        ("kinshasa", "his men", ["m23"]),
        ("kinshasa", "Kigali", ["rwanda"]),
        ("kinshasa", "The president", ["alain-tshiswaka"]),
        ("kinshasa", "Kinshasa", []),
        ("envoys", "their", ["abbas-karimi", "sergei-lavrin", "abbas-karimi", "sergei-lavrin"]),
        ("envoys", "its Iranian and Russian allies", ["iran", "russia"]),
        ("envoys", "Andres Medrano", ["andres-medrano"]),
        ("gunmen", "gunmen", ["rsf"]),
        ("gunmen", "The Moskfax news agency", ["moskfax"]),
        ("gunmen", "it", ["moskfax"]),
        ("gunmen", "The UN Security Council", ["un-security-council"]),
        ("goma", "Congolese and UN forces", ["congolese-army", "united-nations"]),
        ("goma", "The governor", ["jean-paul-kasiwe"]),
        ("tellers", "it", ["syrian-army", "levant-observatory-for-civil-rights"]),
        ("tellers", "Warplanes", ["russia"]),
        ("sides", "Both sides", ["houthis", "yemeni-army"]),
        ("sides", "the rebels", ["houthis"]),
        ("sides", "Saudi and Emirati warplanes", ["saudi-army", "united-arab-emirates"]),
        ("diplomats", "his Turkish counterpart", ["selim-aydin"]),
        ("diplomats", "The Turkish diplomat", ["selim-aydin"]),
        ("diplomats", "Tehran", ["iran"]),
        ("diplomats", "thousands of troops", ["turkish-army"]),
    ],
)
def test_phrases_stand_for_actors(name: str, text: str, ids: list[str]) -> None:
    assert ids_of(name, text) == ids


def test_a_learned_monitor_takes_its_short_names_from_the_packaged_one() -> None:
    groundings, records = read("observatory")
    monitor = "lorne-observatory-for-civil-rights"
    named = {g.text for g in groundings if g.id == monitor}
    assert {"LOCR", "The Observatory", "a war monitor"} <= named
    assert "sohr" not in records
    assert (records[monitor].kind, records[monitor].learned) == ("monitor", True)


def test_a_description_gives_a_learned_person_a_body_and_a_country() -> None:
    records = read("colonel")[1]
    assert records["nabil-farhoud"].speaks_for == "syrian-army"
    records = read("diplomats")[1]
    assert records["dariush-navabi"].country == "IR"
    assert records["selim-aydin"].country == "TR"


def test_an_unnamed_voice_of_a_body_speaks_for_it() -> None:
    source = read("paramilitaries")[1]["army-source"]
    assert (source.kind, source.speaks_for) == ("unnamed", "sudanese-army")


@pytest.mark.parametrize("name", ["colonel", "paramilitaries", "observatory", "kyiv", "kinshasa", "sides", "diplomats"])
def test_groundings_stand_at_their_characters_in_order(name: str) -> None:
    report = make_report(name)
    groundings, records = resolve_actors(report, [], ActorTable.load(), Story())
    starts = {token.start for sentence in report.sentences for token in sentence.tokens}
    assert groundings == sorted(groundings, key=lambda g: g.head)
    for grounding in groundings:
        assert report.text[grounding.start : grounding.end] == grounding.text
        assert grounding.start <= grounding.head < grounding.end
        assert grounding.head in starts
        assert grounding.role == "actor"
        assert 0 < grounding.score <= 1
        assert grounding.id in records
        assert {candidate.id for candidate in grounding.candidates} <= set(records)


def test_an_antecedent_is_where_another_mention_of_the_same_actor_stands() -> None:
    groundings, _ = read("colonel")
    starts = {(g.start, g.id) for g in groundings}
    pronouns = [g for g in groundings if g.text in ("He", "its", "their")]
    assert len(pronouns) == 3
    for pronoun in pronouns:
        assert pronoun.antecedent is not None
        assert pronoun.antecedent < pronoun.start
        assert (pronoun.antecedent, pronoun.id) in starts


def test_reading_is_repeatable_and_learns_nothing_for_the_next_report() -> None:
    first = read("kyiv")
    read("colonel")
    assert read("kyiv") == first
    assert ActorTable.load().find("northern-legion") is None


def test_furniture_is_not_read() -> None:
    report = make_report("sides")
    furniture = replace(report, blocks=(Block(0, len(report.text), "furniture"),))
    assert resolve_actors(furniture, [], ActorTable.load(), Story()) == ([], {})


def test_the_story_tells_names_and_countries() -> None:
    report = make_report("kyiv")
    story = Story(aliases={"Vilkove": "ukrainian-general-staff"})
    assert "ukrainian-general-staff" in resolve_actors(report, [], ActorTable.load(), story)[1]


def test_a_chain_of_counts_without_end_is_left_alone() -> None:
    count = 2000
    words = ["dozens", "of"] * count
    text = " ".join(words)
    tokens, at = [], 0
    for number, word in enumerate(words):
        head = number - 2 if number % 2 == 0 else min(number + 1, 2 * count - 2)
        relation = ("nmod" if number else "root") if number % 2 == 0 else "case"
        tokens.append(Token(at, at + len(word), word, word, "NOUN" if number % 2 == 0 else "ADP", "", head, relation))
        at += len(word) + 1
    tokens[0] = replace(tokens[0], head=-1)
    children: list[list[int]] = [[] for _ in tokens]
    for number, token in enumerate(tokens[1:], 1):
        children[token.head].append(number)
    sentence = Sentence(0, 0, len(text), 0, tuple(tokens), tuple(map(tuple, children)))
    report = replace(
        make_report("sides"), text=text, sentences=(sentence,), mentions=(), blocks=(Block(0, len(text), "paragraph"),)
    )
    assert resolve_actors(report, [], ActorTable.load(), Story()) == ([], {})
