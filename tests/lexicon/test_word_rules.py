"""Word rules: patterns over words, found in one scan."""

from time import process_time

import pytest

from fogline.lexicon.word_rules import WordRules, load_word_rules

TABLE = {
    "capitalised": ["may"],
    "classes": {"MONTH": {"may": 5, "june": 6}, "UNIT": ["days", "weeks"]},
    "macros": {"DAY": "(DAYNUM|ORDNUM)"},
    "rule": [
        {"id": "date", "pattern": "<day DAY> of? <month MONTH> (,? <year YEAR>)?"},
        {"id": "since", "pattern": "(?<= since ) <month MONTH>"},
        {"id": "span", "pattern": "past <n DAYNUM|BIGNUM>{1,2} <unit UNIT> (?! of)"},
    ],
}


def _find(text: str) -> list[tuple[str, str, dict[str, str]]]:
    words = text.split()
    return [
        (m.rule, " ".join(words[m.first : m.last]), {g: " ".join(words[a:b]) for g, (a, b) in m.groups.items()})
        for m in WordRules(TABLE).find(words)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 3 June , 2019 it", [("date", "3 June , 2019", {"day": "3", "month": "June", "year": "2019"})]),
        ("the 3rd of May it", [("date", "3rd of May", {"day": "3rd", "month": "May"})]),
        ("it may rain since may", []),
        ("open since May", [("since", "May", {"month": "May"})]),
        ("the past 45 days", [("span", "past 45 days", {"n": "45", "unit": "days"})]),
        ("the past 45 days of war", []),
        ("the 46th June", []),
    ],
)
def test_rules_find_phrases_and_groups(text: str, expected: list[tuple[str, str, dict[str, str]]]) -> None:
    assert _find(text) == expected


def test_values_of_classes_are_kept() -> None:
    rules = WordRules(TABLE)
    assert rules.values["MONTH"] == {"may": 5, "june": 6}
    assert rules.values["UNIT"] == {"days": 0, "weeks": 1}


def test_scan_is_linear() -> None:
    rules = load_word_rules("time_words.toml")
    words = "since the past early late of 12 12 - the last several days in March".split()  # noqa: SIM905
    begun = process_time()
    assert list(rules.find(words * 200))
    first = process_time() - begun
    begun = process_time()
    assert list(rules.find(words * 4000))
    assert process_time() - begun < 60 * first + 0.5
