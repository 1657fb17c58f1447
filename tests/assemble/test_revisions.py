"""A report that is corrected, replaced or taken back takes with it whatever rested on it."""

import pytest

from desk import Desk
from fogline.lexicon.corrections import find_notices
from fogline.models.event import Assembly
from fogline.state.control_map import derive_control
from fogline.state.ledger import derive_ledger
from fogline.state.timeline import derive_timeline

SUNDAY, MONDAY, TUESDAY = "2031-03-02", "2031-03-03", "2031-03-04"
BODY = (
    "Rebels seized the town of Orrin on Sunday after a night of shelling, residents reached by telephone told us.\n"
    "The attack killed 40 people, said doctors at the provincial hospital who asked that they not be named here.\n"
    "Shops in the old market stayed shut, and buses to the coast were turned back at the bridge south of town.\n"
)
FIXED = BODY.replace("40 people", "14 people").replace("Rebels seized the town of Orrin", "Rebels shelled Orrin")


def first_report(desk: Desk, doc: str = "first", day: str = SUNDAY, publisher: str = "Halden Wire") -> None:
    desk.report(doc, day, BODY, publisher)
    desk.claim(doc, "seize", "Rebels seized the town of Orrin", actor="rebels", place="orrin", time=SUNDAY, by="mira")
    desk.claim(
        doc, "casualties", "killed 40 people", place="orrin", recipient="people", by="hospital", time=SUNDAY,
        figures=[("killed", 40, 40, "people")],
    )  # fmt: skip


def corrected(desk: Desk) -> None:
    text = (
        f"{FIXED}Correction: An earlier version of this report said that the town had been seized and gave 40 dead.\n"
    )
    desk.report("second", MONDAY, text, "Halden Wire")
    desk.claim(
        "second", "casualties", "killed 14 people", place="orrin", recipient="people", by="hospital", time=SUNDAY,
        figures=[("killed", 14, 14, "people")],
    )  # fmt: skip


def kinds(assembly: Assembly) -> set[tuple[str, str, str]]:
    return {(r.a, r.b, r.kind) for r in assembly.reprints if r.kind in ("revises", "retracts")}


def test_a_corrected_report_gives_way_in_events_control_and_tolls() -> None:
    desk = Desk()
    first_report(desk)
    before = desk.assemble()
    assert {s.place: s.assessed for s in derive_control(before, desk.holdings)} == {"orrin": "rebels"}
    corrected(desk)
    after = desk.assemble()
    assert kinds(after) == {("first", "second", "revises")}
    assert derive_control(after, desk.holdings) == ()
    seizure = next(e for e in after.events if e.event_type == "seize")
    assert (seizure.independent, seizure.belief) == (0, 0.0)
    assert "no longer says it" in seizure.reasons[0]
    assert [e.event for e in derive_timeline(after, desk.holdings)] == [
        e.id for e in after.events if e.event_type != "seize"
    ]
    lines = {line.low: line for line in derive_ledger(after, desk.holdings)}
    assert lines[14].current
    assert not lines[40].current
    (change,) = [r for r in after.relations if r.kind == "revises"]
    assert "14, not 40" in change.why


def test_what_copies_or_cites_the_corrected_report_falls_with_it() -> None:
    desk = Desk()
    first_report(desk)
    desk.report("copy", SUNDAY, BODY, "Sable Gazette")
    copy = desk.claim(
        "copy", "seize", "Rebels seized the town of Orrin", actor="rebels", place="orrin", time=SUNDAY, by="mira"
    )
    desk.report("cites", MONDAY, "Orrin fell to the rebels on Sunday, Halden Wire reported.", "Plains Radio")
    cites = desk.claim(
        "cites", "seize", "Orrin fell to the rebels", actor="rebels", place="orrin", time=SUNDAY, by="halden"
    )
    desk.report("own", MONDAY, "Rebels took Orrin on Sunday, our reporter saw.", "Valley Post")
    own = desk.claim("own", "seize", "Rebels took Orrin on Sunday", actor="rebels", place="orrin", time=SUNDAY)
    corrected(desk)
    found = desk.assemble()
    assert {copy.id, cites.id} <= found.withdrawn.keys()
    assert own.id not in found.withdrawn
    event = found.event_of[own.id]
    assert event.independent == 1
    assert [i.id for i in event.informants] == ["outlet:own"]


def test_a_retracted_story_says_nothing_any_more() -> None:
    desk = Desk()
    first_report(desk)
    desk.report("kill", MONDAY, f"RETRACTION: This story has been withdrawn.\n{BODY}", "Halden Wire")
    again = desk.claim("kill", "seize", "Rebels seized the town of Orrin", actor="rebels", place="orrin", by="mira")
    found = desk.assemble()
    assert ("first", "kill", "retracts") in kinds(found)
    assert set(found.withdrawn) == {c.id for c in desk.claims}
    assert again.id in found.withdrawn
    assert derive_timeline(found, desk.holdings) == ()


def test_another_outlet_says_that_a_report_was_withdrawn() -> None:
    desk = Desk()
    first_report(desk)
    text = "Halden Wire has withdrawn its report that rebels seized Orrin on Sunday."
    desk.report("news", TUESDAY, text, "Valley Post")
    told = desk.claim(
        "news", "seize", "rebels seized Orrin on Sunday", actor="rebels", place="orrin", time=SUNDAY, by="halden"
    )
    found = desk.assemble()
    assert {desk.claims[0].id, told.id} <= found.withdrawn.keys()
    assert desk.claims[1].id not in found.withdrawn


