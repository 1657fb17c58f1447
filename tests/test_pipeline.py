"""The journey over fakes: what the store holds is a function of the set of captures, and a failure is a Discard."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import fakes
from fogline.errors import StoreError, UsageError
from fogline.models.run import STEPS, RunSummary
from fogline.pipeline import run
from fogline.settings import Settings
from fogline.stages import Stages
from fogline.store.database import Store, open_store
from fogline.store.place_keys import make_tables
from fogline.store.view import View

SETTINGS = Settings(chunk_reports=4, held_reports=3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "dispatches"
    made.mkdir()
    fakes.write_dispatches(made, 12)
    return made


def go(sources: Sequence[Path | str], store: Store, stages: Stages = fakes.STAGES, **more: Any) -> RunSummary:
    settings = more.pop("settings", SETTINGS)
    return run([str(source) for source in sources], store, settings, stages=stages, clock=lambda: fakes.NOW, **more)


def describe(store: Store) -> dict[str, Any]:
    """All that a view shows, but when it came to be known."""
    view = View(store)
    stamp = view.assembly()
    sources = [replace(row, retrieved_at=fakes.NOW) for row in view.sources()]
    return {
        "reports": [replace(card, retrieved_at=fakes.NOW) for card in view.reports()],
        "claims": view.claims(), "assembled": view.assembled(), "digest": stamp and stamp.digest,
        "discards": view.discards(), "sources": sources, "actors": view.actors(), "places": view.places(),
        "current": stamp and stamp.current,
    }  # fmt: skip


def describe_fresh(tmp_path: Path, sources: Sequence[Path]) -> dict[str, Any]:
    with open_store(tmp_path / "fresh.db") as store:
        go(sources, store)
        return describe(store)


def test_a_run_reads_dates_and_assembles(store: Store, folder: Path) -> None:
    summary = go([folder], store)
    view = View(store)
    assert (summary.read, summary.failed, summary.refused) == (12, 0, 0)
    assert summary.claims == len(view.claims()) == 24
    assert summary.events == 5 and summary.words > 100
    bases = {card.doc: card.dating.basis for card in view.reports()}
    assert bases["d00.txt"] == "stated" and bases["d02.txt"] == "inferred"
    assert all(claim.time for claim in view.claims())
    stamp = view.assembly()
    assert stamp and stamp.current
    assert set(summary.seconds) >= {"acquire", "read", "tag", "resolve", "claim", "store", "assemble", "total"}


def test_an_undated_report_is_written_once(store: Store, folder: Path) -> None:
    go([folder], store, settings=Settings(held_reports=100))
    view = View(store)
    assert all(len(view.revisions(claim.id)) == 1 for claim in view.claims())


def test_reading_again_changes_nothing(store: Store, folder: Path) -> None:
    go([folder], store)
    before, generation = describe(store), View(store).generation()

    def fail(*_: object) -> Any:
        raise AssertionError("nothing is left to do")

    idle = replace(fakes.STAGES, draft=fail, tag=fail, resolve=fail, claim=fail, date=fail, assemble=fail)
    summary = go([folder, folder / "d01.txt"], store, idle)
    assert (summary.read, summary.known, summary.failed) == (0, 14, 0)
    assert describe(store) == before and View(store).generation() == generation


def test_the_order_of_runs_does_not_matter(tmp_path: Path, folder: Path) -> None:
    files = sorted(folder.iterdir())
    wanted = describe_fresh(tmp_path, files)
    dice = random.Random(4)
    for attempt in range(4):
        dice.shuffle(files)
        with open_store(tmp_path / f"{attempt}.db") as store:
            for start in range(0, len(files), 5):
                go(files[start : start + 5], store, settings=Settings(chunk_reports=2, held_reports=attempt))
            assert describe(store) == wanted


def test_a_dated_report_that_comes_later_dates_the_others(store: Store, tmp_path: Path) -> None:
    late, early = tmp_path / "late.txt", tmp_path / "early.txt"
    early.write_text("4 killed in Milan.\n")
    late.write_text("DATE 2031-05-07\n9 killed in Milan.\n")
    go([early], store)
    (claim,) = View(store).claims()
    assert claim.time is None
    go([late], store)
    dated = View(store).get_claim(claim.id)
    assert dated.time and dated.time.first == date(2031, 5, 7)
    assert [r.claim for r in View(store).revisions(claim.id)] == [claim, dated]
    early_again = describe(store)
    go([early], store)
    assert describe(store) == early_again


def test_the_same_bytes_under_another_name(store: Store, folder: Path) -> None:
    go([folder], store)
    rows = {row.doc: row for row in View(store).sources()}
    assert rows["same.txt"].same_as == "d00.txt" and rows["same.txt"].report == rows["d00.txt"].report
    assert len(View(store).reports()) == 12


def test_two_documents_of_one_name(store: Store, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "a.txt").write_text(f"DATE 2031-05-02\n{number} killed in Quito.\n")
    go([tmp_path / "1" / "a.txt"], store)
    go([tmp_path / "2" / "a.txt"], store)
    docs = [card.doc for card in View(store).reports()]
    assert len(set(docs)) == 2 and all(doc.startswith("a~") for doc in docs)
    assert sorted(claim.doc for claim in View(store).claims()) == docs


@pytest.mark.parametrize("word", ["UNREADABLE", "UNTAGGABLE", "UNRESOLVABLE"])
def test_a_report_that_fails_becomes_a_discard(store: Store, folder: Path, word: str) -> None:
    (folder / "bad.txt").write_text(f"DATE 2031-05-01\n1 killed in Quito.\n{word}\n")
    summary = go([folder], store)
    (discard,) = View(store).discards()
    assert (summary.read, summary.failed, summary.discards) == (12, 1, (discard,))
    assert discard.name == "bad.txt" and discard.stage in ("read", "tag", "resolve")
    if word == "UNRESOLVABLE":
        assert discard.reason == "ValueError: no such place"
    again = go([folder], store)
    assert again.failed == 1 and View(store).discards() == [discard]


def test_a_claim_without_evidence_is_refused_alone(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "m.txt"
    path.write_text("DATE 2031-05-01\n6 killed in Quito.\nMISCOUNTED\n")
    good = tmp_path / "g.txt"
    good.write_text("DATE 2031-05-01\n6 killed in Quito.\n")
    summary = go([path, good], store)
    assert (summary.read, summary.failed, summary.refused) == (2, 0, 1)
    (discard,) = View(store).discards()
    assert discard.stage == "evidence" and "not the one in" in discard.reason
    assert {row.doc: (row.claims, row.discarded) for row in View(store).sources()} == {
        "m.txt": (0, 1), "g.txt": (1, 0),
    }  # fmt: skip


def test_a_report_about_no_war_is_kept_and_says_why_it_has_no_claims(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "match.txt"
    path.write_text("DATE 2031-05-01\nThe club won.\n")
    stages = fakes.as_reader("fake/1", irrelevance=lambda report, groundings: "it tells of a match")
    summary = go([path], store, stages)
    assert (summary.read, summary.failed, summary.refused) == (1, 0, 0)
    (discard,) = View(store).discards()
    assert (discard.name, discard.stage, discard.reason) == ("match.txt", "relevance", "it tells of a match")
    assert go([path], store).discards == ()  # its bytes are known, and the reason stays
    assert View(store).discards() == [discard]


def test_why_no_claims_is_not_asked_where_there_are_some(store: Store, folder: Path) -> None:
    stages = fakes.as_reader("fake/1", irrelevance=lambda report, groundings: "never asked")
    assert go([folder], store, stages).discards == ()


def test_a_missing_source_is_a_discard_until_it_is_there(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert go([path], store).failed == 1
    path.write_text("DATE 2031-05-01\n6 killed in Quito.\n")
    assert go([path], store).failed == 0
    assert View(store).discards() == []


def test_another_reader_reads_again(store: Store, folder: Path) -> None:
    go([folder], store)
    before = View(store).claims()

    def reread(*arguments: Any) -> Any:
        return [replace(claim, reader="fake/2") for claim in fakes.claim(*arguments)]

    newer = fakes.as_reader("fake/2", claim=reread)
    one = go([folder / "d00.txt"], store, newer)
    assert one.read == 1
    every = go([], store, newer, refresh=True)
    assert every.read == 11
    after = View(store).claims()
    assert [claim.id for claim in after] == [claim.id for claim in before]
    assert {claim.reader for claim in after} == {"fake/2"}


def test_other_metadata_reads_again(store: Store, folder: Path) -> None:
    def fetch(*arguments: Any) -> Any:
        for capture in fakes.fetch(*arguments):
            yield replace(capture, given={"publisher": "The Ledger"})

    path = folder / "d00.txt"
    go([path], store)
    assert go([path], store, replace(fakes.STAGES, fetch=fetch)).read == 1
    assert [card.publisher for card in View(store).reports()] == ["The Ledger"]
    assert go([path], store).known == 1


def test_what_a_killed_run_left_is_read_by_the_next(store: Store, folder: Path) -> None:
    class Killed(BaseException):
        pass

    def die(*_: object) -> Any:
        raise Killed

    with pytest.raises(Killed):
        go([folder], store, replace(fakes.STAGES, claim=die))
    assert any(row.status == "pending" for row in View(store).sources())
    go([], store)
    assert not any(row.status == "pending" for row in View(store).sources())


def test_cut_off_at_any_statement(tmp_path: Path) -> None:
    class Killed(BaseException):
        pass

    folder = tmp_path / "few"
    folder.mkdir()
    fakes.write_dispatches(folder, 4)
    wanted = describe_fresh(tmp_path, [folder])
    for last in range(1, 10_000, 9):
        with open_store(tmp_path / f"{last}.db") as store:
            left = iter(range(last))

            def count(*_: object, left: Any = left) -> None:
                if next(left, None) is None:
                    raise Killed

            sa.event.listen(store.engine, "before_cursor_execute", count)
            try:
                go([folder], store)
                return
            except Killed:
                sa.event.remove(store.engine, "before_cursor_execute", count)
            go([folder], store)
            assert describe(store) == wanted
    raise AssertionError("no run came to its end")


@pytest.mark.parametrize("stage", ["date", "assemble"])
def test_another_run_that_comes_between(store: Store, tmp_path: Path, folder: Path, stage: str) -> None:
    late = tmp_path / "late.txt"
    late.write_text("DATE 2031-05-19\n3 killed in Milan.\n4 killed in Tarsus.\n5 killed in Quito.\n")
    others = [late]

    def interfere(*arguments: Any) -> Any:
        made = getattr(fakes.STAGES, stage)(*arguments)
        if others:
            go([others.pop()], store)
        return made

    go([folder], store, replace(fakes.STAGES, **{stage: interfere}))
    assert others == []
    assert describe(store) == describe_fresh(tmp_path, [folder, late])


def test_steps_that_fail_are_told_and_the_rest_stands(store: Store, folder: Path) -> None:
    def fail(*_: object) -> Any:
        raise ZeroDivisionError("oh")

    summary = go([folder], store, replace(fakes.STAGES, date=fail, assemble=fail))
    assert {d.stage for d in summary.discards} == {"date", "assemble"}
    assert summary.read == 12 and summary.events == 0
    summary = go([], store, replace(fakes.STAGES, reader="fake/2"))
    assert summary.events == 5 and summary.failed == 0


def test_a_source_that_breaks_keeps_what_came_before(store: Store, folder: Path) -> None:
    def fetch(*arguments: Any) -> Any:
        yield from fakes.fetch(*arguments)
        raise OSError("the disk is gone")

    summary = go([folder], store, replace(fakes.STAGES, fetch=fetch))
    assert summary.read == 12 and [d.stage for d in summary.discards] == ["acquire"]


def test_our_own_errors_pass_through(store: Store, folder: Path) -> None:
    def fetch(*_: object) -> Any:
        raise UsageError("no such thing as that")

    with pytest.raises(UsageError):
        go([folder], store, replace(fakes.STAGES, fetch=fetch))


def test_a_store_that_fails_ends_the_run(tmp_path: Path, folder: Path) -> None:
    with open_store(tmp_path / "s.db", busy_timeout=0.1) as store, open_store(tmp_path / "s.db") as other:

        def lock(*arguments: Any) -> Any:
            other.engine.raw_connection().execute("BEGIN IMMEDIATE")
            return fakes.claim(*arguments)

        with pytest.raises(StoreError, match="locked"):
            go([folder], store, replace(fakes.STAGES, claim=lock))


def test_progress_is_told(store: Store, folder: Path) -> None:
    seen: list[tuple[str, str | None, int, int | None]] = []
    go([folder], store, progress=lambda *step: seen.append(step))
    assert list(dict.fromkeys(step for step, *_ in seen)) == list(STEPS)
    assert {doc for step, doc, *_ in seen if step == "read"} == {f"d{n:02}.txt" for n in range(12)}


def test_places_of_another_edition_are_filed_anew_before_the_first_step(
    store: Store, tmp_path: Path, folder: Path
) -> None:
    layer = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(layer)) as db, db:
        make_tables(db)
        db.execute("INSERT INTO place VALUES (4000000007, 'Velharaq', 4, 105000, 205000, 'SD', 0, 0, NULL)")
    seen: list[tuple[str, str | None, int, int | None]] = []
    settings = SETTINGS.model_copy(update={"places": str(layer)})
    go([folder], store, settings=settings, progress=lambda *step: seen.append(step))
    told = "filing places.sqlite under this version's keys"
    assert seen[:2] == [("places", told, 0, 1), ("places", told, 1, 1)]
    assert "places" not in {step for step, *_ in seen[2:]}
    layer.write_bytes(b"no database at all")
    with pytest.raises(StoreError, match="holds no places of yours"):
        go([folder], store, settings=settings)


def test_standard_input_and_given_reach_the_source(store: Store) -> None:
    def fetch(sources: Any, given: Any, now: Any, stdin: Any) -> Any:
        assert sources == ["-"] and now == fakes.NOW
        yield fakes.make_capture(stdin.read().decode(), "stdin", **given)

    stdin = BytesIO(b"DATE 2031-05-02\n3 killed in Milan.\n")
    run(
        ["-"], store, SETTINGS, {"publisher": "The Ledger"}, clock=lambda: fakes.NOW, stdin=stdin,
        stages=replace(fakes.STAGES, fetch=fetch),
    )  # fmt: skip
    (card,) = View(store).reports()
    assert (card.doc, card.publisher) == ("stdin", "The Ledger")


def test_knowledge_time_runs_over_revisions(store: Store, folder: Path) -> None:
    for hour, path in enumerate(sorted(folder.iterdir())):
        moment = fakes.NOW + timedelta(hours=hour)
        run(
            [str(path)],
            store,
            SETTINGS,
            stages=fakes.STAGES,
            clock=partial(datetime.fromtimestamp, moment.timestamp(), UTC),
        )
    known = [len(View(store, fakes.NOW + timedelta(hours=hour)).reports()) for hour in range(12)]
    assert known == list(range(1, 13))
