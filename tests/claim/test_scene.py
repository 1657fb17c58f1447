"""Scenes: the actors and places behind words."""

from claim.staging import ids, stage
from fogline.claim.scenes.scene import Scene


def scene_of(text: str, actors: dict[str, str], places: list[str], index: int = 0, kind: str = "paragraph") -> Scene:
    report, groundings = stage(text, actors, places, kind)
    return Scene(report, report.sentences[index], groundings)


def test_a_number_of_fighters_are_those_fighters() -> None:
    scene = scene_of("Dozens of rebels entered Oldtown.", {"rebels": "coalition"}, ["Oldtown"])
    head = scene.syntax.words.index("dozens")
    assert ids(tuple(scene.actors_of(head))) == ["rebels"]
    assert scene.is_force(head)


def test_the_rest_are_the_rest_of_those_named_before() -> None:
    scene = scene_of("Soldiers killed ten rebels while the rest fled.", {"rebels": "coalition"}, [])
    assert ids(tuple(scene.actors_of(scene.syntax.words.index("rest")))) == ["rebels"]


def test_a_list_of_places_is_followed_to_its_end() -> None:
    scene = scene_of("Rebels captured Oldtown, Millbrook and Northbridge.", {}, ["Oldtown", "Millbrook", "Northbridge"])
    head = scene.syntax.words.index("oldtown")
    assert ids(tuple(scene.places_of(head))) == ["oldtown", "millbrook", "northbridge"]


def test_a_group_of_towns_lends_the_place_that_fixes_it() -> None:
    scene = scene_of("Rebels captured five villages near Oldtown.", {}, ["Oldtown"])
    assert ids(tuple(scene.places_of(scene.syntax.words.index("villages")))) == ["oldtown"]


def test_a_counted_nationality_is_no_armed_force() -> None:
    scene = scene_of("More than 900 Ruritanians fled on Monday.", {"Ruritanians": "country"}, [])
    assert not scene.is_force(scene.syntax.words.index("ruritanians"))


def test_counts_are_tied_to_the_words_that_head_them() -> None:
    scene = scene_of("The strike killed 14 people and wounded 30.", {}, [])
    assert [scene.syntax.words[token] for _, token in scene.counts] == ["14", "30"]
