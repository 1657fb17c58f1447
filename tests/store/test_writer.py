"""Writer and view: the store's contract, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

import fakes
from fogline.errors import EvidenceError, NotFound, RecordError
from fogline.models.activity import Activity
from fogline.models.capture import Capture, Discard
from fogline.models.claim import Claim
from fogline.models.event import Assembly, Event, Judgement, Relation, Reprint
from fogline.models.groundings import Groundings
from fogline.models.report import Dating, Report
from fogline.models.selector import Selector
from fogline.models.story import Story
from fogline.store import schema
from fogline.store.database import Store
from fogline.store.view import View
from fogline.store.writer import Reading, Writer

NOW = datetime(2031, 5, 20, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
TEXT = "DATE 2031-05-02\n12 killed in Ostrava.\n7 killed in Tarsus.\n"


@pytest.fixture
def writer(store: Store) -> Writer:
    return Writer(store, Activity("run", "0", "fake/1", "settings", NOW))


@pytest.fixture
def view(store: Store) -> View:
    return View(store)


def read(capture: Capture) -> tuple[Report, list[Claim], Groundings]:
    made = fakes.draft(capture, capture.retrieved_at.date())
    words = [made.words(i) for i in range(len(made.sentences))]
    report = fakes.join(made, words, capture.retrieved_at)
    found = fakes.resolve(report, Story())
    return report, fakes.claim(report, found), found


def keep(writer: Writer, capture: Capture, known_at: datetime = NOW, **changes: Any) -> tuple[Report, list[Claim]]:
    writer.write_captures([capture], known_at)
    report, claims, found = read(capture)
    reading = Reading(report, "inputs", claims, found.actor_records, found.place_records)
    writer.write_reading(replace(reading, **changes), known_at)
    return report, claims


def count(store: Store, table: sa.Table) -> int:
    with store.read() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def test_what_was_written_is_read_back(writer: Writer, view: View) -> None:
    report, claims = keep(writer, fakes.make_capture(TEXT, publisher="The Ledger"))
    assert view.reports() == [report.card()]
    assert view.claims() == claims
    assert list(view.iterate_claims()) == claims
    assert view.get_report("a.txt") == view.get_report(report.id) == view.get_report(report.sha256[:8])
    assert set(view.actors()) == {"hospital"}
    assert set(view.places()) == {"place:ostrava", "place:tarsus", "country:x"}
    assert view.totals().reports == 1 and view.totals().claims == 2


def test_bytes_come_back_whole(writer: Writer, view: View) -> None:
    capture = fakes.make_capture("é\r\nÿ\n" * 1000, "b.txt", published="2031-05-01")
    writer.write_captures([capture], NOW)
    assert view.get_capture("b.txt") == capture


def test_writing_twice_changes_nothing(writer: Writer, store: Store, view: View) -> None:
    capture = fakes.make_capture(TEXT)
    keep(writer, capture)
    before, generation = view.claims(), view.generation()
    rows = [count(store, table) for table in schema.metadata.sorted_tables]
    keep(writer, capture, LATER)
    assert view.claims() == before and view.generation() == generation
    assert [count(store, table) for table in schema.metadata.sorted_tables] == rows


def test_a_revision_supersedes_what_changed_and_nothing_else(writer: Writer, store: Store, view: View) -> None:
    capture = fakes.make_capture(TEXT)
    _, (first, second) = keep(writer, capture)
    changed = replace(first, modality="possible")
    keep(writer, capture, LATER, claims=[changed, second])
    assert view.claims() == [changed, second]
    assert [r.claim for r in view.revisions(first.id)] == [first, changed]
    assert [r.superseded_at for r in view.revisions(first.id)] == [LATER, None]
    assert len(view.revisions(second.id)) == 1
    with store.read() as connection:
        old, new = connection.execute(
            sa.select(schema.claim).where(schema.claim.c.id == first.id).order_by(schema.claim.c.record)
        )
    assert new.revision_of == old.record and old.revision_of is None


def test_a_claim_no_longer_made_goes_and_may_come_back(writer: Writer, view: View) -> None:
    capture = fakes.make_capture(TEXT)
    _, (first, second) = keep(writer, capture)
    keep(writer, capture, LATER, claims=[second])
    assert view.claims() == [second]
    keep(writer, capture, LATER + timedelta(1))
    assert view.claims() == [first, second]


def test_what_was_known_at_a_moment(writer: Writer, store: Store) -> None:
    capture = fakes.make_capture(TEXT)
    _, (first, second) = keep(writer, capture)
    changed = replace(first, modality="possible")
    keep(writer, capture, LATER, claims=[changed])
    assert View(store, NOW - timedelta(1)).claims() == []
    assert View(store, NOW).claims() == [first, second]
    assert View(store, LATER).claims() == [changed]


def test_a_report_dated_anew_is_a_revision(writer: Writer, store: Store, view: View) -> None:
    capture = fakes.make_capture("12 killed in Ostrava.\n")
    report, _ = keep(writer, capture)
    dated = replace(report, dating=Dating(date(2031, 5, 3), "inferred", "the story", 0.5))
    reading = Reading(dated, "inputs", fakes.claim(dated, read(capture)[2]))
    writer.write_reading(reading, LATER)
    assert [card.dating.basis for card in view.reports()] == ["inferred"]
    assert view.datings() == {report.sha256: dated.dating}
    assert [c.time and c.time.first for c in view.claims()] == [date(2031, 5, 3)]
    assert [card.dating.basis for card in View(store, NOW).reports()] == ["none"]


def test_a_quote_that_does_not_stand_is_refused_whole(writer: Writer, view: View) -> None:
    capture = fakes.make_capture(TEXT)
    report, claims, _ = read(capture)
    writer.write_captures([capture], NOW)
    bad = replace(claims[0], evidence=Selector(16, 37, "13 killed in Ostrava."))
    with pytest.raises(EvidenceError):
        writer.write_reading(Reading(report, "inputs", [claims[1], bad]), NOW)
    assert view.claims() == [] and view.reports() == []


def test_a_text_that_is_not_the_bytes_is_refused(writer: Writer, view: View) -> None:
    capture = fakes.make_capture(TEXT)
    report, _, _ = read(capture)
    writer.write_captures([capture], NOW)
    with pytest.raises(EvidenceError):
        writer.write_reading(Reading(replace(report, text=TEXT + " "), "inputs"), NOW)
    assert view.reports() == []


def test_bytes_without_their_hash_are_refused(writer: Writer) -> None:
    capture = replace(fakes.make_capture(TEXT), data=b"other")
    with pytest.raises(EvidenceError):
        writer.write_captures([capture], NOW)


def test_an_id_of_another_report_is_refused(writer: Writer, view: View) -> None:
    _, claims = keep(writer, fakes.make_capture(TEXT))
    other = fakes.make_capture(TEXT + "3 killed in Milan.\n", "b.txt")
    report, fresh, _ = read(other)
    writer.write_captures([other], NOW)
    with pytest.raises(RecordError):
        writer.write_reading(Reading(report, "inputs", [replace(fresh[0], id=claims[0].id)]), NOW)
    assert len(view.reports()) == 1


def test_given_metadata_stays_until_other_is_given(writer: Writer, store: Store, view: View) -> None:
    first = fakes.make_capture(TEXT, publisher="The Ledger", published="2031-05-01")
    writer.write_captures([first, fakes.make_capture(TEXT)], NOW)
    assert view.get_capture("a.txt").given == first.given and count(store, schema.source) == 1
    writer.write_captures([fakes.make_capture(TEXT, published="2031-05-02")], LATER)
    assert view.get_capture("a.txt").given == {"publisher": "The Ledger", "published": "2031-05-02"}


def test_filters(writer: Writer, view: View) -> None:
    _, (ostrava, tarsus) = keep(writer, fakes.make_capture(TEXT))
    other = fakes.make_capture("DATE 2031-05-04\n3 killed in Tarsus.\n", "b.txt")
    _, (later,) = keep(writer, other)
    assert view.claims(place="place:tarsus") == [tarsus, later]
    assert view.claims(doc="b.txt") == [later]
    assert view.claims(actor="hospital") == [ostrava, tarsus, later]
    assert view.claims(actor="place:tarsus") == []
    assert view.claims(event_type="seize") == []
    assert view.claims(date(2031, 5, 3)) == [ostrava, tarsus]
    assert view.claims(date(2031, 5, 4), doc="b.txt", place="place:tarsus") == [later]
    assert [card.doc for card in view.reports(date(2031, 5, 3))] == ["a.txt"]
    with pytest.raises(NotFound):
        view.claims(doc="c.txt")


def test_an_undated_claim_goes_by_its_report(writer: Writer, view: View) -> None:
    capture = fakes.make_capture(TEXT)
    _, claims, _ = read(capture)
    keep(writer, capture, claims=[replace(claims[0], time=None)])
    assert view.claims(date(2031, 5, 1)) == []
    assert len(view.claims(date(2031, 5, 2))) == 1


def test_ids_by_prefix(writer: Writer, view: View) -> None:
    _, claims = keep(writer, fakes.make_capture(TEXT))
    assert view.get_claim(claims[0].id) == view.get_claim(claims[0].id[:10]) == claims[0]
    for prefix in ("", "%", "_", "no such", "'"):
        with pytest.raises(NotFound):
            view.get_claim(prefix)


def test_sources_tell_what_became_of_each_document(writer: Writer, view: View) -> None:
    keep(writer, fakes.make_capture(TEXT, "b.txt", publisher="The Ledger"))
    bad = fakes.make_capture("UNREADABLE", "c.txt")
    writer.write_captures([fakes.make_capture(TEXT, "d.txt"), bad, fakes.make_capture("waiting", "e.txt")], NOW)
    writer.write_discards([Discard("c.txt", "read", "no", bad.sha256), Discard("f.txt", "acquire", "missing")], NOW)
    rows = {row.doc: row for row in view.sources()}
    assert {doc: row.status for doc, row in rows.items()} == {
        "b.txt": "read", "c.txt": "discarded", "d.txt": "read", "e.txt": "pending", "f.txt": "discarded",
    }  # fmt: skip
    assert rows["b.txt"].publisher == "The Ledger" and rows["b.txt"].claims == 2
    assert rows["d.txt"].same_as == "b.txt" and rows["b.txt"].same_as is None
    assert rows["b.txt"].published == date(2031, 5, 2) and rows["b.txt"].date_basis == "stated"
    assert rows["c.txt"].discarded == 1
    assert view.reports()[0].also == ("d.txt",)
    assert view.get_report("d.txt").doc == "b.txt"
    with pytest.raises(NotFound):
        view.get_report("c.txt")


def test_discards_end_when_the_document_is_read(writer: Writer, store: Store, view: View) -> None:
    capture = fakes.make_capture(TEXT)
    discard = Discard("a.txt", "read", "no", capture.sha256)
    writer.write_captures([capture], NOW)
    writer.write_discards([discard], NOW)
    writer.write_discards([discard, Discard("a.txt", "acquire", "was missing")], NOW)
    assert len(view.discards()) == 2
    refused = Discard("a.txt", "evidence", "no such quote", capture.sha256)
    keep(writer, capture, discards=[refused])
    assert view.discards() == [refused]
    keep(writer, capture, LATER)
    assert view.discards() == []
    assert len(View(store, NOW).discards()) == 1


def test_an_assembly_takes_the_place_of_the_one_before(writer: Writer, view: View) -> None:
    assert view.assembly() is None and view.assembled() == Assembly()
    _, (first, second) = keep(writer, fakes.make_capture(TEXT))
    event = Event("ev-1", "casualties", (first.id,), (), (), (), None, None, (), 1)
    made = Assembly(
        (event, replace(event, id="ev-2", claims=(second.id,))),
        (Relation(first.id, second.id, "denies", "why"),),
        (Reprint("a", "b", "full", 1.0, passages=((0, 1, 2, 3),)),),
        (Judgement(first.id, second.id, "same", 0.5, ("r",)),),
        {"a": "b"},
        frozenset({"b"}),
    )
    assert writer.write_assembly(made, "1", view.generation(), NOW)
    assert view.assembled() == made and view.get_event("ev-2").claims == (second.id,)
    with pytest.raises(NotFound):
        view.get_event("ev-")
    stamp = view.assembly()
    assert stamp and stamp.current
    assert writer.write_assembly(replace(made, events=(event,)), "1", view.generation(), LATER)
    assert view.events() == [event] and view.assembly() != stamp


def test_claims_that_were_taken_out_are_left_out_until_events_follow(writer: Writer, view: View) -> None:
    capture = fakes.make_capture(TEXT)
    _, (first, second) = keep(writer, capture)
    event = Event("ev-1", "casualties", (first.id, second.id), (), (), (), None, None, (), 1)
    assert writer.write_assembly(Assembly((event,)), "1", view.generation(), NOW)
    assert view.assembled().events == (event,)
    keep(writer, capture, LATER, claims=[first])
    assert view.assembled().events == (replace(event, claims=(first.id,)),)


def test_an_assembly_of_claims_that_changed_is_not_written(writer: Writer, view: View) -> None:
    keep(writer, fakes.make_capture(TEXT))
    generation = view.generation()
    assert writer.write_assembly(Assembly(), "1", generation, NOW)
    keep(writer, fakes.make_capture("3 killed in Milan.\n", "b.txt"))
    stamp = view.assembly()
    assert stamp and not stamp.current
    assert not writer.write_assembly(Assembly(), "1", generation, NOW)


def test_passages_are_found_by_word(writer: Writer, view: View) -> None:
    report, _ = keep(writer, fakes.make_capture(TEXT))
    assert view.find_passages("killed OSTRAVA") == [("a.txt", 0, len(report.text))]
    assert view.find_passages("kills") == [("a.txt", 0, len(report.text))]
    for query in ("", "nowhere", '"', "a OR (", "killed AND nowhere"):
        assert view.find_passages(query) == []


def test_a_broken_transaction_leaves_nothing(writer: Writer, store: Store, view: View) -> None:
    with pytest.raises(RuntimeError), store.write() as connection:
        connection.execute(sa.insert(schema.meta), {"key": "k", "value": "v"})
        raise RuntimeError
    assert view.mark("k") is None


def test_records_outlive_the_process(writer: Writer, view: View, reopen: Callable[[], Store]) -> None:
    _, claims = keep(writer, fakes.make_capture(TEXT))
    with reopen() as again:
        assert View(again).claims() == claims


def test_names_with_odd_characters(writer: Writer, view: View) -> None:
    report, _ = keep(writer, fakes.make_capture(TEXT, "дні 'x' %_\\.txt", title='"q" — ☃'))
    assert view.get_report("дні 'x' %_\\.txt").title == report.title == '"q" — ☃'
