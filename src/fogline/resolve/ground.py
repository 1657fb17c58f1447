"""Ground: everything that resolve finds in one report, joined."""

from __future__ import annotations

from fogline.lexicon.actors import ActorTable
from fogline.lexicon.gazetteer import Gazetteer
from fogline.models.entity import Place
from fogline.models.groundings import Groundings
from fogline.models.report import Report
from fogline.models.story import Story
from fogline.resolve.actors import resolve_actors
from fogline.resolve.place_anaphora import resolve_place_anaphora
from fogline.resolve.places import resolve_places
from fogline.resolve.quantities import resolve_quantities
from fogline.resolve.times import resolve_times


def resolve_report(report: Report, gazetteer: Gazetteer, table: ActorTable, story: Story | None = None) -> Groundings:
    """Tie a report's mentions to places, actors, intervals and counts. Pure, but for the gazetteer's reads."""
    printed, report, story = report.text, report.as_cased(), story or Story()
    places, place_records = resolve_places(report, gazetteer, story, table)
    referring = resolve_place_anaphora(report, places, place_records, gazetteer, printed)
    places = sorted([*places, *referring], key=lambda g: (g.start, -g.end))
    _add_holders(place_records, gazetteer)
    actors, actor_records = resolve_actors(report, places, table, story, place_records)
    return Groundings(
        actors=tuple(sorted(actors, key=lambda g: (g.start, -g.end))),
        places=tuple(places),
        times=tuple(resolve_times(report)),
        quantities=tuple(resolve_quantities(report)),
        actor_records=actor_records,
        place_records=place_records,
    )


def _add_holders(records: dict[str, Place], gazetteer: Gazetteer) -> None:
    """Add the provinces and countries that hold the places told, so that each is known by its name."""
    wanted = [holder for place in records.values() for holder in (place.within, place.admin1) if holder]
    while wanted:
        ident = wanted.pop()
        if ident in records:
            continue
        try:
            place = records[ident] = gazetteer.get_place(ident)
        except KeyError:
            continue
        wanted += [holder for holder in (place.within, place.admin1) if holder]
