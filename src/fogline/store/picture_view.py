"""Picture view: what pages ask of the picture, each by one indexed look-up; answers are rows with their body read.

A row's body (JSON) and its columns come as one dict. `known` is the day of publication up to which things are known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.errors import NotFound
from fogline.models.report import ReportCard
from fogline.store import picture_tables as t
from fogline.store import schema
from fogline.store.database import Store
from fogline.store.rows import read_row

Item = dict[str, Any]
_DRAWN = frozenset({"html", "parts", "turn", "mark", "feature", "words"})


class PictureView:
    """Reads the picture over one connection, so that a page sees one state of the store. See `open_picture`."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def stamp(self) -> str:
        """The stamp of the picture, "" where there is none."""
        return self.connection.execute(_STAMP).scalar() or ""

    def sheets(self) -> dict[str, str]:
        """All single texts."""
        return {row.key: row.body for row in self.connection.execute(sa.select(t.sheet.c.key, t.sheet.c.body))}

    def marks(self, day: date, known: date, most: int) -> Sequence[Any]:
        """Signs of places on a day: place, status, last_evidence, mark; the latest evidence first."""
        return self.connection.execute(_MARKS, {"day": day, "known": known, "most": most}).all()

    def features(self, day: date, known: date, most: int) -> Sequence[Any]:
        """GeoJSON features of places on a day, the latest evidence first: feature, last_evidence."""
        return self.connection.execute(_FEATURES, {"day": day, "known": known, "most": most}).all()

    def statuses(self, day: date, known: date, most: int) -> list[Item]:
        """Statuses that name a holder or are contested, the latest evidence first."""
        return _items(self.connection.execute(_STATUSES, {"day": day, "known": known, "most": most}))

    def status_rows(self, day: date, known: date, most: int) -> Sequence[Any]:
        """The same for a page: place, last_evidence, html (of a table's row, without its opening)."""
        return self.connection.execute(_STATUS_ROWS, {"day": day, "known": known, "most": most}).all()

    def turns(self, after: date, day: date, known: date, most: int) -> Sequence[str]:
        """HTML of the changes of status after one day and by another, the latest first."""
        asked = {"after": after, "day": day, "known": known, "most": most}
        return self.connection.execute(_TURNS, asked).scalars().all()

    def day_events(self, day: date, known: date, most: int) -> list[Item]:
        """Events of a day, heaviest first, told from what was known alone."""
        return _items(self._told(_DAY_EVENTS, _DAY_EVENTS_THEN, {"day": day, "known": known, "most": most}))

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
        """Running totals that stood on a day."""
        asked = {"day": day, "known": known, "most": most}
        then = self.connection.execute(_KEY_TOLLS_THEN, asked) if known < t.CEILING else ()
        return [*_items(then), *_items(self.connection.execute(_KEY_TOLLS, asked))][:most]

    def key_disputes(self, day: date, known: date, most: int) -> list[Item]:
        """Grave disagreements on what had happened by a day, newest first."""
        asked = {"day": day, "known": known, "most": most}
        then = self.connection.execute(_KEY_DISPUTES_THEN, asked) if known < t.CEILING else ()
        return [*_items(then), *_items(self.connection.execute(_KEY_DISPUTES, asked))][:most]

    def changes(self, after: datetime, most: int) -> list[Item]:
        """What runs changed after a moment, the latest and heaviest first."""
        return _items(self.connection.execute(_CHANGES, {"after": after, "most": most}))

    def place(self, ident: str) -> Item:
        """A place; raises NotFound."""
        return self._one(t.place, ident, "place")

    def places(self, idents: Iterable[str]) -> dict[str, Item]:
        """Places by id, as far as they are known."""
        table = t.place
        rows = self.connection.execute(sa.select(table).where(table.c.id.in_(list(idents))))
        return {row["id"]: row for row in _items(rows)}

    def find_place(self, name: str, folded: str) -> str:
        """The id of a place by its id or its (folded) name, that with most claims; "" where none is called so."""
        return self._find(t.place, name, folded)

    def find_voice(self, name: str, folded: str) -> str:
        """The key of a voice by its key or its (folded) name, that with most claims; "" where none is called so."""
        return self._find(t.voice, name, folded)

    def _find(self, table: sa.Table, name: str, folded: str) -> str:
        return str(self.connection.execute(_select_called(table), {"name": name, "folded": folded}).scalar() or "")

    def spans(self, place: str, known: date) -> list[Item]:
        """A place's statuses from first to last, as known."""
        return _items(self.connection.execute(_SPANS, {"place": place, "known": known}))

    def status(self, place: str, day: date, known: date) -> Item | None:
        """A place's status on a day; None where nothing was told by then."""
        row = self.connection.execute(_STATUS, {"place": place, "day": day, "known": known}).first()
        return _item(row) if row else None

    def steps(self, place: str, most: int) -> Sequence[str]:
        """HTML of what the rule takes for a place, the latest `most`, oldest first."""
        return self.connection.execute(_STEPS, {"place": place, "most": most}).scalars().all()[::-1]

    def evidence(self, place: str, known: date, most: int) -> list[Item]:
        """What the rule takes for a place, the latest `most`, oldest first."""
        rows = _items(self.connection.execute(_EVIDENCE, {"place": place, "known": known, "most": most}))
        return rows[::-1]

    def place_events(
        self, place: str, after: tuple[date, str] | None, most: int, *, whole: bool = False
    ) -> Sequence[Any]:
        """Events at a place and within it, the latest first: id, day, html; `whole`: all that is known. `after` is day
        and id of the last one seen."""
        asked: dict[str, Any] = {"place": place, "most": most}
        if after is not None:
            asked |= {"day": after[0], "ident": after[1]}
        return _all(self.connection.execute(_select_place_events(after is not None, whole), asked), whole)

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
            then = _item(row)
            voices = then.pop("informants", [])
            dropped: Item = dict.fromkeys(item.keys() & {"settle", "withdrawn", "deniers", "own", "voices", "when"})
            return {**item, **dropped, **then, "record": {"informants": voices}}
        if item["said_last"] is not None and item["said_last"] > known:
            raise NotFound(f"Nothing was known of the event “{ident}” by {known.isoformat()}.")
        return item

    def event_claims(self, ident: str, most: int, known: date = t.CEILING) -> list[Item]:
        """The claims of an event that were known by a day, by voice and report."""
        return _items(self.connection.execute(_EVENT_CLAIMS, {"event": ident, "most": most, "known": known}))

    def event_disputes(self, ident: str, known: date = t.CEILING) -> list[Item]:
        """The disagreements on an event that were known by a day, html included."""
        asked = {"event": ident, "known": known}
        then = self.connection.execute(_EVENT_DISPUTES_THEN, asked) if known < t.CEILING else ()
        return [*_items(then), *_items(self.connection.execute(_EVENT_DISPUTES, asked))]

    def claims(self, idents: Iterable[str]) -> dict[str, Item]:
        """Claims by id, as far as they are known."""
        table = t.claim
        rows = self.connection.execute(sa.select(*_whole(table)).where(table.c.id.in_(list(idents))))
        return {row["id"]: row for row in _items(rows)}

    def claim(self, ident: str) -> Item:
        """A claim by its id or the unique beginning of one; raises NotFound."""
        return self._one(t.claim, ident, "claim")

    def claim_record(self, record: int) -> Item:
        """The claim's own record by its number, as JSON has it."""
        body = self.connection.execute(sa.select(schema.claim.c.body).where(schema.claim.c.record == record)).scalar()
        return dict(json.loads(body)) if body else {}

    def name_of(self, ident: str) -> str:
        """The name of an actor or voice; its id where nothing knows it."""
        if name := self.connection.execute(_select_name(t.voice), {"ident": ident}).scalar():
            return str(name)
        body = self.connection.execute(_ACTOR, {"ident": ident}).scalar()
        return str(json.loads(body)["name"]) if body else ident

    def name_of_place(self, ident: str) -> str:
        """The name of a place; "" where nothing knows it."""
        return str(self.connection.execute(_select_name(t.place), {"ident": ident}).scalar() or "")

    def find_report(self, doc: str) -> ReportCard | None:
        """The report of a document's name; None where there is none, or the name stands for several."""
        rows = self.connection.execute(_REPORT, {"doc": doc}).all()
        if len(rows) != 1:
            return None
        names = self.connection.execute(_NAMES, {"sha256": rows[0].sha256}).scalars()
        card = read_row(ReportCard, rows[0].body)
        return replace(card, text=rows[0].text, also=tuple(sorted(set(names) - {card.doc})))

    def report_marks(self, doc: str, most: int) -> Sequence[Any]:
        """The claims of a report in the order of its text: id, first_char, last_char, html, parts."""
        return self.connection.execute(_REPORT_MARKS, {"doc": doc, "most": most}).all()

    def report_claims(self, doc: str, most: int) -> list[Item]:
        """The claims of a report in the order of its text, each with the claim's own record under `record`."""
        found = []
        for row in self.connection.execute(_REPORT_CLAIMS, {"doc": doc, "most": most}):
            item = dict(row._mapping)
            item |= json.loads(item.pop("body"))
            item["record"] = json.loads(item.pop("stated"))
            found.append(item)
        return found

    def pairs(self, docs: Iterable[str], most: int = 200) -> list[Item]:
        """Reprints and citations of these reports."""
        return _items(self.connection.execute(_PAIRS, {"docs": list(docs), "most": most}))

    def tolls(self, measure: str | None, sort: str, after: int, most: int, *, whole: bool = False) -> Sequence[Any]:
        """Lines of the ledger: rank, html; `whole`: all that is known. `sort` is rank, number or day, `after` the rank
        to begin with, or how many were seen in another order."""
        asked = {"measure": measure, "after": after, "most": most}
        return _all(self.connection.execute(_select_tolls(bool(measure), sort, whole), asked), whole)

    def toll_measures(self) -> list[tuple[str, int]]:
        """What the ledger counts, and how many lines each has."""
        rows = self.connection.execute(_MEASURES)
        return [(row.measure, row.lines) for row in rows]

    def disputes(self, kind: str | None, after: int, most: int, *, whole: bool = False) -> Sequence[Any]:
        """Disagreements from rank `after` on: rank, kind, html; `whole`: all that is known."""
        asked = {"kind": kind, "after": after, "most": most}
        return _all(self.connection.execute(_select_disputes(bool(kind), whole), asked), whole)

    def dispute_kinds(self) -> list[tuple[str, int]]:
        """Kinds of disagreement, and how many of each there are."""
        return [(row.kind, row.lines) for row in self.connection.execute(_KINDS)]

    def voices_by(self, sort: str, seen: int, most: int, name: str = "") -> Sequence[Any]:
        """Voices in the order of one of VOICE_SORTS, after so many: id, claims, html."""
        asked = {"most": most, "seen": seen, "name": f"%{_escape(name)}%"}
        return self.connection.execute(_select_voices_by(sort, bool(name)), asked).all()

    def voices(self, after: tuple[int, str] | None, most: int, name: str = "", *, whole: bool = False) -> Sequence[Any]:
        """Voices, those with most claims first: id, claims, html; `whole`: all that is known. `after` is claims and id
        of the last one seen."""
        asked: dict[str, Any] = {"most": most, "name": f"%{_escape(name)}%"}
        if after is not None:
            asked |= {"claims": after[0], "ident": after[1]}
        statement = _select_voices(after is not None, bool(name), whole)
        return _all(self.connection.execute(statement, asked), whole)

    def voice(self, ident: str) -> Item:
        """A voice by its key; raises NotFound."""
        return self._one(t.voice, ident, "voice", whole=True)

    def reports(self, after: tuple[date, str] | None, most: int, name: str = "") -> list[Item]:
        """Reports with their day, basis and number of claims, the latest first; without their text. `name`: words of
        their title, outlet or document."""
        asked: dict[str, Any] = {"most": most, "name": f"%{_escape(name.lower())}%"}
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

    def count_discards(self) -> int:
        """How much was not read or not kept."""
        return int(self.connection.execute(_COUNT_DISCARDS).scalar() or 0)

    def _one(self, table: sa.Table, ident: str, what: str, *, whole: bool = False) -> Item:
        row = self.connection.execute(_select_one(table), {"ident": ident}).first()
        if row is None and ident and not whole:
            begins = sa.select(table).where(table.c.id.startswith(ident, autoescape=True)).limit(2)
            rows = self.connection.execute(begins).all()
            row = rows[0] if len(rows) == 1 else None
        if row is None:
            raise NotFound(f"There is no {what} “{ident}”.")
        return _item(row)


