"""Distances and directions before a name."""

from __future__ import annotations

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import find_distance
from fogline.lexicon.place_words import load_place_words
from fogline.models.report import Token
from fogline.resolve.place_offsets import find_offset
from fogline.resolve.place_parts import make_offset


def tokens(text: str) -> tuple[Token, ...]:
    words, start = [], 0
    for word in text.split():
        words.append(Token(start, start + len(word), word, word, "X", "X", -1, "dep"))
        start += len(word) + 1
    return tuple(words)


@pytest.mark.parametrize(
    ("text", "km", "point"),
    [
        ("a depot 20 km south of Orme", "20", "south"),
        ("some 15 kilometres to the northeast of Orme", "15", "northeast"),
        ("12 miles west of the Orme", "19.3", "west"),
        ("60 nautical miles southeast of Orme", "111.1", "southeast"),
        ("a 20 - mile south of Orme", "32.2", "south"),
        ("twenty - five kilometres ( 15 miles ) north of Orme", "25", "north"),
        ("20km south - east of Orme", "20", "southeast"),
    ],
)
def test_find_offset(text: str, km: str, point: str) -> None:
    words = tokens(text)
    found = find_offset(words, len(words) - 1, load_place_words().directions)
    assert found is not None
    assert (found.km, found.point) == (km, point)


@pytest.mark.parametrize("text", ["south of Orme", "20 km of Orme", "20 men south of Orme", "of Orme", "Orme",
                                  "9999 km south of Orme", "1.2.3 km south of Orme"])  # fmt: skip
def test_no_offset(text: str) -> None:
    words = tokens(text)
    assert find_offset(words, len(words) - 1, load_place_words().directions) is None


def test_the_point_lies_as_far_off_as_told() -> None:
    gazetteer = Gazetteer.open()
    homs = gazetteer.get_place("sy:homs")
    for point in ("south", "east"):
        made = make_offset(homs, point, 20.0, load_place_words())
        assert made.lat is not None
        assert made.lon is not None
        assert find_distance(homs, made.lat, made.lon) == pytest.approx(20, abs=0.5)
        assert (made.precision, made.geo_precision, made.radius_km, made.distance_km) == (2, 2, 5.0, 20.0)
    assert make_offset(homs, "west", 60.0, load_place_words()).precision == 3
    gazetteer.close()
