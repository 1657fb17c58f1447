"""What changed from one picture to a later one, and because of which report."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desk import Desk
from fogline.models.change import Change
from fogline.models.dossier import Dossier
from fogline.models.holdings import Holdings
from fogline.state.changes import derive_changes
from fogline.state.knowledge import end_of, find_known, known_from
from fogline.survey import make_dossier

SUNDAY, MONDAY, TUESDAY = "2031-03-02", "2031-03-03", "2031-03-04"
NOTHING = make_dossier(Holdings(), Desk().assemble())


def show(desk: Desk) -> Dossier:
    return make_dossier(desk.holdings, desk.assemble())


def find(changes: tuple[Change, ...], kind: str, matter: str) -> list[Change]:
    return [one for one in changes if (one.kind, one.matter) == (kind, matter)]


def war() -> Desk:
    desk = Desk()
    desk.report("a", SUNDAY, "Rebels took Orrin, the Varnia Monitor said. Since Friday 120 people died, it said.")
    desk.claim("a", "seize", "Rebels took Orrin", actor="rebels", place="orrin", time=SUNDAY, by="watch")
    toll(desk, "a", "120 people died", 120, SUNDAY)
    return desk


def toll(desk: Desk, doc: str, words: str, number: int, until: str) -> None:
    desk.claim(
        doc, "casualties", words, time=f"2031-02-28/{until}", recipient="people", by="watch",
        figures=[("killed", number, number, "people")],
    )  # fmt: skip


def test_the_same_picture_has_no_change() -> None:
    assert derive_changes(show(war()), show(war())) == ()


def test_from_nothing_everything_is_new_and_names_its_report() -> None:
    found = derive_changes(NOTHING, show(war()))
    assert {(c.kind, c.matter) for c in found} == {("new", "event"), ("new", "control"), ("new", "toll")}
    assert all(c.reports == ("a",) for c in found)
    (control,) = find(found, "new", "control")
    assert (control.was, control.now, control.place) == ("", "rebels", ("orrin",))


def test_a_denial_names_the_denier_and_its_report() -> None:
    desk = war()
    before = show(desk)
    desk.report("b", MONDAY, "The army denied that Orrin had fallen.")
    said = desk.claim("b", "seize", "Orrin had fallen", actor="rebels", place="orrin", by="army", denied=True)
    found = derive_changes(before, show(desk))
    (denied,) = find(found, "denied", "event")
    assert (denied.now, denied.reports, denied.claims) == ("Varnian Army", ("b",), (said.id,))
    assert find(found, "new", "dispute")


def test_a_running_total_is_told_once_as_was_and_is() -> None:
    desk = war()
    before = show(desk)
    desk.report("b", MONDAY, "Since Friday 180 people died, the Varnia Monitor said.")
    toll(desk, "b", "180 people died", 180, MONDAY)
    found = derive_changes(before, show(desk))
    (change,) = [c for c in found if c.matter == "toll"]
    assert (change.kind, change.was, change.now) == ("superseded", "120 killed (people)", "180 killed (people)")
    assert change.reports == ("b",)


def test_another_voice_and_another_holder_revise() -> None:
    desk = war()
    before = show(desk)
    desk.report("b", MONDAY, "Orrin fell on Sunday, we saw. The army retook Orrin on Monday, residents told Mira.")
    desk.claim("b", "seize", "Orrin fell on Sunday", actor="rebels", place="orrin", time=SUNDAY)
    desk.claim("b", "seize", "The army retook Orrin", actor="army", place="orrin", time=MONDAY, by="mira")
    found = derive_changes(before, show(desk))
    (event,) = find(found, "revised", "event")
    assert event.aspects == ("voices",)
    assert (event.was, event.now) == ("1 independent voice", "2 independent voices")
    (control,) = find(found, "revised", "control")
    assert (control.was, control.now, control.reports) == ("rebels", "army", ("b",))


def test_a_retracted_report_withdraws_what_it_said() -> None:
    desk = war()
    desk.reports[0] = replace(desk.reports[0], publisher="Halden Wire")
    before = show(desk)
    text = "RETRACTION: This story has been withdrawn.\n" + desk.reports[0].text
    desk.report("kill", TUESDAY, text, "Halden Wire")
    desk.claim("kill", "seize", "Rebels took Orrin", actor="rebels", place="orrin", time=SUNDAY, by="watch")
    found = derive_changes(before, show(desk))
    (control,) = find(found, "withdrawn", "control")
    assert (control.was, control.now, control.reports) == ("rebels", "", ("kill",))
    events = find(found, "withdrawn", "event")
    assert len(events) == 2
    assert all(e.reports == ("kill",) and "took the report back" in e.why for e in events)
    assert [c.was for c in find(found, "withdrawn", "toll")] == ["120 killed (people)"]


def test_every_claim_and_report_named_is_known() -> None:
    desk = war()
    for change in derive_changes(NOTHING, show(desk)):
        assert set(change.claims) <= {c.id for c in desk.claims}
        assert set(change.reports) <= {card.doc for card in desk.reports}


@pytest.mark.parametrize(
    ("fetched", "moment"),
    [
        (datetime(2031, 3, 2, 9, tzinfo=UTC), datetime(2031, 3, 2, 9, tzinfo=UTC)),
        (datetime(2031, 3, 3, 9, tzinfo=UTC), datetime(2031, 3, 3, 9, tzinfo=UTC)),
        (datetime(2033, 1, 1, tzinfo=UTC), end_of(date(2031, 3, 2))),
    ],
)
def test_a_report_is_known_from_its_fetching_when_followed_live_else_from_its_day(
    fetched: datetime, moment: datetime
) -> None:
    desk = war()
    assert known_from(replace(desk.reports[0], retrieved_at=fetched)) == moment


def test_what_was_known_leaves_later_reports_out() -> None:
    desk = war()
    desk.report("b", MONDAY, "The army retook Orrin on Monday, Mira said.")
    desk.claim("b", "seize", "The army retook Orrin", actor="army", place="orrin", time=MONDAY, by="mira")
    known = find_known(desk.holdings, end_of(date(2031, 3, 2)))
    assert set(known.reports) == {"a"}
    assert {c.doc for c in known.claims.values()} == {"a"}
    assert find_known(desk.holdings, end_of(date(2031, 3, 2)) - timedelta(hours=1)).claims == {}
