"""Place offsets: so many kilometres from a place in a direction ("20 km south of", "12 miles to the west of")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fogline.models.report import Token

UNITS = {"km": 1.0, "kms": 1.0, "kilometre": 1.0, "kilometer": 1.0, "kilometres": 1.0, "kilometers": 1.0,
         "mile": 1.609, "miles": 1.609, "mi": 1.609, "metres": 0.001, "meters": 0.001}  # fmt: skip
FARTHEST_KM = 500.0


@dataclass(frozen=True, slots=True)
class Offset:
    """Tokens `first` (the number) and `unit`; `km` as digits, `point` one of the eight of the compass."""

    first: int
    unit: int
    km: str
    point: str


def find_offset(tokens: tuple[Token, ...], name: int, directions: Mapping[str, str]) -> Offset | None:
    """The distance and direction that end right before the name at token `name`; None where there are none."""
    index = name - 1
    if index >= 0 and tokens[index].text.lower() == "the":
        index -= 1
    if index < 2 or tokens[index].text.lower() not in ("of", "from"):
        return None
    point = directions.get(tokens[index - 1].text.lower(), "")
    index -= 2
    if index >= 1 and tokens[index].text == "-" and tokens[index - 1].text.lower() in directions:
        joined = tokens[index - 1].text.lower() + tokens[index + 1].text.lower()
        point, index = directions.get(joined, point), index - 2
    while index > 0 and tokens[index].text.lower() in ("to", "the", "due", "just", "further"):
        index -= 1
    factor = UNITS.get(tokens[index].text.lower()) if index >= 0 else None
    glued = None
    if factor is None and index >= 0:
        glued, factor = _read_glued(tokens[index].text.lower())
    number = glued if glued is not None else _read_number(tokens[index - 1].text) if factor and index else None
    if not point or point == "centre" or factor is None or number is None or not 0 < number * factor <= FARTHEST_KM:
        return None
    return Offset(index if glued is not None else index - 1, index, f"{round(number * factor, 1):g}", point)


def _read_glued(text: str) -> tuple[float | None, float | None]:
    """20 and 1 for "20km"."""
    for unit in ("km", "kms", "mi"):
        number = _read_number(text.removesuffix(unit)) if text.endswith(unit) else None
        if number is not None:
            return number, UNITS[unit]
    return None, None


def _read_number(text: str) -> float | None:
    digits = text.replace(",", "")
    if len(digits) > 8 or not digits.replace(".", "", 1).isdecimal() or not digits.isascii():
        return None
    return float(digits)
