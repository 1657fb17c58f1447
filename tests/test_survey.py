"""The survey gathers what a store says as of a day, and nothing of later days alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fogline import pipeline
from fogline.settings import Settings
from fogline.store.database import Store, open_store
from fogline.store.view import View
from fogline.survey import survey_store
from present.scene import CLAIMS, EVENTS, make_stages, write_dispatches


@pytest.fixture
def scene(tmp_path: Path) -> Store:
    folder = tmp_path / "dispatches"
    folder.mkdir()
    write_dispatches(folder)
    store = open_store(tmp_path / "scene.db")
    moment = datetime(2031, 3, 9, 12, tzinfo=UTC)
    pipeline.run([str(folder)], store, Settings(), stages=make_stages(), clock=lambda: moment)
    return store


def test_everything_that_is_known(scene: Store) -> None:
    with scene:
        dossier = survey_store(View(scene))
    assert dossier.claims.keys() == CLAIMS.keys()
    assert {event.id for event in dossier.events} == {event.id for event in EVENTS}
    assert [card.doc for card in dossier.reports] == ["01_wire.txt", "02_herald.txt", "03_bulletin.txt", "04_diary.txt"]
    assert {status.place for status in dossier.control} >= {"sennar", "kosti"}
    assert [one.kind for one in dossier.disputes] == ["denial"]
    assert [one.name for one in dossier.discards] == ["05_broken.txt"]
    assert {"army", "delta-front"} <= dossier.parties
    assert "shopkeepers" not in dossier.parties


def test_the_end_of_a_day(scene: Store) -> None:
    with scene:
        dossier = survey_store(View(scene), date(2031, 3, 4))
    assert dossier.as_of == date(2031, 3, 4)
    assert "ev-seize" in dossier.event_by_id
    assert "ev-toll" not in dossier.event_by_id
    assert "c1" not in dossier.claims
    docs = [card.doc for card in dossier.reports]
    assert "02_herald.txt" in docs, "a later report that tells of the day stays"
    carried = {claim.report for claim in dossier.claims.values()}
    assert carried <= {card.id for card in dossier.reports}


def test_every_claim_of_a_shown_event_is_there(scene: Store) -> None:
    with scene:
        for day in (None, date(2031, 3, 4), date(2031, 3, 6)):
            dossier = survey_store(View(scene), day)
            named = {claim for event in dossier.events for claim in event.claims}
            named |= {claim for line in dossier.ledger for claim in line.claims}
            named |= {claim for one in dossier.disputes for claim in (*one.a, *one.b)}
            assert named <= dossier.claims.keys()