@contextmanager
def open_picture(store: Store) -> Iterator[PictureView]:
    """The picture of a store, read in one transaction. Raises StoreError."""
    with store.read() as connection:
        yield PictureView(connection)


@cache
def _select_one(table: sa.Table) -> sa.Select[Any]:
    return sa.select(table).where(table.c.id == _bind("ident", sa.Text()))


@cache
def _select_called(table: sa.Table) -> sa.Select[Any]:
    columns, name = table.c, _bind("name", sa.Text())
    wanted = sa.select(columns.id).where(sa.or_(columns.id == name, columns.folded == _bind("folded", sa.Text())))
    return wanted.order_by((columns.id != name), columns.claims.desc()).limit(1)


@cache
def _select_name(table: sa.Table) -> sa.Select[Any]:
    return sa.select(table.c.name).where(table.c.id == _bind("ident", sa.Text()))


@cache
def _select_disputes(of_kind: bool, whole: bool) -> sa.Select[Any]:
    table = t.dispute
    columns = _whole(table) if whole else [table.c.rank, table.c.kind, table.c.html]
    wanted = sa.select(*columns).where(table.c.rank >= _bind("after", sa.BigInteger()))
    if of_kind:
        wanted = wanted.where(table.c.kind == _bind("kind", sa.Text()))
    return wanted.order_by(table.c.rank).limit(_MOST)


