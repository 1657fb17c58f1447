"""Control by the published rule: besieged, shared, drawn from a region, stale; every step traces to claims."""

from dataclasses import replace
from datetime import date

from desk import Desk
from fogline.models.claim import Slot
from fogline.models.state import ControlStatus
from fogline.state.control_map import derive_control

SUNDAY, MONDAY, TUESDAY = "2031-03-02", "2031-03-03", "2031-03-04"


def control(desk: Desk, place: str, as_of: date | None = None) -> ControlStatus:
    return next(s for s in derive_control(desk.assemble(), desk.holdings, as_of) if s.place == place)


def held_by_army() -> Desk:
    desk = Desk()
    desk.report("a", SUNDAY, "The army holds Tarn, the Varnia Monitor said.")
    desk.claim("a", "hold", "The army holds Tarn", actor="army", place="tarn", time=SUNDAY, by="watch")
    return desk


def test_a_ring_told_by_a_monitor_makes_a_place_besieged_and_names_who_is_inside() -> None:
    desk = held_by_army()
    desk.report("b", MONDAY, "Rebels have besieged Tarn, the Varnia Monitor said.")
    desk.claim("b", "attack", "Rebels have besieged Tarn", actor="rebels", place="tarn", time=MONDAY, by="watch")
    status = control(desk, "tarn")
    assert (status.assessed, status.holder) == ("besieged", "army")
    assert "surround it" in status.why
    assert "Varnian Army" in status.why
    assert control(desk, "tarn", date(2031, 3, 2)).assessed == "army"


def test_surrounding_towns_are_no_ring() -> None:
    desk = held_by_army()
    desk.report("b", MONDAY, "Rebels have taken Tarn and the surrounding towns, the Varnia Monitor said.")
    words = "Rebels have taken Tarn and the surrounding towns"
    desk.claim("b", "seize", words, actor="rebels", place="tarn", time=MONDAY, by="watch")
    assert control(desk, "tarn").assessed == "rebels"


def test_the_besiegers_own_word_is_no_siege_and_the_besieged_sides_word_is() -> None:
    desk = held_by_army()
    desk.report(
        "b", MONDAY, "Tarn is encircled by the rebels, the Northern Command said. Tarn is encircled, the army said."
    )
    desk.claim("b", "attack", "Tarn is encircled by", actor="rebels", place="tarn", time=MONDAY, by="rebel-command")
    assert control(desk, "tarn").assessed == "army"
    desk.claim("b", "attack", "Tarn is encircled, the", actor="rebels", place="tarn", time=MONDAY, by="army")
    assert control(desk, "tarn").assessed == "besieged"


def test_a_siege_ends_when_it_is_lifted_and_when_the_besieger_takes_the_place() -> None:
    for kind, words, actor, then in (
        ("attack", "The rebels lifted the siege of Tarn", "rebels", "army"),
        ("seize", "The rebels took Tarn", "rebels", "rebels"),
    ):
        desk = held_by_army()
        desk.report("b", MONDAY, "Rebels have besieged Tarn, the Varnia Monitor said.")
        desk.claim("b", "attack", "Rebels have besieged Tarn", actor="rebels", place="tarn", time=MONDAY, by="watch")
        desk.report("c", TUESDAY, f"{words}, the Varnia Monitor said.")
        desk.claim("c", kind, words, actor=actor, place="tarn", time=TUESDAY, by="watch")
        assert control(desk, "tarn").assessed == then


def test_one_voice_that_parts_a_town_between_two_sides_makes_it_contested() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "Rebels hold the north of the town and soldiers the south, the Varnia Monitor said.")
    one = desk.claim("a", "hold", "Rebels hold the north of the town", actor="rebels", place="orrin", by="watch")
    assert control(desk, "orrin").assessed == "unknown"
    desk.claim("a", "hold", "soldiers the south", actor="army", place="orrin", by="watch")
    status = control(desk, "orrin")
    assert status.assessed == "contested"
    assert {h.holder for h in status.claimed} == {"rebels", "army"}
    assert one.id in status.claims


