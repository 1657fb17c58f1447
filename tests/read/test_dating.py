from datetime import date

import pytest

from fogline.read.blocks import find_blocks
from fogline.read.dating import read_dating

TODAY = date(2026, 6, 1)
PROSE = "The army said on Saturday that its troops had left the town of Kareth after two days of heavy fighting."


def read(text: str, **named: str) -> tuple[str | None, str]:
    dating = read_dating(text, find_blocks(text), TODAY, **named)  # type: ignore[arg-type]
    return dating.day.isoformat() if dating.day else None, dating.basis


def test_a_given_date_goes_before_all() -> None:
    assert read(f"Town falls to rebels\nPublished 2 May 2024\n{PROSE}", given="2024-12-01") == ("2024-12-01", "given")
    assert read(PROSE, given="2024-12-01T23:59:00+02:00") == ("2024-12-01", "given")


def test_metadata_of_a_page_state_the_date() -> None:
    dating = read_dating(PROSE, find_blocks(PROSE), TODAY, None, (date(2024, 5, 1), date(2024, 5, 2)))
    assert (dating.day, dating.basis) == (date(2024, 5, 2), "stated")
    dating = read_dating(PROSE, find_blocks(PROSE), TODAY, None, (date(2024, 5, 1), date(2025, 5, 2)))
    assert dating.day == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published 30 November 2024, 19:40 | Updated 1 December 2024, 17:15", "2024-12-01"),
        ("Published 30 November 2023 | Updated 1 December 2024", "2023-11-30"),
        ("Sunday, 1 December 2024, 13:20", "2024-12-01"),
        ("As of 13 June 2024 | Covers 6 – 12 June", "2024-06-13"),
        ("(information as of 11:00, Thursday, 28 November; figures are being updated)", "2024-11-28"),
    ],
)
def test_lines_above_the_text_state_the_date(line: str, day: str) -> None:
    assert read(f"Army leaves the town of Kareth\n{line}\n\n{PROSE} It began in 2024.") == (day, "stated")


def test_a_dateline_gets_the_likeliest_year() -> None:
    text = f"MILAT, Nov. 30 (Vale Wire) — {PROSE} The last truce dates from 2020."
    dating = read_dating(text, find_blocks(text), TODAY)
    assert (dating.day, dating.basis) == (date(2024, 11, 30), "dateline")
    assert dating.confidence < 0.9
    assert date(2025, 11, 30) in [day for day, _ in dating.rivals]
    assert dating.year_worked_out and dating.worked_out
    assert "likeliest" in dating.why and all(f"{other.year}" in dating.why for other, share in dating.rivals[:1])


def test_a_full_date_in_the_text_fixes_the_year() -> None:
    text = f"MILAT, Nov. 30 (Vale Wire) — {PROSE} The truce was signed on 27 November 2019."
    assert read(text) == ("2019-11-30", "dateline")


def test_a_caption_bounds_the_date() -> None:
    text = f"{PROSE}\n\nSoldiers stand at a gate on Dec. 2, 2024. — ADA BRIM/AFP via Getty Images\n\n{PROSE}"
    dating = read_dating(text, find_blocks(text), TODAY)
    assert (dating.day, dating.basis) == (date(2024, 12, 2), "caption")
    assert dating.confidence < 0.9


def test_nothing_dates_a_text_without_date() -> None:
    assert read(PROSE) == (None, "none")


def test_a_day_after_today_is_not_taken() -> None:
    text = f"MILAT, July 30 (Vale Wire) — {PROSE.replace('on Saturday ', '')}"
    assert read(text)[0] == "2025-07-30"


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("MARSHLAND FRONTS - WEEKLY LOG, 15-21 February 2021", "2021-02-21"),
        ("Reporting period: 20 December 2016 to 9 January 2017", "2017-01-09"),
        ("FLASH UPDATE 9 (March 12 to 18, 2018)", "2018-03-18"),
        ("MILAT - EVENTS OF SATURDAY 6 AUGUST 2016", "2016-08-06"),
    ],
)
def test_a_heading_tells_the_days_that_a_report_covers(heading: str, day: str) -> None:
    assert read(f"{heading}\n\n{PROSE}\n{PROSE}") == (day, "stated")


def test_a_period_in_the_prose_is_no_heading() -> None:
    assert read(f"Town falls to rebels\n\nIt was besieged from 3 to 9 May 2016. {PROSE}")[0] is None
