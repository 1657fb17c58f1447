"""Counts: every event once, and what of them is on no day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fogline.present.counts import EventCount, count_events, tell_left_out
from fogline.present.sitrep import derive_report
from present.scene import EVENTS, make_dossier


def test_what_is_on_no_day_counts_and_is_named() -> None:
    scene = make_dossier()
    standing = replace(EVENTS[0], id="ev-standing")
    dossier = replace(scene, events=(*scene.events, standing), gone=2)
    counts = count_events(dossier)
    assert (counts.told, counts.standing, counts.gone) == (len(scene.timeline), 1, 2)
    assert counts.total == len(scene.timeline) + 3
    facts = derive_report(dossier).facts
    assert facts.events == counts.total
    assert facts.left_out == "1 of them a standing fact and 2 withdrawn, on no day"


@pytest.mark.parametrize(
    ("standing", "gone", "told"),
    [
        (0, 0, ""),
        (2, 0, "2 of them standing facts, on no day"),
        (0, 1, "1 of them withdrawn, on no day"),
        (2, 1, "2 of them standing facts and 1 withdrawn, on no day"),
    ],
)
def test_it_reads_as_a_sentence(standing: int, gone: int, told: str) -> None:
    assert tell_left_out(EventCount(9, standing, gone, 0)) == told
