"""Agreement: percent and alpha as the books have them."""

from __future__ import annotations

import pytest

from fogline.state.agreement import derive_agreement, find_alpha


def test_alpha_of_two_who_agree() -> None:
    assert find_alpha([["a", "a"], ["b", "b"], ["a", "a"]]) == 1.0


def test_alpha_is_not_defined_where_one_value_alone_was_given() -> None:
    assert find_alpha([["a", "a"], ["a", "a"]]) is None
    assert find_alpha([]) is None


def test_alpha_of_krippendorffs_example() -> None:
    """Four observers, twelve units, nominal: 0.743 (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability)."""
    table = ["11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3."]
    units = [[value for value in row if value != "."] for row in table]
    assert find_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_percent_by_pairs_and_the_claims_that_differ() -> None:
    opinions = {"place": {"c1": {"Ada": "x", "Bo": "x"}, "c2": {"Ada": "x", "Bo": "y", "Cy": "y"}, "c3": {"Ada": "x"}}}
    (place,) = derive_agreement(opinions)
    assert (place.slot, place.claims, place.pairs, place.agreeing, place.differing) == ("place", 2, 4, 2, ("c2",))
    assert place.percent == 50.0


def test_nothing_to_compare() -> None:
    assert derive_agreement({"verdict": {"c1": {"Ada": True}}}) == []