def test_a_correction_that_stands_alone_corrects_its_own_outlets_figure() -> None:
    desk = Desk()
    first_report(desk)
    desk.report("note", MONDAY, "CORRECTION: The attack on Orrin on Sunday killed 14 people, not 40.", "Halden Wire")
    desk.claim(
        "note", "casualties", "The attack on Orrin on Sunday killed 14 people", place="orrin", recipient="people",
        time=SUNDAY, by="hospital", figures=[("killed", 14, 14, "people")],
    )  # fmt: skip
    found = desk.assemble()
    assert set(found.withdrawn) == {desk.claims[1].id}
    assert [line.low for line in derive_ledger(found, desk.holdings) if line.current] == [14]


def test_a_later_version_without_a_notice_takes_over_and_one_of_another_outlet_does_not() -> None:
    for publisher, expected in (("Halden Wire", {("first", "second", "revises")}), ("Sable Gazette", set())):
        desk = Desk()
        first_report(desk)
        first_report(desk, "second", MONDAY, publisher)
        found = desk.assemble()
        assert kinds(found) == expected
        event = next(e for e in found.events if e.event_type == "seize")
        assert event.independent == 1
        assert event.belief > 0


def test_two_stories_of_one_outlet_stand_side_by_side() -> None:
    desk = Desk()
    first_report(desk)
    desk.report("other", MONDAY, "Buses ran again in Tarn on Monday, and bread was sold at the bridge.", "Halden Wire")
    desk.claim("other", "meet", "Buses ran again")
    assert not desk.assemble().withdrawn


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("CORRECTION: the figure is 14.", "correct"),
        ("Corrected 20:15", "correct"),
        ("An earlier version of this article misstated the number of dead.", "correct"),
        ("Editor's note: this story was amended to remove a wrong name.", "correct"),
        ("This report has been retracted.", "retract"),
        ("We retract this story.", "retract"),
        ("The mayor corrected a reporter on Sunday.", ""),
        ("The army retracted its troops from the ridge.", ""),
        ("Officials said an earlier report of the ministry was withdrawn from circulation.", ""),
    ],
)
def test_notices(line: str, kind: str) -> None:
    assert [n.kind for n in find_notices(f"Fighting goes on.\n{line}\nMore follows.\n")] == ([kind] if kind else [])


def test_hostile_text_is_read_in_linear_time() -> None:
    assert find_notices("this story has been " * 40_000) == []
    assert find_notices("in our report " * 40_000 + "\n" * 40_000) == []


def test_what_a_report_gives_as_its_earlier_versions_word_says_nothing() -> None:
    desk = Desk()
    desk.report(
        "a", SUNDAY,
        "Fighting goes on in Orrin.\nCorrection: An earlier version of this report said 14 bodies had come in. "
        "The hospital now counts 12 bodies.", "Halden Wire",
    )  # fmt: skip
    for words, number in (("14 bodies had come in", 14), ("12 bodies", 12)):
        desk.claim(
            "a", "casualties", words, place="orrin", by="hospital", time=SUNDAY,
            figures=[("killed", number, number, "bodies")],
        )  # fmt: skip
    found = desk.assemble()
    assert set(found.withdrawn) == {desk.claims[0].id}
    assert ("supersedes", desk.claims[0].id, desk.claims[1].id) in {(r.kind, r.a, r.b) for r in found.relations}
    lines = derive_ledger(found, desk.holdings)
    assert {(line.low, line.current) for line in lines} == {(14, False), (12, True)}


def test_a_headline_falls_with_its_text() -> None:
    desk = Desk()
    first_report(desk)
    desk.report(
        "cites", MONDAY, "Orrin falls\nOrrin fell to the rebels on Sunday, Halden Wire reported.", "Plains Radio"
    )
    head = desk.claim("cites", "seize", "Orrin falls", place="orrin")
    desk.claim("cites", "seize", "Orrin fell to the rebels", actor="rebels", place="orrin", time=SUNDAY, by="halden")
    corrected(desk)
    assert head.id in desk.assemble().withdrawn


@pytest.mark.parametrize(
    ("text", "publisher", "meant"),
    [
        ("We withdraw our report of Sunday on the fall of Orrin.", "Halden Wire", True),
        ("RETRACTION\nWe withdraw our story of March 2 on Orrin, where it gave 40 dead.", "Halden Wire", True),
        ("We withdraw our report of Sunday on the fall of Orrin.", "Valley Post", False),
        ("We withdraw our report of Friday on the fall of Orrin.", "Halden Wire", False),
        ("We withdraw our report of Sunday on the fall of Veld.", "Halden Wire", False),
    ],
)
def test_a_bare_notice_finds_its_report_by_outlet_day_and_place(text: str, publisher: str, meant: bool) -> None:
    desk = Desk()
    first_report(desk)
    desk.report("veld", SUNDAY, "The army shelled Karsk on Sunday, residents said.", "Halden Wire")
    other = desk.claim("veld", "shell", "The army shelled Karsk", actor="army", place="karsk", time=SUNDAY)
    desk.report("notice", TUESDAY, text, publisher)
    found = desk.assemble()
    assert (("first", "notice", "retracts") in kinds(found)) is meant
    assert set(found.withdrawn) == ({c.id for c in desk.claims if c.doc == "first"} if meant else set())
    assert other.id not in found.withdrawn


def test_a_bare_notice_that_fits_two_reports_takes_neither_back() -> None:
    desk = Desk()
    first_report(desk)
    desk.report("again", SUNDAY, "Rebels entered Orrin on Sunday, a teacher there said.", "Halden Wire")
    desk.claim("again", "enter", "Rebels entered Orrin", actor="rebels", place="orrin", time=SUNDAY)
    desk.report("notice", TUESDAY, "We withdraw our report of Sunday on Orrin.", "Halden Wire")
    assert desk.assemble().withdrawn == {}
