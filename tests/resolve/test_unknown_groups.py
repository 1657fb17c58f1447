"""Groups that no table holds: whose rebels they are, and that they bear arms."""

from tests.resolve.written import find_ids, read_actors

SULU = (
    "MANILA, 2 July 2009 - Revolutionary Armed Forces of Mindana (RAFM) guerrillas seized two villages near Davao, the "
    "governor said. The rebel Union of Democratic Forces for Unity captured a bridge. The insurgents held it.\n"
)
NIGER = (
    "LAGOS, 2 July 2009 - Militiamen of the Sons of the Delta seized an oil platform off Bayelsa on Sunday. The "
    "militia asked for 2 million dollars. Members of the Justice Congress ambushed a convoy. Fighters from the Katanga "
    "Tigers overran Kolwezi.\n"
)


def test_an_abbreviation_in_brackets_owns_the_rebels_behind_it() -> None:
    assert find_ids(SULU, "2009-07-02", "guerrillas") == find_ids(SULU, "2009-07-02", "RAFM") != []


def test_a_body_called_rebel_or_told_with_fighters_is_under_arms() -> None:
    _, records = read_actors(SULU, "2009-07-02")
    assert records["union-of-democratic-forces-for-unity"].kind == "armed-group"
    _, records = read_actors(NIGER, "2009-07-02")
    assert {records[i].kind for i in ("sons-of-the-delta", "justice-congress", "katanga-tigers")} == {"armed-group"}
    assert find_ids(NIGER, "2009-07-02", "The militia") == ["sons-of-the-delta"]


GOMA = (
    "GOMA, 28 January 2025 - The Congolese army said fighting raged in Goma, Congo. The Rwanda-backed rebels claimed "
    "to have captured it. Residents said the army had fled. They took the centre in a few hours. A prison guard said "
    "inmates were free.\n"
)
GENEINA = (
    "KHARTOUM, 4 May 2007 - Fighters backed by Chad crossed into Sudan on Friday. Chad has said little since its "
    "allies took the post of Tine.\n"
)


def test_who_is_backed_by_a_state_does_not_fight_it() -> None:
    assert find_ids(GOMA, "2025-01-28", "The Rwanda-backed rebels") == ["m23"]
    assert find_ids(GENEINA, "2007-05-04", "Fighters") == ["fighters-backed-by-chad"]


def test_allies_are_named_by_whose_they_are() -> None:
    (found,) = find_ids(GENEINA, "2007-05-04", "its allies")
    assert found.startswith("allies-of-chad")


def test_they_who_take_a_place_are_not_those_who_fled_it() -> None:
    assert find_ids(GOMA, "2025-01-28", "They") == ["m23"]


def test_a_prison_guard_is_no_army() -> None:
    assert find_ids(GOMA, "2025-01-28", "A prison guard") == ["prison-guard"]


BIRAO = (
    "BANGUI, 3 June 2019 - On Thursday government warplanes bombed Birao in the Central African Republic. ZQRF gunmen "
    "shot dead a trader on Saturday, a resident said. Zambian peacekeepers left the town. ECOWAS ministers met on "
    "Friday. The Hill Council on Monday condemned the raid. The army took Bria and the army took Yalinga. Another "
    "column approached from the south.\n"
)


def test_initials_before_fighters_name_a_group() -> None:
    assert find_ids(BIRAO, "2019-06-03", "ZQRF gunmen") == ["zqrf"]


def test_a_day_before_a_phrase_is_no_part_of_it() -> None:
    groundings, _ = read_actors(BIRAO, "2019-06-03")
    texts = {g.text for g in groundings}
    assert "government warplanes" in texts
    assert not any("Thursday" in text or "Monday" in text for text in texts)


def test_peacekeepers_of_a_nation_are_its_soldiers() -> None:
    assert find_ids(BIRAO, "2019-06-03", "Zambian peacekeepers") == ["zambia"]


def test_the_ministers_of_a_bloc_stand_for_it() -> None:
    assert find_ids(BIRAO, "2019-06-03", "ECOWAS ministers") == ["ecowas"]


def test_a_column_is_of_the_side_told_of() -> None:
    assert find_ids(BIRAO, "2019-06-03", "Another column") == ["faca"]


def test_a_name_that_goes_on_is_no_shorter_one() -> None:
    text = "BEIRUT, 21 May 2007 - Members of Fatah al-Islam overran an army post near Tripoli, police said.\n"
    groundings, _ = read_actors(text, "2007-05-21")
    assert "fatah" not in {g.id for g in groundings}


IDLIB = (
    "IDLIB, 2 December 2024 - Fourteen bodies were brought to a hospital in Idlib. A strike hit the bus station on "
    "Sunday. A volunteer of the Lantern Rescue Corps was wounded, the organisation said.\n"
)


def test_neither_the_dead_nor_a_bus_station_is_an_organisation() -> None:
    assert find_ids(IDLIB, "2024-12-02", "the organisation") == ["lantern-rescue-corps"]
    _, records = read_actors(IDLIB, "2024-12-02")
    assert records["lantern-rescue-corps"].kind == "ngo"
    assert "outlet" not in {r.kind for r in records.values() if "station" in r.name}
