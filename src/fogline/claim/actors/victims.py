"""Victims: whom a figure counts among those killed or taken suffered it, whatever the parse makes of the verb.

"Six farmers abducted"; "ten gunmen killed": a bare participle in a headline or an aside looks like a past.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.claim.events.happening import Happening
from fogline.models.entity import Grounding
from fogline.models.measure import Figure

SUFFERED = frozenset({"casualties", "detain"})
COUNTED = frozenset({"killed", "injured", "missing", "detained"})


def return_victims(happening: Happening, figures: tuple[Figure, ...]) -> Happening:
    """The happening with those of its actors who are counted as its victims among those who suffer it."""
    if happening.type not in SUFFERED or not happening.actor:
        return happening
    starts = [f.start for f in figures if f.start is not None and f.measure in COUNTED]
    victims = tuple(g for g in happening.actor if any(_spans(g, start) for start in starts))
    if not victims:
        return happening
    doers = tuple(g for g in happening.actor if g not in victims)
    suffering = tuple(g for g in happening.recipient if g not in victims)
    return replace(happening, actor=doers, recipient=(*victims, *suffering))


def _spans(grounding: Grounding, start: int) -> bool:
    return grounding.start <= start < grounding.end
