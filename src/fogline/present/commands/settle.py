"""fogline settle: the evidence that would decide what is disputed or rests on one voice."""

from __future__ import annotations

from typing import Annotated

import typer

from fogline.present.commands.options import (
    AsOfOption,
    ClockName,
    ClockOption,
    JsonOption,
    KnownAtOption,
    StoreOption,
    make_console,
    read_dossier,
)


def settle(
    store: StoreOption = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    clock: ClockOption = ClockName.PUBLISHED,
    place: Annotated[
        str | None, typer.Option("--place", metavar="NAME", help="Only events here, by name or id.", show_default=False)
    ] = None,
    most: Annotated[int, typer.Option("--most", min=1, help="Events listed.")] = 10,
    as_json: JsonOption = False,
) -> None:
    """What would settle it: for what is disputed or rests on one voice, the evidence that would decide.

    Example: fogline settle --most 5
    """
    from fogline.present.listings import fold_name
    from fogline.present.settling import list_settling, settling_record
    from fogline.present.tables import print_json, print_line, print_lines
    from fogline.state.settle import find_settling

    dossier = read_dossier(store, as_of, known_at, clock)
    found = find_settling(dossier, most if place is None else len(dossier.events))
    if place is not None:
        wanted = fold_name(place)
        found = tuple(
            s for s in found if any(wanted in (fold_name(p), fold_name(dossier.place_name(p))) for p in s.place)
        )
    console = make_console()
    if as_json:
        print_json([settling_record(one, dossier) for one in found[:most]], console)
        return
    for one in found[:most]:
        print_lines(list(list_settling([one], dossier)), console)
    if not found:
        print_line("Nothing that matters is open.", console)
