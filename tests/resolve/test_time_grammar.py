"""Time grammar: terms in words, and what context makes of them."""

import pytest

from fogline.lexicon.time_lexicon import load_time_lexicon
from fogline.resolve.term_builders import get_rules_known
from fogline.resolve.time_grammar import find_terms


def _kinds(text: str, tags: str = "") -> list[tuple[str, str]]:
    words = text.split()
    return [(" ".join(words[f.first : f.last]), f.term.kind) for f in find_terms(words, tags.split())]


def test_every_rule_of_the_table_has_a_meaning() -> None:
    assert load_time_lexicon().rules.names == get_rules_known()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("late on Sunday", [("late on Sunday", "weekday")]),
        ("in the early morning hours of Sunday", [("the early morning hours of Sunday", "weekday")]),
        ("from Friday to Sunday", [("Friday to Sunday", "range")]),
        ("at about 7 pm tonight", [("7 pm tonight", "today")]),
        ("on Saturday and again on Sunday", [("Saturday and again on Sunday", "range")]),
        ("on Sunday in Goma and on Monday in Beni", [("Sunday", "weekday"), ("Monday", "weekday")]),
        ("since mid-2022", [("mid-2022", "year")]),
        ("in the first week of March", [("the first week of March", "month")]),
        ("in the third quarter of 2018", [("the third quarter of 2018", "quarter")]),
        ("at 6:40 p.m. ( GMT + 8 )", [("6:40 p.m. ( GMT + 8 )", "part")]),
        ("at 1930 GMT on Monday", [("1930 GMT on Monday", "weekday")]),
        ("two years into the long civil war", [("two years into the long civil war", "event")]),
        ("the offensive is in its third week", [("third week", "event")]),
        ("the brigade is in its third week", []),
        ("as soon as they left", []),
        ("three days later than planned", []),
        ("The Sunday Times reported", []),
        ("Bloody Sunday", []),
        ("may march in august company", []),
        ("killed 2016 people", []),
        ("day after day", []),
    ],
)
def test_terms_of_a_phrase(text: str, expected: list[tuple[str, str]]) -> None:
    assert _kinds(text) == expected


def test_tags_tell_a_feast_or_month_from_a_name() -> None:
    assert _kinds("in Ramadan", "ADP PROPN") == [("Ramadan", "hijri")]
    assert _kinds("in Ramadan Camp", "ADP PROPN PROPN") == []
    assert _kinds("the village of Safar", "DET NOUN ADP PROPN") == []
    assert _kinds("the month of Safar", "DET NOUN ADP PROPN") == [("the month of Safar", "hijri")]
    assert _kinds("at Christmas", "ADP PROPN") == [("Christmas", "feast")]
    assert _kinds("the Christmas market", "DET PROPN NOUN") == []


def test_tags_tell_a_part_of_day_from_a_noun_before_another() -> None:
    assert _kinds("in the night", "ADP DET NOUN") == [("the night", "night")]
    assert _kinds("with the morning bulletin", "ADP DET NOUN NOUN") == []
    assert _kinds("by the morning they left", "ADP DET NOUN PRON VERB") == [("the morning", "part")]