@cache
def _select_tolls(of_measure: bool, sort: str, whole: bool) -> sa.Select[Any]:
    table, after = t.toll, _bind("after", sa.Integer())
    wanted = sa.select(*(_whole(table) if whole else [table.c.rank, table.c.html]))
    if of_measure:
        wanted = wanted.where(table.c.measure == _bind("measure", sa.Text()))
    if sort == "rank":
        return wanted.where(table.c.rank >= after).order_by(table.c.rank).limit(_MOST)
    order = table.c.number.desc() if sort == "number" else table.c.as_of.desc()
    return wanted.order_by(order, table.c.rank).offset(after).limit(_MOST)


@cache
def _select_place_events(further: bool, whole: bool) -> sa.Select[Any]:
    event, link = t.event.c, t.link.c
    columns = _whole(t.event) if whole else [event.id, event.day, event.html]
    wanted = sa.select(*columns, link.own).join(t.link, sa.and_(link.ident == event.id, link.kind == "event"))
    wanted = wanted.where(link.place == _bind("place", sa.Text()))
    day = sa.func.coalesce(event.day, t.FLOOR)
    if further:
        seen, ident = _bind("day", sa.Date()), _bind("ident", sa.Text())
        wanted = wanted.where(sa.or_(day < seen, sa.and_(day == seen, event.id > ident)))
    return wanted.order_by(day.desc(), event.id).limit(_MOST)


