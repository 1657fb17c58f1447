"""Commands that list what the store says: claims, events, timeline, control, tolls, disputes, changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.present.commands.options import (
    AsOfOption,
    ClockName,
    ClockOption,
    JsonOption,
    KnownAtOption,
    Records,
    Rows,
    StoreOption,
    make_console,
    open_view,
    read_dossier,
    read_moment,
    show_listing,
)

if TYPE_CHECKING:
    from fogline.models.dossier import Dossier
    from fogline.models.state import ControlStatus


Shown = tuple[Records, Rows]
"""How to make the records of `--json`, and the rows of a table."""


def _of_dossier(show: Callable[[Dossier], Shown]) -> Callable[..., None]:
    """A command that shows something of a dossier, with the options that all such commands have."""

    def command(
        store: StoreOption = None,
        as_of: AsOfOption = None,
        known_at: KnownAtOption = None,
        clock: ClockOption = ClockName.PUBLISHED,
        as_json: JsonOption = False,
    ) -> None:
        show_listing(as_json, *show(read_dossier(store, as_of, known_at, clock)))

    command.__name__, command.__doc__ = show.__name__, show.__doc__
    return command


def claims(store: StoreOption = None, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """Every claim: who says what, on whose word, in which words.

    Example: fogline claims --as-of 2024-11-30 --json
    """
    from fogline.present.listings import list_claims
    from fogline.present.records import claim_record

    with open_view(store) as view:
        found = view.claims(as_of)
    show_listing(as_json, lambda: [claim_record(claim) for claim in found], lambda: list_claims(found))


@_of_dossier
def events(dossier: Dossier) -> Shown:
    """Claims judged one occurrence, and who affirms or denies it.

    Example: fogline events --json | jq '.[] | select(.disputed)'
    """
    from fogline.present.listings import list_events
    from fogline.present.records import event_record

    return lambda: [event_record(event, dossier) for event in dossier.events], lambda: list_events(dossier)


@_of_dossier
def timeline(dossier: Dossier) -> Shown:
    """Events in order of days; those that no text dates come last.

    Example: fogline timeline --as-of 2024-11-30 --known-at 2024-12-01T12:00
    """
    from fogline.present.listings import list_timeline
    from fogline.present.records import timeline_record

    return lambda: [timeline_record(entry, dossier) for entry in dossier.timeline], lambda: list_timeline(dossier)


def control(
    store: StoreOption = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    clock: ClockOption = ClockName.PUBLISHED,
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

    dossier = read_dossier(store, as_of, known_at, clock)
    statuses = [status for status in dossier.control if place is None or _is_named(status, place, dossier)]
    if place is not None and not statuses:
        raise NotFound(f"No place named {place} has a status; see fogline control.")
    if explain and not as_json:
        _explain(statuses, dossier)
        return
    show_listing(
        as_json,
        lambda: [control_record(status, dossier) for status in statuses],
        lambda: list_control(statuses, dossier),
    )


def tolls(
    store: StoreOption = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    clock: ClockOption = ClockName.PUBLISHED,
    estimate: Annotated[
        str | None,
        typer.Option(
            "--estimate",
            metavar="POLICY",
            help="What rival counts come to: range, acled-lowest, ucdp-best or latest-independent.",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Counts of killed, wounded and displaced, as each voice gives them.

    Example: fogline tolls --estimate ucdp-best
    """
    from fogline.present.listings import list_estimates, list_tolls
    from fogline.present.records import estimate_record, toll_record
    from fogline.state.estimates import derive_estimates

    dossier = read_dossier(store, as_of, known_at, clock)
    if estimate is None:
        lines = enumerate(dossier.ledger)
        show_listing(as_json, lambda: [toll_record(i, line, dossier) for i, line in lines], lambda: list_tolls(dossier))
        return
    found = derive_estimates(dossier.ledger, dossier.events, estimate)
    show_listing(
        as_json,
        lambda: [estimate_record(one, dossier) for one in found],
        lambda: list_estimates(found, dossier),
    )


@_of_dossier
def disputes(dossier: Dossier) -> Shown:
    """Where accounts differ, by kind, with the words of both sides.

    Example: fogline disputes --store syria.db
    """
    from fogline.present.listings import list_disputes
    from fogline.present.records import dispute_record

    return lambda: [dispute_record(dispute, dossier) for dispute in dossier.disputes], lambda: list_disputes(dossier)


def changes(
    since: Annotated[
        datetime,
        typer.Option("--since", metavar="MOMENT", parser=read_moment, help="From what was known then."),
    ],
    until: Annotated[
        datetime | None,
        typer.Option(
            "--until",
            metavar="MOMENT",
            parser=read_moment,
            help="To what was known then.  [default: now]",
            show_default=False,
        ),
    ] = None,
    store: StoreOption = None,
    clock: ClockOption = ClockName.PUBLISHED,
    as_json: JsonOption = False,
) -> None:
    """What is new, revised, denied, superseded or withdrawn, and because of which report.

    Example: fogline changes --since 2024-11-30 --until 2024-12-01
    """
    from fogline.hindsight import survey_known
    from fogline.present.changes import change_record, list_changes
    from fogline.state.changes import derive_changes
    from fogline.survey import survey_store

    with open_view(store) as view:
        before = survey_known(view, since, clock.value)
        after = survey_known(view, until, clock.value) if until else survey_store(view)
    found = derive_changes(before, after)
    show_listing(
        as_json,
        lambda: [change_record(one, before, after) for one in found],
        lambda: list_changes(found, before, after),
    )


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


def _is_named(status: ControlStatus, name: str, dossier: Dossier) -> bool:
    from fogline.present.listings import fold_name

    return fold_name(name) in (fold_name(dossier.place_name(status.place)), fold_name(status.place))
