"""What is left of an assembly where claims were taken out since."""

from __future__ import annotations

from datetime import date

from fogline.models.event import Assembly, Event, Informant, Relation
from fogline.store.remnant import keep_claims

VOICES = (Informant("v", "V", False, True, ("O",), ("a", "b")), Informant("w", "W", False, True, ("P",), ("b",)))
MADE = Assembly(
    events=(
        Event("ev-1", "seize", ("a", "b"), (), (), (), None, None, VOICES, 2),
        Event("ev-2", "seize", ("b",), (), (), (), None, None, VOICES[1:], 1),
    ),
    relations=(Relation("a", "b", "supports"), Relation("c", "a", "denies")),
    withdrawn={"b": "why", "a": "why"},
    withdrawn_on={"b": date(2031, 5, 1)},
)


def test_what_was_taken_out_is_left_out_of_events_voices_and_relations() -> None:
    left = keep_claims(MADE, {"a", "c"})
    assert [(event.id, event.claims) for event in left.events] == [("ev-1", ("a",))]
    assert [(voice.id, voice.claims) for voice in left.events[0].informants] == [("v", ("a",))]
    assert left.relations == (Relation("c", "a", "denies"),)
    assert left.withdrawn == {"a": "why"} and left.withdrawn_on == {}


def test_what_stands_stays_as_it_is() -> None:
    assert keep_claims(MADE, {"a", "b", "c"}) == MADE
