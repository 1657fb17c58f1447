"""Where a total is counted that names no place, in a store of several wars."""

from __future__ import annotations

from dataclasses import replace

from desk import PLACES, Desk
from fogline.models.entity import Place
from fogline.models.holdings import Holdings
from fogline.state.theatre import Theatres

FAR = {
    "east": Place("east", "East province", "province", 40.0, 50.0, country="ZZ"),
    "ost": Place("ost", "Ost", "town", 40.1, 50.1, country="ZZ"),
    "port": Place("port", "Port", "town", 60.0, 70.0, country="YY"),
}


def hold(desk: Desk, countries: bool = True) -> Holdings:
    """What the desk holds, with a second and a third country."""
    own = {one.id: replace(one, country="VA" if countries else None) for one in PLACES.values()}
    held = desk.holdings
    return replace(held, places={**own, **(FAR if countries else {})})


def make_desk() -> Desk:
    """Two wars, each with an offensive; and a report of a third country that tells of none."""
    desk = Desk()
    desk.report("a", "2031-03-02", "Rebels attacked North province.")
    desk.claim("a", "attack", "Rebels attacked", place="north")
    desk.report("b", "2031-03-02", "Militia attacked East province. Ost was shelled.")
    desk.claim("b", "attack", "Militia attacked", place="east")
    desk.claim("b", "shell", "Ost was shelled", place="ost")
    desk.report("c", "2031-03-02", "Ships left Port.")
    desk.claim("c", "deploy", "Ships left Port", place="port")
    return desk


def test_a_total_is_counted_in_the_war_that_its_report_tells_of() -> None:
    theatres = Theatres(hold(make_desk()))
    assert theatres.find(["a"]) == ("north",)
    assert theatres.find(["b"]) == ("east",)


def test_a_total_of_a_country_without_an_offensive_has_no_place() -> None:
    theatres = Theatres(hold(make_desk()))
    assert theatres.find(["c"]) == ()
    assert theatres.find(["nowhere"]) == ()


def test_places_of_no_known_country_are_one_war() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Rebels attacked North province.")
    desk.claim("a", "attack", "Rebels attacked", place="north")
    assert Theatres(hold(desk, countries=False)).find(["other"]) == ("north",)


def test_of_several_towns_attacked_as_often_none_is_the_theatre() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "Rebels attacked Tarn and Orrin.")
    desk.claim("a", "attack", "Rebels attacked", place="tarn orrin")
    assert Theatres(hold(desk)).find(["a"]) == ()
    desk.report("b", "2031-03-03", "Rebels attacked Tarn again.")
    desk.claim("b", "attack", "Rebels attacked Tarn", place="tarn")
    assert Theatres(hold(desk)).find(["a"]) == ("tarn",)
