"""Metadata: who published and wrote a report, and for which agency."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fogline.read.blocks import Layout
from fogline.read.page import Page

LONGEST_TITLE = 400
_OWNER = re.compile(
    r"(?:©|\([cC]\)|[Cc]opyright)[\s,:©]{0,4}(?:\d{4}(?:\s?[–-]\s?\d{4})?)?[\s,.|:]{0,3}([A-Z][^.|,\n©]{2,60})"
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a report beside its date; None is unknown."""

    title: str | None
    publisher: str | None
    byline: str | None
    agency: str | None
    url: str | None


def read_metadata(text: str, layout: Layout, given: Mapping[str, str], page: Page | None) -> Metadata:
    """Join what was given beside the text, what the page's markup says, and what the text's own lines say.

    The publisher is, in this order: given, the page's site name, the front matter's, the masthead, an address or
    copyright line at the end, the dateline's agency.
    """
    header, front = layout.header, layout.header.front
    agency = next((d.agency for d in layout.datelines if d.agency), None)
    publisher = (
        given.get("publisher")
        or (page.publisher if page else None)
        or front.get("publisher")
        or header.publisher
        or _find_owner(text, layout)
        or agency
    )
    title = given.get("title") or (page.title if page else None) or front.get("title") or header.title
    return Metadata(
        title=title[:LONGEST_TITLE] if title else None,
        publisher=publisher,
        byline=(page.author if page else None) or front.get("byline") or header.byline,
        agency=agency,
        url=given.get("url") or (page.url if page else None) or front.get("url"),
    )


def _find_owner(text: str, layout: Layout) -> str | None:
    """The outlet that an address or copyright line near the end names."""
    for block in reversed(layout.blocks[-6:]):
        words = text[block.start : block.end]
        if block.note == "legal":
            owner = _OWNER.search(words)
            if owner:
                return owner[1].strip()
        if (
            block.note == "address"
            and " " not in words
            and "@" not in words
            and ":" not in words.removeprefix("https:")
        ):
            return words.removeprefix("https://").removeprefix("http://").removeprefix("www.").split("/")[0].lower()
    return None
