"""Hijri: the tabular Islamic calendar."""

from datetime import date, timedelta

import pytest

from fogline.resolve.hijri import find_hijri_year, get_hijri_day, get_month_length


@pytest.mark.parametrize(
    ("hijri", "day"),
    [
        ((1, 1, 1), "0622-07-19"),
        ((1389, 9, 1), "1969-11-11"),
        ((1445, 9, 1), "2024-03-11"),
        ((1445, 10, 1), "2024-04-10"),
        ((1446, 1, 1), "2024-07-08"),
    ],
)
def test_days_known_from_the_table(hijri: tuple[int, int, int], day: str) -> None:
    assert get_hijri_day(*hijri) == date.fromisoformat(day)


def test_months_follow_each_other_without_a_gap() -> None:
    day = get_hijri_day(1400, 1, 1)
    for year in range(1400, 1460):
        assert find_hijri_year(day) == year and find_hijri_year(day - timedelta(days=1)) == year - 1
        for month in range(1, 13):
            assert get_hijri_day(year, month, 1) == day
            day += timedelta(days=get_month_length(year, month))


@pytest.mark.parametrize("hijri", [(1446, 13, 1), (1446, 0, 1), (1446, 2, 30), (0, 1, 1), (1446, 1, 0)])
def test_day_that_the_calendar_has_not_is_refused(hijri: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no such Hijri date"):
        get_hijri_day(*hijri)
