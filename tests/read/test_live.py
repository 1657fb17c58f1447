from datetime import date

from fogline.models.report import Block
from fogline.read.lines import find_lines
from fogline.read.live import date_entries, find_entries


def test_entries_open_with_a_clock() -> None:
    text = "22:15\nA.\n21.40 – Shelling\nB.\n9.05pm GMT: The port is shut\nC.\n12:30 more people came\n"
    entries = find_entries(text, find_lines(text))
    assert [(e.clock, text[e.words : e.words + 4].strip()) for e in entries.values()] == [
        ("22:15", "A."),
        ("21:40", "Shel"),
        ("21:05", "The"),
    ]


def test_midnight_is_passed_forwards_where_the_oldest_entry_is_first() -> None:
    clocks = ["21:00", "23:10", "00:20", "01:05"]
    text = "\n".join(clocks)
    blocks = [Block(i * 6, i * 6 + 5, "furniture", "clock", None, c) for i, c in enumerate(clocks)]
    days = [b.day for b in date_entries(text, blocks, date(2024, 11, 29))]
    assert days == [date(2024, 11, 29)] * 2 + [date(2024, 11, 30)] * 2


def test_a_heading_sets_the_day_over_new_year() -> None:
    text = "31 December\nA.\n1 January\nB."
    blocks = [
        Block(0, 11, "furniture", "day"),
        Block(12, 14, "paragraph"),
        Block(15, 24, "furniture", "day"),
        Block(25, 27, "paragraph"),
    ]
    dated = date_entries(text, blocks, date(2025, 1, 1))
    assert dated[1].day == date(2024, 12, 31)
    assert dated[3].day == date(2025, 1, 1)


def test_without_clock_or_heading_nothing_is_dated() -> None:
    blocks = [Block(0, 2, "paragraph")]
    assert date_entries("A.", blocks, date(2024, 1, 1)) == blocks
