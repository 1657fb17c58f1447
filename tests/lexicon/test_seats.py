"""Seats of divisions that bear other names."""

from __future__ import annotations

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.seats import get_seats


def test_every_seat_lies_in_its_division() -> None:
    gazetteer = Gazetteer.open()
    for province, seat in get_seats().items():
        assert gazetteer.get_place(province).kind == "province"
        assert gazetteer.get_place(seat).admin1 == province
    gazetteer.close()


def test_some_seats() -> None:
    assert get_seats()["sd:north-darfur"] == "sd:el-fasher"
    assert get_seats()["cd:ituri"].startswith("cd:bunia")
