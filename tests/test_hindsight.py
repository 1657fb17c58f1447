"""What was known at a moment, by the command line's views: a claim withdrawn since stands, and is gone from then on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from fogline.hindsight import survey_known
from fogline.models.dossier import Dossier
from fogline.state.changes import derive_changes
from fogline.store.database import Store
from fogline.store.view import View
from store.test_picture import write
from store.test_picture_then import make_desk

BEFORE, AFTER = datetime(2025, 3, 5, 23, tzinfo=UTC), datetime(2025, 3, 7, tzinfo=UTC)
VIEWS: dict[str, Callable[[Dossier], set[str]]] = {
    "events": lambda d: {i for e in d.events for v in e.informants for i in v.claims if v.affirms},
    "timeline": lambda d: {i for t in d.timeline for v in d.event_by_id[t.event].informants for i in v.claims},
    "control": lambda d: {i for s in d.control for one in s.claimed for i in one.claims},
    "tolls": lambda d: {i for line in d.ledger if line.current for i in line.claims},
    "disputes": lambda d: {i for one in d.disputes for i in (*one.a, *one.b)},
}


def at(store: Store, moment: datetime) -> Dossier:
    return survey_known(View(store), moment)


@pytest.mark.parametrize("name", VIEWS)
def test_a_claim_withdrawn_since_stands_in_each_view(store: Store, name: str) -> None:
    write(store, make_desk())
    gone = set(View(store).assembled().withdrawn)
    assert len(gone) == 4
    before, after = (VIEWS[name](at(store, moment)) for moment in (BEFORE, AFTER))
    assert before & gone
    assert not after & gone


def test_changes_say_what_was_withdrawn_and_by_which_report(store: Store) -> None:
    write(store, make_desk())
    found = derive_changes(at(store, BEFORE), at(store, AFTER))
    assert {c.matter for c in found if c.kind == "withdrawn"} >= {"event", "toll", "dispute"}
    assert {doc for c in found for doc in c.reports} == {"c.txt"}
    assert derive_changes(at(store, BEFORE), at(store, BEFORE)) == ()


def test_what_held_on_a_day_by_what_was_known_on_another(store: Store) -> None:
    write(store, make_desk())
    held = {
        moment: {s.place: s.assessed for s in survey_known(View(store), moment, as_of=date(2025, 3, 4)).control}
        for moment in (BEFORE, AFTER)
    }
    assert held[BEFORE]["tarn"] == "rebels"
    assert held[AFTER].get("tarn", "unknown") == "unknown"
