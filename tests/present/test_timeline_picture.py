"""The timeline picture shows each event once, on its day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from fogline.present.sitrep import derive_report
from fogline.present.timeline_picture import render_timeline
from present.scene import TUESDAY, make_dossier

ENTRIES = derive_report(make_dossier()).entries
RECENT = next(entry for entry in ENTRIES if entry.event == "ev-strike")


def test_each_dated_event_has_a_mark_and_a_title() -> None:
    svg = render_timeline(ENTRIES, 1000)
    drawn = [entry for entry in ENTRIES if not entry.background and (entry.last or entry.said)]
    assert len(re.findall(r'<a href="#e-', svg)) == len(drawn)
    for entry in drawn:
        assert entry.sentence.text in svg
    assert svg.count('class="event disputed') == 1


def test_days_without_events_are_drawn_too() -> None:
    late = replace(RECENT, event="late", first=TUESDAY + timedelta(days=9), last=TUESDAY + timedelta(days=9))
    svg = render_timeline([*ENTRIES, late], 1000)
    assert "Mon 10 Mar" in svg


def test_too_many_events_of_a_day_are_counted() -> None:
    crowd = [replace(RECENT, event=f"e{i}") for i in range(500)]
    svg = render_timeline(crowd, 400)
    marks = len(re.findall(r'<a href="#e-', svg))
    assert marks + int(re.findall(r">\+(\d+)</text>", svg)[0]) == 500


def test_a_long_war_is_cut_to_its_last_weeks() -> None:
    old = replace(RECENT, event="old", first=TUESDAY - timedelta(days=400), last=TUESDAY - timedelta(days=400))
    svg = render_timeline([*ENTRIES, old], 1000)
    assert "#e-old" not in svg
    assert svg.count('class="grid"') == 62


def test_nothing_to_draw() -> None:
    assert render_timeline([], 1000) == ""
