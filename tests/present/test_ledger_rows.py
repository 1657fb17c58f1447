"""Rows of the ledger and the disagreements that rested on claims withdrawn since."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from fogline.models.past import Past
from fogline.present.picture.ledger import make_dispute_then_rows, make_toll_then_rows
from present.scene import make_dossier


def test_a_toll_that_was_withdrawn_twice_over_has_no_day_of_its_own() -> None:
    now = make_dossier(ledger=(), disputes=())
    gone = make_dossier(withdrawn={"a3": "taken back"})
    past = Past(date(2031, 3, 20), frozenset({"a3"}), gone, cast(Any, None), cast(Any, None))
    rows = make_toll_then_rows([past], now)
    assert all(row["known_first"] <= row["known_last"] < past.until for row in rows)
    stood = Past(date(2031, 3, 20), frozenset({"b2"}), make_dossier(), cast(Any, None), cast(Any, None))
    assert [row["known_last"] for row in make_toll_then_rows([stood], now)] == [date(2031, 3, 19)]


def test_a_disagreement_stood_until_the_day_before_one_side_was_withdrawn() -> None:
    past = Past(date(2031, 3, 20), frozenset({"a2"}), make_dossier(), cast(Any, None), cast(Any, None))
    rows = make_dispute_then_rows([past], make_dossier(disputes=()), {})
    assert [(row["kind"], row["known_last"]) for row in rows] == [("denial", date(2031, 3, 19))]
