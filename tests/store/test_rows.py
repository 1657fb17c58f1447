"""Rows: every record comes back as it went in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.models.claim import Claim, Slot
from fogline.models.entity import Actor, Place
from fogline.models.event import Event, Judgement, Relation, Reprint
from fogline.models.measure import Figure, Interval
from fogline.models.report import Dating, Report, ReportCard
from fogline.models.selector import Selector
from fogline.models.story import Story
from fogline.store.rows import digest_row, read_row, render_row

KINDS = (Claim, Actor, Place, Event, Judgement, Relation, Reprint, Report, ReportCard, Story)

st.register_type_strategy(float, st.floats(allow_nan=False))
st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_round_trip_is_exact(kind: type[Any]) -> None:
    @given(st.from_type(kind))
    def check(record: Any) -> None:
        row = render_row(record)
        again = read_row(kind, row)
        assert again == record
        assert render_row(again) == row

    check()


def test_values_keep_their_types() -> None:
    dating = Dating(date(2031, 5, 2), "inferred", "why", 0.5, ((date(2031, 5, 1), 0.25),))
    again = read_row(Dating, render_row(dating))
    assert again.day == date(2031, 5, 2) and isinstance(again.rivals, tuple) and isinstance(again.rivals[0], tuple)


def test_defaults_are_left_out() -> None:
    claim = Claim("i", "r", "d", Selector(0, 1, "x"), "seize", None, place=(Slot("p", "P", "P"),))
    row = render_row(claim)
    assert "polarity" not in row and "figures" not in row and '"trigger":null' in row


def test_unknown_and_zero_and_open_stay_apart() -> None:
    for figure in (Figure("killed", 0, 0), Figure("killed", None, 0), Figure("killed", 0, None)):
        assert read_row(Figure, render_row(figure)) == figure


def test_digest_tells_content_apart() -> None:
    first, second = (Interval(date(2031, 5, day), date(2031, 5, 3)) for day in (1, 2))
    assert digest_row(render_row(first)) != digest_row(render_row(second))
    assert digest_row(render_row(first)) == digest_row(render_row(Interval(first.first, first.last)))


def test_a_type_that_no_row_can_hold_is_refused() -> None:
    @dataclass(frozen=True)
    class Holder:
        value: set[int]

    with pytest.raises(TypeError):
        render_row(Holder({1}))
