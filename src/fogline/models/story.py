"""Story: what the other reports of the same store tell a stage beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fogline.models.actor_decision import ActorDecision


@dataclass(frozen=True, slots=True)
class Story:
    """Context from the reports already known, handed to stages as plain values.

    `places` counts place ids already resolved (the location prior), `countries` ISO codes with weights,
    `aliases` maps folded names to actor ids learned from other reports, `events` lists
    (event_type, actor ids, place ids, first day, last day) of dated events. `decisions` are what people changed in
    the table of actors, the first made first.
    """

    places: dict[str, int] = field(default_factory=dict)
    countries: dict[str, float] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    events: tuple[tuple[str, tuple[str, ...], tuple[str, ...], date, date], ...] = ()
    decisions: tuple[ActorDecision, ...] = ()
