"""fogline run: read sources into the store, assemble what it holds, and write the results."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fogline.present.commands.options import StoreOption, make_console, read_day, read_settings

if TYPE_CHECKING:
    from fogline.models.run import Progress, RunSummary


def run(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="Files (.txt, .md, .html, .jsonl), folders, or - for the standard input."
        ),
    ],
    store: StoreOption = None,
    published: Annotated[
        date | None,
        typer.Option(
            "--published",
            metavar="DATE",
            parser=read_day,
            help="Day of publication of every source (YYYY-MM-DD).",
            show_default=False,
        ),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Outlet of every source.", show_default=False)
    ] = None,
    as_conflict: Annotated[
        bool | None,
        typer.Option(
            "--as-conflict/--by-its-words",
            help="Every source tells of an armed conflict, whatever its words say; or let the words decide again.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Also write the report and all exports into this folder.", show_default=False
        ),
    ] = None,
    threads: Annotated[
        int | None, typer.Option("--threads", help="Threads for the tagger's network.", show_default=False)
    ] = None,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Read again what another version, reader or set of places read.")
    ] = False,
) -> None:
    """Read reports, find what they claim, and assemble it.

    Reading the same report twice changes nothing. What cannot be read is listed by `fogline sources --discards`.

    Examples:

    fogline run reports/ --out out

    fogline run dispatch.txt --published 2024-12-01 --publisher "Halden Wire"

    fogline run hospital-notes.txt --as-conflict
    """
    from fogline import pipeline
    from fogline.models.capture import BY_WORDS, CONFLICT
    from fogline.store.database import open_store

    settings = read_settings(store, threads)
    given = {"published": published.isoformat() if published else "", "publisher": publisher or ""}
    given["subject"] = "" if as_conflict is None else CONFLICT if as_conflict else BY_WORDS
    given = {name: value for name, value in given.items() if value}
    with open_store(settings.store, busy_timeout=settings.busy_timeout) as opened:
        stdin = sys.stdin.buffer if "-" in sources else None
        with _watching() as progress:
            summary = pipeline.run(sources, opened, settings, given, progress, stdin=stdin, refresh=refresh)
        _tell(summary, opened.name)
        if out is not None:
            _write(out, settings.store)
    if _failed(summary, sources):
        raise typer.Exit(1)


def _write(out: Path, store: str) -> None:
    from fogline.present.bundle import render_bundle
    from fogline.present.commands.options import read_dossier, write_file
    from fogline.present.tables import print_line

    for name, text in render_bundle(read_dossier(store, None)):
        write_file(out / name, text)
    print_line(f"written to {out}", make_console())


def _tell(summary: RunSummary, store: str) -> None:
    from fogline.present.safe_text import for_terminal
    from fogline.present.tables import print_line

    seconds = summary.seconds.get("total", 0.0)
    line = f"{summary.read} read, {summary.known} known already, {summary.failed} not read; {store} now holds "
    line += f"{summary.claims} claims on {summary.events} events ({seconds:.1f} s)"
    print_line(line, make_console())
    errors = make_console(stderr=True)
    for discard in summary.discards[:20]:
        what = "no claims looked for" if discard.stage == "relevance" else "not kept"
        text = f"{what}: {discard.name} ({discard.stage}): {discard.reason}"
        print_line(for_terminal(text), errors)
    if any(discard.stage == "relevance" for discard in summary.discards):
        print_line("where one of these does tell of a conflict: fogline run FILE --as-conflict", errors)
    if len(summary.discards) > 20:
        print_line(f"and {len(summary.discards) - 20} more; see fogline sources --discards", errors)


def _failed(summary: RunSummary, sources: list[str]) -> bool:
    """Whether a source that was named itself could not be read, or a whole step failed, or nothing could be read."""
    named = {name for source in sources for name in (source, Path(source).name)}
    unread = [one for one in summary.discards if one.stage not in ("evidence", "relevance")]
    named_failed = any(one.name in named or one.stage in ("assemble", "date") for one in unread)
    return named_failed or (bool(unread) and not summary.read and not summary.known)


@contextmanager
def _watching() -> Iterator[Progress]:
    """Progress on the standard error: a moving bar on a terminal, now and then a line elsewhere."""
    console = make_console(stderr=True)
    if not console.is_terminal:
        yield _print_step
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from fogline.present.safe_text import for_terminal, shorten

    step = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), step, BarColumn(bar_width=24), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def show(step: str, doc: str | None, done: int, total: int | None) -> None:
            name = shorten(for_terminal(doc or ""), 40)
            bar.update(task, description=f"{step:9} {name}", completed=done, total=total)

        yield show


def _print_step(step: str, doc: str | None, done: int, total: int | None) -> None:
    from fogline.present.safe_text import for_terminal
    from fogline.present.tables import print_line

    every = 1 if done <= 10 else 10 if done <= 100 else 100
    if step == "acquire" or done % every:
        return
    of = f" of {total}" if total else ""
    count = f" {done}{of}" if done else ""
    print_line(f"{step}{count}" + (f": {for_terminal(doc)}" if doc else ""), make_console(stderr=True))