@cache
def _select_voices(further: bool, named: bool, whole: bool) -> sa.Select[Any]:
    table = t.voice.c
    wanted = sa.select(*(_whole(t.voice) if whole else [table.id, table.claims, table.html]))
    if named:
        wanted = wanted.where(table.folded.like(_bind("name", sa.Text()), escape="/"))
    if further:
        claims, ident = _bind("claims", sa.BigInteger()), _bind("ident", sa.Text())
        wanted = wanted.where(sa.or_(table.claims < claims, sa.and_(table.claims == claims, table.id > ident)))
    return wanted.order_by(table.claims.desc(), table.id).limit(_MOST)


VOICE_SORTS = ("name", "events", "carriers", "corroborated", "contradicted", "last")
"""What voices can be sorted by, besides their claims: a name from its beginning, all else from the most or latest."""


@cache
def _select_voices_by(sort: str, named: bool) -> sa.Select[Any]:
    table = t.voice.c
    wanted = sa.select(table.id, table.claims, table.html)
    if named:
        wanted = wanted.where(table.folded.like(_bind("name", sa.Text()), escape="/"))
    column = table.folded if sort == "name" else sa.func.coalesce(table.last, t.FLOOR).desc()
    if sort not in ("name", "last"):
        column = table[sort].desc()
    return wanted.order_by(column, table.id).offset(_bind("seen", sa.Integer())).limit(_MOST)


