"""Decisions of people laid over the packaged table of actors."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from fogline.lexicon.actor_layer import load_actors
from fogline.lexicon.actors import ActorTable
from fogline.models.actor_decision import ActorDecision
from fogline.models.entity import Actor

AT = datetime(2031, 5, 20, tzinfo=UTC)
BRIGADE = Actor("al-nur-brigade", "Al-Nur Brigade", "armed-group", aliases=("Nur Brigade",), country="SY")
DOCTOR = Actor("rami-hallaq-doctor", "Rami Hallaq (doctor)", "person", aliases=("Rami Hallaq",))


def decide(action: str, actor: Actor, **parts: object) -> ActorDecision:
    return replace(ActorDecision(action, actor, "Dana", AT), **parts)  # type: ignore[arg-type]


def test_without_decisions_it_is_the_packaged_table() -> None:
    assert load_actors(()) is ActorTable.load()


def test_add_makes_an_actor_and_extends_one_that_is_known() -> None:
    more = replace(BRIGADE, aliases=("Light Brigade",), speaks_for="syrian-opposition")
    table = load_actors((decide("add", BRIGADE), decide("add", more)))
    assert table.forms.get("Nur Brigade") == table.forms.get("Light Brigade") == ("al-nur-brigade",)
    assert table.get("al-nur-brigade").speaks_for == "syrian-opposition"
    assert ActorTable.load().find("al-nur-brigade") is None


def test_merge_redirects_names_ids_and_links() -> None:
    wing = Actor("nur-media", "Nur Media", "outlet", speaks_for="al-nur-brigade")
    kept = Actor("nur-army", "Nur Army", "armed-group")
    table = load_actors(
        (decide("add", BRIGADE), decide("add", wing), decide("merge", kept, other=BRIGADE.id, names=("Nur",)))
    )
    assert table.get("al-nur-brigade").id == "nur-army"
    assert {table.forms.get(name) for name in ("Nur", "Al-Nur Brigade", "Nur Brigade")} == {("nur-army",)}
    assert table.get("nur-media").speaks_for == "nur-army"


def test_merges_follow_one_another() -> None:
    one, two, three = (Actor(letter, letter * 5, "group") for letter in "abc")
    table = load_actors((decide("merge", two, other="a"), decide("merge", three, other="b")))
    assert table.get("a") == table.get("b") == table.get("c")
    assert one.id not in {actor.id for actor in table.actors}


def test_split_by_name_takes_the_name_away() -> None:
    new = Actor("light-brigade", "Light Brigade", "armed-group")
    table = load_actors((decide("add", BRIGADE), decide("split", new, other=BRIGADE.id, names=("Nur Brigade",))))
    assert table.forms.get("Nur Brigade") == ("light-brigade",)
    assert table.forms.get("Al-Nur Brigade") == ("al-nur-brigade",)


def test_split_by_document_holds_there_alone() -> None:
    decisions = (decide("split", DOCTOR, other="rami-hallaq", docs=("4.txt",)),)
    assert load_actors(decisions, "4.txt").forms.get("Rami Hallaq") == ("rami-hallaq-doctor",)
    assert load_actors(decisions, "5.txt") is ActorTable.load()
