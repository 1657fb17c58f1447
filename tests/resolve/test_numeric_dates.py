"""Numeric dates: which of two numbers is the month."""

from datetime import date

import pytest

from fogline.resolve.numeric_dates import find_order, read_numeric


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Logs of 25/12/2018 and 05/12/2018.", "dmy"),
        ("Logs of 12/25/2018 and 05/12/2018.", "mdy"),
        ("Logs of 12/25/2018 and 25/12/2018.", ""),
        ("Log of 05/12/2018; file 1/25/12/2018.", ""),
        ("No dates.", ""),
    ],
)
def test_order_is_that_of_the_other_dates(text: str, order: str) -> None:
    assert find_order(text) == order


def test_order_unknown_leaves_the_date_open_unless_one_reading_is_near() -> None:
    assert read_numeric(5, 12, 2018, "", date(2019, 3, 14)) is None
    assert read_numeric(5, 12, 2018, "", None) is None
    assert read_numeric(3, 12, 2019, "", date(2019, 3, 14)) == date(2019, 3, 12)
    assert read_numeric(3, 12, 2019, "dmy", date(2019, 3, 14)) == date(2019, 12, 3)
    with pytest.raises(ValueError, match="day"):
        read_numeric(31, 2, 2019, "dmy", None)
