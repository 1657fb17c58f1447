"""One report resolved as a whole."""

from __future__ import annotations

from fogline.lexicon.actors import ActorTable
from fogline.lexicon.gazetteer import Gazetteer
from fogline.resolve.ground import resolve_report
from resolve.place_reports import make_report


def test_what_holds_the_places_told_is_known_by_name() -> None:
    gazetteer = Gazetteer.open()
    found = resolve_report(make_report("They took/VERB [El Fasher]."), gazetteer, ActorTable.load())
    gazetteer.close()
    assert {found.place_records[i].name for i in ("sd:el-fasher", "sd:north-darfur", "sd")} == {
        "El Fasher", "North Darfur", "Sudan",
    }  # fmt: skip
