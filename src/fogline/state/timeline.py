"""Timeline: events in order of days."""

from __future__ import annotations

from datetime import date

from fogline.models.event import Assembly, Event
from fogline.models.holdings import Holdings
from fogline.models.state import TimelineEntry


def derive_timeline(assembly: Assembly, holdings: Holdings, as_of: date | None = None) -> tuple[TimelineEntry, ...]:
    """One entry an event, by first day, undated ones last; nothing later than `as_of`.

    Standing facts (all claims background, no day) and events of which every report was withdrawn are left out; an
    undated event counts by its first report's day.
    """
    standing = [e for e in assembly.events if not all(claim in assembly.withdrawn for claim in e.claims)]
    entries = [_entry(event) for event in standing if _shown(event, holdings, as_of)]
    return tuple(sorted(entries, key=lambda e: (e.day or date.max, e.last or date.max, e.event)))


def _entry(event: Event) -> TimelineEntry:
    voices = tuple(i.id for i in event.informants)
    return TimelineEntry(event.first, event.last, event.id, event.claims, voices, event.independent, event.disputed)


def _shown(event: Event, holdings: Holdings, as_of: date | None) -> bool:
    claims = [holdings.claims[i] for i in event.claims]
    if event.first is None and not any(c.core for c in claims):
        return False
    if as_of is None:
        return True
    days = [event.first] if event.first else [day for c in claims if (day := holdings.said_on(c))]
    return not days or min(days) <= as_of
