"""Picture days: what happened on a day, told from what was known alone, and what runs changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from fogline.store import picture_tables as t
from fogline.store import schema
from fogline.store.picture_rows import DAY, KNOWN, MOST, Item, PictureReader, bind, list_whole, read_items

_MONTHS = timedelta(days=90)
"""How long before a day a total was given that is told of it before older ones."""


class DayReader(PictureReader):
    """Events, tolls and disagreements of a day."""

    def day_events(self, day: date, known: date, most: int) -> list[Item]:
        """Events of a day, heaviest first, told from what was known alone."""
        return read_items(self._told(_DAY_EVENTS, _DAY_EVENTS_THEN, {"day": day, "known": known, "most": most}))

    def event_rows(self, day: date, known: date, most: int) -> Sequence[Any]:
        """The same for a page: event_type, html, weight; told from what was known alone."""
        return self._told(_EVENT_ROWS, _EVENT_ROWS_THEN, {"day": day, "known": known, "most": most})

    def signs(self, day: date, known: date, layers: Sequence[str], most: int) -> Sequence[Any]:
        """Signs of a day's events on these layers: id, mark, weight."""
        asked = {"day": day, "known": known, "layers": list(layers), "most": most}
        return self._told(_SIGNS, _SIGNS_THEN, asked)

    def event_features(self, day: date, known: date, layers: Sequence[str], most: int) -> list[str]:
        """GeoJSON features of a day's events on these layers."""
        asked = {"day": day, "known": known, "layers": list(layers), "most": most}
        return [row.feature for row in self._told(_EVENT_FEATURES, _EVENT_FEATURES_THEN, asked)]

    def _told(self, now: sa.Select[Any], then: sa.Select[Any], asked: dict[str, Any]) -> Sequence[Any]:
        """Rows of events as told in the end, and of those that were told otherwise by the day of knowledge."""
        rows = self.connection.execute(now, asked).all()
        if asked["known"] >= t.CEILING:
            return rows
        both = [*rows, *self.connection.execute(then, asked)]
        return sorted(both, key=lambda row: -row.weight)[: asked["most"]]

    def key_tolls(self, day: date, known: date, most: int) -> list[Item]:
        """Running totals that stood on a day, those of the months before it first."""
        lately = max(day, t.FLOOR + _MONTHS) - _MONTHS
        asked = {"day": day, "known": known, "most": most, "lately": lately}
        then = self.connection.execute(_KEY_TOLLS_THEN, asked) if known < t.CEILING else ()
        return [*read_items(then), *read_items(self.connection.execute(_KEY_TOLLS, asked))][:most]

    def key_disputes(self, day: date, known: date, most: int) -> list[Item]:
        """Grave disagreements on what had happened by a day, newest first."""
        asked = {"day": day, "known": known, "most": most}
        then = self.connection.execute(_KEY_DISPUTES_THEN, asked) if known < t.CEILING else ()
        return [*read_items(then), *read_items(self.connection.execute(_KEY_DISPUTES, asked))][:most]

    def changes(self, after: datetime, most: int) -> list[Item]:
        """What runs changed after a moment, the latest and heaviest first."""
        return read_items(self.connection.execute(_CHANGES, {"after": after, "most": most}))


_LAYERS: sa.BindParameter[Any] = sa.bindparam("layers", expanding=True)


def _of_day(*names: str) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """A day's events as told in the end, where all was known; and as told then. With these columns and the weight."""
    known = sa.or_(t.event.c.said_last.is_(None), t.event.c.said_last <= KNOWN)
    then = sa.and_(t.event_then.c.known_first <= KNOWN, t.event_then.c.known_last >= KNOWN)
    both = []
    for table, condition in ((t.event, known), (t.event_then, then)):
        columns = [table.c[name] for name in names] if names else list_whole(table)
        kept = columns if not names else [*columns, table.c.weight]
        wanted = sa.select(*kept).where(table.c.day == DAY, condition)
        both.append(wanted.order_by(table.c.weight.desc()).limit(MOST))
    return both[0], both[1]


def _told_events(*names: str) -> tuple[sa.Select[Any], sa.Select[Any]]:
    now, then = _of_day(*names)
    return now.where(t.event.c.background.is_(False)), then.where(t.event_then.c.background.is_(False))


def _on_layers(*names: str) -> tuple[sa.Select[Any], sa.Select[Any]]:
    now, then = _of_day(*names)
    return now.where(t.event.c.layer.in_(_LAYERS)), then.where(t.event_then.c.layer.in_(_LAYERS))


_DAY_EVENTS, _DAY_EVENTS_THEN = _told_events()


_EVENT_ROWS, _EVENT_ROWS_THEN = _told_events("event_type", "html")


_SIGNS, _SIGNS_THEN = _on_layers("id", "mark")


_EVENT_FEATURES, _EVENT_FEATURES_THEN = _on_layers("feature")


_LATELY = bind("lately", sa.Date())
_KEY_TOLLS = (
    sa.select(*list_whole(t.toll))
    .where(
        t.toll.c.running.is_(True), t.toll.c.depth == 0,
        sa.or_(t.toll.c.said.is_(None), t.toll.c.said <= KNOWN),
        sa.or_(t.toll.c.as_of.is_(None), t.toll.c.as_of <= DAY),
        sa.or_(t.toll.c.overtaken.is_(None), t.toll.c.overtaken > KNOWN),
    )
    .order_by(sa.case((t.toll.c.as_of >= _LATELY, 0), else_=1), t.toll.c.rank)
    .limit(MOST)
)  # fmt: skip


_KEY_TOLLS_THEN = (
    sa.select(*list_whole(t.toll_then))
    .where(
        t.toll_then.c.running.is_(True), t.toll_then.c.depth == 0,
        t.toll_then.c.known_first <= KNOWN, t.toll_then.c.known_last >= KNOWN,
        sa.or_(t.toll_then.c.as_of.is_(None), t.toll_then.c.as_of <= DAY),
    )
    .order_by(sa.case((t.toll_then.c.as_of >= _LATELY, 0), else_=1), t.toll_then.c.rank)
    .limit(MOST)
)  # fmt: skip


_KEY_DISPUTES_THEN = (
    sa.select(*list_whole(t.dispute_then))
    .where(
        t.dispute_then.c.sharp.is_(True), t.dispute_then.c.said <= KNOWN, t.dispute_then.c.known_last >= KNOWN,
        sa.or_(t.dispute_then.c.day.is_(None), t.dispute_then.c.day <= DAY),
    )
    .order_by(t.dispute_then.c.said.desc(), t.dispute_then.c.rank)
    .limit(MOST)
)  # fmt: skip


_KEY_DISPUTES = (
    sa.select(*list_whole(t.dispute))
    .where(
        t.dispute.c.sharp.is_(True), t.dispute.c.said <= KNOWN,
        sa.or_(t.dispute.c.day.is_(None), t.dispute.c.day <= DAY),
    )
    .order_by(t.dispute.c.said.desc(), t.dispute.c.rank)
    .limit(MOST)
)  # fmt: skip


_CHANGES = (
    sa.select(t.change)
    .where(t.change.c.at > bind("after", schema.UtcDateTime()))
    .order_by(t.change.c.at.desc(), t.change.c.weight.desc())
    .limit(MOST)
)
