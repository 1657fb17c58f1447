"""Counted bodies: "the three groups", "both movements": those that the report has named together."""

from __future__ import annotations

from itertools import islice

from fogline.resolve.described import Described
from fogline.resolve.discourse import Referent
from fogline.resolve.scene import Reading, Scene

_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_REACH = 6
"""Sentences back in which they may have been named."""
_MOST = 60
"""Things spoken of that are looked through."""


def read_counted(scene: Scene, described: Described) -> Reading | None:
    """As many bodies of the noun's kinds, by names of their own, as the phrase counts: those named last in one
    sentence, or the two named last; None where the phrase counts none or fewer were named."""
    number = next((_NUMBERS[word] for word in described.modifiers if word in _NUMBERS), 0)
    definite = described.definite or "both" in described.modifiers
    if not number or not definite or not described.noun.plural:
        return None
    kinds = scene.nouns.kinds_of(described.noun)
    recent = islice(reversed(scene.discourse.referents.values()), _MOST)
    near = [r for r in recent if r.actor.kind in kinds and described.sentence - r.last <= _REACH and _is_named(r)]
    for sentence in sorted({r.last for r in near}, reverse=True):
        together = [r for r in near if r.last == sentence]
        if len(together) == number:
            return _make(together)
    return _make(near[:number]) if number == 2 and len(near) >= number else None


def _is_named(referent: Referent) -> bool:
    """Whether something has a name, not a description alone ("a garrison")."""
    return not referent.actor.learned or referent.actor.name[:1].isupper()


def _make(referents: list[Referent]) -> Reading:
    ordered = sorted(referents, key=lambda r: r.at)
    return Reading(tuple(r.actor.id for r in ordered), "both-sides", 0.7, ordered[0].named_at, plural=True)
