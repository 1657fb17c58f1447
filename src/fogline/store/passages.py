"""Passages: the full-text index over the blocks of reports (FTS5 on SQLite, tsvector on PostgreSQL)."""

from __future__ import annotations

import re

import sqlalchemy as sa

from fogline.models.report import Report
from fogline.store import schema
from fogline.store.statements import find_next_record, insert_rows

_WORD = re.compile(r"\w{1,60}")
_MAX_WORDS = 12
_FTS = sa.text("INSERT INTO passage_words (rowid, words) VALUES (:record, :words)")
_TSVECTOR = sa.text("UPDATE passage SET words = to_tsvector('english', :words) WHERE record = :record")
_MATCH_FTS = (
    "SELECT rowid AS record, rank AS score FROM passage_words WHERE passage_words MATCH :query"
    " ORDER BY rank LIMIT :most"
)
_MATCH_TSVECTOR = (
    "SELECT record, -ts_rank(words, plainto_tsquery('english', :query)) AS score FROM passage"
    " WHERE words @@ plainto_tsquery('english', :query) ORDER BY score LIMIT :most"
)


def write_passages(connection: sa.Connection, record: int, report: Report) -> None:
    """Index every block of a report but its furniture; a report without blocks is one passage."""
    spans = [(b.start, b.end) for b in report.blocks if b.kind != "furniture"] or [(0, len(report.text))]
    number = find_next_record(connection, schema.passage)
    rows = [
        {"record": number + step, "report": record, "first_char": start, "last_char": end}
        for step, (start, end) in enumerate(spans)
    ]
    insert_rows(connection, schema.passage, rows)
    words = [{"record": row["record"], "words": report.text[row["first_char"] : row["last_char"]]} for row in rows]
    connection.execute(_FTS if connection.dialect.name == "sqlite" else _TSVECTOR, words)


def find_records(connection: sa.Connection, query: str, most: int) -> list[int]:
    """Numbers of passages, of superseded reports too, that hold every word of `query`, best first."""
    words = _WORD.findall(query)[:_MAX_WORDS]
    if not words:
        return []
    if connection.dialect.name == "sqlite":
        statement, asked = _MATCH_FTS, " ".join(f'"{word}"' for word in words)
    else:
        statement, asked = _MATCH_TSVECTOR, " ".join(words)
    rows = connection.execute(sa.text(statement), {"query": asked, "most": most})
    return [row.record for row in rows]
