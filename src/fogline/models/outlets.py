"""Outlets: the names by which reports are spoken of, a short one where no publisher is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from fogline.models.report import ReportCard

UNNAMED = "report "
"""How the name of a report begins whose outlet is not known."""
_BREAK = re.compile(r"[\s_.-]+")
_SHORT = 16


def name_outlets(cards: Iterable[ReportCard]) -> Mapping[str, str]:
    """Each document's outlet: its publisher, or "report " and as much of the document's name as tells it apart.

    "000_a558186baa59d65c.txt" becomes "report 000"; a name of at most 16 characters stands whole.
    """
    known = {card.doc: card for card in cards}
    counts = Counter(head for card in known.values() if not card.publisher for head in _heads(card.doc))
    names: dict[str, str] = {}
    for card in known.values():
        name = card.publisher or UNNAMED + next((head for head in _heads(card.doc) if counts[head] == 1), card.doc)
        names.update(dict.fromkeys((card.doc, *card.also), name))
    return names


def _heads(doc: str) -> list[str]:
    """Ever longer beginnings of a document's name, without its folder and suffix; a short name whole."""
    stem = PurePosixPath(doc).stem or doc
    if len(stem) <= _SHORT:
        return [stem]
    breaks = [match.start() for match in _BREAK.finditer(stem) if match.start() > 1]
    return [stem[:at] for at in breaks[:8]] + [stem]
