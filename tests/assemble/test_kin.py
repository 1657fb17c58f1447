"""Which actors can be of one side: keys of records, states and names."""

from fogline.assemble.kin import find_kin
from fogline.assemble.short_names import FULL, SHORT, find_short_names, list_names, pair_names
from fogline.models.entity import Actor

ARMY = Actor("army", "Varnian Army", "military", side="government", country="Varnia", party=True)
REBELS = Actor("rebels", "Northern rebels", "armed-group", country="Varnia", member_of=("front",))


def test_a_record_leads_to_whom_it_names_and_to_its_state() -> None:
    assert find_kin(ARMY, None, False) == {"is army", "is government", "state Varnia"}
    assert find_kin(REBELS, None, False) == {"is rebels", "is front"}


def test_an_actor_of_no_state_is_of_the_one_it_is_taken_for() -> None:
    ministry = Actor("ministry", "defence ministry", "ministry", learned=True)
    assert "state Varnia" in find_kin(ministry, "Varnia", False)
    press = Actor("press", "Karsk Press", "outlet", learned=True)
    watch = Actor("watch", "Varnia Monitor", "monitor", country="Varnia")
    assert "state Varnia" in find_kin(press, "Varnia", True)
    assert find_kin(watch, None, False) == {"is watch"}
    assert "state Varnia" in find_kin(watch, None, True)


def test_a_last_name_stands_for_the_one_full_name_that_has_it() -> None:
    anton = Actor("anton", "Anton al-Merek", "person")
    assert set(list_names(anton)) == {(FULL, "al-merek"), (FULL, "merek")}
    assert list_names(Actor("merek", "Merek", "person", learned=True)) == [(SHORT, "merek")]
    assert list_names(Actor("mira", "Mira", "person")) == []
    assert list_names(ARMY) == []
    assert pair_names({"merek": ["anton"]}, {"merek": ["merek"], "dorn": ["dorn"]}) == [("merek", "anton")]
    assert pair_names({"merek": ["anton", "ilse"]}, {"merek": ["merek"]}) == []


def test_initials_stand_for_the_one_body_whose_name_they_are() -> None:
    front = Actor("valley-front", "Liberation Front of the Azure Valley", "armed-group", learned=True)
    short = Actor("lfav", "LFAV", "armed-group", learned=True)
    league = Actor("league", "Legal Fund for Azure Victims", "ngo", learned=True)
    assert list_names(front) == [(FULL, "initials lfav")] and list_names(short) == [(SHORT, "initials lfav")]
    assert find_short_names([front, short, ARMY]) == [("lfav", "valley-front")]
    assert find_short_names([front, short, league]) == []
    assert list_names(Actor("guards", "two dozen village guards", "group", learned=True)) == []
    assert list_names(Actor("wire", "HWN", "outlet", learned=True)) == []
