"""How two claims stand to each other."""

from desk import Desk
from fogline.models.event import Assembly


def kinds(assembly: Assembly) -> set[tuple[str, str, str]]:
    return {(r.kind, r.a, r.b) for r in assembly.relations}


def test_denial_names_the_claim_it_answers() -> None:
    desk = Desk()
    desk.report(
        "a", "2031-03-02", "Mira saw rebels enter Tarn on Sunday. State television said no rebels had entered Tarn."
    )
    seen = desk.claim(
        "a", "enter", "rebels enter Tarn on Sunday", actor="rebels", place="tarn", time="2031-03-02", by="mira"
    )
    denied = desk.claim(
        "a", "enter", "no rebels had entered Tarn", actor="rebels", place="tarn", by="state-tv", denied=True
    )
    assert ("denies", seen.id, denied.id) in kinds(desk.assemble())


def tolls(narrow: int, wide: int, narrow_time: str) -> tuple[Desk, str, str]:
    desk = Desk()
    desk.report(
        "a",
        "2031-03-04",
        f"State television spoke of {narrow} rebels dead. The Varnia Monitor counts {wide} rebels dead.",
    )
    a = desk.claim(
        "a", "casualties", f"{narrow} rebels dead", time=narrow_time, recipient="rebels", by="state-tv",
        figures=[("killed", narrow, narrow, "rebels")],
    )  # fmt: skip
    b = desk.claim(
        "a", "casualties", f"{wide} rebels dead", time="2031-02-28/2031-03-04", recipient="rebels", by="watch",
        figures=[("killed", wide, wide, "rebels")],
    )  # fmt: skip
    return desk, a.id, b.id


def test_more_dead_in_fewer_days_is_a_conflict_of_value() -> None:
    desk, a, b = tolls(900, 210, "2031-03-02/2031-03-04")
    assert ("conflicts_value", a, b) in kinds(desk.assemble())


def test_fewer_dead_in_fewer_days_is_no_conflict_of_value() -> None:
    desk, *_ = tolls(150, 210, "2031-03-02/2031-03-04")
    assert not any(kind == "conflicts_value" for kind, *_ in kinds(desk.assemble()))


def test_a_town_and_the_whole_war_differ_in_scope() -> None:
    desk = Desk()
    desk.report(
        "a",
        "2031-03-04",
        "The hospital received 12 dead civilians. Across the country 61 civilians have died since Friday.",
    )
    part = desk.claim(
        "a", "casualties", "12 dead civilians", place="tarn", time="2031-03-03/2031-03-04", recipient="civilians",
        by="hospital", figures=[("killed", 12, 12, "civilians")],
    )  # fmt: skip
    desk.report("b", "2031-03-04", "Since Friday 61 civilians have died, the Varnia Monitor said. Tarn was shelled.")
    desk.claim("b", "shell", "Tarn was shelled", place="tarn")
    whole = desk.claim(
        "b", "casualties", "61 civilians have died", time="2031-02-28/2031-03-04", recipient="civilians", by="watch",
        figures=[("killed", 61, 61, "civilians")],
    )  # fmt: skip
    assert ("conflicts_scope", part.id, whole.id) in kinds(desk.assemble())


def test_two_holders_at_one_time() -> None:
    desk = Desk()
    desk.report(
        "a", "2031-03-03", "The army took Orrin on Monday, it said. Mira heard both sides firing in Orrin on Monday."
    )
    took = desk.claim(
        "a", "seize", "The army took Orrin on Monday", actor="army", place="orrin", time="2031-03-03", by="army"
    )
    fight = desk.claim(
        "a",
        "clash",
        "both sides firing in Orrin on Monday",
        actor="army rebels",
        place="orrin",
        time="2031-03-03",
        by="mira",
    )
    assert ("conflicts_holder", took.id, fight.id) in kinds(desk.assemble())


def test_a_later_day_given_refines_and_another_day_conflicts() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Rebels have seized Orrin, the Northern Command said.")
    desk.report("b", "2031-03-03", "Rebels seized Orrin on Saturday, the Varnia Monitor said.")
    desk.report("c", "2031-03-03", "Rebels seized Orrin on Sunday, Mira said.")
    plain = desk.claim("a", "seize", "Rebels have seized Orrin", actor="rebels", place="orrin", by="rebel-command")
    first = desk.claim(
        "b", "seize", "Rebels seized Orrin", actor="rebels", place="orrin", time="2031-03-01", by="watch"
    )
    desk.claim("c", "seize", "Rebels seized Orrin", actor="rebels", place="orrin", time="2031-03-02", by="mira")
    found = kinds(desk.assemble())
    assert ("refines", plain.id, first.id) in found


def test_supports_joins_independent_voices() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Rebels seized Orrin, the Varnia Monitor said.")
    desk.report("b", "2031-03-02", "Rebels seized Orrin, Mira said.")
    one = desk.claim("a", "seize", "Rebels seized Orrin", actor="rebels", place="orrin", by="watch")
    two = desk.claim("b", "seize", "Rebels seized Orrin", actor="rebels", place="orrin", by="mira")
    assert ("supports", one.id, two.id) in kinds(desk.assemble())
