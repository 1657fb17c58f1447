from __future__ import annotations

from datetime import date

from fogline.lexicon.actors import ActorTable
from fogline.lexicon.conflicts import find_conflict, load_conflicts


def test_every_row_names_known_actors_and_countries() -> None:
    table = ActorTable.load()
    for row in load_conflicts():
        named = (row.government, row.army, row.coalition, *row.umbrellas.values())
        assert all(table.find(ident) for ident in named if ident), row.country
        assert len(row.country) == 2
        assert all(len(code) == 2 for code in row.belligerents)


def test_a_conflict_is_found_by_country_and_day() -> None:
    before, after = find_conflict("SY", date(2024, 12, 8)), find_conflict("SY", date(2024, 12, 9))
    assert before is not None
    assert before.government == "syrian-government"
    assert before.umbrellas["rebel"] == "syrian-opposition"
    assert before.umbrella_first
    assert after is not None
    assert after.government == "syrian-transitional-government"
    assert find_conflict("SY", date(2005, 1, 1)) is None
    assert find_conflict("IS", date(2020, 1, 1)) is None
    assert find_conflict("SD", None) is not None
