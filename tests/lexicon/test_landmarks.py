"""Landmarks: well-known towns by the names that the press uses, apart from each other; countries without an outline."""

from __future__ import annotations

from itertools import combinations

from fogline.lexicon.landmarks import TOWNS, find_landmarks


def test_towns_bear_our_own_names_where_we_have_them() -> None:
    names = {one.name for one in find_landmarks(33.0, 47.0, 40.0, 51.0)}
    assert {"Kharkiv", "Zaporizhzhia", "Mariupol"} <= names
    assert not names & {"Harkov", "Saporoshje", "Zhdanov"}


def test_they_lie_in_the_window_and_apart() -> None:
    towns = [one for one in find_landmarks(-76.0, 1.0, -70.0, 9.0) if one.kind == "town"]
    assert 5 < len(towns) <= TOWNS
    assert all(-76 <= one.lon <= -70 and 1 <= one.lat <= 9 for one in towns)
    for one, other in combinations(towns, 2):
        assert abs(one.lon - other.lon) >= 6 / 11 or abs(one.lat - other.lat) >= 8 / 14


def test_a_country_is_named_only_where_no_outline_is() -> None:
    named = {one.name for one in find_landmarks(-80.0, -5.0, -60.0, 13.0) if one.kind == "country"}
    assert {"Colombia", "Venezuela"} <= named
    assert not [one for one in find_landmarks(30.0, 30.0, 45.0, 40.0) if one.name in ("Syria", "Iraq", "Turkey")]
