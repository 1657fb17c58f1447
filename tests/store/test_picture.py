"""The picture on SQLite and PostgreSQL: written at the end of a run, read by indexed look-ups, searched by words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
import sqlalchemy as sa

from desk import ACTORS, PLACES, Desk
from fogline.errors import NotFound
from fogline.models.activity import Activity
from fogline.models.capture import Capture
from fogline.models.claim import Claim
from fogline.models.report import Report
from fogline.picture import STAGES, refresh_picture
from fogline.present.picture.fragments import Fragments
from fogline.store.database import Store
from fogline.store.picture_tables import CEILING, DERIVED, sheet
from fogline.store.picture_view import PictureView, open_picture
from fogline.store.picture_voices import VOICE_SORTS
from fogline.store.search import Question, find_claims, find_names, find_passages
from fogline.store.view import View
from fogline.store.writer import Reading, Writer

NOW = datetime(2025, 3, 10, 12, tzinfo=UTC)
DAYS = [date(2025, 3, number) for number in range(1, 10)]


def make_desk() -> Desk:
    """A town that changes hands, a toll that grows, a denial."""
    desk = Desk()
    desk.report("one.txt", "2025-03-01", "The army holds Tarn, the monitor said. Aircraft struck Orrin.", "Halden Wire")
    desk.claim("one.txt", "hold", "The army holds Tarn", by="watch", actor="army", place="tarn", time="2025-03-01")
    desk.claim("one.txt", "airstrike", "Aircraft struck Orrin", place="orrin", time="2025-03-01")
    text = (
        "Rebels took Tarn, the monitor said. At least 12 people were killed in Orrin. The army denied that Tarn fell."
    )
    desk.report("two.txt", "2025-03-05", text, "Sable Gazette")
    desk.claim("two.txt", "seize", "Rebels took Tarn", by="watch", actor="rebels", place="tarn", time="2025-03-03")
    desk.claim("two.txt", "casualties", "At least 12 people were killed in Orrin", place="orrin", time="2025-03-04",
               figures=[("killed", 12, None, "people")])  # fmt: skip
    desk.claim("two.txt", "seize", "Tarn fell", by="army", actor="rebels", place="tarn", time="2025-03-03", denied=True)
    return desk


def place_figures(claim: Claim) -> Claim:
    """A claim whose figures stand at their digits, as the evidence gate asks."""
    figures = []
    for figure in claim.figures:
        start = claim.evidence.start + claim.evidence.exact.index(str(figure.low))
        figures.append(replace(figure, start=start, end=start + len(str(figure.low))))
    return replace(claim, figures=tuple(figures))


def write(store: Store, desk: Desk) -> None:
    """Put a desk into a store, with its assembly and its picture."""
    writer = Writer(store, Activity("test", "0", "test", "0", NOW))
    for card in desk.reports:
        data = card.text.encode()
        digest = sha256(data).hexdigest()
        capture = Capture(digest, card.doc, data, "text/plain", NOW)
        writer.write_captures([capture], NOW)
        report = Report(
            card.id, card.doc, digest, card.text, card.title, card.publisher, None, None, "en", card.dating, NOW
        )
        claims = [place_figures(claim) for claim in desk.claims if claim.doc == card.doc]
        writer.write_reading(Reading(report, digest, claims, dict(ACTORS), dict(PLACES), (), capture), NOW)
    writer.write_assembly(desk.assemble(), "test", View(store).generation(), NOW)
    refresh_picture(store, NOW)


@pytest.fixture
def picture(store: Store) -> Iterator[PictureView]:
    """The picture of the desk."""
    write(store, make_desk())
    with open_picture(store) as opened:
        yield opened


def test_a_picture_is_made_once_for_each_assembly(store: Store) -> None:
    write(store, make_desk())
    assert refresh_picture(store, NOW) is False


def test_statuses_follow_day_and_knowledge(picture: PictureView) -> None:
    def held(day: date, known: date = CEILING) -> list[str]:
        return [row["status"] for row in picture.statuses(day, known, 10) if row["place"] == "tarn"]

    assert held(DAYS[0]) == ["army"]
    assert held(DAYS[2]) == ["rebels"]
    assert held(DAYS[8], DAYS[3]) == ["army"]
    assert held(DAYS[8], date(2024, 1, 1)) == []
    assert len(picture.status_rows(DAYS[8], CEILING, 10)) == len(picture.statuses(DAYS[8], CEILING, 10))
    assert "Tarn" in picture.turns(DAYS[1], DAYS[2], CEILING, 10)[0]
    assert picture.status("tarn", CEILING, CEILING)["status"] == "rebels"  # type: ignore[index]


def test_signs_and_features_of_a_day(picture: PictureView) -> None:
    assert [row.place for row in picture.marks(DAYS[0], CEILING, 10)] == ["tarn"]
    assert '"shape"' in picture.features(DAYS[0], CEILING, 10)[0].feature
    assert len(picture.signs(DAYS[0], CEILING, ["strikes"], 10)) == 1
    assert picture.signs(DAYS[0], CEILING, ["clashes"], 10) == []
    assert picture.event_features(DAYS[0], DAYS[0], ["strikes"], 10) != []


def test_lists_and_single_records(picture: PictureView) -> None:
    assert [row["number"] for row in picture.tolls(None, "rank", 0, 10, whole=True)] == [12]
    assert picture.tolls("displaced", "number", 0, 10) == []
    assert len(picture.key_tolls(DAYS[8], CEILING, 5)) <= 1
    kinds = [row["kind"] for row in picture.disputes(None, "rank", 0, 10, whole=True)]
    assert "denial" in kinds
    assert dict(picture.dispute_kinds())["denial"] == kinds.count("denial")
    voices = {row["id"]: row for row in picture.voices(None, 20, whole=True)}
    assert voices["watch"]["claims"] == 2
    assert voices["army"]["contradicted"] == 1
    event = next(row for row in picture.place_events("north", None, 20, whole=True) if row["event_type"] == "seize")
    assert picture.event(event["id"][:12])["record"]["informants"]
    assert picture.event_claims(event["id"], 10)
    assert picture.event_disputes(event["id"])
    assert picture.linked("tarn", "dispute", 10)
    assert picture.linked("north", "toll", 10)
    assert [row["doc"] for row in picture.reports(None, 10)] == ["two.txt", "one.txt"]
    assert [row["claims"] for row in picture.reports((DAYS[4], "two.txt"), 10)] == [2]
    with pytest.raises(NotFound):
        picture.place("nowhere")


def test_voices_are_sorted_and_reports_found_by_their_words(picture: PictureView) -> None:
    everybody = {row["id"]: row for row in picture.voices(None, 50, whole=True)}
    for sort in VOICE_SORTS:
        found = [row.id for row in picture.voices_by(sort, 0, 50)]
        assert sorted(found) == sorted(everybody)
        assert [row.id for row in picture.voices_by(sort, 1, 50)] == found[1:]
    assert picture.voices_by("contradicted", 0, 1)[0].id == "army"
    folded = everybody["watch"]["folded"]
    assert [row.id for row in picture.voices_by("name", 0, 5, folded)] == ["watch"]
    assert [row["doc"] for row in picture.reports(None, 10, "TWO")] == ["two.txt"]
    assert picture.reports(None, 10, "%") == []
    assert picture.discards(None, 5) == []
    assert picture.count_discards() == 0
    card = picture.find_report("two.txt")
    assert card is not None
    assert card.doc == "two.txt"
    assert picture.find_report("three.txt") is None
    assert picture.name_of_place("tarn") == "Tarn"
    assert picture.name_of_place("nowhere") == ""


def test_words_are_found_with_filters(picture: PictureView) -> None:
    def found(**asked: object) -> list[str]:
        rows = find_claims(picture.connection, Question(**asked), 0, 10, whole=True)  # type: ignore[arg-type]
        return [row["quote"] for row in rows]

    assert "Aircraft struck Orrin" in found(words="Orrin struck")
    assert found(place="tarn", polarity="denied") == ["Tarn fell"]
    assert found(actor="rebels", first=date(2025, 3, 4)) == []
    assert found(voice="watch", event_type="hold") == ["The army holds Tarn"]
    assert [row["doc"] for row in find_passages(picture.connection, "killed", 5)] == ["two.txt"]
    assert [row["id"] for row in find_names(picture.connection, "monitor", 5)] == ["watch"]


def test_what_a_run_changed_is_logged(store: Store) -> None:
    desk = make_desk()
    write(store, desk)
    with open_picture(store) as picture:
        assert picture.changes(datetime(2000, 1, 1, tzinfo=UTC), 10) == []
    desk.report("three.txt", "2025-03-09", "The army took Tarn back, the monitor said.", "Halden Wire")
    desk.claim("three.txt", "seize", "took Tarn back", by="watch", actor="army", place="tarn", time="2025-03-09")
    write(store, desk)
    with open_picture(store) as picture:
        changes = picture.changes(datetime(2000, 1, 1, tzinfo=UTC), 10)
        later = picture.changes(NOW, 10)
    assert (changes[0]["kind"], changes[0]["subject"]) == ("control", "tarn")
    assert (changes[0]["before"], changes[0]["after"]) == ("Northern rebels", "Varnian Army")
    assert changes[0]["why"]
    assert later == []


def test_what_does_not_stand_any_more_is_logged(store: Store) -> None:
    desk = make_desk()
    write(store, desk)
    desk.claims[:] = [
        claim for claim in desk.claims if claim.evidence.exact not in ("Aircraft struck Orrin", "Tarn fell")
    ]
    write(store, desk)
    with open_picture(store) as picture:
        changes = picture.changes(datetime(2000, 1, 1, tzinfo=UTC), 20)
        told = {(row["kind"], row["heading"]): row for row in changes if row.get("withdrawn")}
        assert set(told) == {("event", "Withdrawn"), ("dispute", "Withdrawn")}
        gone = told["event", "Withdrawn"]
        assert "Orrin" in gone["text"] and "rejected" in gone["hedge"] and gone["subject"] == ""
        assert told["dispute", "Withdrawn"]["text"].startswith("No longer in dispute: Tarn")
    assert picture_of_held(store) == ["rebels"]
    desk.claims[:] = [claim for claim in desk.claims if "Tarn" not in claim.evidence.exact]
    write(store, desk)
    with open_picture(store) as picture:
        control = next(row for row in picture.changes(datetime(2000, 1, 1, tzinfo=UTC), 20) if row["kind"] == "control")
    assert (control["before"], control["after"], control["heading"]) == (
        "Northern rebels", "no longer spoken of", "Withdrawn",
    )  # fmt: skip


def test_a_total_that_is_new_or_taken_back_is_logged(store: Store) -> None:
    desk = make_desk()
    write(store, desk)
    desk.report("three.txt", "2025-03-09", "Since March 1, 30 people have been killed in Orrin.", "Halden Wire")
    words = "30 people have been killed in Orrin"
    desk.claim("three.txt", "casualties", words, place="orrin", time="2025-03-01/2025-03-09",
               figures=[("killed", 30, 30, "people")])  # fmt: skip
    write(store, desk)
    with open_picture(store) as picture:
        rows = [row for row in picture.changes(datetime(2000, 1, 1, tzinfo=UTC), 20) if row["kind"] == "toll"]
    assert [(row["heading"], row["text"].split(",")[0]) for row in rows] == [("Total", "30 people killed")]
    assert rows[0]["claims"]


def picture_of_held(store: Store) -> list[str]:
    """Who is assessed to hold Tarn at last."""
    with open_picture(store) as picture:
        return [row["status"] for row in picture.statuses(DAYS[8], CEILING, 10) if row["place"] == "tarn"]


def read_all(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the picture but the stamp, and the claims that some words lead to."""
    with store.read() as connection:
        found: dict[str, list[tuple[object, ...]]] = {}
        for table in DERIVED:
            columns = [column for column in table.columns if column.name != "words"]
            rows = connection.execute(sa.select(*columns)).all()
            found[table.name] = sorted((tuple(row) for row in rows if row[0] != "stamp"), key=repr)
    with store.read() as connection:
        for words in ("monitor", "aircraft", "tarn", "shelled"):
            page = find_claims(connection, Question(words=words), 0, 20)
            found[words] = sorted((row.id,) for row in page)
    return found


