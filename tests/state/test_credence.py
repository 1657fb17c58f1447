"""How far an event and its sources are believed, and why."""

from dataclasses import replace

import pytest

from desk import Desk
from fogline.models.credence import TrackRecord
from fogline.models.event import Event
from fogline.state.credence import calibrate, derive_credence, score_event
from fogline.state.track_records import derive_records, grade_source

SUNDAY = "2031-03-02"


def credence(desk: Desk) -> dict[str, Event]:
    """Events by the place where they are."""
    events = derive_credence(desk.assemble(), desk.holdings)
    return {e.place[0] if e.place else "": e for e in events}


def seizure(desk: Desk, place: str, *voices: str, denied: str = "") -> None:
    """A seizure told by each of these voices, one report each; `denied` denies it."""
    for voice in voices:
        doc = f"{place}-{voice or 'own'}"
        desk.report(doc, SUNDAY, f"Rebels took {place} on Sunday.", f"Outlet {voice}")
        desk.claim(doc, "seize", f"Rebels took {place}", actor="rebels", place=place, time=SUNDAY, by=voice)
    if denied:
        doc = f"{place}-no-{denied}"
        desk.report(doc, SUNDAY, f"It is untrue that {place} fell.", f"Outlet {denied}")
        desk.claim(doc, "seize", f"{place} fell", actor="rebels", place=place, by=denied, denied=True)


def test_more_independent_voices_are_believed_more_and_a_boast_less() -> None:
    desk = Desk()
    seizure(desk, "tarn", "rebels")
    seizure(desk, "orrin", "watch")
    seizure(desk, "veld", "watch", "mira")
    found = credence(desk)
    assert found["tarn"].belief < found["orrin"].belief < found["veld"].belief
    assert "to its own advantage" in found["tarn"].reasons[0]


def test_an_admission_outweighs_a_boast_and_a_denial_of_a_loss_says_little() -> None:
    desk = Desk()
    seizure(desk, "tarn", "army")
    seizure(desk, "orrin", "rebels")
    seizure(desk, "veld", "watch", denied="army")
    seizure(desk, "karsk", "watch", denied="mira")
    found = credence(desk)
    assert found["tarn"].belief > found["orrin"].belief
    assert found["veld"].belief > found["karsk"].belief


def test_saying_little_counts_for_less_and_is_told() -> None:
    desk = Desk()
    seizure(desk, "tarn", "watch")
    desk.report("vague", SUNDAY, "Somebody fired shells, Mira said.")
    desk.claim("vague", "shell", "Somebody fired shells", by="mira")
    vague = next(e for e in derive_credence(desk.assemble(), desk.holdings) if e.event_type == "shell")
    assert "tells no day and no place and no name" in vague.reasons[0]
    assert vague.belief < 0.55


def test_a_record_moves_a_weight_and_an_event_does_not_bear_itself_out() -> None:
    desk = Desk()
    seizure(desk, "orrin", "watch")
    alone = credence(desk)["orrin"].belief
    for place in ("tarn", "veld", "karsk"):
        seizure(desk, place, "watch", "mira", "")
    after = credence(desk)["orrin"]
    assert after.belief > alone
    assert "3 of 3 of its other tested events borne out" in after.reasons[0]


def record(desk: Desk, source: str) -> TrackRecord:
    return next(r for r in derive_records(desk.assemble(), desk.holdings) if r.source == source)


def test_what_others_deny_or_a_source_takes_back_counts_against_it() -> None:
    desk = Desk()
    seizure(desk, "tarn", "watch", denied="mira")
    seizure(desk, "orrin", "watch", "mira")
    one = record(desk, "watch")
    assert (one.affirmed, one.tested, one.borne_out) == (2, 2, 1)
    assert one.score < one.prior
    seizure(desk, "veld", "")
    desk.report("kill", "2031-03-03", "This story has been withdrawn.\nRebels took veld on Sunday.", "Outlet ")
    desk.claim("kill", "seize", "Rebels took veld", actor="rebels", place="veld", time=SUNDAY)
    gone = record(desk, "outlet:outlet")
    assert (gone.withdrawn, gone.borne_out) == (1, 0)
    assert gone.letter in "CDE"


@pytest.mark.parametrize(
    ("voices", "denied", "code"),
    [(("watch", "mira"), "", "1"), (("rebels",), "", "4"), (("unnamed-reports",), "", "6"), ((), "mira", "5")],
)
def test_admiralty_codes(voices: tuple[str, ...], denied: str, code: str) -> None:
    desk = Desk()
    seizure(desk, "orrin", *voices, denied=denied)
    assert credence(desk)["orrin"].code[1] == code


def test_an_a_is_given_for_a_tested_record_alone() -> None:
    assert grade_source(0.95, 2, "monitor") == "B"
    assert grade_source(0.95, 9, "monitor") == "A"
    assert grade_source(0.9, 0, "unnamed") == "F"
    assert grade_source(0.1, 9, "party") == "E"


def test_scores_lie_between_nothing_and_one_and_rise_with_voices() -> None:
    assert score_event([]) == 0
    assert score_event([(True, 0.5)]) < score_event([(True, 0.5), (True, 0.2)]) < 1
    assert score_event([(True, 0.5), (False, 0.5)]) < score_event([(True, 0.5)])
    assert calibrate(0.0) == 0
    assert 0 < calibrate(0.01) < calibrate(0.3) < calibrate(1.0) < 1


def test_what_is_withdrawn_is_not_believed() -> None:
    desk = Desk()
    seizure(desk, "orrin", "watch")
    desk.reports[0] = replace(desk.reports[0], text="This story has been withdrawn.\n" + desk.reports[0].text)
    desk.claims[0] = replace(desk.claims[0])
    found = credence(desk)["orrin"]
    assert (found.belief, found.code) == (0.0, "F5")
