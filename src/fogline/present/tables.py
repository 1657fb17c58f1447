"""Tables: rows for a terminal (aligned, by rich) or for a pipe (tab-separated, one header line)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from fogline.present.safe_text import for_terminal


@dataclass(frozen=True, slots=True)
class Listing:
    """Columns and rows of plain text. `wide` names the columns that may wrap; the others keep their width."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: tuple[str, ...] = ()
    empty: str = "Nothing to show."


def print_listing(listing: Listing, console: Console) -> None:
    """Print to a console: a table on a terminal, tab-separated lines elsewhere."""
    if not console.is_terminal:
        for row in (listing.columns, *listing.rows):
            print_line("\t".join(for_terminal(cell) for cell in row), console)
        return
    if not listing.rows:
        console.print(listing.empty)
        return
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in listing.columns:
        table.add_column(column, overflow="fold", no_wrap=column not in listing.wide, ratio=None)
    for row in listing.rows:
        table.add_row(*(escape(for_terminal(cell)) for cell in row))
    console.print(table)


def print_json(value: Any, console: Console) -> None:
    """Print JSON as `render_json` makes it (JSON escapes control characters)."""
    print_line(render_json(value), console)


def print_line(text: str, console: Console) -> None:
    """Print a line as it is: no markup, no wrapping, no colour."""
    console.out(text, highlight=False)


def render_json(value: Any) -> str:
    """JSON in UTF-8 with two spaces of indent, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def clip(cells: Sequence[str], limit: int) -> str:
    """Cells joined by commas, the rest counted where there are more than `limit`."""
    shown = ", ".join(cells[:limit])
    return shown if len(cells) <= limit else f"{shown} +{len(cells) - limit}"
