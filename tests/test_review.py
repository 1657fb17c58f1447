"""Decisions flow into what follows, outlive readings, and tell of one another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

import fakes
from fakes import NOW, STAGES, as_reader
from fogline.errors import EvidenceError, NotFound, UsageError
from fogline.models.claim import Claim, Slot
from fogline.models.decision import Amendment, Decision, Identity
from fogline.models.entity import Place
from fogline.models.groundings import Groundings
from fogline.models.measure import Figure
from fogline.models.report import Report
from fogline.models.selector import select
from fogline.pipeline import run
from fogline.review import find_conflicts, find_judgements, make_anchor, record_decisions, redecide
from fogline.settings import Settings
from fogline.stages import Stages
from fogline.store.database import Store, open_store
from fogline.store.decisions import (
    find_anchored,
    find_on_claim,
    last_record,
    parse_decision,
    read_decisions,
    render_decision,
)
from fogline.store.view import View

Decide = Callable[..., Decision]
ORSK = Place("place:orsk", "Orsk", "town", 51.2, 58.5, within="country:x")
OTHER = Amendment("place", (Slot("place:orsk", "Orsk", "Orsk"),))


def read(store: Store, folder: Path, stages: Stages = STAGES, *, refresh: bool = False) -> None:
    summary = run([str(folder)], store, Settings(), stages=stages, clock=lambda: NOW, refresh=refresh)
    assert not [one for one in summary.discards if one.stage == "assemble"], summary.discards


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    (made / "a.txt").write_text("DATE 2031-05-02\n3 killed in Milan on the day.\n5 killed in Quito after.\n")
    (made / "b.txt").write_text("DATE 2031-05-03\n4 killed in Milan on the day.\n")
    return made


@pytest.fixture
def desk(store: Store, folder: Path) -> Store:
    read(store, folder)
    return store


def find(store: Store, words: str) -> Claim:
    return next(claim for claim in View(store).claims() if claim.evidence.exact.startswith(words))


def decide(store: Store, action: str, words: str, by: str = "Ada", minutes: int = 0, **more: object) -> Decision:
    """Decide on the claim whose quote begins with some words, as it stood before any decision."""
    with store.read() as connection:
        everything = [*View(store).claims(), *_originals(connection)]
        claim = next(c for c in everything if c.evidence.exact.startswith(words))
        anchor, _ = make_anchor(connection, claim.id)
    decision = Decision(action, by, NOW + timedelta(minutes=minutes), targets=(anchor,), **more)  # type: ignore[arg-type]
    return record_decisions(store, [decision], NOW).fresh[0]


def _originals(connection: object) -> list[Claim]:
    import sqlalchemy as sa

    from fogline.store.review_tables import original
    from fogline.store.rows import read_row

    rows = connection.execute(sa.select(original.c.body)).scalars()  # type: ignore[attr-defined]
    return [read_row(Claim, body) for body in rows]


def quotes(store: Store) -> list[str]:
    return [claim.evidence.exact for claim in View(store).claims()]


def test_a_rejected_claim_is_gone_and_comes_back_undone(desk: Store, folder: Path) -> None:
    decision = decide(desk, "reject", "3 killed", why="a rumour")
    assert quotes(desk) == ["5 killed in Quito", "4 killed in Milan"]
    read(desk, folder)
    assert {claim for event in View(desk).events() for claim in event.claims} == {c.id for c in View(desk).claims()}
    undo = Decision("undo", "Ada", NOW, undoes=decision.id)
    record_decisions(desk, [undo], NOW)
    assert quotes(desk) == ["3 killed in Milan", "5 killed in Quito", "4 killed in Milan"]
    again = Decision("undo", "Ada", NOW, undoes=replace(undo, id="").undoes)
    with pytest.raises(NotFound):
        record_decisions(desk, [replace(again, undoes="nothing")], NOW)


def test_an_undo_can_be_undone(desk: Store) -> None:
    decision = decide(desk, "reject", "3 killed")
    undo = record_decisions(desk, [Decision("undo", "Ada", NOW, undoes=decision.id)], NOW).fresh[0]
    record_decisions(desk, [Decision("undo", "Bo", NOW + timedelta(minutes=1), undoes=undo.id)], NOW)
    assert "3 killed in Milan" not in quotes(desk)


def test_a_corrected_place_flows_into_events_and_keeps_the_readers_version(desk: Store, folder: Path) -> None:
    before = find(desk, "3 killed")
    decide(desk, "correct", "3 killed", amendment=OTHER, places=(ORSK,), why="another Milan")
    after = find(desk, "3 killed")
    assert (after.id, after.place[0].id) == (before.id, "place:orsk")
    assert after.notes == ("place corrected by Ada",)
    assert View(desk).places()["place:orsk"] == ORSK
    assert View(desk).claims(place="place:orsk") == [after]
    read(desk, folder)
    assert "ev-place:orsk" in {event.id for event in View(desk).events()}
    assert [r.claim.place[0].id for r in View(desk).revisions(before.id)] == ["place:milan", "place:orsk"]


def test_a_figure_must_stand_in_the_quote(desk: Store) -> None:
    claim = find(desk, "3 killed")
    start = claim.evidence.start
    wrong = Amendment("figures", figures=(Figure("killed", 30, 30, "", start, start + 1),))
    with pytest.raises(EvidenceError):
        decide(desk, "correct", "3 killed", amendment=wrong)
    assert find(desk, "3 killed") == claim
    with desk.read() as connection:
        assert read_decisions(connection) == []


def shifted(report: Report, groundings: Groundings) -> list[Claim]:
    """A later reader: other ids, and one quote with a word more."""
    claims = []
    for claim in fakes.claim(report, groundings):
        end = claim.evidence.end + (7 if claim.evidence.exact.startswith("5 killed") else 0)
        evidence = select(report.text, claim.evidence.start, min(end, len(report.text)))
        ident = sha256(f"new {claim.id}".encode()).hexdigest()[:16]
        claims.append(replace(claim, id=ident, evidence=evidence, reader="fake/2"))
    return claims


def test_decisions_outlive_another_reader(desk: Store, folder: Path) -> None:
    decide(desk, "correct", "3 killed", amendment=OTHER, places=(ORSK,))
    decide(desk, "reject", "5 killed")
    decide(desk, "accept", "4 killed")
    read(desk, folder, as_reader("fake/2", claim=shifted), refresh=True)
    assert quotes(desk) == ["3 killed in Milan", "4 killed in Milan"]
    assert find(desk, "3 killed").place[0].id == "place:orsk"
    with desk.read() as connection:
        assert sorted(row.how for row in find_anchored(connection)) == ["overlap", "quote", "quote"]
        assert len(find_on_claim(connection, find(desk, "4 killed").id)) == 1


def test_what_no_claim_fits_is_kept_and_listed(desk: Store, folder: Path) -> None:
    decide(desk, "reject", "5 killed")

    def blind(report: Report, groundings: Groundings) -> list[Claim]:
        return [c for c in fakes.claim(report, groundings) if not c.evidence.exact.startswith("5")]

    read(desk, folder, as_reader("fake/2", claim=blind), refresh=True)
    with desk.read() as connection:
        assert [row.how for row in find_anchored(connection, how=["unanchored"])] == ["unanchored"]
    read(desk, folder, as_reader("fake/3"), refresh=True)
    assert "5 killed in Quito" not in quotes(desk)


def add(store: Store, words: str) -> Decision:
    card = View(store).get_report("a.txt")
    start = card.text.index(words)
    with store.read() as connection:
        anchor, _ = make_anchor(connection, find(store, "3 killed").id)
    place = Slot("place:orsk", "Orsk", "Orsk")
    claim = Claim(
        "added0", card.id, card.doc, select(card.text, start, start + len(words)), "clash", None, place=(place,)
    )
    target = replace(anchor, claim="added0", quote=claim.evidence, trigger=None, event_type="clash")
    made = Decision("add", "Ada", NOW, targets=(target,), claim=claim, places=(ORSK,))
    return record_decisions(store, [made], NOW).fresh[0]


def test_an_added_claim_is_there_until_undone_and_can_be_decided_on(desk: Store, folder: Path) -> None:
    made = add(desk, "on the day")
    assert find(desk, "on the day").reader == "review"
    decide(desk, "correct", "on the day", amendment=Amendment("polarity", word="denied"))
    assert find(desk, "on the day").polarity == "denied"
    read(desk, folder, as_reader("fake/2", claim=shifted), refresh=True)
    assert find(desk, "on the day").polarity == "denied"
    record_decisions(desk, [Decision("undo", "Ada", NOW, undoes=made.id)], NOW)
    assert "on the day" not in quotes(desk)


def test_two_who_did_not_see_each_other_conflict_until_one_has(desk: Store) -> None:
    first = decide(desk, "correct", "3 killed", amendment=OTHER, places=(ORSK,))
    denied = Amendment("place", (Slot("place:quito", "Quito", "Quito"),))
    second = decide(desk, "correct", "3 killed", "Bo", 1, amendment=denied)
    assert find(desk, "3 killed").place[0].id == "place:orsk"
    with desk.read() as connection:
        (conflict,) = find_conflicts(connection)
    assert (conflict.about, conflict.decisions) == ("place", (first.id, second.id))
    decide(desk, "correct", "3 killed", "Bo", 2, amendment=denied, seen=(first.id, second.id))
    assert find(desk, "3 killed").place[0].id == "place:quito"
    with desk.read() as connection:
        assert find_conflicts(connection) == []
        assert len(read_decisions(connection)) == 3


def test_the_same_decided_twice_is_no_conflict(desk: Store) -> None:
    decide(desk, "correct", "3 killed", amendment=OTHER, places=(ORSK,))
    decide(desk, "correct", "3 killed", "Bo", 1, amendment=OTHER, places=(ORSK,))
    with desk.read() as connection:
        assert find_conflicts(connection) == []


def test_accepted_as_it_was_while_another_corrects(desk: Store) -> None:
    decide(desk, "accept", "3 killed", "Bo")
    decide(desk, "correct", "3 killed", "Ada", 1, amendment=OTHER, places=(ORSK,))
    assert find(desk, "3 killed").place[0].id == "place:milan"
    with desk.read() as connection:
        assert [one.about for one in find_conflicts(connection)] == ["place"]


def test_rejected_by_one_accepted_by_another(desk: Store) -> None:
    decide(desk, "reject", "3 killed", "Bo")
    decide(desk, "accept", "3 killed", "Ada", 1)
    assert "3 killed in Milan" not in quotes(desk)
    with desk.read() as connection:
        assert [one.about for one in find_conflicts(connection)] == ["verdict"]


def test_an_identity_holds_everywhere_also_in_what_comes_later(desk: Store, folder: Path) -> None:
    one = Identity("place", "place:milan", "place:orsk", "Orsk")
    record_decisions(desk, [Decision("identify", "Ada", NOW, identity=one, places=(ORSK,))], NOW)
    assert {slot.id for claim in View(desk).claims() for slot in claim.place} == {"place:orsk", "place:quito"}
    (folder / "c.txt").write_text("DATE 2031-05-04\n6 killed in Milan on the day.\n")
    read(desk, folder)
    assert find(desk, "6 killed").place[0] == replace(fakes_slot(), id="place:orsk", name="Orsk", start=28, end=33)


def fakes_slot() -> Slot:
    return Slot("place:milan", "Milan", "Milan")


def test_an_identity_undone(desk: Store) -> None:
    one = Identity("place", "place:milan", "place:orsk", "Orsk")
    made = record_decisions(desk, [Decision("identify", "Ada", NOW, identity=one, places=(ORSK,))], NOW).fresh[0]
    record_decisions(desk, [Decision("undo", "Ada", NOW, undoes=made.id)], NOW)
    assert {slot.id for claim in View(desk).claims() for slot in claim.place} == {"place:milan", "place:quito"}
    assert _all_originals(desk) == []


def _all_originals(store: Store) -> list[Claim]:
    with store.read() as connection:
        return _originals(connection)


def test_events_parted_and_joined(desk: Store, folder: Path) -> None:
    with desk.read() as connection:
        a, _ = make_anchor(connection, find(desk, "3 killed").id)
        b, _ = make_anchor(connection, find(desk, "4 killed").id)
    parted = record_decisions(desk, [Decision("different", "Ada", NOW, targets=(a,), others=(b,))], NOW).fresh[0]
    read(desk, folder)
    assert [(j.verdict, j.by) for j in View(desk).judgements()] == [("different", "Ada")]
    later = NOW + timedelta(minutes=1)
    record_decisions(desk, [Decision("same", "Bo", later, targets=(a, b), seen=(parted.id,))], NOW)
    with desk.read() as connection:
        judgements, conflicts = find_judgements(connection)
    assert ([(j.verdict, j.by) for j in judgements], conflicts) == ([("same", "Bo")], [])


def picture(store: Store) -> list[object]:
    view = View(store)
    return [view.claims(), view.events(), view.relations(), view.judgements(), view.places()]


def test_exported_and_imported_into_a_fresh_store_gives_the_same_picture(
    desk: Store, folder: Path, tmp_path: Path
) -> None:
    decide(desk, "correct", "3 killed", amendment=OTHER, places=(ORSK,))
    decide(desk, "reject", "5 killed")
    undone = decide(desk, "reject", "4 killed")
    record_decisions(desk, [Decision("undo", "Bo", NOW, undoes=undone.id)], NOW)
    add(desk, "on the day")
    read(desk, folder)
    with desk.read() as connection:
        lines = [render_decision(one) for one in read_decisions(connection)]
    with open_store(tmp_path / "fresh.db") as fresh:
        read(fresh, folder)
        for _ in range(2):
            record_decisions(fresh, reversed([parse_decision(line) for line in lines]), NOW, check=False)
        read(fresh, folder)
        assert picture(fresh) == picture(desk)
        with fresh.read() as connection:
            assert last_record(connection) == len(lines)
    with open_store(tmp_path / "before.db") as before:
        record_decisions(before, [parse_decision(line) for line in lines], NOW, check=False)
        read(before, folder)
        assert picture(before) == picture(desk)


def test_a_changed_line_is_refused(desk: Store) -> None:
    line = render_decision(decide(desk, "reject", "3 killed"))
    with pytest.raises(UsageError, match="was changed"):
        parse_decision(line.replace("reject", "accept"))
    with pytest.raises(UsageError, match="no decision"):
        parse_decision(line.replace('"start": 16', '"start": "16"'))
    with pytest.raises(UsageError, match="no decision"):
        parse_decision("[]")


def test_an_import_that_fails_the_gate_is_kept_and_listed(desk: Store) -> None:
    with desk.read() as connection:
        anchor, claim = make_anchor(connection, find(desk, "3 killed").id)
    wrong = Amendment(
        "figures", figures=(Figure("killed", 30, 30, "", claim.evidence.start, claim.evidence.start + 1),)
    )
    made = Decision("correct", "Ada", NOW, targets=(anchor,), amendment=wrong)
    record_decisions(desk, [made], NOW, check=False)
    assert find(desk, "3 killed").figures[0].low == 3
    with desk.read() as connection:
        assert [row.how for row in find_anchored(connection, how=["refused"])] == ["refused"]


@pytest.mark.parametrize(
    "broken",
    [
        Decision("accept", "Ada", NOW), Decision("correct", "Ada", NOW), Decision("guess", "Ada", NOW),
        Decision("undo", " ", NOW, undoes="x"), Decision("undo", "machine", NOW, undoes="x"),
        Decision("undo", "Ada", NOW.replace(tzinfo=None), undoes="x"), Decision("undo", "Ada", NOW, "y" * 2001),
    ],
)  # fmt: skip
def test_what_decides_nothing_is_refused(store: Store, broken: Decision) -> None:
    with pytest.raises(UsageError):
        record_decisions(store, [broken], NOW)


def test_nothing_to_do_twice(desk: Store) -> None:
    decide(desk, "correct", "3 killed", amendment=OTHER, places=(ORSK,))
    assert redecide(desk, NOW) == 0
