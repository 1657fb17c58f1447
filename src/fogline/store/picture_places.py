"""Picture places: a place's record: its statuses, what the rule takes for it, what happened there and within it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.store import picture_tables as t
from fogline.store.picture_rows import (
    IN_SPAN,
    KNOWN,
    MOST,
    PLACE,
    Item,
    PictureReader,
    bind,
    is_between,
    is_out,
    list_rows,
    list_whole,
    read_item,
    read_items,
    select_name,
)


class PlaceReader(PictureReader):
    """Places, by id and by name."""

    def place(self, ident: str) -> Item:
        """A place; raises NotFound."""
        return self._one(t.place, ident, "place")

    def places(self, idents: Iterable[str]) -> dict[str, Item]:
        """Places by id, as far as they are known."""
        table = t.place
        rows = self.connection.execute(sa.select(table).where(table.c.id.in_(list(idents))))
        return {row["id"]: row for row in read_items(rows)}

    def find_place(self, name: str, folded: str) -> str:
        """The id of a place by its id or its (folded) name, that with most claims; "" where none is called so."""
        return self._find(t.place, name, folded)

    def name_of_place(self, ident: str) -> str:
        """The name of a place; "" where nothing knows it."""
        return str(self.connection.execute(select_name(t.place), {"ident": ident}).scalar() or "")

    def spans(self, place: str, known: date) -> list[Item]:
        """A place's statuses from first to last, as known."""
        return read_items(self.connection.execute(_SPANS, {"place": place, "known": known}))

    def status(self, place: str, day: date, known: date) -> Item | None:
        """A place's status on a day; None where nothing was told by then."""
        row = self.connection.execute(_STATUS, {"place": place, "day": day, "known": known}).first()
        return read_item(row) if row else None

    def steps(self, place: str, most: int) -> Sequence[str]:
        """HTML of what the rule takes for a place, the latest `most`, oldest first."""
        return self.connection.execute(_STEPS, {"place": place, "most": most}).scalars().all()[::-1]

    def evidence(self, place: str, known: date, most: int) -> list[Item]:
        """What the rule takes for a place, the latest `most`, oldest first."""
        rows = read_items(self.connection.execute(_EVIDENCE, {"place": place, "known": known, "most": most}))
        return rows[::-1]

    def place_events(
        self, place: str, after: tuple[date, str] | None, most: int, *, whole: bool = False
    ) -> Sequence[Any]:
        """Events at a place and within it, the latest first: id, day, html; `whole`: all that is known. `after` is day
        and id of the last one seen."""
        asked: dict[str, Any] = {"place": place, "most": most}
        if after is not None:
            asked |= {"day": after[0], "ident": after[1]}
        return list_rows(self.connection.execute(_select_place_events(after is not None, whole), asked), whole)

    def place_events_known(self, place: str, known: date, most: int) -> Sequence[Any]:
        """Events at a place and within it, told as they were known by a day, the latest first: id, day, html."""
        asked = {"place": place, "known": known, "most": most}
        rows = [*self.connection.execute(_PLACE_KNOWN, asked), *self.connection.execute(_PLACE_THEN, asked)]
        return sorted(rows, key=lambda row: (-(row.day or t.FLOOR).toordinal(), row.id))[:most]

    def linked(self, place: str, kind: str, most: int, known: date = t.CEILING) -> Sequence[str]:
        """HTML of tolls or disputes (`kind`) at a place and within it that were known by a day, in their order."""
        now, then = {"toll": (_PLACE_TOLLS, _PLACE_TOLLS_THEN), "dispute": (_PLACE_DISPUTES, _PLACE_DISPUTES_THEN)}[
            kind
        ]
        asked = {"place": place, "most": most, "known": known}
        gone = self.connection.execute(then, asked).scalars().all() if known < t.CEILING else []
        return [*gone, *self.connection.execute(now, asked).scalars().all()][:most]


