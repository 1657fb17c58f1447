"""Picture control: who holds what, as pages and the map ask for it: on a day, and what changed on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from fogline.store import picture_tables as t
from fogline.store.picture_rows import DAY, IN_SPAN, KNOWN, MOST, Item, PictureReader, bind, list_whole, read_items


class ControlReader(PictureReader):
    """Statuses of places by day and knowledge."""

    def marks(self, day: date, known: date, most: int) -> Sequence[Any]:
        """Signs of places on a day: place, status, last_evidence, mark; the latest evidence first."""
        return self.connection.execute(_MARKS, {"day": day, "known": known, "most": most}).all()

    def features(self, day: date, known: date, most: int) -> Sequence[Any]:
        """GeoJSON features of places on a day, the latest evidence first: feature, last_evidence."""
        return self.connection.execute(_FEATURES, {"day": day, "known": known, "most": most}).all()

    def statuses(self, day: date, known: date, most: int) -> list[Item]:
        """Statuses that name a holder or are contested, the latest evidence first."""
        return read_items(self.connection.execute(_STATUSES, {"day": day, "known": known, "most": most}))

    def status_rows(self, day: date, known: date, most: int) -> Sequence[Any]:
        """The same for a page: place, last_evidence, html (of a table's row, without its opening)."""
        return self.connection.execute(_STATUS_ROWS, {"day": day, "known": known, "most": most}).all()

    def turns(self, after: date, day: date, known: date, most: int) -> Sequence[str]:
        """HTML of the changes of status after one day and by another, the latest first."""
        asked = {"after": after, "day": day, "known": known, "most": most}
        return self.connection.execute(_TURNS, asked).scalars().all()


_MARKS = (
    sa.select(t.span.c.place, t.span.c.status, t.span.c.last_evidence, t.span.c.mark)
    .where(IN_SPAN, t.span.c.mark.is_not(None))
    .order_by(t.span.c.last_evidence.desc(), t.span.c.place)
    .limit(MOST)
)


_LATEST = (t.span.c.last_evidence.desc(), t.span.c.place)


_FEATURES = (
    sa.select(t.span.c.feature, t.span.c.last_evidence)
    .where(IN_SPAN, t.span.c.feature.is_not(None))
    .order_by(*_LATEST)
    .limit(MOST)
)


_HELD = sa.and_(IN_SPAN, t.span.c.status != "unknown")


_STATUSES = sa.select(*list_whole(t.span)).where(_HELD).order_by(*_LATEST).limit(MOST)


_STATUS_ROWS = (
    sa.select(t.span.c.place, t.span.c.last_evidence, t.span.c.html).where(_HELD).order_by(*_LATEST).limit(MOST)
)


_TURNS = (
    sa.select(t.span.c.turn)
    .where(
        t.span.c.first > bind("after", sa.Date()), t.span.c.first <= DAY, t.span.c.known_first <= KNOWN,
        t.span.c.known_last >= KNOWN, t.span.c.turn.is_not(None),
    )
    .order_by(t.span.c.first.desc(), t.span.c.place)
    .limit(MOST)
)  # fmt: skip
