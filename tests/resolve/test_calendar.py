"""Calendar: arithmetic of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.resolve.calendar import find_weekday, find_yearless, get_month, get_unit, get_year, shift_day

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(DAYS, st.integers(0, 6))
def test_weekday_is_the_nearest_on_its_side(day: date, weekday: int) -> None:
    past, ahead = find_weekday(day, weekday), find_weekday(day, weekday, "future")
    assert past.weekday() == ahead.weekday() == weekday
    assert 0 <= (day - past).days <= 6 and 0 <= (ahead - day).days <= 6
    assert 1 <= (day - find_weekday(day, weekday, "past", strict=True)).days <= 7


@given(DAYS, st.integers(-30, 30))
def test_months_follow_one_another(day: date, shift: int) -> None:
    first, last = get_month(day.year, day.month + shift)
    assert first.day == 1 and (get_month(day.year, day.month + shift + 1)[0] - last).days == 1


def test_edges_of_months_and_years() -> None:
    assert get_month(2019, 2, "late") == (date(2019, 2, 21), date(2019, 2, 28))
    assert get_month(2019, 2, "mid") == (date(2019, 2, 11), date(2019, 2, 20))
    assert get_year(2021, "late") == (date(2021, 10, 1), date(2021, 12, 31))
    assert get_unit(date(2019, 3, 14), "week", -1) == (date(2019, 3, 4), date(2019, 3, 10))


@pytest.mark.parametrize(
    ("n", "unit", "inside", "expected"),
    [
        (-1, "day", False, "2019-03-13"),
        (-3, "day", True, "2019-03-12"),
        (-24, "hour", False, "2019-03-13"),
        (-3, "hour", False, "2019-03-14"),
        (2, "week", False, "2019-03-28"),
        (-1, "month", False, "2019-02-14"),
        (-2, "year", False, "2017-03-14"),
    ],
)
def test_shift(n: int, unit: str, inside: bool, expected: str) -> None:
    assert shift_day(date(2019, 3, 14), unit, n, inside).isoformat() == expected


def test_date_without_year_is_the_latest_unless_the_verb_says_otherwise() -> None:
    seen = date(2019, 3, 14)
    assert find_yearless(12, 3, seen, "past") == date(2018, 12, 3)
    assert find_yearless(3, 20, seen, "future") == date(2019, 3, 20)
    assert find_yearless(3, 20, seen) == date(2019, 3, 20)
    assert find_yearless(3, 8, seen, "", 4) == date(2019, 3, 8)
    assert find_yearless(2, 29, seen, "past", 0) == date(2016, 2, 29)
    assert find_yearless(3, 8, None) is None
