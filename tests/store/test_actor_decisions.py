"""Decisions on actors are kept, undone and never forgotten; reports that they concern are read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import fakes
from fakes import make_capture
from fogline.errors import NotFound
from fogline.models.actor_decision import ActorDecision
from fogline.models.entity import Actor
from fogline.models.groundings import Groundings
from fogline.models.report import Report
from fogline.models.story import Story
from fogline.pipeline import run
from fogline.settings import Settings
from fogline.store.actor_decisions import record_decision
from fogline.store.database import Store
from fogline.store.register import Register
from fogline.store.view import View

AT = datetime(2031, 5, 20, tzinfo=UTC)
MERGE = ActorDecision("merge", Actor("a", "A", "person"), "Dana", AT, "b", ("B",), why="two spellings")


def test_kept_in_order_with_a_number(store: Store) -> None:
    first = record_decision(store, MERGE)
    second = record_decision(store, replace(MERGE, other="c"))
    assert View(store).actor_decisions() == (replace(MERGE, number=first), replace(MERGE, other="c", number=second))


def test_undone_but_on_record(store: Store) -> None:
    number = record_decision(store, MERGE)
    undo = replace(MERGE, action="undo", other=str(number), names=())
    record_decision(store, undo)
    assert View(store).actor_decisions() == ()
    assert [one.action for one in View(store).actor_decisions(ended=True)] == ["merge", "undo"]
    with pytest.raises(NotFound):
        record_decision(store, undo)


def test_a_report_is_pending_once_a_decision_concerns_it() -> None:
    register = Register()
    capture = make_capture("Nothing new.", "a.txt")
    register.add(capture)
    register.read[capture.sha256] = (register.find_inputs(capture.sha256), "reader")
    assert register.find_pending("reader", refresh=False) == []
    register.decisions = (replace(MERGE, action="split", docs=("b.txt",)),)
    assert register.find_pending("reader", refresh=False) == []
    register.decisions = (replace(MERGE, number=1),)
    assert register.find_pending("reader", refresh=False) == [capture.sha256]


def test_the_next_run_reads_again_with_the_decision(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("DATE 2031-05-02\n3 killed in Milan on the day.\n", encoding="utf-8")
    seen: list[tuple[ActorDecision, ...]] = []

    def resolve(report: Report, story: Story) -> Groundings:
        seen.append(story.decisions)
        return fakes.STAGES.resolve(report, Story())

    def go() -> None:
        stages = replace(fakes.STAGES, resolve=resolve)
        run([str(tmp_path / "a.txt")], store, Settings(), stages=stages, clock=lambda: fakes.NOW)

    go()
    number = record_decision(store, MERGE)
    go()
    go()
    assert seen == [(), (replace(MERGE, number=number),)]
