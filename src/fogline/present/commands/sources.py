"""fogline sources: the documents read, how each is dated, what became of it, and how far each voice was borne out."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.present.commands.options import (
    AsOfOption,
    ClockName,
    ClockOption,
    JsonOption,
    KnownAtOption,
    StoreOption,
    open_view,
    read_dossier,
    show_listing,
    write_file,
)

if TYPE_CHECKING:
    from fogline.models.dossier import Dossier
    from fogline.store.view import View


def sources(
    store: StoreOption = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    clock: ClockOption = ClockName.PUBLISHED,
    picture: Annotated[
        Path | None,
        typer.Option(
            "--picture", metavar="FILE", help="Draw who rests on whom into this SVG file.", show_default=False
        ),
    ] = None,
    records: Annotated[
        bool,
        typer.Option("--records", help="How often what each source said was borne out.", show_default=False),
    ] = False,
    discards: Annotated[
        bool, typer.Option("--discards", help="What was not read or not kept, and why.", show_default=False)
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """The documents read, how each is dated, and what became of it.

    Example: fogline sources --discards
    """
    from fogline.present.intake import discard_record, list_discards, list_sources, source_record

    if records:
        _show_records(store, as_json)
        return
    if picture is not None:
        _draw(picture, read_dossier(store, as_of, known_at, clock))
        return
    with open_view(store, known_at if clock is ClockName.STORED else None) as view:
        if discards:
            refused = view.discards()
            show_listing(as_json, lambda: [discard_record(one) for one in refused], lambda: list_discards(refused))
            return
        known = _find_known(view, known_at) if known_at and clock is ClockName.PUBLISHED else None
        rows = [row for row in view.sources() if _is_by(row.published, as_of) and (known is None or row.doc in known)]
    show_listing(as_json, lambda: [source_record(row) for row in rows], lambda: list_sources(rows))


def _draw(path: Path, dossier: Dossier) -> None:
    from fogline.present.dependence_picture import render_dependence_file
    from fogline.state.dependence import derive_dependence

    write_file(path, render_dependence_file(derive_dependence(dossier)))


def _show_records(store: str | None, as_json: bool) -> None:
    from fogline.present.intake import list_track_records, track_record
    from fogline.state.track_records import derive_records

    with open_view(store) as view:
        found = derive_records(view.assembled(), view.holdings())
    show_listing(as_json, lambda: [track_record(one) for one in found], lambda: list_track_records(found))


def _find_known(view: View, known_at: datetime) -> set[str]:
    """Documents whose report was out at a moment."""
    from fogline.state.knowledge import known_from

    return {doc for card in view.reports() if known_from(card) <= known_at for doc in (card.doc, *card.also)}


def _is_by(day: date | None, as_of: date | None) -> bool:
    return day is None or as_of is None or day <= as_of
