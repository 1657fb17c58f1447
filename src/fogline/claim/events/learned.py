"""Learned happenings: what the heads read, put together with what the frames read of the same sentence.

The rule of both readers together: every event of the frames stays; the heads' event is added where no frame read the
word, or an event of its type on the same predicate, if they are sure enough. The bounds were chosen on wars that
neither reader had seen (`docs/decisions/learned-heads.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.claim.events.happening import Happening, fill_slots
from fogline.claim.events.happenings import find_listed, is_forbidden
from fogline.claim.events.heads import Heads
from fogline.claim.events.readings import goes_on_protesting
from fogline.claim.events.rows import Array
from fogline.claim.scenes.scene import Scene
from fogline.claim.scenes.trigger import Trigger
from fogline.claim.slots.carriers import find_carrier
from fogline.claim.slots.paths import Paths
from fogline.lexicon.frames import load_frames
from fogline.lexicon.generic_frames import load_generic_frames

READERS = ("frames", "heads", "both")
ALONE = 0.5
"""Least probability of an event that the heads read by themselves."""
ADDED = 0.7
"""Least probability of an event that is added to those of the frames."""
LISTED = 0.65
"""The same for a word that some frame of the type lists, though its conditions did not hold: half a witness."""
AGREED = 0.5
"""Least probability of a frame's event at which both readers are said to have found it."""


def find_learned(
    scenes: Sequence[Scene], framed: Sequence[list[Happening]], heads: Heads | None, readers: str
) -> list[list[Happening]]:
    """The happenings of each sentence by the frames (`framed`), by the heads alone, or by both, in text order.

    Without heads the frames' happenings come back as they are. The heads judge all sentences at once.
    """
    if heads is None or readers == "frames":
        return list(framed)
    alone = readers == "heads"
    read = [frozenset[int]() if alone else frozenset(h.trigger.index for h in own) for own in framed]
    judged = heads.judge_scenes(list(zip(scenes, read, strict=True)))
    return [
        _put_together(scene, [] if alone else own, rows, heads, alone)
        for scene, own, rows in zip(scenes, framed, judged, strict=True)
    ]


def _put_together(
    scene: Scene, framed: list[Happening], judged: dict[int, Array], heads: Heads, alone: bool
) -> list[Happening]:
    frames = load_frames()
    kept = [_agreed(h, judged, heads) for h in framed]
    for index, row in judged.items():
        best = int(row[1:].argmax()) + 1
        sure = row[best] >= (ALONE if alone else ADDED)
        if (not sure and (alone or row[best] < LISTED)) or _is_void(scene, index):
            continue
        event_type = heads.types[best - 1]
        if not alone and is_forbidden(scene, index, event_type, frames):
            continue
        found = _happening(scene, index, event_type) if sure else find_listed(scene, index, event_type, frames)
        if found is not None and not any(_is_same(found, o) or goes_on_protesting(scene, found, o) for o in kept):
            kept.append(replace(found, reader="heads"))
    return sorted(kept, key=lambda h: h.trigger.index)


def _is_void(scene: Scene, index: int) -> bool:
    """ "set fire to nothing": whatever is done, it is done to nothing."""
    syntax = scene.syntax
    nodes = [index, *syntax.kids(index, "obj")]
    return any(syntax.words[k] == "nothing" for n in nodes for k in syntax.kids(n, "obj", "obl", "nmod"))


def _agreed(happening: Happening, judged: dict[int, Array], heads: Heads) -> Happening:
    """The frame's happening, marked as found by both where the heads find it, too."""
    row = judged.get(happening.trigger.index)
    seen = row is not None and float(row[heads.types.index(happening.type) + 1]) >= AGREED
    return replace(happening, reader="both") if seen else happening


def _happening(scene: Scene, index: int, event_type: str) -> Happening:
    """An event read from a word by the generic frame of its type."""
    kind = "verb" if scene.syntax.is_verb(index) else "noun"
    frame = load_generic_frames()[event_type, kind]
    carrier, rel = (None, "") if kind == "verb" else find_carrier(scene, index)
    return fill_slots(Paths(scene, Trigger(index, frame, carrier, rel)), "heads")


def _is_same(found: Happening, other: Happening) -> bool:
    """Whether another reading tells of the same words: it is of the same word, whatever it takes it for, or of the same
    type on the same predicate."""
    own, theirs = found.trigger, other.trigger
    if own.index == theirs.index:
        return True
    return found.type == other.type and theirs.predicate in (own.predicate, own.index)
