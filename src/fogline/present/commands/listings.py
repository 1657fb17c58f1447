"""Commands that list what the store says: claims, events, timeline, control, tolls, disputes, sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fogline.present.commands.options import (
    AsOfOption,
    JsonOption,
    StoreOption,
    make_console,
    open_view,
    read_dossier,
)

if TYPE_CHECKING:
    from fogline.models.dossier import Dossier
    from fogline.models.state import ControlStatus
    from fogline.present.tables import Listing


def claims(store: StoreOption = None, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """Every claim: who says what, on whose word, in which words.

    Example: fogline claims --as-of 2024-11-30 --json
    """
    from fogline.present.listings import list_claims
    from fogline.present.records import claim_record

    with open_view(store) as view:
        found = view.claims(as_of)
    _show(as_json, lambda: [claim_record(claim) for claim in found], lambda: list_claims(found))


def events(store: StoreOption = None, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """Claims judged one occurrence, and who affirms or denies it.

    Example: fogline events --json | jq '.[] | select(.disputed)'
    """
    from fogline.present.listings import list_events
    from fogline.present.records import event_record

    dossier = read_dossier(store, as_of)
    _show(as_json, lambda: [event_record(event, dossier) for event in dossier.events], lambda: list_events(dossier))


def timeline(store: StoreOption = None, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """Events in order of days; those that no text dates come last.

    Example: fogline timeline --as-of 2024-11-30
    """
    from fogline.present.listings import list_timeline
    from fogline.present.records import timeline_record

    dossier = read_dossier(store, as_of)
    _show(
        as_json,
        lambda: [timeline_record(entry, dossier) for entry in dossier.timeline],
        lambda: list_timeline(dossier),
    )


def control(
    store: StoreOption = None,
    as_of: AsOfOption = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="NAME", help="Only this place, by name or id.", show_default=False)
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="The steps of the rule, with the words they rest on.", show_default=False)
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Who is said to hold each place, and who is assessed to.

    Example: fogline control --place Aleppo --explain
    """
    from fogline.errors import NotFound
    from fogline.present.listings import list_control
    from fogline.present.records import control_record

    dossier = read_dossier(store, as_of)
    statuses = [status for status in dossier.control if place is None or _is_named(status, place, dossier)]
    if place is not None and not statuses:
        raise NotFound(f"No place named {place} has a status; see fogline control.")
    if explain and not as_json:
        _explain(statuses, dossier)
        return
    _show(
        as_json,
        lambda: [control_record(status, dossier) for status in statuses],
        lambda: list_control(statuses, dossier),
    )


def tolls(store: StoreOption = None, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """Counts of killed, wounded and displaced, as each voice gives them.

    Example: fogline tolls --json
    """
    from fogline.present.listings import list_tolls
    from fogline.present.records import toll_record

    dossier = read_dossier(store, as_of)
    _show(
        as_json,
        lambda: [toll_record(index, line, dossier) for index, line in enumerate(dossier.ledger)],
        lambda: list_tolls(dossier),
    )


def disputes(store: StoreOption = None, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """Where accounts differ, by kind, with the words of both sides.

    Example: fogline disputes --store syria.db
    """
    from fogline.present.listings import list_disputes
    from fogline.present.records import dispute_record

    dossier = read_dossier(store, as_of)
    _show(
        as_json,
        lambda: [dispute_record(dispute, dossier) for dispute in dossier.disputes],
        lambda: list_disputes(dossier),
    )


def sources(
    store: StoreOption = None,
    as_of: AsOfOption = None,
    discards: Annotated[
        bool, typer.Option("--discards", help="What was not read or not kept, and why.", show_default=False)
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """The documents read, how each is dated, and what became of it.

    Example: fogline sources --discards
    """
    from fogline.present.intake import discard_record, list_discards, list_sources, source_record

    with open_view(store) as view:
        if discards:
            refused = view.discards()
            _show(as_json, lambda: [discard_record(one) for one in refused], lambda: list_discards(refused))
            return
        rows = [row for row in view.sources() if _is_by(row.published, as_of)]
    _show(as_json, lambda: [source_record(row) for row in rows], lambda: list_sources(rows))


def _show(as_json: bool, records: Callable[[], Sequence[Any]], listing: Callable[[], Listing]) -> None:
    from fogline.present.tables import print_json, print_listing

    console = make_console()
    if as_json:
        print_json(records(), console)
    else:
        print_listing(listing(), console)


def _explain(statuses: Sequence[ControlStatus], dossier: Dossier) -> None:
    """The rule's text once, then each place's steps with their quotes."""
    from fogline.lexicon.rulebook import load_rulebook
    from fogline.present.explain import explain_place
    from fogline.present.tables import print_lines

    rules = load_rulebook("control")
    console = make_console()
    print_lines([("rule", f"{rules['name']}, version {rules['version']}: {rules['text']}")], console)
    for status in statuses:
        print_lines([(line.name, line.text) for line in explain_place(status, dossier)], console)


def _is_by(day: date | None, as_of: date | None) -> bool:
    return day is None or as_of is None or day <= as_of


def _is_named(status: ControlStatus, name: str, dossier: Dossier) -> bool:
    from fogline.present.listings import fold_name

    return fold_name(name) in (fold_name(dossier.place_name(status.place)), fold_name(status.place))