@cache
def _select_reports(further: bool, named: bool) -> sa.Select[Any]:
    report, claim = schema.report.c, t.claim.c
    count = sa.select(sa.func.count()).where(claim.doc == report.doc).scalar_subquery()
    day = sa.func.coalesce(report.published, t.FLOOR)
    columns = (report.doc, report.title, report.publisher, report.published, report.date_basis)
    wanted = sa.select(*columns, count.label("claims")).where(report.superseded_at.is_(None))
    if named:
        name = _bind("name", sa.Text())
        wanted = wanted.where(
            sa.or_(*(sa.func.lower(one).like(name, escape="/") for one in (report.title, report.publisher, report.doc)))
        )
    if further:
        seen, doc = _bind("day", sa.Date()), _bind("doc", sa.Text())
        wanted = wanted.where(sa.or_(day < seen, sa.and_(day == seen, report.doc > doc)))
    return wanted.order_by(day.desc(), report.doc).limit(_MOST)


@cache
def _select_discards(further: bool) -> sa.Select[Any]:
    table = schema.discard.c
    wanted = sa.select(table.name, table.stage, table.reason, table.record).where(table.superseded_at.is_(None))
    if further:
        name, record = _bind("name", sa.Text()), _bind("record", sa.BigInteger())
        wanted = wanted.where(sa.or_(table.name > name, sa.and_(table.name == name, table.record > record)))
    return wanted.order_by(table.name, table.record).limit(_MOST)


def _escape(name: str) -> str:
    """A name for LIKE with / as the escape character."""
    return name.replace("/", "//").replace("%", "/%").replace("_", "/_")


def _item(row: Any) -> Item:
    item = dict(row._mapping)
    if (body := item.pop("body", None)) is not None:
        item |= json.loads(body)
    return item


def _all(rows: sa.CursorResult[Any], whole: bool) -> Sequence[Any]:
    """Rows as they are for a page, as dicts with their body read where they are wanted whole."""
    return _items(rows) if whole else rows.all()


def _whole(table: sa.Table) -> list[sa.Column[Any]]:
    """A table's columns but those that serve the drawing of pages alone."""
    return [column for column in table.columns if column.name not in _DRAWN]


def _items(rows: Iterable[Any]) -> list[Item]:
    return [_item(row) for row in rows]


def _bind(name: str, kind: Any = None) -> sa.BindParameter[Any]:
    return sa.bindparam(name, type_=kind)


