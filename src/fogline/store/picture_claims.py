"""Picture claims: a claim's card and its own record."""

from __future__ import annotations

import json
from collections.abc import Iterable

import sqlalchemy as sa

from fogline.store import picture_tables as t
from fogline.store import schema
from fogline.store.picture_rows import Item, PictureReader, list_whole, read_items


class ClaimReader(PictureReader):
    """Claims, by id."""

    def claims(self, idents: Iterable[str]) -> dict[str, Item]:
        """Claims by id, as far as they are known."""
        table = t.claim
        rows = self.connection.execute(sa.select(*list_whole(table)).where(table.c.id.in_(list(idents))))
        return {row["id"]: row for row in read_items(rows)}

    def claim(self, ident: str) -> Item:
        """A claim by its id or the unique beginning of one; raises NotFound."""
        return self._one(t.claim, ident, "claim")

    def claim_record(self, record: int) -> Item:
        """The claim's own record by its number, as JSON has it."""
        body = self.connection.execute(sa.select(schema.claim.c.body).where(schema.claim.c.record == record)).scalar()
        return dict(json.loads(body)) if body else {}
