"""Clocks: times of day to ISO 8601."""

import pytest

from fogline.lexicon.time_lexicon import load_time_lexicon
from fogline.resolve.clocks import read_clock


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("16:15 utc", "16:15Z"),
        ("6:40 p.m. ( gmt + 8 )", "18:40+08:00"),
        ("21:10 utc - 3", "21:10-03:00"),
        ("0530 gmt", "05:30Z"),
        ("10.30 am local time", "10:30"),
        ("7 pm", "19:00"),
        ("12 am", "00:00"),
        ("12:20 p.m.", "12:20"),
        ("5 p.m. moscow time", "17:00+03:00"),
        ("noon", "12:00"),
        ("half past six", ""),
        ("the afternoon", ""),
        ("13 pm", ""),
        ("25:10", ""),
        ("9:75", ""),
    ],
)
def test_clock_is_read_with_its_zone(text: str, clock: str) -> None:
    assert read_clock(text, load_time_lexicon().zones) == clock