def test_a_picture_that_keeps_rows_is_the_picture_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk()
    write(store, desk)
    before = read_all(store)
    desk.report("three.txt", "2025-03-06", "Rebels shelled Veld and hold Tarn, the monitor said.", "Halden Wire")
    desk.claim("three.txt", "shell", "Rebels shelled Veld", by="watch", actor="rebels", place="veld", time="2025-03-06")
    desk.claim("three.txt", "hold", "hold Tarn", by="watch", actor="rebels", place="tarn", time="2025-03-06")
    rendered: list[str] = []
    told = Fragments.claim
    monkeypatch.setattr(Fragments, "claim", lambda self, row: (rendered.append(row["id"]), told(self, row))[1])
    write(store, desk)
    grown = read_all(store)
    assert grown != before
    assert 2 <= len(rendered) < len(desk.claims)
    with store.write() as connection:
        connection.execute(sa.update(sheet).where(sheet.c.key == "stamp"), {"body": "1 x another edition"})
    assert refresh_picture(store, NOW)
    assert len(rendered) > len(desk.claims)
    assert read_all(store) == grown


def test_progress_is_told_to_the_end(store: Store) -> None:
    write(store, make_desk())
    with store.write() as connection:
        connection.execute(sa.delete(sheet))
    seen: list[tuple[str, int, int | None]] = []
    assert refresh_picture(store, NOW, lambda step, doc, done, total: seen.append((step, done, total)))
    assert [done for _, done, _ in seen] == list(range(STAGES + 1))
    assert {(step, total) for step, _, total in seen} == {("picture", STAGES)}
