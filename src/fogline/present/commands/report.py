"""fogline sitrep, fogline explain, fogline export: results for a reader, with the evidence under them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
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
    make_console,
    open_view,
    read_dossier,
    write_file,
)

if TYPE_CHECKING:
    from fogline.models.dossier import Dossier
    from fogline.present.explain import Line


class Format(StrEnum):
    """How a situation report is written."""

    MD = "md"
    HTML = "html"


class ExportFormat(StrEnum):
    """How claims are written."""

    JSONL = "jsonl"


def sitrep(
    store: StoreOption = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    clock: ClockOption = ClockName.PUBLISHED,
    form: Annotated[Format, typer.Option("--format", help="Markdown or one self-contained HTML file.")] = Format.MD,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write to this file.", show_default=False)
    ] = None,
) -> None:
    """Write the situation report, as Markdown or HTML.

    What happened, who holds what, tolls, where accounts differ, and the sources.

    Examples:

    fogline sitrep

    fogline sitrep --format html --out report.html
    """
    from fogline.lexicon.boundaries import load_boundaries
    from fogline.present.report_html import render_html
    from fogline.present.report_markdown import render_markdown
    from fogline.present.sitrep import derive_report

    dossier = read_dossier(store, as_of, known_at, clock)
    report = derive_report(dossier)
    text = render_markdown(report, dossier) if form is Format.MD else render_html(report, dossier, load_boundaries())
    if out is not None:
        write_file(out, text)
    else:
        typer.echo(text, nl=False)


def explain(
    ident: Annotated[str, typer.Argument(metavar="ID", help="Id of a claim, event or place, or the start of one.")],
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say why: the quote, the rule, the voices and the score.

    Example: fogline explain 3f2a91c0
    """
    from fogline.present.actor_pages import explain_decisions
    from fogline.present.review_listings import explain_reviews
    from fogline.present.safe_text import for_terminal
    from fogline.present.tables import print_json, print_line
    from fogline.store.decisions import find_on_claim

    dossier = read_dossier(store, None)
    lines, shown = _explain(ident, dossier)
    with open_view(store) as view:
        lines += explain_decisions(
            [dossier.claims[one] for one in shown if one in dossier.claims], view.actor_decisions()
        )
        with view.store.read() as connection:
            lines += [line for one in shown for line in explain_reviews(find_on_claim(connection, one))]
    console = make_console()
    if as_json:
        print_json([{"name": line.name, "text": line.text} for line in lines], console)
        return
    width = max(len(line.name) for line in lines)
    for line in lines:
        print_line(f"{line.name:>{width}}  {for_terminal(line.text)}", console)


def _explain(ident: str, dossier: Dossier) -> tuple[list[Line], Sequence[str]]:
    """The explanation, and the ids of the claims that it is about."""
    from fogline.errors import NotFound
    from fogline.present.explain import explain_claim, explain_event, explain_place
    from fogline.present.listings import fold_name

    claims = [claim for key, claim in dossier.claims.items() if key == ident] or [
        claim for key, claim in dossier.claims.items() if key.startswith(ident)
    ]
    if len(claims) == 1:
        return explain_claim(claims[0], dossier), [claims[0].id]
    events = [event for event in dossier.events if event.id == ident] or [
        event for event in dossier.events if event.id.startswith(ident)
    ]
    if len(events) == 1 and not claims:
        return explain_event(events[0], dossier), events[0].claims
    wanted = fold_name(ident)
    for status in dossier.control:
        if wanted in (fold_name(status.place), fold_name(dossier.place_name(status.place))):
            return explain_place(status, dossier), [*status.claims, *status.movements]
    if len(claims) + len(events) > 1:
        raise NotFound(f"{ident} fits {len(claims) + len(events)} claims and events; write more of the id.")
    raise NotFound(f"No claim, event or place has the id {ident}.")


exports = typer.Typer(help="Write what the store holds for other programs.", no_args_is_help=True)


@exports.command("claims")
def export_claims(
    store: StoreOption = None,
    form: Annotated[ExportFormat, typer.Option("--format", help="JSON Lines.")] = ExportFormat.JSONL,
) -> None:
    """Every claim as the codebook's record, one a line, with offsets into the text as read.

    Example: fogline export claims > claims.jsonl
    """
    from fogline.present.export import render_claims

    with open_view(store) as view:
        for line in render_claims(view.claims()):
            typer.echo(line)
