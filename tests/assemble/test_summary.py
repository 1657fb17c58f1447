"""What an analyst reads of an event."""

from desk import Desk


def summary(desk: Desk) -> str:
    (event,) = desk.assemble().events
    return event.summary


def test_voices_places_days_and_denial() -> None:
    desk = Desk()
    desk.report(
        "a",
        "2031-03-02",
        "Rebels took Tarn and Orrin on Sunday, the Varnia Monitor said. The army denied it had lost them.",
    )
    desk.claim(
        "a",
        "seize",
        "Rebels took Tarn and Orrin on Sunday",
        actor="rebels",
        place="tarn orrin",
        time="2031-03-02",
        by="watch",
    )
    desk.claim("a", "seize", "it had lost them", actor="rebels", place="tarn orrin", by="army", denied=True)
    assert summary(desk) == (
        "The Varnia Monitor says that northern rebels took Orrin and Tarn on 2 March; the Varnian Army denies it."
    )


def test_a_plan_is_told_as_a_plan_and_its_teller_once() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "The army said it would attack the rebels in Orrin.")
    desk.claim(
        "a",
        "attack",
        "it would attack the rebels",
        actor="army",
        recipient="rebels",
        place="orrin",
        by="army",
        modality="planned",
    )
    assert summary(desk) == "The Varnian Army says that it was to attack northern rebels in Orrin."


def test_a_strike_and_its_dead() -> None:
    desk = Desk()
    desk.report(
        "a", "2031-03-02", "A strike on Mill Quarter killed 16 civilians and wounded 20, the Tarn hospital said."
    )
    desk.claim("a", "airstrike", "A strike on Mill Quarter", place="mill", time="2031-03-02", by="hospital")
    desk.claim(
        "a", "casualties", "killed 16 civilians and wounded 20", place="mill", time="2031-03-02", by="hospital",
        figures=[("killed", 16, 16, "civilians"), ("injured", 20, 20, "civilians")],
    )  # fmt: skip
    told = summary(desk)
    assert "air strikes hit Mill Quarter on 2 March" in told
    assert told.endswith("and that 16 civilians were killed and 20 civilians were injured.")


def test_only_denied() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "The army denied having left Tarn.")
    desk.claim("a", "withdraw", "having left Tarn", actor="army", place="tarn", by="army", denied=True)
    assert summary(desk) == "The Varnian Army denies that it left Tarn."


def test_points_taken_near_a_city_are_not_the_city() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Troops regained five positions near Tarn, the government said.")
    desk.claim(
        "a", "seize", "regained five positions near Tarn", actor="army", place="tarn", by="government",
        figures=[("taken", 5, 5, "positions")],
    )  # fmt: skip
    assert "took 5 positions in Tarn" in summary(desk)


def test_types_that_say_little_bring_the_words() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "The power station of Tarn has been shut, Mira said.")
    desk.claim("a", "damage", "The power station of Tarn has been shut", place="tarn", by="mira")
    assert "“The power station of Tarn has been shut”" in summary(desk)
