"""Claims become events: what belongs together, what does not, and that order and repetition change nothing."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk import ACTORS, PLACES, Desk, together
from fogline.assemble.assembly import assemble_claims
from fogline.models.event import Judgement


def two_outlets() -> Desk:
    desk = Desk()
    desk.report(
        "a", "2031-03-02", "Rebels seized Tarn on Sunday, the Varnia Monitor said. The army denied losing Tarn.\n"
    )
    desk.report(
        "b",
        "2031-03-02",
        "The town of Tarn fell to the rebels, our reporter saw.\nShells hit Orrin, killing two people.\n",
    )
    desk.claim(
        "a", "seize", "Rebels seized Tarn on Sunday", actor="rebels", place="tarn", time="2031-03-02", by="watch"
    )
    desk.claim("a", "seize", "denied losing Tarn", actor="rebels", place="tarn", by="army", denied=True)
    desk.claim("b", "seize", "The town of Tarn fell to the rebels", actor="rebels", place="tarn")
    desk.claim("b", "shell", "Shells hit Orrin", place="orrin", actor="army")
    desk.claim(
        "b", "casualties", "killing two people", place="orrin", recipient="people", figures=[("killed", 2, 2, "people")]
    )
    return desk


def test_one_seizure_with_its_denial_and_one_shelling_with_its_dead() -> None:
    desk = two_outlets()
    found = desk.assemble()
    assert sorted(len(e.claims) for e in found.events) == [2, 3]
    seizure = next(e for e in found.events if e.event_type == "seize")
    assert seizure.disputed
    assert seizure.independent == 2
    assert {i.id for i in seizure.informants if not i.affirms} == {"army"}
    assert next(e for e in found.events if e.event_type == "shell").claims == tuple(
        sorted(c.id for c in desk.claims[3:])
    )


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(5)), st.booleans())
def test_order_and_repetition_change_nothing(order: list[int], twice: bool) -> None:
    desk = two_outlets()
    first = desk.assemble()
    claims = [desk.claims[i] for i in order] * (2 if twice else 1)
    assert assemble_claims(claims, desk.reports[::-1], ACTORS, PLACES) == first


def test_seizure_and_recapture_are_two_events() -> None:
    desk = Desk()
    desk.report("a", "2031-03-03", "Rebels took Orrin on Sunday. The army recaptured Orrin on Monday.")
    one = desk.claim("a", "seize", "Rebels took Orrin", actor="rebels", place="orrin", time="2031-03-02")
    two = desk.claim("a", "seize", "The army recaptured Orrin", actor="army", place="orrin", time="2031-03-03")
    assert not together(desk.assemble(), one, two)


@pytest.mark.parametrize(("kind", "other"), [("enter", "advance"), ("attack", "deploy"), ("meet", "support")])
def test_other_kinds_stay_apart(kind: str, other: str) -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Rebels moved on Tarn and were seen in Tarn on Sunday.")
    one = desk.claim("a", kind, "moved on Tarn", actor="rebels", recipient="army", place="tarn", time="2031-03-02")
    two = desk.claim("a", other, "seen in Tarn", actor="rebels", recipient="army", place="tarn", time="2031-03-02")
    assert not together(desk.assemble(), one, two)


def test_denial_of_leaving_answers_the_capture_and_no_later_one() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "The army has retaken Orrin, state television said.")
    desk.report("b", "2031-03-02", "Our fighters never left Orrin, the Northern Command said.")
    desk.report("c", "2031-03-09", "Army units again took Orrin at noon.")
    capture = desk.claim("a", "seize", "retaken Orrin", actor="army", place="orrin", time="2031-03-02", by="state-tv")
    denial = desk.claim(
        "b", "withdraw", "never left Orrin", actor="rebels", place="orrin", by="rebel-command", denied=True
    )
    later = desk.claim("c", "seize", "took Orrin", actor="army", place="orrin", time="2031-03-09")
    found = desk.assemble()
    assert together(found, capture, denial)
    assert not together(found, capture, later)


def test_strikes_on_two_days_are_two_strikes() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Warplanes struck Tarn.")
    desk.report("b", "2031-03-04", "Warplanes struck Tarn.")
    one = desk.claim("a", "airstrike", "struck Tarn", actor="army", place="tarn", time="2031-03-02")
    two = desk.claim("b", "airstrike", "struck Tarn", actor="army", place="tarn", time="2031-03-04")
    assert not together(desk.assemble(), one, two)


def test_running_toll_of_one_voice_is_one_event_and_of_another_voice_another() -> None:
    desk = Desk()
    toll = {"recipient": "people", "by": "watch"}
    desk.report("a", "2031-03-02", "The Varnia Monitor counts 120 dead since Friday.")
    desk.report(
        "b",
        "2031-03-04",
        "The Varnia Monitor counts 180 dead since Friday. The army says 900 rebels died since Friday.",
    )
    one = desk.claim(
        "a", "casualties", "120 dead", time="2031-02-28/2031-03-02", figures=[("killed", 120, 120, "people")], **toll
    )
    two = desk.claim(
        "b", "casualties", "180 dead", time="2031-02-28/2031-03-04", figures=[("killed", 180, 180, "people")], **toll
    )
    other = desk.claim(
        "b", "casualties", "900 rebels died", time="2031-02-28/2031-03-04", recipient="rebels", by="army",
        figures=[("killed", 900, 900, "rebels")],
    )  # fmt: skip
    found = desk.assemble()
    assert together(found, one, two)
    assert not together(found, two, other)
    assert ("supersedes", one.id, two.id) in {(r.kind, r.a, r.b) for r in found.relations}


def test_analyst_joins_and_parts_and_is_obeyed_until_taken_back() -> None:
    desk = two_outlets()
    seize, _, fell, shell, _ = desk.claims
    assert together(desk.assemble(), seize, fell)
    parted = desk.assemble(Judgement(seize.id, fell.id, "different", 1.0, ("two towns of one name",), by="analyst"))
    assert not together(parted, seize, fell)
    joined = desk.assemble(Judgement(fell.id, shell.id, "same", 1.0, ("one battle",), by="analyst"))
    assert together(joined, fell, shell)
    assert desk.assemble() == desk.assemble(Judgement(fell.id, shell.id, "same", 1.0, (), by="machine"))


def test_judgements_say_why() -> None:
    desk = two_outlets()
    kept = [j for j in desk.assemble().judgements if j.verdict == "same"]
    assert len(kept) == 3
    assert any("same place" in reason for j in kept for reason in j.reasons)
    assert any("told together" in reason for j in kept for reason in j.reasons)
    assert all(j.by == "machine" and 0.5 <= j.score <= 1 for j in kept)


def test_claims_without_slots_or_reports_do_not_break() -> None:
    desk = Desk()
    desk.report("a", None, "Something happened. Something else happened.")
    desk.claim("a", "clash", "Something happened")
    desk.claim("a", "casualties", "Something else happened")
    lost = replace(desk.claims[0], id="lost", doc="nowhere", report="gone")
    found = assemble_claims([*desk.claims, lost], desk.reports, {}, {})
    assert sum(len(e.claims) for e in found.events) == 3


def test_event_ids_come_from_their_claims() -> None:
    desk = two_outlets()
    before = {e.id for e in desk.assemble().events}
    desk.report("c", "2031-03-20", "A bridge was blown up.")
    desk.claim("c", "blast", "A bridge was blown up")
    assert before < {e.id for e in desk.assemble().events}


def test_a_toll_belongs_to_the_strike_of_its_own_sentence() -> None:
    desk = Desk()
    desk.report(
        "a", "2031-03-02", "Warplanes struck Tarn overnight. A strike on the Mill Quarter in Tarn killed nine people."
    )
    other = desk.claim("a", "airstrike", "Warplanes struck Tarn overnight", place="tarn", time="2031-03-02")
    own = desk.claim("a", "airstrike", "A strike on the Mill Quarter", place="mill", time="2031-03-02")
    dead = desk.claim(
        "a", "casualties", "killed nine people", place="tarn", time="2031-03-02", recipient="people",
        figures=[("killed", 9, 9, "people")],
    )  # fmt: skip
    found = desk.assemble()
    assert together(found, own, dead)
    assert not together(found, other, dead)


def test_a_denial_finds_the_claim_that_it_denies_days_later_and_no_older_one() -> None:
    for day, answers in (("2031-03-04", True), ("2031-03-20", False)):
        desk = Desk()
        desk.report("a", "2031-03-02", "Rebels took Orrin on Sunday, the Varnia Monitor said.")
        desk.report("b", day, "The army denied that it had lost Orrin.")
        taken = desk.claim(
            "a", "seize", "Rebels took Orrin", actor="rebels", place="orrin", time="2031-03-02", by="watch"
        )
        denied = desk.claim("b", "seize", "it had lost Orrin", recipient="army", place="orrin", by="army", denied=True)
        assert together(desk.assemble(), taken, denied) is answers


@pytest.mark.parametrize(
    ("words", "one"), [("An air raid hit a market in Tarn", True), ("An air raid hit Tarn", False)]
)
def test_a_part_of_a_town_is_the_one_that_another_report_speaks_of_without_naming_it(words: str, one: bool) -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", f"{words} on Sunday, the Varnia Monitor said.")
    desk.report("b", "2031-03-03", "Sunday's air raid on the market killed 34 people, Mira said.")
    first = desk.claim("a", "airstrike", words, place="tarn", time="2031-03-02", by="watch")
    second = desk.claim("b", "airstrike", "air raid on the market", place="tarn/market", time="2031-03-02", by="mira")
    found = desk.assemble()
    assert together(found, first, second) is one
    assert [event.independent for event in found.events] == ([2] if one else [1, 1])


def test_dead_of_a_strike_are_no_toll_of_the_taking_that_only_dates_them() -> None:
    desk = Desk()
    desk.report("a", "2031-03-05", "Strikes on Tarn killed nine people in the week before the army took it.")
    strike = desk.claim("a", "airstrike", "Strikes on Tarn", place="tarn")
    dead = desk.claim("a", "casualties", "killed nine people", figures=[("killed", 9, 9, "people")])
    taken = desk.claim("a", "seize", "the army took it", actor="army", place="tarn")
    assert together(desk.assemble(), strike, dead)
    assert not together(desk.assemble(), dead, taken)


def test_what_a_side_denies_to_have_lost_is_not_what_it_took_itself() -> None:
    desk = Desk()
    desk.report("a", "2031-03-05", "Rebels deny losing Tarn. They say that they took Tarn.")
    lost = desk.claim("a", "seize", "losing Tarn", recipient="rebels", place="tarn", by="rebels", denied=True)
    taken = desk.claim("a", "seize", "took Tarn", actor="rebels", place="tarn", by="rebels")
    assert not together(desk.assemble(), lost, taken)
