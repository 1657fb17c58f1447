"""What the words between two names say of where the first lies by the second."""

from __future__ import annotations

import pytest

from fogline.lexicon.place_words import load_place_words
from fogline.resolve.place_ties import Tie, read_tie
from resolve.place_reports import make_report

WORDS = load_place_words()


def read(between: str) -> Tie | None:
    tokens = make_report(f"Orme{between} Newton").sentences[0].tokens
    return read_tie(tokens, 1, len(tokens) - 1, WORDS)


@pytest.mark.parametrize(
    ("between", "how", "km", "point", "kind"),
    [
        (", 20 km south of", "offset", 20.0, "south", ""),
        (", about 20 km to the south - east of", "offset", 20.0, "southeast", ""),
        (", some 15 kilometres ( 9 miles ) north of", "offset", 15.0, "north", ""),
        (", ten miles west of the", "offset", 16.1, "west", ""),
        (", a small farming/ADJ village 30 km west of", "offset", 30.0, "west", "village"),
        (", which lies/VERB 12 km east of", "offset", 12.0, "east", ""),
        (", a hamlet some 25 kilometers from", "distance", 25.0, "", "village"),
        (", a hill north of", "bearing", 0.0, "north", "hill"),
        (" , just east of", "bearing", 0.0, "east", ""),
        (", a village near", "near", 0.0, "", "village"),
        (" ( near", "near", 0.0, "", ""),
        (", not far from", "near", 0.0, "", ""),
        (", between", "between", 0.0, "", ""),
        (" in", "inside", 0.0, "", ""),
        (", a village in", "inside", 0.0, "", "village"),
        (" in the southern countryside of", "inside", 0.0, "south", ""),
        (",", "inside", 0.0, "", ""),
    ],
)
def test_what_the_words_tell(between: str, how: str, km: float, point: str, kind: str) -> None:
    tie = read(between)
    assert tie is not None
    assert (tie.how, tie.km, tie.point, tie.kind) == (how, km, point, kind)


@pytest.mark.parametrize("between", [" and", " of", ", 20 men south of", " was/VERB shelled/VERB from", " towards",
                                     ", 20 km south of the river in"])  # fmt: skip
def test_words_that_tell_nothing(between: str) -> None:
    assert read(between) is None


def test_land_around_a_town_is_told_from_the_town() -> None:
    rural, plain = read(" in rural"), read(" in")
    assert rural is not None
    assert plain is not None
    assert rural.wide
    assert not plain.wide
