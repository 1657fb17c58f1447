"""Sentences whose events are marked in place ("Rebels [seize:overran] the town."): `training/sentences/`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from compact import NotationError, Record
from fogline.models.claim import EVENT_TYPES

MARK = re.compile(r"\[(\w+):([^\[\]]+)\]")


def read_marked(path: Path) -> Iterator[tuple[str, list[Record]]]:
    """The marked sentences of a file: the text without its marks, and a claim's trigger and type for each mark.

    Raises NotationError for an event type that there is not."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield _read_sentence(line.strip())


def _read_sentence(line: str) -> tuple[str, list[Record]]:
    text, at, found = "", 0, []
    for match in MARK.finditer(line):
        if match[1] not in EVENT_TYPES:
            raise NotationError(f"no event type {match[1]!r}: {line!r}")
        text += line[at : match.start()]
        start, text, at = len(text), text + match[2], match.end()
        found.append({
            "event_type": match[1], "start": start, "end": len(text), "trigger": match[2], "trigger_start": start,
            "trigger_end": len(text),
        })  # fmt: skip
    return text + line[at:], found
