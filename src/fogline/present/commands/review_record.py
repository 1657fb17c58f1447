"""fogline review: decisions handed on from store to store, how far reviewers agree, and what conflicts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fogline.present.commands.keeping import keep_made, open_kept
from fogline.present.commands.options import JsonOption, StoreOption, make_console, read_settings


def export_decisions(
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write there.", show_default=False)] = None,
    store: StoreOption = None,
) -> None:
    """Every decision as JSON Lines, for another store.

    Example: fogline review export > decisions.jsonl
    """
    from fogline.present.commands.options import write_file
    from fogline.present.safe_text import for_json
    from fogline.store import decisions as kept

    with open_kept(store) as opened, opened.read() as connection:
        lines = [for_json(kept.render_decision(one)) for one in kept.read_decisions(connection)]
    if out is not None:
        write_file(out, "".join(line + "\n" for line in lines))
        return
    for line in lines:
        typer.echo(line)


def import_decisions(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON Lines that another store exported.")],
    store: StoreOption = None,
) -> None:
    """Bring in decisions; those that are there already stay as they are.

    Example: fogline review import decisions.jsonl
    """
    from fogline.errors import UsageError
    from fogline.present.safe_text import for_terminal
    from fogline.present.tables import print_line
    from fogline.store import decisions as kept

    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror or error}") from error
    made, refused = [], []
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                made.append(kept.parse_decision(line))
        except UsageError as error:
            refused.append(f"line {number}: {error}")
    with open_kept(store) as opened:
        keep_made(opened, made, check=False)
    for reason in refused[:20]:
        print_line(for_terminal(f"not taken: {reason}"), make_console(stderr=True))
    if refused:
        raise typer.Exit(1)


def agreement(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """How far reviewers of the same claims agree: percent, and Krippendorff's alpha, by slot.

    Example: fogline review agreement
    """
    from fogline.present.review_listings import agreement_record, list_agreement
    from fogline.present.tables import print_json, print_listing
    from fogline.review import find_opinions
    from fogline.state.agreement import derive_agreement

    with open_kept(store) as opened, opened.read() as connection:
        rows = derive_agreement(find_opinions(connection))
    if as_json:
        print_json([agreement_record(row) for row in rows], make_console())
    else:
        print_listing(list_agreement(rows), make_console())


def conflicts(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Decisions of people who had not seen each other's, and that differ.

    Example: fogline review conflicts
    """
    from fogline.present.review_listings import conflict_record, list_conflicts
    from fogline.present.tables import print_json, print_listing
    from fogline.review import find_conflicts
    from fogline.store import decisions as kept

    with open_kept(store) as opened, opened.read() as connection:
        found = find_conflicts(connection)
        known = kept.get_decisions(connection, [ident for one in found for ident in one.decisions])
    records = [conflict_record(one, known) for one in found]
    if as_json:
        print_json(records, make_console())
    else:
        print_listing(list_conflicts(records), make_console())


def follow(store: StoreOption = None) -> None:
    """Bring events, map and queue up to date with what was decided; other commands do it by themselves.

    Example: fogline review follow
    """
    from fogline.pipeline import follow_claims

    with open_kept(store) as opened:
        follow_claims(opened, read_settings(store))
