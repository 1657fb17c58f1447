"""Names that the tagger did not take for places, and what tells that they are."""

from __future__ import annotations

import pytest

from fogline.lexicon.place_words import load_place_words
from fogline.models.report import Mention
from fogline.resolve.place_hints import (
    find_number,
    find_title,
    is_closing,
    is_coded,
    is_fellow,
    is_led,
    is_opened,
    is_peopled,
    is_routed,
    is_seated,
    is_site,
)
from resolve.place_reports import make_report

WORDS = load_place_words()


def label(sentence: str) -> tuple[object, dict[int, Mention]]:
    report = make_report(sentence)
    labels = {i: m for m in report.mentions for i in range(m.first, m.last + 1)}
    return report.sentences[0], labels


@pytest.mark.parametrize(
    ("sentence", "at", "expected"),
    [
        ("Shells fell/VERB around [Newton], {Sutton} and {Aldham}.", 5, True),
        ("They came/VERB into [Newton] and {Sutton}.", 5, True),
        ("They met/VERB {Newton} and {Sutton}.", 4, False),
        ("The governor of [Newton], {Sutton}, spoke/VERB .", 5, True),
    ],
)
def test_a_name_between_places_is_one(sentence: str, at: int, expected: bool) -> None:
    found, labels = label(sentence)
    assert is_fellow(found, at, at, labels, WORDS) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "last", "expected"),
    [
        ("They took/VERB Point 4812.", 2, 3),
        ("They left/VERB Air Base 201.", 3, 4),
        ("They met/VERB Battalion 201.", 2, 2),
        ("They fired/VERB at base 12.", 3, 3),
    ],
)
def test_a_number_belongs_to_some_names(sentence: str, last: int, expected: int) -> None:
    assert find_number(make_report(sentence).sentences[0].tokens, last, WORDS) == expected


@pytest.mark.parametrize(
    ("sentence", "at", "expected"),
    [
        ("Guns fired/VERB at PK12.", 3, True),
        ("They entered/VERB the PK5 quarter.", 3, True),
        ("They overran/VERB the K1 military base.", 3, True),
        ("They flew/VERB the T72 tank.", 3, False),
    ],
)
def test_a_code_stands_where_a_place_would(sentence: str, at: int, expected: bool) -> None:
    assert is_coded(make_report(sentence).sentences[0].tokens, at, WORDS) is expected


def test_openers_need_a_name_behind_them() -> None:
    assert is_opened("Jabal Han", WORDS) and is_opened("Qasr bin Gashir", WORDS)
    assert not is_opened("Jabal", WORDS) and not is_opened("Han Jabal", WORDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Hospital", True),
        ("Old Bridge", True),
        ("SOUTH HOSPITAL", False),
        ("Newton Hospital", False),
        ("South Kivu", False),
    ],
)
def test_common_words_that_name_a_site(text: str, expected: bool) -> None:
    assert is_site(text, WORDS) is expected


@pytest.mark.parametrize(
    ("sentence", "first", "kind"),
    [
        ("They left/VERB the stadium Newton.", 4, "building"),
        ("They left/VERB the street Newton.", 4, "road"),
        ("They left/VERB stadium Newton.", 3, ""),
        ("They left/VERB the village Newton.", 4, ""),
    ],
)
def test_a_site_noun_before_a_name(sentence: str, first: int, kind: str) -> None:
    assert find_title(make_report(sentence).sentences[0].tokens, first, WORDS) == kind


def test_where_a_body_stands() -> None:
    tokens = make_report("The Republican Guard at Fish Lake fled/VERB .").sentences[0].tokens
    body = Mention(4, 32, "Republican Guard at Fish Lake", "ORG", 0, 1, 5)
    assert is_seated(tokens, 4, body)
    assert not is_seated(tokens, 2, body)


def test_a_name_that_a_time_leads_on_to() -> None:
    tokens = make_report("They left/VERB during the afternoon for Newton.").sentences[0].tokens
    time = Mention(22, 46, "the afternoon for Newton", "DATE", 0, 3, 6)
    assert is_led(tokens, 6, time)
    assert not is_led(tokens, 4, time)
    months = make_report("They left/VERB in the week for May.").sentences[0].tokens
    assert not is_led(months, 6, Mention(0, 1, "the week for May", "DATE", 0, 3, 6))


def test_a_name_on_the_way() -> None:
    tokens = make_report("They came/VERB by way of Newton.").sentences[0].tokens
    assert is_routed(tokens, 5) and not is_routed(tokens, 3)


@pytest.mark.parametrize(
    ("sentence", "at", "expected"),
    [
        ("Sunday: a lorry hit/VERB a mine, Newton.", 8, True),
        ("A lorry hit/VERB a mine, Newton.", 6, False),
        ("Sunday: near the mine, Newton fell/VERB .", 6, False),
    ],
)
def test_a_name_that_closes_a_note(sentence: str, at: int, expected: bool) -> None:
    assert is_closing(make_report(sentence).sentences[0], at, at) is expected


@pytest.mark.parametrize(
    ("sentence", "at", "expected"),
    [
        ("The truce in Newton broke/VERB down.", 3, True),
        ("The whole of Newton fell/VERB .", 3, True),
        ("The leader of Newton spoke/VERB .", 3, False),
        ("The truce in Newton hands held/VERB .", 3, False),
    ],
)
def test_a_people_s_name_that_is_ground(sentence: str, at: int, expected: bool) -> None:
    people = Mention(0, 1, "Newton", "NORP", 0, at, at)
    assert is_peopled(make_report(sentence).sentences[0], people, WORDS) is expected