@cache
def _select_place_events(further: bool, whole: bool) -> sa.Select[Any]:
    event, link = t.event.c, t.link.c
    columns = list_whole(t.event) if whole else [event.id, event.day, event.html]
    wanted = sa.select(*columns, link.own).join(t.link, sa.and_(link.ident == event.id, link.kind == "event"))
    wanted = wanted.where(link.place == bind("place", sa.Text()))
    day = sa.func.coalesce(event.day, t.FLOOR)
    if further:
        seen, ident = bind("day", sa.Date()), bind("ident", sa.Text())
        wanted = wanted.where(sa.or_(day < seen, sa.and_(day == seen, event.id > ident)))
    return wanted.order_by(day.desc(), event.id).limit(MOST)


_STATUS = (
    sa.select(*list_whole(t.span)).where(IN_SPAN, t.span.c.place == PLACE).order_by(t.span.c.first.desc()).limit(1)
)


_STEPS = (
    sa.select(t.evidence.c.html)
    .where(t.evidence.c.place == PLACE, t.evidence.c.known_last == t.CEILING)
    .order_by(t.evidence.c.rank.desc())
    .limit(MOST)
)


def _linked(table: sa.Table, kind: str, *known: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """HTML of a ranked table's rows that concern a place."""
    wanted = sa.select(table.c.html).join(t.link, sa.cast(t.link.c.ident, sa.BigInteger) == table.c.rank)
    wanted = wanted.where(t.link.c.place == PLACE, t.link.c.kind == kind, *known)
    return wanted.order_by(table.c.rank).limit(MOST)


_PLACE_TOLLS = _linked(t.toll, "toll", is_out(t.toll))


_PLACE_TOLLS_THEN = _linked(t.toll_then, "toll then", is_between(t.toll_then))


_PLACE_DISPUTES = _linked(t.dispute, "dispute", is_out(t.dispute))


_PLACE_DISPUTES_THEN = _linked(
    t.dispute_then, "dispute then", t.dispute_then.c.said <= KNOWN, t.dispute_then.c.known_last >= KNOWN
)


_PLACE_KNOWN = (
    sa.select(t.event.c.id, t.event.c.day, t.event.c.html)
    .join(t.link, sa.and_(t.link.c.ident == t.event.c.id, t.link.c.kind == "event"))
    .where(t.link.c.place == PLACE, sa.or_(t.event.c.said_last.is_(None), t.event.c.said_last <= KNOWN))
    .order_by(sa.func.coalesce(t.event.c.day, t.FLOOR).desc(), t.event.c.id)
    .limit(MOST)
)


_PLACE_THEN = (
    sa.select(t.event_then.c.id, t.event_then.c.day, t.event_then.c.html)
    .join(t.link, sa.and_(t.link.c.ident == t.event_then.c.id, t.link.c.kind.in_(("event", "event then"))))
    .where(t.link.c.place == PLACE, is_between(t.event_then))
    .order_by(sa.func.coalesce(t.event_then.c.day, t.FLOOR).desc(), t.event_then.c.id)
    .limit(MOST)
)


_SPANS = (
    sa.select(*list_whole(t.span))
    .where(t.span.c.place == PLACE, t.span.c.known_first <= KNOWN, t.span.c.known_last >= KNOWN)
    .order_by(t.span.c.first)
)


_EVIDENCE = (
    sa.select(
        *(t.evidence.c[name] for name in ("rank", "first", "day", "said", "says", "counts", "claim", "html", "body")),
        t.evidence.c.voice.label("voice_key"), t.evidence.c.holder.label("holder_key"),
    )
    .where(
        t.evidence.c.place == PLACE, t.evidence.c.known_last >= KNOWN,
        sa.or_(t.evidence.c.said.is_(None), t.evidence.c.said <= KNOWN),
    )
    .order_by(t.evidence.c.rank.desc())
    .limit(MOST)
)  # fmt: skip
