"""Valency: what a verb must have around it for a frame to read it."""

from dataclasses import replace

from claim.staging import stage
from fogline.claim.events.valency import Valency
from fogline.claim.scenes.scene import Scene
from fogline.lexicon.frames import Frame, load_frames

NONE: frozenset[str] = frozenset()
BARE = replace(
    load_frames().verb["shell"][0], particle=NONE, object=NONE, prep=(), obl_noun=NONE, direction=False
)  # fmt: skip


def fits(text: str, verb: str, **wanted: object) -> bool:
    report, groundings = stage(text, {}, [])
    scene = Scene(report, report.sentences[0], groundings)
    frame: Frame = replace(BARE, **wanted)  # type: ignore[arg-type]
    return Valency(scene, scene.syntax.words.index(verb)).fits(frame)


def test_a_frame_that_asks_for_nothing_fits_every_verb() -> None:
    assert fits("The rebels fled.", "fled")


def test_a_frame_may_ask_for_a_particle() -> None:
    assert fits("The rebels pulled back on Monday.", "pulled", particle=frozenset({"back"}))
    assert not fits("The rebels pulled a cart.", "pulled", particle=frozenset({"back"}))


def test_a_frame_may_ask_for_a_preposition() -> None:
    assert fits("The army fired on the town.", "fired", prep=("on",))
    assert not fits("The army fired a rocket.", "fired", prep=("on",))


def test_the_day_of_an_event_is_nothing_that_its_verb_asks_for() -> None:
    assert not fits("The army closed the road on Monday.", "closed", prep=("on",))
    assert fits("The army closed on the town on Monday.", "closed", prep=("on",))
    assert fits("The truce broke down within hours.", "broke", prep=("within",))


def test_an_object_is_also_what_a_number_counts_and_what_stands_beside_it() -> None:
    drones = frozenset({"drone"})
    assert fits("The army shot down a drone.", "shot", object=drones)
    assert fits("The army shot down 31 of 38 drones.", "shot", object=drones)
    assert fits("The army shot down a helicopter and a drone.", "shot", object=drones)
    assert not fits("The army shot down a helicopter.", "shot", object=drones)


def test_a_noun_may_be_asked_for_under_its_preposition() -> None:
    wanted = {"prep": ("under",), "obl_noun": frozenset({"fire"})}
    assert fits("The town came under fire.", "came", **wanted)
    assert not fits("The town came under control.", "came", **wanted)
