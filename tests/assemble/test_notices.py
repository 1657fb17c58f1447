"""Bare notices: the days that they name, and what makes a report one of them."""

from datetime import date

import pytest

from desk import Desk
from fogline.assemble.neighbourhoods import find_ties
from fogline.assemble.notices import find_days, is_notice

SAID = date(2031, 3, 4)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("our report of Sunday", {date(2031, 3, 2)}),
        ("our report of Tuesday", {date(2031, 2, 25)}),
        ("our story of March 2", {date(2030, 3, 2), date(2031, 3, 2)}),
        ("our story of 2 March", {date(2030, 3, 2), date(2031, 3, 2)}),
        ("our story of December 31", {date(2030, 12, 31)}),
        ("our story of February 30", set()),
        ("our story on Tarn", set()),
    ],
)
def test_the_days_that_a_text_names(text: str, days: set[date]) -> None:
    assert find_days(text, SAID) == days


def test_a_notice_is_short_and_takes_something_back() -> None:
    desk = Desk()
    desk.report("notice", "2031-03-04", "We withdraw our report of Sunday on Tarn.", "Halden Wire")
    desk.report("news", "2031-03-04", "Rebels withdrew from Tarn on Sunday.", "Halden Wire")
    desk.report(
        "long", "2031-03-04", "We withdraw our report of Sunday on Tarn.\n" + "Shops stayed shut. " * 80, "Halden Wire"
    )
    assert [is_notice(card) for card in desk.reports] == [True, False, False]


def test_a_notice_is_tied_to_its_outlets_reports_on_a_place_alone() -> None:
    desk = Desk()
    desk.report("first", "2031-02-20", "Rebels took Tarn.", "Halden Wire")
    claim = desk.claim("first", "seize", "Rebels took Tarn", actor="rebels", place="tarn")
    desk.report("other", "2031-02-20", "Rebels took Tarn.", "Valley Post")
    again = desk.claim("other", "seize", "Rebels took Tarn", actor="rebels", place="tarn")
    desk.report("notice", "2031-03-04", "We withdraw our report of February 20 on Tarn.", "Halden Wire")
    first, other, notice = desk.reports
    assert find_ties(first, [claim]) & find_ties(notice, [])
    assert not find_ties(other, [again]) & find_ties(notice, [])
