from datetime import date

import pytest

from fogline.read.days import find_clocks, find_days, read_clock


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 1 December 2024 and", date(2024, 12, 1)),
        ("Saturday, November 30, 2024", date(2024, 11, 30)),
        ("Sept. 5, 2023.", date(2023, 9, 5)),
        ("2024-12-01T10:00", date(2024, 12, 1)),
        ("1st of May 2020", date(2020, 5, 1)),
        ("23/4/2024", date(2024, 4, 23)),
        ("4/23/2024", date(2024, 4, 23)),
        ("01.12.2024 14:33", date(2024, 12, 1)),
        ("December 1, 20243:12 PM", date(2024, 12, 1)),
    ],
)
def test_full_days(text: str, expected: date) -> None:
    assert [d.full for d in find_days(text)] == [expected]


@pytest.mark.parametrize(
    "text", ["3/4/2024", "31 February 2024", "9999-99-99", "5 may have died", "May 5,000", "Mar 2nd4"]
)
def test_what_is_no_day(text: str) -> None:
    assert find_days(text) == []


def test_a_day_without_a_year_knows_its_weekday() -> None:
    (day,) = find_days("Thursday, 28 November")
    assert day.full is None
    assert day.in_year(2024) == date(2024, 11, 28)
    assert day.in_year(2023) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("23:58", "23:58"), ("18.42 – What", "18:42"), ("7.30pm", "19:30"), ("12am", "00:00"), ("8 a.m. Monday", "08:00"),
     ("22:50 GMT then", "22:50")],
)  # fmt: skip
def test_clock_times(text: str, expected: str) -> None:
    found = read_clock(text, 0, len(text))
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize("text", ["24:10", "5 men", "13pm", "1:234", "3.5 million", "10:75"])
def test_what_is_no_clock_time(text: str) -> None:
    found = read_clock(text, 0, len(text))
    assert found is None


def test_clock_times_in_a_line() -> None:
    text = "Published 19:40, updated 8.15pm"
    assert [text[a:b] for a, b in find_clocks(text, 0, len(text))] == ["19:40", "8.15pm"]