def test_enemy_seen_inside_what_a_party_says_it_holds_is_contested() -> None:
    desk = Desk()
    desk.report(
        "a", SUNDAY, "The army said that it holds Tarn. Rebels are in the western quarters, residents told Mira."
    )
    desk.claim("a", "hold", "it holds Tarn", actor="army", place="tarn", time=SUNDAY, by="army")
    assert control(desk, "tarn").assessed == "unknown"
    desk.claim("a", "enter", "Rebels are in the western quarters", actor="rebels", place="tarn", time=SUNDAY, by="mira")
    assert control(desk, "tarn").assessed == "contested"


def test_positions_in_a_region_are_not_the_region() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "The army keeps positions in North province, the Varnia Monitor said.")
    desk.claim("a", "hold", "The army keeps positions in North province", actor="army", place="north", by="watch")
    status = control(desk, "north")
    assert status.assessed == "unknown"
    assert [h.holder for h in status.claimed] == ["army"]


def test_fighting_at_a_base_puts_nobody_inside_and_fighting_in_a_town_does() -> None:
    for place, assessed in (("tarn-airport", "army"), ("orrin", "contested")):
        desk = Desk()
        desk.report("a", SUNDAY, "Soldiers hold it, Mira said. The two sides exchange fire there, Mira said.")
        desk.claim("a", "hold", "Soldiers hold it", actor="army", place=place, time=SUNDAY, by="mira")
        desk.claim(
            "a", "clash", "The two sides exchange fire", actor="army rebels", place=place, time=SUNDAY, by="mira"
        )
        assert control(desk, place).assessed == assessed


def test_the_capture_of_a_region_says_something_of_its_towns_of_lower_weight() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "A convoy left Orrin. Rebels took all of North province, the Varnia Monitor said.")
    desk.claim("a", "withdraw", "A convoy left Orrin", actor="army", place="orrin", by="unnamed-reports")
    desk.claim(
        "a", "seize", "Rebels took all of North province", actor="rebels", place="north", time=SUNDAY, by="watch"
    )
    one = control(desk, "orrin")
    assert one.assessed == "unknown"
    assert any("of the region around it" in step and "does not decide" in step for step in one.steps)
    desk.report("b", SUNDAY, "North province has fallen to the rebels.")
    desk.claim("b", "seize", "North province has fallen to the rebels", actor="rebels", place="north", time=SUNDAY)
    assert control(desk, "orrin").assessed == "rebels"
    desk.report("c", MONDAY, "Soldiers still hold Orrin, Mira said.")
    desk.claim("c", "hold", "Soldiers still hold Orrin", actor="army", place="orrin", time=MONDAY, by="mira")
    assert control(desk, "orrin").assessed == "army"


def test_two_takers_told_by_one_report_leave_whom_others_saw_there() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "Rebels took Tarn, the Varnia Monitor said.")
    desk.report("b", TUESDAY, "The army needed years to win back Tarn. Rebels took it in a day.", "Sable Gazette")
    desk.claim("a", "seize", "Rebels took Tarn", actor="rebels", place="tarn", time=SUNDAY, by="watch")
    desk.claim("b", "seize", "to win back Tarn", actor="army", place="tarn")
    desk.claim("b", "seize", "Rebels took it in a day", actor="rebels", place="tarn")
    assert control(desk, "tarn").assessed == "rebels"


def test_a_status_goes_stale_and_every_step_names_its_claims() -> None:
    desk = held_by_army()
    assert not control(desk, "tarn", date(2031, 3, 8)).stale
    status = control(desk, "tarn", date(2031, 3, 9))
    assert status.stale
    assert len(status.steps) == len(status.step_claims)
    assert set().union(*status.step_claims) == set(status.claims)


