"""Spans: a place's status from day to day, as it could be known from day to day."""

from __future__ import annotations

from datetime import date

import pytest

from desk import PLACES, Desk
from fogline.state.control_map import derive_control
from fogline.state.spans import ControlSpan, derive_spans, find_families


@pytest.fixture
def desk() -> Desk:
    """A town that changes hands twice; the first change is told late by one outlet."""
    desk = Desk()
    desk.report("one", "2025-03-01", "The army holds Tarn, the monitor said.", "Halden Wire")
    desk.claim("one", "hold", "holds Tarn", by="watch", actor="army", place="tarn", time="2025-03-01")
    desk.report("two", "2025-03-05", "Rebels took Tarn on March 3, the monitor said.", "Sable Gazette")
    desk.claim("two", "seize", "took Tarn", by="watch", actor="rebels", place="tarn", time="2025-03-03")
    desk.report("three", "2025-03-08", "The army took Tarn back on Saturday, the monitor said.", "Halden Wire")
    desk.claim("three", "seize", "took Tarn back", by="watch", actor="army", place="tarn", time="2025-03-08")
    return desk


def derive(desk: Desk) -> list[ControlSpan]:
    """All spans of a desk."""
    families = find_families(desk.assemble(), desk.holdings)
    return [span for family in families for span in derive_spans(family)]


def at(spans: list[ControlSpan], place: str, day: str, known: str = "9999-12-31") -> str:
    """The assessment of a place on a day by what was known on another."""
    when, then = date.fromisoformat(day), date.fromisoformat(known)
    found = [
        span.status.assessed
        for span in spans
        if span.status.place == place
        and span.first <= when <= span.last
        and span.known_first <= then <= span.known_last
    ]
    assert len(found) <= 1
    return found[0] if found else "nothing"


def test_a_status_holds_until_the_next(desk: Desk) -> None:
    spans = derive(desk)
    days = ("2025-02-28", "2025-03-01", "2025-03-02", "2025-03-03", "2025-03-07", "2025-03-08", "2031-01-01")
    told = [at(spans, "tarn", day) for day in days]
    assert told == ["nothing", "army", "army", "rebels", "rebels", "army", "army"]


def test_what_was_told_late_was_not_known_before(desk: Desk) -> None:
    spans = derive(desk)
    assert at(spans, "tarn", "2025-03-03", known="2025-03-04") == "army"
    assert at(spans, "tarn", "2025-03-03", known="2025-03-05") == "rebels"
    assert at(spans, "tarn", "2025-03-09", known="2025-03-06") == "rebels"
    assert at(spans, "tarn", "2025-03-03", known="2025-02-01") == "nothing"


def test_every_day_is_what_the_rule_says_of_it(desk: Desk) -> None:
    desk.report("four", "2025-03-06", "Rebels entered Orrin, a teacher said. The province is theirs.", "Sable Gazette")
    desk.claim("four", "enter", "entered Orrin", by="mira", actor="rebels", place="orrin", time="2025-03-06")
    desk.claim("four", "seize", "The province is theirs", by="rebels", actor="rebels", place="north", time="2025-03-06")
    spans, assembly, holdings = derive(desk), desk.assemble(), desk.holdings
    for number in range(1, 12):
        day = date(2025, 3, number)
        wanted = {status.place: status.assessed for status in derive_control(assembly, holdings, day)}
        assert {place: at(spans, place, day.isoformat()) for place in wanted} == wanted


def test_a_family_is_a_province_with_what_lies_in_it(desk: Desk) -> None:
    desk.report("five", "2025-03-02", "Rebels took a town in South province.", "Sable Gazette")
    desk.claim("five", "seize", "took a town", actor="rebels", place="south")
    roots = [family.root for family in find_families(desk.assemble(), desk.holdings)]
    assert roots == ["north", "south"]
    assert PLACES["tarn"].within == "north"


