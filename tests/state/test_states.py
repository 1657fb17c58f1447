"""Timeline, control, ledger, estimates and disputes from what reports say together."""

from datetime import date

import pytest

from desk import Desk
from fogline.errors import UsageError
from fogline.models.state import ControlStatus
from fogline.state.control_map import derive_control
from fogline.state.disputes import derive_disputes
from fogline.state.estimates import POLICIES, derive_estimates
from fogline.state.ledger import derive_ledger
from fogline.state.timeline import derive_timeline

SUNDAY, MONDAY = "2031-03-02", "2031-03-03"


def control(desk: Desk, place: str, as_of: date | None = None) -> ControlStatus:
    return next(s for s in derive_control(desk.assemble(), desk.holdings, as_of) if s.place == place)


def test_a_party_alone_assesses_nothing_and_an_independent_voice_does() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "Rebels hold Tarn, the Northern Command said. Rebels hold Tarn, the Varnia Monitor said.")
    desk.claim("a", "seize", "Rebels hold Tarn, the N", actor="rebels", place="tarn", by="rebel-command")
    assert control(desk, "tarn").assessed == "unknown"
    assert [h.holder for h in control(desk, "tarn").claimed] == ["rebels"]
    desk.claim("a", "seize", "Rebels hold Tarn, the V", actor="rebels", place="tarn", by="watch")
    assert control(desk, "tarn").assessed == "rebels"


def test_an_admission_counts() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "State television said that the rebels had taken Tarn.")
    claim = desk.claim("a", "seize", "the rebels had taken Tarn", actor="rebels", place="tarn", by="state-tv")
    status = control(desk, "tarn")
    assert status.assessed == "rebels"
    assert claim.id in status.claims
    assert any("an admission" in step and claim.id in step for step in status.steps)


def test_contested_needs_the_enemy_inside() -> None:
    desk = Desk()
    desk.report(
        "a", MONDAY, "Rebels took Orrin on Sunday, the Varnia Monitor said. Mira heard fighting in Orrin on Monday."
    )
    desk.claim("a", "seize", "Rebels took Orrin on Sunday", actor="rebels", place="orrin", time=SUNDAY, by="watch")
    desk.claim(
        "a",
        "clash",
        "fighting in Orrin on Monday",
        actor="army",
        recipient="rebels",
        place="orrin",
        time=MONDAY,
        by="mira",
    )
    assert control(desk, "orrin").assessed == "contested"
    assert control(desk, "orrin", date(2031, 3, 2)).assessed == "rebels"


def test_a_denied_withdrawal_with_no_enemy_seen_is_control() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "The army denied it had left Tarn. No rebels have entered Tarn, the Varnia Monitor said.")
    desk.claim("a", "withdraw", "it had left Tarn", actor="army", place="tarn", by="army", denied=True)
    assert control(desk, "tarn").assessed == "unknown"
    desk.claim("a", "enter", "No rebels have entered Tarn", actor="rebels", place="tarn", by="watch", denied=True)
    assert control(desk, "tarn").assessed == "army"


def test_entry_is_no_control() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "Rebels drove into Orrin, the Varnia Monitor said.")
    claim = desk.claim("a", "enter", "Rebels drove into Orrin", actor="rebels", place="orrin", by="watch")
    status = control(desk, "orrin")
    assert (status.assessed, status.claimed, status.movements) == ("unknown", (), (claim.id,))


def test_a_recapture_by_its_own_word_leaves_the_last_independent_word() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "Rebels took Orrin on Sunday, the Varnia Monitor said.")
    desk.report("b", MONDAY, "The army retook Orrin on Monday, state television said.")
    desk.claim("a", "seize", "Rebels took Orrin", actor="rebels", place="orrin", time=SUNDAY, by="watch")
    desk.claim("b", "seize", "The army retook Orrin", actor="army", place="orrin", time=MONDAY, by="state-tv")
    status = control(desk, "orrin")
    assert status.assessed == "rebels"
    assert {h.holder for h in status.claimed} == {"rebels", "army"}


def toll(
    desk: Desk, doc: str, words: str, number: int, since: str = "2031-02-28", until: str = SUNDAY, by: str = "watch"
) -> None:
    desk.claim(
        doc,
        "casualties",
        words,
        time=f"{since}/{until}",
        recipient="people",
        by=by,
        figures=[("killed", number, number, "people")],
    )


def test_a_running_total_updates_and_does_not_add() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "Since Friday 120 people died, the Varnia Monitor said.")
    desk.report("b", MONDAY, "Since Friday 180 people died, the Varnia Monitor said.")
    toll(desk, "a", "120 people died", 120)
    toll(desk, "b", "180 people died", 180, until=MONDAY)
    first, second = derive_ledger(desk.assemble(), desk.holdings)
    assert (first.low, first.current, second.low, second.supersedes, second.current) == (120, False, 180, 0, True)
    assert [line.low for line in derive_ledger(desk.assemble(), desk.holdings, date(2031, 3, 2))] == [120]


def test_parts_rates_and_the_freed() -> None:
    desk = Desk()
    desk.report(
        "a",
        SUNDAY,
        "Shelling of Orrin killed nine people, two of them children. Six captives were freed in Orrin. "
        "Thirty families an hour reach Tarn.",
    )
    desk.claim(
        "a", "casualties", "killed nine people, two of them children", place="orrin", time=SUNDAY, recipient="people",
        figures=[("killed", 9, 9, "people"), ("killed", 2, 2, "children")],
    )  # fmt: skip
    desk.claim("a", "detain", "Six captives were freed", place="orrin", figures=[("detained", 6, 6, "captives freed")])
    desk.claim(
        "a", "displace", "Thirty families an hour", place="tarn", figures=[("displaced", 30, 30, "families an hour")]
    )
    whole, part = derive_ledger(desk.assemble(), desk.holdings)
    assert (whole.low, part.low, part.part_of) == (9, 2, 0)


