"""Picture reports: a report with its claims, lists of reports, and what was not read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.models.report import ReportCard
from fogline.store import picture_tables as t
from fogline.store import schema
from fogline.store.picture_rows import MOST, Item, PictureReader, bind, escape_like, list_whole, read_items
from fogline.store.rows import read_row


class ReportReader(PictureReader):
    """Reports, the claims in them, and discards."""

    def find_report(self, doc: str) -> ReportCard | None:
        """The report of a document's name, without its other names; None where there is none, or the name stands for
        several."""
        rows = self.connection.execute(_REPORT, {"doc": doc}).all()
        return replace(read_row(ReportCard, rows[0].body), text=rows[0].text) if len(rows) == 1 else None

    def other_names(self, card: ReportCard) -> list[str]:
        """The names of other documents of the same bytes."""
        names = self.connection.execute(_NAMES, {"sha256": card.sha256}).scalars()
        return sorted(set(names) - {card.doc})

    def report_marks(self, doc: str, most: int) -> Sequence[Any]:
        """The claims of a report in the order of its text: id, first_char, last_char."""
        return self.connection.execute(_REPORT_MARKS, {"doc": doc, "most": most}).all()

    def report_cards(self, doc: str, most: int) -> Sequence[Any]:
        """The claims of a report in the order of its text: id, first_char, last_char, html, parts."""
        return self.connection.execute(_REPORT_CARDS, {"doc": doc, "most": most}).all()

    def report_claims(self, doc: str, most: int) -> list[Item]:
        """The claims of a report in the order of its text, each with the claim's own record under `record`."""
        found = read_items(self.connection.execute(_REPORT_CLAIMS, {"doc": doc, "most": most}))
        return [{**item, "record": json.loads(item.pop("stated"))} for item in found]

    def pair_items(self, doc: str, most: int = 200) -> list[str]:
        """Reprints and citations of a report as its page lists them, each once."""
        return list(dict.fromkeys(self.connection.execute(_PAIR_ITEMS, {"doc": doc, "most": most}).scalars()))

    def shared_passages(self, doc: str, other: str) -> list[list[int]]:
        """Passages that two reports share: start and end here, start and end there."""
        bodies = self.connection.execute(_SHARED, {"doc": doc, "other": other}).scalars()
        return [passage for body in bodies for passage in json.loads(body).get("passages", [])]

    def pairs(self, docs: Iterable[str], most: int = 200) -> list[Item]:
        """Reprints and citations of these reports."""
        return read_items(self.connection.execute(_PAIRS, {"docs": list(docs), "most": most}))

    def reports(self, after: tuple[date, str] | None, most: int, name: str = "") -> list[Item]:
        """Reports with their day, basis and number of claims, the latest first; without their text. `name`: words of
        their title, outlet or document."""
        asked: dict[str, Any] = {"most": most, "name": f"%{escape_like(name.lower())}%"}
        if after is not None:
            asked |= {"day": after[0], "doc": after[1]}
        rows = self.connection.execute(_select_reports(after is not None, bool(name)), asked)
        return [dict(row._mapping) for row in rows]

    def discards(self, after: tuple[str, int] | None, most: int) -> Sequence[Any]:
        """What was not read or not kept, by name: name, stage, reason, record. `after` is name and record of the last
        one seen."""
        asked: dict[str, Any] = {"most": most}
        if after is not None:
            asked |= {"name": after[0], "record": after[1]}
        return self.connection.execute(_select_discards(after is not None), asked).all()

    def why_unread(self, sha256: str) -> str:
        """Why no claims were looked for in a report; "" where they were."""
        return self.connection.execute(_WHY_UNREAD, {"sha256": sha256}).scalar() or ""

    def count_discards(self) -> int:
        """How much was not read or not kept."""
        return int(self.connection.execute(_COUNT_DISCARDS).scalar() or 0)


@cache
def _select_reports(further: bool, named: bool) -> sa.Select[Any]:
    report, claim = schema.report.c, t.claim.c
    count = sa.select(sa.func.count()).where(claim.doc == report.doc).scalar_subquery()
    day = sa.func.coalesce(report.published, t.FLOOR)
    columns = (report.doc, report.title, report.publisher, report.published, report.date_basis)
    wanted = sa.select(*columns, count.label("claims")).where(report.superseded_at.is_(None))
    if named:
        name = bind("name", sa.Text())
        wanted = wanted.where(
            sa.or_(*(sa.func.lower(one).like(name, escape="/") for one in (report.title, report.publisher, report.doc)))
        )
    if further:
        seen, doc = bind("day", sa.Date()), bind("doc", sa.Text())
        wanted = wanted.where(sa.or_(day < seen, sa.and_(day == seen, report.doc > doc)))
    return wanted.order_by(day.desc(), report.doc).limit(MOST)


@cache
def _select_discards(further: bool) -> sa.Select[Any]:
    table = schema.discard.c
    wanted = sa.select(table.name, table.stage, table.reason, table.record).where(table.superseded_at.is_(None))
    if further:
        name, record = bind("name", sa.Text()), bind("record", sa.BigInteger())
        wanted = wanted.where(sa.or_(table.name > name, sa.and_(table.name == name, table.record > record)))
    return wanted.order_by(table.name, table.record).limit(MOST)


_WHY_UNREAD = sa.select(schema.discard.c.reason).where(
    schema.discard.c.sha256 == bind("sha256", sa.Text()),
    schema.discard.c.stage == "relevance",
    schema.discard.c.superseded_at.is_(None),
)
_COUNT_DISCARDS = sa.select(sa.func.count()).select_from(schema.discard).where(schema.discard.c.superseded_at.is_(None))


_REPORT = (
    sa.select(schema.report.c.text, schema.report.c.body)
    .where(schema.report.c.doc == bind("doc", sa.Text()), schema.report.c.superseded_at.is_(None))
    .limit(2)
)


_NAMES = sa.select(schema.source.c.doc).where(
    schema.source.c.sha256 == bind("sha256", sa.Text()), schema.source.c.superseded_at.is_(None)
)


_IN_REPORT = t.claim.c.doc == bind("doc", sa.Text())


def _select_claims(*columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    joined = sa.select(*columns).join(schema.claim, schema.claim.c.record == t.claim.c.record)
    return joined.where(_IN_REPORT).order_by(t.claim.c.first_char, t.claim.c.id).limit(MOST)


_MARK = (t.claim.c.id, t.claim.c.first_char, schema.claim.c.last_char)
_REPORT_MARKS = _select_claims(*_MARK)
_REPORT_CARDS = _select_claims(*_MARK, t.claim.c.html, t.claim.c.parts)
_REPORT_CLAIMS = _select_claims(*list_whole(t.claim), schema.claim.c.body.label("stated"))


_OF_REPORT = t.pair.c.doc == bind("doc", sa.Text())
_PAIR_ITEMS = sa.select(t.pair.c.html).where(_OF_REPORT).order_by(t.pair.c.rank).limit(MOST)
_SHARED = sa.select(t.pair.c.body).where(_OF_REPORT, t.pair.c.other == bind("other", sa.Text())).order_by(t.pair.c.rank)
_PAIRS = (
    sa.select(*list_whole(t.pair))
    .where(t.pair.c.doc.in_(sa.bindparam("docs", expanding=True)))
    .order_by(t.pair.c.rank)
    .limit(MOST)
)
