"""Counts that a report tells as given before, and what took their place."""

import pytest

from desk import Desk
from fogline.state.ledger import derive_ledger


def lines(text: str, *claims: tuple[str, int]) -> list[tuple[int | None, bool]]:
    """(count, whether it is current) of a report of one voice, by its words and numbers."""
    desk = Desk()
    desk.report("a", "2031-03-05", text)
    for words, number in claims:
        desk.claim("a", "casualties", words, place="tarn", by="watch", figures=[("killed", number, number, "people")])
    return [(line.low, line.current) for line in derive_ledger(desk.assemble(), desk.holdings)]


@pytest.mark.parametrize(
    "former",
    ["which had earlier reported 22 dead", "whose initial toll was 22", "which previously put the dead at 22"],
)
def test_a_count_given_before_is_overtaken_by_the_one_told_now(former: str) -> None:
    now = "Strikes on Tarn killed 24 people"
    found = lines(f"{now}, said the monitor, {former}.", (now, 24), (former, 22))
    assert sorted(found, key=str) == [(22, False), (24, True)]


def test_two_counts_of_one_report_both_stand() -> None:
    first, second = "Strikes on Tarn killed 24 people", "shells killed 22 there"
    assert all(current for _, current in lines(f"{first}. Earlier in the day {second}.", (first, 24), (second, 22)))
