"""Numeric dates: whether 05/12/2024 is the fifth of December or the twelfth of May, by the company it keeps."""

from __future__ import annotations

import re
from datetime import date

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])")
_NEAR = 14


def find_order(text: str) -> str:
    """dmy or mdy where the other numeric dates of a text tell, "" where none does or they disagree."""
    if "/" not in text:
        return ""
    orders = set()
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second:
            orders.add("dmy")
        elif second > 12 >= first:
            orders.add("mdy")
    return orders.pop() if len(orders) == 1 else ""


def read_numeric(first: int, second: int, year: int, order: str, day: date | None) -> date | None:
    """The day that two numbers and a year mean, None where nothing tells their order.

    Where `order` is not known, a reading in the two weeks up to the report's `day` counts if the other lies elsewhere.
    Raises ValueError for a day that the calendar has not.
    """
    readings = {"dmy": (second, first), "mdy": (first, second)}
    if order:
        return date(year, *readings[order])
    near = [d for m, n in readings.values() if day and 0 <= (day - (d := date(year, m, n))).days <= _NEAR]
    return near[0] if len(near) == 1 else None
