"""Tables: rows for a terminal (aligned, by rich) or for a pipe (tab-separated, one header line)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from fogline.present.safe_text import for_json, for_terminal

WIDE = 130
"""Columns of a terminal from which on every column of a table is shown."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Columns and rows of plain text. `brief` names the columns that a narrow terminal shows, `folding` those that
    may wrap; the others keep their width."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    brief: tuple[str, ...] = ()
    folding: tuple[str, ...] = ()
    empty: str = "Nothing to show."


def print_listing(listing: Listing, console: Console) -> None:
    """Print to a console: a table on a terminal, tab-separated lines with every column elsewhere."""
    if not console.is_terminal:
        for row in (listing.columns, *listing.rows):
            print_line("\t".join(for_terminal(cell) for cell in row), console)
        return
    if not listing.rows:
        console.print(listing.empty)
        return
    wanted = listing.columns if console.width >= WIDE else listing.brief or listing.columns
    shown = [index for index, name in enumerate(listing.columns) if name in wanted]
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for index in shown:
        folds = listing.columns[index] in listing.folding
        table.add_column(listing.columns[index], overflow="fold", no_wrap=not folds)
    for row in listing.rows:
        table.add_row(*(escape(for_terminal(row[index])) for index in shown))
    console.print(table)


def print_json(value: Any, console: Console) -> None:
    """Print JSON as `render_json` makes it (JSON escapes control characters)."""
    print_line(render_json(value), console)


def print_lines(lines: Sequence[tuple[str, str]], console: Console) -> None:
    """Print lines of a name and a text, the names set flush with each other, and an empty line after them."""
    width = max(len(name) for name, _ in lines)
    for name, text in lines:
        print_line(f"{name:>{width}}  {for_terminal(text)}", console)
    print_line("", console)


def print_line(text: str, console: Console) -> None:
    """Print a line as it is: no markup, no wrapping, no colour."""
    console.file.write(text + "\n")


def render_json(value: Any) -> str:
    """JSON in UTF-8 with two spaces of indent, keys in the order given; what is not seen is escaped."""
    return for_json(json.dumps(value, ensure_ascii=False, indent=2))


def clip(cells: Sequence[str], limit: int) -> str:
    """Cells joined by commas, the rest counted where there are more than `limit`."""
    shown = ", ".join(cells[:limit])
    return shown if len(cells) <= limit else f"{shown} +{len(cells) - limit}"