_DAY, _KNOWN, _MOST = _bind("day", sa.Date()), _bind("known", sa.Date()), _bind("most", sa.Integer())
_STAMP = sa.select(t.sheet.c.body).where(t.sheet.c.key == "stamp")
_IN_SPAN = sa.and_(
    t.span.c.first <= _DAY, t.span.c.last >= _DAY, t.span.c.known_first <= _KNOWN, t.span.c.known_last >= _KNOWN
)
_MARKS = (
    sa.select(t.span.c.place, t.span.c.status, t.span.c.last_evidence, t.span.c.mark)
    .where(_IN_SPAN, t.span.c.mark.is_not(None))
    .order_by(t.span.c.last_evidence.desc(), t.span.c.place)
    .limit(_MOST)
)
_LATEST = (t.span.c.last_evidence.desc(), t.span.c.place)
_FEATURES = (
    sa.select(t.span.c.feature, t.span.c.last_evidence)
    .where(_IN_SPAN, t.span.c.feature.is_not(None))
    .order_by(*_LATEST)
    .limit(_MOST)
)
_HELD = sa.and_(_IN_SPAN, t.span.c.status != "unknown")
_STATUSES = sa.select(*_whole(t.span)).where(_HELD).order_by(*_LATEST).limit(_MOST)
_STATUS_ROWS = (
    sa.select(t.span.c.place, t.span.c.last_evidence, t.span.c.html).where(_HELD).order_by(*_LATEST).limit(_MOST)
)
_TURNS = (
    sa.select(t.span.c.turn)
    .where(
        t.span.c.first > _bind("after", sa.Date()), t.span.c.first <= _DAY, t.span.c.known_first <= _KNOWN,
        t.span.c.known_last >= _KNOWN, t.span.c.turn.is_not(None),
    )
    .order_by(t.span.c.first.desc(), t.span.c.place)
    .limit(_MOST)
)  # fmt: skip
_LAYERS: sa.BindParameter[Any] = sa.bindparam("layers", expanding=True)


def _of_day(*names: str) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """A day's events as told in the end, where all was known; and as told then. With these columns and the weight."""
    known = sa.or_(t.event.c.said_last.is_(None), t.event.c.said_last <= _KNOWN)
    then = sa.and_(t.event_then.c.known_first <= _KNOWN, t.event_then.c.known_last >= _KNOWN)
    both = []
    for table, condition in ((t.event, known), (t.event_then, then)):
        columns = [table.c[name] for name in names] if names else _whole(table)
        kept = columns if not names else [*columns, table.c.weight]
        wanted = sa.select(*kept).where(table.c.day == _DAY, condition)
        both.append(wanted.order_by(table.c.weight.desc()).limit(_MOST))
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
_KEY_TOLLS = (
    sa.select(*_whole(t.toll))
    .where(
        t.toll.c.running.is_(True), t.toll.c.depth == 0,
        sa.or_(t.toll.c.said.is_(None), t.toll.c.said <= _KNOWN),
        sa.or_(t.toll.c.as_of.is_(None), t.toll.c.as_of <= _DAY),
        sa.or_(t.toll.c.overtaken.is_(None), t.toll.c.overtaken > _KNOWN),
    )
    .order_by(t.toll.c.rank)
    .limit(_MOST)
)  # fmt: skip
_KEY_TOLLS_THEN = (
    sa.select(*_whole(t.toll_then))
    .where(
        t.toll_then.c.running.is_(True), t.toll_then.c.depth == 0,
        t.toll_then.c.known_first <= _KNOWN, t.toll_then.c.known_last >= _KNOWN,
        sa.or_(t.toll_then.c.as_of.is_(None), t.toll_then.c.as_of <= _DAY),
    )
    .order_by(t.toll_then.c.rank)
    .limit(_MOST)
)  # fmt: skip
_KEY_DISPUTES_THEN = (
    sa.select(*_whole(t.dispute_then))
    .where(
        t.dispute_then.c.sharp.is_(True), t.dispute_then.c.said <= _KNOWN, t.dispute_then.c.known_last >= _KNOWN,
        sa.or_(t.dispute_then.c.day.is_(None), t.dispute_then.c.day <= _DAY),
    )
    .order_by(t.dispute_then.c.said.desc(), t.dispute_then.c.rank)
    .limit(_MOST)
)  # fmt: skip
_KEY_DISPUTES = (
    sa.select(*_whole(t.dispute))
    .where(
        t.dispute.c.sharp.is_(True), t.dispute.c.said <= _KNOWN,
        sa.or_(t.dispute.c.day.is_(None), t.dispute.c.day <= _DAY),
    )
    .order_by(t.dispute.c.said.desc(), t.dispute.c.rank)
    .limit(_MOST)
)  # fmt: skip
_CHANGES = (
    sa.select(t.change)
    .where(t.change.c.at > _bind("after", schema.UtcDateTime()))
    .order_by(t.change.c.at.desc(), t.change.c.weight.desc())
    .limit(_MOST)
)
_PLACE = _bind("place", sa.Text())
_STATUS = sa.select(*_whole(t.span)).where(_IN_SPAN, t.span.c.place == _PLACE).order_by(t.span.c.first.desc()).limit(1)
_STEPS = (
    sa.select(t.evidence.c.html)
    .where(t.evidence.c.place == _PLACE, t.evidence.c.known_last == t.CEILING)
    .order_by(t.evidence.c.rank.desc())
    .limit(_MOST)
)