def test_plans_and_background_make_no_span() -> None:
    desk = Desk()
    desk.report("one", "2025-03-01", "Rebels will take Tarn. The army took Tarn in 2012.", "Halden Wire")
    desk.claim("one", "seize", "will take Tarn", actor="rebels", place="tarn", modality="planned")
    desk.claim(
        "one", "seize", "took Tarn in 2012", actor="army", place="tarn", time="2012-01-01/2012-12-31", core=False
    )
    assert derive(desk) == []


def test_with_little_work_the_last_knowledge_is_still_exact(desk: Desk) -> None:
    for number in range(10, 30):
        doc = desk.report(f"day{number}", f"2025-03-{number}", "Rebels took Orrin, a teacher said.", "Sable Gazette")
        actor = "rebels" if number % 2 else "army"
        desk.claim(doc, "seize", "took Orrin", by="watch", actor=actor, place="orrin", time=f"2025-03-{number}")
    families = find_families(desk.assemble(), desk.holdings)
    whole, coarse = ([s for f in families for s in derive_spans(f, work)] for work in (10**9, 1))
    days = [f"2025-03-{number:02}" for number in range(1, 31)]
    assert [at(coarse, "orrin", day) for day in days] == [at(whole, "orrin", day) for day in days]
    assert len(coarse) < len(whole)
    assert at(coarse, "orrin", "2025-03-29", known="2025-03-01") == "nothing"


def test_what_was_withdrawn_later_was_known_until_then() -> None:
    desk = Desk()
    desk.report("one", "2025-03-01", "The army holds Tarn, the monitor said.", "Halden Wire")
    desk.claim("one", "hold", "holds Tarn", by="watch", actor="army", place="tarn", time="2025-03-01")
    body = "Rebels took Tarn on Monday after a long night of shelling, people in the town told this agency."
    desk.report("two", "2025-03-03", body, "Sable Gazette")
    desk.claim("two", "seize", "Rebels took Tarn on Monday", actor="rebels", place="tarn", time="2025-03-03")
    desk.report("kill", "2025-03-05", f"RETRACTION: This story has been withdrawn.\n{body}", "Sable Gazette")
    spans, assembly = derive(desk), desk.assemble()
    assert set(assembly.withdrawn) == {desk.claims[1].id}
    assert assembly.withdrawn_on == {desk.claims[1].id: date(2025, 3, 5)}
    assert at(spans, "tarn", "2025-03-04", known="2025-03-02") == "army"
    assert at(spans, "tarn", "2025-03-04", known="2025-03-04") == "rebels"
    assert at(spans, "tarn", "2025-03-04", known="2025-03-05") == "army"
    assert at(spans, "tarn", "2025-03-04") == "army"


def test_a_place_of_which_all_was_withdrawn_has_spans_until_then_and_none_after() -> None:
    desk = Desk()
    desk.report("a", "2025-03-02", "Rebels took Orrin. Rebels took Tarn.", "Halden Wire")
    desk.claim("a", "seize", "Rebels took Orrin", actor="rebels", place="orrin", time="2025-03-02")
    desk.claim("a", "seize", "Rebels took Tarn", actor="rebels", place="tarn", time="2025-03-02")
    desk.report(
        "b", "2025-03-05", "This story has been retracted. Halden Wire withdraws its report on Orrin.", "Halden Wire"
    )
    desk.report("c", "2025-03-06", "The army holds Tarn, the monitor said.", "Sable Gazette")
    desk.claim("c", "hold", "The army holds Tarn", by="watch", actor="army", place="tarn", time="2025-03-06")
    assembly = desk.assemble()
    assert len(assembly.withdrawn) == 2
    spans = [s for family in find_families(assembly, desk.holdings) for s in derive_spans(family)]
    orrin = [s for s in spans if s.status.place == "orrin"]
    assert [(s.status.assessed, s.known_last) for s in orrin] == [("rebels", date(2025, 3, 4))]
