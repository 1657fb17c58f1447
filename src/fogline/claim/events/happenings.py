"""Happenings: which words of a sentence name which events, with their argument words, by the frames."""

from __future__ import annotations

from fogline.claim.conditions.table import VOID, holds, load_conditions
from fogline.claim.events.happening import Happening, fill_slots
from fogline.claim.events.readings import choose_readings
from fogline.claim.events.triggers import find_triggers, find_triggers_at
from fogline.claim.scenes.scene import Scene
from fogline.claim.slots.paths import Paths
from fogline.lexicon.frames import FrameIndex

FILLED = frozenset(
    {"place", "actor", "actor-force", "actor-party", "recipient", "any-slot", "patient-place", "subj-place", "number"}
    | {"patient-person", "patient-civil", "patient-thing", "patient-force", "patient-military", "event-noun", "detail"}
    | {"parties", "agent-actor", "inside-site", "actor-diplomat", "patient-civil-object", "actor-civil", "any-actor"}
)
"""Conditions that ask for a slot and what fills it, which a name that nobody knows may leave unfilled."""


def find_happenings(scene: Scene, frames: FrameIndex) -> list[Happening]:
    """All events named in the sentence, one for each predicate and type, in text order."""
    found: list[Happening] = []
    conditions = load_conditions()
    for trigger in find_triggers(scene, frames):
        paths, frame = Paths(scene, trigger), trigger.frame
        for name in frame.order:
            if not conditions[name](paths):
                break
        else:
            if not any(conditions[name](paths) for name in frame.avoid):
                found.append(fill_slots(paths))
    return choose_readings(scene, found)


def find_listed(scene: Scene, index: int, event_type: str, frames: FrameIndex) -> Happening | None:
    """The event that a frame of a type lists this word for though one of the slots it needs is not filled."""
    readings: list[tuple[int, int, Happening]] = []
    for trigger in find_triggers_at(scene, index, frames):
        if trigger.frame.type == event_type:
            paths = Paths(scene, trigger)
            lacking = {n for n in trigger.frame.need if not holds(n, paths)}
            if len(lacking) <= 1 and lacking <= FILLED and not any(holds(a, paths) for a in trigger.frame.avoid):
                readings.append((len(lacking), len(readings), fill_slots(paths, strangers=False)))
    return min(readings)[2] if readings else None


def is_forbidden(scene: Scene, index: int, event_type: str, frames: FrameIndex) -> bool:
    """Whether a frame of the type rules the event out for what the clause says, not for how it is built."""
    named = [t for t in find_triggers_at(scene, index, frames) if t.frame.type == event_type]
    asked = [(VOID & t.frame.avoid, Paths(scene, t)) for t in named]
    return any(holds(name, paths) for names, paths in asked for name in names)
