"""Outlets are not sources: who counts as an independent voice."""

from desk import Desk

TEXT = (
    "Rebels entered Tarn at dawn on Sunday and raised their flag over the town hall, the Varnia Monitor said.\n"
    "Soldiers left the barracks in buses an hour later, and nobody fired a shot at them as they went.\n"
    "The market was shut for the second day, and bread was sold from the backs of trucks near the bridge.\n"
)


def test_reprints_of_one_monitor_are_one_voice() -> None:
    desk = Desk()
    for doc in ("wire", "paper", "site"):
        desk.report(doc, "2031-03-02", TEXT)
        desk.claim(doc, "enter", "Rebels entered Tarn", actor="rebels", place="tarn", time="2031-03-02", by="watch")
    found = desk.assemble()
    assert [e.independent for e in found.events] == [1]
    assert {(r.a, r.b, r.kind) for r in found.reprints if r.kind == "full"} >= {("paper", "site", "full")}


def test_copied_own_words_count_for_the_first_printer_alone() -> None:
    desk = Desk()
    desk.report("wire", "2031-03-02", TEXT)
    desk.report("paper", "2031-03-03", TEXT)
    for doc in ("wire", "paper"):
        desk.claim(doc, "withdraw", "Soldiers left the barracks", actor="army", place="tarn")
    (event,) = desk.assemble().events
    assert event.independent == 1
    assert [i.id for i in event.informants] == ["outlet:wire"]


def test_one_side_is_one_voice() -> None:
    desk = Desk()
    desk.report(
        "a", "2031-03-02", "The army, the government and state television said the army retook Orrin on Sunday."
    )
    for voice in ("army", "government", "state-tv"):
        desk.claim(
            "a", "seize", "the army retook Orrin", actor="army", place="orrin", time="2031-03-02", by=voice, id=voice
        )
    (event,) = desk.assemble().events
    assert event.independent == 1
    assert all(i.party for i in event.informants)


def test_a_circle_of_outlets_has_no_voice() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Soldiers left Orrin, the Sable Gazette writes.", "Halden Wire")
    desk.report("b", "2031-03-02", "Soldiers left Orrin, according to Halden Wire.", "Sable Gazette")
    desk.claim("a", "withdraw", "Soldiers left Orrin", actor="army", place="orrin", by="sable")
    desk.claim("b", "withdraw", "Soldiers left Orrin", actor="army", place="orrin", by="halden")
    (event,) = desk.assemble().events
    assert event.independent == 0
    assert event.informants == ()


def test_an_outlet_cited_is_followed_to_its_own_source() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Rebels hold Orrin, the Varnia Monitor said.", "Halden Wire")
    desk.report("b", "2031-03-02", "Rebels hold Orrin, according to Halden Wire.", "Sable Gazette")
    desk.claim("a", "hold", "Rebels hold Orrin", actor="rebels", place="orrin", by="watch")
    desk.claim("b", "hold", "Rebels hold Orrin", actor="rebels", place="orrin", by="halden")
    found = desk.assemble()
    assert [i.id for i in found.events[0].informants] == ["watch"]
    assert ("a", "b", "cites") in {(r.a, r.b, r.kind) for r in found.reprints}


def test_headline_that_its_text_attributes_is_no_voice() -> None:
    desk = Desk()
    desk.report(
        "a", "2031-03-02", "Rebels seize Orrin\n\nRebels have seized Orrin, the Northern Command said on Sunday.\n"
    )
    desk.claim("a", "seize", "Rebels seize Orrin", actor="rebels", place="orrin")
    desk.claim("a", "seize", "Rebels have seized Orrin", actor="rebels", place="orrin", by="rebel-command")
    (event,) = desk.assemble().events
    assert [i.id for i in event.informants] == ["rebel-command"]


def test_unnamed_reports_count_only_when_alone() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "The army has reportedly left Orrin. Mira said the army has left Orrin for good.")
    desk.claim("a", "withdraw", "The army has reportedly left Orrin", actor="army", place="orrin", by="unnamed-reports")
    assert desk.assemble().events[0].independent == 1
    desk.claim("a", "withdraw", "the army has left Orrin for good", actor="army", place="orrin", by="mira")
    (event,) = desk.assemble().events
    assert event.independent == 1
    assert {i.id for i in event.informants} == {"unnamed-reports", "mira"}


def test_admission_is_believed_more_than_a_boast() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "The army said it had left Tarn. The army said it had taken Orrin.")
    desk.claim("a", "withdraw", "it had left Tarn", actor="army", place="tarn", by="army")
    desk.claim("a", "seize", "it had taken Orrin", actor="army", place="orrin", by="army")
    belief = {e.event_type: e.belief for e in desk.assemble().events}
    assert belief["withdraw"] > 0.8 > 0.4 > belief["seize"]


def test_a_voice_that_a_report_has_affirm_and_deny_affirms_nothing() -> None:
    desk = Desk()
    desk.report(
        "a", "2031-03-02", "Rebels are in Tarn, Mira said. No rebels are in Tarn, the army said, not denying it."
    )
    desk.claim("a", "enter", "Rebels are in Tarn", actor="rebels", place="tarn", by="mira")
    desk.claim("a", "enter", "No rebels are in Tarn", actor="rebels", place="tarn", by="army", denied=True)
    desk.claim("a", "enter", "not denying it", actor="rebels", place="tarn", by="army")
    (event,) = desk.assemble().events
    assert event.independent == 1
    assert event.disputed


def test_who_tells_of_the_fighting_tells_nothing_of_the_taking() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "The army took Tarn after heavy fighting, the Varnia Monitor said.")
    desk.claim("a", "seize", "took Tarn", actor="army", place="tarn", time="2031-03-02", by="watch")
    desk.claim("a", "clash", "heavy fighting", actor="army", place="tarn", time="2031-03-02", by="watch")
    desk.report("b", "2031-03-02", "There is no fighting in Tarn, the Tarn hospital said.")
    desk.claim("b", "clash", "no fighting", place="tarn", time="2031-03-02", by="hospital", denied=True)
    taken = next(e for e in desk.assemble().events if e.event_type == "seize")
    assert [(i.id, i.affirms) for i in taken.informants] == [("watch", True)]
    assert not taken.disputed
