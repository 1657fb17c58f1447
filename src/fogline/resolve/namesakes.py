"""Namesakes: mentions that a tagger may take for persons or bodies and that are places, groups or the outlet itself."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.models.entity import Grounding
from fogline.models.report import Report
from fogline.resolve.scene import Scene

_ARMED = frozenset(("armed-group", "coalition", "militia", "military"))


def find_taken(report: Report, places: Iterable[Grounding]) -> frozenset[tuple[int, int]]:
    """(sentence, first token) of mentions that are grounded as a known place."""
    known = [g for g in places if g.how not in ("unknown", "coreference")]
    spans = {(g.start, g.end) for g in known}
    heads = {g.head for g in known}
    return frozenset((m.sentence, m.first) for m in report.mentions if (m.start, m.end) in spans or m.start in heads)


def find_no_persons(report: Report, places: Iterable[Grounding]) -> frozenset[str]:
    """Single words that are no person's name: those of places, known or not, and the outlet's own."""
    named = {g.text.lower() for g in places if g.how != "coreference" and " " not in g.text}
    return frozenset(named | set((report.publisher or "").lower().split()))


def is_known_otherwise(scene: Scene, name: str) -> bool:
    """Whether a "person" is a group of the table, or by one word a place or the outlet itself elsewhere."""
    known = [actor for ident in scene.table.forms.get(name) if (actor := scene.table.find(ident))]
    if known and all(actor.kind in _ARMED for actor in known):
        return True
    return name.lower() in scene.no_persons and not scene.learned.forms.get(name)
