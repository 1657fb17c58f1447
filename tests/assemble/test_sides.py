"""Who counts as one side: what the words around a name tell, where no record knows it."""

from dataclasses import replace

from desk import ACTORS, PLACES, Desk
from fogline.assemble.short_names import find_short_names
from fogline.assemble.sides import Sides, find_sides
from fogline.assemble.titles import find_rulers, find_state_voices, find_titled
from fogline.models.claim import Slot, Voice
from fogline.models.entity import Actor
from fogline.models.holdings import Holdings

LEARNED = {
    a.id: a
    for a in (
        Actor("plains-service", "Plains Bulletin Service", "outlet", learned=True),
        Actor("valley-post", "Valley Post", "outlet", learned=True),
        Actor("anton-merek", "Anton Merek", "person", learned=True),
        Actor("merek", "Merek", "person", learned=True),
        Actor("ilse-dorn", "Ilse Dorn", "person", learned=True),
    )
}


def sides_of(text: str, *voices: str) -> tuple[Sides, Holdings]:
    """Sides of a desk where the army fights and learned voices are cited by their names in the text."""
    desk = Desk()
    desk.report("a", "2031-03-02", f"The army took Tarn. {text}")
    desk.claim("a", "seize", "The army took Tarn", actor="army", place="tarn")
    for voice in voices:
        name = LEARNED[voice].name
        at = desk.reports[0].text.index(name)
        said = replace(
            desk.claims[0], id=f"by-{voice}", attribution=(Voice(voice, name, name, start=at, end=at + len(name)),)
        )
        desk.claims.append(said)
    holdings = Holdings.of(desk.claims, desk.reports, ACTORS | LEARNED, PLACES)
    return find_sides(holdings), holdings


def state_voices(holdings: Holdings) -> frozenset[str]:
    return find_state_voices(holdings.claims.values(), holdings.reports, holdings.actors)


def test_an_outlet_that_a_report_calls_state_run_is_of_the_state() -> None:
    for text in (
        "Tarn is calm, the state-run Plains Bulletin Service reported.",
        "Tarn is calm, said the Plains Bulletin Service, the state agency, on Sunday.",
    ):
        sides, holdings = sides_of(text, "plains-service")
        assert state_voices(holdings) == {"plains-service"}
        assert sides.find("plains-service") == sides.find("army")
        assert sides.is_party("plains-service")


def test_an_outlet_named_beside_another_state_body_is_not() -> None:
    sides, holdings = sides_of("State television was silent. Tarn is calm, the Valley Post reported.", "valley-post")
    assert state_voices(holdings) == frozenset()
    assert not sides.is_party("valley-post")


def test_a_ruler_with_no_state_beside_the_title_is_of_the_state_whose_war_it_is() -> None:
    sides, holdings = sides_of("President Anton Merek spoke on Sunday.", "anton-merek")
    titled, foreign = find_titled("President Anton Merek spoke on Sunday.")
    assert find_rulers(holdings.actors.values(), titled, foreign) >= {"anton-merek"}
    assert sides.find("anton-merek") == sides.find("army")


def test_a_foreign_president_is_not() -> None:
    sides, _ = sides_of("French President Ilse Dorn called for calm, Ilse Dorn said.", "ilse-dorn")
    assert sides.find("ilse-dorn") != sides.find("army")


def test_whose_army_it_is() -> None:
    sides, _ = sides_of("Merek's army says Merek is pleased.", "merek")
    assert sides.find("merek") == sides.find("army")


def test_a_last_name_alone_is_the_one_person_whose_full_name_ends_in_it() -> None:
    assert ("merek", "anton-merek") in list(find_short_names(LEARNED.values()))
    two = [*LEARNED.values(), Actor("karel-merek", "Karel Merek", "person", learned=True)]
    assert not [pair for pair in find_short_names(two) if pair[0] == "merek"]


def test_slots_alone_are_no_voices() -> None:
    desk = Desk()
    desk.report("a", "2031-03-02", "The state-run Plains Bulletin Service was shelled.")
    claim = desk.claim("a", "shell", "was shelled")
    desk.claims[0] = replace(claim, recipient=(Slot("plains-service", "Plains Bulletin Service", "it"),))
    assert state_voices(Holdings.of(desk.claims, desk.reports, LEARNED, PLACES)) == frozenset()
