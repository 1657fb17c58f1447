"""Appositions: times side by side that name the same days."""

from datetime import date

from fogline.models.measure import Interval
from fogline.resolve.appositions import settle_appositions
from fogline.resolve.time_items import TimeItem
from fogline.resolve.time_terms import TimeTerm

DAY = date(2019, 3, 10)
FIFTH = TimeTerm("event", n=5, unit="day", deixis="nth", event="offensive", noun="offensive")


def _item(first: int, last: int, term: TimeTerm, day: date | None = None) -> TimeItem:
    return TimeItem(first, last, term, interval=Interval(day, day) if day else None)


def test_counted_day_beside_a_day_is_that_day_and_tells_the_start() -> None:
    lower = ["sunday", ",", "the", "fifth", "day", "of", "the", "offensive"]
    sunday, fifth = _item(0, 1, TimeTerm("weekday", weekday=6), DAY), _item(2, 8, FIFTH)
    (onset,) = settle_appositions([sunday, fifth], lower)
    assert fifth.interval is not None and (fifth.interval.first, fifth.interval.basis) == (DAY, "carried")
    assert (onset.event, onset.interval.first) == ("offensive", date(2019, 3, 6))


def test_words_between_part_the_two() -> None:
    lower = ["sunday", "after", "they", "counted", "the", "fifth", "day", "of", "the", "offensive"]
    sunday, fifth = _item(0, 1, TimeTerm("weekday", weekday=6), DAY), _item(4, 10, FIFTH)
    assert settle_appositions([sunday, fifth], lower) == []
    assert fifth.interval is None


def test_hijri_date_takes_the_gregorian_one_beside_it_if_near() -> None:
    lower = ["3", "rajab", "1440", "(", "10", "march", "2019", ")"]
    gregorian = _item(4, 7, TimeTerm("date", 2019, 3, 10), DAY)
    near, far = (_item(0, 3, TimeTerm("hijri", 1440, 7, 3), date(2019, 3, day)) for day in (11, 20))
    for item, expected in ((near, 10), (far, 20)):
        assert settle_appositions([item, gregorian], lower) == []
        assert item.interval is not None and item.interval.first.day == expected
