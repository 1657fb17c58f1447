"""Fragments: the picture's rows as pages show them, HTML made by the pages' own macros, everything escaped."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fogline.present.picture.row import Row
from fogline.present.web.drawing import draw_strip, list_holders
from fogline.present.web.rendering import make_environment

Symbols = Mapping[str, Mapping[str, str]]
_STEPS = 120
"""Steps of the rule that a strip chart draws, the latest."""


class Fragments:
    """Makes the HTML of rows. `symbols` gives shape, colour class and words of each status."""

    def __init__(self, symbols: Symbols) -> None:
        self._macros: Any = make_environment().get_template("macros.html").module
        self._symbols = symbols

    def add(self, rows: Sequence[Row], make: Callable[[Row], Any]) -> None:
        """Give each row its `html`."""
        for row in rows:
            row["html"] = _tidy(make({**row, **json.loads(row["body"])}))

    def claim(self, row: Row) -> str:
        """A claim's card."""
        return str(self._macros.claim_card(row))

    def parts(self, row: Row, record: Mapping[str, Any]) -> str:
        """How a claim was read; `record` is the claim's own record."""
        return _tidy(self._macros.claim_parts({**row, **json.loads(row["body"])}, record))

    def event(self, row: Row) -> str:
        """An event in a list."""
        return str(self._macros.event_item(row))

    def toll(self, row: Row) -> str:
        """A line of the ledger."""
        return str(self._macros.toll_row(row))

    def dispute(self, row: Row) -> str:
        """A disagreement with both sides' words."""
        return str(self._macros.dispute(row, False))

    def voice(self, row: Row) -> str:
        """A voice in a table."""
        return str(self._macros.voice_row(row))

    def pair(self, row: Row) -> str:
        """A reprint or citation in the list of a report's page."""
        return str(self._macros.pair_item(row))

    def step(self, row: Row) -> str:
        """A step of the rule."""
        return str(self._macros.step(row))

    def status(self, row: Row) -> str:
        """A place in the table of who holds what, without the opening of its row."""
        return str(self._macros.status_row(row, self._symbols.get(row["status"])))

    def turn(self, row: Row) -> str | None:
        """The change that a span began with; None where the assessment stayed."""
        told = json.loads(row["body"])
        before = told.get("before", "unknown" if row["status"] == "unknown" else "")
        return (
            None
            if told["shown"] == before
            else _tidy(self._macros.turn({**row, **told}, self._symbols.get(row["status"])))
        )

    def history(self, spans: Sequence[Row], steps: Sequence[Row]) -> str:
        """A place's strip chart and its statuses as a table."""
        told = [{**row, **json.loads(row["body"])} for row in spans]
        evidence = [
            {**row, "voice_key": row["voice"], "holder_key": row["holder"], **json.loads(row["body"])}
            for row in steps[-_STEPS:]
        ]
        strip = draw_strip(told, evidence, self._symbols, None)
        return _tidy(
            self._macros.place_history(strip, told, self._symbols, list_holders(told, evidence, self._symbols))
        )


def _tidy(html: Any) -> str:
    """Without the empty lines that templates leave."""
    return "\n".join(line for line in str(html).split("\n") if line.strip())
