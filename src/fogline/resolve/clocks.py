"""Clocks: times of day as the press writes them, to ISO 8601 with the zone where the words give one.

The day is left as the text says it: "23:30 GMT on Monday" is Monday, wherever it was already Tuesday.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_HALF = re.compile(r"(?<![\d:.,])(\d{1,2})(?:[:.](\d\d))?(?::\d\d)? (a\.?m\.?|p\.?m\.?)(?!\w)")
_FULL = re.compile(r"(?<![\d:.,])(\d{1,2}):(\d\d)(?::\d\d)?(?![\d:])")
_MILITARY = re.compile(r"(?<![\d:.,])([01]\d|2[0-4])([0-5]\d)(?![\d:.,])")
_SHIFT = re.compile(r"(?:gmt|utc) ?([+-]) ?(\d{1,2})(?: ?: ?(\d\d))?(?!\d)")


def read_clock(text: str, zones: Mapping[str, int]) -> str:
    """The clock time in a phrase (lower case, one space between words), or "" where none is told unambiguously.

    `zones` maps names of zones to minutes east of Greenwich. "half past six" without a half of the day is none.
    """
    time = _read_time(text)
    return time + _read_zone(text, zones) if time else ""


def _read_time(text: str) -> str:
    half = _HALF.search(text)
    if half and 1 <= int(half[1]) <= 12:
        hour = int(half[1]) % 12 + (12 if half[3][0] == "p" else 0)
        return f"{hour:02d}:{half[2] or '00'}"
    match = _FULL.search(text) or _MILITARY.search(text)
    if match and int(match[1]) <= 24 and int(match[2]) < 60:
        return f"{int(match[1]):02d}:{match[2]}"
    return "12:00" if text.endswith(("noon", "midday")) and "after" not in text else ""


def _read_zone(text: str, zones: Mapping[str, int]) -> str:
    shift = _SHIFT.search(text)
    if shift and int(shift[2]) <= 14:
        return f"{shift[1]}{int(shift[2]):02d}:{shift[3] or '00'}"
    for name, minutes in zones.items():
        if f" {name} " in f" {text} ":
            hours, rest = divmod(abs(minutes), 60)
            return "Z" if minutes == 0 else f"{'+' if minutes > 0 else '-'}{hours:02d}:{rest:02d}"
    return ""
