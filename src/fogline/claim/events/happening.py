"""Happening: an event read from one trigger, with who and where."""

from __future__ import annotations

from dataclasses import dataclass, field

from fogline.claim.events.strangers import find_strange_ground, find_strangers
from fogline.claim.scenes.trigger import Trigger
from fogline.claim.slots.paths import Paths
from fogline.models.entity import Grounding


@dataclass(frozen=True, slots=True)
class Happening:
    """An event read from one trigger: its frame, where it stands, who and where."""

    trigger: Trigger
    actor: tuple[Grounding, ...]
    recipient: tuple[Grounding, ...]
    place: tuple[Grounding, ...]
    reader: str = "frames"
    """Who found it: frames, heads, or both."""
    type: str = field(init=False)
    """The event type of the frame."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "type", self.trigger.frame.type)

    @property
    def weight(self) -> tuple[bool, int, int]:
        """How much the reading fills: the better of two readings of one predicate is kept."""
        return (
            not self.trigger.frame.nominal,
            bool(self.actor) + bool(self.place) + bool(self.recipient),
            len(self.trigger.frame.need),
        )


def fill_slots(paths: Paths, reader: str = "frames", *, strangers: bool = True) -> Happening:
    """The event of a trigger with what its frame's paths reach; with `strangers` a subject that no record knows is
    taken by its words where no actor is reached."""
    frame = paths.trigger.frame
    actors = tuple(paths.actors(frame.actor))
    return Happening(
        paths.trigger,
        actors or (find_strangers(paths.scene, paths) if strangers else ()),
        tuple(paths.actors(frame.recipient)),
        tuple(paths.places(frame.place)) or (find_strange_ground(paths.scene, paths) if strangers else ()),
        reader,
    )
