"""Search: claims by words and slots, and passages by words (FTS5 on SQLite, tsvector on PostgreSQL)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import sqlalchemy as sa

from fogline.store import picture_tables as t
from fogline.store import schema
from fogline.store.passages import find_records

_WORD = re.compile(r"\w{1,60}")
_MOST_WORDS = 12
_SHOWN = 600
"""Characters of a passage that are shown."""
DEEPEST = 2000
"""Results of a search by words that can be paged through; the best come first."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for; an empty field asks nothing. `actor` is an actor's id (who does or suffers), `voice` the key
    of a first-hand voice, `first` and `last` bound the day that a claim speaks of, both inclusive."""

    words: str = ""
    actor: str = ""
    place: str = ""
    event_type: str = ""
    voice: str = ""
    polarity: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not any((self.words.strip(), self.actor, self.place, self.event_type, self.voice, self.polarity,
                        self.first, self.last))  # fmt: skip


def find_claims(
    connection: sa.Connection, asked: Question, after: int, most: int, *, whole: bool = False
) -> Sequence[Any]:
    """Claims that fit, best first where words are asked for, else the latest first: id, html; `whole`: all that is
    known. `after` is how many were seen."""
    words = _WORD.findall(asked.words)[:_MOST_WORDS]
    sqlite = connection.dialect.name == "sqlite"
    values = {name: getattr(asked, name) for name in _FIELDS if getattr(asked, name)}
    statement = _select_claims(tuple(values), bool(words), whole, sqlite)
    limits: dict[str, Any] = {"after": min(after, DEEPEST), "most": most}
    if words:
        limits["asked"] = " ".join(f'"{word}"' for word in words) if sqlite else " ".join(words)
    rows = connection.execute(statement, values | limits)
    return [_read(row) for row in rows] if whole else rows.all()


@cache
def _select_claims(fields: tuple[str, ...], words: bool, whole: bool, sqlite: bool) -> sa.Select[Any]:
    """Claims that fit these fields of a question, and its words."""
    claim = t.claim.c
    columns = [column for column in claim if column.name not in ("html", "parts")]
    wanted = sa.select(*(columns if whole else [claim.id, claim.html]))
    for field in fields:
        wanted = wanted.where(_condition(field))
    if words:
        hits = _match(sqlite)
        wanted = wanted.join(hits, hits.c.record == claim.record).order_by(hits.c.score, claim.record)
    else:
        wanted = wanted.order_by(claim.day.desc(), claim.record)
    return wanted.offset(sa.bindparam("after", type_=sa.Integer())).limit(sa.bindparam("most", type_=sa.Integer()))


def find_passages(connection: sa.Connection, words: str, most: int) -> list[dict[str, Any]]:
    """Passages that hold every word, best first: doc, title, publisher, published, first_char, text."""
    passage, report = schema.passage.c, schema.report.c
    records = find_records(connection, words, 4 * most)
    if not records:
        return []
    first, last = sa.cast(passage.first_char, sa.Integer), sa.cast(passage.last_char, sa.Integer)
    text = sa.func.substr(report.text, first + 1, sa.case((last - first > _SHOWN, _SHOWN), else_=last - first))
    wanted = (
        sa.select(passage.record, passage.first_char, report.doc, report.title, report.publisher, report.published,
                  text.label("text"))
        .join(schema.report, report.record == passage.report)
        .where(passage.record.in_(records), report.superseded_at.is_(None))
    )  # fmt: skip
    found = {row.record: dict(row._mapping) for row in connection.execute(wanted)}
    return [found[record] for record in records if record in found][:most]


def find_names(connection: sa.Connection, words: str, most: int) -> list[dict[str, Any]]:
    """Places and voices whose name has these (folded) words, those with most claims first: what, id, name, claims."""
    found: list[dict[str, Any]] = []
    for what, table in (("place", t.place), ("voice", t.voice)):
        columns = (table.c.id, table.c.name, table.c.claims, table.c.kind)
        wanted = sa.select(*columns).where(table.c.folded.contains(words, autoescape=True), table.c.claims > 0)
        for row in connection.execute(wanted.order_by(table.c.claims.desc(), table.c.id).limit(most)):
            found.append({"what": what, **row._mapping})
    return sorted(found, key=lambda row: -row["claims"])[:most]


def _match(sqlite: bool) -> sa.Subquery:
    score, record = sa.column("score", sa.Float), sa.column("record", sa.BigInteger)
    if sqlite:
        sql = "SELECT rowid AS record, rank AS score FROM picture_words WHERE picture_words MATCH :asked"
    else:
        query = "plainto_tsquery('english', :asked)"
        sql = f"SELECT record, -ts_rank(words, {query}) AS score FROM picture_claim WHERE words @@ {query}"
    return sa.text(sql).columns(record, score).subquery("hits")


_FIELDS = ("event_type", "polarity", "voice", "place", "actor", "first", "last")


def _condition(field: str) -> sa.ColumnElement[bool]:
    claim = t.claim.c
    if field in ("place", "actor"):
        return claim.record.in_(_having(field, ("place",) if field == "place" else ("actor", "recipient")))
    if field in ("first", "last"):
        bound = sa.bindparam(field, type_=sa.Date())
        return claim.day >= bound if field == "first" else claim.day <= bound
    return claim[field] == sa.bindparam(field, type_=sa.Text())


def _having(field: str, roles: tuple[str, ...]) -> sa.Select[tuple[int]]:
    table = schema.claim_entity.c
    entity = sa.bindparam(field, type_=sa.Text())
    return sa.select(table.claim).where(table.entity == entity, table.role.in_(roles))


def _read(row: Any) -> dict[str, Any]:
    item = dict(row._mapping)
    if (body := item.pop("body", None)) is not None:
        item |= json.loads(body)
    return item