def _linked(table: sa.Table, kind: str, *known: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """HTML of a ranked table's rows that concern a place."""
    wanted = sa.select(table.c.html).join(t.link, sa.cast(t.link.c.ident, sa.BigInteger) == table.c.rank)
    wanted = wanted.where(t.link.c.place == _PLACE, t.link.c.kind == kind, *known)
    return wanted.order_by(table.c.rank).limit(_MOST)


def _out(table: sa.Table) -> sa.ColumnElement[bool]:
    """What was published by the day of knowledge."""
    return sa.or_(table.c.said.is_(None), table.c.said <= _KNOWN)


def _between(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.known_first <= _KNOWN, table.c.known_last >= _KNOWN)


_PLACE_TOLLS = _linked(t.toll, "toll", _out(t.toll))
_PLACE_TOLLS_THEN = _linked(t.toll_then, "toll then", _between(t.toll_then))
_PLACE_DISPUTES = _linked(t.dispute, "dispute", _out(t.dispute))
_PLACE_DISPUTES_THEN = _linked(
    t.dispute_then, "dispute then", t.dispute_then.c.said <= _KNOWN, t.dispute_then.c.known_last >= _KNOWN
)
_PLACE_KNOWN = (
    sa.select(t.event.c.id, t.event.c.day, t.event.c.html)
    .join(t.link, sa.and_(t.link.c.ident == t.event.c.id, t.link.c.kind == "event"))
    .where(t.link.c.place == _PLACE, sa.or_(t.event.c.said_last.is_(None), t.event.c.said_last <= _KNOWN))
    .order_by(sa.func.coalesce(t.event.c.day, t.FLOOR).desc(), t.event.c.id)
    .limit(_MOST)
)
_PLACE_THEN = (
    sa.select(t.event_then.c.id, t.event_then.c.day, t.event_then.c.html)
    .join(t.link, sa.and_(t.link.c.ident == t.event_then.c.id, t.link.c.kind.in_(("event", "event then"))))
    .where(t.link.c.place == _PLACE, _between(t.event_then))
    .order_by(sa.func.coalesce(t.event_then.c.day, t.FLOOR).desc(), t.event_then.c.id)
    .limit(_MOST)
)
_SPANS = (
    sa.select(*_whole(t.span))
    .where(t.span.c.place == _PLACE, t.span.c.known_first <= _KNOWN, t.span.c.known_last >= _KNOWN)
    .order_by(t.span.c.first)
)
_EVIDENCE = (
    sa.select(
        *(t.evidence.c[name] for name in ("rank", "first", "day", "said", "says", "counts", "claim", "html", "body")),
        t.evidence.c.voice.label("voice_key"), t.evidence.c.holder.label("holder_key"),
    )
    .where(
        t.evidence.c.place == _PLACE, t.evidence.c.known_last >= _KNOWN,
        sa.or_(t.evidence.c.said.is_(None), t.evidence.c.said <= _KNOWN),
    )
    .order_by(t.evidence.c.rank.desc())
    .limit(_MOST)
)  # fmt: skip
_EVENT_RECORD = sa.select(schema.event.c.body).where(schema.event.c.id == _bind("id", sa.Text()))
_EVENT_CLAIMS = (
    sa.select(*_whole(t.claim), t.claim.c.html)
    .where(t.claim.c.event == _bind("event", sa.Text()), sa.or_(t.claim.c.said.is_(None), t.claim.c.said <= _KNOWN))
    .order_by(t.claim.c.said, t.claim.c.doc, t.claim.c.first_char)
    .limit(_MOST)
)
_EVENT_THEN = (
    sa.select(*_whole(t.event_then))
    .where(
        t.event_then.c.id == _bind("id", sa.Text()), t.event_then.c.known_first <= _KNOWN,
        t.event_then.c.known_last >= _KNOWN,
    )
    .order_by(t.event_then.c.weight.desc())
    .limit(1)
)  # fmt: skip
_EVENT_DISPUTES = (
    sa.select(t.dispute)
    .where(
        t.dispute.c.event == _bind("event", sa.Text()), sa.or_(t.dispute.c.said.is_(None), t.dispute.c.said <= _KNOWN)
    )
    .order_by(t.dispute.c.rank)
)
_EVENT_DISPUTES_THEN = (
    sa.select(t.dispute_then)
    .where(
        t.dispute_then.c.event == _bind("event", sa.Text()), t.dispute_then.c.said <= _KNOWN,
        t.dispute_then.c.known_last >= _KNOWN,
    )
    .order_by(t.dispute_then.c.rank)
)  # fmt: skip
_COUNT_DISCARDS = sa.select(sa.func.count()).select_from(schema.discard).where(schema.discard.c.superseded_at.is_(None))
_ACTOR = (
    sa.select(schema.entity.c.body)
    .where(schema.entity.c.kind == "actor", schema.entity.c.id == _bind("ident", sa.Text()))
    .limit(1)
)
_REPORT = (
    sa.select(schema.report.c.sha256, schema.report.c.text, schema.report.c.body)
    .where(schema.report.c.doc == _bind("doc", sa.Text()), schema.report.c.superseded_at.is_(None))
    .limit(2)
)
_NAMES = sa.select(schema.source.c.doc).where(
    schema.source.c.sha256 == _bind("sha256", sa.Text()), schema.source.c.superseded_at.is_(None)
)
_IN_REPORT = t.claim.c.doc == _bind("doc", sa.Text())
_REPORT_MARKS = (
    sa.select(t.claim.c.id, t.claim.c.first_char, schema.claim.c.last_char, t.claim.c.html, t.claim.c.parts)
    .join(schema.claim, schema.claim.c.record == t.claim.c.record)
    .where(_IN_REPORT)
    .order_by(t.claim.c.first_char, t.claim.c.id)
    .limit(_MOST)
)
_REPORT_CLAIMS = (
    sa.select(*_whole(t.claim), schema.claim.c.body.label("stated"))
    .join(schema.claim, schema.claim.c.record == t.claim.c.record)
    .where(_IN_REPORT)
    .order_by(t.claim.c.first_char, t.claim.c.id)
    .limit(_MOST)
)
_PAIRS = (
    sa.select(t.pair).where(t.pair.c.doc.in_(sa.bindparam("docs", expanding=True))).order_by(t.pair.c.rank).limit(_MOST)
)
_MEASURES = sa.select(t.toll.c.measure, sa.func.count().label("lines")).group_by(t.toll.c.measure)
_KINDS = sa.select(t.dispute.c.kind, sa.func.count().label("lines")).group_by(t.dispute.c.kind)
