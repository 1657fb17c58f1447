"""Picture events: an event's record as told in the end or by a day, its claims and disagreements."""

from __future__ import annotations

import json
from datetime import date

import sqlalchemy as sa

from fogline.errors import NotFound
from fogline.store import picture_tables as t
from fogline.store import schema
from fogline.store.picture_rows import KNOWN, MOST, Item, PictureReader, bind, list_whole, read_item, read_items


class EventReader(PictureReader):
    """Events."""

    def event(self, ident: str) -> Item:
        """An event by its id or the unique beginning of one, with the assembly's own record under `record`; raises
        NotFound."""
        item = self._one(t.event, ident, "event")
        body = self.connection.execute(_EVENT_RECORD, {"id": item["id"]}).scalar()
        item["record"] = json.loads(body) if body else {}
        return item

    def event_known(self, ident: str, known: date) -> Item:
        """An event as `event` gives it, told as it was known by a day: the text, the voices (under `record`); raises
        NotFound, also where nothing of it was known by then."""
        item = self.event(ident)
        if known >= t.CEILING:
            return item
        row = self.connection.execute(_EVENT_THEN, {"id": item["id"], "known": known}).first()
        if row is not None:
            then = read_item(row)
            voices = then.pop("informants", [])
            dropped: Item = dict.fromkeys(item.keys() & {"settle", "withdrawn", "deniers", "own", "voices", "when"})
            return {**item, **dropped, **then, "record": {"informants": voices}}
        if item["said_last"] is not None and item["said_last"] > known:
            raise NotFound(f"Nothing was known of the event “{ident}” by {known.isoformat()}.")
        return item

    def event_claims(self, ident: str, most: int, known: date = t.CEILING) -> list[Item]:
        """The claims of an event that were known by a day, by voice and report."""
        return read_items(self.connection.execute(_EVENT_CLAIMS, {"event": ident, "most": most, "known": known}))

    def event_disputes(self, ident: str, known: date = t.CEILING) -> list[Item]:
        """The disagreements on an event that were known by a day, html included."""
        asked = {"event": ident, "known": known}
        then = self.connection.execute(_EVENT_DISPUTES_THEN, asked) if known < t.CEILING else ()
        return [*read_items(then), *read_items(self.connection.execute(_EVENT_DISPUTES, asked))]


_EVENT_RECORD = sa.select(schema.event.c.body).where(schema.event.c.id == bind("id", sa.Text()))


_EVENT_CLAIMS = (
    sa.select(*list_whole(t.claim), t.claim.c.html)
    .where(t.claim.c.event == bind("event", sa.Text()), sa.or_(t.claim.c.said.is_(None), t.claim.c.said <= KNOWN))
    .order_by(t.claim.c.said, t.claim.c.doc, t.claim.c.first_char)
    .limit(MOST)
)


_EVENT_THEN = (
    sa.select(*list_whole(t.event_then))
    .where(
        t.event_then.c.id == bind("id", sa.Text()), t.event_then.c.known_first <= KNOWN,
        t.event_then.c.known_last >= KNOWN,
    )
    .order_by(t.event_then.c.weight.desc())
    .limit(1)
)  # fmt: skip


_EVENT_DISPUTES = (
    sa.select(t.dispute)
    .where(t.dispute.c.event == bind("event", sa.Text()), sa.or_(t.dispute.c.said.is_(None), t.dispute.c.said <= KNOWN))
    .order_by(t.dispute.c.rank)
)


_EVENT_DISPUTES_THEN = (
    sa.select(t.dispute_then)
    .where(
        t.dispute_then.c.event == bind("event", sa.Text()), t.dispute_then.c.said <= KNOWN,
        t.dispute_then.c.known_last >= KNOWN,
    )
    .order_by(t.dispute_then.c.rank)
)  # fmt: skip
