"""The queue puts first what the map hangs on, then the ledger, then what is disputed or said by one voice."""

from __future__ import annotations

import pytest

from desk import Desk
from fogline.models.claim import Claim
from fogline.state.effects import find_map_effects, find_toll_effects
from fogline.state.queue import derive_queue

TEXT = "Rebels took Tarn. The army denied it. Seven died in Orrin. Nine died in Orrin. Envoys met. Rebels hold Mill."


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.report("a.txt", "2024-12-01", TEXT, "Halden Wire")
    made.report("b.txt", "2024-12-02", TEXT.replace("Envoys", "Diplomats"), "Sable Gazette")
    return made


def order(desk: Desk) -> list[str]:
    return [item.claim for item in derive_queue(desk.assemble(), desk.holdings)]


def seize(desk: Desk, doc: str = "a.txt", by: str = "watch") -> Claim:
    return desk.claim(doc, "seize", "Rebels took Tarn", by=by, actor="rebels", place="tarn", time="2024-12-01")


def test_what_the_map_hangs_on_comes_first(desk: Desk) -> None:
    met = desk.claim("a.txt", "meet", "Envoys met", by="watch", place="orrin")
    dead = desk.claim("a.txt", "casualties", "Seven died in Orrin", by="hospital", place="orrin", time="2024-12-01",
                      figures=[("killed", 7, 7, "people")])  # fmt: skip
    taken = seize(desk)
    assert order(desk) == [taken.id, dead.id, met.id]
    first = derive_queue(desk.assemble(), desk.holdings)[0]
    assert first.effect == "Without it, Tarn would be without an assessment, not held by northern rebels."


def test_the_map_does_not_hang_on_what_two_voices_say(desk: Desk) -> None:
    seize(desk)
    desk.claim("b.txt", "seize", "Rebels took Tarn", by="mira", actor="rebels", place="tarn", time="2024-12-01")
    desk.claim("b.txt", "hold", "Rebels hold Mill", by="mira", actor="rebels", place="tarn", time="2024-12-02")
    assert find_map_effects(desk.assemble(), desk.holdings) == {}


def test_another_actor_of_the_same_side_is_no_change(desk: Desk) -> None:
    seize(desk)
    desk.claim("a.txt", "hold", "Rebels hold Mill", by="mira", actor="rebel-command", place="tarn", time="2024-12-02")
    assert find_map_effects(desk.assemble(), desk.holdings) == {}


def test_a_toll_by_the_part_of_it_that_hangs_on_the_claim(desk: Desk) -> None:
    low = desk.claim("a.txt", "casualties", "Seven died in Orrin", by="hospital", place="orrin", time="2024-12-01",
                     figures=[("killed", 7, 7, "people")])  # fmt: skip
    desk.claim("a.txt", "casualties", "Nine died in Orrin", by="watch", place="orrin", time="2024-12-01",
               figures=[("killed", 9, 9, "people")])  # fmt: skip
    (effect,) = find_toll_effects(desk.assemble(), desk.holdings)[low.id]
    assert (effect.before, effect.after, round(effect.share, 2)) == (7, 9, 0.29)
    first = derive_queue(desk.assemble(), desk.holdings)[0]
    assert "the best figure for people killed in Orrin would be 9, not 7" in first.effect


def test_background_counts_half(desk: Desk) -> None:
    core = desk.claim("a.txt", "meet", "Envoys met", by="watch", place="orrin")
    back = desk.claim("b.txt", "meet", "Diplomats met", by="mira", place="south", core=False)
    scores = {item.claim: item.score for item in derive_queue(desk.assemble(), desk.holdings)}
    assert scores[back.id] < scores[core.id]
