"""Pages: as much of a report as a claim is shown with, read without what else is known of the report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from fogline.errors import NotFound
from fogline.store import schema

_PAGE = sa.select(*(schema.report.c[name] for name in ("doc", "publisher", "published", "text", "body"))).where(
    schema.report.c.sha256 == sa.bindparam("sha"), schema.report.c.superseded_at.is_(None)
)


@dataclass(frozen=True, slots=True)
class Page:
    """As much of a report as a claim is shown with; `blocks` by where they start and end in the text."""

    doc: str
    publisher: str | None
    published: date | None
    text: str
    blocks: tuple[tuple[int, int], ...]


def get_page(connection: sa.Connection, sha: str) -> Page:
    """The page of a capture's current report; raises NotFound."""
    row = connection.execute(_PAGE, {"sha": sha}).first()
    if row is None:
        raise NotFound("the report of that claim is not in the store")
    blocks = tuple((one["start"], one["end"]) for one in json.loads(row.body).get("blocks", ()))
    return Page(row.doc, row.publisher, row.published, row.text, blocks)
