"""Tables on a terminal and in a pipe."""

from __future__ import annotations

import io

from rich.console import Console

from fogline.present.listings import fold_name, list_claims, list_disputes, list_tolls
from fogline.present.tables import Listing, clip, print_listing
from present.scene import CLAIMS, make_dossier

LISTING = Listing(("id", "text"), (("1", "a [red]b[/red] \x1b[31mc\td"), ("2", "x" * 90)), ("text",), ("text",))


def show(listing: Listing, *, terminal: bool, width: int = 80) -> str:
    out = io.StringIO()
    print_listing(listing, Console(file=out, force_terminal=terminal, width=width, color_system=None))
    return out.getvalue()


def test_a_pipe_gets_every_column_and_no_wrapping() -> None:
    assert show(LISTING, terminal=False) == f"id\ttext\n1\ta [red]b[/red] [31mc d\n2\t{'x' * 90}\n"


def test_a_narrow_terminal_gets_the_brief_columns() -> None:
    text = show(LISTING, terminal=True)
    assert "id" not in text
    assert "a [red]b[/red] [31mc d" in text
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("x") == 90 + 1


def test_a_wide_terminal_gets_all_columns() -> None:
    assert show(LISTING, terminal=True, width=140).split()[:2] == ["id", "text"]


def test_every_listing_fits_a_terminal_of_80_columns() -> None:
    dossier = make_dossier()
    for listing in (list_claims(list(CLAIMS.values())), list_tolls(dossier), list_disputes(dossier)):
        lines = show(listing, terminal=True).splitlines()
        assert len(lines) > len(listing.rows)
        assert max(map(len, lines)) <= 80


def test_an_empty_listing_says_so() -> None:
    assert show(Listing(("a",), (), empty="None."), terminal=True) == "None.\n"
    assert show(Listing(("a",), ()), terminal=False) == "a\n"


def test_names_are_compared_without_marks() -> None:
    assert fold_name("Al-Ḥasakah’s") == fold_name("al hasakahs")


def test_long_cells_are_counted() -> None:
    assert clip(["a", "b", "c"], 2) == "a, b +1"
