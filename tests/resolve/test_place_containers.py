"""Containers: what a text names right after a place, and what is only a list."""

from __future__ import annotations

import pytest

from fogline.lexicon.gazetteer import Gazetteer
from fogline.resolve.place_containers import find_container


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("text", "name", "container"),
    [
        ("Columbia, S.C., was quiet", "Columbia", "us:south-carolina-2725"),
        ("Homs (Syria) was quiet", "Homs", "sy"),
        ("Milton, Halden County, Texas, was quiet", "Milton", "us:texas-2726"),
        ("Iraq, Syria and Jordan met", "Iraq", None),
        ("Tokyo, Texas and Rome took part", "Tokyo", None),
        ("Homs, where it rained", "Homs", None),
    ],
)
def test_find_container(gazetteer: Gazetteer, text: str, name: str, container: str | None) -> None:
    found = find_container(text, 0, len(name), gazetteer)
    assert (found.id if found else None) == container


def test_a_long_run_of_capitals_is_read_in_no_time(gazetteer: Gazetteer) -> None:
    assert find_container("X, " + "A. " * 100_000, 0, 1, gazetteer) is None
