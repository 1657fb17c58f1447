"""What the heads are told of a word."""

from claim.staging import stage
from fogline.claim.events.traits import find_candidates, find_kinds, find_traits
from fogline.claim.scenes.scene import Scene


def _scene(text: str, actors: dict[str, str], places: list[str]) -> Scene:
    report, groundings = stage(text, actors, places)
    return Scene(report, report.sentences[0], groundings)


def test_a_verb_is_told_its_arguments_and_what_they_are() -> None:
    scene = _scene("The army shelled Oldtown on Sunday.", {"The army": "military"}, ["Oldtown"])
    verb = scene.syntax.words.index("shelled")
    traits, lemmas = find_traits(scene, verb)
    assert {"l=shell", "S=army", "Sc=a:military", "Sc=FORCE", "Oc=PLACE"} <= set(traits)
    assert "passive" not in traits and "noO" not in traits
    assert lemmas[0] == "shell" and lemmas[2] == "army"


def test_a_passive_is_told_from_an_active() -> None:
    scene = _scene("Oldtown was shelled.", {}, ["Oldtown"])
    traits, _ = find_traits(scene, scene.syntax.words.index("shelled"))
    assert {"passive", "noS", "Oc=PLACE"} <= set(traits)


def test_helping_verbs_and_function_words_are_no_candidates() -> None:
    scene = _scene("The army has been shelling the town.", {}, [])
    words = [scene.syntax.words[i] for i in find_candidates(scene)]
    assert "shelling" in words and "town" in words
    assert not {"has", "been", "the"} & set(words)


def test_the_kinds_of_a_word_fall_back_on_its_tag() -> None:
    scene = _scene("Umbrellas opened.", {}, [])
    assert find_kinds(scene, 0) == ["noun"]
