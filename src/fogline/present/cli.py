"""The command line. Status 0: done; 1: something failed, said on the standard error; 2: asked wrongly."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from fogline.errors import FoglineError, UsageError
from fogline.present.commands import listings, report
from fogline.present.commands.actors import actors
from fogline.present.commands.places import places
from fogline.present.commands.review import review
from fogline.present.commands.run import run
from fogline.present.commands.serve import serve
from fogline.present.commands.settle import settle
from fogline.present.commands.sources import sources
from fogline.present.safe_text import for_terminal


class _Group(TyperGroup):
    """Turns our errors into one line on the standard error and a status."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except FoglineError as error:
            typer.echo(f"fogline: {for_terminal(str(error))}", err=True)
            raise typer.Exit(2 if isinstance(error, UsageError) else 1) from error


app = typer.Typer(
    name="fogline", cls=_Group, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


def _print_version(wanted: bool) -> None:
    if wanted:
        from fogline.edition import get_version

        typer.echo(f"fogline {get_version()}")
        raise typer.Exit


@app.callback()
def fogline(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Read the reports of a war; keep, for every fact, its words, its voice and the voice that denies it.

    First: fogline run reports/ --out out

    Then open out/report.html, or ask: fogline timeline, fogline control, fogline disputes.

    Any line's id goes to: fogline explain ID
    """


app.command()(run)
app.command()(serve)
for _command in (
    listings.claims, listings.events, listings.timeline, listings.control, listings.tolls, listings.disputes,
    listings.changes, settle, sources, report.sitrep, report.explain,
):  # fmt: skip
    app.command()(_command)
app.add_typer(report.exports, name="export")
app.add_typer(actors, name="actors")
app.add_typer(places, name="places")
app.add_typer(review, name="review")


def main() -> None:
    """Entry point of the `fogline` command."""
    app()