def test_two_sides_dead_are_no_parts_of_each_other() -> None:
    desk = Desk()
    text = "At Orrin 11 soldiers and 8 rebels died, including 2 officers."
    desk.report("a", SUNDAY, text)
    counts = [("11", "soldiers"), ("8", "rebels"), ("2", "officers")]
    figures = [("killed", int(n), int(n), who, text.index(n), text.index(n) + len(n)) for n, who in counts]
    desk.claim("a", "casualties", text, place="orrin", time=SUNDAY, figures=figures)
    lines = derive_ledger(desk.assemble(), desk.holdings)
    assert {line.low: line.part_of for line in lines} == {11: None, 8: None, 2: 1}


def test_those_who_died_since_are_no_later_state_of_a_toll() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "The hospital counted 17 dead. Six people died of their wounds. The toll is 23.")
    for words, number in (("17 dead", 17), ("Six people died", 6), ("toll is 23", 23)):
        figures = [("killed", number, number, "people")]
        desk.claim("a", "casualties", words, time=SUNDAY, by="hospital", figures=figures)
    lines = {line.low: line for line in derive_ledger(desk.assemble(), desk.holdings)}
    assert lines[6].current
    assert lines[6].supersedes is None


def test_zero_is_a_figure_and_a_denial_is_none() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "Nobody was killed in Orrin, the hospital said. The army denied any losses in Tarn.")
    desk.claim(
        "a",
        "casualties",
        "Nobody was killed",
        place="orrin",
        time=SUNDAY,
        by="hospital",
        figures=[("killed", 0, 0, "people")],
    )
    desk.claim(
        "a",
        "casualties",
        "any losses in Tarn",
        place="tarn",
        by="army",
        denied=True,
        figures=[("killed", 5, 5, "people")],
    )
    (line,) = derive_ledger(desk.assemble(), desk.holdings)
    assert (line.low, line.high) == (0, 0)


def test_policies() -> None:
    desk = Desk()
    desk.report(
        "a", SUNDAY, "The strike on Orrin killed 40 rebels, the army said. It killed 12 people, the hospital said."
    )
    desk.claim("a", "airstrike", "The strike on Orrin", place="orrin", time=SUNDAY, by="hospital")
    for words, number, voice in (("killed 40 rebels", 40, "army"), ("killed 12 people", 12, "hospital")):
        desk.claim(
            "a",
            "casualties",
            words,
            place="orrin",
            time=SUNDAY,
            by=voice,
            figures=[("killed", number, number, "people")],
        )
    assembly = desk.assemble()
    lines = derive_ledger(assembly, desk.holdings)
    best = {policy: derive_estimates(lines, assembly.events, policy)[0] for policy in POLICIES}
    assert (best["range"].low, best["range"].best, best["range"].high) == (12, None, 40)
    assert best["acled-lowest"].best == 12
    assert best["ucdp-best"].best == 12
    assert best["latest-independent"].best == 12
    with pytest.raises(UsageError):
        derive_estimates(lines, assembly.events, "guess")


def test_timeline_is_in_order_and_ends_as_of() -> None:
    desk = Desk()
    desk.report("a", MONDAY, "Rebels took Orrin on Monday. Shells hit Tarn on Sunday. A bridge is shut.")
    desk.claim("a", "seize", "Rebels took Orrin", actor="rebels", place="orrin", time=MONDAY)
    desk.claim("a", "shell", "Shells hit Tarn", place="tarn", time=SUNDAY)
    desk.claim("a", "damage", "A bridge is shut")
    entries = derive_timeline(desk.assemble(), desk.holdings)
    assert [e.day for e in entries] == [date(2031, 3, 2), date(2031, 3, 3), None]
    assert [e.day for e in derive_timeline(desk.assemble(), desk.holdings, date(2031, 3, 2))] == [date(2031, 3, 2)]


def test_disputes_name_both_voices_and_their_words() -> None:
    desk = Desk()
    desk.report("a", SUNDAY, "Mira saw rebels enter Tarn on Sunday. State television said no rebels had entered Tarn.")
    seen = desk.claim("a", "enter", "rebels enter Tarn on Sunday", actor="rebels", place="tarn", time=SUNDAY, by="mira")
    denied = desk.claim(
        "a", "enter", "no rebels had entered Tarn", actor="rebels", place="tarn", by="state-tv", denied=True
    )
    (dispute,) = derive_disputes(desk.assemble(), desk.holdings)
    assert (dispute.kind, dispute.a, dispute.b) == ("denial", (seen.id,), (denied.id,))
    assert "Mira" in dispute.text
    assert "state television denies it" in dispute.text
    assert "“rebels enter Tarn on Sunday”" in dispute.text


def test_a_part_told_on_its_own_in_one_report_is_no_later_state() -> None:
    desk = Desk()
    desk.report(
        "a", SUNDAY, "Since Friday 327 people died, the Varnia Monitor said. It said 44 of the dead are civilians."
    )
    desk.report("b", MONDAY, "Since Friday 412 people died, the Varnia Monitor said.")
    toll(desk, "a", "327 people died", 327)
    toll(desk, "a", "44 of the dead are civilians", 44)
    toll(desk, "b", "412 people died", 412, until=MONDAY)
    assembly = desk.assemble()
    assert {(r.a, r.b) for r in assembly.relations if r.kind == "supersedes"} == {
        (desk.claims[0].id, desk.claims[2].id)
    }
    lines = {line.low: line for line in derive_ledger(assembly, desk.holdings)}
    assert [number for number, line in lines.items() if line.current] == [44, 412]
    assert lines[412].supersedes is not None
