"""Reports that can tell of the same things are found by their ties; others are never compared."""

from desk import Desk
from fogline.assemble.assembly import find_parts
from fogline.assemble.neighbourhoods import group_reports


def parts_of(desk: Desk) -> dict[str, str]:
    return find_parts(desk.holdings)


def test_one_place_in_near_days_ties() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Rebels seized Tarn.")
    desk.report("b", "2031-03-09", "The army left Tarn.")
    desk.report("c", "2031-06-09", "Snow fell on Tarn.")
    desk.claim("a", "seize", "Rebels seized Tarn", actor="rebels", place="tarn")
    desk.claim("b", "withdraw", "The army left Tarn", actor="army", place="tarn")
    desk.claim("c", "damage", "Snow fell on Tarn", place="tarn")
    assert parts_of(desk) == {"id-a": "id-a", "id-b": "id-a", "id-c": "id-c"}


def test_an_actor_without_a_place_ties() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Rebels vowed to fight on.")
    desk.report("b", "2031-03-03", "The rebels threaten war.")
    desk.claim("a", "threaten", "Rebels vowed to fight on", actor="rebels")
    desk.claim("b", "threaten", "The rebels threaten war", actor="rebels")
    assert len(set(parts_of(desk).values())) == 1


def test_shared_text_ties() -> None:
    body = " ".join(f"word{n} stood beside number{n} on the {n}th of the list" for n in range(40))
    desk = Desk()
    desk.report("a", "2031-03-02", body)
    desk.report("b", "2031-03-03", f"Again. {body}")
    desk.report("c", "2031-03-03", "Nothing of the kind was heard elsewhere.")
    assert parts_of(desk) == {"id-a": "id-a", "id-b": "id-a", "id-c": "id-c"}


def test_ties_hold_through_others_and_by_judgement() -> None:
    ties = {"a": ["x"], "b": ["x", "y"], "c": ["y"], "d": ["z"], "e": []}
    assert group_reports(ties) == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "e"}
    assert group_reports(ties, [("d", "a"), ("e", "nowhere")]) == {"a": "a", "b": "a", "c": "a", "d": "a", "e": "e"}