def test_who_fights_in_a_quarter_is_inside_the_town() -> None:
    desk = held_by_army()
    desk.report("b", MONDAY, "The two sides exchange fire in the Mill Quarter, Mira said.")
    fight = desk.claim(
        "b", "clash", "The two sides exchange fire", actor="rebels army", place="mill", time=MONDAY, by="mira"
    )
    status = control(desk, "tarn")
    assert status.assessed == "contested"
    assert any("Mill Quarter" in step and fight.id in step for step in status.steps)


def test_a_spokesman_of_nobody_named_is_no_independent_voice() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "Tarn is ours, a spokesman said.")
    desk.claim("a", "hold", "Tarn is ours", actor="rebels", place="tarn", time=SUNDAY, by="spokesman")
    assert control(desk, "tarn").assessed == "unknown"


def test_a_party_that_took_a_place_back_admits_that_it_had_lost_it() -> None:
    desk = Desk()
    desk.report("a", MONDAY, "We took Orrin back from the gunmen who had slipped in, state television said.")
    desk.claim("a", "seize", "We took Orrin back", actor="army", place="orrin", time=MONDAY, by="state-tv")
    assert control(desk, "orrin").assessed == "unknown"
    desk.claim("a", "enter", "gunmen who had slipped in", actor="rebels", place="orrin", by="state-tv")
    assert control(desk, "orrin").assessed == "unknown"
    desk.report("b", MONDAY, "The army recaptured Veld, where rebels had slipped in, state television said.")
    desk.claim("b", "seize", "The army recaptured Veld", actor="army", place="veld", time=MONDAY, by="state-tv")
    desk.claim("b", "enter", "rebels had slipped in", actor="rebels", place="veld", by="state-tv")
    status = control(desk, "veld")
    assert status.assessed == "rebels"
    assert "what is taken back had been lost" in status.why
    desk.report("c", TUESDAY, "Soldiers are in control of Veld, the Varnia Monitor said.")
    desk.claim("c", "hold", "Soldiers are in control of Veld", actor="army", place="veld", time=TUESDAY, by="watch")
    assert control(desk, "veld").assessed == "army"


def test_who_came_in_together_with_the_taker_had_not_held_the_place() -> None:
    desk = Desk()
    desk.report("a", MONDAY, "Rebels slipped into Orrin. The army and its guests came in. The army recaptured it.")
    desk.claim("a", "enter", "Rebels slipped into Orrin", actor="rebels", place="orrin", by="state-tv")
    desk.claim("a", "enter", "The army and its guests came in", actor="army mira", place="orrin", by="state-tv")
    desk.claim("a", "seize", "The army recaptured it", actor="army", place="orrin", time=MONDAY, by="state-tv")
    assert control(desk, "orrin").assessed == "rebels"


def test_an_actor_whom_the_passage_does_not_name_decides_nothing() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "Orrin was lost on Sunday, the Varnia Monitor said.")
    claim = desk.claim("a", "seize", "Orrin was lost on Sunday", actor="army", place="orrin", time=SUNDAY, by="watch")
    desk.claims[0] = replace(claim, actor=(Slot("army", "army", "the army", how="context"),))
    status = control(desk, "orrin")
    assert status.assessed == "unknown"
    assert any("drawn from the rest of the report" in step for step in status.steps)


def test_positions_near_a_town_are_no_word_on_who_holds_it() -> None:
    desk = Desk()
    desk.report(
        "a", "2025-03-01", "Rebels are inside Tarn, the monitor said. The army took positions near Tarn, it said."
    )
    desk.claim("a", "enter", "Rebels are inside Tarn", by="watch", actor="rebels", place="tarn", time="2025-03-01")
    desk.claim(
        "a", "seize", "The army took positions near Tarn", by="army", actor="army", place="tarn", time="2025-03-01",
        figures=[("taken", 2, None, "positions")],
    )  # fmt: skip
    (status,) = derive_control(desk.assemble(), desk.holdings)
    assert status.assessed == "unknown"
    assert status.claimed == ()
    assert status.why == "The Varnia Monitor puts northern rebels inside; nobody speaks of control."
