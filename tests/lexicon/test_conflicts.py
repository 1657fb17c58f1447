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


def test_wars_of_earlier_decades_have_their_sides() -> None:
    rebels = {
        ("BA", date(1994, 11, 20)): "bosnian-serb-army",
        ("SL", date(2000, 5, 10)): "ruf",
        ("NI", date(1987, 10, 20)): "contras",
        ("PE", date(1991, 3, 4)): "shining-path",
        ("NP", date(2004, 3, 22)): "cpn-maoist",
        ("AO", date(1993, 3, 9)): "unita",
        ("RW", date(1994, 5, 1)): "rpf",
        ("RU", date(2000, 2, 1)): "chechen-separatists",
    }
    for (country, day), rebel in rebels.items():
        conflict = find_conflict(country, day)
        assert conflict is not None, country
        assert conflict.umbrellas["rebel"] == rebel


def test_a_country_has_one_war_a_day() -> None:
    rows = load_conflicts()
    for row in rows:
        others = [o for o in rows if o.country == row.country and o is not row]
        assert not any(o.covers(row.valid_from) and (o.valid_to or row.valid_from) > row.valid_from for o in others), (
            row
        )
